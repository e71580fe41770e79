"""The articles of a written corpus in other formats."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cleaner.store.atomic import StoreError

_FLAT = (
    "id",
    "title",
    "kicker",
    "subtitle",
    "byline",
    "source",
    "date",
    "complete",
    "language",
    "script",
    "text",
)


def export(corpus: Path, to: str, out: Path) -> list[Path]:
    """Write the articles of the corpus in the folder ``corpus`` into the folder ``out``; the files written.

    Raises StoreError where there is no corpus, no room, or the library for the format is not installed.
    """
    source = corpus / "articles.jsonl"
    if not source.is_file():
        raise StoreError(f"{corpus}: holds no corpus; make one with: clean run --out {corpus}")
    try:
        out.mkdir(parents=True, exist_ok=True)
        return FORMATS[to](source, out)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error.strerror or error}") from error


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _parquet(source: Path, out: Path) -> list[Path]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise StoreError("Parquet needs the library pyarrow: pip install 'cleaner[parquet]'") from None
    paragraph = pa.struct([("role", pa.string()), ("text", pa.string())])
    witness = pa.struct(
        [
            ("file", pa.string()),
            ("sha256", pa.string()),
            ("spans", pa.list_(pa.list_(pa.int64()))),
            ("similarity", pa.float64()),
            ("kind", pa.string()),
            ("base", pa.bool_()),
        ]
    )
    fields = [(name, pa.bool_() if name == "complete" else pa.string()) for name in _FLAT]
    schema = pa.schema([*fields, ("paragraphs", pa.list_(paragraph)), ("witnesses", pa.list_(witness))])
    table = pa.Table.from_pylist(list(_rows(source)), schema)
    return [_written(out / "articles.parquet", lambda path: pq.write_table(table, path, compression="zstd"))]


def _jsonl(source: Path, out: Path) -> list[Path]:
    data = source.read_bytes()
    return [_written(out / "articles.jsonl", lambda path: path.write_bytes(data))]


def _csv(source: Path, out: Path) -> list[Path]:
    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as file:  # spreadsheets know UTF-8 by the mark only
            table = csv.DictWriter(file, _FLAT, extrasaction="ignore", lineterminator="\n")
            table.writeheader()
            table.writerows(_rows(source))

    return [_written(out / "articles.csv", write)]


def _txt(source: Path, out: Path) -> list[Path]:
    """One file an article: the title, if any, and the paragraphs, parted by blank lines."""
    done = []
    for row in _rows(source):
        text = "\n\n".join(part for part in (row["title"], row["text"]) if part) + "\n"
        data = text.encode("utf-8", "backslashreplace")

        def write(path: Path, data: bytes = data) -> object:
            return path.write_bytes(data)

        done.append(_written(out / f"{row['id']}.txt", write))
    return done


def _written(path: Path, write: Callable[[Path], object]) -> Path:
    """A file that appears whole or not at all."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write(temp)
        temp.replace(path)
    finally:
        temp.unlink(missing_ok=True)
    return path


FORMATS: dict[str, Callable[[Path, Path], list[Path]]] = {
    "parquet": _parquet,
    "jsonl": _jsonl,
    "csv": _csv,
    "txt": _txt,
}
