"""Diagnostics: what cleaning changes or doubts in one raw file, at lines and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, repeat
from operator import eq, itemgetter
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Change, Cleaned
from cleaner.check.messages import of_change, of_removal
from cleaner.core.layers import made
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


Row = tuple[Span, str, str, str | None]
"""What a Trouble says but for ``fix``."""


def troubles(cleaned: Cleaned) -> list[Trouble]:
    """What cleaning changed, removed and doubts in a file, by place."""
    return [Trouble(*row) for row in rows(cleaned)]


def rows(cleaned: Cleaned) -> list[Row]:
    """As ``troubles``, where it is still open what ``clean fix`` would do."""
    found = _changed(cleaned) + _removed(cleaned)
    doubted = {f.code for f in cleaned.findings}
    if doubted:
        told = {(code, edge) for span, code, _, _ in found if code in doubted for edge in span}
        found += [
            (f.span, f.code, f.message, None)
            for f in cleaned.findings
            if (f.code, f.span[0]) not in told and (f.code, f.span[1]) not in told
        ]
    found.sort(key=itemgetter(0, 1, 2))  # where it is, the code, the message
    return found


def _changed(cleaned: Cleaned) -> list[Row]:
    """The changes; those of one rule that touch are one: forty full-width digits are one fault."""
    out: list[Row] = []
    for code, group in groupby(sorted(cleaned.changes, key=itemgetter(0)), key=itemgetter(0)):
        if code in _READING:
            continue
        changes = list(group)
        if code == _LINE_END:
            changes = [change for change in changes if change.before not in _USUAL_LINE_ENDS]
        if not changes:
            continue
        spans: Sequence[Span]
        _, spans, befores, afters = zip(*changes, strict=True)
        starts, ends = zip(*spans, strict=True)
        if any(map(eq, starts[1:], ends)):
            spans, befores, afters = zip(*_one_where_they_touch(changes), strict=True)
        messages = map(of_change, repeat(code), befores, afters)
        out += zip(spans, repeat(code), messages, afters, strict=False)
    return out


def _one_where_they_touch(changes: Sequence[Change]) -> list[tuple[Span, str, str]]:
    """The range, the text before and the text after of changes by place, of those that touch together."""
    out: list[tuple[Span, str, str]] = []
    last = -1  # where the last of these ends
    for _, span, before, after in changes:
        if span[0] == last:
            (start, _), earlier, written = out[-1]
            out[-1] = ((start, span[1]), earlier + before, written + after)
        else:
            out.append((span, before, after))
        last = span[1]
    return out


def _removed(cleaned: Cleaned) -> list[Row]:
    kept = (removal for removal in cleaned.removed if removal.code not in _READING)
    return [(r.span, r.code, of_removal(RULES[r.code].name, r.text), "") for r in kept]


def located(raw: str, found: list[Trouble], name: str) -> list[Diagnostic]:
    """``found`` at lines and columns of ``raw``; ``name`` is the file's, with ``#12`` at its end for a record."""
    if not found:
        return []
    index = LineIndex(raw)
    spans, codes, messages, afters, fixes = zip(*found, strict=True)
    lines, columns = index.places(ends_of(spans))
    file, record = divided(name)
    names = {code: RULES[code].name for code in set(codes)}
    where = (each[:, edge].tolist() for edge in (0, 1) for each in (lines, columns))
    what = (codes, map(names.__getitem__, codes), messages, fixes, afters)
    return made(Diagnostic, repeat(file, len(found)), repeat(record, len(found)), *where, *what)


def ends_of(spans: Iterable[Span]) -> NDArray[np.int64]:
    """The starts and the ends of ranges, as two columns."""
    return np.fromiter(chain.from_iterable(spans), np.int64).reshape(-1, 2)


def divided(name: str) -> tuple[str, int | None]:
    """The name of a file and the number of the record, for ``file.jsonl#12``; only tables have records."""
    from cleaner.store.documents import is_table

    file, mark, number = name.rpartition("#")
    if mark and number.isdigit() and is_table(file):
        return file, int(number)
    return name, None
