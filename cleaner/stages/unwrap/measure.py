"""How wide the printed lines of each region of a file are, and how much room each line end left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines
from cleaner.zh.chars import members
from cleaner.zh.layout import NO_LINE_START, OPENERS, widths

Ints = NDArray[np.integer]

WINDOW = 20  # lines on one side that show a region's measure: about one printed page
_SPREAD = 4  # columns within which lines count as equally full: justified lines differ by a character or two
_FULL_SHARE = 0.22  # a region is wrapped when at least this share of its lines is full; dialogue has the fewest
_WIDE = 70  # columns: lines wider than a book's are rarely printed, so they need more lines that agree
_WIDE_SHARE = 0.5
_MIN_FULL = 3  # full lines that a region needs
_NARROWEST = 16  # columns: a column of seven characters or fewer is verse
_NARROW = 28  # columns: below this even verse can look like a column, unless sentences end in it
_SENTENCES = 0.08  # share of the lines of a narrow column with a sentence end in or after them
_CLAUSE = 18  # columns of an average clause: running text has marks inside its lines, verse only at line ends
_SQUEEZE = 1.08  # how far a line with many marks can exceed the measure: justification squeezes marks to half
_OUTLIERS = 3  # lines of a window that may be longer than the measure (another font, two lines run together)
_VERSE = 0.5  # share of full lines ending in a mark beyond which lines end by sense, not by width: verse, lists
_AT_MARGIN = 0.05  # share of the lines of a file that stand at its margin, at least
_FEWEST_AT_MARGIN = 3
_SHOWN = 5  # open lines before lines at the margin that show the measure of a file with indents
_SHOWN_SHARE = 0.7  # of them are equally wide
_LOST = 4  # columns of an indent that was lost
_LOST_SHARE = 0.2  # of the lines of a file have the measure that others miss by an indent
_WIDEST = 240  # columns; nobody prints wider lines


@dataclass(frozen=True, slots=True)
class Measure:
    """One row a kept line. ``extent``: columns with indent; ``measure``: columns of a full line of the region, 0 where
    the region is not wrapped; ``slack``: columns the line left free; ``need``: columns that the next line's first
    unbreakable unit would have taken (the last line has 0)."""

    extent: Ints
    measure: Ints
    slack: Ints
    need: Ints


def measure(lines: Lines, rows: Ints) -> Measure:
    """The measure of the region of each line of ``rows`` (rows of ``lines``, those that are not furniture)."""
    extent = _extent(lines, rows)
    closed = _IS_MARK[lines.text.codes[lines.end[rows] - 1]]
    marks = np.concatenate(([0], np.cumsum(_IS_INNER.take(lines.text.codes))))
    flowing = marks[lines.end[rows] - 1] > marks[lines.start[rows]]
    stops = np.concatenate(([0], np.cumsum(_IS_STOP.take(lines.text.codes))))
    ending = stops[lines.end[rows]] > stops[lines.start[rows]]
    back, fore = _both_sides(extent, closed, flowing, ending)
    # Of the two sides take the narrower measure that the line fits: regions of different measure meet here.
    fits_back = (back > 0) & (extent <= back * _SQUEEZE + 2)
    fits_fore = (fore > 0) & (extent <= fore * _SQUEEZE + 2)
    found = np.where(
        fits_back & fits_fore, np.minimum(back, fore), np.where(fits_back, back, np.where(fits_fore, fore, 0))
    )
    # A short line says nothing of its own measure: it takes the wider of two near ones, else its own side's.
    near = fits_back & fits_fore & (np.abs(back - fore) <= _SPREAD)
    found = np.where(near, np.maximum(back, fore), found)
    found = _with_lost_indents(lines.indent[rows], found)
    shown = _by_indents(lines.indent[rows], extent, closed)
    found = np.where((found == 0) & (extent <= shown * _SQUEEZE + 2), shown, found)
    slack = np.where(found > 0, np.maximum(found - extent, 0), 0)
    return Measure(extent, found, slack, _need(lines, rows))


def usual(values: Ints) -> int:
    """The commonest of some small numbers; 0 of none."""
    return int(np.bincount(np.minimum(values, 40)).argmax()) if len(values) else 0


def margin(indent: Ints) -> int:
    """The indent of lines that open no paragraph: the smallest that is not rare; in dialogue most lines open one."""
    count = np.bincount(np.minimum(indent, 40))
    often = np.flatnonzero(count >= max(_FEWEST_AT_MARGIN, _AT_MARGIN * len(indent)))
    return int(often[0]) if len(often) else usual(indent)


def _by_indents(indent: Ints, extent: Ints, closed: Bools) -> int:
    """The measure of a file that kept its indents, 0 of any other: as wide as most lines before those at the margin.

    It serves where too few full lines stand together to show it: among one-line paragraphs, in dialogue, on wide lines.
    ``closed``: the line ends with a mark.
    """
    edge = margin(indent)
    on = indent[1:] <= edge
    before = extent[:-1][on & ~closed[:-1]]
    if len(before) < _SHOWN or 2 * len(before) < on.sum() or (indent > edge + 1).sum() < _FEWEST_AT_MARGIN:
        return 0
    width = int(np.bincount(np.minimum(before, _WIDEST)).argmax())
    full = (np.abs(before - width) <= _SPREAD).sum()
    return width if _NARROW <= width < _WIDEST and full >= _SHOWN_SHARE * len(before) else 0


def _with_lost_indents(indent: Ints, found: Ints) -> Ints:
    """The measures, of a file without indents, where regions that are narrower by just an indent of two characters are
    dialogue: most of their full lines are first lines, whose indent was lost."""
    wide = np.bincount(found[found > 0], minlength=_WIDEST + _LOST + 1)
    usual_width = int(wide.argmax())
    if np.count_nonzero(indent) > _AT_MARGIN * len(indent):
        return found
    for width in (usual_width, usual_width + _LOST):
        if wide[width] >= _LOST_SHARE * len(found):
            found = np.where(found == width - _LOST, width, found)
    return found


def _extent(lines: Lines, rows: Ints) -> Ints:
    """The columns of each line with its indent.

    A half-width mark after a wide character counts as wide where that makes more lines equally wide: then it was
    printed full-width, and is half-width only since OCR read it so.
    """
    codes = lines.text.codes
    wide = widths(codes)
    indent = np.minimum(lines.indent[rows], 8)

    def extent(columns: NDArray[np.uint8]) -> Ints:
        total = np.concatenate(([0], np.cumsum(columns, dtype=np.int64)))
        return total[lines.end[rows]] - total[lines.start[rows]] + indent

    as_typed = extent(wide)
    narrowed = _IS_NARROWED[codes] & (np.concatenate(([0], wide[:-1])) == 2)
    if not narrowed.any():
        return as_typed
    as_set = extent(wide + narrowed)
    return as_set if _concentration(as_set) > _concentration(as_typed) else as_typed


def _concentration(extent: Ints) -> int:
    """How often two lines are equally wide."""
    return int((np.bincount(np.minimum(extent, _WIDEST)).astype(np.int64) ** 2).sum())


def _both_sides(extent: Ints, closed: Bools, flowing: Bools, ending: Bools) -> tuple[Ints, Ints]:
    """The measure shown by each line and the lines before it, and by it and the lines after it; 0 for none.

    ``closed``: the line ends with a mark; ``flowing``: it has one inside; ``ending``: a sentence ends in it.
    """
    count = len(extent)
    size = min(WINDOW, max(6, count // 2), count)
    if size < 2:
        return np.zeros(count, np.int64), np.zeros(count, np.int64)
    # A column a window: sums go down the columns, all of them at once.
    windows, *marks = (_windows(column, size) for column in (extent, closed, flowing, ending))
    ordered = np.sort(windows, axis=0)[::-1]
    found = np.zeros(windows.shape[1], np.int64)
    for k in range(min(_OUTLIERS + 1, size)):
        # Most windows are settled or out of the question after the first looks: only the others go on.
        left = np.flatnonzero((found == 0) & (ordered[k] <= _WIDEST) & (ordered[k] >= _NARROWEST))
        limit, near = ordered[k, left], windows[:, left]
        full = (near >= limit - _SPREAD) & (near <= limit + 1)
        number = full.sum(axis=0)
        enough = (np.where(limit > _WIDE, _WIDE_SHARE, _FULL_SHARE) * size <= number) & (number >= _MIN_FULL)
        if not enough.any():
            continue
        left, limit, near, full, number = left[enough], limit[enough], near[:, enough], full[:, enough], number[enough]
        ends, flows, sentences = ((full & mark[:, left]).sum(axis=0) for mark in marks)
        # The commonest width among the full lines, not the longest: marks hang, and digits are wide in some fonts.
        commonest = np.stack([(near == limit - less).sum(axis=0) for less in range(_SPREAD + 1)]).argmax(axis=0)
        by_sense = ends >= _VERSE * number
        verse = flows < 0.5 * number * (1 - np.exp(-np.maximum(limit - 2, 0) / _CLAUSE))
        verse |= (limit < _NARROW) & (sentences < _SENTENCES * number)
        good = ~by_sense & ~verse
        found[left[good]] = (limit - commonest)[good]
    last = len(found) - 1
    at = np.arange(count)
    return found[np.clip(at - (size - 1), 0, last)], found[np.minimum(at, last)]


def _windows(column: NDArray[Any], size: int) -> NDArray[Any]:
    """The runs of ``size`` rows of a column, each a column of its own."""
    return np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(column, size).T)


_IS_MARK = members('，。、；：！？,;:!?….”’）"')
_IS_NARROWED = members(",.;:!?()")
_IS_STOP = members("。！？!?")
_IS_INNER = members("，。、；,;")
_IS_OPENER = members(OPENERS)
_IS_NO_START = members(NO_LINE_START)
_UNIT = regex.compile(r"[A-Za-z0-9.,:/%_@+\-]*")


def _need(lines: Lines, rows: Ints) -> Ints:
    """Columns of the first unbreakable unit of the line after each line: a character with the marks that may not
    leave it (CLREQ 3.1.2), an opening mark with what it opens, a whole number or Latin word."""
    codes = lines.text.codes
    padded = np.append(codes, np.zeros(4, np.uint32))
    start = lines.start[rows]
    first = padded[start]
    wide = widths(padded)
    at = start + _IS_OPENER[first]
    need = (wide[start] * (at > start)).astype(np.int64) + wide[at]
    at = at + 1
    for _ in range(2):
        sticks = _IS_NO_START[padded[at]]
        need += np.where(sticks, wide[at], 0)
        at = at + sticks
    latin = (first < 0x80) & (first > 0x20)
    string = lines.text.string
    for k in np.flatnonzero(latin).tolist():
        unit = _UNIT.match(string, int(start[k]), int(start[k]) + 24)
        need[k] = max(int(need[k]), unit.end() - unit.start() if unit else 0)
    return np.append(need[1:], 0)
