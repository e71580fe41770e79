"""Dividing tasks among processes."""

from __future__ import annotations

from collections.abc import Sequence

_LARGEST = 256_000  # bytes in a chunk: large enough that sending it costs nothing, small enough to show progress
_ROUNDS = 4  # chunks for each process at least, so that none is left idle at the end for long


def split(sizes: Sequence[int], jobs: int) -> list[range]:
    """Consecutive tasks in chunks of about the same number of bytes."""
    limit = min(_LARGEST, sum(sizes) // (jobs * _ROUNDS))
    out: list[range] = []
    start = total = 0
    for at, size in enumerate(sizes):
        if at > start and total + size > limit:
            out.append(range(start, at))
            start, total = at, 0
        total += size
    if start < len(sizes):
        out.append(range(start, len(sizes)))
    return out
