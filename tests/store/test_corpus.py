"""The written corpus: its rows, its bytes, and when it need not be written."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleaner.article import Removal
from cleaner.canon.corpus import Corpus, build
from cleaner.canon.ids import Ids, IdsError
from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.core.rule import Finding
from cleaner.store.corpus import OUTPUTS, describes, is_whole, read_ids, write
from tests.canon.texts import article, noisy, record, witness

ONE, OTHER = article(1), article(2)


def up_to_date(out: Path, raw: dict[str, str], config: Config) -> bool:
    return describes(out, raw, config) and is_whole(out)


def records() -> list[FileRecord]:
    first = record(witness(ONE, "一.txt", title="南坡纪事", date="2026-05-01"))
    first = replace(
        first,
        removed=(Removal("page-number", "FUR001", "第1版", (0, 3)),),
        findings=(Finding("SEG001", (0, 3), "is this a title?"),),
    )
    others = [witness(noisy(ONE, 0.02, n), f"{n}.txt") for n in range(3)] + [
        witness((*OTHER, ONE[1], ONE[2]), "b/c.txt")
    ]
    return [first, *map(record, others)]


def rows(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    assert "\r" not in text and (not text or text.endswith("\n"))
    return [json.loads(line) for line in text.splitlines()]


def bytes_of(out: Path) -> dict[str, bytes]:
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def raw(corpus: Corpus) -> dict[str, str]:
    return {r.file: r.sha256 for r in corpus.records}


def test_articles_have_the_contracts_fields_in_order(tmp_path: Path) -> None:
    write(build(records(), Ids()), tmp_path / "clean", Config())
    found = rows(tmp_path / "clean" / "articles.jsonl")
    head = ["id", "title", "kicker", "subtitle", "byline", "source", "date", "complete", "language", "script"]
    fields = [*head, "text", "paragraphs", "witnesses"]
    assert [list(row) for row in found] == [fields] * 2
    assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    one = next(row for row in found if len(row["witnesses"]) == 4)
    assert one["title"] == "南坡纪事" and one["date"] == "2026-05-01"
    assert (one["language"], one["script"]) == ("zh", "Hans")
    assert one["text"] == "\n\n".join(p["text"] for p in one["paragraphs"]) == "\n\n".join(ONE)
    assert [w["file"] for w in one["witnesses"] if w["base"]] == ["一.txt"]
    assert all(list(w) == ["file", "sha256", "spans", "similarity", "kind", "base"] for w in one["witnesses"])
    assert sorted(w["file"] for row in found for w in row["witnesses"]) == sorted(r.file for r in records())


def test_variants_removals_and_findings_are_outputs_too(tmp_path: Path) -> None:
    write(build(records(), Ids()), tmp_path / "clean", Config())
    articles = {row["id"]: row for row in rows(tmp_path / "clean" / "articles.jsonl")}
    variants = rows(tmp_path / "clean" / "variants.jsonl")
    assert variants
    for row in variants:
        place = row["where"]
        text = articles[row["id"]]["paragraphs"][place["paragraph"]]["text"]
        assert text[place["offset"] :].startswith(row["chosen"])
        assert len({n for reading in row["readings"] for n in reading["witnesses"]}) == 4
    assert rows(tmp_path / "clean" / "removed.jsonl") == [
        {"file": "一.txt", "kind": "page-number", "code": "FUR001", "text": "第1版", "span": [0, 3]}
    ]
    review = rows(tmp_path / "clean" / "review.jsonl")
    assert {"file": "一.txt", "code": "SEG001", "span": [0, 3], "message": "is this a title?"} in review


def test_the_bytes_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    write(build(records(), Ids()), tmp_path / "first", Config())
    for seed in range(3):
        shuffled = records()
        random.Random(seed).shuffle(shuffled)
        write(build(shuffled, Ids()), tmp_path / f"{seed}", Config())
        assert bytes_of(tmp_path / f"{seed}") == bytes_of(tmp_path / "first")


def test_a_second_run_with_the_ids_of_the_first_gives_the_same_bytes(tmp_path: Path) -> None:
    out = tmp_path / "clean"
    write(build(records(), read_ids(out)), out, Config())
    before = bytes_of(out)
    write(build(records(), read_ids(out)), out, Config())
    assert bytes_of(out) == before


def test_a_file_added_later_gives_what_it_gives_from_the_start_but_for_ids(tmp_path: Path) -> None:
    build_first = build(records()[1:], Ids())
    grown = build(records(), build_first.ids)
    whole = build(records(), Ids())
    assert {a.text for a in grown.articles} == {a.text for a in whole.articles}
    assert {a.witnesses for a in grown.articles} == {a.witnesses for a in whole.articles}
    assert {a.variants for a in grown.articles} == {a.variants for a in whole.articles}


def test_up_to_date_until_anything_changes(tmp_path: Path) -> None:
    out, corpus = tmp_path / "clean", build(records(), Ids())
    assert not up_to_date(out, raw(corpus), Config())
    write(corpus, out, Config())
    assert up_to_date(out, raw(corpus), Config())
    assert not up_to_date(out, raw(corpus), Config(script="keep"))
    assert not up_to_date(out, raw(corpus) | {"new.txt": "0" * 64}, Config())
    assert not up_to_date(out, {name: digest for name, digest in raw(corpus).items() if name != "一.txt"}, Config())
    page = next((out / "articles").iterdir())
    for name in (*(name for name in OUTPUTS if name != "articles"), f"articles/{page.name}"):
        kept = (out / name).read_bytes()
        (out / name).write_bytes(kept + b"\n")
        assert not up_to_date(out, raw(corpus), Config()), name
        (out / name).unlink()
        assert not up_to_date(out, raw(corpus), Config()), name
        (out / name).write_bytes(kept)
    assert up_to_date(out, raw(corpus), Config())
    (out / "manifest.json").write_text("{", encoding="utf-8")
    assert not up_to_date(out, raw(corpus), Config())


def test_no_machine_path_is_written(tmp_path: Path) -> None:
    write(build(records(), Ids()), tmp_path / "clean", Config())
    for data in bytes_of(tmp_path / "clean").values():
        assert str(tmp_path).encode() not in data


def test_a_damaged_ids_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "ids.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(IdsError, match=r"ids\.jsonl: line 1"):
        read_ids(tmp_path)


def test_an_empty_corpus_can_be_written(tmp_path: Path) -> None:
    write(build([], Ids()), tmp_path / "clean", Config())
    assert {path.name for path in (tmp_path / "clean").iterdir()} == {*OUTPUTS, "manifest.json"}


def test_pages_that_stay_are_not_written_again_and_spoilt_ones_are(tmp_path: Path) -> None:
    out, corpus = tmp_path / "clean", build([record(witness(article(n), f"{n}.txt")) for n in range(3)], Ids())
    write(corpus, out, Config())
    pages = sorted((out / "articles").iterdir())
    before = {page.name: (page.stat().st_ino, page.read_bytes()) for page in pages}
    pages[0].write_bytes(b"spoilt")
    write(corpus, out, Config())
    after = {page.name: (page.stat().st_ino, page.read_bytes()) for page in sorted((out / "articles").iterdir())}
    assert {name: text for name, (_, text) in after.items()} == {name: text for name, (_, text) in before.items()}
    assert [before[page.name][0] == after[page.name][0] for page in pages] == [False, True, True]
    assert all(page.stat().st_nlink == 1 for page in (out / "articles").iterdir())
