"""Where lines were joined between Latin characters: which of the line ends stand for a space."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Ints
from cleaner.core.layers import places
from cleaner.core.text import Text
from cleaner.zh.chars import LETTER_RANGES, gb_bytes, members
from cleaner.zh.latin import REACH, is_torn, parts_words

_FEWEST = 4  # lines that show such a program: two or three are equally wide by chance
_MOST, _NEARLY_ALL = 0.5, 0.8  # of its lines are full
_IS_LATIN = members("0123456789.,;:!?'", LETTER_RANGES)


class Seams(NamedTuple):
    """Where pieces end that a rule joined to the next one, and where those begin; a row a seam."""

    ends: Ints
    begins: Ints


def spaces_at(text: Text, seams: Seams) -> NDArray[np.intp]:
    """Which of the ``seams`` have a line end, a blank in ``text``, that becomes a space.

    Two words are parted at a line end as a rule. But programs that fill every line tear words wherever the line is
    full, and leave the blanks beside other line ends. So at full lines words are parted only where the file has such
    line ends with room, or no other, none with a blank, and none leaves a single letter.
    """
    ends, begins = seams
    latin = places(_IS_LATIN.take(text.codes.take(ends - 1)) & _IS_LATIN.take(text.codes.take(begins)))
    if not len(latin):
        return latin
    line_ends = places(text.codes == ord("\n"))
    line = np.searchsorted(line_ends, ends)
    first = np.append(0, line_ends + 1)[line]
    reached = np.append(0, np.cumsum(gb_bytes().take(text.codes), dtype=np.int64))
    is_full = _full(reached[ends] - reached[first], ends - first)
    with_blank: list[int] = []
    with_room: list[int] = []
    full: list[int] = []
    torn = False
    for k in latin.tolist():
        end, begin = int(ends[k]), int(begins[k])
        before, after = text.string[max(0, end - REACH) : end], text.string[begin : begin + REACH]
        if not parts_words(before, after):
            continue
        if text.string[end] != "\n" or text.string[begin - 1] != "\n":
            with_blank.append(k)
        elif not is_full[k]:
            with_room.append(k)
        else:
            full.append(k)
            torn |= is_torn(before, after)
    parted = [*with_blank, *with_room]
    if not (torn or with_blank) and (with_room or len(full) == 1):
        parted += full
    return np.array(sorted(parted), np.intp)


def _full(columns: NDArray[np.integer], length: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which of some lines, given by their columns and code points, such a program has filled.

    It counts columns, of which a wide character may leave one, or characters. Lines of Latin letters alone end
    raggedly, and may be equally wide by chance: they say something only where there are no others.
    """
    mixed = columns > length
    if np.count_nonzero(mixed) < _FEWEST:
        return _usual(columns, np.ones(len(columns), bool), 0, _NEARLY_ALL)
    return _usual(columns, mixed, 1, _MOST) | _usual(length, mixed, 0, _MOST)


def _usual(width: NDArray[np.integer], among: NDArray[np.bool_], give: int, share: float) -> NDArray[np.bool_]:
    """Which lines are as wide, give or take so much, as at least such a share of those ``among`` them; none, where
    these are few, or end raggedly."""
    counted = width[among]
    usual = np.bincount(counted).argmax() if len(counted) >= _FEWEST else 0
    near: NDArray[np.bool_] = np.abs(width - usual) <= give
    return near if np.count_nonzero(near[among]) >= share * len(counted) else np.zeros(len(width), bool)
