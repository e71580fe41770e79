"""The record of one file as lists: what was removed, what was changed."""

from __future__ import annotations

from operator import itemgetter

import numpy as np

from cleaner.article import Change, Removal
from cleaner.core.layers import made
from cleaner.core.places import Places
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS, RULES


def removals(text: Text, places: Places) -> tuple[Removal, ...]:
    """The raw text that is in no part, sorted by place; each run of characters that one row removed is one entry.

    Outer blanks are left out, and so are runs that are all blank.
    """
    batches = text.ledger.batches
    kinds = [RULES[batch.rule].removes if batch.rule in RULES else None for batch in batches]
    # The row that removed each raw character; -1: none did, or it is still there. The last entry is for -1.
    removes = np.repeat([*(kind is not None for kind in kinds), False], [*map(len, batches), 1])
    row = np.where((places.place < 0) & removes.take(places.end_row), places.end_row, -1)
    edge = np.ones(len(row) + 1, bool)
    np.not_equal(row[1:], row[:-1], out=edge[1:-1])
    cut = edge.nonzero()[0]
    begin = (row[cut[:-1]] >= 0).nonzero()[0]
    number = row[cut[begin]]
    which = np.array([batch.first for batch in batches], np.int32).searchsorted(number, "right") - 1
    out = []
    for start, end, at in zip(cut[begin].tolist(), cut[begin + 1].tolist(), which.tolist(), strict=True):
        string = text.raw[start:end]
        inner = string.strip()
        kind = kinds[at] if inner else None
        if kind is not None:
            first = start + len(string) - len(string.lstrip())
            out.append(Removal(kind.value, batches[at].rule, inner, (first, first + len(inner))))
    return tuple(out)


def changes(text: Text, places: Places) -> tuple[Change, ...]:
    """The edits that rewrote or joined text, sorted by raw place; what only divides parts is left out, and so is what
    a rule removed, unless something that stands for it is left."""
    out: list[Change] = []
    for batch in text.ledger.batches:
        if batch.rule == BETWEEN_PARTS:
            continue
        removes = RULES[batch.rule].removes is not None
        if removes and not any(batch.after):
            continue
        spans = zip(batch.raw_start.tolist(), batch.raw_end.tolist(), strict=True)
        rows = made(Change, [batch.rule] * len(batch), spans, batch.before, batch.after)
        out.extend(row for row in rows if row.after and places.place[row.span[0]] >= 0) if removes else out.extend(rows)
    out.sort(key=itemgetter(Change._fields.index("span")))
    return tuple(out)
