"""Where each raw character ended up: the views that the contract's lists are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Ints
from cleaner.core.text import Text, code_points, grown, solid

Span = tuple[int, int]
_GAPS = " \t\u3000\xa0"  # blanks within a line
_IS_GAP = np.zeros(0x110000, bool)
_IS_GAP[[ord(c) for c in _GAPS]] = True


@dataclass(frozen=True, eq=False)
class Places:
    """For each raw character its place in the final text, or the ledger row that ended it.

    ``place[r] >= 0``: raw character r is, or became part of, the final text's character ``place[r]``; -1: it is gone,
    and ``end_row[r]`` is the row that ended it.
    """

    place: Ints
    end_row: Ints

    @cached_property
    def order(self) -> Ints:
        """The raw characters that have a place, in the order of the final text."""
        order = (self.place >= 0).nonzero()[0].astype(np.int32)
        return order[self.place[order].argsort(kind="stable")]

    @cached_property
    def ordered(self) -> Ints:
        """The places of ``order``."""
        return self.place[self.order]

    @classmethod
    def of(cls, text: Text) -> Places:
        """Follow every raw character of ``text`` through the ledger."""
        length = len(text.raw)
        place = np.full(length, -1, np.int32)
        is_raw = text.origin >= 0
        kept = is_raw.nonzero()[0]
        place[text.origin[kept]] = kept

        rows = text.ledger.rows
        shown = np.full(rows, -1, np.int32)  # the first final character that each row, or one that came of it, made
        made = (~is_raw).nonzero()[0][::-1]
        shown[~text.origin[made]] = made
        ended = np.arange(rows, dtype=np.int32)  # the row that ended what each row made
        direct = shown >= 0
        for batch in reversed(text.ledger.batches):  # a row is consumed by later rows only, which are settled by then
            if not len(batch.edit_taken):
                continue
            once = ~direct[batch.edit_taken]
            taken, by = batch.edit_taken[once], batch.edit_row[once]
            np.maximum.at(shown, taken, shown[by])
            fresh = ended[taken] == taken
            ended[taken[fresh]] = ended[by[fresh]]

        row = text.ledger.fate(length)
        gone = (row >= 0).nonzero()[0]
        by = row[gone]
        place[gone] = shown[by]
        row[gone] = ended[by]
        return cls(place, row)

    def spans(self, raw: str, start: int, end: int) -> tuple[Span, ...]:
        """The raw spans, in reading order, that the final characters ``start:end`` come from.

        Runs parted only by blanks of one line are one span; a line end always parts two.
        """
        # The numbers have the type of the array: of any other, NumPy would copy the array at each call.
        a, b = (self.ordered.searchsorted(np.int32(at)) for at in (start, end))
        at = self.order[a:b]
        if not len(at):
            return ()
        begin = _runs(at)
        out: list[Span] = []
        for first, last in zip(at[begin].tolist(), (at[np.append(begin[1:], len(at)) - 1] + 1).tolist(), strict=True):
            if out and out[-1][1] <= first and not raw[out[-1][1] : first].strip(_GAPS):
                out[-1] = (out[-1][0], last)
            else:
                out.append((first, last))
        return tuple(out)

    def all_spans(self, raw: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[Span, ...]]:
        """``spans`` of each of the sorted, disjoint ``ranges`` of the final text, all together."""
        return self._spans(ranges, ~_IS_GAP.take(code_points(raw)))

    def passages(self, raw: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[Span, ...]]:
        """For each of the sorted, disjoint ``ranges`` of the final text the raw spans that it comes from, in reading
        order. Runs parted only by white space are one span, also where lines end."""
        ink = np.zeros(len(raw), bool)
        ink[solid(code_points(raw))] = True
        return self._spans(ranges, ink)

    def _spans(self, ranges: Sequence[tuple[int, int]], ink: NDArray[np.bool_]) -> list[tuple[Span, ...]]:
        """For each of the sorted, disjoint ``ranges`` the raw spans that it comes from; ``ink`` tells of each raw
        character whether it parts two."""
        if not len(self.order):
            return [()] * len(ranges)
        bounds = self.ordered.searchsorted(np.array(ranges, np.int32).reshape(-1, 2))
        edge = np.zeros(len(self.order) + 1, bool)
        edge[bounds] = True
        parts = edge[:-1].copy()
        parts[_runs(self.order)] = True
        begin = np.flatnonzero(parts)
        first, last = self.order[begin], self.order[np.append(begin[1:], len(self.order)) - 1] + 1
        before = np.zeros(len(ink) + 1, np.int32)  # how much stands before each raw place
        ink.cumsum(dtype=np.int32, out=before[1:])
        goes_on = np.zeros(len(begin), bool)  # whether a run is of one span with the run before
        goes_on[1:] = (last[:-1] <= first[1:]) & (before[last[:-1]] == before[first[1:]])
        goes_on &= ~edge[begin]
        heads = np.flatnonzero(~goes_on)
        spans = list(zip(first[heads].tolist(), last[np.append(heads[1:], len(begin)) - 1].tolist(), strict=True))
        return [tuple(spans[a:b]) for a, b in np.searchsorted(begin[heads], bounds).tolist()]


def _runs(at: Ints) -> NDArray[np.intp]:
    """Where in ``at``, raw places in some order, runs of consecutive ones begin."""
    starts: NDArray[np.intp] = (grown(at, -2) != 1).nonzero()[0]
    return starts
