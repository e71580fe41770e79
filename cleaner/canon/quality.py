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
_LEAST, _MOST = 3, 8  # characters that it finds twice
_TWICE = re.compile(r"([，。、；：])\1")
_LOST = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
# A half-width mark beside a Chinese character. That it is a mark is asked first: then most of a text is passed over.
_HALF = re.compile(r"[,;:?!()](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")
_FULL = "，。；：？！、"
_PAIRS = ("“”", "‘’", "（）", "《》", "【】", "「」")
_END = "。！？…”’）》：；—"

# A text with fewer than one mark in so many characters lost its punctuation; printed prose has one in about twelve.
_SPARSE = 60


def suspicions(unit: Unit) -> int:
    """What speaks against a copy, in points."""
    text = unit.text
    points = 2 * (_stutters(text) + len(_TWICE.findall(text)))
    points += 5 * len(_LOST.findall(text))
    points += sum(abs(text.count(pair[0]) - text.count(pair[1])) for pair in _PAIRS)
    points += len(_HALF.findall(text)) // 2
    # Characters outside the common set of 6,763 are rare in modern prose and common among recognition errors.
    points += int(np.count_nonzero(_uncommon().take(code_points(unit.han), mode="clip")))
    points += sum(1 for role, said in unit.paragraphs if role == Role.BODY.value and said[-1:] not in _END)
    if len(text) > _SPARSE and sum(map(text.count, _FULL)) * _SPARSE < len(text):
        points += 5
    if any(w.converted for w in unit.witnesses):
        points += 3
    return points


def _stutters(text: str) -> int:
    """How often Chinese characters are said again at once: three to eight of them, or one for the third time."""
    codes = code_points(text)
    same = codes[1:] == codes[:-1]
    # The expression, tried at every character, takes three times as long to tell that there is none.
    return len(_STUTTER.findall(text)) if (same[1:] & same[:-1]).any() or _says_again(text) else 0


def _says_again(text: str) -> bool:
    """Whether anything stands there twice that ``_STUTTER`` may find."""
    runs = short_grams(text, _LEAST)
    for size in range(_LEAST, _MOST + 1):
        for at in (runs[size:] == runs[:-size]).nonzero()[0].tolist():
            if text.startswith(text[at : at + size], at + size):
                return True
    return False


@cache
def _uncommon() -> NDArray[np.bool_]:
    """For each code point whether GB 2312 lacks it; the last entry stands for all higher ones."""
    table = np.ones(0x10000, bool)
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    table[code_points(b"".join(rows).decode("gb2312", "ignore"))] = False
    return table
