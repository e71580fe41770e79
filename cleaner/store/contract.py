"""One cleaned file as the contract's JSON (CONTRACT.md section 2), and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from cleaner.article import FIELDS, Article, Cleaned, Part, Role
from cleaner.core.places import Span

_NOTE, _ROLE = Role.NOTE.value, itemgetter(Part._fields.index("role"))


def to_json(cleaned: Cleaned) -> dict[str, Any]:
    """The object that ``clean text RAW --json`` prints."""
    removed = sorted(cleaned.removed, key=lambda removal: removal.span)
    extents = [(part.start, part.end) for article in cleaned.articles for part in article.parts]
    spans = iter(cleaned.places.all_spans(cleaned.text.raw, extents))
    return {
        "file": cleaned.file,
        "encoding": cleaned.encoding,
        "sha256": cleaned.sha256,
        "length": len(cleaned.text.raw),
        "articles": [_article(cleaned, article, spans) for article in cleaned.articles],
        "removed": [{"kind": r.kind, "text": r.text, "span": list(r.span)} for r in removed],
        "edits": [
            {"rule": c.code, "span": list(c.span), "before": c.before, "after": c.after} for c in cleaned.changes
        ],
    }


def plain(cleaned: Cleaned) -> str:
    """The clean text: the parts of an article parted by one blank line, articles by two."""
    articles = ["\n\n".join(cleaned.string(part) for part in article.parts) for article in cleaned.articles]
    text = "\n\n\n".join(article for article in articles if article)
    return text + "\n" if text else ""


def _article(cleaned: Cleaned, article: Article, spans: Iterator[tuple[Span, ...]]) -> dict[str, Any]:
    """An article; ``spans`` are those of its parts, and of the parts of what follows it."""
    fields: dict[str, dict[str, Any]] = {}
    paragraphs = []
    string = cleaned.text.string
    for role, alike in groupby(article.parts, _ROLE):  # most follow others of their role
        if role in FIELDS and role.value not in fields:
            _, start, end = next(alike)
            fields[role.value] = {"text": string[start:end], "spans": [*map(list, next(spans))]}
        # The contract has one title an article; a second one is kept, as a note.
        said = _NOTE if role in FIELDS else role.value
        paragraphs += [
            {"role": said, "text": string[start:end], "spans": [*map(list, places)]}
            for (_, start, end), places in zip(alike, spans, strict=False)
        ]
    about = article.metadata
    return {
        **{role.value: fields.get(role.value) for role in FIELDS},
        "source": about.source,
        "date": about.date,
        "complete": about.complete,
        "continued_from": about.continued_from,
        "continued_on": about.continued_on,
        "paragraphs": paragraphs,
    }
