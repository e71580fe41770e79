"""Days and numbers as they are printed."""

from __future__ import annotations

import itertools

import pytest

from cleaner import clean
from cleaner.zh.dates import DAY, iso, number


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("二三", 23),
        ("一九", 19),
        ("七", 7),
        ("三三", 33),
        ("十三三", 43),
    ],
)
def test_numbers(string: str, value: int) -> None:
    assert number(string) == value


@pytest.mark.parametrize("length", [1, 2, 3])
def test_any_run_of_numerals_has_a_value(length: int) -> None:
    for run in itertools.product("一二三四五六七八九十", repeat=length):
        assert number("".join(run)) > 0


@pytest.mark.parametrize("text", ["三三月五日", "五月二三十日", "十十月一日"])
def test_no_day_is_none(text: str) -> None:
    match = DAY.fullmatch("2026年" + text)
    assert match is None or iso(match) is None


def test_day_digit_by_digit() -> None:
    assert (match := DAY.fullmatch("一九四六年五月二三日"))
    assert iso(match) == "1946-05-23"


@pytest.mark.parametrize("line", ["五月二三日", "一九", "三三", "三三月五日"])
def test_odd_numerals_stop_no_file(line: str) -> None:
    text = f"渡口的灯\n\n一\n\n灯亮了一夜，摆渡的人也守了一夜。\n\n{line}\n\n天亮的时候，河面上起了雾，船没有开。\n"
    assert clean(text).articles


@pytest.mark.parametrize("day", ["四月十三四日", "二三月十一日", "四月三二日"])
def test_what_names_no_one_day_has_no_date(day: str) -> None:
    found = DAY.fullmatch(day)
    assert found is not None
    assert iso(found, 1958) is None
