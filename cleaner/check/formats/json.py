"""For programs: one JSON array, an object a diagnostic."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cleaner.check.formats.form import Format

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Diagnostic

_encode = json.JSONEncoder(ensure_ascii=False).encode


def _row(found: Diagnostic) -> str:
    return _encode(
        {
            "file": found.file,
            "record": found.record,
            "line": found.line,
            "column": found.column,
            "end_line": found.end_line,
            "end_column": found.end_column,
            "code": found.code,
            "name": found.name,
            "message": found.message,
            "fix": found.fix,
            "after": found.after,
        }
    )


FORMAT = Format(_row, ",\n", lambda: "[\n", "\n]\n")
