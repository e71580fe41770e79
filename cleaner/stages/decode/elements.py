"""What stands in the text for the tags of a page: line ends, the marks of headings, the bars of tables."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.core.late import late
from cleaner.stages.decode.scan import Markup

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}  # sites set days, labels and buttons in the lower ones
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))
# What a cell of a table of facts may have in it; with anything else the table lays out a page.
_IN_CELLS = frozenset(("p", "div", "br", "center"))
_CELL_LENGTH = 60  # characters; a longer cell is text
_EMPTY = late(r"(?:\s|&nbsp;|&\#160;|&\#12288;|&emsp;|&ensp;)*+")


def replacements(source: str, found: Sequence[Markup]) -> list[str]:
    """What stands for each range of ``found``, which is all markup of ``source`` in order.

    A line end for a block, nothing for what stands inside a line. Lines of a heading begin with as many ``#`` as its
    level, as in Markdown; cells of a table of facts stand between bars, a row a line.
    """
    out = ["\n" if mark.block else "" for mark in found]
    level = 0  # of the heading that is open
    waits = -1  # the line end in it that no text has followed yet
    tables: list[int] = []
    for number, mark in enumerate(found):
        if level and waits >= 0 and not _blank(source, found[number - 1].end, mark.start):
            out[waits] = f"\n{'#' * level} "
            waits = -1
        if mark.name in _HEADINGS:
            level = 0 if mark.closing else _HEADINGS[mark.name]
        if level and mark.block:
            waits = number
        if mark.name == "table":
            if not mark.closing:
                tables.append(number)
            elif tables:
                _rule_off(source, found, tables.pop(), number, out)
    return out


def _blank(source: str, start: int, end: int) -> bool:
    return _EMPTY.fullmatch(source, start, end) is not None


def _rule_off(source: str, found: Sequence[Markup], first: int, last: int, out: list[str]) -> None:
    """Put bars for the tags from ``first`` to ``last``, if these are a table of facts: two rows of two cells or more,
    all of them short, and nothing in them but lines."""
    rows: list[int] = []  # how many cells each has
    for number in range(first + 1, last):
        name, closing = found[number].name, found[number].closing
        if name == "tr" and not closing:
            rows.append(0)
        elif name in _CELLS:
            if not rows:
                return
            rows[-1] += not closing
        elif found[number].block and name not in _SECTIONS and name not in _IN_CELLS and name != "tr":
            return
    cells = [count for count in rows if count]
    if len(cells) < 2 or 2 * sum(count > 1 for count in cells) <= len(cells) or not _short(source, found, first, last):
        return
    opened = False  # a row with a cell
    for number in range(first + 1, last + 1):
        mark = found[number]
        out[number] = ""
        if mark.name in _CELLS and not mark.closing:
            out[number] = " | " if opened else "\n| "
            opened = True
        elif mark.name in ("tr", "table") and opened:
            out[number] = " |\n"
            opened = False
        elif mark.name in _IN_CELLS:
            out[number] = " "


def _short(source: str, found: Sequence[Markup], first: int, last: int) -> bool:
    """Whether no cell of a table has more text than a fact takes."""
    length = 0
    for number in range(first, last):
        if found[number].name in _CELLS:
            length = 0
        length += len(source[found[number].end : found[number + 1].start].strip())
        if length > _CELL_LENGTH:
            return False
    return True
