"""One Markdown file an article, for people and for diffs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from cleaner.article import Role
from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.corpus import Corpus

FOLDER = "articles"
_UNSAFE = re.compile(r"[^\w\u3400-\u9fff]+")
_SLUG = 24  # characters of the title in a file name: at most 72 bytes, and 255 are allowed
_MARKS = re.compile(r"^(#{1,6}\s|[-+*>]\s|\d+[.)]\s|---|```)")


def pages(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The name and the text of each article's file."""
    for article in corpus.articles:
        yield file_name(article), page(article)


def file_name(article: CanonicalArticle) -> str:
    """The id, and what of the title can stand in a file name on every system."""
    slug = _UNSAFE.sub("-", article.title or "")[:_SLUG].strip("-_")
    return f"{article.id}-{slug}.md" if slug else f"{article.id}.md"


def page(article: CanonicalArticle) -> str:
    """Front matter (YAML, its values in JSON's form), then the text."""
    front = {
        "id": article.id,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "source": article.source,
        "date": article.date,
        "complete": article.complete,
        "witnesses": [one.witness.file for one in article.witnesses],
    }
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value is not None]
    parts = [f"# {article.title}"] if article.title else []
    parts += [_paragraph(role, text) for role, text in article.paragraphs]
    return "---\n" + "\n".join(rows) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def _paragraph(role: str, text: str) -> str:
    if role == Role.HEADING.value:
        return f"## {text}"
    if role in (Role.CAPTION.value, Role.CREDIT.value, Role.NOTE.value, Role.ATTRIBUTION.value):
        return f"> {text}"
    return "\\" + text if _MARKS.match(text) else text
