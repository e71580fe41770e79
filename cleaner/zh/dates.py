"""Dates as Chinese texts write them."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

import regex

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = regex.compile(
    rf"""
    (?: (?<year>[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}}) \s*年 \s* )?
    (?<month>{_NUMBER}) \s*月 \s* (?<day>{_NUMBER}) \s* [日号]
    | (?<year>[12]\d{{3}}) [-/.] (?<month>\d{{1,2}}) [-/.] (?<day>\d{{1,2}}) (?!\d)
    """,
    regex.VERBOSE,
)
_YEAR = regex.compile(r"(?<![\d到至—-])(?<![到至]\s)([12]\d{3})\s*(?:年(?!前|之前|以前|后|建成|代|左右|底前|远景)|(?=\p{Han}))")


def number(string: str) -> int:
    """A number below 100 in digits or Chinese numerals: ``12``, ``十二``, ``二十``."""
    if string.isdigit():
        return int(string)
    tens, ten, ones = string.rpartition("十")
    value = 10 * (int(_DIGITS.get(tens, "1")) if ten else 0)
    return value + (int(_DIGITS[ones]) if ones else 0)


def iso(match: regex.Match[str], year: int | None = None) -> str | None:
    """The ISO date of a match of ``DAY``; ``year`` is used when it states none. None: no year, or no such day."""
    stated = match["year"]
    if stated:
        year = int("".join(_DIGITS.get(c, c) for c in stated))
    month, day = number(match["month"]), number(match["day"])
    if year is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def year_of(text: str) -> int | None:
    """The year a text was written in, where its own dates make that certain; else None.

    The latest year it names, years of plans aside (到2035年, 2035年建成): those lie far beyond the next earlier one.
    It must be in a full date, be named twice, or follow upon a year that is named too; a year that is named once
    beside an earlier one that is named often is a plan.
    """
    counts = Counter(int(y) for y in _YEAR.findall(text))
    full = {int(m["year"]) for m in DAY.finditer(text) if m["year"] and m["year"].isdigit()}
    years = sorted(set(counts) | full, reverse=True)
    for year, earlier in zip_longest(years, years[1:]):
        follows = earlier is not None and year - earlier <= 2
        plan = counts[year] < 2 and earlier is not None and (earlier in full or counts[earlier] >= 3)
        if year in full or ((counts[year] >= 2 or follows) and not plan and (earlier is None or follows)):
            return year
    return None
