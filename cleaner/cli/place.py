"""What a person names on the command line to look at: a file, a record of a table, an article of the corpus."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.outcome import Exit, Stop
from cleaner.report.language import say

if TYPE_CHECKING:
    from cleaner.article import Cleaned
    from cleaner.store.opened import CanonicalArticle, Corpus

_ID = re.compile(r"c[0-9a-f]{12,}")  # longer where two articles would have got the same


@dataclass(frozen=True, slots=True)
class Folders:
    """The corpus to look in, and its raw files. ``named``: the person named the corpus, so it must be there."""

    corpus: Path
    raw: Path
    named: bool


def folders(corpus: Path | None, raw: Path | None, config: Path | None) -> Folders:
    """The folders that were named; else those of the settings; the raw files of a named corpus lie beside it."""
    from cleaner.cli.settings import read_settings

    settings = read_settings(config, Path())
    beside = corpus.absolute().parent / "raw" if corpus else settings.raw
    return Folders(corpus or settings.out, raw or beside, corpus is not None)


@dataclass(frozen=True, slots=True)
class Address:
    """A name and the numbers after it: line and column of a file, or the offset in an article (``column`` None)."""

    name: str
    number: int
    column: int | None = None

    @property
    def is_id(self) -> bool:
        """Whether the name is an article's."""
        return looks_like_id(self.name)


def looks_like_id(name: str) -> bool:
    """Whether this is how ids of articles look."""
    return _ID.fullmatch(name) is not None


def readings(word: str) -> list[Address]:
    """What ``FILE:LINE``, ``FILE:LINE:COL`` or ``ID:OFFSET`` can mean, the longest name first: it may have colons."""
    out = []
    head, _, last = word.rpartition(":")
    if head and last.isdecimal():
        out.append(Address(head, int(last)))
        file, _, line = head.rpartition(":")
        if file and line.isdecimal():
            out.append(Address(file, int(line), int(last)))
    return out


def parse(word: str, raw: Path) -> Address:
    """The place that ``word`` means: of several readings, that whose file is there."""
    read = readings(word)
    for place in read:
        if path_of(place.name, raw) is not None:
            return place
    for place in read:
        if place.is_id and place.column is None:
            return place
    if not read:
        hint = "" if path_of(word, raw) is None else say(", as in {word}:1", word=word)
        said = say("{word}: which place? Give FILE:LINE, FILE:LINE:COLUMN or ID:OFFSET", word=word)
        raise Stop(said + hint, Exit.USAGE)
    raise _no_file(read[-1].name)


def path_of(name: str, raw: Path) -> Path | None:
    """The file that is named, here or among the raw files; for ``table.jsonl#12`` the table. None: there is none."""
    from cleaner.store.documents import is_table

    table, _, row = name.rpartition("#")
    for folder in (Path(), raw):
        if (folder / name).exists():
            return folder / name
        if row.isdecimal() and is_table(table) and (folder / table).is_file():
            return folder / table
    return None


def read(name: str, raw: Path) -> tuple[Path, str, bytes]:
    """The file that is named, the name to report it under, and its bytes, or those of the record of a table."""
    from cleaner.stages.decode.errors import DecodeError
    from cleaner.store.documents import documents, is_table
    from cleaner.store.raw import Problem, printable

    path = path_of(name, raw)
    if path is None:
        raise _no_file(name)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise Stop(say("{name}: is a folder; name a file in it", name=name), Exit.USAGE) from None
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        said = say("{name}: cannot be read: {what}; check who may read it", name=name, what=what)
        raise Stop(said, Exit.USAGE) from None
    if not is_table(str(path)):
        return path, printable(name), data
    table, _, row = name.rpartition("#")
    if not is_table(table):
        raise Stop(say("{name}: is a table; say which record: {name}#1", name=name), Exit.USAGE)
    try:
        for document in documents(data, table):
            if isinstance(document, Problem):
                if document.file == name:
                    raise Stop(f"{document.file}: {document.message}", Exit.USAGE)
            elif document.name == name:
                return path, printable(name), document.data
    except DecodeError as error:
        raise Stop(" ".join(str(error).split()), Exit.USAGE) from None
    raise Stop(say("{table}: has no record {row}", table=table, row=row), Exit.USAGE)


def open_corpus(where: Folders) -> Corpus:
    """The corpus; stops where there is none."""
    from cleaner.store.opened import Corpus

    try:
        corpus = Corpus(where.corpus, where.raw)
        len(corpus)
    except FileNotFoundError as error:
        raise Stop(str(error), Exit.USAGE) from None
    except (OSError, ValueError, KeyError) as error:
        said = say(
            "{where}: the corpus cannot be read ({error}); make it anew: clean run", where=where.corpus, error=error
        )
        raise Stop(said, Exit.USAGE) from None
    return corpus


def corpus_beside(where: Folders) -> Corpus | None:
    """The corpus to look a file up in: None where none was named and there is none."""
    if not where.named and not (where.corpus / "articles.jsonl").is_file():
        return None
    return open_corpus(where)


def article(corpus: Corpus, id: str) -> CanonicalArticle:
    """The article that has, or had, an id."""
    import difflib

    if id in corpus:
        return corpus[id]
    near = difflib.get_close_matches(id, [one.id for one in corpus], 1)
    hint = say("; did you mean {near}?", near=near[0]) if near else ""
    said = say("{id}: the corpus has no article of this id, and there is no such file", id=id)
    raise Stop(said + hint, Exit.USAGE)


def clean_document(path: Path, name: str, data: bytes, config: Path | None, corpus: Corpus | None) -> Cleaned:
    """A file cleaned: as for the corpus, if it has the file and no other settings were named."""
    from cleaner import pipeline
    from cleaner.cli.decisions import rulings_beside
    from cleaner.cli.settings import read_settings
    from cleaner.stages.decode.errors import DecodeError

    if corpus is not None and config is None:
        found = next(corpus.holding(hashlib.sha256(data).hexdigest()), None)
        if found is not None:
            try:
                return replace(corpus.cleaned(found[2]), file=name)
            except FileNotFoundError:
                pass  # the corpus knows another file with these bytes, which is gone
    settings = read_settings(config, path.parent)
    try:
        return pipeline.clean(data, name, settings.for_path(path), rulings_beside(settings.out, data))
    except DecodeError as error:
        raise Stop(" ".join(str(error).split()), Exit.USAGE) from None


def _no_file(name: str) -> Stop:
    return Stop(say("{name}: there is no such file; check the name and the folder you are in", name=name), Exit.USAGE)
