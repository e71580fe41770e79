"""Suspicions: what is listed of a single copy, and what is not."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.canon.suspect import findings
from cleaner.canon.witness import FileRecord


def listed(sentence: str) -> list[tuple[str, str]]:
    cleaned = cleaner.clean(f"渡口新闻\n\n{sentence}\n")
    return [(f.code, cleaned.text.raw[slice(*f.span)]) for f in findings(cleaned)]


def test_a_stutter_is_listed_with_its_place() -> None:
    assert listed("几个项目已经落落地地，大家都很高兴。") == [("COL013", "落落地地")]
    assert listed("今年合作社合作社收了不少稻谷。") == [("COL013", "合作社合作社")]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("各村要要抓好秋收，确保粮食归仓。", "要要"),
        ("村里派人到外地寻找找种树的办法。", "找找"),
        ("老种子的发芽率率只剩一半。", "率率"),
        ("他们重新回到到当年的车间。", "到到"),
    ],
)
def test_a_character_that_stands_twice_is_listed(sentence: str, place: str) -> None:
    assert listed(sentence) == [("COL013", place)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("老船工说：“渡口的船修好了。大家都很高兴。", "NOR060"),
        ("老船工说：渡口的船修好了。”大家都很高兴。", "NOR060"),
        ("老船工（在渡口住了四十年很高兴。", "NOR050"),
    ],
)
def test_marks_without_their_other_half_are_listed_and_stay(sentence: str, code: str) -> None:
    cleaned = cleaner.clean(f"渡口新闻\n\n{sentence}\n")
    (found,) = FileRecord.of(cleaned).findings
    assert found.code == code
    assert sentence in cleaned.text.string
    (row,) = build([FileRecord.of(cleaned)], Ids()).review
    assert row.finding == found


def test_a_character_that_makes_no_word_is_listed_with_the_likely_one() -> None:
    assert listed("治水要特之以恒，不能松劲。") == [("COL014", "特")]


@pytest.mark.parametrize(
    "sentence",
    [
        "大家高高兴兴地回家，路上热热闹闹。",
        "治水要持之以恒，不能松劲。",
        "他常常到果园来，看看天天长大的树。",
        "哈哈哈哈，他笑了。",
        "研究院院长和护湖队队长都来了，洪水年年从桥面上过。",
        "他现在在渡口，写信来说说家里的事，一张张照片都寄到了。",
        "图书馆馆员说的的确不错，人民民主，发展展览，中国国内都一样。",
    ],
)
def test_good_chinese_is_not(sentence: str) -> None:
    assert listed(sentence) == []


def test_a_protected_word_is_not_suspected() -> None:
    cleaned = cleaner.clean("渡口新闻\n\n治水要特之以恒，几个项目已经落落地地。\n")
    assert [f.code for f in findings(cleaned, ("特之以恒",))] == ["COL013"]
    assert [f.code for f in findings(cleaned, ("落落地地",))] == ["COL014"]


def test_nothing_is_changed() -> None:
    assert "落落地地" in cleaner.clean("几个项目已经落落地地，大家都很高兴。").text.string


def test_a_file_of_one_endless_clause_is_looked_at_too() -> None:
    assert ("COL014", "特") in listed("果园" * 5000 + "治水要特之以恒" + "果园" * 5000)
