"""Columns of wrapped text: a full line that breaks off at the edge of a column goes on at the top of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.core.late import late
from cleaner.core.layers import Bools, Lines, beside, places, some
from cleaner.core.text import distinct
from cleaner.stages.unwrap.broken import begins_late
from cleaner.stages.unwrap.habits import margin
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import Measure
from cleaner.zh.chars import HAN_RANGES, members
from cleaner.zh.layout import Kind
from cleaner.zh.lexicon import torn_word
from cleaner.zh.rows import Rows

_REACH = 100  # lines among which the other edge is looked for: a newspaper page has a few hundred in all
_TORN = 3.0  # a word is torn between the two lines
_LATE = 1.5  # the second begins with the rest of a clause
_NEXT = 1.5  # it is the very next line
_FIRST = 1.0  # it is the first line after this one that could go on
_SEEN = 2.0  # the characters on both sides stand together elsewhere in the file
_RUN = 4  # that many of them
_BACK = np.arange(_RUN - 1, 0, -1)  # how far before the end of a line its last characters stand
_HASH_BITS = 16  # few runs of a file share the hash of one that is asked, and the table stays near the processor
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_ENOUGH = 1.0
_SHORT = 8  # columns of room that make a line short
_FULL_SLACK = 4  # columns of room that a full line can have
_IS_HAN = members("", HAN_RANGES)
_COMMA = late(r"[，。、；：]")
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
        return True not in self.text[end + 1 : start]


def match_edges(edges: Edges, texts: Rows) -> dict[int, int]:
    """End to start, for the ends that have one start that fits better than any other; each start at most once.

    Weighed: a torn word, a start that begins with the rest of a clause, characters that stand together elsewhere in the
    file, nearness. Torn words are settled first.
    """
    if not edges.ends:
        return {}
    strings = texts.strings
    late = {start for start in edges.starts if begins_late(strings[start])}
    pairs: list[tuple[int, int]] = []
    walls = [*edges.walls, len(strings)]
    for end in edges.ends:
        reach = min(end + _REACH + 1, walls[bisect_right(edges.walls, end)])
        pairs += [(end, s) for s in edges.starts[bisect_right(edges.starts, end) : bisect_left(edges.starts, reach)]]
    offers: list[tuple[float, int, int]] = []
    first = looked_at = -1
    for (end, start), seen in zip(pairs, _seen(texts, pairs), strict=True):
        if end != looked_at:
            looked_at, first = end, -1
        points = _SEEN if seen else 0.0
        if first < 0 and start not in edges.below:
            first = start
            points += _FIRST if edges.passable(end, start) else 0.0
        points += (_NEXT - _FIRST) if start == end + 1 else 0.0
        points += _TORN if torn_word(strings[end], strings[start]) else 0.0
        points += _LATE if start in late else 0.0
        if points >= _ENOUGH:
            offers.append((points, end, start))
    out: dict[int, int] = {}
    taken: set[int] = set()
    of_end: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for points, end, start in offers:
        of_end[end].append((points, start))
    for points, end, start in sorted(offers, key=lambda o: (-o[0], o[2] - o[1], o[1])):
        if end in out or start in taken:
            continue
        rivals = [p for p, s in of_end[end] if s != start and s not in taken]
        if max(rivals, default=0.0) + _CLEAR <= points:
            out[end] = start
            taken.add(start)
    _add_the_last(out, edges)
    return out


def _seen(texts: Rows, pairs: Sequence[tuple[int, int]]) -> list[bool]:
    """For each pair of an end and a start, whether characters of both sides, _RUN of them, all Chinese, stand together
    somewhere in the file.

    All pairs are asked at once: to search the file for each would take a time that grows with its square.
    """
    ends, starts = np.array(pairs, np.intp).reshape(-1, 2).T
    # The last characters of the end and the first of the start; what is beyond the line is a blank or a line end.
    beside = np.concatenate((texts.end[ends, None] - _BACK, texts.start[starts, None] + _BACK[::-1] - 1), axis=1)
    codes = texts.codes.take(beside, mode="clip")
    han = _IS_HAN.take(codes) & (beside >= 0) & (beside < len(texts.codes))
    count = han.shape[1] - _RUN + 1
    out = np.logical_and.reduce([han[:, step : step + count] for step in range(_RUN)])
    out[out] = _stand_in(texts.codes, _runs(codes)[out])
    seen: list[bool] = out.any(axis=1).tolist()
    return seen


def _stand_in(codes: NDArray[np.uint32], asked: NDArray[np.uint64]) -> Bools:
    """Whether each of the runs ``asked`` stands in a text, given by its code points."""
    wanted = distinct(asked)
    seen = np.zeros(len(wanted), bool)
    if len(wanted):
        may_be = np.zeros(1 << _HASH_BITS, bool)
        may_be[_hash(wanted)] = True
        runs = _runs(codes[None])[0]
        runs = runs[may_be.take(_hash(runs))]
        at = np.minimum(np.searchsorted(wanted, runs), len(wanted) - 1)
        seen[at[wanted[at] == runs]] = True
    result: Bools = seen[np.searchsorted(wanted, asked)]
    return result


def _runs(rows: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The runs of four code points of each row, each as one number: of code points beyond the first plane, which hardly
    occur, the low bits."""
    low = rows.astype(np.uint16)
    number, length = low.shape
    shape = number, max(length - _RUN + 1, 0)
    return np.ndarray(shape, np.uint64, low, strides=low.strides).copy()


def _hash(runs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    hashes: NDArray[np.uint64] = (runs * _FACTOR) >> np.uint64(64 - _HASH_BITS)
    return hashes


def _add_the_last(out: dict[int, int], edges: Edges) -> None:
    """Add an end and a start that are the only ones left among the lines round them: they can only belong together."""
    taken = set(out.values())
    leaving = set(edges.leaving)
    ends = [e for e in edges.ends if e not in out and e not in leaving]
    starts = [s for s in edges.starts if s not in taken and s not in edges.below]
    for end in ends:
        near = starts[bisect_right(starts, end) : bisect_right(starts, end + _REACH)]
        if len(near) != 1:
            continue
        start = near[0]
        alone = bisect_right(ends, start + _REACH) - bisect_left(ends, start - _REACH) == 1
        if alone and bisect_right(edges.walls, end) == bisect_right(edges.walls, start):
            out[end] = start


def column_edges(lines: Lines, kept: Kept, measured: Measure, barrier: Bools, first: Bools, closed: Bools) -> Edges:
    """The wrapped lines that break off before a gap, a page end or another part, and those after one that could go on.

    A first line, with an indent or the room of a lost one, begins a paragraph and continues nothing; nor does a short
    open line, which is a heading. ``closed``: the line ends with a sentence or a colon.
    """
    if not some(measured.measure):
        return Edges((), (), (), (), (), ())
    indent, strings = lines.indent[kept.rows], kept.strings
    gap = kept.wide | barrier
    plain = kept.running & (measured.measure > 0)
    short = (measured.slack >= _SHORT) & ~closed
    heads = beside(kept.titled)
    below = np.append(False, kept.of_kind(Kind.BYLINE)[:-1])
    heads[1:] |= barrier & ~kept.cut & ~below[1:] & ~kept.captioned  # a line of a kind that begins a part
    can_start = plain & ~first & (indent <= margin(indent)) & ~short & ~kept.footnote & ~heads
    starts = (places(can_start[1:] & gap) + 1).tolist()
    full = plain[:-1] & ~closed[:-1] & (measured.slack[:-1] <= _FULL_SLACK) & gap & ~kept.over_notes
    ends = [k for k in places(full).tolist() if strings[k][-1] not in "）)|" and _flows(strings, k)]
    leaving = [k for k in ends if kept.kinds[k + 1] is Kind.JUMP]
    walls = (places(kept.parted == 2) + 1).tolist()
    return Edges(ends, starts, set(places(below).tolist()), walls, leaving, (plain & ~heads & ~short).tolist())


def _flows(strings: Sequence[str], k: int) -> bool:
    """Whether a line is running text: it, or the line before it, has a mark inside."""
    return _COMMA.search(strings[k]) is not None or (k > 0 and _COMMA.search(strings[k - 1]) is not None)
