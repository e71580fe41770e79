"""Running heads and page numbers that stand only once, as in a file of few pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.zh.dates import DAY
from cleaner.zh.layout import CLOSERS, PARAGRAPH_OPENER, Kind

if TYPE_CHECKING:
    from cleaner.stages.furniture.pages import Page


def lone_heads(page: Page, numbers: set[int], heads: set[int]) -> set[int]:
    """Short lines beside page numbers that interrupt a sentence: running heads that stand only once, where the
    page has no other. The end of a paragraph without a mark at its end is one only if nothing shows it."""
    alone = numbers - {row + step for row in heads for step in (-1, 1)}
    rows = {r for n in alone for r in (n - 1, n + 1) if 0 <= r < len(page.strings) and page.free[r]} - numbers
    return {r for r in rows if page.is_short(r) and page.interrupts(r) and not _ends_text(page, r)}


def _ends_text(page: Page, row: int) -> bool:
    """Whether a short line can be the end of the text before it: it goes on with a word, closes a bracket, or a
    first line follows; or a heading with a number, or a date."""
    after = page.text_line(row, +1)
    first = after is not None and page.lines.indent[after] > 1 and bool((page.lines.indent == 0).any())
    string = page.strings[row]
    if first or page.goes_on(row) or string[-1] in CLOSERS or DAY.fullmatch(string):
        return True  # a day stands under who signs
    return PARAGRAPH_OPENER.match(string) is not None


def islands(page: Page, numbers: set[int], heads: set[int]) -> tuple[set[int], set[int]]:
    """A short line and the bare number under it, set off together by wide gaps: the foot of one page.

    Type never leaves a heading alone at the foot of a page, so the line over the number is no heading.
    """
    found_numbers: set[int] = set()
    found_heads: set[int] = set()
    gaps = page.lines.blank_before
    for row, value in page.bare.items():
        head = row - 1
        if row in numbers or head <= 0 or value >= 1000 or row + 1 >= len(page.strings):
            continue
        set_off = gaps[head] > page.gap and gaps[row + 1] > page.gap and gaps[row] <= gaps[head]
        plain = page.key(head) and page.columns[head] <= 40 and not page.lines.level[head]
        if set_off and plain and page.lines.kind[head] == Kind.PLAIN and head not in heads:
            found_numbers.add(row)
            found_heads.add(head)
    return found_numbers, found_heads
