"""The rows of the corpus as JSON objects: fixed fields in a fixed order. Their schemas are in ``schema/``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaner.article import Removal
from cleaner.canon.canonical import Attestation, CanonicalArticle
from cleaner.canon.collate import Variant
from cleaner.canon.corpus import ReviewRow
from cleaner.canon.relations import Relation

VERSION = 1  # of the schemas; a breaking change raises it

Row = dict[str, Any]


def article(one: CanonicalArticle) -> Row:
    """A canonical article."""
    return {
        "id": one.id,
        "title": one.title,
        "kicker": one.kicker,
        "subtitle": one.subtitle,
        "byline": one.byline,
        "source": one.source,
        "date": one.date,
        "complete": one.complete,
        "language": one.language,
        "script": one.script,
        "text": one.text,
        "paragraphs": [{"role": role, "text": text} for role, text in one.paragraphs],
        "witnesses": [_attested(each) for each in one.witnesses],
    }


def _attested(one: Attestation) -> Row:
    return {
        "file": one.witness.file,
        "sha256": one.witness.sha256,
        "spans": one.witness.spans,
        "similarity": one.similarity,
        "kind": one.kind,
        "base": one.base,
    }


def witnesses(canonical: CanonicalArticle) -> Iterator[Row]:
    """Every raw article that a canonical one has: what it says itself."""
    for number, one in enumerate(canonical.witnesses):
        said = one.witness
        yield {
            "id": canonical.id,
            "witness": number,
            "file": said.file,
            "sha256": said.sha256,
            "index": said.index,
            "kind": one.kind,
            "similarity": one.similarity,
            "base": one.base,
            "title": said.title,
            "kicker": said.kicker,
            "subtitle": said.subtitle,
            "byline": said.byline,
            "source": said.source,
            "date": said.date,
            "complete": said.complete,
            "continued_from": said.continued_from,
            "continued_on": said.continued_on,
            "paragraphs": [{"role": role, "text": text} for role, text in said.paragraphs],
            "spans": said.spans,
        }


def relation(one: Relation) -> Row:
    """What two articles that stay two have to do with one another."""
    passages = [{"at": shared.at, "to": shared.to} for shared in one.passages]
    return {"id": one.id, "to": one.to, "kind": one.kind, "share": one.share, "passages": passages}


def variant(id: str, one: Variant) -> Row:
    """A place where copies differ."""
    return {
        "id": id,
        "where": {"paragraph": one.paragraph, "offset": one.offset},
        "readings": [{"text": reading.text, "witnesses": reading.witnesses} for reading in one.readings],
        "chosen": one.chosen,
        "why": one.why,
        "sure": one.sure,
    }


def removed(file: str, one: Removal) -> Row:
    """Raw text that is in no article."""
    return {"file": file, "kind": one.kind, "code": one.code, "text": one.text, "span": one.span}


def review(one: ReviewRow) -> Row:
    """Something a person should look at."""
    found = one.finding
    return {"file": one.file, "code": found.code, "span": found.span, "message": found.message}
