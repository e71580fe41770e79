"""Which encoding a file is in, by the evidence of its bytes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.stages.decode.plausible import plausibility

UTF8 = "utf-8"
GB = "gb18030"  # a superset of GB 2312 and GBK; files in those are reported as this
BIG5 = "big5-hkscs"  # a superset of Big5, and of cp950 but for the few cells of its rarely used rows
BYTEWISE = (UTF8, GB, BIG5)

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", UTF8),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16: its mark starts with that of UTF-16
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# How much better (in natural logarithms) the best reading must be than the next to need no further vote. A short
# Chinese sentence of eight characters read in the right encoding is better by 40 and more.
_CLEAR = 10
# A declared charset is wrong too often to outweigh more than one or two characters.
_DECLARED = 8
_VOTE = 5
# A reading must look like text: worse than this a character, and it is binary data or an encoding we do not read.
_READABLE = -13.5
# Worse than this, and it is listed. Measured: Chinese prose -7, lists of rare names -9, Russian or Japanese files -11.
READABLE_CHINESE = -11.0
"""What a character of Chinese text weighs at least."""

_SLICE = 16_384
_SLICES = 12
_ASCII = regex.compile(r"[\x00-\x7f]++")
_NON_ASCII = regex.compile(rb"[\x80-\xff]")
_BOUNDARY = regex.compile(rb"[\x00-\x2f]")  # never the second, third or fourth byte of a character
_DECLARATION = late(rb"""(?i)(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_-]{3,20})""")


class Guess(NamedTuple):
    """An encoding, and the other one it might be ("" when the evidence is clear)."""

    encoding: str
    doubt: str = ""


def marked(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte-order mark names, and the length of the mark."""
    for mark, encoding in MARKS:
        if data.startswith(mark) and (not encoding.startswith("utf-32") or _fits_utf32(data, encoding)):
            return encoding, len(mark)
    return None


def _fits_utf32(data: bytes, encoding: str) -> bool:
    """Whether most units are code points: the mark of UTF-32 could also be that of UTF-16 and a NUL."""
    units = np.frombuffer(data[: min(_SLICE, len(data) - len(data) % 4)], "<u4" if encoding.endswith("le") else ">u4")
    return bool((units <= 0x10FFFF).mean() > 0.8)


def sample(data: bytes) -> bytes:
    """Enough of ``data`` to weigh: all of it, or slices over its whole length that start at a character."""
    if len(data) <= _SLICE * _SLICES:
        return data
    first = _NON_ASCII.search(data)
    begin = first.start() if first else 0
    parts = [data[begin : begin + _SLICE]]
    step = (len(data) - begin) // _SLICES
    for k in range(1, _SLICES):
        part = data[begin + k * step : begin + k * step + _SLICE]
        start = _BOUNDARY.search(part)
        if start:
            parts.append(part[start.end() :])
    return b"\n".join(parts)


def weigh(data: bytes, encoding: str) -> int:
    """How plausible ``data`` is in a byte-wise encoding; undecodable bytes weigh heavily against it."""
    return plausibility(data.decode(encoding, "surrogateescape"))


def guess_bytewise(data: bytes) -> Guess:
    """The encoding of data that has no mark, no NUL byte, and is not UTF-8 throughout."""
    part = sample(data)
    weights = {encoding: weigh(part, encoding) for encoding in BYTEWISE}
    if len(data) % 2 == 0 and len(part) == len(data):  # without any ASCII character; only short files are
        for encoding in ("utf-16-le", "utf-16-be"):
            try:
                string = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            weight = plausibility(string)
            if weight > _READABLE * len(string):
                weights[encoding] = weight
    declared = _declared(data)
    if declared:
        weights[declared] += _DECLARED
    best, second = _two_best(weights)
    if weights[best] - weights[second] >= _CLEAR:
        looks_right = best not in BYTEWISE or is_readable(part.decode(best, "surrogateescape"), READABLE_CHINESE)
        return Guess(best, "" if looks_right else _vote(part) or "another encoding")
    vote = family(_vote(part))
    if vote in weights:
        weights[vote] += _VOTE
        best, second = _two_best(weights)
    return Guess(best, second)


def is_readable(string: str, least: float = _READABLE) -> bool:
    """Whether the characters of a string that are not ASCII look like Chinese text, undecodable bytes included."""
    solid = _ASCII.sub("", string)
    return plausibility(solid) >= least * len(solid)


def guess_wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, for data that has NUL bytes; None when it is neither."""
    best, best_weight = None, _READABLE
    cut = data[: _SLICE * _SLICES]
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % width:
            continue
        part = cut[: len(cut) - len(cut) % width]
        string = part.decode(encoding, "replace")
        weight = plausibility(string) / len(string)
        if "\0" not in string and weight > best_weight:
            best, best_weight = encoding, weight
    return best


def _two_best(weights: dict[str, int]) -> tuple[str, str]:
    ranked = sorted(weights, key=lambda encoding: -weights[encoding])
    return ranked[0], ranked[1]


def family(charset: str) -> str | None:
    """The encoding we read a named charset with; None for one we do not read."""
    name = charset.lower().replace("_", "-")
    if name.startswith("gb") or name in ("hz-gb-2312", "cp936", "euc-cn", "x-gbk"):
        return GB
    if name.startswith("big5") or name in ("cp950", "x-x-big5"):
        return BIG5
    return UTF8 if name in ("utf-8", "utf8") else None


def _declared(data: bytes) -> str | None:
    """What an HTML or XML head claims. Evidence, not truth: servers and editors recode files and leave it."""
    match = _DECLARATION.search(data[:4096])
    return family(match.group(1).decode("ascii")) if match else None


def _vote(data: bytes) -> str:
    """What chardet says; "" when it says nothing."""
    import chardet

    return chardet.detect(data[:_SLICE])["encoding"] or ""
