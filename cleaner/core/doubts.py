"""Findings at raw places, from doubts about a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from cleaner.core.rule import Finding
from cleaner.core.text import Text, ranges

Doubt = tuple[int, int, str]
"""A range of the text, not empty, and what is doubtful about it."""


def findings(text: Text, code: str, doubts: Iterable[Doubt]) -> tuple[Finding, ...]:
    """A finding of one rule for each doubt, at the raw hull of its range."""
    return located(text, [(code, *doubt) for doubt in doubts])


def located(text: Text, doubts: Sequence[tuple[str, int, int, str]]) -> tuple[Finding, ...]:
    """A finding for each doubt, (rule code, start, end, message), at the raw hull of its range."""
    if not doubts:
        return ()
    starts = np.array([start for _, start, _, _ in doubts], np.int64)
    length = np.array([end for _, _, end, _ in doubts], np.int64) - starts
    first, last = text.raw_hulls(text.origin[ranges(starts, length)])
    at = np.cumsum(length) - length
    low, high = np.minimum.reduceat(first, at).tolist(), np.maximum.reduceat(last, at).tolist()
    return tuple(Finding(code, (a, b), message) for (code, _, _, message), a, b in zip(doubts, low, high, strict=True))
