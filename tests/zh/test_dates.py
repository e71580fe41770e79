"""Dates."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean
from cleaner.zh.dates import DAY, iso, number


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("三三", 33), ("十三三", 43), ("一二", 12)],
)
def test_numbers_are_read(written: str, value: int) -> None:
    assert number(written) == value


def test_a_month_that_is_none_makes_no_date() -> None:
    day = DAY.match("2026年三三月三日")
    assert day is not None
    assert iso(day) is None


@pytest.mark.parametrize("day", ["四月十三四日", "二三月十一日", "四月三二日"])
def test_what_names_no_one_day_has_no_date(day: str) -> None:
    found = DAY.fullmatch(day)
    assert found is not None
    assert iso(found, 1958) is None


@pytest.mark.parametrize("line", ["一九五八年四月十三四日", "一三一", "九三"])
def test_no_numeral_stops_the_work(line: str) -> None:
    raw = f"修渠记\n林河生\n{line}\n渠道开工那天，全村的人都到了工地。\n二\n红旗插遍了山坡，大家干得很欢。"
    assert clean(raw.encode(), "a.txt").articles
