"""Garbage collection as this program needs it."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 100_000  # Python's own is 700: then a tenth of the time of a large file goes into looking for cycles


def collect_rarely() -> None:
    """Have the whole process look for unreachable cycles rarely: what it makes are strings, arrays and tuples of them,
    which are freed when nobody holds them any more. At its end it does not look at all: a short command would spend a
    tenth of its time on memory that the system takes back anyway."""
    gc.set_threshold(_NEW_OBJECTS, 50, 50)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@contextmanager
def uncollected() -> Iterator[None]:
    """For as long as the block takes nobody looks for cycles: where millions of objects are made that stay, that takes
    a fifth of the time and finds nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
