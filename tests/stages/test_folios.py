"""Page numbers as a sequence."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.stages.furniture.folios import is_regular, sequences


def size(above: int, below: int) -> int:
    return (below - above) * 20


def test_numbers_count_on_over_others() -> None:
    assert sequences([(0, 7), (20, 8), (25, 1958), (40, 9), (60, 11)], size) == [[0, 20, 40, 60], [25]]


def test_rows_of_a_table_are_no_pages() -> None:
    assert sequences([(0, 1), (1, 2), (2, 3)], size) == [[0], [1], [2]]


def test_pages_are_equally_long_and_chapters_are_not() -> None:
    pages, chapters = [0, 26, 52, 78, 104, 130], [0, 31, 90, 112, 170, 215]
    assert is_regular(pages, [7, 8, 9, 10, 11, 12], size)
    assert not is_regular(chapters, [1, 2, 3, 4, 5, 6], size)
    assert not is_regular(pages[:4], [7, 8, 9, 10], size)


def test_page_numbers_with_nothing_between_them() -> None:
    raw = "— 3 —\nJ\n6\n山\n— 82 —\n— 109 —\n— 124 —\n"  # divided by the length of no page at all
    assert [r.text for r in clean(raw.encode()).removed] == ["— 3 —", "— 82 —", "— 109 —", "— 124 —"]


def printed_pages(head: str, foot: str, numbers: range) -> list[str]:
    """Pages of eight lines of wrapped text with their heads and feet."""
    lines = [
        "渠道沿山而行，经过三个村庄，灌溉两岸的水田，从前用石头砌成，后来嫌它漏",
        "水，全都换成了混凝土，闸门共有十二座，由专人看管，每座闸门边上都有一间小",
    ]
    out: list[str] = []
    for n in numbers:
        out += [head.format(n=n), *(lines * 4)[n % 2 :], foot.format(n=n)]
    return out


@pytest.mark.parametrize("foot", ["（{n}）", "[{n}]", "{n}"])
def test_numbers_below_the_head_lines_of_newspaper_pages(foot: str) -> None:
    raw = printed_pages("2026年5月2日　星期六　第{n}版　要闻", foot, range(3, 9))
    cleaned = clean("\n".join(raw).encode(), "a.txt")
    assert {foot.format(n=n) for n in range(3, 9)} <= {each.text for each in cleaned.removed}


def test_heads_that_are_named_after_numbered_chapters() -> None:
    raw = printed_pages("{n}　　三、清淤", "——", range(3, 9))
    cleaned = clean("\n".join(line for line in raw if line != "——").encode(), "a.txt")
    assert [each.text for each in cleaned.removed] == [f"{n}　　三、清淤" for n in range(3, 9)]


def test_the_headings_of_minutes_are_none_though_names_without_a_mark_stand_above() -> None:
    names = "林启山、何守田、顾阿婆、孟大川、沈雪娘、魏满仓、朱巧云、祝晚晴、林河生"
    talk = "讨论今年清淤的办法，决定按田亩分摊，每亩出工两天，不出工的出钱，由组长收齐"
    raw = [
        line
        for n in "1234"
        for line in (f"会议记录（{n}）", "一、出席人员", names, "二、议题", talk, "三、下次", "下月。")
    ]
    cleaned = clean("\n".join(raw).encode(), "a.txt")
    assert not [each for each in cleaned.removed if "、" in each.text]
