"""Words: whether one spans a break. The dictionary is jieba's, in Rust (rjieba)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from operator import and_

from cleaner.zh import words

_HAN = re.compile(r"[\u4e00-\u9fff]+")
REACH = 6  # code points on each side of a break that decide how it is cut into words
# Questions, as many as one file of 50 KB or so has, after which the whole dictionary is loaded. That takes 0.1 s, the
# answers of ``words`` to these a fifth of it.
_FEW = 2000


class _Dictionary:
    """The dictionary: ``words``, which is there at once, until it has been asked more than a few times; from then on
    rjieba, which has it in memory. The answers are the same."""

    def __init__(self) -> None:
        self._asked = 0
        self.has: Callable[[str], bool] = self._first_has
        self.cut: Callable[[str, bool], list[str]] = self._first_cut
        self.tag: Callable[[str, bool], list[tuple[str, str]]] = self._first_tag

    def _is_enough(self) -> bool:
        self._asked += 1
        if self._asked > _FEW:
            self._load()
        return self._asked > _FEW

    def _load(self) -> None:
        import rjieba

        # Asked so often that a function round these would cost more than they do.
        self.has, self.cut, self.tag = rjieba.has_word, rjieba.cut, rjieba.tag

    def _first_has(self, word: str) -> bool:
        return self.has(word) if self._is_enough() else words.has_word(word)

    def _first_cut(self, string: str, guess: bool) -> list[str]:
        if guess:
            self._load()  # which has the tables for that
        return self.cut(string, guess) if guess or self._is_enough() else words.cut(string)

    def _first_tag(self, phrase: str, guess: bool) -> list[tuple[str, str]]:
        if not guess and not self._is_enough():
            tagged = [(word, words.tag(word)) for word in words.cut(phrase)]
            known = [(word, tag) for word, tag in tagged if tag is not None]
            if len(known) == len(tagged):
                return known
        self._load()
        return self.tag(phrase, guess)


_DICTIONARY = _Dictionary()


def cut(string: str, guess: bool = False) -> list[str]:
    """``string`` cut into words; ``guess`` also finds words that the dictionary does not have."""
    found = _DICTIONARY.cut(string, False)
    return _DICTIONARY.cut(string, True) if guess and _can_be_guessed(string, found) else found


def _can_be_guessed(string: str, words: list[str]) -> bool:
    """Whether guessing may find other words than those that the dictionary has in ``string``: it does only among single
    characters that stand side by side. So its tables, which take 15 ms to load, are often not asked."""
    alone = [len(word) == 1 for word in words]
    return any(map(and_, alone, alone[1:])) or _HAN.fullmatch(string) is None


def has_word(word: str) -> bool:
    """Whether the dictionary has ``word``."""
    return _DICTIONARY.has(word)


def count_words(strings: Iterable[str]) -> int:
    """How many of ``strings`` the dictionary has."""
    return sum(map(_DICTIONARY.has, strings))


def have_words(strings: Iterable[str], number: int) -> bool:
    """Whether the dictionary has so many of ``strings``; no more of them are looked up than are needed to know."""
    return not number or next(islice(filter(_DICTIONARY.has, strings), number - 1, None), None) is not None


def tags(phrase: str, guess: bool = True) -> list[tuple[str, str]]:
    """The words of ``phrase``, each with its part of speech in jieba's tag set; ``guess`` as of ``cut``."""
    tagged = _DICTIONARY.tag(phrase, False)
    if guess and _can_be_guessed(phrase, [word for word, _ in tagged]):
        tagged = _DICTIONARY.tag(phrase, True)
    return tagged


def word_over(string: str, place: int) -> str:
    """The word of ``string``, guessed ones too, that stands across ``place`` in it; "" where one ends there."""
    found = cut(string)
    at = 0
    for nth, word in enumerate(found):
        at += len(word)
        if at >= place:
            beside = found[nth : nth + 2] if at == place else [word]
            if not _can_be_guessed(string, beside):
                return "" if at == place else word
            break
    at = 0
    for word in cut(string, guess=True):
        if at < place < at + len(word):
            return word
        at += len(word)
    return ""


class Tagged:
    """The words of a phrase, guessed ones too, and the part of speech of each, when it is asked for: guessed words come
    from tables that take 15 ms to load, and their parts of speech from others. A word is counted from the start, or
    from the end if ``nth`` is negative."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._found = tags(phrase, guess=False)
        self._tags = dict(self._found)  # the tag of a word is the same everywhere

    @cached_property
    def _words(self) -> list[str]:
        return cut(self._phrase, guess=True)

    def word(self, nth: int) -> str:
        """One word; "" where there is none."""
        # No word is guessed up to here, and none that begins here: then it is what the dictionary found.
        near = self._found[: nth + 2] if nth >= 0 else self._found[nth - 1 :]
        words = [word for word, _ in near]
        if _can_be_guessed(self._phrase, words):
            words = self._words
        return words[nth] if -len(words) <= nth < len(words) else ""

    def tag(self, nth: int) -> str:
        """The tag of one word."""
        return self._tag(self.word(nth))

    def _tag(self, word: str) -> str:
        if word not in self._tags:
            self._tags = dict(tags(self._phrase))
        return self._tags[word]

    def tags(self) -> Iterator[str]:
        """The tags of all words."""
        return map(self._tag, self._words)


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
    has, two, four = _DICTIONARY.has, before[-2:], after[:2]
    if not (  # how the words of two to four characters can be torn; where none is, there is no need to cut
        has(one + three)
        or has(two + three)
        or has(one + four)
        or has(two + four)
        or has(before[-3:] + three)
        or has(one + after[:3])
    ):
        return ""
    tail = before[-REACH:]
    left = len(tail)
    for word in _DICTIONARY.cut(tail + after[:REACH], False):
        left -= len(word)
        if left <= 0:
            return word if left and word.isalpha() else ""
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
    conjunction, a particle like 之. Of a word that the dictionary has not, 再捷, nobody knows what it is."""
    word, tag = last_tag(phrase[-12:])
    if tag[:1] == "m":
        return word[-1] in "一二三四五六七八九十百千万两几"
    return (tag[:1] in ("d", "p", "c") and has_word(word)) or word in ("之", "的")
