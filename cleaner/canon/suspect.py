"""What looks wrong in one copy by itself: listed, never changed."""

from __future__ import annotations

import re

from cleaner.article import Cleaned
from cleaner.canon import rules
from cleaner.canon.lexicon import stands_alone
from cleaner.core.rule import Finding
from cleaner.zh.lexicon import cut, has_word
from cleaner.zh.lookalikes import lookalikes

# Three characters or more twice in a row; 落落地地, two characters each twice.
_STUTTER = re.compile(r"([\u4e00-\u9fff]{3,8})\1|([\u4e00-\u9fff])\2(?!\2)([\u4e00-\u9fff])\3(?!\3)")
_IDIOM = 4  # characters of the words that tell: shorter ones are made by chance too often


def findings(cleaned: Cleaned) -> tuple[Finding, ...]:
    """The suspicions against the articles of a file, at their raw places."""
    if not cleaned.articles:
        return ()
    text = cleaned.text.string
    found = [*_stutters(text), *_improbable(text)]
    out = []
    for code, start, end, message in found:
        spans = cleaned.places.spans(cleaned.text.raw, start, end)
        if spans:
            out.append(Finding(code, (min(a for a, _ in spans), max(b for _, b in spans)), message))
    return tuple(out)


Suspicion = tuple[str, int, int, str]


def _stutters(text: str) -> list[Suspicion]:
    """Repetitions that are no form of a word: 高高兴兴 is one of 高兴, 落落地地 is none."""
    out = []
    for match in _STUTTER.finditer(text):
        said = match[0]
        if match[1] is None and (has_word(said) or not has_word(said[0] + said[2])):
            continue
        if match[1] is not None and len(set(match[1])) == 1:
            continue
        out.append((rules.REPEATED.code, match.start(), match.end(), f"{said!r} says the same twice"))
    return out


def _improbable(text: str) -> list[Suspicion]:
    """Characters that are no word, in whose place one that looks like them makes a word of four characters."""
    out: list[Suspicion] = []
    at = 0
    alone: list[int] = []
    for word in cut(text):
        if len(word) == 1 and "\u4e00" <= word <= "\u9fff":
            alone.append(at)
        at += len(word)
    neighbours = set(alone)
    for place in alone:
        char = text[place]
        if stands_alone(char) or not {place - 1, place + 1} & neighbours:
            continue
        for other in lookalikes(char):
            word = _word_with(text, place, other)
            if word:
                message = f"{text[max(0, place - 3) : place + 4]!r}: {char} looks like {other}, as in {word}"
                out.append((rules.IMPROBABLE.code, place, place + 1, message))
                break
    return out


def _word_with(text: str, place: int, char: str) -> str:
    """The word of four characters that ``char`` makes in this place, or ""."""
    for start in range(max(0, place - _IDIOM + 1), place + 1):
        before, after = text[start:place], text[place + 1 : start + _IDIOM]
        word = before + char + after
        if len(word) == _IDIOM and "\n" not in word and has_word(word):
            return word
    return ""
