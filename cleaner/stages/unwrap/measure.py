"""How wide the printed lines of each region of a file are, and how much room each line end left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines, places, runs, some
from cleaner.stages.unwrap.habits import by_indents, by_longest, with_lost_indents, with_the_rest
from cleaner.stages.unwrap.regions import SPREAD, SQUEEZE, WIDEST, Ints, Marks, both_sides
from cleaner.stages.unwrap.verse import couplets
from cleaner.zh.chars import members
from cleaner.zh.layout import NO_LINE_START, OPENERS, widths
from cleaner.zh.rows import Rows
from cleaner.zh.signs import NARROWED


@dataclass(frozen=True, slots=True)
class Measure:
    """One row a kept line. ``extent``: columns with indent; ``measure``: columns of a full line of the region, 0 where
    the region is not wrapped; ``slack``: columns the line left free; ``marks``: its punctuation; ``need``: columns that
    the next line's first unbreakable unit would have taken (the last line has 0)."""

    extent: Ints
    measure: Ints
    slack: Ints
    marks: Marks
    need: Ints


def measure(lines: Lines, rows: Ints, texts: Rows, latin: Bools) -> Measure:
    """The measure of the region of each line of ``rows`` (rows of ``lines``, those that are not furniture), whose texts
    are ``texts``; 0 of lines of Latin letters, ``latin``, that are set in another measure than those round them."""
    marks = Marks.of(texts)
    wide, extent = _extent(texts, widths(texts.codes), np.minimum(lines.indent[rows], 8), marks.closed)
    apart = _set_apart(latin, extent) if some(latin) else latin
    if some(apart):
        others = ~apart
        part = texts.only(others, ())
        found: Ints = np.zeros(len(rows), np.int64)
        found[others] = _found(lines, rows[others], part, extent[others], marks.only(others))
    else:
        found = _found(lines, rows, texts, extent, marks)
    slack = np.where(found > 0, np.maximum(found - extent, 0), 0)
    need = _need(lines.text.string, texts, wide) if some(found) else np.zeros(len(rows), np.int64)  # else nobody asks
    return Measure(extent, found, slack, marks, need)


def _set_apart(latin: Bools, extent: Ints) -> Bools:
    """Which of the lines ``latin`` are wider or narrower, all those in a row, than most of the others are."""
    usual = np.bincount(np.minimum(extent[~latin], WIDEST), minlength=1).argmax()
    out = np.zeros(len(latin), bool)
    for first, last in runs(latin, 1):
        out[first:last] = abs(int(extent[first:last].max()) - usual) > SPREAD
    return out


def _found(lines: Lines, rows: Ints, texts: Rows, extent: Ints, marks: Marks) -> Ints:
    """The measure of the region of each line; 0 where it is not wrapped."""
    back, fore = both_sides(texts, extent, marks)
    found = _of_both(back, fore, extent) if some(back) or some(fore) else back
    if some(found):
        found = with_lost_indents(lines.indent[rows], found)
    shown = by_indents(lines.indent[rows], extent, marks.closed)
    found = np.where((found == 0) & (extent <= shown * SQUEEZE + 2), shown, found)
    longest = by_longest(texts, lines.strings, rows, extent, marks.closed) if some(found == 0) else 0
    found = np.where((found == 0) & (extent <= longest * SQUEEZE + 2), longest, found)
    if some(found == 0):
        found = with_the_rest(found, extent, marks)
    if not some(found):
        return found
    found = _narrower(found, extent, marks.stopped)
    if lines.spaced and np.count_nonzero(extent > found.max() * SQUEEZE + 2) > _WIDER * len(found):
        return np.zeros_like(found)
    return np.where(couplets(texts, extent), 0, found)


def _narrower(found: Ints, extent: Ints, stopped: Bools) -> Ints:
    """The measures, those of lines between wider ones that fill the measure of the file: between quotations in smaller
    type. An open line that ends just there is full; the first line of a paragraph may have lost its indent."""
    usual = int(np.bincount(found[found > 0]).argmax())
    if np.count_nonzero(found == usual) < _USUAL * len(found):
        return found
    wider = (found >= usual + SPREAD) & (found <= usual * _SMALLER) & ~stopped
    if not some(wider):
        return found
    full = abs(extent - usual) <= 1
    first = np.append(True, stopped[:-1]) & (abs(extent + _INDENT - usual) <= 1) & np.append(full[1:], False)
    return np.where(wider & (full | first), usual, found)


def _of_both(back: Ints, fore: Ints, extent: Ints) -> Ints:
    """The measure of each line, by what it shows together with the lines before it, and with those after it."""
    # Of the two sides take the narrower measure that the line fits: regions of different measure meet here.
    fits_back = (back > 0) & (extent <= back * SQUEEZE + 2)
    fits_fore = (fore > 0) & (extent <= fore * SQUEEZE + 2)
    found = np.where(
        fits_back & fits_fore, np.minimum(back, fore), np.where(fits_back, back, np.where(fits_fore, fore, 0))
    )
    # A short line says nothing of its own measure: it takes the wider of two near ones, else its own side's.
    near = fits_back & fits_fore & (np.abs(back - fore) <= SPREAD)
    return np.where(near, np.maximum(back, fore), found)


def _extent(texts: Rows, wide: NDArray[np.uint8], indent: Ints, closed: Bools) -> tuple[NDArray[np.uint8], Ints]:
    """The columns of each character, and of each line with its indent; ``wide`` are those of characters as typed, and
    ``closed`` are lines that end with a mark.

    A half-width mark after a wide character counts as wide where that makes more lines equally wide: then it was
    printed full-width, and is half-width only since OCR read it so. All characters do where a program broke the lines
    that counted characters.
    """
    total = np.cumsum(wide, dtype=np.int64)
    extent: Ints = total.take(texts.end - 1) - total.take(texts.start) + wide.take(texts.start) + indent
    narrowed = texts.where(NARROWED)
    narrowed = narrowed[(wide.take(narrowed - 1) == 2) & (narrowed > 0)]
    if len(narrowed):
        as_set = extent + np.searchsorted(narrowed, texts.end) - np.searchsorted(narrowed, texts.start)
        if _concentration(as_set) > _concentration(extent):
            extent = as_set
    counted = 2 * texts.length + indent
    if _are_counted(counted, extent, ~closed):
        return np.full_like(wide, 2), counted
    return wide, extent


def _are_counted(counted: Ints, extent: Ints, is_open: Bools) -> bool:
    """Whether lines were broken by the number of their characters: of the open ones that have half-width characters
    nearly all have the same number, none has more, and far fewer are equally wide in columns."""
    mixed = (counted != extent) & is_open
    if np.count_nonzero(mixed) < _FEWEST_MIXED:
        return False
    numbers = np.bincount(np.minimum(counted[mixed], WIDEST))
    all_of_them, most = numbers.sum(), numbers.argmax()
    alike = np.bincount(np.minimum(extent[mixed], WIDEST)).max()
    more = numbers[most + 1 :].sum()
    return bool(
        most < WIDEST and numbers[most] - alike >= _MORE_ALIKE * all_of_them and more <= _LONGER * all_of_them
        and numbers[most] >= _ALIKE * all_of_them
    )  # fmt: skip


def _concentration(extent: Ints) -> int:
    """How often two lines are equally wide."""
    return int((np.bincount(np.minimum(extent, WIDEST)).astype(np.int64) ** 2).sum())


_FEWEST_MIXED = 8  # lines with half-width characters that show how lines were broken
_ALIKE, _MORE_ALIKE, _LONGER = 0.7, 0.2, 0.03  # of them
_USUAL, _SMALLER = 0.4, 1.2  # share of the lines that have the usual measure; how much more stands in smaller type
_INDENT = 4  # columns
_WIDER = 0.1  # of the lines of a file are wider than any column of it, with blank lines between all: paragraphs
_IS_OPENER = members(OPENERS)
_IS_NO_START = members(NO_LINE_START)
_UNIT = regex.compile(r"[A-Za-z0-9.,:/%_@+\-]*")


def _need(string: str, texts: Rows, wide: NDArray[np.uint8]) -> Ints:
    """Columns of the first unbreakable unit of the line after each line: a character with the marks that may not
    leave it (CLREQ 3.1.2), an opening mark with what it opens, a whole number or Latin word."""
    codes, start, first = texts.codes, texts.start, texts.first
    opens = _IS_OPENER.take(first)
    at = start + opens
    beyond = at == len(codes)  # an opening mark ends the text: what it opens would take a column
    need = np.where(opens, wide.take(start), 0) + np.where(beyond, 1, wide.take(at, mode="clip")).astype(np.int64)
    at = at + 1
    for _ in range(2):
        sticks = _IS_NO_START.take(codes.take(at, mode="clip")) & (at < len(codes))
        need += np.where(sticks, wide.take(at, mode="clip"), 0)
        at = at + sticks
    second = codes.take(start + 1, mode="clip")
    rows = places((first < 0x80) & (first > 0x20) & (second < 0x80) & (second > 0x20))  # units of two and more
    for k, begin, least in zip(rows.tolist(), start[rows].tolist(), need[rows].tolist(), strict=True):
        unit = _UNIT.match(string, begin, begin + 24)
        need[k] = max(least, (unit.end() - begin) * int(wide[begin]) if unit else 0)
    return np.append(need[1:], 0)
