"""A corpus looked at by itself: ids that lead nowhere."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.config import Config
from cleaner.store.corpus import write
from cleaner.store.verify import DAMAGED, LOST, faults
from tests.store.test_corpus import records


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(build(records(), Ids()), tmp_path / "clean", Config())
    return tmp_path / "clean"


def rewrite(out: Path, name: str, text: str) -> None:
    """Write a file of the corpus, and its checksum, as another program might."""
    (out / name).write_text(text, encoding="utf-8")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["outputs"][name] = hashlib.sha256(text.encode()).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_whole_corpus_has_no_faults(out: Path) -> None:
    assert faults(out) == []


def test_redirects_must_lead_to_an_id(out: Path) -> None:
    text = (out / "ids.jsonl").read_text(encoding="utf-8")
    first, second = (json.loads(line)["id"] for line in text.splitlines())
    rows = [("c1", first), ("c2", "c1"), ("c3", "nowhere")]
    more = "".join(json.dumps({"id": id, "witnesses": [], "redirect": to}) + "\n" for id, to in rows)
    rewrite(out, "ids.jsonl", text + more)
    assert [(f.file, f.code, f.message) for f in faults(out)] == [
        ("ids.jsonl", LOST, "c2 leads to c1, which is no id of an article"),
        ("ids.jsonl", LOST, "c3 leads to nowhere, which is no id of an article"),
    ]
    own = json.dumps({"id": first, "witnesses": [], "redirect": second}) + "\n"
    rewrite(out, "ids.jsonl", "".join(line + "\n" for line in text.splitlines() if first not in line) + own)
    assert [f.message for f in faults(out)] == [f"{first} leads to {second}, but is an article itself"]


def test_every_article_has_its_row_and_every_row_its_article(out: Path) -> None:
    ids = (out / "ids.jsonl").read_text(encoding="utf-8").splitlines()
    gone = json.loads(ids[0])["id"]
    rewrite(out, "ids.jsonl", "\n".join(ids[1:]) + "\n")
    assert [f.message for f in faults(out)] == [f"{gone} is an article and has no row here"]
    articles = (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rewrite(out, "articles.jsonl", "".join(line + "\n" for line in articles if gone not in line))
    said = {(f.file, f.code) for f in faults(out)}
    assert ("witnesses.jsonl", LOST) in said
    assert not [file for file, code in said if code == DAMAGED and file != "articles"]


def test_a_witness_must_be_a_raw_file_of_the_corpus(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    del manifest["raw"]["一.txt"]
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (fault,) = faults(out)
    assert (fault.file, fault.code) == ("articles.jsonl", LOST)
    assert "has a witness in 一.txt" in fault.message
