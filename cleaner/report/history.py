"""The history of a place of a raw file: the rules that touched it, in order, and where it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cleaner.article import Cleaned
from cleaner.core.edits import Ints
from cleaner.core.places import Span
from cleaner.core.rule import Finding
from cleaner.rules import BETWEEN_PARTS


@dataclass(frozen=True, slots=True)
class Step:
    """What one rule did there: the raw characters it acted on (code points), and the text before and after."""

    code: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CleanPlace:
    """Characters ``start:end`` of a part: which article and which of its parts (both from 1), and what they are."""

    article: int
    part: int
    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """What became of the raw characters ``span``.

    ``steps`` are in the order in which they were done. ``later`` is how many characters that stood before the place in
    the raw file stand after it now, ``earlier`` how many that stood after it stand before it: both 0 unless the
    reading order was put right. ``removed`` names the kinds of removed text there.
    """

    file: str
    span: Span
    raw: str
    steps: tuple[Step, ...]
    clean: tuple[CleanPlace, ...]
    earlier: int
    later: int
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def of(cleaned: Cleaned, start: int, end: int) -> History:
    """The history of raw characters ``start:end`` of a cleaned file, ends exclusive."""
    final = np.unique(cleaned.places.place[start:end])
    removed = dict.fromkeys(r.kind for r in cleaned.removed if r.span[0] < end and start < r.span[1])
    earlier, later = _moved(cleaned, start, end)
    return History(
        cleaned.file,
        (start, end),
        cleaned.text.raw[start:end],
        tuple(_steps(cleaned, start, end)),
        tuple(_clean(cleaned, final[final >= 0])),
        earlier,
        later,
        tuple(removed),
        tuple(f for f in cleaned.findings if f.span[0] < end and start < max(f.span[1], f.span[0] + 1)),
    )


def raw_span(cleaned: Cleaned, place: int) -> Span:
    """The raw characters that character ``place`` of the final text came of; an empty span where none did."""
    spans = cleaned.places.spans(cleaned.text.raw, place, place + 1)
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def _steps(cleaned: Cleaned, start: int, end: int) -> Iterator[Step]:
    """The rows that consumed one of the characters, or what an earlier one of these rows had made of them."""
    rows = np.empty(0, np.int32)
    for batch in cleaned.text.ledger.batches:
        direct = batch.raw_row[(batch.raw_taken >= start) & (batch.raw_taken < end)]
        again = batch.edit_row[np.isin(batch.edit_taken, rows)]
        found = np.unique(np.concatenate((direct, again)))
        rows = np.concatenate((rows, found))
        for k in (found - batch.first).tolist():
            yield Step(batch.rule, (int(batch.raw_start[k]), int(batch.raw_end[k])), batch.before[k], batch.after[k])


def _clean(cleaned: Cleaned, final: Ints) -> Iterator[CleanPlace]:
    """The parts that have some of the final characters, and from where to where."""
    for number, article in enumerate(cleaned.articles, 1):
        for place, part in enumerate(article.parts, 1):
            first, last = np.searchsorted(final, (part.start, part.end)).tolist()
            if first < last:
                lo, hi = int(final[first]), int(final[last - 1]) + 1
                said = cleaned.text.string[lo:hi]
                yield CleanPlace(number, place, part.role.value, lo - part.start, hi - part.start, said)


def _moved(cleaned: Cleaned, start: int, end: int) -> tuple[int, int]:
    """How many characters the first one that is left has let pass, and passed."""
    order = cleaned.places.order
    mine = np.flatnonzero((order >= start) & (order < end))
    if not len(mine):
        return 0, 0
    at = int(mine[0])
    here = order[at]
    return int((order[:at] > here).sum()), int((order[at + 1 :] < here).sum())


def blank(step: Step) -> bool:
    """Whether a step only parts what stands on lines of its own in the clean text."""
    return step.code == BETWEEN_PARTS
