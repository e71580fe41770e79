"""For GitHub Actions: workflow commands, which become notes at the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.check.formats.form import Format

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Diagnostic


def _row(found: Diagnostic) -> str:
    place = {"file": found.file}
    title = f"{found.code} {found.name}"
    if found.record is None:
        place |= {"line": str(found.line), "endLine": str(found.end_line)}
        if found.line == found.end_line:  # GitHub takes columns only within one line, and the last one inclusive
            place |= {"col": str(found.column), "endColumn": str(max(found.column, found.end_column - 1))}
    else:
        place |= {"line": str(found.record)}
        title += f", line {found.line}, column {found.column} of the text"
    place["title"] = title
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::warning {properties}::{_data(found.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format(_row)
