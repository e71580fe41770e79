"""What a run wrote for each article: the next run takes over the rows and the page of one that stays the same.

Nothing is taken over but what this program wrote, and what still stands there as it was written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.corpus import Corpus
from cleaner.store.text import json_of

ARTICLES, WITNESSES = "articles.jsonl", "witnesses.jsonl"

_SIZE = 16  # bytes of a digest


class Row(NamedTuple):
    """An article: the digest of what it was made of, the bytes that it has in the tables of articles and of witnesses,
    and the name of its page with the SHA-256."""

    id: str
    made_of: str
    article: int
    witnesses: int
    page: str


@dataclass(frozen=True, slots=True)
class Written:
    """The articles in the order of the tables, and the SHA-256 of the manifest that was written with them."""

    manifest: str
    rows: Sequence[Row]

    def pack(self) -> bytes:
        """As bytes."""
        return json_of((self.manifest, self.rows)).encode("utf-8", "surrogatepass")

    @classmethod
    def unpack(cls, data: bytes) -> Written:
        """What ``pack`` made of it."""
        manifest, rows = json.loads(data.decode("utf-8", "surrogatepass"))
        return cls(manifest, [Row(*row) for row in rows])


class Taken(NamedTuple):
    """An article of the corpus that was there: its row, the rows of its witnesses, the name and SHA-256 of its page."""

    made_of: str
    article: memoryview
    witnesses: memoryview
    page: str


@dataclass(frozen=True, slots=True)
class Before:
    """The corpus that was there, as far as it can be taken over."""

    articles: dict[str, Taken] = field(default_factory=dict)
    _made_of: dict[str, str] = field(default_factory=dict)

    def made_of(self, article: CanonicalArticle) -> str:
        """The digest of all that the rows and the page of an article depend on."""
        if article.id not in self._made_of:
            self._made_of[article.id] = _digest(article)
        return self._made_of[article.id]

    def same(self, article: CanonicalArticle) -> Taken | None:
        """The article as it was written, if it is the same now."""
        found = self.articles.get(article.id)
        return found if found is not None and found.made_of == self.made_of(article) else None

    def others(self, corpus: Corpus) -> Iterator[bytes]:
        """The rows of the articles that are no more, or no more the same."""
        same = {article.id for article in corpus.articles if self.same(article)}
        return (bytes(found.article) for id, found in self.articles.items() if id not in same)


def take(out: Path, written: Written, manifest: bytes, outputs: dict[str, str]) -> Before:
    """What can be taken over from the corpus in ``out``; nothing where it is not what was written."""
    if hashlib.sha256(manifest).hexdigest() != written.manifest:
        return Before()
    tables = []
    for name in (ARTICLES, WITNESSES):
        try:
            data = (out / name).read_bytes()
        except OSError:
            return Before()
        if hashlib.sha256(data).hexdigest() != outputs.get(name):
            return Before()
        tables.append(memoryview(data))
    articles = _cut(tables[0], [row.article for row in written.rows])
    witnesses = _cut(tables[1], [row.witnesses for row in written.rows])
    found = zip(written.rows, articles, witnesses, strict=True)
    return Before({row.id: Taken(row.made_of, one, copies, row.page) for row, one, copies in found})


def _cut(data: memoryview, lengths: Sequence[int]) -> Iterator[memoryview]:
    return (data[start:end] for start, end in pairwise(accumulate(lengths, initial=0)))


def _digest(article: CanonicalArticle) -> str:
    """What is said in a raw file follows from its name and its SHA-256."""
    attested = [
        (one.witness.file, one.witness.sha256, one.witness.index, one.kind, one.similarity, one.base)
        for one in article.witnesses
    ]
    about = (
        article.id,
        article.kicker,
        article.title,
        article.subtitle,
        article.byline,
        article.source,
        article.date,
        article.complete,
        article.language,
        article.script,
        article.settled,
        attested,
    )
    return hashlib.blake2b(repr(about).encode(), digest_size=_SIZE).hexdigest()
