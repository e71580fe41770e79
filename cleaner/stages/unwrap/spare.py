"""A line that leaves room for what follows: where no line that goes on does, its paragraph ends there."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Bools
from cleaner.stages.unwrap.evidence import Floats, Signs
from cleaner.stages.unwrap.measure import Measure
from cleaner.zh.chars import members
from cleaner.zh.rows import Rows

_NEAR = 3  # columns of room of a line that is nearly full; an indent of two characters leaves 4
_LAST = 0.6  # of the last lines of paragraphs that are, so many have room for what follows
_LIMIT = -3.5  # log-odds
_LISTED_LIMIT = -6.0  # of two such lines in a row
_IS_MARK = members("，。、；：！？,.;:!?…”’」』）)】》")


def spare(texts: Rows, measured: Measure, signs: Signs) -> Floats:
    """Log-odds that the text goes on, to be added to those of ``weigh``: 0, or less for lines with room behind a mark.

    Where lines are set by a program, or by a good printer, hardly a line that goes on has room for more; where OCR lost
    characters, many have. Those that end with a mark are counted by themselves where any has: printers squeeze
    marks. Two lines in a row without one are a list, where no other line has room.
    """
    slack, need = measured.slack[:-1], measured.need[:-1]
    wrapped = measured.measure[:-1] > 0
    near, room = wrapped & (slack <= _NEAR), wrapped & (slack >= need)
    marked = _IS_MARK.take(texts.last[:-1])
    goes_on = ~signs.closed[:-1] & ~signs.dated[:-1] & ~signs.colon[:-1] & ~signs.opener
    row = room & goes_on & ~marked
    again = row & (np.insert(row[:-1], 0, False) | np.append(row[1:], False))
    counted = near & goes_on & ~again
    usual = _tells(counted, room)
    squeezed = _tells(counted & marked, room) if (counted & marked & room).any() else usual
    out = np.where(near & room & marked, max(squeezed, _LIMIT), 0.0)
    if not (counted & ~marked & room).any():
        listed = again | (goes_on & ~marked & np.append(again[1:], False))  # the first of them may fill its line
        out[listed] = max(2 * usual, _LISTED_LIMIT)
    return out


def _tells(counted: Bools, room: Bools) -> float:
    """The log-odds of a line with room, by the share of the lines that go on that have it."""
    share = (np.count_nonzero(counted & room) + 0.5) / (np.count_nonzero(counted) + 1)
    return min(0.0, float(np.log(share / _LAST)))
