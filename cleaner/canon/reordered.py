"""Copies of one article whose paragraphs stand in another order: an alignment from start to end does not see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import align, fingerprint
from cleaner.canon.crew import Crew
from cleaner.canon.order import in_the_order_of
from cleaner.canon.quality import suspicions
from cleaner.canon.substance import same_substance, strikes, title_pairs
from cleaner.canon.unit import BODY, Said, Unit
from cleaner.canon.verify import SAME
from cleaner.canon.version import Version

# As for copies in one order: of passages that only one has there must not be more.
_PASSAGES, _PASSAGE = 0.20, 12


class _Pair(NamedTuple):
    """Two texts and the paragraphs of their bodies."""

    one: Said
    body: Version
    other: Said
    other_body: Version


def reordered(bases: Sequence[Unit], pairs: Iterable[tuple[int, int]], crew: Crew) -> dict[int, tuple[int, float]]:
    """Which bases are copies of another in another order, and how much agrees. The others they go to go to none.

    ``pairs`` are numbers of bases that share large pieces; ``crew`` aligns those that may be copies.
    """
    out: dict[int, tuple[int, float]] = {}
    leaders: set[int] = set()
    bodies = _Bodies(bases)
    alike = [(a, b) for a, b in pairs if bodies.are_alike(a, b)]
    tasks = [bodies.beside(a, b) for a, b in alike]
    shares = crew.run(_agreement, tasks, [3 * len(one.body + other.body) for one, _, other, _ in tasks])
    found = ((share, a, b) for share, (a, b) in zip(shares, alike, strict=True))
    for share, a, b in sorted(((share, a, b) for share, a, b in found if share), key=lambda row: (-row[0], *row[1:])):
        better, worse = sorted((a, b), key=lambda n: (not bases[n].complete, suspicions(bases[n]), bases[n].order))
        if better not in out and worse not in out and worse not in leaders:
            out[worse] = (better, share)
            leaders.add(better)
    return out


@dataclass(frozen=True)
class _Bodies:
    """The bodies of units that are compared, made when they are asked for."""

    units: Sequence[Unit]
    _versions: dict[int, Version] = field(default_factory=dict)
    _slots: dict[int, fingerprint.Slots] = field(default_factory=dict)
    _seen: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(1 << fingerprint.SLOTS, bool))

    def beside(self, a: int, b: int) -> _Pair:
        """Two units as they are compared."""
        return _Pair(self.units[a].said, self._version(a), self.units[b].said, self._version(b))

    def are_alike(self, a: int, b: int) -> bool:
        """Whether two bodies are nearly as long and have enough 2-grams in common to be worth an alignment.

        No copy is passed over: a character that differs takes two 2-grams with it and no more, a paragraph that stands
        elsewhere takes one more.
        """
        shorter, longer = sorted((len(self.units[a].body), len(self.units[b].body)))
        if shorter < SAME * longer:
            return False
        one, other = self._version(a), self._version(b)
        longer = max(len(one.string), len(other.string))
        self._seen[self._counted(a)] = True
        common = np.count_nonzero(self._seen[self._counted(b)])
        self._seen[self._counted(a)] = False
        return bool(common >= longer - len(other.paragraphs) - 2 * (1 - SAME) * longer)

    def _version(self, n: int) -> Version:
        if n not in self._versions:
            self._versions[n] = Version((), tuple(p for p in self.units[n].paragraphs if p[0] in BODY))
        return self._versions[n]

    def _counted(self, n: int) -> fingerprint.Slots:
        if n not in self._slots:
            self._slots[n] = fingerprint.counted(fingerprint.slots(self._version(n).string, 2))
        return self._slots[n]


def _agreement(pair: _Pair) -> float:
    """How much of two bodies agrees when the paragraphs of the one stand in the order of the other's; 0 where they are
    two articles, or nothing stands in another order."""
    a, one, b, other = pair
    moved = in_the_order_of(one, other).string
    if moved == other.string:
        return 0.0
    rows = align.differences(one.string, moved)
    share = align.share_equal(max(len(one.string), len(moved)), rows)
    if share < SAME or align.in_passages(rows, _PASSAGE) > _PASSAGES * max(len(a.body), len(b.body)):
        return 0.0
    return round(share, 4) if same_substance(one.string, moved, rows, strikes(a, b), title_pairs(a, b)) else 0.0
