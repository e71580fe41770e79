"""Dates as Chinese texts write them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest

import regex

from cleaner.core.late import late

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
ISO_DAY = late(r"[（(]?[12]\d{3}([-/.])\d{1,2}\1\d{1,2}[）)]?")
"""A day as web pages give it under a title: 2026-05-09."""
_OPENS_DAY = frozenset("0123456789一二三四五六七八九十")  # or a digit of another script
_SHORTEST = 4  # code points of a day: 5月1日
# When a piece of a collection was written, under its title: （一九二七年三月）, （1937年7月、8月）
WRITTEN = late(
    rf"[（(]\s*(?:[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}})\s*年\s*{_NUMBER}\s*月[^（）()。，]{{0,20}}[）)]"
)
# The head of an entry in a diary: a day, its weekday, its weather.
ENTRY_DAY = late(
    rf"""
    (?: (?:[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}}) \s*年 \s* )? {_NUMBER} \s*月 \s* {_NUMBER} \s* [日号]
    (?: \s* [，,（(]? \s* (?:星期|周|礼拜|禮拜) [一二三四五六日天] \s* [）)]? )?
    (?: [\s，,]+ (?<weather> [晴阴陰雨雪雾霧风風] | \p{{Han}}{{0,4}}(?:多云|多雲|[雨雪雾霧风風晴阴陰]) ) ){{0,2}}
    """,
    regex.VERBOSE,
)
_YEAR = late(r"(?<![\d到至—-])(?<![到至]\s)([12]\d{3})\s*(?:年(?!前|之前|以前|后|建成|代|左右|底前|远景)|(?=\p{Han}))")

_PERIOD = late(
    r"(?<![\d到至—-])([12]\d{3})(?:年(?:第?[一二三四]季度|[上下]半年|前\p{Han}个月|全年|初|底|末)|(?=\p{Han}{2,12}(?:大会|论坛|年会|博览会|赛)))"
)
_FOUR_DIGITS = re.compile(r"[12]\d{3,}")
# What comes after 年 where it belongs to a day or a period: nothing else need be tried.
_OPENS_MONTH = re.compile(r"[\d\s一二三四五六七八九十]")
_OPENS_PERIOD = "第一二三四上下前全初底末"
_NO_NUMBER = 1000
_WIDE_DIGITS = "０１２３４５６７８９"
_NARROW = {ord("０") + n: str(n) for n in range(10)}


def is_date(text: str) -> bool:
    """Whether a text is nothing but a day, in brackets or not."""
    if len(text) < _SHORTEST or text.isdigit():
        return False
    text = text.strip("（()） \u3000")
    return (text[:1] in _OPENS_DAY or text[:1].isdigit()) and DAY.fullmatch(text) is not None


def number(string: str) -> int:
    """A number in digits or Chinese numerals: ``12``, ``十二``, ``二十``, digit by digit ``二三`` or ``一〇``.

    What is no number (``三十十``, ``二三十``) has some value beyond those of months and days.
    """
    if string.isdigit():
        return int(string)
    tens, ten, ones = string.rpartition("十")
    if "十" in tens or len(tens) > 1:
        return _NO_NUMBER
    value = 10 * int(_DIGITS[tens] if tens else "1") if ten else 0
    return value + int("".join(_DIGITS[c] for c in ones) or "0")


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

    The latest year it names, years of plans aside (到2035年, 2035年建成), which lie far beyond the next earlier one. It
    is certain when it stands in a full date, in the name of a period or an event (2026年一季度, 2026世界…大会), or
    twice and close to the year before; a year named once in passing says only that the text is not older.
    """
    if any(digit in text for digit in _WIDE_DIGITS):
        text = text.translate(_NARROW)
    counts: Counter[int] = Counter()
    certain: set[int] = set()
    for found in _FOUR_DIGITS.finditer(text):  # one fast look finds where the patterns have to be tried
        behind = text[found.end() : found.end() + 2]
        of_year = behind[:1] == "年"
        day = None if of_year and not _OPENS_MONTH.search(behind) else DAY.match(text, found.end() - 4)
        if day and day["year"] and day["year"].isdigit():
            certain.add(int(day["year"]))
        if found.end() - found.start() > 4:
            continue
        if said := _YEAR.match(text, found.start()):
            counts[int(said[1])] += 1
        if (not of_year or behind[1:] in _OPENS_PERIOD) and (said := _PERIOD.match(text, found.start())):
            certain.add(int(said[1]))
    years = sorted(set(counts) | certain, reverse=True)
    for year, earlier in zip_longest(years, years[1:]):
        if year in certain:
            return year
        if earlier is None or year - earlier <= 2:
            plan = counts[year] < 2 and (earlier in certain or counts[earlier] >= 3)
            if not plan:
                return year if counts[year] >= 2 and earlier is not None else None
    return None
