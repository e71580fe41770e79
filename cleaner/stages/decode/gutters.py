"""The white strips between the columns of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol

# In ems of the text beside the gutter.
_LEAST_WIDTH = 0.8
_LEAST_COLUMN = 6.0  # narrower than this, and they are the cells of a table, or a list of names
_LEAST_LINES = 2  # on each side
_MANY_LINES = 6  # on both; with fewer, a column must be wider
_LEAST_SHORT_COLUMN = 12.0
_BESIDE = 2.5  # how far from the gutter a line ends or begins (an indent) that shows how wide the column is
_MOST = 0.1  # the share of lines that may begin or end outside the column
_HEADLINE_ROOM = 3.0  # round a headline that parts columns without crossing the gutter; between two headlines
_REACH = 0.75  # how far above and below its middle a line reaches: neighbours in columns that are not aligned
_OTHER_SIZE = 1.2


class Box(Protocol):
    """A line or a part of one: edges, the middle of its height, the size of its characters."""

    @property
    def left(self) -> float:
        """The left edge."""

    @property
    def right(self) -> float:
        """The right edge."""

    @property
    def middle(self) -> float:
        """How far its middle is above the foot of the page."""

    @property
    def em(self) -> float:
        """The size of its characters."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip with columns on both sides."""

    left: float
    right: float
    bottom: float
    top: float

    def side(self, box: Box) -> int:
        """-1 for a box in a column on the left of the gutter, 1 on the right, 0 above or below it."""
        if not self.bottom < box.middle < self.top:
            return 0
        return -1 if box.right <= self.left else int(box.left >= self.right)

    def parts(self, a: Box, b: Box) -> bool:
        """Whether ``a`` stands on the left of the gutter and ``b`` on the right."""
        return self.side(a) < 0 < self.side(b)


def find_gutters(boxes: Sequence[Box]) -> tuple[Gutter, ...]:
    """The gutters of a page: strips that no text crosses, with lines as wide as a column on each side."""
    found: list[Gutter] = []
    for a in boxes:
        b = _neighbour(a, boxes)
        if b is None or any(g.parts(a, b) for g in found):
            continue
        found.extend(g for g in _between(a, b, boxes) if g not in found)
    return tuple(found)


def _neighbour(a: Box, boxes: Sequence[Box]) -> Box | None:
    """The nearest box on the right of ``a`` beside it."""
    beside = [
        b
        for b in boxes
        if b.left - a.right >= _LEAST_WIDTH * min(a.em, b.em) and abs(a.middle - b.middle) < _REACH * (a.em + b.em)
    ]
    return min(beside, key=lambda b: b.left, default=None)


def _between(a: Box, b: Box, boxes: Sequence[Box]) -> Iterator[Gutter]:
    """The strip between ``a`` and ``b``, as far up and down as it stays wide enough, where it is a gutter."""
    strip = _extend(a, b, boxes)
    inside = [x for x in boxes if strip.side(x)]
    lefts = [x for x in inside if x.right <= strip.left and strip.left - x.right <= _BESIDE * x.em]
    rights = [x for x in inside if x.left >= strip.right and x.left - strip.right <= _BESIDE * x.em]
    size = median(x.em for x in (a, b, *lefts, *rights))
    lefts, rights = ([x for x in side if _near(x.em, size)] for side in (lefts, rights))
    if not lefts or not rights:
        return
    # The lines of the two columns, short ones too; a headline over several columns is wider than either.
    outer_left = quantile([x.left for x in lefts], _MOST) - size
    outer_right = quantile([x.right for x in rights], 1 - _MOST) + size
    lefts = [x for x in inside if _near(x.em, size) and outer_left <= x.left and x.right <= strip.left]
    rights = [x for x in inside if _near(x.em, size) and strip.right <= x.left and x.right <= outer_right]
    headlines = [x for x in inside if x.em > _OTHER_SIZE * size]
    ceiling = strip.top
    for top, bottom in _runs([*lefts, *rights], headlines, _HEADLINE_ROOM * size):
        sides = [[x for x in side if bottom <= x.middle <= top] for side in (lefts, rights)]
        counts = [len(side) for side in sides]
        if min(counts) >= _LEAST_LINES and all(_is_wide(side, size, sum(counts)) for side in sides):
            over = [x for x in headlines if top < x.middle < ceiling]
            top = max([top, *_pairs(over, strip)])
            yield Gutter(strip.left, strip.right, bottom - size / 2, top + size / 2)
        ceiling = bottom


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[int(share * (len(values) - 1))]


def _pairs(headlines: Sequence[Box], strip: Gutter) -> Iterator[float]:
    """Where two headlines stand side by side, one on each side of the strip: their columns begin there."""
    for a in headlines:
        for b in headlines:
            side_by_side = abs(a.middle - b.middle) < a.em / 2 and b.left - a.right >= _HEADLINE_ROOM * a.em
            if strip.parts(a, b) and side_by_side:
                yield max(a.middle, b.middle)


def _is_wide(column: Sequence[Box], size: float, count: int) -> bool:
    """Whether the lines on one side of a gutter that has ``count`` in all are as wide as a column's."""
    widths = [(x.right - x.left) / size for x in column]
    return median(widths) >= _LEAST_COLUMN if count >= _MANY_LINES else max(widths) >= _LEAST_SHORT_COLUMN


def _near(em: float, size: float) -> bool:
    return max(em, size) <= _OTHER_SIZE * min(em, size)


def _runs(boxes: Sequence[Box], headlines: Sequence[Box], room: float) -> Iterator[tuple[float, float]]:
    """The top and bottom of each run of boxes; between two runs there is room, and a headline stands beside it."""
    levels = sorted((x.middle for x in boxes), reverse=True)
    top = levels[0] if levels else 0.0
    for upper, lower in pairwise(levels):
        if upper - lower > room and any(lower < h.middle < upper for h in headlines):
            yield top, upper
            top = lower
    if levels:
        yield top, levels[-1]


def _extend(a: Box, b: Box, boxes: Sequence[Box]) -> Gutter:
    """The strip between ``a`` and ``b``, up to where text on both sides leaves it too narrow."""
    left, right = a.right, b.left
    level = (a.middle + b.middle) / 2
    least = _LEAST_WIDTH * min(a.em, b.em)
    ends = {1: float("inf"), -1: float("-inf")}
    for way in ends:
        for box in sorted((x for x in boxes if (x.middle - level) * way >= 0), key=lambda x: (x.middle - level) * way):
            if box.right <= left or box.left >= right:
                continue
            on_left, on_right = box.left - left, right - box.right
            if max(on_left, on_right) < least:
                ends[way] = box.middle
                break
            if on_left > on_right:
                right = box.left
            else:
                left = box.right
    return Gutter(left, right, ends[-1], ends[1])
