"""Classes of characters, as fragments of regexes and as one lookup by code point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.core.layers import places
from cleaner.core.text import code_points
from cleaner.zh.simpler import FORMS

Codes = NDArray[np.uint32]
Flags = NDArray[np.unsignedinteger[Any]]

HAN = "〇々㐀-䶿一-鿿\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regex character class."""

HAN_RANGES = ((0x3005, 0x3005), (0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFF))
"""The same, as first and last code points."""

LETTER_RANGES = ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF))
"""Latin, Greek and Cyrillic letters."""

BLANK = "\\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks inside a line, as the inside of a regex character class."""

BLANKS = "\t \u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
"""The same blanks, one by one."""

SPACES = BLANKS + "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""What ``\\s`` is, but for line feeds."""

NUMERALS = "零〇一二三四五六七八九十百千万亿两"
"""Chinese numerals and their powers of ten."""

# The classes of ``CLASS``: what a character says about whether its neighbourhood is Chinese.
OTHER, CHINESE, LATIN, UNIT, SOFT, END = range(6)

_CHINESE = "、《》〈〉【】〔〕〖〗々〇"
_UNIT = "%‰℃℉°"
# Punctuation that has a half-width and a full-width form, or another form that a rule writes, says nothing by itself:
# both forms must be looked through, or a text would read differently after it was cleaned.
_SOFT = ",;:?!()，；：？！（）.。…⋯·•・‧∙⋅．･\"'“”‘’「」『』-—―–─－ー" + BLANKS


BEYOND = 0x33480
"""No letter and no digit has this code point or a higher one. Tables filled up to it load several times as fast."""


def _classes() -> NDArray[np.uint8]:
    table = np.zeros(0x110000, np.uint8)  # OTHER; pages of zeros that nobody looks into take no memory and no time
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)):
        table[first : last + 1] = CHINESE
    for first, last in ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x3105, 0x312F)):
        table[first : last + 1] = CHINESE
    for first, last in ((0x30, 0x39), *LETTER_RANGES):
        table[first : last + 1] = LATIN
    for chars, kind in ((_CHINESE, CHINESE), (_UNIT, UNIT), (_SOFT, SOFT)):
        table[[ord(c) for c in chars]] = kind
    table[0x0A] = END
    return table


CLASS = _classes()
"""For each code point one of OTHER, CHINESE, LATIN (letters and digits), UNIT (after a number), SOFT (looked through)
and END (of a line)."""


def members(chars: str, ranges: Iterable[tuple[int, int]] = ()) -> NDArray[np.bool_]:
    """A lookup by code point: is it one of ``chars``, or in one of the ``ranges`` (first and last code point)."""
    table = np.zeros(0x110000, bool)
    table[code_points(chars)] = True
    for first, last in ranges:
        table[first : last + 1] = True
    return table


def flags(classes: Mapping[int, Iterable[str]]) -> Flags:
    """A lookup by code point: the sum of the keys (powers of two) of the classes that the character is in; one that a
    line is known by is also in those of its Simplified form."""
    table: Flags = np.zeros(0x110000, np.uint64 if max(classes) >> 32 else np.uint32)
    for flag, chars in classes.items():
        table[[ord(c) for c in chars]] |= table.dtype.type(flag)
    for traditional, simplified in FORMS:
        table[traditional] |= table[simplified]
    return table


@cache
def gb_bytes() -> NDArray[np.uint8]:
    """Bytes of each code point in GB 18030: two for a wide character, so they are its columns."""
    table = np.full(0x110000, 4, np.uint8)
    lead, trail = np.arange(0x81, 0xFF), np.delete(np.arange(0x40, 0xFF), 0x7F - 0x40)
    pairs = np.full((len(lead), len(trail), 3), ord("\n"), np.uint8)  # one does not run into the next
    pairs[:, :, 0], pairs[:, :, 1] = lead[:, None], trail
    table[code_points(pairs.tobytes().decode("gb18030", "ignore"))] = 2
    table[:0x80] = 1
    table[0xD800:0xE000] = 1  # half of a character, for which a question mark would be written
    return table


POINT = ord(".")
FIRST_CHINESE = 0x2E80


def full_points(codes: Codes) -> NDArray[np.intp]:
    """Where a text has half-width full stops: points behind a Chinese character, of no number and no Latin word."""
    points = places(codes == POINT)
    return points[(codes.take(points - 1, mode="clip") > FIRST_CHINESE) & (points > 0)]
