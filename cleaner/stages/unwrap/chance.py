"""A mark at the edge of a full line: its paragraph ends there too, or only the line, by chance.

Neither the mark nor the room tells these apart. How often each happens, the file itself says: the sentences that end
inside lines say how often one would end at an edge, the paragraphs whose last line is short how often one would fill
it. And what follows says more: in dialogue nearly all paragraphs begin with “, and few sentences inside them.
"""

from __future__ import annotations

from collections.abc import Set
from math import exp, log

import numpy as np

from cleaner.core.layers import Bools, some
from cleaner.stages.unwrap.evidence import FULL_AND_CLOSED, FULL_AND_COLON
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import Floats, Ints
from cleaner.stages.unwrap.shown import IS_SHUT, Signs, sentence_ends
from cleaner.zh.chars import BLANKS, Codes, members
from cleaner.zh.rows import Rows
from cleaner.zh.signs import END

_IS_COLON = members("：:")
_IS_SEMICOLON = members("；;")
_IS_BEHIND = members("。！？!?…”’」』）)】》\n" + BLANKS)  # what follows a stop that is none yet, or at a line's end
_FULL = 2  # columns of room that a full line leaves at most
_SHORT = 4  # characters of room that the last lines leave which are counted
_ALIKE = 30  # so many beginnings of either kind are taken to be like all of them
_RATHER_APART = -0.2  # a wrong join is worse than a paragraph in two
_LIMITS = (-2.0, 3.0)  # log-odds


def full_and_closed(measured: Measure, signs: Signs) -> Bools:
    """Which lines but the last are full and end with a mark, so that a paragraph may end there, or only the line."""
    full: Bools = ~signs.dated[:-1] & (measured.measure[:-1] > 0) & (measured.slack[:-1] <= measured.need[:-1])
    return full & (signs.closed[:-1] | signs.colon[:-1])


def by_chance(texts: Rows, measured: Measure, signs: Signs, among: Bools) -> Floats:
    """What the file's own habits say of the full lines that end with a mark, a row a line but the last.

    Only the ``full_and_closed`` line ends ``among`` are looked at. Log-odds that the text goes on, to be added to those
    of ``weigh``; 0 for all other lines.
    """
    out = np.zeros(len(texts) - 1)
    last = texts.last[:-1]
    for ended, marks, usual in (
        (signs.closed[:-1], None, FULL_AND_CLOSED),
        (_IS_COLON.take(last), _IS_COLON, FULL_AND_COLON),
        (_IS_SEMICOLON.take(last), _IS_SEMICOLON, FULL_AND_COLON),
    ):
        asked = among & ended
        if some(asked):
            marked = sentence_ends(texts) if marks is None else _standing(texts, marks)
            out[asked] = _odds(texts, measured, ended, asked, marked, usual) - usual
    return out


def _standing(texts: Rows, wanted: Bools) -> Ints:
    """Where in ``texts.codes`` one of the marks ``wanted``, a lookup by code point, stands."""
    marks = texts.where(END)
    return marks[wanted.take(texts.codes.take(marks))]


def _odds(texts: Rows, measured: Measure, ended: Bools, asked: Bools, marked: Ints, usual: float) -> Floats:
    """The log-odds for the lines ``asked``, which are full and among those that have ``ended`` with one of some marks;
    ``marked`` is where these stand, and ``usual`` are the log-odds where the file shows nothing."""
    room, wrapped = measured.slack[:-1], measured.measure[:-1] > 0
    # What ends inside lines, and what the next begins with.
    stop = marked + 1
    stop += IS_SHUT.take(texts.codes.take(stop, mode="clip"))
    after = texts.codes.take(stop, mode="clip")
    inside = after[~_IS_BEHIND.take(after)]
    # Paragraphs that end with a short line, and what the next begins with. Those of one line have chances of their own.
    short, full = ended & wrapped & (room >= 2 * _SHORT), wrapped & (room <= _FULL)
    opens = np.ones(len(room), bool)
    opens[1:] = room[:-1] >= 2 * _SHORT
    firsts = texts.first[1:]
    outside = firsts[short & ~opens]
    width = int(measured.measure[:-1].sum()) / np.count_nonzero(wrapped) / 2  # characters
    even: list[float] = []
    for among in (~opens, opens):
        at_edge = len(inside) / len(texts.codes) * np.count_nonzero(full & among)
        filled = np.count_nonzero(short & among) / max(width - _SHORT, 1.0)
        even.append(log((at_edge + 1) / (filled + exp(-usual))) + _RATHER_APART)
    begins = firsts[asked].tolist()
    tells = _tells(set(begins), inside, outside)
    odds = [tells[first] + even[opening] for first, opening in zip(begins, opens[asked].tolist(), strict=True)]
    return np.minimum(np.maximum(odds, _LIMITS[0]), _LIMITS[1])


def _tells(firsts: Set[int], inside: Codes, outside: Codes) -> dict[int, float]:
    """For each of some characters the log-odds that a sentence inside a paragraph begins with it, to that a paragraph
    does."""
    return {
        first: _odds_of(within, opening, len(inside), len(outside))
        for first, within, opening in zip(firsts, _counts(inside, firsts), _counts(outside, firsts), strict=True)
    }


def _counts(codes: Codes, wanted: Set[int]) -> list[int]:
    """How often each of the ``wanted`` is one of ``codes``."""
    rising, asked = np.sort(codes), np.fromiter(wanted, codes.dtype, len(wanted))
    counts: list[int] = (rising.searchsorted(asked, "right") - rising.searchsorted(asked)).tolist()
    return counts


def _odds_of(within: int, opening: int, inside: int, outside: int) -> float:
    """The log-odds of a character that so many of all sentences ``inside`` and paragraphs ``outside`` begin with."""
    if not within + opening:
        return 0.0
    usual = _ALIKE * (within + opening) / (inside + outside)
    return log((within + usual) / (inside + _ALIKE)) - log((opening + usual) / (outside + _ALIKE))
