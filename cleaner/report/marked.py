"""Which characters of two versions of a text differ."""

from __future__ import annotations

from cleaner.canon.align import differences

GONE = "bold white on red"
NEW = "bold white on green"

Ranges = list[tuple[int, int]]


def inside(before: str, after: str) -> tuple[Ranges, Ranges]:
    """The ranges of ``before`` that are not in ``after``, and those of ``after`` that are not in ``before``."""
    rows = differences(before, after)
    return [(a0, a1) for a0, a1, _, _ in rows if a0 < a1], [(b0, b1) for _, _, b0, b1 in rows if b0 < b1]
