"""A copy laid beside the text, column by column.

Columns are numbered: ``2 * i`` is the gap before character ``i``, ``2 * i + 1`` the character itself. A copy has
something in every column it can be asked about: a character or nothing for a character, a string for a gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cleaner.canon import align
from cleaner.canon.votes import Parties

# Longer differences are passages left out or put in: of an excerpt they are no readings, elsewhere nobody chooses.
LONGEST = 20
# An excerpt begins and ends with so many characters that are equal; what is before and after was put to it.
_SOLID = 8


@dataclass(frozen=True, slots=True)
class Laid:
    """What a copy has where it differs, by column; the columns it says nothing about; and its reach."""

    differs: Mapping[int, str]
    silent: tuple[tuple[int, int], ...]
    start: int
    end: int

    def asked(self, lo: int, hi: int) -> bool:
        """Whether the copy can be asked about the columns ``lo`` to ``hi``, both included."""
        if not (self.start <= lo and hi <= self.end):
            return False
        return not self.silent or not any(a <= hi and lo <= b for a, b in self.silent)

    def says(self, text: str, lo: int, hi: int) -> str:
        """What it has in these columns."""
        return "".join([self.differs.get(k, text[k >> 1] if k & 1 else "") for k in range(lo, hi + 1)])


@dataclass(frozen=True)
class Columns:
    """Copies laid beside a text."""

    text: str
    laid: tuple[Laid, ...]

    @cached_property
    def differing(self) -> dict[int, list[int]]:
        """The columns in which copies differ from the text, in order, and which copies (by number) these are."""
        out: dict[int, list[int]] = {}
        for number, one in enumerate(self.laid):
            for column in one.differs:
                out.setdefault(column, []).append(number)
        return dict(sorted(out.items()))

    @cached_property
    def _asked(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """Columns from which on other copies can be asked, rising from 0, and which copies (by number) these are."""
        edges = {0, *(edge for one in self.laid for edge in (one.start, one.end + 1))}
        edges.update(edge for one in self.laid for a, b in one.silent for edge in (a, b + 1))
        since = sorted(edge for edge in edges if 0 <= edge <= 2 * len(self.text))
        return since, [tuple(n for n, one in enumerate(self.laid) if one.asked(at, at)) for at in since]

    def read(self, lo: int, hi: int) -> tuple[tuple[str, ...], Parties]:
        """The readings of the columns ``lo`` to ``hi``, both included, and which copies have each."""
        plain = self.text[lo >> 1 : (hi + 1) >> 1]
        since, asked = self._asked
        at = bisect_right(since, lo) - 1
        who: Sequence[int] = asked[at]
        if lo == hi:
            said: dict[str, list[int]] = {}
            laid = self.laid
            for number in who:
                reading = laid[number].differs.get(lo, plain)
                if reading in said:
                    said[reading].append(number)
                else:
                    said[reading] = [number]
        else:
            if at + 1 < len(since) and since[at + 1] <= hi:
                who = [number for number in who if self.laid[number].asked(lo, hi)]
            differing = {number for k in range(lo, hi + 1) for number in self.differing.get(k, ())}
            said = {}
            for number in who:
                reading = self.laid[number].says(self.text, lo, hi) if number in differing else plain
                said.setdefault(reading, []).append(number)
        return tuple(said), tuple(map(tuple, said.values()))


@lru_cache(maxsize=64)  # the same copies are laid beside the same text to weigh them and to collate them
def lay(text: str, copy: str, excerpt: bool = False) -> Laid:
    """``copy`` beside ``text``; an excerpt is asked only within the passage that it has."""
    rows = (align.differences_inside if excerpt else align.differences)(text, copy)
    start, end = 0, 2 * len(text)
    if excerpt:
        solid = []
        at = 0
        for a0, a1, _, _ in [*rows, (len(text), len(text), 0, 0)]:
            if a0 - at >= _SOLID:
                solid.append((at, a0))
            at = a1
        start, end = (2 * solid[0][0] + 1, 2 * solid[-1][1] - 1) if solid else (0, -1)
    differs: dict[int, str] = {}
    silent: list[tuple[int, int]] = []
    for a0, a1, b0, b1 in rows:
        if excerpt and max(a1 - a0, b1 - b0) > LONGEST:
            silent.append((2 * a0, 2 * a1))
            continue
        both = min(a1 - a0, b1 - b0)
        for k in range(both):
            differs[2 * (a0 + k) + 1] = copy[b0 + k]
        for k in range(a0 + both, a1):
            differs[2 * k + 1] = ""
        if b1 - b0 > both:
            differs[2 * (a0 + both)] = copy[b0 + both : b1]
    if excerpt:
        differs = {k: said for k, said in differs.items() if start <= k <= end}
    return Laid(differs, tuple(silent), start, end)
