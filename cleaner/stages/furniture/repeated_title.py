"""The title that running heads repeat: it stands among them and is text."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.core.late import late
from cleaner.stages.furniture.headlines import PAGE_LINE
from cleaner.stages.furniture.marks import BOLD_LEVEL
from cleaner.stages.furniture.page import Page

# The name of a paper or journal: no title of an article is nothing else.
_PAPER = late(r"\p{Han}{2,8}(?:[日晚早晨时時商周]报|[日晚早晨时時商周]報|都市报|周刊|月刊|季刊|学报|學報)")
_EVEN = 4  # running heads on even pages, at least


def without_title(page: Page, rows: Sequence[int], interrupting: Sequence[int], numbers: set[int]) -> Sequence[int]:
    """The rows of a running head but for the title that they repeat: the first, unless it shows that it is none.
    Where the first stands right over the second, that is the title."""
    twin = all(r in page.bare for r in range(rows[0] + 1, rows[1]))
    if twin and rows[1] not in interrupting:
        return [rows[0], *rows[2:]]
    shown = rows[0] in interrupting or _over_title(page, rows[0]) or _is_book_name(page, rows, numbers)
    shown = shown or _PAPER.fullmatch(page.strings[rows[0]]) is not None
    return rows if shown else rows[1:]


def _is_book_name(page: Page, rows: Sequence[int], numbers: set[int]) -> bool:
    """Whether the first of some running heads stands over a page number or page line, as no title does, but for that
    of its first section; or all are on even pages, where books print their own name, under the number of
    the page before."""
    first, beside = rows[0] + 1, {row + step for row in rows[1:] for step in (-1, 1)}
    if first < len(page.strings) and (
        first in numbers
        or (page.number_at(first) or 1) > 1
        or page.lines.furniture[first] == PAGE_LINE.code
        or any(first in of and not beside.isdisjoint(of) for of in page.sequences)
    ):
        return True
    above = (page.number_at(row - 1) for row in rows)  # the first tells, of most
    return len(rows) >= _EVEN and all(n is not None and n % 2 == 1 for n in above)


def _over_title(page: Page, row: int) -> bool:
    """Whether the line stands right over a marked heading and has no mark itself: then it is not the title."""
    return not page.lines.level[row] and row + 1 < len(page.strings) and 0 < page.lines.level[row + 1] < BOLD_LEVEL
