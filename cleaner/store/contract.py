"""One cleaned file as the contract's JSON (CONTRACT.md section 2), and as plain text."""

from __future__ import annotations

from typing import Any

from cleaner.article import FIELDS, Article, Cleaned, Part, Role


def to_json(cleaned: Cleaned) -> dict[str, Any]:
    """The object that ``clean text RAW --json`` prints."""
    removed = sorted(cleaned.removed, key=lambda removal: removal.span)
    return {
        "file": cleaned.file,
        "encoding": cleaned.encoding,
        "sha256": cleaned.sha256,
        "length": len(cleaned.text.raw),
        "articles": [_article(cleaned, article) for article in cleaned.articles],
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


def _article(cleaned: Cleaned, article: Article) -> dict[str, Any]:
    fields: dict[str, Part] = {}
    paragraphs = []
    for part in article.parts:
        if part.role in FIELDS and part.role not in fields:
            fields[part.role] = part
        else:
            # The contract has one title an article; a second one is kept, as a note.
            role = Role.NOTE if part.role in FIELDS else part.role
            paragraphs.append({"role": role.value, **_part(cleaned, part)})
    about = article.metadata
    return {
        **{role.value: _part(cleaned, fields[role]) if role in fields else None for role in FIELDS},
        "source": about.source,
        "date": about.date,
        "complete": about.complete,
        "continued_from": about.continued_from,
        "continued_on": about.continued_on,
        "paragraphs": paragraphs,
    }


def _part(cleaned: Cleaned, part: Part) -> dict[str, Any]:
    return {"text": cleaned.string(part), "spans": [list(span) for span in cleaned.spans(part)]}
