"""What looks wrong in one copy by itself: listed, never changed."""

from __future__ import annotations

import re
from itertools import accumulate

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
    words = cut(text)
    edges = list(accumulate(map(len, words), initial=0))
    edge = set(edges)
    alone = [at for at, word in zip(edges, words, strict=False) if len(word) == 1 and "\u4e00" <= word <= "\u9fff"]
    neighbours = set(alone)
    for place in alone:
        char = text[place]
        if (place - 1 not in neighbours and place + 1 not in neighbours) or stands_alone(char):
            continue
        # A word spoilt by one wrong character falls into pieces, but its own ends stay ends of words.
        starts = [s for s in range(place - _IDIOM + 1, place + 1) if s in edge and s + _IDIOM in edge]
        for other in lookalikes(char) if starts else ():
            word = next(
                (word for s in starts if has_word(word := text[s:place] + other + text[place + 1 : s + _IDIOM])), ""
            )
            if word:
                message = f"{text[max(0, place - 3) : place + 4]!r}: {char} looks like {other}, as in {word}"
                out.append((rules.IMPROBABLE.code, place, place + 1, message))
                break
    return out
