"""The record of one file as lists: what was removed, what was changed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cleaner.article import Change, Removal
from cleaner.core.places import Places
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS, RULES


def removals(text: Text, places: Places) -> tuple[Removal, ...]:
    """The raw text that is in no part, sorted by place; each run of characters that one row removed is one entry."""
    codes = text.ledger.rules()
    out = []
    for start, end, row in _runs(text, places):
        kind = RULES[codes[row]].removes if row >= 0 and codes[row] in RULES else None
        if kind is not None:
            out.append(Removal(kind.value, codes[row], text.raw[start:end], (start, end)))
    return tuple(out)


def _runs(text: Text, places: Places) -> list[tuple[int, int, int]]:
    """Maximal raw runs (start, end, row) that one row ended, without outer blanks; runs that are all blank left out."""
    row = np.where(places.place >= 0, -1, places.end_row)
    if not len(row):
        return []
    cut = np.flatnonzero(np.diff(row)) + 1
    bounds = np.concatenate(([0], cut, [len(row)])).tolist()
    out = []
    for start, end in pairwise(bounds):
        if row[start] < 0:
            continue
        string = text.raw[start:end]
        inner = string.strip()
        if inner:
            lead = len(string) - len(string.lstrip())
            out.append((start + lead, start + lead + len(inner), int(row[start])))
    return out


def changes(text: Text, places: Places) -> tuple[Change, ...]:
    """The edits that rewrote or joined text, sorted by raw place; what only divides parts is left out, and so is what
    a rule removed, unless something that stands for it is left."""
    out = []
    for batch in text.ledger.batches:
        if batch.rule == BETWEEN_PARTS:
            continue
        removes = RULES[batch.rule].removes is not None
        spans = zip(batch.raw_start.tolist(), batch.raw_end.tolist(), strict=True)
        for span, before, after in zip(spans, batch.before, batch.after, strict=True):
            if not removes or (after and places.place[span[0]] >= 0):
                out.append(Change(batch.rule, span, before, after))
    out.sort(key=lambda c: c.span)
    return tuple(out)
