"""``decisions.toml`` beside the corpus: what people decided, one decision a table, sorted by file and place.

What people wrote into it stays as they wrote it: the text of each table is kept, with the comment above it.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from cleaner.canon.decisions import Decision, DecisionError, Decisions, Place, Row, from_row, order_of, to_row
from cleaner.store import replace
from cleaner.store.atomic import StoreError

NAME = "decisions.toml"

_HEAD = "# What people decided about the raw files and articles of this corpus: an input of `clean run`.\n"
_HEADER = re.compile(r"\s*\[\[\s*decision\s*\]\]\s*(?:#.*)?")
_WORDS = ("note", "by")


class DecisionsError(Exception):
    """A file of decisions that cannot be used; the message says file, line and key, and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision, what a person noted about it, and its table as it stands in the file."""

    decision: Decision
    note: str
    block: str

    @classmethod
    def of(cls, decision: Decision, note: str = "", by: str = "") -> Entry:
        """A new entry."""
        return cls(decision, note, "".join(_lines(decision, note, by)))


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """The file as it stands: what is above the first table, and the tables."""

    head: str = _HEAD
    entries: tuple[Entry, ...] = ()

    @property
    def decisions(self) -> Decisions:
        """The decisions in it."""
        return Decisions.of(entry.decision for entry in self.entries)

    def with_entry(self, new: Entry) -> DecisionFile:
        """The file with one decision more."""
        return dataclasses.replace(self, entries=_sorted([*self.entries, new]))

    def without(self, entries: Sequence[Entry]) -> DecisionFile:
        """The file without some of its decisions."""
        return dataclasses.replace(self, entries=tuple(entry for entry in self.entries if entry not in entries))

    def text(self) -> str:
        """The text of the file, its tables sorted."""
        blocks = [entry.block.strip("\n") + "\n" for entry in _sorted(self.entries)]
        return "\n".join([head for head in (self.head.strip("\n") and self.head.strip("\n") + "\n",) if head] + blocks)


def path_for(out: Path) -> Path:
    """Where the decisions about the corpus in the folder ``out`` are: beside it."""
    return out.absolute().parent / NAME


def read(path: Path) -> DecisionFile:
    """The decisions in ``path``; none where there is no such file. Raises DecisionsError."""
    try:
        string = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return DecisionFile()
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read: {error.strerror}; check who may read it") from None
    except UnicodeDecodeError:
        raise DecisionsError(f"{path}: is not UTF-8, as TOML must be; save it as UTF-8") from None
    return parse(string, str(path))


def parse(string: str, name: str = NAME) -> DecisionFile:
    """The decisions in the text of the file ``name``. Raises DecisionsError."""
    try:
        table = tomllib.loads(string)
    except tomllib.TOMLDecodeError as error:
        raise DecisionsError(f"{name}: is no TOML: {error}; restore it from version control, or mend it") from None
    for key in table:
        if key != "decision":
            raise DecisionsError(f"{name}: {key}: there is no such key; each decision is a table [[decision]]")
    rows = table.get("decision", [])
    head, blocks = _blocks(string)
    if not isinstance(rows, list) or len(blocks) != len(rows):
        raise DecisionsError(f"{name}: decision: write each decision as a table of its own, under a line [[decision]]")
    entries = []
    line = head.count("\n") + 1
    for row, block in zip(rows, blocks, strict=True):
        entries.append(_entry(row, block, name, line))
        line += block.count("\n")
    return DecisionFile(head, tuple(entries))


def write(path: Path, file: DecisionFile) -> None:
    """Write the file, whole or not at all. Raises StoreError when it cannot be written."""
    text = file.text()
    if parse(text).decisions != file.decisions:
        raise ValueError("the decisions would not be read as they are written")
    try:
        replace.replace(path, text.encode("utf-8"), backup=False)
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from None


def _sorted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (order_of(entry.decision), entry.block)))


def _blocks(string: str) -> tuple[str, list[str]]:
    """What is above the first table, and each table with the comment right above it."""
    lines = [line + "\n" for line in string.removesuffix("\n").split("\n")]
    starts = []
    first = int(lines[0] == _HEAD)  # this line is the file's, also where nothing parts it from the first table
    for at, line in enumerate(lines):
        if _HEADER.fullmatch(line):
            while at > first and lines[at - 1].lstrip().startswith("#"):
                at -= 1
            starts.append(at)
    bounds = [*starts, len(lines)]
    return "".join(lines[: bounds[0]]), ["".join(lines[a:b]) for a, b in pairwise(bounds)]


def _entry(row: Any, block: str, name: str, line: int) -> Entry:
    try:
        if not isinstance(row, dict):
            raise DecisionError("decision", "must be a table")
        for key in _WORDS:
            if not isinstance(row.get(key, ""), str):
                raise DecisionError(key, f"is {row[key]!r}, must be a string")
        return Entry(from_row(row), row.get("note", ""), block)
    except DecisionError as error:
        lines = block.split("\n")
        word = re.escape(error.key.split(".")[0])
        at = next((n for n, text in enumerate(lines) if re.match(rf"\s*\"?{word}\"?\s*[.=]", text)), None)
        if at is None:
            at = next((n for n, text in enumerate(lines) if _HEADER.fullmatch(text)), 0)
        raise DecisionsError(f"{name}:{line + at}: {error.key}: {error}") from None


def _lines(decision: Decision, note: str, by: str) -> Iterator[str]:
    row = to_row(decision)
    yield "[[decision]]\n"
    for key in ("kind", "file", "span", "code", "text"):
        if key in row:
            yield f"{key} = {_value(row[key])}\n"
    yield from _quoted(decision.place)
    yield f"sha256 = {_value(row['sha256'])}\n"
    if "other" in row:
        yield f"other = {_inline(row['other'], decision.other)}\n"  # type: ignore[union-attr]
    for key, value in (("note", note), ("by", by)):
        if value:
            yield f"{key} = {_value(value)}\n"


def _quoted(place: Place) -> Iterator[str]:
    if place.quote:
        yield f"quote = {_value(place.quote)}\n"


def _inline(row: Row, place: Place) -> str:
    values = {"file": row["file"], "span": row["span"]}
    values |= {"quote": place.quote} if place.quote else {}
    values["sha256"] = row["sha256"]
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in values.items()) + " }"


def _value(value: str | list[int]) -> str:
    """A value as TOML. JSON writes strings and lists of numbers as TOML does, but for the character DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
