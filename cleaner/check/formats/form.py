"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleaner.check.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Format:
    """``begin``, the rows with ``between`` between them, ``end``: together the whole output."""

    row: Callable[[Diagnostic], str]
    between: str = ""
    begin: Callable[[], str] = str
    end: str = ""
