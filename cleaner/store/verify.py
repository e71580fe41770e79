"""Whether a corpus that was written is still whole: its files what the manifest says, its ids leading somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.canon.ids import IdsError
from cleaner.store import readable
from cleaner.store.corpus import IDS, OUTPUTS, digest, read_ids, read_manifest
from cleaner.store.large import MANIFEST
from cleaner.store.rows import Row

STALE = "COR001"  # the corpus is not what the raw files give
DAMAGED = "COR002"  # a file is not what was written
LOST = "COR003"  # an id that leads nowhere

ARTICLES = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a corpus: the file in it, or the raw file, the kind of fault, and what it is.

    ``said`` says it with fields in braces, which ``values`` fill, so that it can be said in another language too.
    """

    file: str
    code: str
    said: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.said.format(**dict(self.values)) if self.values else self.said


def fault(file: str, code: str, said: str, **values: object) -> Fault:
    """A fault with what fills the fields of ``said``."""
    return Fault(file, code, said, tuple((name, str(value)) for name, value in values.items()))


def faults(out: Path) -> list[Fault]:
    """What is wrong with the corpus in ``out``, looked at by itself: damaged files, and ids that lead nowhere."""
    manifest = read_manifest(out)
    if not isinstance(manifest.get("outputs"), dict) or not isinstance(manifest.get("raw"), dict):
        return [fault(MANIFEST, DAMAGED, "is no manifest of a corpus; restore it, or run: clean run")]
    found = list(_damaged(out, manifest["outputs"]))
    broken = {each.file for each in found}
    rows: dict[str, list[Row]] = {}
    for name in OUTPUTS:
        if name.endswith(".jsonl") and name not in broken:
            rows[name] = _rows(out / name)
    if ARTICLES in rows:
        if readable.FOLDER in broken and (pages := list(_damaged_pages(out, rows[ARTICLES]))):
            found = [each for each in found if each.file != readable.FOLDER] + pages
        found.extend(_lost(out, rows, manifest["raw"]))
    return sorted(set(found), key=lambda each: (each.file, each.code, each.message))


def _damaged(out: Path, outputs: dict[str, str]) -> Iterator[Fault]:
    """The files of which the checksum in the manifest is not right."""
    for name in sorted({*OUTPUTS, *outputs}):
        if name not in outputs:
            yield fault(MANIFEST, DAMAGED, "has no checksum of {name}; run: clean run", name=name)
            continue
        try:
            if digest(out / name) != outputs[name]:
                yield fault(name, DAMAGED, "was changed since it was written: its checksum is not that of the manifest")
        except OSError as error:
            yield fault(name, DAMAGED, "cannot be read: {what}", what=(error.strerror or str(error)).lower())


def _damaged_pages(out: Path, articles: list[Row]) -> Iterator[Fault]:
    """Which of the readable articles are not what the table of articles says: their checksum is one of all."""
    due = {readable.file_name(row): readable.page(row) for row in articles}
    folder = out / readable.FOLDER
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted({*due, *there}):
        file = f"{readable.FOLDER}/{name}"
        if name not in due:
            yield fault(file, DAMAGED, "was not written by clean run; move it elsewhere")
        elif name not in there:
            yield fault(file, DAMAGED, "is missing")
        elif (folder / name).read_bytes() != due[name].encode("utf-8", "backslashreplace"):
            yield fault(file, DAMAGED, "was changed since it was written: it is not what articles.jsonl says")


def _lost(out: Path, rows: dict[str, list[Row]], raw: dict[str, str]) -> Iterator[Fault]:
    """The ids that lead to no article, and the raw files that are named and not known."""
    articles = {row["id"] for row in rows[ARTICLES]}
    for name, key in (("witnesses.jsonl", "id"), ("variants.jsonl", "id"), ("relations.jsonl", "id")):
        for row in rows.get(name, ()):
            if row[key] not in articles:
                yield fault(name, LOST, "{id} is no article of the corpus", id=row[key])
    for row in rows[ARTICLES]:
        for one in row["witnesses"]:
            if raw.get(one["file"]) != one["sha256"]:
                yield fault(
                    ARTICLES,
                    LOST,
                    "{id} has a witness in {raw}, which is no raw file of it",
                    id=row["id"],
                    raw=one["file"],
                )
    if IDS not in rows:
        return
    try:
        ids = {row.id: row for row in read_ids(out).rows}
    except IdsError as error:
        yield fault(IDS, DAMAGED, str(error).removeprefix(f"{out / IDS}: "))
        return
    for id in sorted(articles - ids.keys()):
        yield fault(IDS, LOST, "{id} is an article and has no row here", id=id)
    for known in ids.values():
        if known.redirect is None:
            continue
        heir = ids.get(known.redirect)
        if heir is None or heir.redirect is not None:
            yield fault(
                IDS, LOST, "{id} leads to {heir}, which is no id of an article", id=known.id, heir=known.redirect
            )
        elif known.id in articles:
            yield fault(IDS, LOST, "{id} leads to {heir}, but is an article itself", id=known.id, heir=known.redirect)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
