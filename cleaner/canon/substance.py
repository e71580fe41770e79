"""Whether two nearly equal texts say the same: notices from one mould differ in numbers, dates and names only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import sqrt

from cleaner.canon.align import Difference, differences, share_equal
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.unit import SHORT, Said
from cleaner.zh.lexicon import has_word
from cleaner.zh.lookalikes import alike
from cleaner.zh.names import is_name

_NUMERIC = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两]+")
_NUMBERS = re.compile(r"\d+|[〇零一二三四五六七八九十百千万亿两]{2,}|(?<=第)[一二三四五六七八九十]")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
# The number of a page or a column of the paper says where a copy was printed, not what it says.
_PLACE = re.compile(r"第?[A-Za-z]?(?:\d+|[〇零一二三四五六七八九十]+)[版页]")

# How many conflicts a text may have beyond what its own rate of recognition errors explains: one number in 800
# characters, one replaced word in 200. A notice is shorter than that, so in a notice one is too many.
_PER_NUMBER = 800
_PER_WORD = 200
# What is replaced so often by the same other thing is another name, unless the two look alike.
_RECURRING = 2
# Titles that have so much in common differ in a number or a name; others are two headlines.
_ONE_FORM = 0.5
# By chance, so many isolated errors squared give one that recurs.
_CHANCE = 300

Pair = tuple[str, str]


def is_numeric(text: str) -> bool:
    """Whether the text has a digit or a Chinese numeral in it."""
    return _NUMERIC.search(text) is not None


def same_substance(
    a: str, b: str, rows: list[Difference], strikes: float = 0, titles: Sequence[Pair] = (), *, revised: bool = False
) -> bool:
    """Whether the differences ``rows`` of two plain texts are those of two copies of one text.

    ``strikes`` is what else speaks against it, as so many conflicting numbers; ``titles`` is what the titles have for
    one another. Isolated wrong characters give the rate of recognition errors; numbers that conflict (both sides whole
    numbers), words replaced by other words, and replacements that recur are held against what that rate would produce
    by itself. Where there is none at all, one number or name is enough, but not of a text that may be ``revised``.
    """
    numbers: float = 0  # conflicts in numbers
    single = 0  # isolated errors
    pairs = list(titles)
    for a0, a1, b0, b1 in rows:
        left, right = a[a0:a1], b[b0:b1]
        if _NUMERIC.search(left + right):
            whole_left, whole_right = _number_at(a, a0, a1), _number_at(b, b0, b1)
            if whole_left and whole_right and whole_left != whole_right:
                numbers += not (_in_place(a, a0) and _in_place(b, b0))
                continue
        pairs += _pairs(left, right)
        single += max(a1 - a0, b1 - b0) == 1
    replaced = [block for block in _blocks(rows) if _is_word(a[block[0] : block[1]], b[block[2] : block[3]])]
    if not (single or revised) and (numbers or any(_are_names(a, b, block) for block in replaced)):
        return False  # there is no error of recognition: what differs was written so
    renamed = sum(max(len(left), len(right)) for left, right in titles if _is_renamed(left, right))
    words = len(replaced)
    numbers += strikes + (renamed if renamed >= _RECURRING else 0)
    numbers += sum(count for pair, count in Counter(pairs).items() if count >= _RECURRING and _is_renamed(*pair))
    if not numbers and not words:
        return True
    length = max(len(a), len(b))
    if not length:
        return False  # nothing but titles, and these conflict
    rate = single / length
    of_numbers = rate * sum(map(len, _NUMERIC.findall(a))) + single * single / _CHANCE
    of_words = 4 * rate * rate * length
    return (
        numbers <= of_numbers + 2 * sqrt(of_numbers) + length / _PER_NUMBER
        and words <= of_words + 2 * sqrt(of_words) + length / _PER_WORD
    )


def _blocks(rows: list[Difference]) -> list[Difference]:
    """Differences with no more than one equal character between them as one: a name shares characters with another."""
    out: list[Difference] = []
    for row in rows:
        if out and row[0] - out[-1][1] <= 1:
            out[-1] = (out[-1][0], row[1], out[-1][2], row[3])
        else:
            out.append(row)
    return out


def _pairs(left: str, right: str) -> list[Pair]:
    """What stands for what: character for character where there are as many."""
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    return [(left, right)] if left and right else []


def _is_word(left: str, right: str) -> bool:
    """Whether a word was replaced by another one, not characters by their look-alikes."""
    if not (_HAN.fullmatch(left) and _HAN.fullmatch(right)):
        return False
    return len(left) != len(right) or not all(x == y or alike(x, y) for x, y in zip(left, right, strict=True))


def _are_names(a: str, b: str, block: Difference) -> bool:
    """Whether the name of one person stands for that of another; of the surname they may have in common."""
    a0, a1, b0, b1 = block
    return any(
        all(is_name(name) and not has_word(name) for name in (a[max(0, a0 - shared) : a1], b[max(0, b0 - shared) : b1]))
        for shared in (0, 1)
    )


def _is_renamed(left: str, right: str) -> bool:
    """Whether what was replaced by the same other thing again and again is another name: errors do not repeat so."""
    if not (left.isalpha() and right.isalpha()) or alike(left, right):
        return False
    return not (stands_alone(left) and stands_alone(right))  # an editor may print 于 for 在 throughout


def _in_place(text: str, at: int) -> bool:
    """Whether a number is that of a page."""
    return any(m.start() <= at <= m.end() for m in _PLACE.finditer(text, max(0, at - 6), at + 6))


def title_pairs(a: Said, b: Said) -> list[Pair]:
    """What the titles of two copies have for one another, if they are of one form."""
    if not a.title or not b.title:
        return []
    rows = _in_one_form(a.title, b.title)
    return [pair for a0, a1, b0, b1 in rows for pair in _pairs(a.title[a0:a1], b.title[b0:b1])]


def _in_one_form(one: str, other: str) -> list[Difference]:
    """Where two titles of one form differ; nowhere if they are not: each paper has a headline of its own for a text."""
    rows = differences(one, other)
    return rows if share_equal(max(len(one), len(other)), rows) >= _ONE_FORM else []


def strikes(a: Said, b: Said) -> float:
    """What title and date say against two copies: a title with another number counts as a number, a date as half one.

    A reprint has another date; of short texts the titles must agree too.
    """
    dates = (a.date, b.date)
    out = 0.5 if all(dates) and dates[0] != dates[1] else 0.0
    if a.title and b.title and a.title != b.title:
        numbered = _numbers(a.title) != _numbers(b.title) and _in_one_form(a.title, b.title)
        out += bool(min(a.han, b.han) < SHORT or numbered)
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
