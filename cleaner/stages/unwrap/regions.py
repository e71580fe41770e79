"""The measure that the lines round a line show: a region is wrapped where many lines are equally wide by no sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.core.layers import Bools, places
from cleaner.stages.unwrap.verse import COUPLET, in_couplets
from cleaner.zh.chars import POINT, full_points
from cleaner.zh.rows import Rows
from cleaner.zh.signs import END, INNER, SIGNS, STOP

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]

WINDOW = 20  # lines on one side that show a region's measure: about one printed page
SPREAD = 4  # columns within which lines count as equally full: justified lines differ by a character or two
SQUEEZE = 1.08  # how far a line with many marks can exceed the measure: justification squeezes marks to half
MIN_FULL = 3  # full lines that a region needs
NARROW = 28  # columns: below this even verse can look like a column, unless sentences end in it
WIDE = 70  # columns: lines wider than a book's are rarely printed, so they need more lines that agree
WIDEST = 240  # columns; nobody prints wider lines
_FULL_SHARE = 0.22  # a region is wrapped when at least this share of its lines is full; dialogue has the fewest
_WIDE_SHARE = 0.5
_NARROWEST = 16  # columns: a column of seven characters or fewer is verse
_IN_EACH = 0.9  # of the lines of verse of two halves, at least, have a mark inside
_SENTENCES = 0.08  # share of the lines of a narrow column with a sentence end in or after them
_MOSTLY = 0.7  # of the full lines are equally wide where a sentence is as long as that; in a song fewer are,
_OPEN_AND_SHORT = 3  # and so many of its lines are short without a mark at their end
_CLAUSE = 18  # columns of an average clause: running text has marks inside its lines, verse only at line ends
_OUTLIERS = 3  # lines of a window that may be longer than the measure (another font, two lines run together)
_VERSE = 0.5  # share of full lines ending in a mark beyond which lines end by sense, not by width: verse, lists
_FLOWING = 0.5  # of the full lines that would have a mark inside if clauses were of that length: fewer are verse
_FLOWING_HERE, _CLOSED_HERE = 0.25, 0.25  # the least with a mark inside, the most that end with one, where the measure
_KNOWN_SHARE = 0.2  # is known: it is that of this share of all windows of the file
_TOO_WIDE = 1000  # for all lines that are far wider


@dataclass(frozen=True, slots=True)
class Marks:
    """The punctuation of each line. ``closed``: it ends with a mark; ``flowing``: it has one inside; ``stopped``: it
    ends with the end of a sentence; ``passing``: a sentence ends inside it, and another follows."""

    closed: Bools
    flowing: Bools
    stopped: Bools
    passing: Bools

    @classmethod
    def of(cls, texts: Rows) -> Marks:
        """The marks of the lines ``texts``."""
        inside, last = texts.inside, SIGNS.take(texts.last)
        stopped, passing = last & STOP > 0, inside & STOP > 0
        points = full_points(texts.codes)
        if len(points):
            before = points.searchsorted(texts.start)
            stopped |= (texts.last == POINT) & (points.searchsorted(texts.end) > points.searchsorted(texts.end - 1))
            passing |= points.searchsorted(texts.end - 1) > before
        return cls(last & END > 0, inside & INNER > 0, stopped, passing)

    @property
    def present(self) -> Bools:
        """Which lines have a mark at all."""
        marked: Bools = self.closed | self.flowing | self.stopped | self.passing
        return marked

    def only(self, rows: Bools) -> Marks:
        """Those of some of the lines."""
        return Marks(self.closed[rows], self.flowing[rows], self.stopped[rows], self.passing[rows])

    def packed(self) -> NDArray[np.uint32]:
        """Whether each line is closed, flowing, has the end of a sentence, and is passing: a byte each of one number,
        so that they are counted together; no window has 256 lines."""
        flags = self.flowing, self.stopped | self.passing, self.passing
        together = self.closed.astype(np.uint32)
        for n, flag in enumerate(flags, 1):
            together |= flag.astype(np.uint32) << 8 * n
        return together


def both_sides(texts: Rows, extent: Ints, marks: Marks) -> tuple[Ints, Ints]:
    """The measure shown by each line and the lines before it, and by it and the lines after it; 0 for none."""
    count = len(extent)
    size = min(WINDOW, max(6, count // 2), count)
    if size < 2:
        return np.zeros(count, np.int64), np.zeros(count, np.int64)
    # A column a window: sums go down the columns, all of them at once. (``take`` and ``compress`` keep it so in memory;
    # an index would not, and sums would take ten times as long.)
    windows = _windows(np.minimum(extent, _TOO_WIDE).astype(np.int16), size)
    marked = _windows(marks.packed(), size)
    found, likely = np.zeros(windows.shape[1], np.int64), np.zeros(windows.shape[1], np.int64)
    # Most windows are settled by their longest line, or out of the question: only the others go on, and are sorted.
    ordered = windows.max(axis=0, keepdims=True)
    unsettled = np.arange(windows.shape[1])
    if ordered.max() > WIDEST:
        unsettled = places(_count(windows > WIDEST) <= _OUTLIERS)
        ordered = ordered.take(unsettled, axis=1)
    for outliers in (range(1), range(1, min(_OUTLIERS + 1, size))):
        if outliers.start:
            unsettled = unsettled[found[unsettled] == 0]
            ordered = np.sort(windows.take(unsettled, axis=1), axis=0)[::-1][1 : outliers.stop]
        longest, nth = ((ordered <= WIDEST) & (ordered >= _NARROWEST)).nonzero()
        if not len(nth):
            continue
        left = unsettled[nth]
        whole = not outliers.start and len(left) == windows.shape[1]
        full = _Full.of(windows if whole else windows.take(left, axis=1), left, ordered[longest, nth])
        if len(full.left):
            width, good, alike = _shown(texts, full, marked.take(full.left, axis=1))
            found[full.left[good][::-1]] = width[good][::-1]  # a window is that of its longest line that settles it
            likely[full.left[alike]] = width[alike]
    # Few marks, or none where sentences end: a long sentence or names, where the file has this measure elsewhere.
    known = np.bincount(found, minlength=WIDEST + 1) >= max(WINDOW, _KNOWN_SHARE * len(found))
    known[0] = False
    found = np.where((found == 0) & known[likely], likely, found)
    last = len(found) - 1
    at = np.arange(count)
    return found[np.maximum(np.minimum(at - (size - 1), last), 0)], found[np.minimum(at, last)]


@dataclass(frozen=True, slots=True)
class _Full:
    """Windows that have enough full lines, an entry or a column each: ``left`` is the first line of the window,
    ``limit`` the columns of its longest line that counts, ``number`` how many of its lines are full; ``near`` are the
    columns of all its lines, ``full`` which of them are full."""

    left: Ints
    limit: Ints
    number: Ints
    near: Ints
    full: Bools

    @classmethod
    def of(cls, near: Ints, left: Ints, limit: Ints) -> _Full:
        """Those of the windows ``near``, which begin at ``left``, with enough lines nearly as wide as ``limit``."""
        # At most so much less than the limit, or 1 more: as numbers without a sign all others are large.
        full = (limit + 1 - near).view(np.uint16) <= SPREAD + 1
        number = _count(full)
        enough = (np.where(limit > WIDE, _WIDE_SHARE, _FULL_SHARE) * len(near) <= number) & (number >= MIN_FULL)
        if enough.all():
            return cls(left, limit, number, near, full)
        columns = near.compress(enough, axis=1), full.compress(enough, axis=1)
        return cls(left[enough], limit[enough], number[enough], *columns)


def _shown(texts: Rows, windows: _Full, marked: NDArray[np.uint32]) -> tuple[Ints, Bools, Bools]:
    """The commonest width of the full lines of each window; whether it is a measure; whether it is one if the file has
    it elsewhere too. ``marked``: the packed marks of the lines."""
    limit, number, near = windows.limit, windows.number, windows.near
    counted = (marked * windows.full).sum(axis=0, dtype=np.uint32)
    ends, flows, sentences, passes = (counted >> shift & 0xFF for shift in (0, 8, 16, 24))
    # The commonest width among the full lines, not the longest: marks hang, and digits are wide in some fonts.
    by_width = np.array([_count(near == limit - less) for less in range(SPREAD + 1)])
    width = limit - by_width.argmax(axis=0)
    by_sense = ends >= _VERSE * number
    running = number * (1 - np.exp(-np.maximum(limit - 2, 0) / _CLAUSE))
    verse = flows < _FLOWING * running
    unended = ~verse & ~by_sense & (sentences < _SENTENCES * number)
    equal = (by_width[:-1] + by_width[1:]).max(axis=0)  # letters and digits take half a character
    shut = _count((marked & 0xFF).astype(bool)) - ends
    verse |= unended & ((equal < _MOSTLY * number) | (len(near) - number - shut >= _OPEN_AND_SHORT))
    like_verse = (limit < NARROW) | ((limit < COUPLET) & (flows >= _IN_EACH * number))
    long = places(like_verse & unended & ~verse)
    verse[long] = in_couplets(texts, windows.left[long], windows.full.take(long, axis=1))
    song = (width < _NARROWEST) & (passes == 0)  # its sentences end where its lines do
    alike = (flows >= _FLOWING_HERE * running) & (ends < _CLOSED_HERE * number) & ~song
    return width, ~by_sense & ~verse & ~song, alike


def _count(windows: Bools) -> NDArray[np.uint8]:
    """How many rows of each window are true; a window has far fewer than 256."""
    number: NDArray[np.uint8] = windows.view(np.uint8).sum(axis=0, dtype=np.uint8)
    return number


def _windows(column: NDArray[Any], size: int) -> NDArray[Any]:
    """The runs of ``size`` rows of a column, each a column of its own."""
    shape = size, len(column) - size + 1
    return np.ndarray(shape, column.dtype, column, strides=column.strides * 2).copy()
