"""Words of four characters in which one character was taken for one that looks like it.

The words are those of jieba's dictionary (MIT licence; the one that rjieba has) with a character that has look-alikes,
listed once: a line a first character, after it the other three characters of each word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from cleaner.zh.lookalikes import lookalikes

SIZE = 4

# Of the two filters that are asked first: one run in forty passes one, one in ten thousand is a word misread. A filter
# is much faster than the search among all hashes, for which memory is waited for at every step.
_BITS = 25
# The hash of a run is a sum, so that that of a misread word is known from that of the word.
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64)


@dataclass(frozen=True)
class _Misread:
    """The hashes of all words misread in one character, sorted, and filters of their first bits and of the next."""

    hashes: NDArray[np.uint64]
    first: NDArray[np.uint8]
    next: NDArray[np.uint8]


def misread(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where in ``codes`` (code points) four characters start that are a word but for one of them."""
    if len(codes) < SIZE:
        return np.empty(0, np.int64)
    known = _misread()
    wide = codes.astype(np.uint64)
    hashes = wide[: 1 - SIZE] * _FACTORS[0]
    for k in range(1, SIZE):
        hashes += wide[k : len(wide) - SIZE + 1 + k] * _FACTORS[k]
    places = _passing(hashes, known.first).nonzero()[0]
    places = places[_passing(hashes[places] << np.uint64(_BITS), known.next)]
    found = hashes[places]
    at = np.minimum(np.searchsorted(known.hashes, found), len(known.hashes) - 1)
    out: NDArray[np.int64] = places[known.hashes[at] == found]
    return out


def _passing(hashes: NDArray[np.uint64], bits: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which of the hashes a filter of first bits lets pass."""
    first = (hashes >> np.uint64(64 - _BITS)).view(np.int64)
    out: NDArray[np.bool_] = (bits.take(first >> 3) >> (first & 7).astype(np.uint8) & 1).view(np.bool_)
    return out


def _filter(hashes: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """The filter that lets ``hashes`` pass: a bit for each of their first bits."""
    first = (hashes >> np.uint64(64 - _BITS)).astype(np.uint32)
    out = np.zeros(1 << (_BITS - 3), np.uint8)
    np.bitwise_or.at(out, first >> 3, np.uint8(1) << (first & 7).astype(np.uint8))
    return out


@cache
def _misread() -> _Misread:
    words = _words()
    whole = (words * _FACTORS).sum(axis=1, dtype=np.uint64)
    stands = np.bincount(words.ravel().view(np.int64)) > 0
    chars, number_of = stands.nonzero()[0], np.cumsum(stands) - 1
    others = [lookalikes(chr(char)) for char in chars.tolist()]
    count = np.array([len(row) for row in others])
    # What the sum grows by, for the character in the other's place: of one character after the other, each of its own.
    more = np.array([ord(other) for row in others for other in row], np.uint64)
    more -= np.repeat(chars, count).view(np.uint64)
    start = np.cumsum(count) - count
    found = []
    for k in range(SIZE):
        number = number_of[words[:, k]]
        times = count[number]
        ends = np.cumsum(times)
        which = np.repeat(start[number] - ends + times, times) + np.arange(ends[-1])
        found.append(np.repeat(whole, times) + (more * _FACTORS[k])[which])
    hashes = np.sort(np.concatenate(found))
    return _Misread(hashes, _filter(hashes), _filter(hashes << np.uint64(_BITS)))


def _words() -> NDArray[np.uint64]:
    """The words, a row each."""
    text = files("cleaner.zh").joinpath("fours.txt").read_text(encoding="utf-8")
    lines = text.split()
    tails = np.frombuffer("".join(line[1:] for line in lines).encode("utf-32-le"), np.uint32).reshape(-1, SIZE - 1)
    heads = np.repeat([ord(line[0]) for line in lines], [len(line) // (SIZE - 1) for line in lines])
    return np.column_stack((heads, tails)).astype(np.uint64)
