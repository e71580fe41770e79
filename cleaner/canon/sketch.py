"""What a text is recognised by without being read again: made where the text is cleaned, and kept in the cache."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.fingerprint import grams, signature
from cleaner.zh.script import Script, judge

# Shared runs of this length are found anywhere in a text; five of them are shared by every excerpt at 3 % noise.
_RUN = 25
# One run in four is looked at, chosen by two bits of its hash, so the same ones in every text.
_NOT_SAMPLED = np.uint64(0b11 << 20)
_HAN, _HAN_LAST = np.uint32(0x4E00), np.uint32(0x9FFF)


class Sketch(NamedTuple):
    """Digests, counts and fingerprints of one unit; arrays as their bytes.

    ``hashes`` are those of the sampled runs of the body (64 bits), ``places`` is where they start (32 bits).
    """

    key: bytes
    said: str
    text: str
    length: int
    han: int
    script: Script
    digits: str
    signature: bytes
    hashes: bytes
    places: bytes

    @classmethod
    def of(cls, key: str, said: str, text: str, body: NDArray[np.uint32], han: NDArray[np.uint32]) -> Sketch:
        """``key`` is equal for exact duplicates, ``said`` is all that is said, ``text`` all paragraphs. ``body`` and
        ``han`` are the code points of the body, and of the Chinese characters in it."""
        runs = grams(body, _RUN)
        places = np.flatnonzero(runs & _NOT_SAMPLED == 0)
        return cls(
            hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:16],
            digest(said)[:16],
            digest(text),
            len(body),
            len(han),
            judge(han),
            _digits(body),
            signature(han).tobytes(),
            runs[places].tobytes(),
            places.astype(np.uint32).tobytes(),
        )


def _digits(codes: NDArray[np.uint32]) -> str:
    """The decimal digits of a text, given by its code points, by which articles of one mould are told apart."""
    others = codes[codes - _HAN > _HAN_LAST - _HAN]  # without most of a Chinese text: below the first is above the last
    return "".join(filter(str.isdecimal, others.tobytes().decode("utf-32-le", "surrogatepass")))


def digest(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
