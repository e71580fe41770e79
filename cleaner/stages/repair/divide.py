"""A page divided: cut across at headlines and wide gaps, cut down between columns of running text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cleaner.core.text import code_points
from cleaner.stages.repair.page import (
    INDENT,
    ROWS,
    Box,
    Page,
    across,
    begins,
    cells_of,
    crosses,
    edges_of,
    is_clean,
    longest_run,
    widest,
)
from cleaner.zh.layout import CLOSERS, SENTENCE_END, widths

# Judgements on how columns of print look, from pages set in two to six columns.
_FILLED = 0.85  # a line this near to the measure is full
_SHARES = 0.5  # this share of the lines is full, and this share ends inside a sentence; verse and tables miss it
_STOPPED = 0.4  # this share has a punctuation mark inside; lists of names have none
_MEASURE = 16  # display columns: eight characters; a narrower column is a cell of a table
_LINES = 6  # columns side by side have at least this many lines together
_DEPTH = 12  # cuts within cuts
_TRIED = 6  # edges, the commonest first, tried for a part of a box that has columns

_MARK = re.compile(r"[，。；：！？、,;:!?]")


class Block(NamedTuple):
    """Rows of a box that are not divided further; ``parted`` from what stands before it by more than a line end."""

    box: Box
    parted: bool


def divide(page: Page, box: Box, depth: int = _DEPTH, known: frozenset[int] = frozenset()) -> list[Block]:
    """The blocks of a box in reading order: cut across at wide gaps and headlines, cut down between columns.

    ``known`` are edges already seen to stand between columns of running text.
    """
    parts = across(page, box)
    if len(parts) != 1:
        found = [divide(page, part, depth, known) for part in parts]
        return [b for k, blocks in enumerate(found) for b in (_parted(blocks) if k else blocks)]
    box = parts[0]
    starts = edges_of(page, box)
    if not starts or not depth:
        return [Block(box, False)]
    clean = [x for x in starts if is_clean(page, box, x)]
    strong = [x for x in starts if 2 * starts[x] >= max(starts.values())]
    if clean and (known.issuperset(clean) or _running(page, box, clean)):
        known |= frozenset(clean)
        sides = [x for x in clean if x in strong and _headed(page, box, strong, x)]
        if sides or set(strong) <= set(clean):
            cut, apart = (None, []) if sides else _headline(page, box, clean)
            if cut is not None:
                return _stacked(page, box, [cut], depth, known)
            count = len(clean) + 1
            half = min(apart, key=lambda x: abs(2 * clean.index(x) + 2 - count), default=None)
            x = widest(page, box, sides or clean) if half is None else half
            left = divide(page, Box(box.top, box.bottom, box.left, x), depth - 1, known)
            return [*left, *divide(page, Box(box.top, box.bottom, x, box.right), depth - 1, known)]
    for x in sorted(starts, key=lambda x: -starts[x])[:_TRIED]:
        run = longest_run(page, box, x)
        if not ROWS <= run.bottom - run.top < box.bottom - box.top:
            continue
        if _running(page, run, [e for e in edges_of(page, run) if is_clean(page, run, e)]):
            cuts = sorted({run.top, run.bottom} - {box.top, box.bottom})
            return _stacked(page, box, cuts, depth, known)
    return [Block(box, False)]


def _headed(page: Page, box: Box, edges: list[int], x: int) -> bool:
    """Whether headlines run across other edges on both sides of ``x``: over two articles side by side."""

    def text(r: int) -> bool:
        found = begins(page, box, r)
        return sum(any(0 <= b - e <= INDENT for e in (box.left, *edges)) for b in found) > 1

    across = [r for r in range(box.top, box.bottom) if any(crosses(page[r][1], e) for e in edges)]
    near = {n for r in across for n in range(r - 2, r + 3) if box.top <= n < box.bottom and not text(n)} | set(across)
    rows = [page[r][1] for r in near]
    return any(row[box.left : x].strip() for row in rows) and any(row[x : box.right].strip() for row in rows)


def _headline(page: Page, box: Box, clean: list[int]) -> tuple[int | None, list[int]]:
    """The row to cut across before: what follows headlines at the top of a box, or headlines further down.

    A headline begins at no edge. Headlines with their counterparts on the other side of an edge head the columns of
    their sides, and are cut off with them: there is no such row then, but a list of those edges.
    """
    edges = [box.left, *clean]

    def free(r: int) -> bool:
        found = begins(page, box, r)
        return bool(found) and not any(-1 <= b - x <= INDENT for x in edges for b in found)

    few = next((r for r in range(box.top, box.bottom) if len(begins(page, box, r)) > 1), box.bottom)
    gaps = [r for r in range(box.top, few) if not begins(page, box, r)]
    if gaps and gaps[-1] + 1 < box.bottom:
        return gaps[-1] + 1, []
    top = box.top
    while top < box.bottom and (free(top) or not begins(page, box, top)):
        top += 1
    if box.top < top < box.bottom:
        heads = [page[r][1] for r in range(box.top, top)]
        apart = [
            x
            for x in clean
            if any(h[box.left : x].strip() for h in heads)
            and any(h[x : box.right].strip() for h in heads)
            and not any(crosses(h, x) for h in heads)
        ]
        return (None, apart) if apart else (top, [])
    for r in range(box.top + 1, box.bottom):
        if free(r) and not begins(page, box, r - 1):
            return r, []
    return None, []


def _stacked(page: Page, box: Box, cuts: list[int], depth: int, known: frozenset[int]) -> list[Block]:
    """The blocks of a box cut across before the given rows."""
    bounds = [box.top, *cuts, box.bottom]
    boxes = [Box(top, bottom, box.left, box.right) for top, bottom in pairwise(bounds)]
    return [b for part in boxes for b in _parted(divide(page, part, depth - 1, known))]


def _parted(blocks: list[Block]) -> list[Block]:
    """The blocks, the first of them parted from what stands before."""
    return [Block(blocks[0].box, True), *blocks[1:]] if blocks else []


def _running(page: Page, box: Box, edges: list[int]) -> bool:
    """Whether the columns hold running text: full lines that end inside a sentence."""
    bounds = [box.left, *edges, box.right]
    total = full = inside = stopped = longest = 0
    for left, right in pairwise(bounds):
        lines = [page[c.row][1][left:right].strip() for c in cells_of(page, Box(box.top, box.bottom, left, right))]
        sizes = [int(widths(code_points(line)).sum()) for line in lines]
        measure = max(sizes, default=0)
        if measure < _MEASURE:
            return False
        longest = max(longest, len(lines))
        total += len(lines)
        full += sum(size >= _FILLED * measure for size in sizes)
        inside += sum(line.rstrip(CLOSERS)[-1:] not in SENTENCE_END + "，；：、" for line in lines)
        stopped += sum(_MARK.search(line, 0, len(line) - 1) is not None for line in lines)
    enough = longest >= ROWS and total >= _LINES
    return enough and full >= _SHARES * total and inside >= _SHARES * total and stopped >= _STOPPED * total
