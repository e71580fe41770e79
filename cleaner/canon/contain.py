"""Articles that stand inside another: excerpts, under their own title or none; and pairs that share a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import align, fingerprint
from cleaner.canon.substance import same_substance, strikes
from cleaner.canon.unit import SHORT, Unit

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
# Shared runs of this length are found anywhere in a text; five of them are shared by every excerpt at 3 % noise.
_RUN = 25
# One run in four is looked at (chosen by its hash, so the same ones in every text), and two must be shared.
_SAMPLE = 4
_SHARED = 2
# Bits of a 4-gram's hash: a chance meeting in a million slots does no harm.
_SLOTS = 20
# What the whole has more than this between two runs of the excerpt was left out of the excerpt.
_PASSAGE = 12
# A run that stands in more texts than this is a formula.
_FORMULA = 40


@dataclass(frozen=True, slots=True)
class Window:
    """Where an excerpt stands in the other text, as far as shared runs tell, and how many of these there are."""

    start: int
    end: int
    runs: int


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands inside what, by number.

    ``inside``: for each base that stands inside another, which, and how much of it; the containing ones stand in none.
    ``related``: pairs (the shorter first) of which neither stands inside another, and which may share a passage.
    """

    inside: dict[int, tuple[int, float]]
    related: tuple[tuple[int, int], ...]


def containers(bases: Sequence[Unit], apart: Set[tuple[int, int]]) -> Inside:
    """Which bases stand inside others, or share a passage with them.

    ``apart`` are pairs, the smaller number first, that are known to be two articles of one mould.
    """
    lengths = np.array([len(u.body) for u in bases], np.int64)
    found: dict[int, list[tuple[float, int]]] = {}
    related: list[tuple[int, int]] = []
    for short, long, seeds, covered, in_pieces in _covered(bases, _candidates(bases, lengths)):
        if (min(short, long), max(short, long)) in apart:
            continue
        share = inside(bases[short], bases[long], seeds) if covered >= INSIDE else 0.0
        if share >= INSIDE:
            found.setdefault(short, []).append((round(share, 4), long))
        elif in_pieces and seeds.runs * _PER_RUN >= lengths[short]:
            related.append((short, long))
    out: dict[int, tuple[int, float]] = {}
    # From the longest down: only a text that is in no other may hold excerpts, so that they do not chain.
    for short in sorted(found, key=lambda n: (-lengths[n], bases[n].order)):
        whole = [(share, long) for share, long in found[short] if long not in out]
        if whole:
            share, long = min(whole, key=lambda row: (-row[0], -lengths[row[1]], bases[row[1]].order))
            out[short] = (long, share)
    return Inside(out, tuple(sorted(pair for pair in related if pair[0] not in out and pair[1] not in out)))


def inside(short: Unit, long: Unit, seeds: Window) -> float:
    """Which share of ``short`` stands in ``long``; 0 where what differs are numbers and names, and for a digest."""
    window = long.body[seeds.start : seeds.end]
    rows = align.differences(short.body, window)
    share, start, end = align.share_inside(len(short.body), rows)
    if share < INSIDE:
        return share
    runs = align.passages(len(short.body), rows)
    if runs and runs[-1].b1 - runs[0].b0 > _SPREAD * len(short.body):
        return 0.0
    within = [row for row in rows if start <= row[0] and row[1] <= end and row[3] - row[2] <= _PASSAGE]
    return share if same_substance(short.body, window, within, strikes(short, long)) else 0.0


def _candidates(bases: Sequence[Unit], lengths: NDArray[np.int64]) -> list[tuple[int, int, Window]]:
    """Pairs (excerpt, whole) that share runs, and where in the whole the excerpt must stand."""
    hashes, owner, place = _runs(bases)
    if not len(hashes):
        return []
    order = np.argsort(hashes, kind="stable")
    hashes, owner, place = hashes[order], owner[order], place[order]
    first = np.concatenate(([True], (np.diff(hashes) != 0) | (np.diff(owner) != 0)))  # each run once a text
    hashes, owner, place = hashes[first], owner[first], place[first]
    edge = np.concatenate(([0], np.flatnonzero(np.diff(hashes)) + 1, [len(hashes)]))
    size = np.diff(edge)
    rows: list[NDArray[np.int64]] = []
    for count in np.unique(size[(size > 1) & (size <= _FORMULA)]).tolist():
        at = edge[:-1][size == count][:, None] + np.arange(count)
        i, j = np.triu_indices(count, 1)
        rows.append(np.stack((at[:, i].ravel(), at[:, j].ravel())))
    if not rows:
        return []
    left, right = np.concatenate(rows, axis=1)
    swap = _longer(lengths, owner, left, right)
    left, right = np.where(swap, right, left), np.where(swap, left, right)
    apart = owner[left] != owner[right]
    left, right = left[apart], right[apart]
    pair = owner[left] * len(bases) + owner[right]
    order = np.argsort(pair, kind="stable")
    pair, left, right = pair[order], left[order], right[order]
    if not len(pair):
        return []
    edge = np.concatenate(([0], np.flatnonzero(np.diff(pair)) + 1, [len(pair)]))
    enough = np.diff(edge) >= _SHARED
    out = []
    for start, end in zip(edge[:-1][enough].tolist(), edge[1:][enough].tolist(), strict=True):
        short, long = divmod(int(pair[start]), len(bases))
        if len(bases[short].han) < SHORT:
            continue
        here, there = place[left[start:end]], place[right[start:end]]
        margin = int(lengths[short]) // 10 + 50
        lo = max(0, int((there - here).min()) - margin)
        hi = min(int(lengths[long]), int((there - here).max() + lengths[short]) + margin)
        out.append((short, long, Window(lo, hi, end - start)))
    return out


def _covered(
    bases: Sequence[Unit], pairs: list[tuple[int, int, Window]]
) -> Iterator[tuple[int, int, Window, float, bool]]:
    """The pairs in which the whole has enough of the excerpt's 4-grams to be worth an alignment, their share, and
    whether they stand in pieces as large as those of an excerpt or a digest.

    No excerpt is passed over: what an alignment counts as inside are runs of four characters and more, and gaps between
    them of up to ``_PASSAGE``, and every such run is found here.
    """
    slots: dict[int, NDArray[np.uint32]] = {}

    def of(n: int) -> NDArray[np.uint32]:
        if n not in slots:
            slots[n] = (fingerprint.grams(bases[n].body, 4) >> np.uint64(64 - _SLOTS)).astype(np.uint32)
        return slots[n]

    seen = np.zeros(1 << _SLOTS, bool)
    current: int | None = None
    for short, long, window in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        if long != current:
            if current is not None:
                seen[of(current)] = False
            seen[of(long)] = True
            current = long
        hits = np.flatnonzero(seen[of(short)])
        gaps = np.diff(hits) - 4  # characters between two runs
        covered = (hits[-1] + 4 - hits[0] - gaps[gaps > _PASSAGE].sum()) / len(bases[short].body) if len(hits) else 0.0
        if covered >= RELATED:
            yield short, long, window, covered, _in_pieces(hits, gaps, len(bases[short].body))


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


def _runs(bases: Sequence[Unit]) -> tuple[fingerprint.Hashes, NDArray[np.int64], NDArray[np.int64]]:
    """The sampled runs of all texts: their hash, whose they are, and where they start."""
    hashes, owner, place = [], [], []
    for number, unit in enumerate(bases):
        all_runs = fingerprint.grams(unit.body, _RUN)
        at = np.flatnonzero((all_runs >> np.uint64(20)) % np.uint64(_SAMPLE) == 0)
        hashes.append(all_runs[at])
        owner.append(np.full(len(at), number, np.int64))
        place.append(at)
    if not hashes:
        none = np.empty(0, np.int64)
        return np.empty(0, np.uint64), none, none
    return np.concatenate(hashes), np.concatenate(owner), np.concatenate(place)
