"""The usage of the corpus: how often short runs of characters occur in its texts."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.fingerprint import Hashes, grams_to

SIZES = (1, 2, 3, 4)
# So many characters are enough to know how a corpus writes; more would only cost time.
_ENOUGH = 4_000_000
_MOST = 255
_BLOCK = 1 << 14  # characters at a time: their hashes stay in the processor's own memory


@dataclass(frozen=True)
class Usage:
    """Counts of runs of one to four characters, up to 255, in a table for each size, one after the other, of
    ``2 ** bits`` places addressed by hash; and the words that are right as they are, whatever is usual."""

    tables: NDArray[np.uint8]
    bits: int
    texts: tuple[tuple[str, str], ...]
    protected: tuple[str, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> Usage:
        """Count ``texts`` (the file and the text), each once, in the order given, until there are enough."""
        used: list[tuple[str, str]] = []
        total = 0
        for file, text in texts:
            used.append((file, text))
            total += len(text)
            if total >= _ENOUGH:
                break
        joined = "\n".join(text for _, text in used)
        bits = max(16, min(23, total.bit_length() + 1))
        tables = np.zeros((len(SIZES), 1 << bits), np.uint8)
        slots = np.empty(
            len(joined), np.uint32
        )  # the same for all sizes: to ask for new memory takes longer than all else
        for size, table in zip(SIZES, tables, strict=True):
            own = slots[: max(0, len(joined) - size + 1)]
            for at in range(0, len(own), _BLOCK):
                own[at : at + _BLOCK] = _slots(grams_to(joined[at : at + _BLOCK + size - 1], size)[-1], bits)
            own.sort()
            first = np.flatnonzero(np.diff(own, prepend=~own[:1]))
            table[own[first]] = np.minimum(np.diff(first, append=len(own)), _MOST)
        return cls(tables.ravel(), bits, tuple(used))

    def counts(self, hashes: Hashes, sizes: NDArray[np.int64], own: Hashes) -> NDArray[np.float64]:
        """How often runs of these hashes and numbers of characters occur, leaving out the sorted hashes ``own``."""
        counts: NDArray[np.float64] = self.tables[((sizes - SIZES[0]) << self.bits) + _slots(hashes, self.bits)].astype(
            np.float64
        )
        some = counts.nonzero()[0]  # of the others there is nothing to leave out
        here = np.searchsorted(own, hashes[some], "right") - np.searchsorted(own, hashes[some])
        counts[some] = np.maximum(counts[some] - here, 0.0)
        return counts

    def files(self, phrase: str, without: Set[str]) -> int:
        """In how many files but those ``without`` the phrase stands."""
        return len({file for file, text in self.texts if file not in without and phrase in text})


def _slots(hashes: Hashes, bits: int) -> NDArray[np.int64]:
    mixed = hashes * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)
