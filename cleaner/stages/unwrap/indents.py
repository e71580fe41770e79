"""First lines of paragraphs whose indent the extractor dropped."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Bools, Lines
from cleaner.stages.unwrap.evidence import Floats
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import Measure

_SURE = 2.0  # score beyond which a line end serves to learn from
LOST_INDENT = (3, 5)  # columns that first lines are short of the measure, in the middle, where their indent was lost
_LOST_LINES = 3


def first_lines_without_indent(lines: Lines, kept: Kept, measured: Measure, score: Floats, closed: Bools) -> Bools:
    """The kept lines that begin a paragraph whose indent of two characters the extractor dropped.

    They seem short by the indent. Learned per file: the open lines after a sure paragraph end are short of the measure
    by four columns, in the middle. Then a line short by just that, open, and after a sentence end is a first line too.
    """
    none = np.zeros(len(kept.rows), bool)
    if len(score) < _LOST_LINES:
        return none
    first = np.concatenate(([True], (score < -_SURE) | (kept.parted > 0)))
    bare = (lines.indent[kept.rows] == 0) & (measured.measure > 0)
    shown = measured.slack[bare & first & ~closed & (measured.slack <= 10)]
    low, high = LOST_INDENT
    if len(shown) < _LOST_LINES or not low <= np.median(shown) <= high:
        return none
    short = (measured.slack >= low) & (measured.slack <= high) & ~closed
    lost: Bools = bare & (first | (short & np.concatenate(([True], closed[:-1]))))
    return lost
