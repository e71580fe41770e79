"""What looks wrong in one copy by itself: listed, never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Cleaned
from cleaner.canon import rules
from cleaner.canon.lexicon import stands_alone
from cleaner.core.applying import standing
from cleaner.core.rule import Finding
from cleaner.zh import fours
from cleaner.zh.lexicon import cut, has_word
from cleaner.zh.lookalikes import lookalikes

# Three characters or more twice in a row; 落落地地, two characters each twice.
_LEAST, _MOST = 3, 8
_STUTTER = re.compile(
    rf"([\u4e00-\u9fff]{{{_LEAST},{_MOST}}})\1|([\u4e00-\u9fff])\2(?!\2)([\u4e00-\u9fff])\3(?!\3)",
)
# One of these is hardly ever said twice; one of those that follow is, or begins the next word often enough.
_PARTICLES = frozenset("的地得了着过也要都就和与及或而是把被将从向于以之其到起们这那")
_REPEATABLE = frozenset("一二三四五六七八九十百千万年月日时天人家在上下大小说看听试走想谈讲问写读")
_EACH = "一几"  # 一张张
_BREAK = re.compile(r"[\s，。、；：？！…—“”‘’（）《》【】]")  # no word has any of these in it


def findings(cleaned: Cleaned, protected: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """The suspicions against the articles of a file, at their raw places; none against the words ``protected``."""
    if not cleaned.articles:
        return ()
    text, codes = cleaned.text.string, cleaned.text.codes
    out = []
    words = standing(protected, text)
    for code, start, end, message in (*_stutters(text, codes), *_doubled(text, codes), *_improbable(text, codes)):
        if any(lo < end and start < hi for lo, hi in words):
            continue
        spans = cleaned.places.spans(cleaned.text.raw, start, end)
        if spans:
            out.append(Finding(code, (min(a for a, _ in spans), max(b for _, b in spans)), message))
    return tuple(out)


Suspicion = tuple[str, int, int, str]


def _stutters(text: str, codes: NDArray[np.uint32]) -> list[Suspicion]:
    """Repetitions that are no form of a word: 高高兴兴 is one of 高兴, 落落地地 is none."""
    out = []
    until = 0
    for at in _repeated(codes):
        match = _STUTTER.match(text, at) if at >= until else None
        if match is None:
            continue
        until = match.end()
        said = match[0]
        if match[1] is None and (has_word(said) or not has_word(said[0] + said[2])):
            continue
        if match[1] is not None and len(set(match[1])) == 1:
            continue
        out.append((rules.REPEATED.code, match.start(), match.end(), f"{said!r} says the same twice"))
    return out


def _doubled(text: str, codes: NDArray[np.uint32]) -> list[Suspicion]:
    """Single characters twice: a particle, or the last one of a word again. 看看 and 研究院院长 are good Chinese."""
    out = []
    clause = _Clause(0, frozenset(), frozenset())
    han = (codes[1:] >= 0x4E00) & (codes[1:] <= 0x9FFF)
    for at in np.flatnonzero((codes[1:] == codes[:-1]) & han).tolist():
        char, around = text[at], text[max(0, at - 2) : at + 4]
        if (
            char in _REPEATABLE
            or has_word(char + char)
            or around.count(char) > 2
            or _STUTTER.search(around)
            or (at and text[at - 1] in _EACH)
        ):
            continue
        if at + 1 >= clause.end:
            clause = _Clause.around(text, at)
        if at + 1 in clause.alone and (char in _PARTICLES or (at not in clause.alone and at + 1 in clause.edges)):
            message = f"{text[max(0, at - 3) : at + 5]!r}: {char} stands twice"
            out.append((rules.REPEATED.code, at, at + 2, message))
    return out


def _repeated(codes: NDArray[np.uint32]) -> list[int]:
    """Where the characters are such as the pattern asks for, Chinese or not: it is tried nowhere else."""
    twice = codes[1:] == codes[:-1]
    found = (twice[:-2] & twice[2:]).nonzero()[0].tolist()
    for size in range(_LEAST, min(_MOST, len(codes) // 2) + 1):
        again = codes[size:] == codes[:-size]
        have = 1  # characters in a row that are repeated, where ``again`` is true
        while have < size:
            step = min(have, size - have)
            again = again[:-step] & again[step:]
            have += step
        found += again.nonzero()[0].tolist()
    return sorted(set(found))


def _improbable(text: str, codes: NDArray[np.uint32]) -> list[Suspicion]:
    """Characters that are no word, in whose place one that looks like them makes a word of four characters."""
    found: dict[int, tuple[str, str]] = {}
    clause = _Clause(0, frozenset(), frozenset())
    for start in fours.misread(codes).tolist():
        if start >= clause.end:
            clause = _Clause.around(text, start)
        end = start + fours.SIZE
        # A word spoilt by one wrong character falls into pieces, but its own ends stay ends of words.
        if start not in clause.edges or end not in clause.edges:
            continue
        for place in range(start, end):
            if clause.is_odd(place, text[place]):
                for other in lookalikes(text[place]):
                    word = text[start:place] + other + text[place + 1 : end]
                    if has_word(word):
                        found[place] = min(found.get(place, (other, word)), (other, word), key=lambda row: row[0])
    return [
        (
            rules.IMPROBABLE.code,
            place,
            place + 1,
            f"{text[max(0, place - 3) : place + 4]!r}: {text[place]} looks like {other}, as in {word}",
        )
        for place, (other, word) in sorted(found.items())
    ]


@dataclass(frozen=True)
class _Clause:
    """Text between two marks, cut into words: where it ends, where words begin or end, which characters are words."""

    end: int
    edges: frozenset[int]
    alone: frozenset[int]

    @classmethod
    def around(cls, text: str, place: int) -> _Clause:
        """The clause that a character is in: it is cut as it would be in the whole text."""
        start = place
        while start and not _BREAK.match(text, start - 1):
            start -= 1
        after = _BREAK.search(text, place)
        return cls.of(text, start, after.start() if after else len(text))

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Clause:
        """The clause ``text[start:end]``."""
        words = cut(text[start:end])
        edges = list(accumulate(map(len, words), initial=start))
        alone = [at for at, word in zip(edges, words, strict=False) if len(word) == 1 and "\u4e00" <= word <= "\u9fff"]
        return cls(end, frozenset(edges), frozenset(alone))

    def is_odd(self, place: int, char: str) -> bool:
        """Whether the character is a word by itself, and so is a neighbour, though it is seldom one."""
        beside = place - 1 in self.alone or place + 1 in self.alone
        return place in self.alone and beside and not stands_alone(char)
