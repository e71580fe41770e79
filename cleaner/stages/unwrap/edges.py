"""Columns of wrapped text: a full line that breaks off at the edge of a column goes on at the top of another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import regex

from cleaner.core.layers import Bools, Lines
from cleaner.stages.unwrap.broken import begins_late
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import Measure, margin
from cleaner.zh.layout import Kind
from cleaner.zh.lexicon import torn_word

_REACH = 100  # lines among which the other edge is looked for: a newspaper page has a few hundred in all
_TORN = 3.0  # a word is torn between the two lines
_LATE = 1.5  # the second begins with the rest of a clause
_NEXT = 1.5  # it is the very next line
_FIRST = 1.0  # it is the first line after this one that could go on
_SEEN = 2.0  # the characters on both sides stand together elsewhere in the file
_RUN = 4  # that many of them
_ENOUGH = 1.0
_SHORT = 8  # columns of room that make a line short
_FULL_SLACK = 4  # columns of room that a full line can have
_HAN = regex.compile(r"\p{Han}+")
_COMMA = regex.compile(r"[，。、；：]")
_CLEAR = 0.5  # how much better the best start must be than the next best


@dataclass(frozen=True, slots=True)
class Edges:
    """Rows of kept lines at the edges of columns: ``ends`` are full and open, ``starts`` could go on with a sentence.
    Both sorted. ``below`` are starts right under a byline, where an article begins as a rule. ``walls`` are rows that
    nothing goes on across: labels, contents pages. ``leaving`` are ends that a jump line follows: they go on on another
    page. ``text``: for each kept line, whether it is running text."""

    ends: Sequence[int]
    starts: Sequence[int]
    below: Collection[int]
    walls: Sequence[int]
    leaving: Sequence[int]
    text: Sequence[bool]

    def passable(self, end: int, start: int) -> bool:
        """Whether nothing but title lines, captions and notes stands between an end and a start."""
        return not any(self.text[end + 1 : start])


def match_edges(edges: Edges, strings: Sequence[str]) -> dict[int, int]:
    """End to start, for the ends that have one start that fits better than any other; each start at most once.

    Weighed: a torn word, a start that begins with the rest of a clause, characters that stand together elsewhere in the
    file, nearness. Torn words are settled first.
    """
    if not edges.ends:
        return {}
    whole = "\n".join(strings)
    late = {start for start in edges.starts if begins_late(strings[start])}
    offers: list[tuple[float, int, int]] = []
    for end in edges.ends:
        wall = next((w for w in edges.walls if w > end), len(strings))
        near = [s for s in edges.starts[bisect_right(edges.starts, end) :] if s - end <= _REACH and s < wall]
        first = next((s for s in near if s not in edges.below), None)
        for start in near:
            points = _FIRST if start == first and edges.passable(end, start) else 0.0
            points += (_NEXT - _FIRST) if start == end + 1 else 0.0
            points += _TORN if torn_word(strings[end], strings[start]) else 0.0
            points += _LATE if start in late else 0.0
            points += _SEEN if _seen(strings[end], strings[start], whole) else 0.0
            if points >= _ENOUGH:
                offers.append((points, end, start))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for points, end, start in sorted(offers, key=lambda o: (-o[0], o[2] - o[1], o[1])):
        if end in out or start in taken:
            continue
        rivals = [p for p, e, s in offers if e == end and s != start and s not in taken]
        if max(rivals, default=0.0) + _CLEAR <= points:
            out[end] = start
            taken.add(start)
    _add_the_last(out, edges)
    return out


def _seen(end: str, start: str, whole: str) -> bool:
    """Whether the last characters of one line and the first of another stand together somewhere in ``whole``."""
    pair = end[-1] + start[0]
    if not _HAN.fullmatch(pair) or pair not in whole:  # as mostly; it is part of every run
        return False
    runs = (end[-k:] + start[: _RUN - k] for k in range(1, _RUN))
    return any(len(run) == _RUN and _HAN.fullmatch(run) and run in whole for run in runs)


def _add_the_last(out: dict[int, int], edges: Edges) -> None:
    """Add an end and a start that are the only ones left among the lines round them: they can only belong together."""
    taken = set(out.values())
    ends = [e for e in edges.ends if e not in out and e not in edges.leaving]
    starts = [s for s in edges.starts if s not in taken and s not in edges.below]
    for end in ends:
        near = [s for s in starts if 0 < s - end <= _REACH]
        rivals = [e for e in ends if e != end and near and abs(near[0] - e) <= _REACH]
        if len(near) == 1 and not rivals and not any(end < w <= near[0] for w in edges.walls):
            out[end] = near[0]


def column_edges(lines: Lines, kept: Kept, measured: Measure, barrier: Bools, first: Bools, closed: Bools) -> Edges:
    """The wrapped lines that break off before a gap, a page end or another part, and those after one that could go on.

    A first line, with an indent or the room of a lost one, begins a paragraph and continues nothing; nor does a short
    open line, which is a heading. ``closed``: the line ends with a sentence or a colon.
    """
    indent, strings = lines.indent[kept.rows], kept.strings
    gap = kept.wide | barrier
    plain = kept.plain & (kept.level == 0) & (measured.measure > 0)
    short = (measured.slack >= _SHORT) & ~closed
    heads = np.append(kept.titled, False) | np.insert(kept.titled, 0, False)  # both lines of each pair
    below = np.append(False, [kind is Kind.BYLINE for kind in kept.kinds[:-1]])
    heads[1:] |= barrier & (kept.parted == 0) & ~below[1:]  # a line of a kind that begins a part
    can_start = plain & ~first & (indent <= margin(indent)) & ~short & ~kept.footnote & ~heads
    starts = (np.flatnonzero(can_start[1:] & gap) + 1).tolist()
    full = plain[:-1] & ~closed[:-1] & (measured.slack[:-1] <= _FULL_SLACK) & gap
    ends = [k for k in np.flatnonzero(full).tolist() if strings[k][-1] not in "）)" and _flows(strings, k)]
    leaving = [k for k in ends if kept.kinds[k + 1] is Kind.JUMP]
    walls = (np.flatnonzero(kept.parted == 2) + 1).tolist()
    return Edges(ends, starts, set(np.flatnonzero(below).tolist()), walls, leaving, (plain & ~heads & ~short).tolist())


def _flows(strings: Sequence[str], k: int) -> bool:
    """Whether a line is running text: it, or the line before it, has a mark inside."""
    return _COMMA.search(strings[k]) is not None or (k > 0 and _COMMA.search(strings[k - 1]) is not None)
