"""How wide the printed lines of each region of a file are, and how much room each line end left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines, places
from cleaner.stages.unwrap.verse import COUPLET, END, INNER, MARKS, STOP, couplets, first_marks, in_couplets
from cleaner.zh.chars import members
from cleaner.zh.layout import NO_LINE_START, OPENERS, widths
from cleaner.zh.lexicon import torn_word
from cleaner.zh.rows import Rows

Ints = NDArray[np.integer]

WINDOW = 20  # lines on one side that show a region's measure: about one printed page
_SPREAD = 4  # columns within which lines count as equally full: justified lines differ by a character or two
_FULL_SHARE = 0.22  # a region is wrapped when at least this share of its lines is full; dialogue has the fewest
_WIDE = 70  # columns: lines wider than a book's are rarely printed, so they need more lines that agree
_WIDE_SHARE = 0.5
_MIN_FULL = 3  # full lines that a region needs
_NARROWEST = 16  # columns: a column of seven characters or fewer is verse
_IN_EACH = 0.9  # of the lines of verse of two halves, at least, have a mark inside
_NARROW = 28  # columns: below this even verse can look like a column, unless sentences end in it
_SENTENCES = 0.08  # share of the lines of a narrow column with a sentence end in or after them
_MOSTLY = 0.7  # of the full lines are equally wide where a sentence is as long as that; in a song fewer are,
_OPEN_AND_SHORT = 3  # and so many of its lines are short without a mark at their end
_CLAUSE = 18  # columns of an average clause: running text has marks inside its lines, verse only at line ends
_SQUEEZE = 1.08  # how far a line with many marks can exceed the measure: justification squeezes marks to half
_OUTLIERS = 3  # lines of a window that may be longer than the measure (another font, two lines run together)
_VERSE = 0.5  # share of full lines ending in a mark beyond which lines end by sense, not by width: verse, lists
_FLOWING = 0.5  # of the full lines that would have a mark inside if clauses were of that length: fewer are verse
_FLOWING_HERE, _CLOSED_HERE = 0.25, 0.25  # the least with a mark inside, the most that end with one, where the measure
_KNOWN_SHARE = 0.2  # is known: it is that of this share of all windows of the file
_AT_MARGIN = 0.05  # share of the lines of a file that stand at its margin, at least
_FEWEST_AT_MARGIN = 3
_SHOWN = 5  # open lines before lines at the margin that show the measure of a file with indents
_SHOWN_SHARE = 0.7  # of them are equally wide
_LOST = 4  # columns of an indent that was lost
_LOST_SHARE = 0.2  # of the lines of a file have the measure that others miss by an indent
_DIFFER = 0.6  # share of such lines whose first mark stands at a place of its own
_LIST = 0.5  # shorter lines that break off too, for each that is full: headings and items of a list
_MOST = 0.6  # of the lines of a file have the measure of all
_AS_TEXT, _NEXT = 0.1, 3  # of the lines of running text have a mark inside, at least, and one of the next ones has
_ASKED = 24  # of these lines whether a word is torn
_WIDEST = 240  # columns; nobody prints wider lines
_TOO_WIDE = 1000  # for all lines that are far wider


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
    texts = Rows(lines.text.codes, lines.start[rows], lines.end[rows], ())
    wide = widths(texts.codes)
    extent = _extent(texts, wide, np.minimum(lines.indent[rows], 8))
    inside, last = texts.inside(MARKS), MARKS.take(texts.last)
    closed = last & END > 0
    stops = (inside | last) & STOP > 0, inside & STOP > 0
    back, fore = _both_sides(texts, extent, closed, inside & INNER > 0, *stops)
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
    longest = _by_longest(texts, lines.strings, rows, extent, closed) if (found == 0).any() else 0
    found = np.where((found == 0) & (extent <= longest * _SQUEEZE + 2), longest, found)
    if (found == 0).any():
        found = _with_the_rest(found, extent, inside & INNER > 0, last & STOP > 0)
    if (found > 0).any():
        found = np.where(couplets(texts, extent), 0, found)
    slack = np.where(found > 0, np.maximum(found - extent, 0), 0)
    return Measure(extent, found, slack, _need(lines.text.string, texts, wide))


def usual(values: Ints) -> int:
    """The commonest of some small numbers; 0 of none."""
    return int(np.bincount(np.minimum(values, 40)).argmax()) if len(values) else 0


def margin(indent: Ints) -> int:
    """The indent of lines that open no paragraph: the smallest that is not rare; in dialogue most lines open one."""
    count = np.bincount(np.minimum(indent, 40))
    often = places(count >= max(_FEWEST_AT_MARGIN, _AT_MARGIN * len(indent)))
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


def _with_the_rest(found: Ints, extent: Ints, flowing: Bools, stopped: Bools) -> Ints:
    """The measures, also of full lines whose neighbours show none, in a file that has nearly everywhere the same, no
    wider than a book's: they are of the same column, though too few are full, or too many end with a mark; but for
    those with which a sentence ends. ``flowing``: the line has a mark inside, as some lines of running text have, but
    none of a list; ``stopped``: it ends with the end of a sentence."""
    width = int(np.bincount(found).argmax())
    alike = (np.abs(found - width) <= 1).sum()
    if not 0 < width < _WIDE or alike < WINDOW or alike <= _MOST * len(found):
        return found
    # What stands between two lines that end with a sentence: a paragraph or several; or headings, or a list.
    part = np.concatenate(([0], np.cumsum(stopped[:-1])))
    flows = np.bincount(part, flowing) >= _AS_TEXT * np.bincount(part)
    near = np.convolve(flowing, np.ones(2 * _NEXT + 1, np.int64), "same") > 0
    full = (extent >= width - _SPREAD) & (extent <= width * _SQUEEZE + 2)
    return np.where((found == 0) & flows[part] & near & full & ~stopped, width, found)


def _by_longest(texts: Rows, strings: Sequence[str], rows: Ints, extent: Ints, closed: Bools) -> int:
    """The measure of a file of short paragraphs, 0 of any other: nothing is wider than the lines that break off.

    It serves where no full lines stand together, as in laws and contracts. Verse has its marks at one place in all
    lines, and neither it nor a list of entries that happen to be equally long tears a word.
    """
    width = int(extent.max(initial=0))
    if not _NARROW <= width < _WIDEST:
        return 0
    ends = places((extent >= width - _SPREAD) & ~closed)
    if len(ends) < _MIN_FULL or 2 * len(ends) < (extent >= width - _SPREAD).sum():
        return 0
    first = first_marks(texts)
    flows = first < texts.end - texts.start - 1
    full = ends[flows[ends]]
    if len(full) < _MIN_FULL or len(np.unique(first[full])) < _DIFFER * len(full):
        return 0
    shorter = (~closed & flows & (extent < width - _SPREAD)).sum()
    asked = full[:_ASKED][full[:_ASKED] + 1 < len(extent)]
    torn = map(torn_word, (strings[r] for r in rows[asked].tolist()), (strings[r] for r in rows[asked + 1].tolist()))
    return width if shorter <= _LIST * len(full) and any(torn) else 0


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


def _extent(texts: Rows, wide: NDArray[np.uint8], indent: Ints) -> Ints:
    """The columns of each line with its indent; ``wide`` are the columns of each character.

    A half-width mark after a wide character counts as wide where that makes more lines equally wide: then it was
    printed full-width, and is half-width only since OCR read it so.
    """
    total = np.cumsum(wide, dtype=np.int64)
    as_typed: Ints = total.take(texts.end - 1) - total.take(texts.start) + wide.take(texts.start) + indent
    narrowed = places(_IS_NARROWED.take(texts.codes[1:]) & (wide[:-1] == 2)) + 1
    if not len(narrowed):
        return as_typed
    as_set = as_typed + np.searchsorted(narrowed, texts.end) - np.searchsorted(narrowed, texts.start)
    return as_set if _concentration(as_set) > _concentration(as_typed) else as_typed


def _concentration(extent: Ints) -> int:
    """How often two lines are equally wide."""
    return int((np.bincount(np.minimum(extent, _WIDEST)).astype(np.int64) ** 2).sum())


def _both_sides(
    texts: Rows, extent: Ints, closed: Bools, flowing: Bools, ending: Bools, passing: Bools
) -> tuple[Ints, Ints]:
    """The measure shown by each line and the lines before it, and by it and the lines after it; 0 for none.

    ``closed``: the line ends with a mark; ``flowing``: it has one inside; ``ending``: a sentence ends in it;
    ``passing``: a sentence ends inside it, and another follows.
    """
    count = len(extent)
    size = min(WINDOW, max(6, count // 2), count)
    if size < 2:
        return np.zeros(count, np.int64), np.zeros(count, np.int64)
    # A column a window: sums go down the columns, all of them at once. (``take`` and ``compress`` keep it so in memory;
    # an index would not, and sums would take ten times as long.)
    narrow = np.minimum(extent, _TOO_WIDE).astype(np.int16)
    # The marks are counted together, in a byte each of one number: no window has 256 lines.
    marks = closed + (flowing.astype(np.uint32) << 8) + (ending.astype(np.uint32) << 16)
    marks += passing.astype(np.uint32) << 24
    windows, marked = _windows(narrow, size), _windows(marks, size)
    found, likely = np.zeros(windows.shape[1], np.int64), np.zeros(windows.shape[1], np.int64)
    # Most windows are settled by their longest line, or out of the question: only the others go on, and are sorted.
    unsettled = places(_count(windows > _WIDEST) <= _OUTLIERS)
    ordered = windows.take(unsettled, axis=1).max(axis=0, keepdims=True)
    for k in range(min(_OUTLIERS + 1, size)):
        if k == 1:
            unsettled = unsettled[found[unsettled] == 0]
            ordered = np.sort(windows.take(unsettled, axis=1), axis=0)[::-1]
        open_yet = (found[unsettled] == 0) & (ordered[k] <= _WIDEST) & (ordered[k] >= _NARROWEST)
        if not open_yet.any():
            continue
        left, limit = unsettled[open_yet], ordered[k, open_yet]
        near = windows.take(left, axis=1)
        full = (near >= limit - _SPREAD) & (near <= limit + 1)
        number = _count(full)
        enough = (np.where(limit > _WIDE, _WIDE_SHARE, _FULL_SHARE) * size <= number) & (number >= _MIN_FULL)
        if not enough.any():
            continue
        left, limit, number = left[enough], limit[enough], number[enough]
        near, full = near.compress(enough, axis=1), full.compress(enough, axis=1)
        counted = (marked.take(left, axis=1) * full).sum(axis=0, dtype=np.uint32)
        ends, flows, sentences, passes = (counted >> shift & 0xFF for shift in (0, 8, 16, 24))
        # The commonest width among the full lines, not the longest: marks hang, and digits are wide in some fonts.
        by_width = np.stack([_count(near == limit - less) for less in range(_SPREAD + 1)])
        commonest = by_width.argmax(axis=0)
        by_sense = ends >= _VERSE * number
        running = number * (1 - np.exp(-np.maximum(limit - 2, 0) / _CLAUSE))
        verse = flows < _FLOWING * running
        unended = ~verse & ~by_sense & (sentences < _SENTENCES * number)
        equal = (by_width[:-1] + by_width[1:]).max(axis=0)  # letters and digits take half a character
        shut = (marked.take(left, axis=1) & 0xFF).sum(axis=0) - ends
        verse |= unended & ((equal < _MOSTLY * number) | (size - number - shut >= _OPEN_AND_SHORT))
        like_verse = (limit < _NARROW) | ((limit < COUPLET) & (flows >= _IN_EACH * number))
        long = places(like_verse & unended & ~verse)
        verse[long] = in_couplets(texts, left[long], full.take(long, axis=1))
        song = (limit - commonest < _NARROWEST) & (passes == 0)  # its sentences end where its lines do
        good = ~by_sense & ~verse & ~song
        found[left[good]] = (limit - commonest)[good]
        alike = (flows >= _FLOWING_HERE * running) & (ends < _CLOSED_HERE * number) & ~song
        likely[left[alike]] = (limit - commonest)[alike]
    # Few marks, or none where sentences end: a long sentence or names, where the file has this measure elsewhere.
    known = np.bincount(found, minlength=_WIDEST + 1) >= max(WINDOW, _KNOWN_SHARE * len(found))
    known[0] = False
    found = np.where((found == 0) & known[likely], likely, found)
    last = len(found) - 1
    at = np.arange(count)
    return found[np.clip(at - (size - 1), 0, last)], found[np.minimum(at, last)]


def _count(windows: Bools) -> NDArray[np.uint8]:
    """How many rows of each window are true; a window has far fewer than 256."""
    number: NDArray[np.uint8] = windows.view(np.uint8).sum(axis=0, dtype=np.uint8)
    return number


def _windows(column: NDArray[Any], size: int) -> NDArray[Any]:
    """The runs of ``size`` rows of a column, each a column of its own."""
    shape = size, len(column) - size + 1
    return np.ndarray(shape, column.dtype, column, strides=column.strides * 2).copy()


_IS_NARROWED = members(",.;:!?()")
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
    rows = places((first < 0x80) & (first > 0x20))
    for k, begin, least in zip(rows.tolist(), start[rows].tolist(), need[rows].tolist(), strict=True):
        unit = _UNIT.match(string, begin, begin + 24)
        need[k] = max(least, unit.end() - begin if unit else 0)
    return np.append(need[1:], 0)
