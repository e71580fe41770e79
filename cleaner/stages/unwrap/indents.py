"""First lines of paragraphs whose indent the extractor dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median

import numpy as np

from cleaner.core.layers import Bools, Lines, places
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import Floats
from cleaner.zh.lexicon import torn_word

_MARK = re.compile("[，。、；：]")
_SURE = 2.0  # score beyond which a line end serves to learn from
LOST_INDENT = (3, 5)  # columns that first lines are short of the measure, in the middle, where their indent was lost
_LOST_LINES = 3
_SPREAD = 2  # columns of room of a full line


def first_lines_without_indent(lines: Lines, kept: Kept, measured: Measure, score: Floats, closed: Bools) -> Bools:
    """The kept lines that begin a paragraph whose indent of two characters the extractor dropped.

    They seem short by the indent. Learned per file: the open lines after a sure paragraph end are short of the measure
    by four columns, in the middle. Then a line short by just that, open, and after a sentence end is a first line too.
    """
    none = np.zeros(len(kept.rows), bool)
    if len(score) < _LOST_LINES:
        return none
    first = np.concatenate(([True], (score < -_SURE) | kept.cut))
    bare = (lines.indent[kept.rows] == 0) & (measured.measure > 0)
    shown = measured.slack[bare & first & ~closed & (measured.slack <= 10)]
    low, high = LOST_INDENT
    if len(shown) < _LOST_LINES or not low <= median(shown.tolist()) <= high + 1:  # a mark may take a character down
        return none
    short = (measured.slack >= low) & (measured.slack <= high) & ~closed
    lost: Bools = bare & (first | (short & np.concatenate(([True], closed[:-1]))))
    return lost


def first_lines_under_headings(kept: Kept, measured: Measure, closed: Bools) -> Bools:
    """In a file whose indents were lost, the first lines of paragraphs that stand under an open line.

    Inside a paragraph an open line leaves no room for what begins the next. Where one does, just the room of the
    indent, it is a first line, and the line above a heading, if it can be one: a line by itself without a mark, with
    which no word is torn.
    """
    low, high = LOST_INDENT
    out = np.zeros(len(closed), bool)
    slack = measured.slack
    short = (slack >= low) & (slack <= high) & (measured.need <= slack) & (measured.measure > 0) & ~closed
    short &= np.append(slack[1:] <= _SPREAD, False)  # and the next is full: the measure is right
    for k in places(short[1:] & ~closed[:-1]).tolist():
        alone = (k == 0 or closed[k - 1]) and _MARK.search(kept.strings[k]) is None
        out[k + 1] = alone and not torn_word(kept.strings[k], kept.strings[k + 1])
    return out


def with_short_paragraphs(measured: Measure, closed: Bools, opens: Bools) -> Measure:
    """The measures of a file whose indents were lost, also of paragraphs too short to show theirs: news in brief, where
    no two full lines stand together.

    Such a paragraph stands where one can begin; it has a first line that is short by the indent, full lines, and a last
    one that a sentence ends with, all of the file's usual measure. ``opens``: lines that a paragraph can begin with.
    """
    width = int(np.bincount(measured.measure[measured.measure > 0]).argmax())
    extent, shut = measured.extent, closed.tolist()
    full = ((extent >= width - _SPREAD) & (extent <= width + 1)).tolist()
    short = ((extent >= width - LOST_INDENT[1]) & (extent <= width - LOST_INDENT[0]) & ~closed).tolist()
    found: list[int] = []
    for k in places((measured.measure == 0) & np.array(short)).tolist():
        end = k + 1
        while end < len(full) and full[end] and not shut[end]:
            end += 1
        ends = end > k + 1 and end < len(full) and shut[end] and extent[end] <= width + 1
        if ends and opens[k]:
            found += range(k, end + 1)
    if not found:
        return measured
    column = measured.measure.copy()
    column[found] = width
    return replace(measured, measure=column, slack=np.where(column > 0, np.maximum(column - extent, 0), 0))
