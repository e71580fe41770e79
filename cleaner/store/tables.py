"""The tables of the corpus as files: their rows made, or taken over from the corpus that was there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.content import Bytes
from cleaner.store import rows
from cleaner.store.pages import Pages
from cleaner.store.text import encoded, json_of
from cleaner.store.written import Before, Row, Written

_ROWS = 500  # that are made together
# Bytes that are written together. Fewer would have the thread that writes them wait too often for its turn.
_AT_ONCE = 1 << 22


def lines(found: Iterable[rows.Row]) -> Iterator[bytes]:
    """The lines of a table, many at a time."""
    found = iter(found)
    while some := "\n".join(map(json_of, islice(found, _ROWS))):
        yield encoded(some + "\n")


class Table:
    """A file that is written piece by piece, by a thread of its own: neither the disk nor the digest needs Python.
    Closed with the block."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._digest = hashlib.sha256()
        self._held: list[Bytes] = []
        self._size = 0
        self._thread = ThreadPoolExecutor(1)
        self._due: Future[None] | None = None

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()
        self._file.close()

    def add(self, data: Bytes) -> None:
        """What comes next."""
        self._held.append(data)
        self._size += len(data)
        if self._size >= _AT_ONCE:
            self._flush()

    def written(self) -> str:
        """The SHA-256 of the whole file, nothing more being added."""
        self._flush()
        self._wait()
        self._file.close()
        return self._digest.hexdigest()

    def _flush(self) -> None:
        data = b"".join(self._held)
        self._held, self._size = [], 0
        self._wait()  # no more than these are in memory
        self._due = self._thread.submit(self._write, data) if data else None

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)

    def _wait(self) -> None:
        if self._due is not None:
            self._due.result()


def write(path: Path, parts: Iterable[Bytes]) -> str:
    """Write the parts of a file; its SHA-256."""
    with Table(path) as table:
        for data in parts:
            table.add(data)
        return table.written()


class Articles:
    """The rows and pages of all articles: those of the corpus that was there, where they are the same."""

    def __init__(self, before: Callable[[], Before], pages: Pages) -> None:
        self._before = before
        self._pages = pages
        self._rows: list[Row] = []

    def add(self, article: CanonicalArticle) -> tuple[Bytes, Bytes]:
        """The next article: its row of articles.jsonl and its rows of witnesses.jsonl; its page is written."""
        before = self._before()
        taken = before.same(article)
        own: Bytes
        copies: Bytes
        if taken is not None and self._pages.take(taken.page):
            own, page = taken.article, taken.page
        else:
            row = rows.article(article)
            own, page = encoded(json_of(row) + "\n"), self._pages.write(row)
        if taken is not None:
            copies = taken.witnesses
        else:
            copies = encoded("".join(json_of(row) + "\n" for row in rows.witnesses(article)))
        self._rows.append(Row(article.id, before.made_of(article), len(own), len(copies), page))
        return own, copies

    def finish(self) -> str:
        """The digest of the pages, all articles being added."""
        return self._pages.finish([row.page for row in self._rows])

    def written(self, manifest: str) -> Written:
        """What was written, all articles being added; ``manifest`` is the SHA-256 of the manifest."""
        return Written(manifest, self._rows)
