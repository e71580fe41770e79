"""The readable articles: written, or taken over from the corpus that was there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from io import BufferedWriter, FileIO
from pathlib import Path

from cleaner.store import readable
from cleaner.store.digests import of_file
from cleaner.store.rows import Row
from cleaner.store.text import encoded

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link is no page of ours


class Pages:
    """The readable articles in ``folder``, each known by its name and SHA-256.

    A page that stands in ``before`` as it is becomes another name of that file: then nothing has to be written to the
    disk, nor freed on it.
    """

    def __init__(self, folder: Path, before: Path) -> None:
        folder.mkdir()
        self._folder, self._before = str(folder), str(before)  # to join paths takes longer than to write a page

    def write(self, row: Row) -> str:
        """Write the page of an article; its name and SHA-256."""
        name, data = readable.file_name(row), encoded(readable.page(row))
        page = f"{name} {hashlib.sha256(data).hexdigest()}"
        if not self.take(page):
            with BufferedWriter(FileIO(f"{self._folder}/{name}", "wb")) as file:
                file.write(data)
        return page

    def take(self, page: str) -> bool:
        """Make a page that was there another name of it, if it is still what it was. ``page``: its name and SHA-256."""
        name, _, sha256 = page.rpartition(" ")
        old = f"{self._before}/{name}"
        try:
            if of_file(old, _NO_LINK)[0] != sha256:
                return False
            os.link(old, f"{self._folder}/{name}")
        except OSError:  # it is not there, or the file system cannot do it
            return False
        return True


def digest_of(pages: Iterable[str]) -> str:
    """The digest of a folder of files of these names and SHA-256."""
    return hashlib.sha256("\n".join(sorted(pages)).encode()).hexdigest()
