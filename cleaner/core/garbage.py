"""Garbage collection as this program needs it."""

from __future__ import annotations

import gc

_NEW_OBJECTS = 100_000  # Python's own is 700: then a tenth of the time of a large file goes into looking for cycles


def collect_rarely() -> None:
    """Have the whole process look for unreachable cycles rarely: what it makes are strings, arrays and tuples of them,
    which are freed when nobody holds them any more."""
    gc.set_threshold(_NEW_OBJECTS, 50, 50)
