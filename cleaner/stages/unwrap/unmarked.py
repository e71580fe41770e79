"""Wrapped text without punctuation, as old books and the papers of the first decades have it.

No mark says where a sentence ends, and none where a line could be verse. But such text is set without squeezing: the
lines that go on are all equally wide, only the last of a paragraph are shorter. Verse and lists of equal lines end with
words of substance; running text breaks off anywhere, in a word, before a particle, behind a conjunction.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import Bools, Lines, places, runs
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import WIDEST, Floats, Ints
from cleaner.zh.lexicon import REACH, word_across
from cleaner.zh.script import simplified

_PROSE = late(r"[●○◎◆■□▲△]?\p{Han}+")
_GOES_ON = 3.0  # log-odds
_FEWEST = 6  # lines in a row
_NARROWEST = 20  # columns: ten characters; verse is narrower as a rule
_FULL_SHARE = 0.4  # of the lines are full: titles and the last lines of short news are not
_FULL = 5
_CHARACTER = 2  # columns: where OCR lost or doubled a character
_LOSSES = (0.05, 0.04, 0.04)  # of the full lines so many want one character, two, three: these are such losses
_ASKED = 200  # line ends of a stretch that the dictionary is asked for
_TORN, _TORN_SHARE = 3, 0.1  # of them tear a word or a phrase, at least
_NEVER_FIRST = frozenset("之者也矣焉乎耳等的了地们們着")
_NEVER_LAST = frozenset("而以于於与與及在将將被把第每各尤最其所並并且若如因使令乃又亦皆")


def unmarked_odds(lines: Lines, kept: Kept, measured: Measure) -> Floats:
    """Log-odds that each of the kept lines goes on, where it is one of a wrapped text without any marks; 0 for all
    others."""
    out = np.zeros(len(kept.rows))
    told = ~measured.marks.present & kept.running
    told[1:] &= ~kept.cut
    if np.count_nonzero(told) < _FEWEST:
        return out
    indent = lines.indent[kept.rows]
    for first, last in runs(told, _FEWEST):
        if not all(map(_PROSE.fullmatch, kept.strings[first:last])):
            continue
        extent = measured.extent[first:last]
        full = _full(extent)
        opens = (indent[first + 1 : last] > indent[first:last].min()) | kept.wide[first : last - 1]
        if np.count_nonzero(full) < max(_FULL, _FULL_SHARE * len(full)) or _is_even(full):
            continue
        on = (first + places(full[:-2] & ~opens[:-1])[:_ASKED]).tolist()
        if _torn(kept.strings, on) >= max(_TORN, _TORN_SHARE * len(on)):
            odds = np.where(full, _GOES_ON, -_GOES_ON)
            odds[:-1][opens] = -_GOES_ON
            odds[-1] = min(odds[-1], 0.0)
            out[first:last] = odds
    return out


def _is_even(full: Bools) -> bool:
    """Whether the shorter lines stand at equal distances, or there are none: the titles of poems of equal length."""
    shorter = places(~full)
    return len(set(np.diff(shorter).tolist())) <= 1


def _torn(strings: Sequence[str], ends: Sequence[int]) -> int:
    """How many more of the lines ``ends`` part a word than lines do that are no neighbours, by chance; and how many end
    with a word, or the next begins with one, that belongs to what is beyond the line end."""
    beside = (f"{strings[k][-REACH:]}\n{strings[k + 1][:REACH]}\n{strings[k + 2][:REACH]}" for k in ends)
    rows = iter(simplified("\n".join(beside)).split("\n"))  # as the dictionary has the words
    torn = 0
    for one, next_one, other in zip(rows, rows, rows, strict=True):
        torn += (word_across(one, next_one) != "") - (word_across(one, other) != "")
        torn += one[-1] in _NEVER_LAST or next_one[0] in _NEVER_FIRST
    return torn


def _full(extent: Ints) -> Bools:
    """Which lines are as wide as most; where OCR has lost characters, those too that want one, two or three."""
    columns = np.bincount(np.minimum(extent, WIDEST))
    width = int(columns.argmax())
    if width < _NARROWEST or columns[width + _CHARACTER + 1 :].any():
        return np.zeros(len(extent), bool)
    least, number = width, columns[width:].sum()
    for share in _LOSSES:
        if columns[least - _CHARACTER] <= share * number:
            break
        least -= _CHARACTER
    full: Bools = extent >= least
    return full
