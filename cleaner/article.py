"""Articles and their parts: ordered ranges over a text, never copies of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cleaner.core.layers import Piece
from cleaner.core.places import Places, Span
from cleaner.core.rule import Finding
from cleaner.core.text import Text


class Role(StrEnum):
    """What a part of an article is. The first four are the article's own fields, the rest are paragraph roles."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    DATELINE = "dateline"
    NOTE = "note"
    ATTRIBUTION = "attribution"
    JUMP = "jump"


FIELDS = (Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text. Dates are ISO; ``continued_*`` as printed: 第1版, A04版."""

    source: str | None = None
    date: str | None = None
    complete: bool = True
    continued_from: str | None = None
    continued_on: str | None = None


class DraftPart(NamedTuple):
    """A part before the text is put in reading order: its pieces over the repaired text."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before the text is put in reading order."""

    parts: tuple[DraftPart, ...]
    metadata: Metadata


class Drop(NamedTuple):
    """A range of the repaired text that belongs to no article, and the rule that says so."""

    start: int
    end: int
    code: str


class Outline(NamedTuple):
    """A whole file divided: its articles, what is removed, what is in doubt. Together they cover all but blanks."""

    drafts: tuple[Draft, ...]
    drops: tuple[Drop, ...]
    findings: tuple[Finding, ...]


class Part(NamedTuple):
    """A part of an article: ``start:end`` of the final text, code points, end exclusive."""

    role: Role
    start: int
    end: int


class Article(NamedTuple):
    """An article: its parts in reading order."""

    parts: tuple[Part, ...]
    metadata: Metadata


class Removal(NamedTuple):
    """Raw text that is in no article: what kind of thing it is, the rule that removed it, and its raw span."""

    kind: str
    code: str
    text: str
    span: Span


class Change(NamedTuple):
    """A change inside an article: the rule, the raw hull, and the characters before and after."""

    code: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One raw file, cleaned: every character of ``text`` says where it came from."""

    file: str
    encoding: str
    sha256: str
    text: Text
    places: Places
    articles: tuple[Article, ...]
    removed: tuple[Removal, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]

    def string(self, part: Part) -> str:
        """The clean text of a part."""
        return self.text.string[part.start : part.end]

    def spans(self, part: Part) -> tuple[Span, ...]:
        """The raw spans of a part, in reading order."""
        return self.places.spans(self.text.raw, part.start, part.end)
