"""How good a copy is, judged by itself. Fewer suspicions are better; length and order say nothing."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Role
from cleaner.canon.fingerprint import short_grams
from cleaner.canon.unit import Unit
from cleaner.core.text import code_points

_STUTTER = re.compile(r"([\u4e00-\u9fff]{3,8})\1|([\u4e00-\u9fff])\2\2")
_HAN, _HAN_LAST = 0x4E00, 0x9FFF
_LEAST, _MOST = 3, 8  # characters that it finds twice
_TWICE = re.compile(r"([，。、；：])\1")
_LOST = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
# A half-width mark beside a Chinese character. That it is a mark is asked first: then most of a text is passed over.
_HALF = re.compile(r"[,;:?!()](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")
_FULL = "，。；：？！、"
_PAIRS = ("“”", "‘’", "（）", "《》", "【】", "「」")
# What is counted beside the two characters of each pair.
_MARK, _HALF_WIDTH, _NO_TEXT, _NEITHER, _BEYOND = range(2 * len(_PAIRS), 2 * len(_PAIRS) + 5)
_END = "。！？…”’）》：；—"

# A text with fewer than one mark in so many characters lost its punctuation; printed prose has one in about twelve.
_SPARSE = 60


def suspicions(unit: Unit) -> int:
    """What speaks against a copy, in points."""
    text = unit.text
    codes = code_points(text)
    kinds = _kinds().take(codes, mode="clip")
    counts: list[int] = np.bincount(kinds, minlength=_BEYOND + 1).tolist()
    points: int = 2 * _stutters(text, codes)
    if ((codes[1:] == codes[:-1]) & (kinds[1:] == _MARK)).any():  # an expression is tried where it may find any
        points += 2 * len(_TWICE.findall(text))
    if counts[_NO_TEXT] or counts[_BEYOND]:
        points += 5 * len(_LOST.findall(text))
    points += sum(abs(opening - closing) for opening, closing in zip(counts[:_MARK:2], counts[1:_MARK:2], strict=True))
    if counts[_HALF_WIDTH] > 1:
        points += len(_HALF.findall(text)) // 2
    # Characters outside the common set of 6,763 are rare in modern prose and common among recognition errors.
    points += int(np.count_nonzero(_uncommon().take(unit.han, mode="clip")))
    points += sum(1 for role, said in unit.paragraphs if role == Role.BODY.value and said[-1:] not in _END)
    if len(text) > _SPARSE and counts[_MARK] * _SPARSE < len(text):
        points += 5
    if any(w.converted for w in unit.witnesses):
        points += 3
    return points


def _stutters(text: str, codes: NDArray[np.uint32]) -> int:
    """How often Chinese characters are said again at once: three to eight of them, or one for the third time. ``codes``
    are those of the text."""
    thrice = codes[2:][(codes[2:] == codes[1:-1]) & (codes[2:] == codes[:-2])]
    # The expression, tried at every character, takes three times as long to tell that there is none.
    if ((thrice >= _HAN) & (thrice <= _HAN_LAST)).any() or _says_again(text):
        return len(_STUTTER.findall(text))
    return 0


def _says_again(text: str) -> bool:
    """Whether anything stands there twice that ``_STUTTER`` may find."""
    runs = short_grams(text, _LEAST)
    for size in range(_LEAST, _MOST + 1):
        for at in (runs[size:] == runs[:-size]).nonzero()[0].tolist():
            if text.startswith(text[at : at + size], at + size):
                return True
    return False


@cache
def _kinds() -> NDArray[np.uint8]:
    """For each code point which of the characters of a pair it is, or what else is counted; the last entry stands for
    all higher ones."""
    table = np.full(0x10001, _NEITHER, np.uint8)
    for number, char in enumerate("".join(_PAIRS)):
        table[ord(char)] = number
    table[code_points(_FULL)] = _MARK
    table[code_points(",;:?!()")] = _HALF_WIDTH
    table[0xFFFD] = _NO_TEXT
    table[0xE000:0xF900] = _NO_TEXT
    table[0x10000] = _BEYOND
    return table


@cache
def _uncommon() -> NDArray[np.bool_]:
    """For each code point whether GB 2312 lacks it; the last entry stands for all higher ones."""
    table = np.ones(0x10000, bool)
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    table[code_points(b"".join(rows).decode("gb2312", "ignore"))] = False
    return table
