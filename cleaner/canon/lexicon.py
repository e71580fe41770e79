"""What the dictionary says about two readings."""

from __future__ import annotations

import re

from cleaner.zh.lexicon import has_word

_HAN = re.compile(r"[\u4e00-\u9fff]")

# One-character words so common that standing alone says nothing against them.
_LONERS = frozenset(
    "的了是在和有不这我他她它们也就都而及与或着过地得把被从到对为以于等中上下大小多少年月日个人说要会能可"
)


def in_word(text: str, at: int) -> bool:
    """Whether the character at ``at`` is part of a word of two or three characters; longer words hold shorter ones."""
    for size in (2, 3):
        for start in range(max(0, at - size + 1), min(at, len(text) - size) + 1):
            if has_word(text[start : start + size]):
                return True
    return False


def stands_alone(char: str) -> bool:
    """Whether the character is often a word by itself, so that standing next to itself says nothing."""
    return char in _LONERS


def better_word(a: str, a_at: int, b: str, b_at: int) -> int:
    """For texts that differ in one Chinese character: 1 if only ``a`` has a word there, -1 if only ``b``, else 0."""
    left, right = a[a_at], b[b_at]
    if not (_HAN.match(left) and _HAN.match(right)):
        return 0
    word_a = left in _LONERS or in_word(a, a_at)
    word_b = right in _LONERS or in_word(b, b_at)
    return int(word_a) - int(word_b)
