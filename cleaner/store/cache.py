"""What files were cleaned before: their records, by content. Safe to delete, never needed for a right result.

The cache is a folder of packs. A pack is written whole under another name and then renamed; one that is damaged, of
another version of the program or of other settings is not looked at.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.rules import PLUGINS

FOLDER = ".cleaner-cache"
_PACKS = 8  # more than so many are made one
_DIGEST = 8  # bytes of the checksum of a record
_DEPENDENCIES = ("chardet", "ftfy", "lxml", "opencc", "regex", "rjieba", "trafilatura")
# All that a record is made of: nothing else is ever loaded, whoever wrote the pack.
_CLASSES = {
    ("cleaner.canon.sketch", "Sketch"),
    ("cleaner.canon.witness", "FileRecord"),
    ("cleaner.canon.witness", "Said"),
    ("cleaner.canon.witness", "Witness"),
    ("cleaner.article", "Removal"),
    ("cleaner.core.rule", "Finding"),
    ("cleaner.core.rulings", "Dismissal"),
    ("cleaner.core.rulings", "ReadAs"),
    ("cleaner.core.rulings", "Rulings"),
    ("cleaner.zh.script", "Script"),
}

Entry = tuple[Path, int, int, str]  # the pack, where in it, how long, the checksum


class Packed(NamedTuple):
    """A record as it is kept, and as it travels between processes: its key, its bytes and their checksum."""

    key: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, record: FileRecord) -> Packed:
        """The record, packed."""
        data = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        return cls(_key_of(record), data, _digest(data))

    def record(self) -> FileRecord:
        """The record that was packed."""
        record: FileRecord = pickle.loads(self.data)
        return record


class Cache:
    """The records in ``folder`` that this program, with this configuration, would make again."""

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = folder
        self._made_by = made_by(config)
        self._entries: dict[str, Entry] = {}
        self._packs: list[Path] = []
        self._stale: list[Path] = []
        self._open: dict[Path, bytes] = {}
        self._find()

    def get(self, name: str, sha256: str, rulings: Rulings = NO_RULINGS) -> FileRecord | None:
        """The record of a file with this name and content, made under these decisions, if it is there and whole."""
        key = _key(name, sha256, rulings)
        data = self._read(key)
        if data is None:
            return None
        try:
            record = _Unpickler(io.BytesIO(data)).load()
        except Exception:  # whatever is wrong with it, the file is cleaned again
            return None
        if not isinstance(record, FileRecord):
            return None
        return record if (record.file, record.sha256, record.rulings) == (name, sha256, rulings) else None

    def made_otherwise(self, out: Path) -> bool:
        """Whether the corpus in ``out`` is known to be the work of other source code or libraries."""
        try:
            return self._stamp(out).read_text(encoding="ascii") != self._made_by
        except (OSError, UnicodeDecodeError):  # not known: the manifest decides
            return False

    def made(self, out: Path) -> None:
        """Note that this program has just written the corpus in ``out``."""
        with suppress(OSError):
            self._prepare()
            self._stamp(out).write_text(self._made_by, encoding="ascii")

    def _stamp(self, out: Path) -> Path:
        return self._folder / f"{out.name}.made-by"

    def keep(self, new: Iterable[Packed], used: Iterable[FileRecord]) -> None:
        """Add ``new`` records; of the others, the ``used`` ones stay for certain. What cannot be written is not."""
        packed = {each.key: each for each in new}
        old: list[Path] = []
        if len(self._packs) >= _PACKS:
            old = list(self._packs)
            for record in used:
                data = self._read(key := _key_of(record))
                if data is not None:
                    packed[key] = Packed(key, data, _digest(data))
        if packed:
            try:
                self._write([packed[key] for key in sorted(packed)])
                for path in [*old, *self._stale]:
                    path.unlink(missing_ok=True)
            except OSError:
                return

    def _find(self) -> None:
        """Read the indexes of the packs that can be used; note the others."""
        for path in sorted(self._folder.glob("*.pack")) if self._folder.is_dir() else []:
            index = _index(path)
            if index is None or index["made_by"] != self._made_by:
                self._stale.append(path)
                continue
            for key, (at, length, digest) in index["entries"].items():
                self._entries[key] = (path, at, length, digest)
            self._packs.append(path)

    def _read(self, key: str) -> bytes | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        path, at, length, digest = entry
        if path not in self._open:
            try:
                self._open[path] = path.read_bytes()
            except OSError:
                self._open[path] = b""
        data = self._open[path][at : at + length]
        return data if _digest(data) == digest else None

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")

    def _write(self, packed: Sequence[Packed]) -> None:
        self._prepare()
        entries, at = {}, 0
        for each in packed:
            entries[each.key] = (at, len(each.data), each.digest)
            at += len(each.data)
        index = json.dumps({"made_by": self._made_by, "entries": entries}).encode()
        temp = self._folder / f"{os.getpid()}.tmp"
        with temp.open("wb") as file:
            file.writelines(each.data for each in packed)
            file.write(index + len(index).to_bytes(8, "big"))
        temp.replace(self._folder / f"{hashlib.sha256(index).hexdigest()[:16]}.pack")


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")
        return super().find_class(module, name)


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


def _index(path: Path) -> dict[str, Any] | None:
    """The index of a pack; None where it has none that can be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 8))
            length = int.from_bytes(file.read(8), "big")
            file.seek(max(0, size - 8 - length))
            index = json.loads(file.read(min(length, size)))
        return index if isinstance(index, dict) and {"made_by", "entries"} <= set(index) else None
    except (OSError, ValueError):
        return None


def _key(name: str, sha256: str, rulings: Rulings) -> str:
    decided = repr(astuple(rulings)) if rulings else ""
    return hashlib.sha256(f"{sha256} {name}{decided}".encode("utf-8", "surrogatepass")).hexdigest()


def _key_of(record: FileRecord) -> str:
    return _key(record.file, record.sha256, record.rulings)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_DIGEST).hexdigest()
