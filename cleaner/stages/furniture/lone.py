"""Running heads and page numbers that stand only once, as in a file of few pages."""

from __future__ import annotations

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.stages.furniture.page import Page
from cleaner.zh.chars import members
from cleaner.zh.dates import DAY
from cleaner.zh.layout import CLOSERS, PARAGRAPH_OPENER, Kind, ends_sentence
from cleaner.zh.papers import are_authors
from cleaner.zh.signs import GAP, MARK, WORDLESS

_OPENS_STANDARD = members("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_STANDARD = late(r"[A-Z]{1,4}\d{0,2}(?:\s?[/／]\s?[A-Z]{1,6})?\s*\d{2,6}(?:\.\d{1,3})?\s*[-—–－]{1,2}\s*(?:19|20)?\d\d")
_STANDARD_LENGTH = 26  # code points
_COVER = 12  # lines
_NUMBERED = late(r"\d{1,4}(?:\s{2,}|\u3000)\s*\p{Han}.{3,}|\p{Han}.{3,}(?:\s{2,}|\u3000)\s*\d{1,4}")
_LARGEST = 1000  # pages, and years are larger
_FULL = 0.85  # share of a full line


def lone_heads(page: Page, numbers: set[int], heads: set[int]) -> set[int]:
    """Short lines beside page numbers that interrupt a sentence: running heads that stand only once, where the
    page has no other. The end of a paragraph without a mark at its end is one only if nothing shows it."""
    alone = numbers - {row + step for row in heads for step in (-1, 1)}
    rows = {r for n in alone for r in (n - 1, n + 1) if 0 <= r < len(page.strings)}
    rows |= set(places(page.lines.page_before).tolist()) - heads  # the first lines of pages
    rows = {r for r in rows - numbers if page.free[r]}
    found = {r for r in rows if page.is_short(r) and page.interrupts(r) and not _ends_text(page, r)}
    return found | _numbered_once(page, heads)


def _numbered_once(page: Page, heads: set[int]) -> set[int]:
    """Lines with the page number at one end, well apart from the words, that tear a sentence open: 18　临江年鉴."""
    digits = (page.texts.signs.take(page.texts.start) | page.texts.signs.take(page.texts.end - 1)) & WORDLESS > 0
    apart = page.texts.has & (GAP | MARK) == GAP
    rows = places(digits & apart & (page.widths <= page.short) & ~page.lines.taken).tolist()
    return {
        r
        for r in rows
        if r not in heads and _NUMBERED.fullmatch(page.strings[r]) and page.is_short(r) and page.tears_open(r)
    }


def last_number(page: Page, numbers: set[int]) -> set[int]:
    """The last line of a file, if it is the only bare number that is no page number yet, and counts on from the page
    before, or stands under the end of a sentence, a full line, or the day under who signs."""
    last = len(page.strings) - 1
    if last < 1 or page.bare.keys() - numbers != {last} or page.bare[last] >= _LARGEST or page.lines.level[last]:
        return set()
    above = page.strings[last - 1]
    text = page.flows(last - 1, -1) and (ends_sentence(above) or page.columns[last - 1] >= _FULL * page.longest)
    counts_on = any(page.bare.get(row) == page.bare[last] - 1 for row in numbers)
    return {last} if text or counts_on or DAY.fullmatch(above) else set()


def _ends_text(page: Page, row: int) -> bool:
    """Whether a short line can be the end of the text before it: it goes on with a word, closes a bracket, or a
    first line follows; or a heading with a number, a date, or names."""
    after = page.text_line(row, +1)
    first = after is not None and page.lines.indent[after] > 1 and bool((page.lines.indent == 0).any())
    string = page.strings[row]
    if first or page.goes_on(row) or string[-1] in CLOSERS or DAY.fullmatch(string):
        return True  # a day stands under who signs
    return PARAGRAPH_OPENER.match(string) is not None or are_authors(string)


def islands(page: Page, numbers: set[int], heads: set[int]) -> tuple[set[int], set[int]]:
    """A short line and the bare number under it, set off together by wide gaps: the foot of one page.

    Type never leaves a heading alone at the foot of a page, so the line over the number is no heading.
    """
    found_numbers: set[int] = set()
    found_heads: set[int] = set()
    if not page.bare:
        return found_numbers, found_heads
    gaps = page.lines.blank_before
    rows = np.fromiter(page.bare, np.int64, len(page.bare))
    rows = rows[(rows > 1) & (rows + 1 < len(page.strings))]
    set_off = (gaps[rows - 1] > page.gap) & (gaps[rows + 1] > page.gap) & (gaps[rows] <= gaps[rows - 1])
    for row in rows[set_off].tolist():
        head = row - 1
        if row in numbers or page.bare[row] >= 1000:
            continue
        plain = page.key(head) and page.columns[head] <= 40 and not page.lines.level[head]
        if plain and page.lines.kinds[head] == Kind.PLAIN and head not in heads:
            found_numbers.add(row)
            found_heads.add(head)
    return found_numbers, found_heads


def standards(page: Page) -> set[int]:
    """Lines of nothing but the number of a standard, GB/T 12345—2020, which its every page has at the head: several of
    one standard, or one beside a bare number. The first may be the one on the cover."""
    found: dict[str, list[int]] = {}
    told = _OPENS_STANDARD.take(page.texts.first) & (page.texts.length <= _STANDARD_LENGTH) & ~page.lines.taken
    for row in places(told).tolist():
        if _STANDARD.fullmatch(page.strings[row]) and not page.lines.level[row]:
            found.setdefault(page.key(row) + page.strings[row], []).append(row)
    out: set[int] = set()
    for rows in found.values():
        beside = {row for row in rows if page.beside_number(row)}
        out |= beside if len(rows) == 1 else {row for row in rows if row in beside or row > _COVER}
    return out
