"""Words: whether one spans a break. The dictionary is jieba's, in Rust (rjieba)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from operator import and_

_HAN = re.compile(r"[\u4e00-\u9fff]+")
REACH = 6  # code points on each side of a break that decide how it is cut into words

# rjieba is imported where it is used: loading its dictionary takes 0.1 s, and most files never ask it anything.


def cut(string: str, guess: bool = False) -> list[str]:
    """``string`` cut into words; ``guess`` also finds words that the dictionary does not have."""
    cut_up = _cut()
    if guess:
        words = cut_up(string, False)
        return cut_up(string, True) if _can_be_guessed(string, words) else words
    return cut_up(string, False)


def _can_be_guessed(string: str, words: list[str]) -> bool:
    """Whether guessing may find other words than those that the dictionary has in ``string``: it does only among single
    characters that stand side by side. So its tables, which take 15 ms to load, are often not asked."""
    alone = [len(word) == 1 for word in words]
    return any(map(and_, alone, alone[1:])) or _HAN.fullmatch(string) is None


@cache
def _cut() -> Callable[[str, bool], list[str]]:
    """The dictionary's own cutting; as with the look-up below, to find it takes longer than to call it."""
    import rjieba

    cut_up: Callable[[str, bool], list[str]] = rjieba.cut
    return cut_up


def has_word(word: str) -> bool:
    """Whether the dictionary has ``word``."""
    return _has()(word)


def count_words(strings: Iterable[str]) -> int:
    """How many of ``strings`` the dictionary has."""
    return sum(map(_has(), strings))


def have_words(strings: Iterable[str], number: int) -> bool:
    """Whether the dictionary has so many of ``strings``; no more of them are looked up than are needed to know."""
    return not number or next(islice(filter(_has(), strings), number - 1, None), None) is not None


@cache
def _has() -> Callable[[str], bool]:
    """The dictionary's own look-up: it is asked so often that a function round it would cost more than it."""
    import rjieba

    look_up: Callable[[str], bool] = rjieba.has_word
    return look_up


def tags(phrase: str, guess: bool = True) -> list[tuple[str, str]]:
    """The words of ``phrase``, each with its part of speech in jieba's tag set; ``guess`` as of ``cut``."""
    import rjieba

    tagged: list[tuple[str, str]] = rjieba.tag(phrase, False)
    if guess and _can_be_guessed(phrase, [word for word, _ in tagged]):
        tagged = rjieba.tag(phrase, True)
    return tagged


class Tagged:
    """The words of a phrase, guessed ones too, and the part of speech of each, when it is asked for: those of guessed
    words come from tables that take 15 ms to load."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._tags = dict(tags(phrase, guess=False))  # the tag of a word is the same everywhere
        self.words = cut(phrase, guess=True)

    def tag(self, nth: int) -> str:
        """The tag of one word."""
        word = self.words[nth]
        if word not in self._tags:
            self._tags = dict(tags(self._phrase))
        return self._tags[word]

    def tags(self) -> Iterator[str]:
        """The tags of all words."""
        return map(self.tag, range(len(self.words)))


def last_tag(phrase: str) -> tuple[str, str]:
    """The last of the ``tags`` of ``phrase``; two empty strings where there is none."""
    # Words are guessed of single characters that stand side by side. The last one is none of these where it, or the
    # Chinese word before it, is longer; then the tables for guessing, which take 15 ms to load, need not be asked.
    tagged = tags(phrase, guess=False)
    for word, _ in tagged[:-3:-1]:
        if not _HAN.fullmatch(word):
            break
        if len(word) > 1:
            return tagged[-1]
    return next(iter(tags(phrase)[::-1]), ("", ""))


def word_across(before: str, after: str) -> str:
    """The dictionary word of two or more characters that spans the break between two strings, or ""."""
    one, three = before[-1:], after[:1]
    if not (one.isalpha() and three.isalpha()):
        return ""
    has, two, four = _has(), before[-2:], after[:2]
    if not (  # how the words of two to four characters can be torn; where none is, there is no need to cut
        has(one + three)
        or has(two + three)
        or has(one + four)
        or has(two + four)
        or has(before[-3:] + three)
        or has(one + after[:3])
    ):
        return ""
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
    left = cut(before[-REACH:])
    if left and len(left[-1]) == 1:
        return word
    right = cut(after[:REACH])
    return word if right and len(right[0]) == 1 else ""


def unfinished(phrase: str) -> bool:
    """Whether the last word of a phrase cannot end it: a numeral without its noun, an adverb, a preposition, a
    conjunction, a particle like 之."""
    word, tag = last_tag(phrase[-12:])
    if tag[:1] == "m":
        return word[-1] in "一二三四五六七八九十百千万两几"
    return tag[:1] in ("d", "p", "c") or word in ("之", "的")
