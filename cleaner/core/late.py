"""Regexes that are compiled when they are first asked."""

from __future__ import annotations

from functools import cached_property
from typing import Any, AnyStr, cast

import regex


def late(pattern: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """``pattern`` as ``regex.compile`` makes it, but compiled when the first of its methods is asked for.

    For one that many files never need: compiling all of them takes as long as cleaning a short file. It is used as any
    other, and its methods are called as fast.
    """
    return cast("regex.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._as_written = pattern, flags

    @cached_property
    def _compiled(self) -> Any:
        return regex.compile(*self._as_written)

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet: a method is kept when it was found.
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found
