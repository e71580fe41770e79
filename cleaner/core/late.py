"""Regexes that are compiled when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, AnyStr, cast

import regex


def late(pattern: AnyStr, flags: int = 0) -> Callable[[], regex.Pattern[AnyStr]]:
    """A function that gives the compiled ``pattern``, as ``regex.compile`` makes it.

    For one that most files never need: compiling all of them takes as long as cleaning a short file.
    """
    return cache(lambda: regex.compile(pattern, flags))


def lazy(pattern: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """The same as a pattern, which is compiled when the first of its methods is asked for; so it is used as any other,
    and its methods are called as fast."""
    return cast("regex.Pattern[AnyStr]", _Lazy(late(pattern, flags)))


class _Lazy:
    def __init__(self, compiled: Callable[[], Any]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet: a method is kept when it was found.
        found = getattr(self._compiled(), name)
        self.__dict__[name] = found
        return found
