"""Verse of two halves a line: its lines have one mark inside, all at one place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.core.layers import Bools, places
from cleaner.zh.rows import Rows
from cleaner.zh.signs import END, INNER, STOP

COUPLET = 44  # columns: a line as wide as this or wider is no verse of two halves
_AT_ONE_PLACE = 0.75  # share of the lines with a mark inside that may have it at one place; a couplet always has
_IN_A_ROW = 5  # lines that show verse among other lines


def first_marks(texts: Rows) -> NDArray[np.integer]:
    """How many code points stand before the first mark of each line; as many as it has where it has none."""
    marks = texts.where(INNER)
    first = np.append(marks, len(texts.codes))[np.searchsorted(marks, texts.start)]
    before: NDArray[np.integer] = np.minimum(first, texts.end) - texts.start
    return before


def couplets(texts: Rows, extent: NDArray[np.integer]) -> Bools:
    """Which lines are verse of two halves: several in a row, equally wide, with one mark inside, at one place, and none
    at their ends."""
    marks = texts.where(END | INNER | STOP)
    first, beyond = np.searchsorted(marks, texts.start), np.searchsorted(marks, texts.end)
    at = np.append(marks, 0)[first] - texts.start
    halved = (beyond - first == 1) & (at < texts.end - texts.start - 1)
    alike = halved[:-1] & halved[1:] & (at[:-1] == at[1:]) & (extent[:-1] == extent[1:])
    steps = np.cumsum(np.concatenate(([0], alike)))
    out = np.zeros(len(extent), bool)
    for k in places(steps[_IN_A_ROW - 1 :] - steps[: -_IN_A_ROW + 1] == _IN_A_ROW - 1).tolist():
        out[k : k + _IN_A_ROW] = True
    return out


def in_couplets(texts: Rows, left: NDArray[np.integer], full: Bools) -> Bools:
    """Which windows (a column each of ``full`` lines, from line ``left`` on) have the first marks inside their lines at
    one place, as verse of two halves a line has them."""
    if not len(left):
        return np.zeros(0, bool)
    before, length = first_marks(texts), texts.end - texts.start
    row = left + np.arange(len(full))[:, None]
    at = np.where(full & (before < length - 1)[row], before[row], COUPLET)
    number = np.stack([_number(at == place) for place in range(COUPLET // 2)])
    verse: Bools = number.max(axis=0) > _AT_ONE_PLACE * number.sum(axis=0)
    return verse


def _number(lines: Bools) -> NDArray[np.int64]:
    """How many rows of each column are true."""
    number: NDArray[np.int64] = lines.sum(axis=0)
    return number
