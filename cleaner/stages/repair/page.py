"""The geometry of a page of text: boxes of rows and columns, where text begins in them, what runs across an edge."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

Page = list[tuple[int, str]]  # the rows of a page: where each begins in the text, and its string

ROWS = 3  # columns side by side are at least this many lines long
INDENT = 4  # blanks: a paragraph's indent
_CROSSED = 0.03  # of the lines may run across an edge: a line that is too long for its column

_AFTER_GAP = re.compile(r"(?<=[ \t\u3000\xa0]{2})\S")


class Box(NamedTuple):
    """Part of a page: rows ``top:bottom`` and, within them, columns ``left:right``; ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int


class Cell(NamedTuple):
    """What a row has inside a box: ``start:end`` in the text, its indent in the box, the number of the row."""

    start: int
    end: int
    indent: int
    row: int


def across(page: Page, box: Box) -> list[Box]:
    """The box cut where two or more of its rows in succession are blank, without blank rows at its ends."""
    out: list[Box] = []
    start, blank = -1, 0
    for r in range(box.top, box.bottom):
        if page[r][1][box.left : box.right].isspace() or not page[r][1][box.left : box.right]:
            blank += 1
            continue
        if start < 0:
            start = r
        elif blank > 1:
            out.append(Box(start, r - blank, box.left, box.right))
            start = r
        blank = 0
    if start >= 0:
        out.append(Box(start, box.bottom - blank, box.left, box.right))
    return out


def edges_of(page: Page, box: Box) -> dict[int, int]:
    """Where text begins after a wide gap, with text before it, on several rows of the box: on how many."""
    count: Counter[int] = Counter()
    for r in range(box.top, box.bottom):
        row = page[r][1][box.left : box.right]
        lead = len(row) - len(row.lstrip())
        if lead > 2 * INDENT and row.strip():
            count[lead + box.left] += 1  # what stands left of it is on other rows
        count.update(m.start() + box.left for m in _AFTER_GAP.finditer(row) if m.start() > lead)
    return {x: n for x, n in sorted(count.items()) if n > 1}


def begins(page: Page, box: Box, r: int) -> list[int]:
    """Where text begins on a row of the box, and again after each wide gap."""
    row = page[r][1][box.left : box.right]
    lead = len(row) - len(row.lstrip())
    if lead == len(row):
        return []
    return [lead + box.left, *(m.start() + box.left for m in _AFTER_GAP.finditer(row) if m.start() > lead)]


def crosses(row: str, x: int) -> bool:
    """Whether a row has text running across the edge."""
    return x < len(row) and not row[x].isspace() and not row[x - 1].isspace()


def is_clean(page: Page, box: Box, x: int) -> bool:
    """Whether no text runs across the edge, but for a line now and then that is too long for its column."""
    rows = [r for r in range(box.top, box.bottom) if crosses(page[r][1], x)]
    long = len(rows) <= _CROSSED * (box.bottom - box.top)
    return long and all(len(begins(page, box, r)) > 1 for r in rows)


def longest_run(page: Page, box: Box, x: int) -> Box:
    """The longest run of rows of the box without text running across the edge."""
    best, start = (box.top, box.top), box.top
    for r in range(box.top, box.bottom + 1):
        if r == box.bottom or crosses(page[r][1], x):
            best = max(best, (start, r), key=lambda run: run[1] - run[0])
            start = r + 1
    return Box(*best, box.left, box.right)


def widest(page: Page, box: Box, edges: list[int]) -> int:
    """The edge to cut at first: the one with the widest gap before it on every row."""

    def gap(x: int) -> int:
        ends = [len(page[r][1][box.left : x].rstrip()) for r in range(box.top, box.bottom)]
        return x - box.left - max(ends)

    return max(edges, key=gap)


def cells_of(page: Page, box: Box) -> list[Cell]:
    """What the rows of a box hold, blank rows left out."""
    out = []
    for r in range(box.top, box.bottom):
        start, string = page[r]
        inner = string[box.left : box.right]
        solid = inner.strip()
        if solid:
            indent = len(inner) - len(inner.lstrip())
            at = start + box.left + indent
            out.append(Cell(at, at + len(solid), indent, r))
    return out


def blank_above(page: Page, box: Box) -> int:
    """How many blank rows stand above a box."""
    n = 0
    while box.top - n > 0 and not page[box.top - n - 1][1][box.left : box.right].strip():
        n += 1
    return n
