"""Which raw articles are copies of one article. Candidates by fingerprint, every one verified by alignment.

Exact duplicates are put together first. The rest are nodes of a graph whose edges are verified pairs. The best copy
leads, and takes only nodes that match it itself, so that clusters do not chain; the leader is the base of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import align, fingerprint
from cleaner.canon.crew import Crew
from cleaner.canon.quality import suspicions
from cleaner.canon.unit import Unit
from cleaner.canon.verify import ONE_MOULD, SAME, Rivals, Task, compare_all

# The least estimated Jaccard similarity of 3-grams worth an alignment: agreement of 0.75 leaves about 0.27.
_LIKELY = 0.18
# With so much of it there is nothing to be asked before: copies with an error in twelve characters have as much.
_PLAINLY = 0.5
# A bucket larger than this is a mould (or one text in very many copies): its pairs would grow with its square.
_CROWD = 64
_NEIGHBOURS = 32
_LOOSE = 2_000_000  # pairs that are kept before those found twice are taken out: 16 MB
_HUBS = 8

# Two texts of so many characters are compared in the time in which one byte is cleaned.
_COMPARED = 4

Order = tuple[tuple[str, ...], str, str]


@dataclass
class Node:
    """Exact duplicates as one: the best of them, all of them, and what other copies say against them."""

    unit: Unit
    units: tuple[Unit, ...]
    blamed: int = 0
    edges: dict[int, float] = field(default_factory=dict)

    @cached_property
    def points(self) -> int:
        """The suspicions against the best copy; asked only where there are others."""
        return suspicions(self.unit)


@dataclass(frozen=True)
class Cluster:
    """Copies of one article. ``base`` is the copy the text is built on; ``members`` are all units, base first."""

    base: Unit
    members: tuple[tuple[Unit, float], ...]


@dataclass(frozen=True)
class Clustering:
    """All clusters, and the pairs that look alike but were kept apart because they differ in substance."""

    clusters: tuple[Cluster, ...]
    apart: tuple[tuple[Unit, Unit], ...]


def cluster(units: Sequence[Unit], same_short: float, crew: Crew) -> Clustering:
    """Every unit in exactly one cluster, whatever the order of ``units``.

    ``same_short`` is the share of equal characters from which short texts are copies, where it is more than ``SAME``:
    they come from moulds more often than from two scans, and must agree better than others.
    """
    nodes = _nodes(units)
    apart = _link(nodes, same_short, crew)
    against = _against(nodes)

    def quality(n: int) -> tuple[bool, int, Order]:
        node = nodes[n]
        if not node.edges:
            return (not node.unit.complete, 0, node.unit.order)  # alone, it leads itself
        points = node.points + node.blamed // max(1, len(node.edges)) + against[n]
        return (not node.unit.complete, points, node.unit.order)

    rank = sorted(range(len(nodes)), key=quality)
    place = {n: k for k, n in enumerate(rank)}
    leaders: list[int] = []
    taken: set[int] = set()
    for n in rank:
        if n not in taken:
            leaders.append(n)
            taken.add(n)
            taken.update(nodes[n].edges)
    members: dict[int, list[int]] = {n: [n] for n in leaders}
    for n in rank:
        if n not in members:
            best = max((m for m in nodes[n].edges if m in members), key=lambda m: (nodes[n].edges[m], -place[m]))
            members[best].append(n)
    _join(nodes, members)
    clusters = []
    for leader, group in members.items():
        rows = [(u, _similarity(nodes[leader], leader, nodes[n], n)) for n in group for u in nodes[n].units]
        clusters.append(Cluster(nodes[leader].unit, tuple(rows)))
    return Clustering(tuple(clusters), tuple((nodes[a].unit, nodes[b].unit) for a, b in apart))


def _join(nodes: Sequence[Node], members: dict[int, list[int]]) -> None:
    """Put clusters together that at least half of all pairs across say are one: a copy whose errors happen to look
    like other numbers beside those of the leader is known by the others."""
    home = {n: leader for leader, group in members.items() for n in group}
    for leader in [n for n, group in members.items() if len(group) > 1]:
        if leader not in members:
            continue
        across = Counter(home[m] for n in members[leader] for m in nodes[n].edges if home[m] != leader)
        for other, count in sorted(across.items()):
            smaller = len(members[other]) <= len(members[leader])
            if smaller and count * 2 >= len(members[leader]) * len(members[other]):
                members[leader].extend(members.pop(other))
                home.update(dict.fromkeys(members[leader], leader))


def _similarity(base: Node, leader: int, node: Node, number: int) -> float:
    """How much of a copy agrees with the base."""
    if number == leader:
        return 1.0
    if leader in node.edges:
        return node.edges[leader]
    a, b = base.unit.body, node.unit.body
    longer = max(len(a), len(b))
    return round(align.share_equal(longer, align.differences(a, b)), 4)


def _nodes(units: Sequence[Unit]) -> list[Node]:
    groups: dict[bytes, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.sketch.key, []).append(unit)
    out = []
    for group in groups.values():
        if len(group) == 1:
            out.append(Node(group[0], (group[0],)))
            continue
        ordered = sorted(group, key=lambda u: (not u.complete, suspicions(u), u.order))
        out.append(Node(ordered[0], tuple(ordered)))
    out.sort(key=lambda node: node.unit.order)
    return out


def _link(nodes: list[Node], same_short: float, crew: Crew) -> list[tuple[int, int]]:
    """Give the nodes their edges; return the pairs that look alike but are not the same."""
    signatures = fingerprint.signatures([node.unit.sketch.signature for node in nodes])
    left, right = _candidates(nodes, fingerprint.band_keys(signatures))
    likeness = fingerprint.likeness(signatures, left, right)
    likely = likeness >= _LIKELY
    left, right, plain = left[likely], right[likely], (likeness >= _PLAINLY)[likely]
    edge = np.flatnonzero(np.diff(left, prepend=-1, append=-1))
    tasks = [Task(int(left[a]), right[a:b].tolist(), plain[a:b].tolist()) for a, b in pairwise(edge.tolist())]
    rivals = Rivals({n: nodes[n].unit.said for n in np.union1d(left, right).tolist()}, same_short)
    lengths = np.array([node.unit.sketch.length for node in nodes], np.int64)
    compared = np.add.reduceat(np.maximum(lengths[left], lengths[right]), edge[:-1]) if tasks else edge[:0]
    apart = []
    found = crew.run_with(rivals, compare_all, tasks, (compared // _COMPARED).tolist())
    for (a, others, _), verdicts in zip(tasks, found, strict=True):
        for b, verdict in zip(others, verdicts, strict=True):
            if verdict == ONE_MOULD:
                apart.append((a, b))
            elif verdict is not None:
                nodes[a].edges[b] = nodes[b].edges[a] = verdict.similarity
                nodes[a].blamed += verdict.left
                nodes[b].blamed += verdict.right
    return apart


def _candidates(nodes: list[Node], keys: fingerprint.Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All pairs of like length that share a bucket of a band, each once. In a crowded bucket: hubs and nearest
    neighbours only."""
    count = len(nodes)
    length = np.array([node.unit.sketch.length for node in nodes], np.int64)
    crowds = _Crowds(nodes)
    packed, pairs = np.empty(0, np.int64), [np.empty(0, np.int64)]
    for row in keys:
        order, first = fingerprint.together(row)
        starts = np.flatnonzero(first)
        sizes = np.diff(starts, append=count)
        for size in range(2, min(_CROWD, int(sizes.max(initial=0))) + 1):
            bucket = order[starts[sizes == size][:, None] + np.arange(size)]  # the numbers in a bucket rise
            i, j = _each_other(size)
            pairs.append(_near(length, bucket[:, i].ravel(), bucket[:, j].ravel()))
        for start, size in zip(starts[sizes > _CROWD].tolist(), sizes[sizes > _CROWD].tolist(), strict=True):
            pairs.append(_near(length, *crowds.pairs(order[start : start + size])))
        if sum(map(len, pairs)) > max(_LOOSE, len(packed)):  # most are found in band after band: they would fill memory
            packed, pairs = _each_once([packed, *pairs]), []
    packed = _each_once([packed, *pairs])
    return packed // max(count, 1), packed % max(count, 1)


@cache  # the same few sizes in band after band
def _each_other(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All pairs of so many, by number."""
    i, j = np.triu_indices(size, 1)
    return i, j


def _each_once(numbers: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The numbers, rising, each once."""
    together = np.concatenate(numbers)
    together.sort()
    result: NDArray[np.int64] = together[np.diff(together, prepend=-1) != 0]
    return result


def _near(length: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pairs whose lengths allow that they agree, the smaller number first, packed into one number each."""
    a, b = length[left], length[right]
    near = np.minimum(a, b) >= SAME * np.maximum(a, b)
    left, right = left[near], right[near]
    return np.minimum(left, right) * len(length) + np.maximum(left, right)


@dataclass(frozen=True)
class _Crowds:
    """What the pairs of crowded buckets are chosen by; asked only where there is such a bucket."""

    nodes: Sequence[Node]

    @cached_property
    def complete(self) -> NDArray[np.bool_]:
        """Which nodes are complete."""
        return np.array([node.unit.complete for node in self.nodes])

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """Where each node stands when they are sorted by the digits of the body, by which articles of one mould are
        told apart."""
        digits = [node.unit.sketch.digits for node in self.nodes]
        return np.argsort(sorted(range(len(digits)), key=digits.__getitem__))

    def pairs(self, bucket: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Everyone with the best few, and with those that follow when sorted by digits."""
        complete = self.complete[bucket]
        hubs = np.concatenate((bucket[complete], bucket[~complete]))[:_HUBS]
        mould = bucket[np.argsort(self.rank[bucket])]
        left, right = np.repeat(hubs, len(bucket)), np.tile(bucket, len(hubs))
        apart = left != right
        steps = range(1, min(_NEIGHBOURS, len(mould) - 1) + 1)
        return (
            np.concatenate((left[apart], *(mould[:-step] for step in steps))),
            np.concatenate((right[apart], *(mould[step:] for step in steps))),
        )


def _against(nodes: list[Node]) -> list[int]:
    """Points for 3-grams that none of two or more verified copies has: where the others agree, the loner is wrong."""
    out = [0] * len(nodes)
    slots: dict[int, fingerprint.Slots] = {}

    def of(n: int) -> fingerprint.Slots:
        if n not in slots:
            slots[n] = fingerprint.slots(nodes[n].unit.han, 3)
        return slots[n]

    seen = np.zeros(1 << fingerprint.SLOTS, bool)
    for n, node in enumerate(nodes):
        if len(node.edges) >= 2:
            others = np.concatenate([of(m) for m in sorted(node.edges)[:_NEIGHBOURS]])
            seen[others] = True
            out[n] = int(np.count_nonzero(~seen[of(n)])) // 3
            seen[others] = False
    return out
