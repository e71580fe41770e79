"""The documents of a raw file: itself, or the records of a table (JSONL, Parquet), each a document of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from cleaner.stages.decode import DecodeError
from cleaner.stages.decode.packed import unpack
from cleaner.stages.decode.reading import read
from cleaner.store.raw import Problem, ending

# Columns that hold the text, in this order; else the only column of strings does.
_TEXT_COLUMNS = ("text", "content", "body", "article", "正文", "内容")
_JSONL = (".jsonl", ".ndjson")
_PARQUET = ".parquet"
_BATCH = 1000  # rows
_SURROGATE = regex.compile("[\ud800-\udfff]")


class Document(NamedTuple):
    """One text to clean. ``name`` is the file's, for a record of a table with its row number: ``file.jsonl#12``."""

    name: str
    data: bytes


def is_table(name: str) -> bool:
    """Whether a file of this name holds many documents."""
    return ending(name) in (*_JSONL, _PARQUET)


def documents(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The documents of the file ``name``, whose bytes are ``data``.

    A record that holds no text is a Problem; the others go on. A file that cannot be read as a table at all, or whose
    text column is not clear, raises DecodeError.
    """
    suffix = ending(name)
    if suffix in _JSONL:
        yield from _jsonl(data, name)
    elif suffix == _PARQUET:
        yield from _parquet(unpack(data, name), name)
    else:
        yield Document(name, data)


def _jsonl(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The records of a file with a JSON object a line; blank lines count, but are no records."""
    column = ""
    for number, line in enumerate(read(unpack(data, name), name).string.split("\n"), 1):
        if not line.strip():
            continue
        row = f"{name}#{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(row, f"this line is no JSON ({error}); write one JSON object a line")
            continue
        if not isinstance(record, dict):
            yield Problem(row, f"this line is JSON, but no object with columns: {line[:20]}…")
            continue
        if not column:
            column = _text_column(record, [key for key, value in record.items() if isinstance(value, str)], name)
        yield _document(row, record, column)


def _document(row: str, record: Mapping[str, Any], column: str) -> Document | Problem:
    value = record.get(column, ...)
    if value is None:
        return Document(row, b"")
    if not isinstance(value, str):
        what = f"there is no column {column!r}" if value is ... else f"the column {column!r} holds no text"
        return Problem(row, f"{what}, from which the text of the other records comes; columns: {_listed(record)}")
    return Document(row, _SURROGATE.sub("\ufffd", value).encode())


def _text_column(columns: Iterable[str], strings: Sequence[str], name: str) -> str:
    """The column that holds the text. ``strings`` are the columns of strings."""
    for column in _TEXT_COLUMNS:
        if column in strings:
            return column
    if len(strings) == 1:
        return strings[0]
    raise DecodeError(
        f"{name}: which column holds the text? It is none of {', '.join(_TEXT_COLUMNS)}, and there "
        f"{'are several columns' if strings else 'is no column'} of strings; rename it to text; columns: "
        f"{_listed(columns)}"
    )


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(columns) or "none"


def _parquet(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The rows of a Parquet table."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise DecodeError(
            f"{name}: this is a Parquet table, and reading it needs pyarrow, which cannot be loaded ({error}); "
            "install it: pip install 'cleaner[parquet]'"
        ) from error
    number = 0
    try:
        table = parquet.ParquetFile(io.BytesIO(data))
        schema = table.schema_arrow
        kinds = (pyarrow.types.is_string, pyarrow.types.is_large_string, pyarrow.types.is_string_view)
        strings = [field.name for field in schema if any(is_kind(_values(field.type)) for is_kind in kinds)]
        column = _text_column(schema.names, strings, name)
        for batch in table.iter_batches(_BATCH, columns=[column]):
            for value in batch.column(0).to_pylist():
                number += 1
                yield _document(f"{name}#{number}", {column: value}, column)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())
        raise DecodeError(
            f"{name}: this Parquet table cannot be read after row {number} ({what}); fetch it again, or write it anew"
        ) from error


def _values(kind: Any) -> Any:
    """The type of the values of a column, which may be stored as references to a dictionary."""
    import pyarrow

    return kind.value_type if pyarrow.types.is_dictionary(kind) else kind
