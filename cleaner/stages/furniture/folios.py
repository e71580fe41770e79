"""Page numbers as a sequence: they count on from page to page, over what else stands between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.zh.dates import number

DECORATED = regex.compile(  # a page number with dashes or dots round it, or called a page
    r"""
      [—–―\-－·•.~〜～|｜]{1,3} \s* (?<n>\d{1,4}) \s* [—–―\-－·•.~〜～|｜]{1,3}
    | [\-—]? \s* (?:第|P\.?|p\.?|Page|PAGE) \s* (?<n>\d{1,4}) \s* [页頁]?
      (?: \s* [，,/／、of]* \s* 共? \s* \d{1,4} \s* [页頁]? )?
    | (?<n>\d{1,4}) \s* [页頁]
    | [—–－-]{1,2} \s* [一二三四五六七八九十百〇○]{1,5} \s* [—–－-]{1,2}
    | 第 \s* [一二三四五六七八九十百〇○零]{1,5} \s* [页頁]
    """,
    regex.VERBOSE,
)
_FOLIO = late(  # a line that may be a page number if others count on from it: figures, Chinese, Roman
    r"""
      [·•.—–\-－~]? \s* (?<n>\d(?:\s?\d){0,3}) \s* [·•.—–\-－~]?
    | [（(\[【〔] \s* (?<n>\d{1,4}) \s* [)）\]】〕]
    | [·•（(]? \s* (?<han>[一二三四五六七八九十百〇○零]{1,5}) \s* [·•）)]?
    | (?<roman>[ivxlc]{1,8}|[IVXLC]{1,8})
    """,
    regex.VERBOSE,
)
_ROMAN = late(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
FOLIO_LENGTH = 8  # code points
EDGE_NUMBER = regex.compile(  # a running head with the page number at one end of the line
    r"""
      (?<n>\d{1,4}) [\s\u3000·|｜/—-]+ (?<words>\D.*)
    | (?= .*+ (?<=\d) )  # else the end would be looked for behind every character
      (?<words>.*\D) [\s\u3000·|｜/—-]+ (?<n>\d{1,4})
    | [·•—–（(第] \s* (?<n>\d{1,4}) \s* [·•—–）)页頁] \s* (?<words>[^\d\s].*)
    | (?= .*+ (?<=[·•—–）)页頁]) )
      (?<words>.*[^\d\s]) \s* [·•—–（(第] \s* (?<n>\d{1,4}) \s* [·•—–）)页頁]
    """,
    regex.VERBOSE,
)
EDGE_HAN = late(  # the same with Chinese numerals, behind a blank or a dot
    r"""
      (?<han>[一二三四五六七八九十百〇○零]{1,5}) [\s\u3000·]+ (?<words>\D.*)
    | (?<words>.*[^\s·]) [\s\u3000·]+ (?<han>[一二三四五六七八九十百〇○零]{1,5})
    """,
    regex.VERBOSE,
)
_LAST = late(r"(?<n>\d{1,4})$|[（(](?<n>\d{1,4})[）)]$")
_COUNTED = "题例验动论栏表图元块务课讲点事接骤法条组队班排区村户习案"  # what words for things that are counted end with
_THING = 3  # characters that such a word can have, whatever it ends with
_STEP = 3  # pages that the number of a page can be ahead of the last one seen
_PAGE = 40  # code points of text that a page has at least
_LAST_PAGE = 8  # of a chapter, where a sequence of pages has shown itself
_SHOWN = 3  # by its numbers
_LONG = 5  # numbers that a sequence has which only its regular pages show
_PAGE_LINES = 12  # lines that these pages have at least, most of them equally many
_PAGE_TEXT = 200  # and code points
_NEARLY = 2  # lines by which they differ
_REGULAR = 0.4  # share of them
_ONE_NUMBER = late(r"[^十]?十[^十]?|[^十]*")  # 十三四 is two


def value_of(line: str) -> int | None:
    """The number that a line is, in figures, Chinese numerals or Roman ones, perhaps with a dot or dash at one end or
    in brackets; None: it is no number."""
    found = _FOLIO.fullmatch(line)
    if found is None:
        return None
    if found["n"]:
        return int("".join(found["n"].split()))
    if found["han"]:
        return han_value(found["han"]) or None
    roman = found["roman"].lower()
    if not _ROMAN.fullmatch(roman):
        return None
    values = [_ROMAN_VALUES[c] for c in roman]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def han_value(numeral: str) -> int:
    """A page number in Chinese numerals, ``二十三``, ``一百〇二`` or digit by digit ``一〇二``; 0 for what is none."""
    hundreds, hundred, rest = numeral.rpartition("百")
    if not hundred:
        return number(numeral) if _ONE_NUMBER.fullmatch(numeral) else 0
    rest = rest.lstrip("零〇○")
    if not _ONE_NUMBER.fullmatch(rest):
        return 0
    return 100 * number(hundreds or "一") + (number(rest) if rest else 0) if "百" not in hundreds else 0


def sequences(numbered: Iterable[tuple[int, int]], size: Callable[[int, int], int]) -> list[list[int]]:
    """The rows of each sequence of page numbers.

    ``numbered`` are rows in order, each with its number; ``size`` gives the code points of text between two rows.
    """
    out: list[list[int]] = []
    open_at: dict[int, list[int]] = {}  # the last number of a sequence: its rows
    for row, count in numbered:
        for step in range(1, _STEP + 1):
            rows = open_at.get(count - step)
            if rows is not None and size(rows[-1], row) >= (_PAGE if len(rows) < _SHOWN else _LAST_PAGE) * step:
                del open_at[count - step]
                break
        else:
            rows = []
            out.append(rows)
        rows.append(row)
        open_at[count] = rows
    return out


def is_regular(rows: Sequence[int], numbers: Sequence[int], size: Callable[[int, int], int]) -> bool:
    """Whether pages of much the same length stand between the numbers: chapters and verses are not so regular."""
    if len(rows) < _LONG:
        return False
    pages = [
        (below - above, size(above, below))
        for above, below, one, two in zip(rows, rows[1:], numbers, numbers[1:], strict=False)
        if two == one + 1
    ]
    lines = [count for count, text in pages if count >= _PAGE_LINES and text >= _PAGE_TEXT]
    if not lines:
        return False
    usual = Counter(lines).most_common(1)[0][0]
    near = sum(abs(count - usual) <= _NEARLY for count in lines)
    return near >= _LONG - 2 and near >= _REGULAR * (len(rows) - 1)


def counts_things(lines: Sequence[str], word: str) -> bool:
    """Whether lines with a number each are like 练习 1, 练习 2: short or a word for what is counted, one by one, the
    number last; or the titles of the parts of a serial from the first on: 渡口旧事(1), 渡口旧事(2). ``word`` is the
    wording that they share."""
    numbers = [_LAST.search(line) for line in lines]
    values = [int(found["n"]) for found in numbers if found is not None]
    if len(values) < len(lines) or not all(b == a + 1 for a, b in pairwise(values)):
        return False
    serial = values[0] == 1 and all(line[-1] in "）)" for line in lines)
    return serial or (lines[0][-1].isdigit() and (len(word) <= _THING or word[-1] in _COUNTED))
