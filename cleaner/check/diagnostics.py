"""Diagnostics: what cleaning changes or doubts in one raw file, at lines and columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from operator import itemgetter
from typing import Literal, NamedTuple

import numpy as np

from cleaner.article import Change, Cleaned
from cleaner.check.messages import of_change, of_removal
from cleaner.core.places import Span
from cleaner.report.position import LineIndex
from cleaner.rules import BETWEEN_PARTS, RULES

Fix = Literal["safe", "unsafe"]

# How a format is read, not what is wrong with a text: the source of a web page without its tags, the ends of lines.
_READING = frozenset((BETWEEN_PARTS, "DEC010", "DEC011", "DEC012", "DEC015"))
_LINE_END = "REP005"
_USUAL_LINE_ENDS = frozenset(("\r\n", "\r"))


class Diagnostic(NamedTuple):
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


class Trouble(NamedTuple):
    """A diagnostic whose place is still a range of the raw text. ``after`` is None for what is only doubted."""

    span: Span
    code: str
    message: str
    after: str | None
    fix: Fix | None = None


def troubles(cleaned: Cleaned) -> list[Trouble]:
    """What cleaning changed, removed and doubts in a file, by place."""
    found = [*_changed(cleaned), *_removed(cleaned)]
    doubted = {f.code for f in cleaned.findings}
    told = {(t.code, edge) for t in found if t.code in doubted for edge in t.span}
    doubts = (
        Trouble(f.span, f.code, f.message, None)
        for f in cleaned.findings
        if (f.code, f.span[0]) not in told and (f.code, f.span[1]) not in told
    )
    found.extend(doubts)
    found.sort(key=itemgetter(0, 1, 2))  # where it is, the code, the message
    return found


def _changed(cleaned: Cleaned) -> Iterator[Trouble]:
    """The changes; those of one rule that touch are one: forty full-width digits are one fault."""
    by_rule: dict[str, list[Change]] = {}
    for change in cleaned.changes:
        by_rule.setdefault(change.code, []).append(change)
    for code, changes in by_rule.items():
        if code in _READING:
            continue
        if code == _LINE_END:
            changes = [change for change in changes if change.before not in _USUAL_LINE_ENDS]
        rows: list[tuple[Span, str, str]] = []
        last = -1  # where the last of these ends
        for _, span, before, after in changes:
            if span[0] == last:
                (start, _), earlier, written = rows[-1]
                rows[-1] = ((start, span[1]), earlier + before, written + after)
            else:
                rows.append((span, before, after))
            last = span[1]
        yield from (Trouble(span, code, of_change(code, before, after), after) for span, before, after in rows)


def _removed(cleaned: Cleaned) -> Iterator[Trouble]:
    kept = (removal for removal in cleaned.removed if removal.code not in _READING)
    return (Trouble(r.span, r.code, of_removal(RULES[r.code].name, r.text), "") for r in kept)


def located(raw: str, found: list[Trouble], name: str) -> list[Diagnostic]:
    """``found`` at lines and columns of ``raw``; ``name`` is the file's, with ``#12`` at its end for a record."""
    if not found:
        return []
    index = LineIndex(raw)
    spans, codes, messages, afters, fixes = zip(*found, strict=True)
    places = np.array(spans, np.int64)
    start_line, start_column = (each.tolist() for each in index.places(places[:, 0]))
    end_line, end_column = (each.tolist() for each in index.places(places[:, 1]))
    file, record = divided(name)
    names = [RULES[code].name for code in codes]
    where = (repeat(file), repeat(record), start_line, start_column, end_line, end_column)
    return list(map(Diagnostic, *where, codes, names, messages, fixes, afters))


def divided(name: str) -> tuple[str, int | None]:
    """The name of a file and the number of the record, for ``file.jsonl#12``; only tables have records."""
    from cleaner.store.documents import is_table

    file, mark, number = name.rpartition("#")
    if mark and number.isdigit() and is_table(file):
        return file, int(number)
    return name, None
