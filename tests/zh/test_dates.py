"""Dates."""

from __future__ import annotations

import pytest

from cleaner.zh.dates import DAY, iso, number


@pytest.mark.parametrize(
    ("written", "value"),
    [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("三三", 33), ("十三三", 43)],
)
def test_numbers_are_read(written: str, value: int) -> None:
    assert number(written) == value


def test_a_month_that_is_none_makes_no_date() -> None:
    day = DAY.match("2026年三三月三日")
    assert day is not None
    assert iso(day) is None
