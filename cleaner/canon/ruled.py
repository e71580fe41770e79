"""The record of one raw file under what people decided about it, and which of these decisions found something there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cleaner.article import FIELDS, Cleaned
from cleaner.canon.witness import FileRecord, Said
from cleaner.config import Config
from cleaner.core.places import Span
from cleaner.core.rulings import ReadAs, Rulings
from cleaner.pipeline import clean
from cleaner.stages.unwrap.decided import DECIDED


def record(data: bytes, file: str, config: Config, rulings: Rulings) -> FileRecord:
    """The record of a raw file: its bytes, its name, the settings, the decisions for these bytes. Raises as ``clean``.

    ``idle`` of the record are the rulings that found nothing to decide; of the dismissed findings, those that only the
    whole corpus can have are among them.
    """
    cleaned = clean(data, file, config, rulings)
    found = FileRecord.of(cleaned, config.protected)
    if not rulings:
        return found
    undismissed = _undismissed(data, file, config, rulings)
    said = {ruling: one for ruling in rulings.readings if (one := _said(cleaned, ruling)) is not None}
    return replace(
        found,
        findings=tuple(f for f in found.findings if not rulings.dismisses(f.code, f.span)),
        rulings=rulings,
        idle=Rulings(
            tuple(d for d in rulings.dismissed if not any(Rulings((d,)).dismisses(*each) for each in undismissed)),
            tuple(at for at in rulings.joins if not _joins(cleaned, at)),
            tuple(at for at in rulings.breaks if not _breaks(cleaned, at)),
            tuple(ruling for ruling in rulings.readings if ruling not in said),
        ),
        said=tuple(said.values()),
    )


def _undismissed(data: bytes, file: str, config: Config, rulings: Rulings) -> set[tuple[str, Span]]:
    """What the rules find and do in the file where nothing is dismissed: the code and raw place of each."""
    if not rulings.dismissed:
        return set()
    return set(everything(clean(data, file, config, replace(rulings, dismissed=())), config))


def everything(cleaned: Cleaned, config: Config) -> Iterator[tuple[str, Span]]:
    """The code and raw place of each finding, change and removal of a file."""
    yield from ((f.code, f.span) for f in FileRecord.of(cleaned, config.protected).findings)
    yield from ((change.code, change.span) for change in cleaned.changes)
    yield from ((removal.code, removal.span) for removal in cleaned.removed)


def _joins(cleaned: Cleaned, at: int) -> bool:
    """Whether the line end at ``at`` is one at which lines were joined because a person said so."""
    return any(c.code == DECIDED.code and c.span[0] <= at < c.span[1] for c in cleaned.changes)


def _breaks(cleaned: Cleaned, at: int) -> bool:
    """Whether the line end at ``at`` is the end of a paragraph."""
    raw = cleaned.text.raw
    line = raw[:at].rpartition("\n")[2].rpartition("\r")[2]
    if raw[at : at + 1] not in ("\n", "\r") or raw[max(0, at - 1) : at + 1] == "\r\n" or not line.strip():
        return False
    place = int(cleaned.places.place[at - 1 - (len(line) - len(line.rstrip()))])
    rest = cleaned.text.string[place + 1 :].split("\n", 1)[0]
    return place >= 0 and not rest.strip()


def _said(cleaned: Cleaned, ruling: ReadAs) -> Said | None:
    """Where what stands at a raw place is in what its article says; None where it is in no article."""
    places = cleaned.places.place[slice(*ruling.span)]
    places = places[places >= 0]
    if not len(places):
        return None
    start, end = int(places.min()), int(places.max()) + 1
    for index, article in enumerate(cleaned.articles):
        seen, at = set(), 0
        for part in article.parts:
            if part.role in FIELDS and part.role not in seen:
                seen.add(part.role)
                continue
            said = cleaned.string(part)
            first = part.start + len(said) - len(said.lstrip())
            if first <= start and end <= first + len(said.strip()):
                return Said(index, at + start - first, at + end - first, ruling)
            at += len(said.strip())
    return None
