"""The written corpus as others read it: validated by their own libraries, where these are installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.config import Config
from cleaner.store import card, rows
from cleaner.store.atomic import StoreError
from cleaner.store.corpus import write
from cleaner.store.export import export
from cleaner.store.readable import file_name
from tests.store.test_corpus import records


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(build(records(), Ids()), tmp_path / "clean", Config())
    return tmp_path / "clean"


@pytest.mark.parametrize("table", card.TABLES)
def test_every_record_fits_its_schema(out: Path, table: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = card.schema(table)
    assert schema["version"] == 1
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    lines = (out / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))


def test_frictionless_finds_no_fault(out: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])


def test_a_table_without_rows_does_not_spoil_the_package(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    write(build(records()[:1], Ids()), tmp_path / "clean", Config())
    assert (tmp_path / "clean/relations.jsonl").read_bytes() == b""
    report = frictionless.validate(str(tmp_path / "clean/datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])
    assert "config_name: relations" not in (tmp_path / "clean/README.md").read_text(encoding="utf-8")


def test_croissant_reads_the_articles(out: Path) -> None:
    croissant = pytest.importorskip("mlcroissant")
    dataset = croissant.Dataset(jsonld=str(out / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    found = [json.loads(line) for line in (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    read = [row["articles/id"].decode() for row in dataset.records("articles")]
    assert read == [row["id"] for row in found]


def test_datasets_loads_the_folder(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    for name, count in (("articles", 2), ("witnesses", 5), ("relations", 1)):
        loaded = datasets.load_dataset(str(out), name, cache_dir=str(tmp_path / "cache"))["train"]
        assert len(loaded) == count


def test_the_readable_articles_have_safe_names_and_the_text(out: Path) -> None:
    pages = sorted((out / "articles").iterdir())
    assert len(pages) == 2
    titled = next(page for page in pages if "南坡纪事" in page.name)
    text = titled.read_text(encoding="utf-8")
    assert text.startswith("---\nid: ") and "\n# 南坡纪事\n" in text
    for row in map(json.loads, (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()):
        page = next(page for page in pages if page.name.startswith(row["id"]))
        assert row["paragraphs"][-1]["text"] in page.read_text(encoding="utf-8")


def test_a_title_that_no_file_may_have_is_made_one() -> None:
    corpus = build(records(), Ids())
    article = next(a for a in corpus.articles if a.title)
    name = file_name(rows.article(article._replace(title="问：“a/b\\c*?<>|.”" + "很长" * 60)))
    assert not set(name) & set('/\\:*?"<>|') and len(name.encode()) < 200


@pytest.mark.parametrize("kind", ["parquet", "jsonl", "csv", "txt"])
def test_export(out: Path, tmp_path: Path, kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    done = export(out, kind, tmp_path / "export")
    texts = [json.loads(line)["text"] for line in (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {path.parent for path in done} == {tmp_path / "export"}
    if kind == "parquet":
        import pyarrow.parquet as pq

        table = pq.read_table(done[0])
        assert table.column("text").to_pylist() == texts
        assert pq.ParquetFile(done[0]).metadata.row_group(0).column(0).compression == "ZSTD"
    elif kind == "csv":
        import csv

        with done[0].open(encoding="utf-8-sig", newline="") as file:
            assert [row["text"] for row in csv.DictReader(file)] == texts
    elif kind == "jsonl":
        assert done[0].read_bytes() == (out / "articles.jsonl").read_bytes()
    else:
        assert sorted(texts) == sorted(
            path.read_text(encoding="utf-8").removeprefix("南坡纪事\n\n").rstrip("\n") for path in done
        )


def test_export_without_a_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="clean run"):
        export(tmp_path, "jsonl", tmp_path / "export")
