"""For people: ``file:line:column CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.check.formats.form import Format

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Diagnostic


def _row(found: Diagnostic) -> str:
    file, record, line, column, _, _, code, _, message, _, _ = found  # a dirty corpus has a million of these
    return f"{file if record is None else f'{file}#{record}'}:{line}:{column} {code} {message}\n"


FORMAT = Format(_row)
