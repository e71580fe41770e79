"""A string that knows where each of its characters came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Edits, Ints, Ranges
from cleaner.core.ledger import Batch, Ledger

Whole = TypeVar("Whole", bound=np.integer[Any])


def code_points(string: str) -> NDArray[np.uint32]:
    """The code points of ``string`` as an array, lone surrogates included."""
    return np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32)


def ranges(starts: NDArray[np.integer], lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """All integers of the ranges ``starts[k] : starts[k] + lengths[k]``, one range after the other."""
    before = lengths.cumsum(dtype=np.int64)
    total = int(before[-1]) if len(before) else 0
    before -= lengths  # how many integers come before each range
    out: NDArray[np.int64] = (starts - before).repeat(lengths)
    out += np.arange(total, dtype=np.int64)
    return out


def grown(values: NDArray[Whole], before: int = 0) -> NDArray[Whole]:
    """By how much each of some integers is more than the one before it, the first than ``before``."""
    out = values.copy()
    out[1:] -= values[:-1]
    out[:1] -= out.dtype.type(before)
    return out


WIDEST = 0x10000
"""From here on, code points are one in ``Text.occurring``."""


def distinct(values: NDArray[Whole]) -> NDArray[Whole]:
    """The different ones of some integers, rising. ``np.unique`` would load masked arrays first, which takes 5 ms."""
    rising = np.sort(values)
    new = np.ones(len(rising), bool)
    np.not_equal(rising[1:], rising[:-1], out=new[1:])
    return rising[new]


IS_BLANK = np.zeros(0x3002, bool)
"""Blanks, line ends and other white space, by code point; the last entry stands for all code points from it on."""
for _first, _last in ((9, 13), (28, 32), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)):
    IS_BLANK[_first : _last + 1] = True
IS_BLANK[[0x2028, 0x2029, 0x202F, 0x205F, 0x3000]] = True


def solid(codes: NDArray[np.uint32]) -> NDArray[np.intp]:
    """The places of the code points that are no blanks, line ends or other white space."""
    return (~IS_BLANK.take(codes, mode="clip")).nonzero()[0]


@dataclass(frozen=True, eq=False)
class Text:
    """``string``, and for each of its characters an ``origin``. Two texts are never the same, however alike.

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
    def solid(self) -> NDArray[np.intp]:
        """The places of the characters that are no blanks, line ends or other white space."""
        return solid(self.codes)

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points of ``string``."""
        return code_points(self.string)

    @cached_property
    def occurring(self) -> NDArray[np.bool_]:
        """For each code point, whether it may occur: it does, or did in an earlier text of the file. All from U+10000
        on are one, the last. So a rule knows that there is nothing for it, without looking the whole text through."""
        occurs = np.zeros(WIDEST + 1, bool)
        occurs[np.minimum(self.codes, WIDEST)] = True
        return occurs

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
        rows = np.arange(len(edits), dtype=np.int32) + self.ledger.rows
        befores = tuple([self.string[s:e] for s, e in zip(edits.starts.tolist(), edits.ends.tolist(), strict=True)])
        added = code_points("".join(edits.afters))
        if len(added) == len(edits) and "" not in edits.afters and (taken_length == 1).all():  # one for one
            batch = self._batch(rule, rows, edits.starts, edits.starts, taken_length, befores, edits.afters)
            codes, origin = self.codes.copy(), self.origin.copy()
            codes[edits.starts], origin[edits.starts] = added, ~rows
            return self._made(codes, origin, added, self.ledger.add(batch))
        taken = ranges(edits.starts, taken_length)
        batch = self._batch(rule, rows, edits.starts, taken, taken_length, befores, edits.afters)
        none = np.zeros(1, np.int32)
        starts = np.concatenate((none, edits.ends))
        ends = np.append(edits.starts, np.int32(len(self.string)))
        kept = Ranges(starts, ends, (*edits.afters, ""))
        return self._put_together(kept, np.concatenate((rows, none)), self.ledger.add(batch))

    def gather(self, rule: str, pieces: Ranges, drops: Ranges) -> Text:
        """The text put in reading order.

        ``pieces`` are the ranges of this text that the result is made of, in order, each with the separator that
        follows it. ``drops`` are everything else, in any order, each with the code of a rule; white space that stands
        in neither is dropped under ``rule``, which also makes the separators. Pieces and drops are disjoint.
        Raises ValueError naming the rule when anything but white space would be left over.
        """
        both = zip(pieces[:2], drops[:2], strict=True)
        first, last = self._between(*(np.concatenate((kept, gone)) for kept, gone in both))
        left = self.codes.take(ranges(first, last - first))
        if not IS_BLANK.take(left, mode="clip").all():
            lost = next(filter(None, (self.string[a:b].strip() for a, b in zip(first, last, strict=True))))
            raise ValueError(f"{rule}: {lost[:20]!r} would vanish without a record")
        codes = [*drops.words, *repeat(rule, len(first))]
        gone = np.concatenate((drops.starts, first)), np.concatenate((drops.ends, last))
        ledger = self._dropped(codes, *gone) if codes else self.ledger
        marked = np.fromiter(map(bool, pieces.words), bool, len(pieces.words))
        owner = marked.cumsum(dtype=np.int32) + np.int32(ledger.rows - 1)
        if len(said := tuple(filter(None, pieces.words))):
            none = np.zeros(len(said), np.int32)
            at = pieces.ends[marked], ranges(none, none), none
            ledger = ledger.add(self._batch(rule, owner[marked], *at, ("",) * len(said), said))
        return self._put_together(pieces, owner, ledger)

    def _between(self, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """The ranges of this text between the given ones, which are disjoint and in any order."""
        order = starts.argsort(kind="stable")
        first = np.concatenate((np.zeros(1, np.int32), np.maximum.accumulate(ends[order])))
        last = np.append(starts[order], np.int32(len(self.string)))
        some = last > first
        return first[some], last[some]

    def _dropped(self, codes: Sequence[str], starts: Ints, ends: Ints) -> Ledger:
        """The ledger of this text that says of each of the ranges, which are still there, that the rule with the code
        beside it took it; a batch a rule, in the order of the codes."""
        number = {code: n for n, code in enumerate(sorted(set(codes)))}
        nth = np.fromiter(map(number.__getitem__, codes), np.int32, len(codes))
        order = np.lexsort((starts, nth))
        starts, lengths = starts[order], (ends - starts)[order]
        befores = tuple([self.string[s:e] for s, e in zip(starts.tolist(), (starts + lengths).tolist(), strict=True)])
        rows = np.arange(len(codes), dtype=np.int32) + self.ledger.rows
        batch = self._batch("", rows, starts, ranges(starts, lengths), lengths, befores, ("",) * len(codes))
        ledger = self.ledger
        for each in batch.parted(dict(zip(number, np.bincount(nth).tolist(), strict=True))):
            ledger = ledger.add(each)
        return ledger

    def _put_together(self, pieces: Ranges, owner: Ints, ledger: Ledger) -> Text:
        """The ``pieces`` of this text one after the other, each with its word behind it, which the row ``owner`` beside
        it made; ``ledger`` is that of the result."""
        apart = np.fromiter(map(len, pieces.words), np.int32, len(pieces.words))
        length = pieces.ends - pieces.starts + apart
        source = ranges(pieces.starts, length)  # what is found where a word is to stand is of no account
        made = ranges(length.cumsum(dtype=np.int64) - apart, apart)
        added = code_points("".join(pieces.words))
        codes, origin = self.codes, self.origin
        if len(codes):
            codes, origin = codes.take(source, mode="clip"), origin.take(source, mode="clip")
            del source  # the largest of all arrays of a file
        else:
            codes, origin = np.empty(len(source), np.uint32), np.empty(len(source), np.int32)
        codes[made] = added
        origin[made] = ~owner.repeat(apart)
        return self._made(codes, origin, added, ledger)

    def _made(self, codes: NDArray[np.uint32], origin: Ints, added: NDArray[np.uint32], ledger: Ledger) -> Text:
        """The text of these ``codes``, all of which are those of this text but for what was ``added``."""
        text = Text(codes.tobytes().decode("utf-32-le", "surrogatepass"), origin, self.raw, ledger)
        codes.setflags(write=False)
        text.__dict__["codes"] = codes
        if "occurring" in self.__dict__:  # what may occur need not be found out again
            occurs = self.occurring
            if not occurs.take(added, mode="clip").all():
                occurs = occurs.copy()
                occurs[np.minimum(added, WIDEST)] = True
            text.__dict__["occurring"] = occurs
        return text

    def _batch(
        self,
        rule: str,
        rows: Ints,
        starts: Ints,
        taken: NDArray[np.signedinteger],
        taken_length: Ints,
        before: tuple[str, ...],
        after: tuple[str, ...],
    ) -> Batch:
        """The ledger's record of edits that consume the characters ``taken`` of this text."""
        origin = self.origin[taken]
        owner = rows.repeat(taken_length)
        is_raw = origin >= 0
        filled = taken_length > 0
        if taken is starts:
            raw_start, raw_end = self.raw_hulls(origin)
        else:
            raw_start, raw_end = np.empty(len(rows), np.int32), np.empty(len(rows), np.int32)
            if not filled.all():
                raw_start[~filled] = raw_end[~filled] = self._raw_before(starts[~filled])
            if len(taken):
                hull_start, hull_end = self.raw_hulls(origin)
                first = taken_length[filled].cumsum(dtype=np.int64) - taken_length[filled]
                raw_start[filled] = np.minimum.reduceat(hull_start, first)
                raw_end[filled] = np.maximum.reduceat(hull_end, first)
        # One earlier edit can lose several characters to one later row: say so once. Its blanks say nothing of where
        # it went.
        made = (~is_raw).nonzero()[0]
        packed = made.astype(np.int64)
        if len(made):  # few rules touch what others made
            made = made[~IS_BLANK.take(self.codes[taken[made]], mode="clip")]
            packed = distinct((~origin[made]).astype(np.int64) << 32 | owner[made])
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
        start, end = origin, origin + 1
        made = origin < 0
        if made.any():
            start = start.copy()
            row_start, row_end = self.ledger.hulls()
            start[made], end[made] = row_start[~origin[made]], row_end[~origin[made]]
        return start, end

    def _raw_before(self, at: Ints) -> Ints:
        """The raw offset at which something inserted at the given offsets stands: after the character before it."""
        if not len(self.origin):
            return np.zeros(len(at), np.int32)
        before = self.raw_hulls(self.origin[np.maximum(at - 1, 0)])
        return np.where(at > 0, before[1], before[0]).astype(np.int32)
