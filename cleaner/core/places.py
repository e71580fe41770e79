"""Where each raw character ended up: the views that the contract's lists are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.core.edits import Ints
from cleaner.core.text import Text

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """For each raw character its place in the final text, or the ledger row that ended it.

    ``place[r] >= 0``: raw character r is, or became part of, the final text's character ``place[r]``; -1: it is gone,
    and ``end_row[r]`` is the row that ended it. ``order`` are the raw characters that have a place, in the order of
    the final text, and ``ordered`` their places.
    """

    place: Ints
    end_row: Ints
    order: Ints
    ordered: Ints

    @classmethod
    def of(cls, text: Text) -> Places:
        """Follow every raw character of ``text`` through the ledger."""
        length = len(text.raw)
        place = np.full(length, -1, np.int32)
        position = np.arange(len(text.origin), dtype=np.int32)
        kept = text.origin >= 0
        place[text.origin[kept]] = position[kept]

        rows = text.ledger.rows
        shown = np.full(rows, -1, np.int32)  # the first final character that each row, or one that came of it, made
        made = position[~kept][::-1]
        shown[~text.origin[~kept][::-1]] = made
        ended = np.arange(rows, dtype=np.int32)  # the row that ended what each row made
        direct = shown >= 0
        for batch in reversed(text.ledger.batches):  # a row is consumed by later rows only, which are settled by then
            once = ~direct[batch.edit_taken]
            taken, by = batch.edit_taken[once], batch.edit_row[once]
            np.maximum.at(shown, taken, shown[by])
            fresh = ended[taken] == taken
            ended[taken[fresh]] = ended[by[fresh]]

        row = text.ledger.fate(length)
        gone = row >= 0
        place[gone] = shown[row[gone]]
        row[gone] = ended[row[gone]]
        order = np.flatnonzero(place >= 0).astype(np.int32)
        order = order[np.argsort(place[order], kind="stable")]
        return cls(place, row, order, place[order])

    def spans(self, raw: str, start: int, end: int) -> tuple[Span, ...]:
        """The raw spans, in reading order, that the final characters ``start:end`` come from.

        Runs parted only by blanks of one line are one span; a line end always parts two.
        """
        # The numbers have the type of the array: of any other, NumPy would copy the array at each call.
        a, b = (self.ordered.searchsorted(np.int32(at)) for at in (start, end))
        at = self.order[a:b]
        if not len(at):
            return ()
        cut = np.flatnonzero(np.diff(at) != 1) + 1
        out: list[Span] = []
        for run in np.split(at, cut) if len(cut) else [at]:
            first, last = int(run[0]), int(run[-1]) + 1
            if out and out[-1][1] <= first and not raw[out[-1][1] : first].strip(" \t\u3000\xa0"):
                out[-1] = (out[-1][0], last)
            else:
                out.append((first, last))
        return tuple(out)
