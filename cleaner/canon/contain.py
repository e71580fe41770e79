"""Articles that stand inside another: excerpts, under their own title or none; and pairs that share a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import align, fingerprint
from cleaner.canon.crew import Crew
from cleaner.canon.substance import same_substance, strikes
from cleaner.canon.unit import SHORT, Said, Unit

# So much of an excerpt must stand in the whole; with less it is an article of its own that quotes the other.
INSIDE = 0.90
# So much of the shorter one is worth a comparison: an excerpt of a third, in an article with words of its own.
RELATED = 1 / 3
# What an excerpt covers of the whole is no more than so many times its own length; else it is a digest of it.
_SPREAD = 1.5
# One shared run that is looked at in so many characters of the shorter text: a quarter of what a third of it gives at
# 3 % errors in both copies.
_PER_RUN = 250
# Or in several pieces, of a digest, so much of it. An error or two between two 4-grams make no more than this gap.
_MOST = 0.55
_BREAK = 9
# The first third of a text nearly always tells that it is no excerpt: more than the tenth of the text that an excerpt
# may lack is missing in it already.
_BEGINNING = 3
# Pieces shorter than this are made by chance and set phrases.
_RUN = 25
# So many runs that are looked at must be shared.
_SHARED = 2
# What the whole has more than this between two runs of the excerpt was left out of the excerpt.
_PASSAGE = 12
# So many texts are compared with another at a time: one that has very many excerpts is not left to one process.
_TOGETHER = 256
# To look up the runs of so many characters takes as long as to clean one byte.
_LOOKED_UP = 32
# A run that stands in more texts than this is a formula.
_FORMULA = 40


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands inside what, by number.

    ``inside``: for each base that stands inside another, which, and how much of it; the containing ones stand in none.
    ``related``: pairs (the shorter first) of which neither stands inside another, and which may share a passage.
    """

    inside: dict[int, tuple[int, float]]
    related: tuple[tuple[int, int], ...]


class Pairs(NamedTuple):
    """Columns: the number of a base that may stand in another, that of the other, where in this it must stand as far as
    shared runs tell, and how many of these there are. Sorted by the other."""

    short: NDArray[np.int64]
    long: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    runs: NDArray[np.int64]

    def only(self, which: NDArray[np.integer | np.bool_] | slice) -> Pairs:
        """Some of the rows."""
        return Pairs(*(column[which] for column in self))


class Related(NamedTuple):
    """Which share of a base, by number, stands inside the other, 0 for one that does not; and whether they share pieces
    as large as those of an excerpt or a digest."""

    short: int
    share: float
    in_pieces: bool


@dataclass(frozen=True)
class Bodies:
    """What bases say, by number, and what they are compared by, made when it is asked for."""

    said: dict[int, Said]
    _slots: dict[int, fingerprint.Slots] = field(default_factory=dict)

    def slots(self, n: int) -> fingerprint.Slots:
        """The 4-grams of a body."""
        if n not in self._slots:
            self._slots[n] = fingerprint.slots(self.said[n].body, 4)
        return self._slots[n]

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """A table for the 4-grams of one body; it is left empty."""
        return np.zeros(1 << fingerprint.SLOTS, bool)


def containers(bases: Sequence[Unit], apart: Set[tuple[int, int]], crew: Crew) -> Inside:
    """Which bases stand inside others, or share a passage with them.

    ``apart`` are pairs, the smaller number first, that are known to be two articles of one mould; ``crew`` compares
    those that may share something.
    """
    lengths = np.array([unit.sketch.length for unit in bases], np.int64)
    pairs = _candidates(bases, lengths)
    known = np.array([low * len(bases) + high for low, high in apart], np.int64)
    number = np.minimum(pairs.short, pairs.long) * len(bases) + np.maximum(pairs.short, pairs.long)
    pairs = pairs.only(~np.isin(number, known))
    bodies = Bodies({n: bases[n].said for n in np.union1d(pairs.short, pairs.long).tolist()})
    tasks = list(_tasks(pairs))
    sizes = [int(lengths[task.short].sum() + lengths[task.long[0]]) // _LOOKED_UP for task in tasks]
    found: dict[int, list[tuple[float, int]]] = {}
    related: list[tuple[int, int]] = []
    for task, rows in zip(tasks, crew.run_with(bodies, compare, tasks, sizes), strict=True):
        for short, share, in_pieces in rows:
            if share >= INSIDE:
                found.setdefault(short, []).append((round(share, 4), int(task.long[0])))
            elif in_pieces:
                related.append((short, int(task.long[0])))
    out: dict[int, tuple[int, float]] = {}
    # From the longest down: only a text that is in no other may hold excerpts, so that they do not chain.
    for short in sorted(found, key=lambda n: (-lengths[n], bases[n].order)):
        whole = [(share, long) for share, long in found[short] if long not in out]
        if whole:
            share, long = min(whole, key=lambda row: (-row[0], -lengths[row[1]], bases[row[1]].order))
            out[short] = (long, share)
    return Inside(out, tuple(sorted(pair for pair in related if pair[0] not in out and pair[1] not in out)))


def _tasks(pairs: Pairs) -> Iterator[Pairs]:
    """The pairs by the one that may contain the others, so many at a time that there is enough to divide."""
    edge = np.flatnonzero(np.diff(pairs.long, prepend=-1, append=-1)).tolist()
    for first, last in pairwise(edge):
        for at in range(first, last, _TOGETHER):
            yield pairs.only(slice(at, min(at + _TOGETHER, last)))


def inside(short: Said, long: Said, window: str) -> float:
    """Which share of the shorter text stands in the ``window`` of the other; 0 where what differs are numbers and
    names, and for a digest."""
    rows = align.differences(short.body, window)
    share, start, end = align.share_inside(len(short.body), rows)
    if share < INSIDE:
        return share
    runs = align.passages(len(short.body), rows)
    if runs and runs[-1].b1 - runs[0].b0 > _SPREAD * len(short.body):
        return 0.0
    within = [row for row in rows if start <= row[0] and row[1] <= end and row[3] - row[2] <= _PASSAGE]
    return share if same_substance(short.body, window, within, strikes(short, long)) else 0.0


def _candidates(bases: Sequence[Unit], lengths: NDArray[np.int64]) -> Pairs:
    """Pairs (excerpt, whole) that share runs, and where in the whole the excerpt must stand."""
    hashes, owners, places = _runs(bases)
    order, first = fingerprint.repeated(hashes)  # most runs stand in no other text
    group = np.cumsum(first)
    owner, place = owners[order].astype(np.int64), places[order].astype(np.int64)
    once = first | np.concatenate(([True], np.diff(owner) != 0))  # each run once a text
    group, owner, place = group[once], owner[once], place[once]
    edge = np.concatenate(([0], np.flatnonzero(np.diff(group)) + 1, [len(group)]))
    size = np.diff(edge)
    rows: list[NDArray[np.int64]] = []
    for count in range(2, _FORMULA + 1):
        at = edge[:-1][size == count][:, None] + np.arange(count)
        i, j = np.triu_indices(count, 1)
        rows.append(np.stack((at[:, i].ravel(), at[:, j].ravel())))
    left, right = np.concatenate(rows, axis=1)
    swap = _longer(lengths, owner, left, right)
    left, right = np.where(swap, right, left), np.where(swap, left, right)
    apart = owner[left] != owner[right]
    left, right = left[apart], right[apart]
    return _windows(bases, lengths, owner[left] * len(bases) + owner[right], place[right] - place[left])


def _windows(
    bases: Sequence[Unit], lengths: NDArray[np.int64], pair: NDArray[np.int64], ahead: NDArray[np.int64]
) -> Pairs:
    """The pairs that share enough runs; ``ahead`` is how much further on in the whole each shared run stands."""
    if not len(pair):
        return Pairs(*(np.empty(0, np.int64) for _ in Pairs._fields))
    order, first = fingerprint.together(pair.astype(np.uint64), 2 * len(bases).bit_length())
    pair, ahead = pair[order], ahead[order]
    edge = np.flatnonzero(first)
    least, most = np.minimum.reduceat(ahead, edge), np.maximum.reduceat(ahead, edge)
    runs = np.diff(edge, append=len(pair))
    enough = runs >= _SHARED
    short, long = np.divmod(pair[edge], len(bases))
    enough &= np.array([unit.sketch.han >= SHORT for unit in bases])[short]
    short, long, least, most, runs = short[enough], long[enough], least[enough], most[enough], runs[enough]
    margin = lengths[short] // 10 + 50
    start = np.maximum(0, least - margin)
    end = np.minimum(lengths[long], most + lengths[short] + margin)
    return Pairs(short, long, start, end, runs).only(np.lexsort((short, long)))


def compare(bodies: Bodies, pairs: Pairs) -> list[Related]:
    """Those of the shorter texts that have something to do with the long one, which is the same in all pairs.

    Only where the whole has enough of the excerpt's 4-grams they are aligned. No excerpt is passed over: what an
    alignment counts as inside are runs of four characters and more, and gaps between them of up to ``_PASSAGE``, and
    every such run is found here.
    """
    whole, shorts = int(pairs.long[0]), pairs.short.tolist()
    lengths = np.array([len(bodies.said[short].body) for short in shorts])
    enough = pairs.runs * _PER_RUN >= lengths
    seen = bodies.seen
    seen[bodies.slots(whole)] = True
    # Where they share few runs only an excerpt counts, and what the whole has not of its beginning is enough to tell
    # that it is none.
    few = np.flatnonzero(~enough)
    beginning = _Hits.of(seen, [bodies.slots(shorts[k])[: lengths[k] // _BEGINNING] for k in few.tolist()])
    likely = enough.copy()
    likely[few] = (lengths[few] - beginning.missing) / np.maximum(1, lengths[few]) >= INSIDE
    worth = np.flatnonzero(likely)
    hits = _Hits.of(seen, [bodies.slots(shorts[k]) for k in worth.tolist()])
    seen[bodies.slots(whole)] = False
    covered = (lengths[worth] - hits.missing - hits.behind) / np.maximum(1, lengths[worth])
    out = []
    for n in np.flatnonzero(covered >= RELATED).tolist():
        k = int(worth[n])
        in_pieces = bool(enough[k]) and _in_pieces(*hits.text(n), int(lengths[k]))
        one, other = bodies.said[shorts[k]], bodies.said[whole]
        share = inside(one, other, other.body[pairs.start[k] : pairs.end[k]]) if covered[n] >= INSIDE else 0.0
        if share or in_pieces:
            out.append(Related(shorts[k], share, in_pieces))
    return out


@dataclass(frozen=True)
class _Hits:
    """Which 4-grams of some texts a whole has.

    ``at`` are their places, the texts put one after the other; ``edge`` is where those of each text begin among them.
    ``missing`` is how many characters of each text the whole has not, up to its last 4-gram that it has; ``behind`` are
    those that follow.
    """

    at: NDArray[np.int64]
    gaps: NDArray[np.int64]
    edge: NDArray[np.int64]
    missing: NDArray[np.int64]
    behind: NDArray[np.int64]

    @classmethod
    def of(cls, seen: NDArray[np.bool_], texts: Sequence[fingerprint.Slots]) -> _Hits:
        sizes = np.array([len(text) for text in texts], np.int64)
        starts = np.cumsum(sizes) - sizes
        at = np.flatnonzero(seen.take(np.concatenate(texts))) if texts else np.empty(0, np.int64)
        edge = np.searchsorted(at, np.append(starts, sizes.sum()))
        gaps = np.diff(at) - 4  # characters between two runs
        large = np.where(gaps > _PASSAGE, gaps, 0)
        before = np.concatenate(([0], np.cumsum(large), [0]))
        lo, hi = edge[:-1], edge[1:] - 1
        some = lo <= hi
        ends = np.append(at, 0)  # for those that have none at the end
        missing = np.where(some, ends[lo] - starts + before[hi] - before[lo], sizes)
        behind = np.where(some, starts + sizes - 1 - ends[hi], 3)
        return cls(at, gaps, edge, missing, behind)

    def text(self, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of one text, and the gaps between them."""
        lo, hi = int(self.edge[number]), int(self.edge[number + 1])
        return self.at[lo:hi], self.gaps[lo : hi - 1]


def _in_pieces(hits: NDArray[np.int64], gaps: NDArray[np.int64], length: int) -> bool:
    """Whether 4-grams found at ``hits``, ``gaps`` between them, are a third of a text in one piece, or most of it in
    several. Chance and set phrases make short pieces."""
    cut = np.flatnonzero(gaps > _BREAK) + 1
    first = np.concatenate(([0], cut))
    last = np.concatenate((cut, [len(hits)])) - 1
    sizes = hits[last] + 4 - hits[first]
    sizes = sizes[sizes >= _RUN]
    return bool(len(sizes)) and bool(sizes.max() >= RELATED * length or sizes.sum() >= _MOST * length)


def _longer(
    lengths: NDArray[np.int64], owner: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the left text of each pair is the longer one; of two equally long ones, the later."""
    a, b = lengths[owner[left]], lengths[owner[right]]
    longer: NDArray[np.bool_] = (a > b) | ((a == b) & (owner[left] > owner[right]))
    return longer


def _runs(bases: Sequence[Unit]) -> tuple[fingerprint.Hashes, NDArray[np.int32], NDArray[np.uint32]]:
    """The sampled runs of all texts: their hash, whose they are, and where they start."""
    if not bases:
        return np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.uint32)
    sketches = [unit.sketch for unit in bases]
    hashes = np.frombuffer(b"".join([sketch.hashes for sketch in sketches]), np.uint64)
    places = np.frombuffer(b"".join([sketch.places for sketch in sketches]), np.uint32)
    counts = [len(sketch.hashes) // hashes.itemsize for sketch in sketches]
    return hashes, np.repeat(np.arange(len(bases), dtype=np.int32), counts), places
