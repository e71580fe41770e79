"""From characters with places to lines in reading order: rows, columns, running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
import regex

from cleaner.stages.decode.gutters import Gutter, find_gutters

# All lengths are in ems of the text they are about.
MIDDLE = 0.38  # the middle of a character above its base line, in Chinese fonts
WIDE = 0.9  # from here on a gap is written as wide blanks, and may be a gutter

_SAME_ROW = 0.5  # between the middles of two characters in one row; a raised note mark is 0.25 off
_SAME_PLACE = 0.2  # one Chinese character printed twice, to make it bold; a dash or ff is two characters in one place
_EDGE_ROWS = 2  # rows of running heads or feet
_EDGE_GAP = 1.0  # between them and the text, beside what is usual between rows
_DOWNWARDS = 0.5  # share of characters below their forerunners on a page set in columns of vertical text

_HAN = regex.compile(r"\p{Han}")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: its left and right edge, the middle of its row upwards from the foot, and its size.

    ``centre`` is the middle of its box, which is another for vertical text.
    """

    char: str
    left: float
    right: float
    middle: float
    em: float
    centre: float

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen."""
        return self.char.isspace()


@dataclass(frozen=True, slots=True)
class Line:
    """Characters in one row, from left to right, blanks among them."""

    glyphs: tuple[Glyph, ...]
    row: int
    left: float
    right: float
    middle: float
    em: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order: of its running heads, its text and its running feet."""

    head: list[Line]
    body: list[Line]
    foot: list[Line]
    gutters: tuple[Gutter, ...]


def lay_out(glyphs: Sequence[Glyph]) -> Page:
    """The lines of a page, from its characters in any order."""
    segments = _segments(_horizontal(glyphs))
    gutters = find_gutters(segments)
    head, body, foot = _edges(_joined(segments, gutters))
    return Page(head, _ordered(body, gutters), foot, gutters)


def _horizontal(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The characters; those of a page in vertical text turned so that its lines run from left to right."""
    down = across = 0
    for a, b in pairwise(glyphs):
        if abs(a.left - b.left) < 0.3 * a.em and 0.5 < (a.centre - b.centre) / a.em < 1.6:
            down += 1
        elif abs(a.middle - b.middle) < 0.3 * a.em and b.left > a.left:
            across += 1
    if down <= _DOWNWARDS * (down + across):
        return glyphs
    half = 0.5
    return [
        Glyph(g.char, -g.centre - half * g.em, -g.centre + half * g.em, (g.left + g.right) / 2, g.em, g.centre)
        for g in glyphs
    ]


def _segments(glyphs: Sequence[Glyph]) -> list[Line]:
    """Rows of characters, parted at every wide gap; from top to bottom, left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.middle):
        first = rows[-1][0] if rows else None
        if first is None or first.middle - glyph.middle > _SAME_ROW * min(first.em, glyph.em):
            rows.append([])
        rows[-1].append(glyph)
    segments: list[Line] = []
    for number, row in enumerate(rows):
        row.sort(key=lambda g: g.left)
        part: list[Glyph] = []
        blanks: list[Glyph] = []  # since the last character that is to be seen
        for glyph in row:
            if glyph.blank:
                blanks.append(glyph)
                continue
            if part and _is_copy(part[-1], glyph):
                continue
            if part and glyph.left - part[-1].right >= WIDE * max(glyph.em, part[-1].em):
                segments.append(_line(part, number))
                part, blanks = [], []
            if part:
                part.extend(blanks[:1])
            part.append(glyph)
            blanks = []
        if part:
            segments.append(_line(part, number))
    return segments


def _is_copy(a: Glyph, b: Glyph) -> bool:
    return a.char == b.char and _HAN.match(a.char) is not None and b.left - a.left < _SAME_PLACE * b.em


def _line(glyphs: Sequence[Glyph], row: int) -> Line:
    solid = [g for g in glyphs if not g.blank]
    return Line(
        tuple(glyphs),
        row,
        solid[0].left,
        max(g.right for g in solid),
        median(g.middle for g in solid),
        median(g.em for g in solid),
    )


def _joined(segments: Sequence[Line], gutters: Sequence[Gutter]) -> list[Line]:
    """The segments of one row between the same gutters as one line."""
    lines: list[Line] = []
    for segment in segments:
        if lines and lines[-1].row == segment.row and not any(g.parts(lines[-1], segment) for g in gutters):
            lines[-1] = _line((*lines[-1].glyphs, *segment.glyphs), segment.row)
        else:
            lines.append(segment)
    return lines


def _edges(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines of the running heads, of the text, and of the running feet: single rows set apart."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    order = list(rows)
    gaps = [
        min(a.middle - a.em / 2 for a in rows[up]) - max(b.middle + b.em / 2 for b in rows[low])
        for up, low in pairwise(order)
    ]
    if len(order) < 2 * _EDGE_ROWS + 2:
        return [], lines, []
    least = _EDGE_GAP * median(line.em for line in lines) + max(0.0, median(gaps))
    top = next((k + 1 for k in reversed(range(_EDGE_ROWS)) if gaps[k] >= least), 0)
    bottom = next((k + 1 for k in reversed(range(_EDGE_ROWS)) if gaps[-1 - k] >= least), 0)
    heads, feet = set(order[:top]), set(order[len(order) - bottom :])
    body = [line for line in lines if line.row not in heads | feet]
    return [li for li in lines if li.row in heads], body, [li for li in lines if li.row in feet]


def _ordered(lines: list[Line], gutters: Sequence[Gutter]) -> list[Line]:
    """The lines in reading order: what is left of a gutter before what is right of it, else from top to bottom.

    Where the rules run in a circle, the uppermost line comes first.
    """
    before = np.triu(np.ones((len(lines), len(lines)), bool), 1)
    for gutter in gutters:
        side = np.array([gutter.side(line) for line in lines], np.int8)
        before[np.ix_(side < 0, side > 0)] = True
        before[np.ix_(side > 0, side < 0)] = False
    out: list[Line] = []
    waits = before.sum(axis=0)
    left = list(range(len(lines)))
    while left:
        free = [k for k in left if not waits[k]]
        # In the column where the last line stood, if it may go on there.
        below = [k for k in free if out and overlap(out[-1], lines[k]) and lines[k].middle < out[-1].middle]
        chosen = (below or free or left)[0]
        left.remove(chosen)
        waits -= before[chosen]
        out.append(lines[chosen])
    return out


def overlap(a: Line, b: Line) -> bool:
    """Whether one line stands above the other, by more than half of the shorter."""
    return min(a.right, b.right) - max(a.left, b.left) > 0.5 * min(a.right - a.left, b.right - b.left)
