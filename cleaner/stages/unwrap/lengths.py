"""How long the paragraphs of a file are, and what it says of line ends that nothing else decides.

Where a paragraph may end at the edge of a full line, it and the next would be so long, or the two together. Which of
these lengths the file has, its other paragraphs say. All divisions of the lines between two sure ends are weighed.
"""

from __future__ import annotations

from functools import cache
from math import exp, inf, log

import numpy as np

from cleaner.core.layers import Bools, places, some
from cleaner.core.text import grown
from cleaner.stages.unwrap.regions import Floats, Ints

_DOUBT = 3.0  # log-odds below which the lengths are asked
_LIMITS = (-2.5, 1.0)  # how much they say at most: a wrong join is worse than a paragraph in two
_STEP, _STEPS = 0.1, 110  # of the scale of lengths: natural logarithms of code points, up to 60,000
_SPREAD = 0.35  # on this scale: paragraphs half as long again are still alike
_USUAL, _USUAL_SPREAD, _USUAL_COUNT = 4.6, 0.8, 4  # a hundred code points; counts as so many paragraphs of the file
# What the ends of lines weigh already holds for paragraphs of any length: where two of usual lengths would make one of
# usual length, nothing is added.
_EVEN = 1.1
_MOST = 40  # line ends in doubt between two sure ends of paragraphs: more are no text
_ROUNDS = 2


def by_length(score: Floats, asked: Bools, ends: Bools, length: Ints) -> Floats:
    """The log-odds ``score`` that the text goes on across line ends, those ``asked`` with the lengths weighed in.

    ``ends``: a paragraph ends there in any case, one entry a line end; ``length``: of each line, in code points.
    """
    asked = asked & ~ends & (np.abs(score) < _DOUBT)
    if not some(asked):
        return score
    reached = np.concatenate(([0], np.cumsum(length)))
    sure = np.concatenate(([0], places(ends | ((score <= 0) & ~asked)) + 1, [len(length)]))
    among = places(asked)
    behind_last = np.searchsorted(among, sure[1:] - 1)
    number = grown(behind_last)
    asked_in = places((number > 0) & (number <= _MOST))  # the stretches between sure ends with some in doubt
    last = behind_last[asked_in]
    stretches = list(zip(asked_in.tolist(), (last - number[asked_in]).tolist(), last.tolist(), strict=True))
    own, behind, edges = score[among].tolist(), reached[among + 1].tolist(), reached[sure].tolist()
    least, most = _LIMITS
    out, parted = score, np.zeros(0, bool)
    for _ in range(_ROUNDS):
        before, parted = parted, ends | (out <= 0)
        if np.array_equal(before, parted):  # all would be the same once more
            break
        at = reached[np.concatenate(([0], places(parted) + 1, [len(length)]))]
        known = at[1:] - at[:-1]
        likely = _likely(known[known > 0])
        even = log(int(reached[-1]) / len(known)) - _EVEN
        weighed = own.copy()
        for k, first, last in stretches:
            marks = [edges[k], *behind[first:last], edges[k + 1]]
            odds = _goes_on(marks, [each - even for each in own[first:last]], likely)
            for n, each in enumerate(odds, first):
                weighed[n] += min(max(each - own[n], least), most)
        out = score.copy()
        out[among] = weighed
    return out


def _likely(lengths: Ints) -> list[float]:
    """For each step of the scale the log of how often a file of paragraphs of such lengths has one of this length."""
    scale, near, usual = _curves()
    step = (np.log(lengths) / _STEP).astype(np.int64)
    count = np.bincount(np.minimum(step, _STEPS - 1), minlength=_STEPS)
    share = (near @ count + _USUAL_COUNT * usual) / (len(lengths) + _USUAL_COUNT)
    likely: list[float] = (np.log(np.maximum(share, 1e-12)) - scale).tolist()  # the scale is of logarithms
    return likely


@cache
def _curves() -> tuple[Floats, Floats, Floats]:
    """The scale of lengths; for each step of it how likely paragraphs like one of that length are at each step, a row a
    step; and how likely those of usual length are."""
    scale = np.arange(_STEPS, dtype=np.float64) * _STEP
    near = np.exp(-0.5 * ((scale[:, None] - scale) / _SPREAD) ** 2) / _SPREAD
    usual = np.exp(-0.5 * ((scale - _USUAL) / _USUAL_SPREAD) ** 2) / _USUAL_SPREAD
    return scale, near, usual


def _goes_on(at: list[int], odds: list[float], likely: list[float]) -> list[float]:
    """The log-odds that the text goes on at each place between the first and the last of ``at``, over all divisions;
    ``odds`` are those without the lengths."""
    count = len(at)
    passed = [0.0, 0.0]
    for each in odds:
        passed.append(passed[-1] + each)

    def piece(start: int, end: int) -> float:
        step = min(int(log(max(at[end] - at[start], 1)) / _STEP), _STEPS - 1)
        return likely[step] + passed[end] - passed[start + 1]

    before, after = [-inf] * count, [-inf] * count
    before[0] = after[-1] = 0.0
    pieces = {(a, b): piece(a, b) for b in range(1, count) for a in range(b)}
    for b in range(1, count):
        before[b] = _sum([before[a] + pieces[a, b] for a in range(b)])
    for a in range(count - 2, -1, -1):
        after[a] = _sum([after[b] + pieces[a, b] for b in range(a + 1, count)])
    out = []
    for k in range(1, count - 1):
        ends = min(before[k] + after[k] - before[-1], -1e-9)  # log of the probability
        out.append(log(1 - exp(ends)) - ends)
    return out


def _sum(logs: list[float]) -> float:
    """The log of the sum of numbers whose logs are given."""
    if len(logs) == 1:
        return logs[0]
    most = max(logs)
    return most + log(sum(exp(each - most) for each in logs))
