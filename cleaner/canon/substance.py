"""Whether two nearly equal texts say the same: notices from one mould differ in numbers, dates and names only."""

from __future__ import annotations

import re
from math import sqrt

from cleaner.canon.align import Difference
from cleaner.canon.unit import SHORT, Unit

_NUMERIC = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两]+")
_NUMBERS = re.compile(r"\d+|[〇零一二三四五六七八九十百千万亿两]{2,}|(?<=第)[一二三四五六七八九十]")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")

# How many conflicts a text may have beyond what its own rate of recognition errors explains: one number in 800
# characters, one replaced word in 200. A notice is shorter than that, so in a notice one is too many.
_PER_NUMBER = 800
_PER_WORD = 200


def is_numeric(text: str) -> bool:
    """Whether the text has a digit or a Chinese numeral in it."""
    return _NUMERIC.search(text) is not None


def same_substance(a: str, b: str, rows: list[Difference], strikes: float = 0) -> bool:
    """Whether the differences ``rows`` of two plain texts are those of two copies of one text.

    ``strikes`` is what else speaks against it, as so many conflicting numbers. Isolated wrong characters give the
    rate of recognition errors; numbers that conflict (both sides whole numbers) and words replaced by other words are
    held against what that rate would produce by itself.
    """
    numbers, words, single = strikes, 0, 0  # conflicts in numbers and in words; isolated errors
    for a0, a1, b0, b1 in rows:
        left, right = a[a0:a1], b[b0:b1]
        if _NUMERIC.search(left + right):
            whole_left, whole_right = _number_at(a, a0, a1), _number_at(b, b0, b1)
            if whole_left and whole_right and whole_left != whole_right:
                numbers += 1
                continue
        if max(a1 - a0, b1 - b0) == 1:
            single += 1
        elif _HAN.fullmatch(left) and _HAN.fullmatch(right):
            words += 1
    if not numbers and not words:
        return True
    length = max(len(a), len(b))
    rate = single / length
    of_numbers = rate * sum(map(len, _NUMERIC.findall(a)))
    of_words = 2 * rate * rate * length
    return (
        numbers <= of_numbers + 2 * sqrt(of_numbers) + length / _PER_NUMBER
        and words <= of_words + 2 * sqrt(of_words) + length / _PER_WORD
    )


def strikes(a: Unit, b: Unit) -> float:
    """What title and date say against two copies: a title with another number counts as a number, a date as half one.

    A reprint has another date; of short texts the titles must agree too.
    """
    dates = (a.head.date, b.head.date)
    out = 0.5 if all(dates) and dates[0] != dates[1] else 0.0
    if a.title and b.title and a.title != b.title:
        out += min(len(a.han), len(b.han)) < SHORT or _numbers(a.title) != _numbers(b.title)
    return out


def _numbers(title: str) -> list[str]:
    return _NUMBERS.findall(title)


def _number_at(text: str, start: int, end: int) -> str:
    """The whole number that ``text[start:end]`` is a piece of, or "" if there is anything but a number."""
    lo, hi = start, end
    while lo and _NUMERIC.match(text, lo - 1, lo):
        lo -= 1
    while hi < len(text) and _NUMERIC.match(text, hi, hi + 1):
        hi += 1
    return text[lo:hi] if _NUMERIC.fullmatch(text, lo, hi) else ""
