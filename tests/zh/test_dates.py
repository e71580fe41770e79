"""Dates in Chinese numerals."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean
from cleaner.zh.dates import DAY, iso, number


@pytest.mark.parametrize(("numeral", "value"), [("12", 12), ("十二", 12), ("二十", 20), ("三十一", 31), ("一二", 12)])
def test_numbers(numeral: str, value: int) -> None:
    assert number(numeral) == value


@pytest.mark.parametrize("day", ["四月十三四日", "二三月十一日", "四月三二日"])
def test_what_names_no_one_day_has_no_date(day: str) -> None:
    found = DAY.fullmatch(day)
    assert found is not None
    assert iso(found, 1958) is None


@pytest.mark.parametrize("line", ["一九五八年四月十三四日", "一三一", "九三"])
def test_no_numeral_stops_the_work(line: str) -> None:
    raw = f"修渠记\n林河生\n{line}\n渠道开工那天，全村的人都到了工地。\n二\n红旗插遍了山坡，大家干得很欢。"
    assert clean(raw.encode(), "a.txt").articles
