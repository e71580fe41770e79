"""Words: whether one spans a break. The dictionary is jieba's, in Rust (rjieba)."""

from __future__ import annotations

REACH = 6  # code points on each side of a break that decide how it is cut into words

_SPLITS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))  # how the words of two to four characters can be torn

# rjieba is imported where it is used: loading its dictionary takes 0.1 s, and most files never ask it anything.


def cut(string: str, guess: bool = False) -> list[str]:
    """``string`` cut into words; ``guess`` also finds words that the dictionary does not have."""
    import rjieba

    words: list[str] = rjieba.cut(string, guess)
    return words


def has_word(word: str) -> bool:
    """Whether the dictionary has ``word``."""
    import rjieba

    return bool(rjieba.has_word(word))


def tags(phrase: str) -> list[tuple[str, str]]:
    """The words of ``phrase``, each with its part of speech in jieba's tag set."""
    import rjieba

    tagged: list[tuple[str, str]] = rjieba.tag(phrase)
    return tagged


def word_across(before: str, after: str) -> str:
    """The dictionary word of two or more characters that spans the break between two strings, or ""."""
    if not any(has_word(before[-k:] + after[:m]) for k, m in _SPLITS):
        return ""  # no need to cut
    tail, head = before[-REACH:], after[:REACH]
    at = 0
    for word in cut(tail + head):
        if at < len(tail) < at + len(word):
            return word if len(word) > 1 and word.isalpha() else ""
        at += len(word)
    return ""


def torn_word(before: str, after: str) -> str:
    """The word that spans the break, where the break leaves a single character on one side that is no word there.

    Stronger than ``word_across``: 发展 / 中国家 makes a false word of two real ones, 面向未 / 来 does not.
    """
    word = word_across(before, after)
    if not word:
        return ""
    left, right = cut(before[-REACH:]), cut(after[:REACH])
    return word if (left and len(left[-1]) == 1) or (right and len(right[0]) == 1) else ""
