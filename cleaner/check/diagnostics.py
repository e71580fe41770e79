"""Diagnostics: what cleaning changes or doubts in one raw file, at lines and columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cleaner.article import Cleaned
from cleaner.check.messages import of_change, of_removal
from cleaner.core.places import Span
from cleaner.report.position import LineIndex
from cleaner.rules import BETWEEN_PARTS, RULES

Fix = Literal["safe", "unsafe"]

# How a format is read, not what is wrong with a text: the source of a web page without its tags, the ends of lines.
_READING = frozenset((BETWEEN_PARTS, "DEC010", "DEC011", "DEC012", "DEC015"))
_LINE_END = "REP005"
_USUAL_LINE_ENDS = frozenset(("\r\n", "\r"))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that cleaning changes, or that a person should look at.

    Lines and columns are those of the raw file, from 1, columns in code points; the end is exclusive. ``record`` is the
    number of a record of a table, whose text the lines count in then. ``fix``: ``clean fix`` does it (``safe``), only
    when asked to (``unsafe``), or not at all. ``after`` is what it puts in the place of the range.
    """

    file: str
    record: int | None
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    name: str
    message: str
    fix: Fix | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A diagnostic whose place is still a range of the raw text. ``after`` is None for what is only doubted."""

    span: Span
    code: str
    message: str
    after: str | None
    fix: Fix | None = None


def troubles(cleaned: Cleaned) -> list[Trouble]:
    """What cleaning changed, removed and doubts in a file, by place."""
    found = [*_changed(cleaned), *_removed(cleaned)]
    told = {(t.code, edge) for t in found for edge in (t.span[0], t.span[1])}
    doubts = (
        Trouble(f.span, f.code, f.message, None)
        for f in cleaned.findings
        if (f.code, f.span[0]) not in told and (f.code, f.span[1]) not in told
    )
    found.extend(doubts)
    found.sort(key=lambda t: (t.span, t.code, t.message))
    return found


def _changed(cleaned: Cleaned) -> Iterable[Trouble]:
    """The changes; those of one rule that touch are one: forty full-width digits are one fault."""
    rows: list[tuple[str, Span, str, str]] = []
    for change in sorted(cleaned.changes, key=lambda c: (c.code, c.span)):
        if change.code in _READING or (change.code == _LINE_END and change.before in _USUAL_LINE_ENDS):
            continue
        if rows:
            code, (start, end), before, after = rows[-1]
            if code == change.code and end == change.span[0]:
                rows[-1] = (code, (start, change.span[1]), before + change.before, after + change.after)
                continue
        rows.append((change.code, change.span, change.before, change.after))
    return (Trouble(span, code, of_change(code, before, after), after) for code, span, before, after in rows)


def _removed(cleaned: Cleaned) -> Iterable[Trouble]:
    kept = (removal for removal in cleaned.removed if removal.code not in _READING)
    return (Trouble(r.span, r.code, of_removal(RULES[r.code].name, r.text), "") for r in kept)


def located(raw: str, found: list[Trouble], name: str) -> list[Diagnostic]:
    """``found`` at lines and columns of ``raw``; ``name`` is the file's, with ``#12`` at its end for a record."""
    if not found:
        return []
    index = LineIndex(raw)
    spans = np.array([t.span for t in found], np.int64)
    start_line, start_column = (each.tolist() for each in index.places(spans[:, 0]))
    end_line, end_column = (each.tolist() for each in index.places(spans[:, 1]))
    file, record = divided(name)
    return [
        Diagnostic(
            file,
            record,
            start_line[k],
            start_column[k],
            end_line[k],
            end_column[k],
            t.code,
            RULES[t.code].name,
            t.message,
            t.fix,
            t.after,
        )
        for k, t in enumerate(found)
    ]


def divided(name: str) -> tuple[str, int | None]:
    """The name of a file and the number of the record, for ``file.jsonl#12``; only tables have records."""
    from cleaner.store.documents import is_table

    file, mark, number = name.rpartition("#")
    if mark and number.isdigit() and is_table(file):
        return file, int(number)
    return name, None
