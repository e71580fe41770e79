"""Tables of texts on the command line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.cli.conftest import LETTER, NOTICE, Clean, tree


def jsonl(*texts: str) -> bytes:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()


def test_clean_text_prints_one_document_after_the_other(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(jsonl(NOTICE, "\0", LETTER))
    done = clean("text", "x.jsonl", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["file"] for row in rows] == ["x.jsonl#1", "x.jsonl#3"]
    assert rows[1]["length"] == len(LETTER)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("clean: x.jsonl#2: ")
    plain = clean("text", "x.jsonl").stdout.decode()
    assert "开门。\n\n周一照常闭馆。\n\n\n致全体读者的一封信\n" in plain


def test_clean_run_takes_each_record_as_a_raw_file(clean: Clean, tmp_path: Path) -> None:
    raw = tmp_path / "corpus/raw"
    raw.mkdir(parents=True)
    (raw / "a.txt").write_text(NOTICE, encoding="utf-8")
    (raw / "x.jsonl.gz").write_bytes(gzip.compress(jsonl(NOTICE, LETTER)))
    (raw / "y.jsonl").write_bytes(b"{")
    done = clean("run", "-q", "-j", "2")
    assert done.returncode == 1
    assert b"y.jsonl#1" in done.stdout
    written = tree(tmp_path / "corpus/clean")
    rows = [json.loads(line) for line in written["articles.jsonl"].splitlines()]
    assert sorted(sorted(w["file"] for w in row["witnesses"]) for row in rows) == [
        ["a.txt", "x.jsonl.gz#1"],
        ["x.jsonl.gz#2"],
    ]
    (raw / "y.jsonl").unlink()
    assert clean("run", "-q").stdout == b"nothing to do: corpus/clean is up to date\n"
