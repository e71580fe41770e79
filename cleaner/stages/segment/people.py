"""Bylines that are nothing but names: they show only by where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.stages.segment.strips import Strip
from cleaner.zh.layout import Kind
from cleaner.zh.names import are_people

_LONGEST = 24  # code points


def with_named_bylines(rows: Sequence[Strip]) -> list[Strip]:
    """The strips, the names between a title line and text marked as a byline.

    In a list or roll of names the lines round them are names or list lines too, and under a numbered heading names
    belong to a list.
    """
    out = list(rows)
    for k in range(1, len(rows) - 1):
        strip = rows[k]
        if not strip.headline:
            continue  # as most
        above, below = out[k - 1], rows[k + 1]
        plain = strip.kind is Kind.PLAIN and not strip.level and len(strip.text) <= _LONGEST
        if not plain or (below.headline and below.kind is Kind.PLAIN):
            continue
        titled = (above.headline and not above.ordinal) or above.kind is Kind.BYLINE
        if titled and are_people(strip.text) and not are_people(above.text):
            out[k] = strip._replace(kind=Kind.BYLINE, headline=False)
    return out
