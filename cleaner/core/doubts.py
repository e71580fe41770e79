"""Findings at raw places, from doubts about a text."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cleaner.core.rule import Finding
from cleaner.core.text import Text

Doubt = tuple[int, int, str]
"""A range of the text, not empty, and what is doubtful about it."""


def findings(text: Text, code: str, doubts: Iterable[Doubt]) -> tuple[Finding, ...]:
    """A finding for each doubt, at the raw hull of its range."""
    rows = list(doubts)
    if not rows:
        return ()
    made_start, made_end = text.ledger.hulls()
    out = []
    for start, end, message in rows:
        origin = text.origin[start:end]
        raw, made = origin[origin >= 0], ~origin[origin < 0]
        first = np.concatenate((raw, made_start[made])).min()
        last = np.concatenate((raw + 1, made_end[made])).max()
        out.append(Finding(code, (int(first), int(last)), message))
    return tuple(out)
