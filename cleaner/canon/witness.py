"""Witnesses: the raw articles of a corpus, each as small as it can travel between processes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from cleaner.article import FIELDS, Article, Cleaned, Removal, Role
from cleaner.canon import suspect
from cleaner.canon.content import Content, Paragraphs, Spans
from cleaner.canon.sketch import Sketch
from cleaner.core.places import Span
from cleaner.core.rule import Finding
from cleaner.core.rulings import NO_RULINGS, ReadAs, Rulings
from cleaner.core.text import code_points
from cleaner.zh.script import Script, judge


@dataclass(frozen=True, slots=True)
class Witness:
    """One raw article: what it says, and where it stands. ``index`` is its number in its file, from 0.

    ``sketch`` follows from the rest; without it, it is made when it is asked for.
    """

    file: str
    sha256: str
    index: int
    kicker: str | None
    title: str | None
    subtitle: str | None
    byline: str | None
    source: str | None
    date: str | None
    complete: bool
    continued_from: str | None
    continued_on: str | None
    content: Content
    converted: bool
    sketch: Sketch | None = field(default=None, compare=False)

    @property
    def paragraphs(self) -> Paragraphs:
        """Its paragraphs: role and text."""
        return self.content.paragraphs

    @property
    def spans(self) -> Spans:
        """The raw spans that it is made of."""
        return self.content.spans

    def with_sketch(self, sketch: Sketch) -> Witness:
        """The same with this sketch."""
        values: tuple[Any, ...] = (*_OF_WITNESS(self)[:-1], sketch)
        return Witness(*values)

    def __reduce__(self) -> tuple[type[Witness], tuple[object, ...]]:
        """Pickled as a call: that is read several times as fast as the state of a frozen class."""
        return (Witness, _OF_WITNESS(self))


_OF_WITNESS = attrgetter(*Witness.__slots__)


@dataclass(frozen=True, slots=True)
class Said:
    """A decided reading: ``start:end`` of the paragraphs, one after the other, of the article ``index`` of its file."""

    index: int
    start: int
    end: int
    ruling: ReadAs


@dataclass(frozen=True, slots=True)
class FileRecord:
    """All that a corpus needs to know of one raw file; what a worker process returns.

    ``rulings`` are the decisions under which it was made, ``idle`` those that found nothing to decide, ``said`` where
    the decided readings stand.
    """

    file: str
    sha256: str
    encoding: str
    length: int
    witnesses: tuple[Witness, ...]
    removed: tuple[Removal, ...]
    changes: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    rulings: Rulings = NO_RULINGS
    idle: Rulings = NO_RULINGS
    said: tuple[Said, ...] = ()

    def __reduce__(self) -> tuple[type[FileRecord], tuple[object, ...]]:
        """As of a witness; what was decided is told only where something was."""
        values = _OF_RECORD(self)
        return (FileRecord, values if self.rulings else values[:-3])

    @classmethod
    def of(cls, cleaned: Cleaned, protected: tuple[str, ...] = ()) -> FileRecord:
        """The record of a cleaned file; the words ``protected`` are not suspected of anything."""
        changes = Counter(map(attrgetter("code"), cleaned.changes))
        return cls(
            cleaned.file,
            cleaned.sha256,
            cleaned.encoding,
            len(cleaned.text.raw),
            tuple(witnesses(cleaned)),
            cleaned.removed,
            tuple(sorted(changes.items())),
            (*cleaned.findings, *suspect.findings(cleaned, protected)),
        )


_OF_RECORD = attrgetter(*FileRecord.__slots__)


def witnesses(cleaned: Cleaned) -> list[Witness]:
    """The articles of a cleaned file as witnesses, in their order."""
    converted = _was_converted(cleaned)
    extents = [(article.parts[0].start, article.parts[-1].end) for article in cleaned.articles]
    spans = cleaned.places.passages(cleaned.text.raw, extents)
    rows = zip(cleaned.articles, spans, strict=True)
    return [_witness(cleaned, index, article, own, converted) for index, (article, own) in enumerate(rows)]


def _witness(cleaned: Cleaned, index: int, article: Article, spans: tuple[Span, ...], converted: bool) -> Witness:
    fields: dict[Role, str] = {}
    paragraphs: list[tuple[str, str]] = []
    string, body, body_role = cleaned.text.string, Role.BODY, Role.BODY.value
    for role, start, end in article.parts:
        text = string[start:end].strip()
        if role is body:  # as most are
            if text:
                paragraphs.append((body_role, text))
        elif role in FIELDS and role not in fields:
            fields[role] = text
        elif text:
            # A second title or byline is no field any more; it stays in the text as a note of its own.
            paragraphs.append((Role.NOTE.value if role in FIELDS else role.value, text))
    about = article.metadata
    return Witness(
        file=cleaned.file,
        sha256=cleaned.sha256,
        index=index,
        kicker=fields.get(Role.KICKER),
        title=fields.get(Role.TITLE),
        subtitle=fields.get(Role.SUBTITLE),
        byline=fields.get(Role.BYLINE),
        source=about.source,
        date=about.date,
        complete=about.complete,
        continued_from=about.continued_from,
        continued_on=about.continued_on,
        content=Content.of(tuple(paragraphs), spans),
        converted=converted,
    )


def _was_converted(cleaned: Cleaned) -> bool:
    """Whether the file's characters were changed from Traditional to Simplified."""
    return judge(code_points(cleaned.text.raw)) is Script.TRADITIONAL and judge(cleaned.text.codes) is Script.SIMPLIFIED
