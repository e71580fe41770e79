"""A line that leaves room for what follows: where no line that goes on does, its paragraph ends there.

Where lines are set by a program, or by a good printer, hardly a line that goes on has room for more; where OCR lost
characters, or a line's font is another, many have. How many, each file shows.
"""

from __future__ import annotations

from math import log

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import Bools, beside, places, some
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import Floats
from cleaner.stages.unwrap.shown import Signs
from cleaner.zh.chars import members
from cleaner.zh.rows import Rows

_NEAR = 3  # columns of room of a line that is nearly full; an indent of two characters leaves 4
_LAST = 0.6  # of the last lines of paragraphs that are, so many have room for what follows
_LIMIT = -3.5  # log-odds
_OVER = 2  # columns by which a line is wider than the measure
_UNSURE = 3  # columns by which a line may have been printed wider or narrower than it is counted, unless it is plain:
_PLAIN = late(r"[\p{Han}\u3000 ]*")  # no mark that was squeezed, no letters or digits of another width
_STRICT = 0.03  # of the lines that go on have room, or are wider, where two such lines in a row are a list
_IS_MARK = members("，。、；：！？,.;:!?…”’」』）)】》")


def spare(texts: Rows, measured: Measure, signs: Signs) -> Floats:
    """Log-odds that the text goes on, to be added to those of ``weigh``, 0 for most lines.

    Less for lines that end with a mark and have room: of these the share is counted by itself where any goes on, since
    printers squeeze marks. And for two open lines in a row that have room or are wider than the measure: a list.
    """
    slack, need, column = measured.slack[:-1], measured.need[:-1], measured.measure[:-1]
    over = measured.extent[:-1] - column
    near, room = (column > 0) & (slack <= _NEAR), (column > 0) & (slack >= need)
    marked = _IS_MARK.take(texts.last[:-1])
    goes_on = ~signs.closed[:-1] & ~signs.dated[:-1] & ~signs.colon[:-1] & ~signs.opener
    misfit = (room | ((column > 0) & (over >= _OVER))) & goes_on & ~marked
    counted = near & goes_on & ~_in_a_row(misfit)
    usual = _share(counted, room)
    squeezed = _share(counted & marked, room) if some(counted & marked & room) else usual
    out = np.where(near & room & marked, _tells(squeezed), 0.0)
    if _share(counted, misfit) > _STRICT:
        return out
    sure = misfit & ((slack >= need + _UNSURE) | (over >= _OVER + _UNSURE))
    for k in places(misfit & ~sure & (need <= _OVER)).tolist():
        sure[k] = _PLAIN.fullmatch(texts.strings[k]) is not None
    items = _in_a_row(sure)
    items |= goes_on & ~marked & np.append(items[1:], False)  # the first of them may fill its line
    return np.where(items, 2 * _tells(usual), out)


def _in_a_row(lines: Bools) -> Bools:
    """Those of the lines that have another before or behind them."""
    return beside(lines[1:] & lines[:-1])


def _share(counted: Bools, having: Bools) -> float:
    """The share of the lines counted that have something, of few or none not quite 0 or 1."""
    return float(np.count_nonzero(counted & having) + 0.5) / float(np.count_nonzero(counted) + 1)


def _tells(share: float) -> float:
    """The log-odds of a line with room, by the share of the lines that go on that have it."""
    return max(min(0.0, log(share / _LAST)), _LIMIT)
