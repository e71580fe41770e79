"""What a whole file shows of its measure, where the lines round a line do not: its indents, its longest lines, the
measure of nearly all its other lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.core.layers import Bools, places
from cleaner.core.text import distinct
from cleaner.stages.unwrap.regions import MIN_FULL, NARROW, SPREAD, SQUEEZE, WIDE, WIDEST, WINDOW, Ints, Marks
from cleaner.stages.unwrap.verse import first_marks
from cleaner.zh.lexicon import torn_word
from cleaner.zh.rows import Rows

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


def usual(values: Ints) -> int:
    """The commonest of some small numbers; 0 of none."""
    return int(np.bincount(np.minimum(values, 40)).argmax()) if len(values) else 0


def margin(indent: Ints) -> int:
    """The indent of lines that open no paragraph: the smallest that is not rare; in dialogue most lines open one."""
    count = np.bincount(np.minimum(indent, 40))
    often = places(count >= max(_FEWEST_AT_MARGIN, _AT_MARGIN * len(indent)))
    return int(often[0]) if len(often) else usual(indent)


def with_lost_indents(indent: Ints, found: Ints) -> Ints:
    """The measures, of a file without indents, where regions that are narrower by just an indent of two characters are
    dialogue: most of their full lines are first lines, whose indent was lost."""
    wide = np.bincount(found[found > 0], minlength=WIDEST + _LOST + 1)
    usual_width = int(wide.argmax())
    if np.count_nonzero(indent) > _AT_MARGIN * len(indent):
        return found
    for width in (usual_width, usual_width + _LOST):
        if wide[width] >= _LOST_SHARE * len(found):
            found = np.where(found == width - _LOST, width, found)
    return found


def by_indents(indent: Ints, extent: Ints, closed: Bools) -> int:
    """The measure of a file that kept its indents, 0 of any other: as wide as most lines before those at the margin.

    It serves where too few full lines stand together to show it: among one-line paragraphs, in dialogue, on wide lines.
    ``closed``: the line ends with a mark.
    """
    edge = margin(indent)
    on = indent[1:] <= edge
    before = extent[:-1][on & ~closed[:-1]]
    indented = np.count_nonzero(indent > edge + 1)
    if len(before) < _SHOWN or 2 * len(before) < np.count_nonzero(on) or indented < _FEWEST_AT_MARGIN:
        return 0
    width = int(np.bincount(np.minimum(before, WIDEST)).argmax())
    full = np.count_nonzero(np.abs(before - width) <= SPREAD)
    return width if NARROW <= width < WIDEST and full >= _SHOWN_SHARE * len(before) else 0


def by_longest(texts: Rows, strings: Sequence[str], rows: Ints, extent: Ints, closed: Bools) -> int:
    """The measure of a file of short paragraphs, 0 of any other: nothing is wider than the lines that break off, or
    hardly anything but for what squeezed and hanging marks make.

    It serves where no full lines stand together, as in laws and contracts. Verse has its marks at one place in all
    lines, and neither it nor a list of entries that happen to be equally long tears a word.
    """
    widest = int(extent.max(initial=0))
    if not NARROW <= widest < WIDEST:
        return 0
    found = _longest(texts, strings, rows, extent, closed, widest)
    if not found:
        commonest = int(np.bincount(extent[extent * SQUEEZE >= widest]).argmax())
        found = _longest(texts, strings, rows, extent, closed, commonest) if WIDE <= commonest < widest else 0
    return found


def _longest(texts: Rows, strings: Sequence[str], rows: Ints, extent: Ints, closed: Bools, width: int) -> int:
    """``width``, if the lines that are as long break off as those of running text do; else 0."""
    ends = places((extent >= width - SPREAD) & ~closed)
    if len(ends) < MIN_FULL or 2 * len(ends) < np.count_nonzero(extent >= width - SPREAD):
        return 0
    first = first_marks(texts)
    flows = first < texts.end - texts.start - 1
    full = ends[flows[ends]]
    if len(full) < MIN_FULL or len(distinct(first[full])) < _DIFFER * len(full):
        return 0
    shorter = np.count_nonzero(~closed & flows & (extent < width - SPREAD))
    asked = full[:_ASKED][full[:_ASKED] + 1 < len(extent)]
    torn = map(torn_word, (strings[r] for r in rows[asked].tolist()), (strings[r] for r in rows[asked + 1].tolist()))
    return width if shorter <= _LIST * len(full) and any(torn) else 0


def with_the_rest(found: Ints, extent: Ints, marks: Marks) -> Ints:
    """The measures, also of full lines whose neighbours show none, in a file that has nearly everywhere the same, no
    wider than a book's: they are of the same column, though too few are full, or too many end with a mark; but for
    those with which a sentence ends. Some lines of running text have a mark inside, none of a list has."""
    width = int(np.bincount(found).argmax())
    alike = np.count_nonzero(np.abs(found - width) <= 1)
    if not 0 < width < WIDE or alike < WINDOW or alike <= _MOST * len(found):
        return found
    # What stands between two lines that end with a sentence: a paragraph or several; or headings, or a list.
    part = np.concatenate(([0], np.cumsum(marks.stopped[:-1])))
    flows = np.bincount(part, marks.flowing) >= _AS_TEXT * np.bincount(part)
    near = np.convolve(marks.flowing, np.ones(2 * _NEXT + 1, np.int64), "same") > 0
    full = (extent >= width - SPREAD) & (extent <= width * SQUEEZE + 2)
    return np.where((found == 0) & flows[part] & near & full & ~marks.stopped, width, found)
