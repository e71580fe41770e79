"""A string that knows where each of its characters came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Edits, Ints
from cleaner.core.ledger import Batch, Ledger


def code_points(string: str) -> NDArray[np.uint32]:
    """The code points of ``string`` as an array, lone surrogates included."""
    return np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32)


def ranges(starts: NDArray[np.integer], lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """All integers of the ranges ``starts[k] : starts[k] + lengths[k]``, one range after the other."""
    total = int(lengths.sum())
    first = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(lengths) else starts, lengths)
    return first.astype(np.int64) + np.arange(total, dtype=np.int64)


@dataclass(frozen=True)
class Text:
    """``string``, and for each of its characters an ``origin``.

    ``origin[i] >= 0``: the character *is* raw character ``origin[i]``; ``origin[i] < 0``: row ``~origin[i]`` of the
    ledger made it. ``raw`` is the decoded raw file. Offsets are code points throughout. Never changed in place.
    """

    string: str
    origin: Ints
    raw: str
    ledger: Ledger

    @classmethod
    def of(cls, raw: str) -> Text:
        """The raw text itself: nothing changed yet."""
        return cls(raw, np.arange(len(raw), dtype=np.int32), raw, Ledger())

    def __len__(self) -> int:
        return len(self.string)

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points of ``string``."""
        return code_points(self.string)

    def apply(self, rule: str, edits: Edits) -> Text:
        """The text after ``edits``, with one ledger row an edit under the code ``rule``.

        Raises ValueError when an edit reaches past the end of the text.
        """
        if not len(edits):
            return self
        if edits.ends[-1] > len(self.string):
            raise ValueError(
                f"{rule}: an edit ends at {edits.ends[-1]}, after the end of the text ({len(self.string)})"
            )
        taken_length = edits.ends - edits.starts
        made_length = np.fromiter(map(len, edits.afters), np.int32, len(edits))
        taken = ranges(edits.starts, taken_length)

        pieces: list[str] = []
        at = 0
        for start, end, after in zip(edits.starts.tolist(), edits.ends.tolist(), edits.afters, strict=True):
            pieces.append(self.string[at:start])
            pieces.append(after)
            at = end
        pieces.append(self.string[at:])

        rows = np.arange(len(edits), dtype=np.int32) + self.ledger.rows
        kept = np.ones(len(self.string), bool)
        kept[taken] = False
        made_at = edits.starts - (np.cumsum(taken_length) - taken_length) + (np.cumsum(made_length) - made_length)
        made = np.zeros(len(self.string) - len(taken) + int(made_length.sum()), bool)
        made[ranges(made_at, made_length)] = True
        origin = np.empty(len(made), np.int32)
        origin[made] = ~np.repeat(rows, made_length)
        origin[~made] = self.origin[kept]

        befores = tuple(self.string[s:e] for s, e in zip(edits.starts.tolist(), edits.ends.tolist(), strict=True))
        batch = self._batch(rule, rows, edits.starts, taken, taken_length, befores, edits.afters)
        return Text("".join(pieces), origin, self.raw, self.ledger.add(batch))

    def gather(self, rule: str, pieces: Sequence[tuple[int, int, str]], drops: Sequence[tuple[int, int, str]]) -> Text:
        """The text put in reading order.

        ``pieces`` are (start, end, separator): the ranges of this text that the result is made of, in order, each
        followed by its separator. ``drops`` are (start, end, rule code): everything else, sorted; white space that
        stands in neither is dropped under ``rule``, which also makes the separators. Pieces and drops are disjoint.
        Raises ValueError naming the rule when anything but white space would be left over.
        """
        used = np.zeros(len(self.string) + 1, bool)
        for start, end, _ in pieces:
            used[start:end] = True
        ledger = self.ledger
        by_rule: dict[str, list[tuple[int, int]]] = {}
        for start, end, code in drops:
            by_rule.setdefault(code, []).append((start, end))
            used[start:end] = True
        edge = np.flatnonzero(np.diff(np.concatenate(([True], used[:-1], [True])).astype(np.int8)))
        rest = list(zip(edge[::2].tolist(), edge[1::2].tolist(), strict=True))
        for start, end in rest:
            if not self.string[start:end].isspace():
                raise ValueError(f"{rule}: {self.string[start:end].strip()[:20]!r} would vanish without a record")
        if rest:
            by_rule.setdefault(rule, []).extend(rest)
        text = Text(self.string, self.origin, self.raw, ledger)
        for code in sorted(by_rule):
            spans = sorted(by_rule[code])
            starts = np.array([s for s, _ in spans], np.int32)
            length = np.array([e - s for s, e in spans], np.int32)
            rows = np.arange(len(spans), dtype=np.int32) + ledger.rows
            befores = tuple(self.string[s:e] for s, e in spans)
            batch = text._batch(code, rows, starts, ranges(starts, length), length, befores, ("",) * len(spans))
            ledger = ledger.add(batch)
            text = Text(self.string, self.origin, self.raw, ledger)
        return text._concatenate(rule, pieces)

    def _concatenate(self, rule: str, pieces: Sequence[tuple[int, int, str]]) -> Text:
        """The pieces and their separators one after the other; each separator is an insertion under ``rule``."""
        out: list[str] = []
        origins: list[Ints] = []
        marks = [(end, separator) for _, end, separator in pieces if separator]
        row = self.ledger.rows
        for start, end, separator in pieces:
            out.append(self.string[start:end])
            origins.append(self.origin[start:end])
            if separator:
                out.append(separator)
                origins.append(np.full(len(separator), ~row, np.int32))
                row += 1
        ledger = self.ledger
        if marks:
            starts = np.array([at for at, _ in marks], np.int32)
            none = np.zeros(len(marks), np.int32)
            rows = np.arange(len(marks), dtype=np.int32) + ledger.rows
            batch = self._batch(
                rule, rows, starts, ranges(starts, none), none, ("",) * len(marks), tuple(s for _, s in marks)
            )
            ledger = ledger.add(batch)
        origin = np.concatenate(origins) if origins else np.empty(0, np.int32)
        return Text("".join(out), origin, self.raw, ledger)

    def _batch(
        self,
        rule: str,
        rows: Ints,
        starts: Ints,
        taken: NDArray[np.int64],
        taken_length: Ints,
        before: tuple[str, ...],
        after: tuple[str, ...],
    ) -> Batch:
        """The ledger's record of edits that consume the characters ``taken`` of this text."""
        origin = self.origin[taken]
        owner = np.repeat(rows, taken_length)
        is_raw = origin >= 0
        hull_start, hull_end = self.raw_hulls(origin)
        filled = taken_length > 0
        first = np.concatenate(([0], np.cumsum(taken_length[filled])[:-1])).astype(np.int64)
        at = self._raw_before(starts)
        raw_start, raw_end = at.copy(), at.copy()
        if len(taken):
            raw_start[filled] = np.minimum.reduceat(hull_start, first)
            raw_end[filled] = np.maximum.reduceat(hull_end, first)
        # One earlier edit can lose several characters to one later row: say so once. Its blanks say nothing of where
        # it went.
        solid = ~is_raw
        solid[solid] = [not self.string[i].isspace() for i in taken[solid].tolist()]
        packed = np.sort((~origin[solid]).astype(np.int64) << 32 | owner[solid])
        packed = packed[np.diff(packed, prepend=-1) != 0]
        return Batch(
            rule,
            int(rows[0]),
            raw_start,
            raw_end,
            before,
            after,
            origin[is_raw],
            owner[is_raw],
            (packed >> 32).astype(np.int32),
            (packed & 0xFFFFFFFF).astype(np.int32),
        )

    def raw_hulls(self, origin: Ints) -> tuple[Ints, Ints]:
        """Raw start and end of each character with the given origins."""
        start, end = origin.copy(), origin + 1
        made = origin < 0
        if made.any():
            row_start, row_end = self.ledger.hulls()
            start[made], end[made] = row_start[~origin[made]], row_end[~origin[made]]
        return start, end

    def _raw_before(self, at: Ints) -> Ints:
        """The raw offset at which something inserted at the given offsets stands: after the character before it."""
        if not len(self.origin):
            return np.zeros(len(at), np.int32)
        before = self.raw_hulls(self.origin[np.maximum(at - 1, 0)])
        return np.where(at > 0, before[1], before[0]).astype(np.int32)
