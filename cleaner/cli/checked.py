"""What comes of checking one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.cli.failure import Failure

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Fix

    Kind = tuple[str, Fix | None]


class Checked(NamedTuple):
    """What came of one file: its rows in the wanted format, how many there are of each rule, and what went wrong."""

    rows: str
    counts: dict[Kind, int]
    failures: tuple[Failure, ...]
