"""What each edit did: one row an edit, kept for the whole life of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from cleaner.core.edits import Ints


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows that one application of one rule wrote.

    ``first`` is the number of the batch's first row; ``raw_start`` and ``raw_end`` are each row's hull in raw code
    points (an insertion has an empty hull); ``raw_taken`` are the raw characters the rows consumed and ``raw_row`` the
    row that consumed each, in rising order; ``edit_taken`` are earlier rows whose output, blanks aside, was consumed,
    and ``edit_row`` by which row.
    """

    rule: str
    first: int
    raw_start: Ints
    raw_end: Ints
    before: tuple[str, ...]
    after: tuple[str, ...]
    raw_taken: Ints
    raw_row: Ints
    edit_taken: Ints
    edit_row: Ints

    def __len__(self) -> int:
        return len(self.before)

    def parted(self, counts: Mapping[str, int]) -> Iterator[Batch]:
        """This batch as one of each rule: its rows are those of the rules one after the other, so many each."""
        begin = 0
        for rule, count in counts.items():
            rows = slice(begin, begin + count)
            first, begin = self.first + begin, begin + count
            raw = slice(*self.raw_row.searchsorted(np.array((first, begin + self.first), np.int32)).tolist())
            made = (self.edit_row >= first) & (self.edit_row < first + count)
            yield Batch(
                rule,
                first,
                self.raw_start[rows],
                self.raw_end[rows],
                self.before[rows],
                self.after[rows],
                self.raw_taken[raw],
                self.raw_row[raw],
                self.edit_taken[made],
                self.edit_row[made],
            )


@dataclass(frozen=True, slots=True)
class Ledger:
    """All batches of a file, in the order in which they were applied. Immutable: ``add`` gives a new ledger."""

    batches: tuple[Batch, ...] = ()

    @property
    def rows(self) -> int:
        """How many edits were made so far."""
        return self.batches[-1].first + len(self.batches[-1]) if self.batches else 0

    def add(self, batch: Batch) -> Ledger:
        """A ledger with one batch more."""
        return Ledger((*self.batches, batch))

    def hulls(self) -> tuple[Ints, Ints]:
        """Raw start and raw end of every row."""
        none = np.empty(0, np.int32)
        return (
            np.concatenate([none, *(b.raw_start for b in self.batches)]),
            np.concatenate([none, *(b.raw_end for b in self.batches)]),
        )

    def rules(self) -> list[str]:
        """The rule code of every row."""
        return [b.rule for b in self.batches for _ in range(len(b))]

    def fate(self, length: int) -> Ints:
        """For each of ``length`` raw characters: -1 if no edit touched it, else the first row that consumed it."""
        out = np.full(length, -1, np.int32)
        for batch in reversed(self.batches):
            out[batch.raw_taken] = batch.raw_row
        return out
