"""Places in raw files as people name them: FILE:LINE:COL."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cleaner import pipeline
from cleaner.article import Cleaned
from cleaner.canon.decisions import Place
from cleaner.cli.crash import AUDIT
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.place import Address, path_of, read, readings
from cleaner.cli.targets import within
from cleaner.config import Config
from cleaner.core.audit import AuditError
from cleaner.core.places import Span
from cleaner.core.rulings import Rulings
from cleaner.report.language import say
from cleaner.report.position import LineIndex
from cleaner.stages.decode import DecodeError, decode
from cleaner.store.documents import is_table
from cleaner.store.raw import printable

_AROUND = 8  # characters of a quotation before and after the place
_QUOTE = 24  # and of the place itself


@dataclass(frozen=True)
class RawText:
    """A raw file (or a record of a table) as it is decided about: its name in the corpus, its bytes, and what the
    decisions so far make of it."""

    name: str
    data: bytes
    config: Config
    rulings: Rulings

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def cleaned(self) -> Cleaned:
        """The file cleaned. Stops where that cannot be done."""
        try:
            return pipeline.clean(self.data, self.name, self.config, self.rulings)
        except DecodeError as error:
            raise Stop(" ".join(str(error).split())) from None
        except AuditError as error:
            raise Stop(f"{self.name}: {AUDIT}: {error}", Exit.BUG) from None

    @cached_property
    def raw(self) -> str:
        """The raw text, as offsets count it."""
        try:
            return decode(self.data, self.name).text.raw
        except DecodeError as error:
            raise Stop(" ".join(str(error).split())) from None

    @cached_property
    def index(self) -> LineIndex:
        """Its lines."""
        return LineIndex(self.raw)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column. Stops where there is no such place."""
        try:
            return self.index.offset(line, column)
        except IndexError as error:
            raise Stop(f"{self.name}: {error}") from None

    def at(self, offset: int) -> str:
        """``file:line:column`` of an offset."""
        line, column = self.index.place(offset)
        return f"{self.name}:{line}:{column}"

    def place(self, span: Span) -> Place:
        """A place with the words around it."""
        raw = self.raw
        start, end = span
        inside = raw[start:end] if end - start <= _QUOTE else raw[start : start + _QUOTE] + "…"
        quote = f"{raw[max(0, start - _AROUND) : start]}⟨{inside}⟩{raw[end : end + _AROUND]}"
        lines = re.sub(r"\r\n|\r|\n", "⏎", quote)
        return Place(self.name, self.sha256, span, "".join(c if c.isprintable() else " " for c in lines))


def parse_place(given: str, raw: Path, shape: str = "FILE:LINE:COL") -> Address:
    """The place that ``given`` means: a file that is there, else as ``shape`` says. Stops where it is none."""
    read = readings(given)
    if not read:
        raise Stop(f"{given}: {say('is no place; write it as {shape}', shape=shape)}", Exit.USAGE)
    return next((place for place in read if path_of(place.name, raw) is not None), read[-1])


def find_raw(given: str, raw: Path, recorded: dict[str, str]) -> tuple[str, bytes]:
    """The name in the corpus and the bytes of the raw file that a person means by ``given``: a path from here, or the
    name that reports give, which counts from the folder ``raw``. ``recorded`` are the files of the corpus."""
    path, _, data = read(given, raw)
    row = "#" + given.rpartition("#")[2] if is_table(path.name) else ""
    inside = within(path, raw)
    name = (printable(path.name) if inside is None else inside) + row
    digest = hashlib.sha256(data).hexdigest()
    if recorded.get(name) != digest:
        name = next((known for known, sha256 in sorted(recorded.items()) if sha256 == digest), name)
    return name, data
