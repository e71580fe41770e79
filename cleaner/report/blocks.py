"""Which lines of a raw text correspond to which lines of the new one: known from provenance, not guessed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.report.compared import Compared, Touch


class Block(NamedTuple):
    """Raw lines ``raw[0]:raw[1]`` stand where the new text has lines ``new[0]:new[1]`` (from 0, ends exclusive)."""

    raw: tuple[int, int]
    new: tuple[int, int]
    same: bool


@dataclass(frozen=True)
class Lined:
    """The lines of both texts, each with its line feed. With ``exact``, a carriage return makes a line another one."""

    compared: Compared
    exact: bool

    @cached_property
    def raw_starts(self) -> list[int]:
        """Where each raw line begins, and the end."""
        return _starts(self.compared.raw)

    @cached_property
    def new_starts(self) -> list[int]:
        """Where each new line begins, and the end."""
        return _starts(self.compared.text)

    def raw(self, number: int) -> str:
        """A raw line."""
        return self.compared.raw[self.raw_starts[number] : self.raw_starts[number + 1]]

    def new(self, number: int) -> str:
        """A new line."""
        return self.compared.text[self.new_starts[number] : self.new_starts[number + 1]]

    def touches(self, block: Block) -> list[Touch]:
        """The changes in the raw lines of a block, or in the new ones where it has no raw line."""
        lo, hi = (self.raw_starts[k] for k in block.raw)
        if lo < hi:
            return _within(self.compared.touches, lo, hi, _by_start)
        lo, hi = (self.new_starts[k] for k in block.new)
        return _within(self._by_place, lo, hi, _by_at)

    @cached_property
    def _by_place(self) -> list[Touch]:
        return sorted(self.compared.touches, key=_by_at)

    def blocks(self) -> Iterator[Block]:
        """All lines that are wanted, in order. Changed lines that go on in one another are one block."""
        pending: Block | None = None
        for block in self._pieces():
            if pending is not None and self._go_on(pending, block):
                pending = Block((pending.raw[0], block.raw[1]), (pending.new[0], block.new[1]), pending.same)
                continue
            if pending is not None:
                yield pending
            pending = block
        if pending is not None:
            yield pending

    def _go_on(self, first: Block, then: Block) -> bool:
        """Whether two blocks are shown as one: equal lines, and blank lines after what they part."""
        if first.same or then.same:
            return first.same and then.same and first.raw[1] == then.raw[0]
        touching = first.raw[1] == then.raw[0] and first.new[1] == then.new[0]
        blank = not any(self.raw(k).strip() for k in range(*then.raw))
        return touching and blank and not any(self.new(k).strip() for k in range(*then.new))

    def _pieces(self) -> Iterator[Block]:
        """Linked lines, and between them those that are linked to none, the equal ones apart from the others."""
        raw_end = new_end = 0
        for raw, new in self._linked():
            yield from self._trimmed((raw_end, raw[0]), (new_end, new[0]))
            yield from self._trimmed(raw, new)
            raw_end, new_end = raw[1], new[1]
        yield from self._trimmed((raw_end, len(self.raw_starts) - 1), (new_end, len(self.new_starts) - 1))

    def _linked(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The smallest runs of raw and new lines that share characters with one another only."""
        rows, low, high = self._links()
        least = np.minimum.accumulate(low[::-1])[::-1].tolist()
        lows, highs = low.tolist(), high.tolist()
        k = 0
        while k < len(rows):
            first, lo, hi = k, lows[k], highs[k]
            k += 1
            while k < len(rows) and least[k] <= hi:
                lo, hi = min(lo, lows[k]), max(hi, highs[k])
                k += 1
            yield (rows[first], rows[k - 1] + 1), (lo, hi + 1)

    def _links(self) -> tuple[list[int], NDArray[np.int64], NDArray[np.int64]]:
        """The raw lines of which something is left, and the first and the last new line that has it."""
        kept = np.flatnonzero(self.compared.to >= 0)
        row = np.searchsorted(self.raw_starts, kept, "right") - 1
        line = np.searchsorted(self.new_starts, self.compared.to[kept], "right") - 1
        first = np.flatnonzero(np.diff(row, prepend=-1))
        if not len(first):
            return [], first, first
        return row[first].tolist(), np.minimum.reduceat(line, first), np.maximum.reduceat(line, first)

    def _trimmed(self, raw: tuple[int, int], new: tuple[int, int]) -> Iterator[Block]:
        """Equal lines at the start, what differs, equal lines at the end; lines that are not wanted are left out."""
        (r0, r1), (n0, n1) = raw, new
        lead = 0
        while r0 + lead < r1 and n0 + lead < n1 and self._equal(r0 + lead, n0 + lead):
            lead += 1
        tail = 0
        while r0 + lead < r1 - tail and n0 + lead < n1 - tail and self._equal(r1 - tail - 1, n1 - tail - 1):
            tail += 1
        if lead:
            yield Block((r0, r0 + lead), (n0, n0 + lead), True)
        for run in self._wanted(r0 + lead, r1 - tail):
            yield Block(run, (n0 + lead, n1 - tail), False)
            n0 = n1 - tail - lead
        if n0 + lead < n1 - tail:
            yield Block((r1 - tail, r1 - tail), (n0 + lead, n1 - tail), False)
        if tail:
            yield Block((r1 - tail, r1), (n1 - tail, n1), True)

    def _wanted(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The runs of lines in ``start:end`` that are wanted."""
        since = -1
        for number in range(start, end + 1):
            if number < end and self._is_wanted(slice(self.raw_starts[number], self.raw_starts[number + 1])):
                since = number if since < 0 else since
            elif since >= 0:
                yield since, number
                since = -1

    def _is_wanted(self, line: slice) -> bool:
        return bool(self.compared.wanted[line].all() or (self.compared.to[line] >= 0).any())

    def _equal(self, raw: int, new: int) -> bool:
        one, other = self.raw(raw), self.new(new)
        return one == other if self.exact else one.rstrip("\r\n") == other.rstrip("\r\n")


_by_start, _by_at = attrgetter("start"), attrgetter("at")


def _within(touches: Sequence[Touch], lo: int, hi: int, key: Callable[[Touch], int]) -> list[Touch]:
    """The changes whose place is at least ``lo`` and below ``hi``; they are sorted by it."""
    return list(touches[bisect_left(touches, lo, key=key) : bisect_left(touches, hi, key=key)])


def _starts(text: str) -> list[int]:
    out = [0]
    at = text.find("\n")
    while at >= 0:
        out.append(at + 1)
        at = text.find("\n", at + 1)
    return out if out[-1] == len(text) else [*out, len(text)]
