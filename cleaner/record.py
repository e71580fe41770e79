"""The record of one file as lists: what was removed, what was changed."""

from __future__ import annotations

from itertools import repeat
from operator import attrgetter

import numpy as np

from cleaner.article import Change, Removal
from cleaner.core.places import Places
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS, RULES


def removals(text: Text, places: Places) -> tuple[Removal, ...]:
    """The raw text that is in no part, sorted by place; each run of characters that one row removed is one entry.

    Outer blanks are left out, and so are runs that are all blank.
    """
    codes = text.ledger.rules()
    removing = {code for code in set(codes) if code in RULES and RULES[code].removes is not None}
    # The row that removed each raw character; -1: none did, or it is still there. The last entry is for -1.
    removes = np.array([*(code in removing for code in codes), False], bool)
    row = np.where((places.place < 0) & removes[places.end_row], places.end_row, -1)
    cut = np.flatnonzero(np.diff(row, prepend=-2))
    ends = np.append(cut, len(row))[1:]
    out = []
    for start, end, number in zip(cut.tolist(), ends.tolist(), row[cut].tolist(), strict=True):
        string = text.raw[start:end]
        inner = string.strip()
        kind = RULES[codes[number]].removes if number >= 0 and inner else None
        if kind is not None:
            first = start + len(string) - len(string.lstrip())
            out.append(Removal(kind.value, codes[number], inner, (first, first + len(inner))))
    return tuple(out)


def changes(text: Text, places: Places) -> tuple[Change, ...]:
    """The edits that rewrote or joined text, sorted by raw place; what only divides parts is left out, and so is what
    a rule removed, unless something that stands for it is left."""
    out: list[Change] = []
    for batch in text.ledger.batches:
        if batch.rule == BETWEEN_PARTS:
            continue
        spans = zip(batch.raw_start.tolist(), batch.raw_end.tolist(), strict=True)
        rows = map(Change, repeat(batch.rule), spans, batch.before, batch.after)
        if RULES[batch.rule].removes is None:
            out.extend(rows)
        else:
            out.extend(row for row in rows if row.after and places.place[row.span[0]] >= 0)
    out.sort(key=attrgetter("span"))
    return tuple(out)
