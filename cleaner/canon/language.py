"""How good Chinese a reading is in its place: the dictionary, the usage of the corpus, repetition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.fingerprint import Hashes, grams_to
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.usage import SIZES, Usage
from cleaner.core.text import code_points, ranges
from cleaner.zh.lexicon import cut, has_word

REACH = 6  # characters on each side that a reading is judged with

# Log-odds of one unit of each of the features below, fitted by logistic regression to articles of bench/canon (other
# seeds than those measured) with 3 % errors in both copies: which of the two readings is the true one.
_WEIGHTS = np.array([1.2, 0.2, 1.1, 1.2, 1.7, 1.45, 3.8, -1.9])

_SIZES = np.array(SIZES)[:, None]

# What a word of the dictionary, a one-character word and a character that is none cost.
_WORD, _ALONE, _BARE = 1.0, 1.3, 2.2


REPEATS = 6  # the feature that tells a repetition


Context = tuple[str, str, str]  # what stands before a reading, the reading, and what stands behind it


class Heard(NamedTuple):
    """How good Chinese a reading is in its place: the log-odds of each feature, and their sum."""

    features: tuple[float, ...]
    score: float


@dataclass(frozen=True)
class Language:
    """What is good Chinese in an article: the dictionary, and the usage of the corpus but for the article itself.

    ``own`` are the sorted hashes of what the usage has counted of the article, of all sizes. What was asked once is
    remembered: the copies of an article are compared again and again.
    """

    usage: Usage
    own: Hashes
    _heard: dict[Context, Heard] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, usage: Usage, counted: str) -> Language:
        """``counted`` is the text by which the article is in ``usage``."""
        return cls(usage, np.sort(np.concatenate(grams_to(counted, SIZES[-1]))))

    def hear(self, contexts: Sequence[Context]) -> list[Heard]:
        """How each reading sounds."""
        known = self._heard
        new = list(dict.fromkeys(context for context in contexts if context not in known))
        if new:
            rows = self._features(new) * _WEIGHTS
            known.update(zip(new, map(Heard, map(tuple, rows.tolist()), rows.sum(axis=1).tolist()), strict=True))
        return [known[context] for context in contexts]

    def _features(self, contexts: Sequence[Context]) -> NDArray[np.float64]:
        """What is asked of each reading: a row each."""
        out = np.zeros((len(contexts), len(_WEIGHTS)))
        gap = "\n" * SIZES[-1]
        said = ["".join(context) for context in contexts]
        joined = gap + gap.join(said) + gap
        lefts = np.fromiter((len(left) for left, _, _ in contexts), np.int64, len(contexts))
        sizes = np.fromiter((len(reading) for _, reading, _ in contexts), np.int64, len(contexts))
        lengths = np.fromiter(map(len, said), np.int64, len(contexts)) + len(gap)
        starts = np.cumsum(lengths) - lengths + len(gap) + lefts
        runs = grams_to(joined, SIZES[-1])
        edge = np.cumsum([0, *map(len, runs)])[:-1, None]  # where those of each size begin
        first = (edge + starts - _SIZES + 1).ravel()  # the runs that touch the reading, or its place
        count = (sizes + _SIZES - 1).ravel()
        owner = np.repeat(np.arange(len(count)), count)
        hashes = np.concatenate(runs)[ranges(first, count)]
        logs = np.log1p(self.usage.counts(hashes, owner // len(contexts) + SIZES[0], self.own))
        found = np.bincount(owner, logs, len(count)) / np.maximum(count, 1)
        out[:, list(SIZES)] = found.reshape(len(SIZES), -1).T
        out[:, 0] = -_costs(said)
        out[:, 5] = sizes
        out[:, REPEATS] = [-_repeats(context) for context in contexts]
        out[:, 7] = [-_marks(reading) for _, reading, _ in contexts]
        return out


def _costs(texts: Sequence[str]) -> NDArray[np.float64]:
    """What the words of each text cost, which has no line end. All are cut at once: a line end is a word by itself."""
    joined = "\n".join(texts)
    words = cut(joined)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    first = code_points(joined)[sizes.cumsum() - sizes]
    prices = _prices().take(first, mode="clip")
    for k in (first >= _LAST).nonzero()[0].tolist():
        prices[k] = _price(chr(first[k]))
    prices[sizes > 1] = _WORD
    ends = prices == 0.0
    return np.bincount(ends.cumsum(), prices, len(texts)).astype(np.float64)  # an empty text has no word


_LAST = 0xFFFF  # code points from here on are rare


@cache
def _prices() -> NDArray[np.float64]:
    """What each character costs as a word by itself."""
    return np.fromiter(map(_price, map(chr, range(_LAST + 1))), np.float64, _LAST + 1)


def _price(char: str) -> float:
    if char == "\n":
        return 0.0
    if not char.isalpha():
        return _WORD
    return _ALONE if stands_alone(char) else _BARE


def _marks(reading: str) -> int:
    """How many characters of it are neither letters nor digits."""
    return 0 if reading.isalnum() else sum(not c.isalnum() for c in reading)


def _repeats(context: Context) -> int:
    """Whether the reading says again what stands beside it, or itself twice, and the two make no word."""
    left, said, right = context
    if not said:
        return 0
    size = len(said)
    twice = left.endswith(said) or right.startswith(said)
    if size == 2 and said[0] == said[1]:
        return int(not has_word(said))
    return int(twice and not has_word(said + said))
