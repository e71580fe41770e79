"""What files were cleaned before: their records, by content. Safe to delete, never needed for a right result.

The cache is a folder of packs. One that is damaged, of another version of the program or of other settings is not
looked at.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.rules import PLUGINS
from cleaner.store import pack
from cleaner.store.packed import Packed
from cleaner.store.written import Written

_PACKS = 8  # more than so many are made one
_DEPENDENCIES = ("chardet", "ftfy", "lxml", "opencc", "regex", "rjieba", "trafilatura")
_Key = tuple[str, str, Rulings]  # name, digest, decisions


class _Kept(NamedTuple):
    """The records, and the packs that they are in; and those that are of no use."""

    records: dict[_Key, FileRecord]
    packs: list[Path]
    stale: list[Path]


class Cache:
    """The records in ``folder`` that this program, with this configuration, would make again."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = folder
        self._made_by = made_by(config)

    def get(self, name: str, sha256: str, rulings: Rulings = NO_RULINGS) -> FileRecord | None:
        """The record of a file with this name and content, made under these decisions, if it is there and whole."""
        return self._kept.records.get((name, sha256, rulings))

    def made_otherwise(self, out: Path) -> bool:
        """Whether the corpus in ``out`` is known to be the work of other source code or libraries."""
        try:
            with self._note(out).open("rb") as file:
                return file.readline().rstrip() != self._made_by.encode()
        except OSError:  # not known: the manifest decides
            return False

    def written(self, out: Path) -> Written | None:
        """What this program has written into ``out``, if that is known."""
        try:
            made_by, digest, data = self._note(out).read_bytes().split(b"\n", 2)
            if made_by.decode() == self._made_by and hashlib.sha256(data).hexdigest() == digest.decode():
                return Written.unpack(data)
        except (OSError, ValueError):
            pass
        return None

    def made(self, out: Path, written: Written) -> None:
        """Note what this program has just written into ``out``."""
        data = written.pack()
        with suppress(OSError):
            self._prepare()
            head = f"{self._made_by}\n{hashlib.sha256(data).hexdigest()}\n"
            temp = self._folder / f"{os.getpid()}.tmp"
            temp.write_bytes(head.encode() + data)
            temp.replace(self._note(out))

    def _note(self, out: Path) -> Path:
        return self._folder / f"{out.name}.written"

    def keep(self, new: Iterable[Packed], used: Iterable[FileRecord]) -> None:
        """Add ``new`` records; of the others, the ``used`` ones stay for certain. What cannot be written is not."""
        packed = list(new)
        if not packed:  # nor are the packs looked at
            return
        old: list[Path] = []
        if len(self._kept.packs) >= _PACKS:
            old = self._kept.packs
            packed.append(Packed.of(list(used)))
        with suppress(OSError):
            self._prepare()
            pack.write(self._folder, self._made_by, packed)
            for path in [*old, *self._kept.stale]:
                path.unlink(missing_ok=True)

    @cached_property
    def _kept(self) -> _Kept:
        """What the packs have."""
        records: dict[_Key, FileRecord] = {}
        packs, stale = [], []
        for path in sorted(self._folder.glob("*.pack")) if self._folder.is_dir() else []:
            found = pack.read(path, self._made_by)
            if found is None:
                stale.append(path)
                continue
            packs.append(path)
            records.update(((each.file, each.sha256, each.rulings), each) for each in found)
        return _Kept(records, packs, stale)

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")


def made_by(config: Config) -> str:
    """What a record depends on beside the raw file: the source of this program, its libraries, the settings."""
    digest = hashlib.sha256(repr((astuple(config), PLUGINS.identities())).encode())
    for name in _DEPENDENCIES:
        try:
            digest.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{name} none\n".encode())
    for path, data in sorted(_sources(files("cleaner"), "")):
        digest.update(path.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()


def _sources(folder: Traversable, above: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, f"{above}{entry.name}/")
        elif entry.name.endswith((".py", ".txt")):
            yield above + entry.name, entry.read_bytes()
