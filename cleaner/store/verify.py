"""Whether a corpus that was written is still whole: its files what the manifest says, its ids leading somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.canon.ids import IdsError
from cleaner.store import readable
from cleaner.store.corpus import IDS, MANIFEST, OUTPUTS, digest, read_ids, read_manifest
from cleaner.store.rows import Row

STALE = "COR001"  # the corpus is not what the raw files give
DAMAGED = "COR002"  # a file is not what was written
LOST = "COR003"  # an id that leads nowhere

_ARTICLES = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a corpus: the file in it, or the raw file, the kind of fault, and what it is."""

    file: str
    code: str
    message: str


def faults(out: Path) -> list[Fault]:
    """What is wrong with the corpus in ``out``, looked at by itself: damaged files, and ids that lead nowhere."""
    manifest = read_manifest(out)
    if not isinstance(manifest.get("outputs"), dict) or not isinstance(manifest.get("raw"), dict):
        return [Fault(MANIFEST, DAMAGED, "is no manifest of a corpus; restore it, or run: clean run")]
    found = list(_damaged(out, manifest["outputs"]))
    broken = {fault.file for fault in found}
    rows: dict[str, list[Row]] = {}
    for name in OUTPUTS:
        if name.endswith(".jsonl") and name not in broken:
            rows[name] = _rows(out / name)
    if _ARTICLES in rows:
        if readable.FOLDER in broken and (pages := list(_damaged_pages(out, rows[_ARTICLES]))):
            found = [fault for fault in found if fault.file != readable.FOLDER] + pages
        found.extend(_lost(out, rows, manifest["raw"]))
    return sorted(set(found), key=lambda fault: (fault.file, fault.code, fault.message))


def _damaged(out: Path, outputs: dict[str, str]) -> Iterator[Fault]:
    """The files of which the checksum in the manifest is not right."""
    for name in sorted({*OUTPUTS, *outputs}):
        if name not in outputs:
            yield Fault(MANIFEST, DAMAGED, f"has no checksum of {name}; run: clean run")
            continue
        try:
            if digest(out / name) != outputs[name]:
                yield Fault(name, DAMAGED, "was changed since it was written: its checksum is not that of the manifest")
        except OSError as error:
            yield Fault(name, DAMAGED, f"cannot be read: {(error.strerror or str(error)).lower()}")


def _damaged_pages(out: Path, articles: list[Row]) -> Iterator[Fault]:
    """Which of the readable articles are not what the table of articles says: their checksum is one of all."""
    due = {readable.file_name(row): readable.page(row) for row in articles}
    folder = out / readable.FOLDER
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted({*due, *there}):
        file = f"{readable.FOLDER}/{name}"
        if name not in due:
            yield Fault(file, DAMAGED, "was not written by clean run; move it elsewhere")
        elif name not in there:
            yield Fault(file, DAMAGED, "is missing")
        elif (folder / name).read_bytes() != due[name].encode("utf-8", "backslashreplace"):
            yield Fault(file, DAMAGED, f"was changed since it was written: it is not what {_ARTICLES} says")


def _lost(out: Path, rows: dict[str, list[Row]], raw: dict[str, str]) -> Iterator[Fault]:
    """The ids that lead to no article, and the raw files that are named and not known."""
    articles = {row["id"] for row in rows[_ARTICLES]}
    for name, key in (("witnesses.jsonl", "id"), ("variants.jsonl", "id"), ("relations.jsonl", "id")):
        for row in rows.get(name, ()):
            if row[key] not in articles:
                yield Fault(name, LOST, f"{row[key]} is no article of the corpus")
    for row in rows[_ARTICLES]:
        for one in row["witnesses"]:
            if raw.get(one["file"]) != one["sha256"]:
                yield Fault(_ARTICLES, LOST, f"{row['id']} has a witness in {one['file']}, which is no raw file of it")
    if IDS not in rows:
        return
    try:
        ids = {row.id: row for row in read_ids(out).rows}
    except IdsError as error:
        yield Fault(IDS, DAMAGED, str(error).removeprefix(f"{out / IDS}: "))
        return
    for id in sorted(articles - ids.keys()):
        yield Fault(IDS, LOST, f"{id} is an article and has no row here")
    for known in ids.values():
        if known.redirect is None:
            continue
        heir = ids.get(known.redirect)
        if heir is None or heir.redirect is not None:
            yield Fault(IDS, LOST, f"{known.id} leads to {known.redirect}, which is no id of an article")
        elif known.id in articles:
            yield Fault(IDS, LOST, f"{known.id} leads to {known.redirect}, but is an article itself")


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
