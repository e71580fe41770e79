"""From characters with places to lines of text in reading order: columns, indents, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
import regex

from cleaner.stages.decode.gutters import Gutter, find_gutters, quantile

# All lengths are in ems of the text they are about.
MIDDLE = 0.38  # the middle of a character above its base line, in Chinese fonts
HYPHEN = "\xad"  # a hyphen that a layout program put at the end of a line

_SAME_ROW = 0.5  # between the middles of two characters in one row; a raised note mark is 0.25 off
_SAME_PLACE = 0.2  # one Chinese character printed twice, to make it bold; a dash or ff is two characters in one place
_APART = 0.9  # from here on a gap is written as wide blanks, and may be a gutter
_WORD_GAP = 0.18  # between two Latin letters; a word space is 0.22 and more
_STRETCHED = 2.0  # a word space on a justified line is no wider
_CELL_GAP = 0.25  # between cells and names, beside what is usual in the line
_INDENT = 0.75
_ALIGNED = 0.4  # left edges within this are one edge
_WIDE_GAP = 1.25  # of the usual distance of lines: from here on a blank line stands between them
_CLOSE = 0.2  # at least this share of a page's lines go on in the next line
_OTHER_SIZE = 1.15  # characters larger or smaller than this are of another part of the page
_HEADLINES = 5  # lines that may stand over a column and begin further right
_EDGE_ROWS = 2  # rows of running heads or feet
_EDGE_GAP = 1.0  # between them and the text, beside what is usual between rows
_DOWNWARDS = 0.5  # share of characters below their forerunners on a page set in columns of vertical text

_HAN = regex.compile(r"\p{Han}")
_CELLS = regex.compile(r"[\p{Han}\p{N}]{2}")  # beside marks, gaps vary
_LATIN = regex.compile(r"[\p{Latin}\p{N}]")
_BROKEN = regex.compile(rf"(?<=\p{{Ll}}){HYPHEN}$")
_WORD_REST = regex.compile(r"\p{Ll}++[^\s\p{Han}]*+[ ]?+")


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


def page_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a page, every line ended by a line feed; "" for a page without text."""
    segments = _segments(_horizontal(glyphs))
    gutters = find_gutters(segments)
    lines = _joined(segments, gutters)
    head, body, foot = _edges(lines)
    parts = (head, _ordered(body, gutters), foot)
    return "\n".join(text for part in parts if (text := _written(part, gutters)))


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
            if part and glyph.left - part[-1].right >= _APART * max(glyph.em, part[-1].em):
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
        below = [k for k in free if out and _overlap(out[-1], lines[k]) and lines[k].middle < out[-1].middle]
        chosen = (below or free or left)[0]
        left.remove(chosen)
        waits -= before[chosen]
        out.append(lines[chosen])
    return out


def _overlap(a: Line, b: Line) -> bool:
    return min(a.right, b.right) - max(a.left, b.left) > 0.5 * min(a.right - a.left, b.right - b.left)


def _written(lines: Sequence[Line], gutters: Sequence[Gutter]) -> str:
    """The lines as text, with indents, and blank lines where the page leaves more room than usual."""
    if not lines:
        return ""
    edges = _left_edges(lines, gutters)
    strings = [_indent(line, edge) + _string(line) for line, edge in zip(lines, edges, strict=True)]
    usual = _usual_distance(lines)
    out: list[str] = []
    for k, string in enumerate(strings):
        if k:
            a, b = lines[k - 1], lines[k]
            far = usual and _follows(a, b) and (a.middle - b.middle) / max(a.em, b.em) > _WIDE_GAP * usual
            if far or _resized(a, b):
                out.append("")
        out.append(string)
    return "".join(f"{string}\n" for string in _unhyphenated(out))


def _usual_distance(lines: Sequence[Line]) -> float:
    """How far apart the lines of a paragraph are, in characters of the commonest size; 0 for a page of single lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.em] += len(line.glyphs)
    size = sizes.most_common(1)[0][0]
    pairs = [(a, b) for a, b in pairwise(lines) if _follows(a, b) and not _resized(a, b)]
    distances = [(a.middle - b.middle) / size for a, b in pairs if max(a.em, size) <= _OTHER_SIZE * min(a.em, size)]
    return quantile(distances, _CLOSE) if distances else 0.0


def _follows(a: Line, b: Line) -> bool:
    """Whether b stands in a lower row: no new column begins with it."""
    return b.middle < a.middle and a.row != b.row


def _resized(a: Line, b: Line) -> bool:
    return max(a.em, b.em) > _OTHER_SIZE * min(a.em, b.em)


def _left_edges(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[float]:
    """The left edge of the column of each line: the leftmost place where two lines of it begin."""
    runs: list[list[Line]] = []
    for line in lines:
        if not runs or not _in_column(runs[-1], line, gutters):
            runs.append([])
        runs[-1].append(line)
    edges: list[float] = []
    for run in runs:
        starts = sorted(line.left for line in run)
        near = _ALIGNED * median(line.em for line in run)
        edge = next((a for a, b in pairwise(starts) if b - a <= near), starts[0])
        edges.extend([edge] * len(run))
    return edges


def _in_column(column: Sequence[Line], line: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether a column, or the headline over it, goes on with ``line``."""
    outside = len(column) > _HEADLINES and line.left < min(other.left for other in column) - 3 * line.em
    return (
        not outside
        and _follows(column[-1], line)
        and any(_overlap(other, line) for other in column)
        and not any(g.parts(other, line) for g in gutters for other in column)
    )


def _indent(line: Line, edge: float) -> str:
    room = (line.left - edge) / line.em
    return "\u3000" * round(room) if room >= _INDENT else ""


def _string(line: Line) -> str:
    """The characters of a line, with blanks where there are some or the gap is wide."""
    solid = [k for k, g in enumerate(line.glyphs) if not g.blank]
    pairs = [(line.glyphs[j], line.glyphs[k], k - j > 1) for j, k in pairwise(solid)]
    gaps = [(b.left - a.right) / max(a.em, b.em) for a, b, _ in pairs]
    usual = max(0.0, median(gaps)) if gaps else 0.0  # justified lines are stretched
    out = [line.glyphs[solid[0]].char]
    for (a, b, blank), gap in zip(pairs, gaps, strict=True):
        latin = (_LATIN.match(a.char) is not None) + (_LATIN.match(b.char) is not None)
        word = (latin == 2 and gap >= _WORD_GAP) or (_CELLS.match(a.char + b.char) and gap >= usual + _CELL_GAP)
        if gap >= (_STRETCHED if blank and latin else _APART):
            out.append("\u3000" * round(gap))
        elif blank or word:
            out.append(" ")
        out.append(b.char)
    return "".join(out)


def _unhyphenated(strings: list[str]) -> list[str]:
    """The lines with each word that was broken at a line end whole, on the upper line; other hyphens as printed."""
    out = list(strings)
    for k in range(len(out) - 1):
        rest = _WORD_REST.match(out[k + 1])
        if _BROKEN.search(out[k]) and rest and rest.end() < len(out[k + 1]):
            out[k] = out[k][:-1] + rest.group().rstrip()
            out[k + 1] = out[k + 1][rest.end() :]
    return [string.replace(HYPHEN, "-") for string in out]
