"""How good Chinese a reading is in its place: the dictionary, the usage of the corpus, repetition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.fingerprint import grams
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.usage import SIZES, Usage
from cleaner.zh.lexicon import cut, has_word

REACH = 6  # characters on each side that a reading is judged with

# Log-odds of one unit of each of the features below, fitted by logistic regression to articles of bench/canon (other
# seeds than those measured) with 3 % errors in both copies: which of the two readings is the true one.
_WEIGHTS = np.array([1.2, 0.2, 1.1, 1.2, 1.7, 1.45, 3.8, -1.9])

# What a word of the dictionary, a one-character word and a character that is none cost.
_WORD, _ALONE, _BARE = 1.0, 1.3, 2.2


REPEATS = 6  # the feature that tells a repetition


class Context(NamedTuple):
    """A reading and what stands around it."""

    left: str
    reading: str
    right: str


@dataclass(frozen=True)
class Own:
    """What the article itself says, which is no usage of others."""

    hashes: tuple[NDArray[np.uint64], ...]

    @classmethod
    def of(cls, text: str) -> Own:
        """The sorted hashes of each size."""
        return cls(tuple(np.sort(grams(text, size)) for size in SIZES))


def weights() -> NDArray[np.float64]:
    """What each feature weighs."""
    return _WEIGHTS


def features(usage: Usage, contexts: Sequence[Context], own: Own) -> NDArray[np.float64]:
    """What is asked of each reading: a row each."""
    out = np.zeros((len(contexts), 8))
    gap = "\n" * SIZES[-1]
    joined = gap + gap.join("".join(context) for context in contexts) + gap
    starts: list[int] = []
    at = len(gap)
    for context in contexts:
        starts.append(at + len(context.left))
        at += len(context.left) + len(context.reading) + len(context.right) + len(gap)
    at_reading = np.array(starts, np.int64)
    ends = at_reading + np.array([len(context.reading) for context in contexts], np.int64)
    for size in SIZES:
        logs = np.concatenate(([0.0], np.cumsum(np.log1p(usage.counts(joined, size, own.hashes[size - 1])))))
        first = at_reading - size + 1  # the runs that touch the reading, or its place
        out[:, size] = (logs[ends] - logs[first]) / np.maximum(ends - first, 1) if len(contexts) else 0.0
    for row, context in enumerate(contexts):
        out[row, 0] = -_cost("".join(context))
        out[row, 5] = len(context.reading)
        out[row, REPEATS] = -_repeats(context)
        out[row, 7] = -sum(not c.isalnum() for c in context.reading)
    return out


def _cost(text: str) -> float:
    cost = 0.0
    for word in cut(text):
        cost += _WORD if len(word) > 1 or not word.isalpha() else _ALONE if stands_alone(word) else _BARE
    return cost


def _repeats(context: Context) -> int:
    """Whether the reading says again what stands beside it, or itself twice, and the two make no word."""
    said, size = context.reading, len(context.reading)
    if not said:
        return 0
    twice = context.left.endswith(said) or context.right.startswith(said)
    if size == 2 and said[0] == said[1]:
        return int(not has_word(said))
    return int(twice and not has_word(said + said))
