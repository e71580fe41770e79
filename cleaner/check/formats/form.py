"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Diagnostic


class Format(NamedTuple):
    """``begin``, the rows with ``between`` between them, ``end``: together the whole output."""

    row: Callable[[Diagnostic], str]
    between: str = ""
    begin: Callable[[], str] = str
    end: str = ""
