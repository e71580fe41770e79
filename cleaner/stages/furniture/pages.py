"""Page numbers and running heads: what every page of a book or paper repeats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from cleaner.core.layers import Lines
from cleaner.stages.furniture.counting import bare_sections, counted_on, counts, numbered_heads, page_numbers
from cleaner.stages.furniture.lone import islands, last_number, lone_heads, standards
from cleaner.stages.furniture.page import Page
from cleaner.stages.furniture.repeated_title import without_title
from cleaner.stages.furniture.shown import dotted_heads
from cleaner.stages.furniture.slots import chapters_over, heads_at_their_place, misread_heads, numbers_due, torn_numbers
from cleaner.stages.furniture.wording import CHAPTER
from cleaner.zh.dates import DAY
from cleaner.zh.layout import Kind
from cleaner.zh.rows import Rows

_NUMBERS = regex.compile(r"\d{1,4}")
_MIN_DISTANCE = 4  # lines between two running heads of the same wording: less is a list or a refrain
_WORDY = 4  # characters that a running head has at least if nothing but the sentence it interrupts speaks for it
_MANY = 5  # heads that need to show themselves less often: many pages end with a paragraph
_FULL = 0.85  # share of a full line from which a line is text rather than a running head
_MIN_HEADED = 150  # code points of text between two running heads of the same wording


def page_numbers_and_heads(lines: Lines, texts: Rows) -> tuple[list[int], list[int]]:
    """Rows that are page numbers, and rows that are running heads."""
    page = Page(lines, texts)
    page.no_folios(bare_sections(page))
    numbers = page_numbers(page)
    alone, numbered = numbered_heads(page)
    numbers |= alone
    page.pass_over(numbers | numbered)
    heads = _repeated(page, numbers) | numbered | standards(page) | dotted_heads(page)
    numbers |= _bare_beside(page, heads)
    numbers |= counted_on(page, numbers)
    heads |= lone_heads(page, numbers, heads)
    island_numbers, island_heads = islands(page, numbers, heads)
    numbers, heads = numbers | island_numbers, heads | island_heads
    if heads:
        heads |= misread_heads(page, numbers, heads)
        heads |= heads_at_their_place(page, numbers, heads)
        heads |= chapters_over(page, heads)
    if numbers:
        numbers |= numbers_due(page, numbers)
        numbers |= torn_numbers(page, numbers, heads)
    return sorted(numbers | last_number(page, numbers)), sorted(heads)


def _repeated(page: Page, numbers: set[int]) -> set[int]:
    """Running heads: repeated wordings that interrupt, count pages, or stand beside page numbers."""
    out: set[int] = set()
    for rows in page.groups.values():
        if DAY.fullmatch(page.strings[rows[-1]]) and len({page.strings[r] for r in rows}) > 1:
            continue  # the days of letters, or of a diary
        counts_on = _counts_on(page, rows)
        if page.lines.kinds[rows[-1]] != Kind.PLAIN or (not counts_on and _is_text_twice(page, rows)):
            continue
        if not counts_on and _are_close(page, rows) and 2 * sum(map(page.tears_open, rows)) < len(rows):
            continue  # the cells of a table, the headings of a form
        # 三、议题 can be the heading of a form, below names without a mark at their end.
        parts = page.tears_open if CHAPTER.fullmatch(page.strings[rows[0]]) else page.parts
        interrupting = [r for r in rows if not page.lines.level[r] and parts(r) and not page.goes_on(r)]
        if not (counts_on or interrupting) and median(b - a for a, b in pairwise(rows)) < _MIN_DISTANCE:
            continue
        shown = {r for r in rows if counts_on or page.at_page_edge(r, numbers) or page.beside_number(r)}
        shown |= set(interrupting)
        often = len(shown) >= 2 and len(shown) * 2 >= len(rows) and (len(rows) >= 3 or len(shown) == len(rows))
        wordy = len(page.key(rows[0])) >= _WORDY
        seldom = len(rows) >= _MANY and len(shown) >= 2 and len(shown) * 5 >= len(rows)
        often |= shown == {rows[-1]} and len(rows) == 2 and _repeats_title(page, rows, numbers)
        if often or seldom or (wordy and interrupting and len(interrupting) * 3 >= len(rows)):
            out.update(rows if counts_on else without_title(page, rows, interrupting, numbers))
    return out


def _repeats_title(page: Page, rows: Sequence[int], numbers: set[int]) -> bool:
    """Whether the second of two lines stands behind a page number, and the first is the first of the file."""
    title, row = rows
    return title == 0 and row - 1 in numbers


def _are_close(page: Page, rows: Sequence[int]) -> bool:
    """Whether there is less text between the lines than on a page."""
    return median(page.size(a, b) for a, b in pairwise(rows)) < _MIN_HEADED


def _is_text_twice(page: Page, rows: Sequence[int]) -> bool:
    """Whether the lines are body text that the file has more than once: they are as wide as text, or what stands
    beside them repeats as well."""
    full = sum(page.columns[r] >= _FULL * page.usual for r in rows)
    if full * 2 > len(rows):
        return True
    apart = [b - a >= _MIN_DISTANCE for a, b in pairwise(rows)]
    again = 0
    for step in (-1, +1):
        beside = [page.beside(row, step) for row in rows]
        again += sum(far and a == b != "" for far, (a, b) in zip(apart, pairwise(beside), strict=True))
    return again * 2 >= len(rows)


def _counts_on(page: Page, rows: Sequence[int]) -> bool:
    """Whether the lines hold a number each, and it grows from line to line."""
    numbers = [_NUMBERS.findall(page.strings[r]) for r in rows]
    if not all(len(n) == 1 for n in numbers):
        return False
    values = [int(n[0]) for n in numbers]
    if not all(a < b <= a + 20 for a, b in pairwise(values)) or page.strings[rows[0]][:1] in "第":
        return False
    return not counts(page, rows, {page.key(rows[0])})


def _bare_beside(page: Page, heads: set[int]) -> set[int]:
    """Bare numbers next to a running head."""
    return {r for r in page.bare if r - 1 in heads or r + 1 in heads}
