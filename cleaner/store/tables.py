"""The rows of the tables as bytes: made, or taken over from the corpus that was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.content import Bytes
from cleaner.canon.corpus import Corpus
from cleaner.store import rows
from cleaner.store.pages import Pages
from cleaner.store.text import encoded, json_of
from cleaner.store.written import Before, Row, Written

_AT_ONCE = 500  # rows that are made together


def lines(found: Iterable[rows.Row]) -> Iterator[bytes]:
    """The lines of a table, many at a time."""
    found = iter(found)
    while some := "\n".join(map(json_of, islice(found, _AT_ONCE))):
        yield encoded(some + "\n")


class Articles:
    """The rows and pages of all articles: those of the corpus that was there, where they are the same."""

    def __init__(self, before: Before, pages: Pages) -> None:
        self.pages = pages
        self._before = before
        self._sizes: tuple[list[int], list[int]] = ([], [])

    def rows(self, articles: Iterable[CanonicalArticle]) -> Iterator[Bytes]:
        """The rows of articles.jsonl; their pages are written."""
        for article in articles:
            taken = self._before.same(article)
            data: Bytes
            if taken is not None and self.pages.take(taken.page):
                data = taken.article
            else:
                row = rows.article(article)
                self.pages.write(row)
                data = encoded(json_of(row) + "\n")
            self._sizes[0].append(len(data))
            yield data

    def witnesses(self, articles: Iterable[CanonicalArticle]) -> Iterator[Bytes]:
        """The rows of witnesses.jsonl."""
        for article in articles:
            taken = self._before.same(article)
            data: Bytes
            if taken is not None:
                data = taken.witnesses
            else:
                data = encoded("".join(json_of(row) + "\n" for row in rows.witnesses(article)))
            self._sizes[1].append(len(data))
            yield data

    def written(self, corpus: Corpus, manifest: str) -> Written:
        """What was written, all rows and pages being made; ``manifest`` is the SHA-256 of the manifest."""
        made_of = map(self._before.made_of, corpus.articles)
        found = zip((one.id for one in corpus.articles), made_of, *self._sizes, self.pages.digests, strict=True)
        return Written(manifest, list(map(Row._make, found)))
