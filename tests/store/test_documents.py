"""Tables of texts: each record is a document of its own."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Sequence
from typing import Any

import pytest

from cleaner.stages.decode import DecodeError
from cleaner.store.documents import Document, documents
from cleaner.store.raw import Problem


def jsonl(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def parquet(table: dict[str, Sequence[Any]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as writer

    out = io.BytesIO()
    writer.write_table(pyarrow.table(table), out)
    return out.getvalue()


def test_other_files_are_one_document() -> None:
    assert list(documents(b"{}", "a.txt")) == [Document("a.txt", b"{}")]
    packed = gzip.compress(b"{}")
    assert list(documents(packed, "a.txt.gz")) == [Document("a.txt.gz", packed)]


def test_a_line_of_jsonl_is_a_document_named_by_its_number() -> None:
    data = jsonl({"id": "甲", "text": "山高\u2028路远"}) + b"\n" + jsonl({"text": "水长"})
    expected = [Document("x.jsonl#1", "山高\u2028路远".encode()), Document("x.jsonl#3", "水长".encode())]
    assert list(documents(data, "x.jsonl")) == expected
    assert list(documents(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "x.jsonl")) == expected
    packed = list(documents(gzip.compress(data), "x.jsonl.gz"))
    assert [d.name for d in packed if isinstance(d, Document)] == ["x.jsonl.gz#1", "x.jsonl.gz#3"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"content": "甲", "title": "乙"}, "甲"),
        ({"content": "甲", "text": "乙"}, "乙"),
        ({"标题": "乙", "正文": "甲"}, "甲"),
        ({"id": 1, "话": "甲"}, "甲"),
        ({"text": None, "正文": "甲"}, "甲"),
    ],
)
def test_the_column_with_the_text(record: dict[str, object], text: str) -> None:
    assert list(documents(jsonl(record), "x.ndjson")) == [Document("x.ndjson#1", text.encode())]


def test_no_clear_column_is_an_error_that_lists_them() -> None:
    with pytest.raises(DecodeError, match=r"^x\.jsonl: .*rename it to text; columns: title, words, n$"):
        list(documents(jsonl({"title": "甲", "words": "乙", "n": 1}), "x.jsonl"))
    with pytest.raises(DecodeError, match="no column of strings"):
        list(documents(parquet({"n": [1]}), "x.parquet"))


def test_a_bad_record_is_a_problem_and_the_others_go_on() -> None:
    data = (
        jsonl({"text": "甲"})
        + b'{"text": \n'
        + jsonl([1], {"words": "乙"}, {"text": 3}, {"text": None}, {"text": "丙"})
    )
    found = list(documents(data, "x.jsonl"))
    assert [d.name for d in found if isinstance(d, Document)] == ["x.jsonl#1", "x.jsonl#6", "x.jsonl#7"]
    problems = {p.file: p.message for p in found if isinstance(p, Problem)}
    assert list(problems) == ["x.jsonl#2", "x.jsonl#3", "x.jsonl#4", "x.jsonl#5"]
    assert "no JSON" in problems["x.jsonl#2"]
    assert "columns: words" in problems["x.jsonl#4"]


def test_a_lone_surrogate_does_not_spoil_a_record() -> None:
    assert list(documents(b'{"text": "\\ud83c\\udf38\\ud800"}', "x.jsonl")) == [
        Document("x.jsonl#1", "🌸\ufffd".encode())
    ]


def test_a_row_of_parquet_is_a_document() -> None:
    data = parquet({"id": [1, 2, 3], "title": ["子", "丑", "寅"], "text": ["甲", None, "丙"]})
    expected = [
        Document("x.parquet#1", "甲".encode()),
        Document("x.parquet#2", b""),
        Document("x.parquet#3", "丙".encode()),
    ]
    assert list(documents(data, "x.parquet")) == expected
    assert len(list(documents(gzip.compress(data), "x.parquet.gz"))) == 3


def test_a_damaged_parquet_file() -> None:
    data = parquet({"text": ["甲"]})
    for broken in (data[:-3], data[:10] + b"\xff" * 40 + data[50:], b""):
        with pytest.raises(DecodeError, match=r"^x\.parquet: .*fetch it again"):
            list(documents(broken, "x.parquet"))


def test_missing_pyarrow_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DecodeError, match=r"x\.parquet: .*cleaner\[parquet\]"):
        list(documents(b"PAR1", "x.parquet"))
