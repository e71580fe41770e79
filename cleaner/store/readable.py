"""One Markdown file an article, for people and for diffs."""

from __future__ import annotations

import re

from cleaner.article import Role
from cleaner.store.rows import Row
from cleaner.store.text import json_of

FOLDER = "articles"
_FRONT = ("id", "title", "kicker", "subtitle", "byline", "source", "date", "complete")
_HEADING = Role.HEADING.value
_BESIDE = frozenset({Role.CAPTION.value, Role.CREDIT.value, Role.NOTE.value, Role.ATTRIBUTION.value})
_UNSAFE = re.compile(r"[^\w\u3400-\u9fff]+")
_SLUG = 24  # characters of the title in a file name: at most 72 bytes, and 255 are allowed
_MARKS = re.compile(r"^(#{1,6}\s|[-+*>]\s|\d+[.)]\s|---|```)")


def file_name(article: Row) -> str:
    """The id, and what of the title can stand in a file name on every system."""
    slug = _UNSAFE.sub("-", article["title"] or "")[:_SLUG].strip("-_")
    return f"{article['id']}-{slug}.md" if slug else f"{article['id']}.md"


def page(article: Row) -> str:
    """Front matter (YAML, its values in JSON's form), then the text. ``article`` is a row of articles.jsonl."""
    front = {key: article[key] for key in _FRONT}
    front["witnesses"] = [one["file"] for one in article["witnesses"]]
    rows = [f"{key}: {json_of(value)}" for key, value in front.items() if value is not None]
    parts = [f"# {article['title']}"] if article["title"] else []
    parts += [_paragraph(one["role"], one["text"]) for one in article["paragraphs"]]
    return "---\n" + "\n".join(rows) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def _paragraph(role: str, text: str) -> str:
    if role == _HEADING:
        return f"## {text}"
    if role in _BESIDE:
        return f"> {text}"
    return "\\" + text if _MARKS.match(text) else text
