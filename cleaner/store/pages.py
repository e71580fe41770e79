"""The readable articles: written, or taken over from the corpus that was there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from io import BufferedWriter, FileIO
from pathlib import Path

from cleaner.core.once import asked
from cleaner.store import readable
from cleaner.store.aside import Aside, at_once
from cleaner.store.links import Links, link, link_all, unlink
from cleaner.store.rows import Row
from cleaner.store.text import encoded


class Pages:
    """The readable articles in ``folder``, each known by its name and SHA-256, in one string.

    A page that stands in ``before`` as it is becomes another name of that file: then nothing has to be written to the
    disk, nor freed on it. With the ``expected`` ones that is done beforehand, by ``aside``.
    """

    def __init__(self, folder: Path, before: Path, expected: Sequence[str] = (), aside: Aside = at_once) -> None:
        folder.mkdir()
        self._folder, self._before = str(folder), str(before)  # to join paths takes longer than to write a page
        linked = aside(link_all, Links(self._before, self._folder, expected))

        def there() -> dict[str, str]:
            return {page.rpartition(" ")[0]: page for page, was in zip(expected, linked(), strict=True) if was}

        self._there = asked(there)

    def write(self, row: Row) -> str:
        """Write the page of an article; its name and SHA-256."""
        name, data = readable.file_name(row), encoded(readable.page(row))
        page = f"{name} {hashlib.sha256(data).hexdigest()}"
        if not self.take(page):
            with BufferedWriter(FileIO(f"{self._folder}/{name}", "xb")) as file:
                file.write(data)
        return page

    def take(self, page: str) -> bool:
        """Whether the page could be taken over; if not, there is none of its name."""
        name = page.rpartition(" ")[0]
        linked = self._there().get(name)
        if linked == page:
            return True
        if linked is not None:
            del self._there()[name]
            unlink(self._folder, name)
        return link(self._before, self._folder, page)

    def finish(self, pages: Sequence[str]) -> str:
        """The digest of the ``pages``, all of which are there; others go."""
        names = {page.rpartition(" ")[0] for page in pages} if self._there() else set()
        for name in self._there().keys() - names:
            unlink(self._folder, name)
        return digest_of(pages)


def digest_of(pages: Iterable[str]) -> str:
    """The digest of a folder of files of these names and SHA-256."""
    return hashlib.sha256("\n".join(sorted(pages)).encode()).hexdigest()
