"""Wrapped lines of Latin letters: the abstract of a journal, a letter, a page in English among Chinese ones.

They say more than Chinese lines do: a line that goes on had no room for the next word, and the next line begins with a
small letter far more often than with a capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import Bools, Lines, beside, places, runs, some
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.regions import Floats, Ints
from cleaner.zh.chars import LETTER_RANGES, members

_OPENS = members("0123456789([\"'“‘$", LETTER_RANGES)
_ENDS = members("0123456789.,;:!?)]\"'”’-–—%°…", LETTER_RANGES)
_PROSE = late(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Nd}\s.,;:!?()\[\]\-–—“”‘’\"'%&/$§°±×<>=+*~…·]+")  # no code
_CLOSED = late(r"[.!?:…][\"'”’)\]]*$")
_ITEM = late(
    r"(?i:abstract|key\s?words?)\s?[:：]|[(\[]?\d{1,3}[.)\]](?!\d)|[-–—•*·]\s|[(\[]?[a-zA-Z][.)\]]\s"
)  # Abstract: [1]
_SHORTENED = late(r"(?i)\b(?:al|cf|dr|e\.g|etc|fig|i\.e|mrs?|no|pp?|prof|st|viz|vol|vs)\.$")
_MARKS = frozenset(",;:-–—")
_MARK = late(r"[,.;:!?][\"'”’)\]]*(?:\s|$)")
_CELLS = late(r"[^.!?\s]\s{2,}\S")  # blanks between the cells of a table; some print two behind a full stop
_FEWEST = 2  # lines in a row
_NARROWEST = 40  # columns: shorter lines are entries of a list, subtitles, verse
_WORDS = 4  # of a line that goes on, at least
_GOES_ON = 3.0  # log-odds
_INDENT = 2  # columns by which a first line is indented, at least
_BY_SENSE = 0.25  # lines that end before their measure, for each that fills it: more are verse, or a list


def latin_lines(kept: Kept) -> Bools:
    """Which of the kept lines are prose in Latin letters, two or more of them in a row."""
    told = _OPENS.take(kept.texts.first) & _ENDS.take(kept.texts.last) & kept.running
    pairs = told[1:] & told[:-1]
    told = np.zeros(len(told), bool)
    if not some(pairs):
        return told
    near = places(beside(pairs))
    told[list(kept.texts.asked(near, _is_prose))] = True
    return beside(told[1:] & told[:-1])


def _is_prose(string: str) -> bool | None:
    """True for a line of words and marks, without cells."""
    return (_PROSE.fullmatch(string) is not None and not _CELLS.search(string)) or None


def latin_odds(lines: Lines, kept: Kept, latin: Bools, extent: Ints) -> Floats:
    """Log-odds that each of the kept lines goes on, where it is one of the lines ``latin`` and these are wrapped text;
    0 for all others. ``extent``: the columns of each line."""
    out = np.zeros(len(kept.rows))
    if not some(latin):
        return out
    indent = lines.indent[kept.rows]
    parted = kept.cut | (kept.wide & ~kept.page_break)
    for first, last in runs(latin, _FEWEST):
        strings = kept.strings[first:last]
        out[first:last] = _odds(strings, extent[first:last], indent[first:last], parted[first : last - 1])
    return out


def _odds(strings: Sequence[str], extent: Ints, indent: Ints, parted: Bools) -> Floats:
    """The log-odds for some lines of Latin letters in a row, all 0 if they are no wrapped text.

    A line that goes on is full: the next word had no room. That the lines end by width, not by sense, those show whose
    next line begins with a small letter; in verse most of them end with a mark as well. Where a sentence ends with a
    full line, and neither indents nor gaps say where paragraphs begin, its paragraph ends too: a false join is worse.
    """
    odds = np.zeros(len(strings))
    width = int(extent.max())
    if width < _NARROWEST or not any(map(_MARK.search, strings)):
        return odds  # too narrow; or words and headings
    opens = indent >= indent.min() + _INDENT
    told_apart = opens.any() or parted.any()
    closed = [_CLOSED.search(string) is not None for string in strings]
    by_width = by_sense = by_mark = capitals = 0
    for k, (string, below) in enumerate(pairwise(strings)):
        if parted[k] or opens[k + 1] or len(string.split()) < _WORDS or _ITEM.match(below):
            continue
        full = width - int(extent[k]) <= len(below.split(maxsplit=1)[0])
        small = below[0].islower()
        by_width += full and small
        by_mark += small and string[-1] in _MARKS
        by_sense += small and not full and not closed[k]
        capitals += full and below[0].isupper() and not closed[k]
        if full and (not closed[k] or told_apart or (small and _SHORTENED.search(string))):
            odds[k] = _GOES_ON
    odds[(odds == 0) & closed] = -_GOES_ON
    return odds if by_width >= max(1, capitals, 2 * by_mark, by_sense / _BY_SENSE) else np.zeros(len(strings))
