"""A few pages of a book, each of which ends with a paragraph: the numbers at their feet, the title over their text."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import plain

WHO = ["林河生", "顾阿婆", "孟大川", "沈雪娘", "魏满仓", "朱巧云", "祝晚晴"]
WHERE = ["白鹭洲", "石泉村", "青屏山", "柳湾镇", "龙尾桥"]
LINES = 20
TITLE = "渡口旧事"


def text(lines: int, of: int) -> list[str]:
    """Lines of paragraphs of two lines, no two of them alike."""
    out: list[str] = []
    for k in range(lines // 2):
        n = of * 31 + k
        who, where = WHO[n % 7], WHERE[n % 5]
        out += [f"　　{who}从{where}来，那天水很大，渡口停了三天，", f"他在第{n}块石头上坐着等，一直等到天黑才走。"]
    return out


def removed(raw: list[str]) -> list[str]:
    return [r.text for r in clean("\n".join(raw).encode(), "a.txt").removed]


@pytest.mark.parametrize(("numbers", "last"), [((17, 18), 6), ((17, 18), LINES), ((17, 18, 19), 4), ((1, 2, 3), LINES)])
def test_numbers_at_the_feet_of_a_few_pages(numbers: tuple[int, ...], last: int) -> None:
    raw = [line for n in numbers for line in [*text(LINES if n < numbers[-1] else last, n), str(n)]]
    assert removed(raw) == [str(n) for n in numbers]


def test_the_last_page_of_a_few_can_hold_nothing_but_who_signs() -> None:
    raw = [*text(LINES, 1), "17", "一九八五年七月于赵家庄", "18"]
    assert removed(raw) == ["17", "18"]


def test_the_title_of_a_few_pages_repeated_behind_a_number() -> None:
    raw = [TITLE, *text(LINES, 1), "17", TITLE, *text(LINES, 2), "18"]
    assert removed(raw) == ["17", TITLE, "18"]
    assert plain(clean("\n".join(raw).encode(), "a.txt")).startswith(TITLE)


def test_the_title_over_a_numbered_section_stays() -> None:
    raw = [TITLE, "　　一", *text(LINES - 2, 1), "17", TITLE, *text(LINES, 2), "18"]
    assert removed(raw) == ["17", TITLE, "18"]


@pytest.mark.parametrize(
    "raw",
    [
        [TITLE, *text(12, 1), "1", *text(8, 2), "2"],  # a section of which the text is cut off
        ["1", *text(12, 1), "2", *text(30, 2), "3", *text(4, 3), "4"],
        [*text(12, 1), "甲村", "17", "乙村", "18"],
        [*text(12, 1), "17", *text(12, 2), "19"],
    ],
)
def test_other_numbers_stay(raw: list[str]) -> None:
    assert removed(raw) == []


def test_a_head_over_the_number_of_page_one_is_no_title() -> None:
    raw = [line for n in (1, 2, 3) for line in [TITLE, str(n), *text(LINES, n)]]
    assert removed(raw) == [TITLE, "1", TITLE, "2", TITLE, "3"]
