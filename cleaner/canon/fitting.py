"""Which decisions fit no longer: the raw file has changed, or what was decided about is not there any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from cleaner.canon.decisions import Decision, Decisions, LineEnd, Pair, Reading, Wrong, kind_of
from cleaner.canon.witness import FileRecord, Said
from cleaner.core.places import Span
from cleaner.core.rulings import ReadAs, Rulings

Listed = tuple[str, str, Span]  # the digest of a raw file, the code of a finding, its place


def unfit(
    decisions: Decisions,
    records: Sequence[FileRecord],
    listed: Collection[Listed],
    pairs: Mapping[Pair, str],
    chosen: Set[tuple[str, Said]],
) -> Iterator[tuple[Decision, str]]:
    """Each decision that does not fit, with the reason.

    ``listed`` are the findings of the corpus as a whole, ``pairs`` those decisions on pairs that do not fit, ``chosen``
    the decided readings that were.
    """
    idle = {record.sha256: record.idle for record in records}
    read = {(sha256, said.ruling) for sha256, said in chosen}
    names = {record.file for record in records}
    joined = {_at(row) for row in decisions.rows if isinstance(row, LineEnd) and row.join}
    for decision in decisions.rows:
        places = (decision.place, decision.other) if isinstance(decision, Pair) else (decision.place,)
        gone = next((place.file for place in places if place.sha256 not in idle), None)
        if gone is not None:
            yield decision, f"{gone} {'has changed since' if gone in names else 'is not among the raw files'}"
            continue
        if isinstance(decision, LineEnd) and not decision.join and _at(decision) in joined:
            yield decision, "another decision says that the paragraph goes on there"
            continue
        reason = pairs.get(decision) if isinstance(decision, Pair) else _idle(decision, idle, listed, read)
        if reason:
            yield decision, reason


def _at(decision: LineEnd) -> tuple[str, int]:
    return decision.place.sha256, decision.place.span[0]


def _idle(
    decision: Decision, idle: Mapping[str, Rulings], listed: Collection[Listed], read: Set[tuple[str, ReadAs]]
) -> str | None:
    place = decision.place
    here = idle[place.sha256]
    match decision:
        case Wrong(code=code):
            if here.dismisses(code, place.span) and (place.sha256, code, place.span) not in listed:
                return f"{code} finds nothing there any more"
        case LineEnd():
            if place.span[0] in (*here.joins, *here.breaks):
                return "no line of text ends there that goes on or ends a paragraph by itself"
        case Reading(text=text):
            if (place.sha256, ReadAs(place.span, text)) not in read:
                return "it is not one of the readings of a variant there any more"
    return None


def told(decision: Decision, reason: str) -> str:
    """What is reported of a decision that does not fit."""
    what = f" {decision.code}" if isinstance(decision, Wrong) else ""
    what = f" {decision.text!r}" if isinstance(decision, Reading) else what
    return f"the decision {kind_of(decision)}{what} no longer fits: {reason}"
