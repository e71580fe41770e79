"""Voices, and what those that have a reading weigh together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Parties = tuple[tuple[int, ...], ...]  # who (by number) has each of the readings of a place


@dataclass(frozen=True, slots=True)
class Voice:
    """A text, the witnesses that have it, and what its vote weighs."""

    text: str
    witnesses: tuple[int, ...]
    excerpt: bool = False
    weight: float = 1.0


class Count(NamedTuple):
    """What each reading weighs; which leads (the first of equals), and by how much it leads the next."""

    votes: tuple[float, ...]
    leader: int
    lead: float


@dataclass(frozen=True)
class Votes:
    """Counts the votes of ``voices``; there are few parties, and the same ones at many places."""

    voices: Sequence[Voice]
    _counts: dict[Parties, Count] = field(default_factory=dict, repr=False)

    def count(self, parties: Parties) -> Count:
        """The votes for each of one reading or more."""
        found = self._counts.get(parties)
        if found is None:
            votes = tuple(sum(self.voices[v].weight for v in who) for who in parties)
            best, second = sorted((*votes, 0.0), reverse=True)[:2]
            found = self._counts[parties] = Count(votes, votes.index(best), best - second)
        return found
