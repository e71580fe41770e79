"""Words misread in one character: all that the dictionary and the look-alikes give, and no others."""

from __future__ import annotations

import random

import numpy as np

from cleaner.core.text import code_points
from cleaner.zh import fours
from cleaner.zh.lexicon import has_word
from cleaner.zh.lookalikes import lookalikes


def words() -> list[str]:
    return ["".join(map(chr, row)) for row in fours._words().tolist()]


def is_misread(text: str) -> bool:
    return any(has_word(text[:k] + other + text[k + 1 :]) for k, char in enumerate(text) for other in lookalikes(char))


def test_the_list_is_of_the_dictionary() -> None:
    assert all(map(has_word, words()))


def test_every_misread_word_is_found_and_nothing_else() -> None:
    r = random.Random(1)
    runs = []
    for word in r.sample(words(), 400):
        k = r.choice([k for k in range(4) if lookalikes(word[k])])
        runs.append(word[:k] + r.choice(lookalikes(word[k])) + word[k + 1 :])
        runs.append(word[:k] + r.choice("的农田水利") + word[k + 1 :])
    text = "".join(runs)
    expected = [at for at in range(len(text) - 3) if is_misread(text[at : at + 4])]
    assert fours.misread(code_points(text)).tolist() == expected
    assert len(expected) >= 400


def test_short_texts_have_none() -> None:
    for text in ("", "一", "一一一"):
        assert fours.misread(code_points(text)).tolist() == []
    assert fours.misread(np.array([0x10FFFF] * 4, np.uint32)).tolist() == []
