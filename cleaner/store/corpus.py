"""Writing the canonical corpus, and knowing whether it has to be written at all.

The same corpus gives the same bytes: fixed order of fields and rows, no time, no machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from io import BufferedWriter, FileIO
from itertools import islice
from pathlib import Path
from typing import Any

from cleaner.canon.corpus import Corpus
from cleaner.canon.decisions import NO_DECISIONS, DecisionError, Decisions
from cleaner.canon.ids import Ids, IdsError
from cleaner.config import Config
from cleaner.rules import PLUGINS
from cleaner.store import atomic, card, readable, rows

MANIFEST = "manifest.json"
IDS = "ids.jsonl"
_TABLES = tuple(f"{table}.jsonl" for table in card.TABLES)
OUTPUTS = (*_TABLES, readable.FOLDER, card.README, card.PACKAGE, card.CROISSANT)

_AT_ONCE = 500  # rows that are written together
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def write(corpus: Corpus, out: Path, config: Config, decisions: Decisions = NO_DECISIONS) -> None:
    """Write the corpus, made under ``config`` and ``decisions``, into the folder ``out``, whole or not at all. Files of
    others that are in it stay."""
    ours = frozenset((*OUTPUTS, MANIFEST, *_outputs(read_manifest(out))))
    with atomic.folder(out, ours) as temp:
        pages = _Pages(temp / readable.FOLDER, out / readable.FOLDER)
        parts: tuple[Iterable[str], ...] = (
            _lines(map(pages.write, map(rows.article, corpus.articles))),
            (corpus.ids.write(),),
            _lines(map(rows.relation, corpus.relations)),
            _lines(rows.removed(record.file, each) for record in corpus.records for each in record.removed),
            _lines(rows.review(each) for each in corpus.review),
            _lines(rows.variant(article.id, each) for article in corpus.articles for each in article.variants),
            _lines(rows.witnesses(corpus)),
        )
        outputs = {name: _write(temp / name, part) for name, part in zip(_TABLES, parts, strict=True)}
        outputs[readable.FOLDER] = pages.digest
        about = {
            card.README: card.readme(corpus),
            card.PACKAGE: card.package(outputs),
            card.CROISSANT: card.croissant(outputs),
        }
        outputs |= {name: _write(temp / name, (text,)) for name, text in about.items()}
        raw = {record.file: record.sha256 for record in corpus.records}
        manifest = _described(raw, config, decisions) | {"schema": rows.VERSION, "outputs": outputs}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        _write(temp / MANIFEST, (text,))


def _lines(found: Iterable[rows.Row]) -> Iterator[str]:
    return (_encode(row) + "\n" for row in found)


class _Pages:
    """The readable articles in ``folder``, and the digest of their names and contents.

    A page that stands in ``before`` as it is becomes another name of that file: then nothing has to be written to the
    disk, nor freed on it.
    """

    def __init__(self, folder: Path, before: Path) -> None:
        folder.mkdir()
        self._folder, self._before = str(folder), str(before)  # to join paths takes longer than to write a page
        self._digests: list[str] = []

    def write(self, row: rows.Row) -> rows.Row:
        """Write the page of an article; its row again."""
        name, data = readable.file_name(row), _encoded(readable.page(row))
        self._digests.append(f"{name} {hashlib.sha256(data).hexdigest()}")
        new = f"{self._folder}/{name}"
        if not _linked(data, f"{self._before}/{name}", new):
            with BufferedWriter(FileIO(new, "wb")) as file:
                file.write(data)
        return row

    @property
    def digest(self) -> str:
        """The digest of the pages written."""
        return _digest_of(self._digests)


def _linked(data: bytes, old: str, new: str) -> bool:
    """Make ``new`` a second name of ``old`` if it is a file of just these bytes."""
    try:
        with FileIO(old) as file:
            if file.read() != data or stat.S_ISLNK(os.lstat(old).st_mode):
                return False
        os.link(old, new)
    except OSError:  # it is not there, or the file system cannot do it
        return False
    return True


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate becomes a JSON escape


def _digest_of(rows: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def read_ids(out: Path) -> Ids:
    """The ids that the corpus in ``out`` has given so far; none where there is no corpus."""
    atomic.recover(out.resolve())
    path = out / IDS
    try:
        return Ids.read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ids()
    except (OSError, UnicodeDecodeError) as error:
        raise IdsError(f"{path}: cannot be read: {error}") from error
    except IdsError as error:
        raise IdsError(f"{path}: {error}") from error


def recorded(out: Path) -> dict[str, str]:
    """The raw files that the corpus in ``out`` was made of: name to SHA-256; none where there is no corpus."""
    raw = read_manifest(out).get("raw")
    return raw if isinstance(raw, dict) else {}


def decided(out: Path) -> Decisions:
    """The decisions under which the corpus in ``out`` was made; none where there is no corpus."""
    rows = read_manifest(out).get("decisions", [])
    try:
        return Decisions.from_json(rows)
    except (DecisionError, TypeError, AttributeError):
        return NO_DECISIONS


def reviewed(out: Path) -> Iterator[rows.Row]:
    """The rows of ``review.jsonl`` of the corpus in ``out``; none where there is none that can be read."""
    try:
        with (out / "review.jsonl").open(encoding="utf-8") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError):
        return


def describes(out: Path, raw: Mapping[str, str], config: Config, decisions: Decisions = NO_DECISIONS) -> bool:
    """Whether ``out`` says that it holds what these raw files (name to SHA-256), this configuration and these decisions
    give."""
    manifest = read_manifest(out)
    described = _described(raw, config, decisions) | {"schema": rows.VERSION}
    return {key: value for key, value in manifest.items() if key != "outputs"} == described


def is_whole(out: Path) -> bool:
    """Whether every output in ``out`` is there as it was written."""
    outputs = _outputs(read_manifest(out))
    if set(outputs) != set(OUTPUTS):
        return False
    try:
        return all(digest(out / name) == outputs[name] for name in OUTPUTS)
    except OSError:
        return False


def _described(raw: Mapping[str, str], config: Config, decisions: Decisions) -> dict[str, Any]:
    """What an output depends on; decisions and rules of other packages are told only where there are any."""
    about = {"tool": f"cleaner {version('cleaner')}", "config": config.to_json(), "raw": dict(sorted(raw.items()))}
    outside = PLUGINS.identities()
    about |= {"plugins": outside} if outside else {}
    return about | ({"decisions": decisions.to_json()} if decisions.rows else {})


def read_manifest(out: Path) -> dict[str, Any]:
    """The manifest of an earlier run; empty where there is none that can be read."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _outputs(manifest: Mapping[str, Any]) -> dict[str, str]:
    outputs = manifest.get("outputs")
    return outputs if isinstance(outputs, dict) else {}


def _write(path: Path, rows: Iterable[str]) -> str:
    """Write the rows; return the SHA-256 of the file."""
    digest = hashlib.sha256()
    rows = iter(rows)
    with path.open("wb") as file:
        while some := list(islice(rows, _AT_ONCE)):
            data = _encoded("".join(some))
            digest.update(data)
            file.write(data)
    return digest.hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file; of a folder, of the names and contents of the files in it. Raises OSError."""
    if path.is_dir():
        return _digest_of(f"{page.name} {digest(page)}" for page in path.iterdir())
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
