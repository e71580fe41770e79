"""Labels, authors, places, formulas and references of papers."""

from __future__ import annotations

import pytest

from cleaner.zh.papers import (
    are_authors,
    is_affiliation,
    is_codes,
    is_formula,
    is_labelled,
    is_note,
    is_of_cover,
    is_whole_reference,
    names_part,
    reference_number,
)


@pytest.mark.parametrize(
    "line",
    (
        "摘  要：渠道",
        "【摘要】 渠道",
        "[关键词] 渠道",
        "关 键 词：渠道",
        "Key words: canal",
        "DOI：10.1000/1",
        "摘要 渠道",
    ),
)
def test_labels(line: str) -> None:
    assert is_labelled(line)


@pytest.mark.parametrize("line", ("摘要写得好", "关键词有三个", "基金项目的申请", "作者：林有田", "（摘", "Keyword"))
def test_no_labels(line: str) -> None:
    assert not is_labelled(line)


def test_codes_and_notes() -> None:
    assert is_codes("中图分类号：X52    文献标识码：A")
    assert is_codes("收稿日期：2020-03-12")
    assert not is_codes("作者简介：林有田，男，工程师。")
    assert is_note("作者简介：林有田，男，工程师。")
    assert is_note("（收稿日期：2020-03-12）")
    assert not is_note("关键词：渠道")


@pytest.mark.parametrize(
    "line",
    (
        "林晓禾1，任光明2",
        "林晓禾¹, 任光明²*",
        "□ 林晓禾 任光明",
        "林 晓  任光明",
        "孟桥1,2，白一帆*",
        "林有田（临江大学）",
    ),
)
def test_authors(line: str) -> None:
    assert are_authors(line)


@pytest.mark.parametrize("line", ("四色织、程所去", "渠道 水库", "林有田说渠道通水了", "云溪河湿地", "林有田：渠道"))
def test_no_authors(line: str) -> None:
    assert not are_authors(line)


def test_places() -> None:
    assert is_affiliation("（1. 云溪县水利局，临江 310000；")
    assert is_affiliation("2. 临江大学环境学院，临江 310012）")
    assert is_affiliation("临江大学数学系，临江")
    assert not is_affiliation("渠道通水了。局长讲了话。")
    assert not is_affiliation("湿地的效益")


@pytest.mark.parametrize("line", ("η=(C0-C1)/C0×100%   (1)", "B＝(S－C)/A  （1）", "λ<m.", "F = ma", "x≥0  (2.3)"))
def test_formulas(line: str) -> None:
    assert is_formula(line)


@pytest.mark.parametrize(
    "line",
    ("/index.html?lang=zh", "（P<0.05）", "a<b>c</b>", "=====", "价格=100元", "if x = 3 then go", "https://a.b/c=d"),
)
def test_no_formulas(line: str) -> None:
    assert not is_formula(line)


def test_references() -> None:
    assert reference_number("[12] 沈怀川. 渠道") == 12
    assert reference_number("[1-2]。在田块") is None
    assert reference_number("沈怀川[1]") is None
    assert is_whole_reference("[1] 沈怀川. 渠道[J]. 水利，2015：3.")
    assert not is_whole_reference("[1] 沈怀川. 渠道[J].")
    assert not is_whole_reference("[1] 沈怀川. 渠道[J]. 水利，2015：3-")


def test_parts_and_covers() -> None:
    assert all(map(names_part, ("参考文献", "结  论", "ABSTRACT", "附录B", "参考文献：")))
    assert not any(map(names_part, ("参考", "结论如下", "材料", "前言不搭后语")))
    assert all(map(is_of_cover, ("ICS 13.060.20", "P 41", "某省地方标准", "GB/T 99123—2020", "DB99/T 1.2-2020")))
    assert not any(map(is_of_cover, ("农村小型供水站", "标准化", "P 4100")))
