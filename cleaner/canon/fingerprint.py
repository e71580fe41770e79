"""MinHash of Chinese characters: which texts are worth comparing.

Tokens are 3-grams of the Chinese characters alone: they survive re-wrapping, other punctuation and recognition errors
far better than words or longer grams. Hashing is by odd multipliers; the least product is enough. Its numbers have 32
bits, of which a processor multiplies several at once; a chance meeting of two tokens changes an estimate a little.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cleaner.core.text import code_points

Hashes = NDArray[np.uint64]
Signatures = NDArray[np.uint32]
Slots = NDArray[np.uint32]
Chars = str | NDArray[np.uint32]  # a text, or its code points where somebody has them already

# Bits of a hash by which texts are compared in a table: a chance meeting in a million slots does no harm.
SLOTS = 20
_AGAIN = np.uint32(0x9E3779B1)

# 63 bands of 2 rows: in bench/canon every pair at 10 % noise is found (42 bands of 3: nine in ten), at the price of one
# false candidate in 800 pairs, which the estimated likeness dismisses.
BANDS, ROWS = 63, 2
_MULTIPLIERS: Signatures = np.random.default_rng(20260501).integers(0, 2**32, BANDS * ROWS, np.uint32) | np.uint32(1)
_BLOCK = 4096  # 3-grams at a time
_PAIRS = 4096  # pairs at a time: their rows stay in the processor's own memory
# Elements of NumPy's buffer while the products are made. Into its usual one several rows of a short text fit: it would
# copy them there and multiply element by element, not a row by its multiplier, which takes three times as long.
_BUFFER = 256
_SHORT_STEP, _SHORT_MIX = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
_SHORT_SHIFT = np.uint32(15)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


def grams(text: Chars, size: int) -> Hashes:
    """A 64-bit hash of every run of ``size`` characters, in order."""
    power: Hashes = _mixed(_codes(text).astype(np.uint64))  # hashes of runs of 1, 2, 4, 8 ... characters
    if len(power) < size:
        return power[:0]
    out: Hashes | None = None
    length, width = 0, 1
    while True:
        if size & width:
            out = power if out is None else _joined(out, power, length)
            length += width
        if 2 * width > size:
            break
        power = _joined(power, power, width)
        width *= 2
    return power if out is None else out


def grams_to(text: str, most: int) -> list[Hashes]:
    """The ``grams`` of every size from 1 to ``most``."""
    out = [_mixed(code_points(text).astype(np.uint64))]
    for size in range(2, most + 1):
        right = 1 << (size - 1).bit_length() - 1  # the largest power of two that is less
        out.append(_joined(out[size - right - 1], out[right - 1], size - right))
    return out


def _joined(left: Hashes, right: Hashes, length: int) -> Hashes:
    """Hashes of runs made of a left run of ``length`` characters and the right run that follows it."""
    following = right[length:]
    count = min(len(left), len(following))
    out = left[:count] * _STEP
    out += following[:count]
    out *= _MIX
    out ^= out >> _SHIFT
    return out


def _codes(text: Chars) -> NDArray[np.uint32]:
    return code_points(text) if isinstance(text, str) else text


def _mixed(x: Hashes) -> Hashes:
    x = x * _MIX
    x ^= x >> _SHIFT
    return x


def short_grams(text: Chars, size: int) -> Signatures:
    """A 32-bit hash of every run of ``size`` characters, two or more, in order: for small runs, and where a chance
    meeting does no harm. Four times as fast as ``grams``."""
    codes = _codes(text)
    count = max(0, len(codes) - size + 1)
    out = codes[:count] * _SHORT_STEP
    for k in range(1, size):
        out += codes[k : k + count]
        out *= _SHORT_STEP if k < size - 1 else _SHORT_MIX
    out ^= out >> _SHORT_SHIFT
    out *= _SHORT_STEP
    return out


def slots(text: Chars, size: int) -> Slots:
    """The hashes of all runs of ``size`` characters in order, as places in a table of ``2 ** SLOTS``."""
    out = short_grams(text, size)
    out >>= np.uint32(32 - SLOTS)
    return out


def counted(places: Slots) -> Slots:
    """The places of a table with a second and third of the same at places of their own, in no order: so two tables have
    as many in common as the one has that the other can be given one by one."""
    places = np.sort(places)
    number = np.arange(len(places), dtype=np.uint32)
    first = np.concatenate(([True], places[1:] != places[:-1]))[: len(places)]
    number -= np.maximum.accumulate(np.where(first, number, 0))
    return (places + number * _AGAIN) & np.uint32((1 << SLOTS) - 1)


def together(keys: Hashes, bits: int = 64) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """An order in which equal keys (below ``2 ** bits``) stand together, each group in the order given; and in this
    order, where a group begins.

    The number of a key is packed into its low bits: sorting numbers is ten times as fast as sorting places by them.
    Where there is no room for it the lowest bits of the keys are lost, which are those of 64-bit hashes.
    """
    packed, room = _packed(keys, bits)
    order = (packed & np.uint64((1 << room) - 1)).astype(np.int64)
    packed >>= np.uint64(room)
    first = np.ones(len(keys), bool)
    np.not_equal(packed[1:], packed[:-1], out=first[1:])
    return order, first


def repeated(keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """As ``together``, without the keys that nothing else has: where these are most, in a third of the memory."""
    packed, room = _packed(keys, 64)
    same = np.zeros(len(keys) + 1, bool)  # as the one before it
    np.less(packed[1:] ^ packed[:-1], np.uint64(1 << room), out=same[1:-1])
    again = same[:-1] | same[1:]
    order = (packed[again] & np.uint64((1 << room) - 1)).astype(np.int64)
    return order, ~same[:-1][again]


def _packed(keys: Hashes, bits: int) -> tuple[Hashes, int]:
    """Keys with their numbers in the low bits, sorted; how many bits these are."""
    count = len(keys)
    room = max(1, (count - 1).bit_length()) if count else 1
    shift = np.uint64(max(0, bits + room - 64))
    packed = keys >> shift
    packed <<= np.uint64(room)
    packed |= np.arange(count, dtype=np.uint64)
    packed.sort()
    return packed, room


def signature(text: NDArray[np.uint32]) -> Signatures:
    """The MinHash of a text, given by its code points; of one without a 3-gram it is of the text itself, so that it
    meets only its like."""
    hashes = short_grams(text, 3)
    if not len(hashes):
        seed = int.from_bytes("".join(map(chr, text.tolist())).encode("utf-8", "surrogatepass"), "big")
        return np.random.default_rng(seed).integers(0, 2**32, BANDS * ROWS, np.uint32)
    least = np.full(BANDS * ROWS, 2**32 - 1, np.uint32)
    # One place for all products: to ask the system for new memory each time would cost three times the arithmetic.
    room = np.empty((BANDS * ROWS, min(_BLOCK, len(hashes))), np.uint32)
    with np.errstate():  # at its end the buffer is as it was
        np.setbufsize(_BUFFER)
        for at in range(0, len(hashes), _BLOCK):
            some = hashes[at : at + _BLOCK]
            products = np.multiply(_MULTIPLIERS[:, None], some[None], out=room[:, : len(some)])
            np.minimum(least, products.min(axis=1), out=least)
    return least


def signatures(rows: Sequence[bytes]) -> Signatures:
    """The bytes of signatures as an array, a row each."""
    return np.frombuffer(b"".join(rows), np.uint32).reshape(-1, BANDS * ROWS)


def likeness(signatures: Signatures, left: NDArray[np.integer], right: NDArray[np.integer]) -> NDArray[np.float64]:
    """The estimated Jaccard similarity of pairs of rows."""
    out = np.empty(len(left))
    for at in range(0, len(left), _PAIRS):
        pair = signatures[left[at : at + _PAIRS]] == signatures[right[at : at + _PAIRS]]
        out[at : at + _PAIRS] = pair.sum(axis=1, dtype=np.uint8) / (BANDS * ROWS)
    return out


def band_keys(signatures: Signatures) -> Hashes:
    """One 64-bit key a band and text: texts with an equal key in a band are candidates. Shape: bands × texts."""
    rows = signatures.astype(np.uint64).reshape(len(signatures), BANDS, ROWS)
    key = _mixed(rows[:, :, 0])
    for k in range(1, ROWS):
        key = _mixed(key * _STEP + rows[:, :, k])
    return np.ascontiguousarray(key.T)
