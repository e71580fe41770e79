"""Finding raw files. Nothing here ever writes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".parquet"})
PACKED = frozenset({".gz", ".zst"})  # may follow each of them


class RawFile(NamedTuple):
    """A raw file: where it is, and the name it is reported under (relative to the folder given, with slashes).

    ``data``: the bytes of one document of a file that holds many; None for the whole file.
    """

    path: Path
    name: str
    data: bytes | None = None

    def read(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes() if self.data is None else self.data


class Problem(NamedTuple):
    """A file that is not read, and why. ``skipped``: it is no raw file, but there is nothing wrong with it."""

    file: str
    message: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The raw files, sorted by name, and what could not be used."""

    files: tuple[RawFile, ...]
    problems: tuple[Problem, ...]


def find(paths: Sequence[Path]) -> Found:
    """The raw files among ``paths``, files or folders of any depth.

    Hidden files and README.md are passed over; other suffixes are reported as skipped. Missing and unreadable paths
    are problems, not exceptions. A folder that links back to one above it is not entered again.
    """
    files: list[RawFile] = []
    problems: list[Problem] = []
    for root in paths:
        if root.is_dir():
            _walk(root, root, (), files, problems)
        else:
            _take(root, printable(root.name), files, problems, given=True)
    return _unique(files, problems)


def size_of(path: Path) -> int:
    """The bytes of a file; 0 for one that cannot be read, which is told when it is tried."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def printable(name: str) -> str:
    """A file name that can be printed and stored: bytes that are no UTF-8 and control characters are escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _walk(root: Path, folder: Path, above: tuple[Path, ...], files: list[RawFile], problems: list[Problem]) -> None:
    here = folder.resolve()
    name = printable(folder.relative_to(root).as_posix())
    if here in above:
        problems.append(Problem(name, "a link to a folder above it; not followed"))
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        problems.append(Problem(name, f"the folder cannot be read: {error.strerror}"))
        return
    prefix = "" if name == "." else f"{name}/"
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if (folder / entry.name).is_dir() if entry.is_symlink() else entry.is_dir():
            _walk(root, folder / entry.name, (*above, here), files, problems)
        elif entry.name != "README.md":
            path, name = folder / entry.name, prefix + printable(entry.name)
            # As most are; the listing says so, and the file need not be asked.
            plain = entry.is_file(follow_symlinks=False) and ending(name) in SUFFIXES and os.access(entry.path, os.R_OK)
            files.append(RawFile(path, name)) if plain else _take(path, name, files, problems, given=False)


def _take(path: Path, name: str, files: list[RawFile], problems: list[Problem], *, given: bool) -> None:
    """Take one file, or say why not. A file given by name is taken whatever its suffix."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        problems.append(Problem(name, f"cannot be read: {error.strerror}"))
        return
    if not stat.S_ISREG(mode):
        problems.append(Problem(name, "is no file and no folder; skipped"))
    elif not given and ending(name) not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES - {""}))
        problems.append(Problem(name, f"skipped: {ending(name)} is none of {known}, with or without .gz or .zst", True))
    elif not os.access(path, os.R_OK):
        problems.append(Problem(name, "cannot be read: permission denied"))
    else:
        files.append(RawFile(path, name))


def ending(name: str) -> str:
    """The suffix of a file name in small letters, that of a compression left out."""
    stem, last = _cut(name.rpartition("/")[2])
    return _cut(stem)[1] if last in PACKED else last


def _cut(name: str) -> tuple[str, str]:
    at = name.rfind(".")
    return (name[:at], name[at:].lower()) if 0 < at < len(name) - 1 else (name, "")


def _unique(files: list[RawFile], problems: list[Problem]) -> Found:
    """Every file once, and every name once: files of one name from several folders are named with their folder."""
    by_name: dict[str, list[RawFile]] = {}
    for file in files:
        by_name.setdefault(file.name, []).append(file)
    out = []
    for name, same in by_name.items():
        if len(same) == 1:
            out.extend(same)
        else:
            places = {file.path.resolve(): file for file in reversed(same)}  # of one file in one place, the first
            out += [RawFile(file.path, longer) for longer, file in _named(name, [*places.values()][::-1])]
    seen: dict[str, RawFile] = {}
    for file in sorted(out, key=lambda file: (file.name, os.fsencode(file.path))):
        if file.name in seen:
            problems.append(Problem(file.name, f"skipped: {seen[file.name].path.parent.name} has a file of this name"))
        else:
            seen[file.name] = file
    return Found(tuple(seen.values()), tuple(sorted(problems, key=lambda p: (p.file, p.message))))


def _named(name: str, same: list[RawFile]) -> Iterator[tuple[str, RawFile]]:
    for file in same:
        if len(same) == 1:
            yield name, file
        else:
            depth = name.count("/") + 2
            yield printable("/".join(file.path.absolute().parts[-depth:])), file
