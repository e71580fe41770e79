"""Which line goes on in which other, and the rule that says so."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

import numpy as np

from cleaner.stages.unwrap.regions import Ints


class Joins(NamedTuple):
    """For each of some lines: the line that it goes on in, -1 for none (``after``); and the code of the rule that
    joined it to the line that goes on in it, "" for none (``joined_by``). No two lines go on in the same."""

    after: list[int]
    joined_by: list[str]

    @staticmethod
    def of(on: Ints, count: int, code: str) -> Joins:
        """Of ``count`` lines those ``on`` go on in the next, by the rule ``code``."""
        after, joined = np.full(count, -1), np.zeros(count, np.int8)
        after[on], joined[on + 1] = on + 1, 1
        return Joins(after.tolist(), list(map(("", code).__getitem__, joined.tolist())))

    def columns(self) -> tuple[Ints, Ints]:
        """For each line the line that it goes on in, and the line that goes on in it; -1 for none."""
        after = np.fromiter(self.after, np.int64, len(self.after))
        on = (after >= 0).nonzero()[0]
        before = np.full(len(after), -1)
        before[after[on]] = on
        return after, before

    def join(self, k: int, at: int, code: str) -> None:
        """Have line ``k`` go on in line ``at``, and in no other."""
        self.part(k)
        self.after[k], self.joined_by[at] = at, code

    def part(self, k: int) -> None:
        """Have line ``k`` go on nowhere."""
        if self.after[k] >= 0:
            self.joined_by[self.after[k]] = ""
        self.after[k] = -1

    def without(self, codes: Set[str]) -> Joins:
        """These, but for what the rules ``codes`` joined."""
        after = [at if at < 0 or self.joined_by[at] not in codes else -1 for at in self.after]
        return Joins(after, ["" if code in codes else code for code in self.joined_by])
