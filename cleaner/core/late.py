"""Regexes that are compiled when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import AnyStr

import regex


def late(pattern: AnyStr, flags: int = 0) -> Callable[[], regex.Pattern[AnyStr]]:
    """A function that gives the compiled ``pattern``, as ``regex.compile`` makes it.

    For one that most files never need: compiling all of them takes as long as cleaning a short file.
    """
    return cache(lambda: regex.compile(pattern, flags))
