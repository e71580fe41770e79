"""For people: ``file:line:column CODE message``."""

from __future__ import annotations

from cleaner.check.diagnostics import Diagnostic
from cleaner.check.formats.form import Format


def _row(found: Diagnostic) -> str:
    record = "" if found.record is None else f"#{found.record}"
    return f"{found.file}{record}:{found.line}:{found.column} {found.code} {found.message}\n"


FORMAT = Format(_row)
