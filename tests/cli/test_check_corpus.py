"""``clean check`` on a corpus: what happens to it behind its back is found and named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Clean, fill, tree


@pytest.fixture
def corpus(clean: Clean, tmp_path: Path) -> Path:
    fill(tmp_path / "corpus" / "raw")
    assert clean("run", "-q").returncode == 0
    return tmp_path / "corpus" / "clean"


def found(clean: Clean, *args: str) -> list[tuple[str, str, str]]:
    done = clean("check", "--format", "json", *args)
    rows = [(row["file"], row["code"], row["message"]) for row in json.loads(done.stdout)]
    assert done.returncode == (1 if rows else 0)
    return rows


def test_all_is_well_and_nothing_is_touched(clean: Clean, corpus: Path) -> None:
    before = tree(corpus)
    for args in ((), ("corpus/clean",)):
        done = clean("check", *args)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == "corpus/clean: all is well: 2 articles, as the raw files give them\n"
    assert tree(corpus) == before


def test_it_is_really_made_again_also_without_its_cache(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "corpus" / ".cleaner-cache").iterdir():
        path.unlink()
    assert clean("check").returncode == 0


def test_new_changed_and_gone_raw_files(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    raw = tmp_path / "corpus" / "raw"
    titles = {row["title"]: row["id"] for row in map(json.loads, (corpus / "articles.jsonl").open(encoding="utf-8"))}
    (raw / "0.txt").write_text((raw / "0.txt").read_text("utf-8").replace("新桥", "旧桥"), encoding="utf-8")
    (raw / "1.txt").unlink()
    (raw / "2.txt").write_text("渡口新闻\n\n渡口的木船修好了，两岸的村民都来看。\n", encoding="utf-8")
    rows = found(clean)
    sources = {file: message for file, _, message in rows if file.startswith("corpus/raw")}
    assert sources == {
        "corpus/raw/0.txt": "was changed since the corpus was made",
        "corpus/raw/1.txt": "is gone since the corpus was made",
        "corpus/raw/2.txt": "is new since the corpus was made",
    }
    said = [message for file, code, message in rows if (file, code) == ("corpus/clean/articles.jsonl", "COR001")]
    # What says something else in another file is another article.
    assert {f"{id} is in no raw file any more" for id in titles.values()} <= set(said)
    assert any("“关于调整开馆时间的通知” is not in the corpus yet" in message for message in said)
    assert any("“渡口新闻” is not in the corpus yet" in message for message in said)
    assert clean("run", "-q").returncode == 0
    assert found(clean) == []


def test_other_settings(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('ignore = ["NOR040"]\n')
    rows = found(clean)
    assert (
        "corpus/clean/manifest.json",
        "COR001",
        "the corpus was made with other settings: none; run: clean run",
    ) in rows
    assert sum("has another text now" in message for _, _, message in rows) == 2


def test_other_decisions(clean: Clean, corpus: Path) -> None:
    assert clean("decide", "wrong", "corpus/raw/0.txt:3:7", "NOR040").returncode == 0
    rows = found(clean)
    assert (
        "corpus/clean/manifest.json",
        "COR001",
        "the corpus was made with other decisions: none; run: clean run",
    ) in (rows)
    assert clean("run", "-q").returncode == 0
    assert found(clean) == []


def test_a_damaged_file_is_named(clean: Clean, corpus: Path) -> None:
    first, second = sorted((corpus / "articles").iterdir())
    first.write_text(first.read_text("utf-8") + "\n", encoding="utf-8")
    second.unlink()
    (corpus / "articles" / "notes.md").write_text("我的笔记\n", encoding="utf-8")
    (corpus / "removed.jsonl").write_text('{"甲": 1}\n', encoding="utf-8")
    (corpus / "README.md").unlink()
    assert [(file.removeprefix("corpus/clean/"), code) for file, code, _ in found(clean)] == [
        ("README.md", "COR002"),
        (f"articles/{first.name}", "COR002"),
        (f"articles/{second.name}", "COR002"),
        ("articles/notes.md", "COR002"),
        ("removed.jsonl", "COR002"),
    ]
    assert clean("run", "-q").returncode == 0


@pytest.mark.parametrize("manifest", ["", "{}", "[]", '{"outputs": {}, "raw": {}}'])
def test_a_damaged_manifest(clean: Clean, corpus: Path, manifest: str) -> None:
    (corpus / "manifest.json").write_text(manifest)
    done = clean("check")
    assert done.returncode == 1
    assert b"corpus/clean/manifest.json COR002 " in done.stdout


def test_a_table_that_says_something_else_with_a_right_checksum(clean: Clean, corpus: Path) -> None:
    """As when other code wrote it: only making the corpus again shows it."""
    import hashlib

    path = corpus / "articles.jsonl"
    path.write_text(path.read_text("utf-8").replace('"complete": true', '"complete": false', 1), encoding="utf-8")
    manifest = json.loads((corpus / "manifest.json").read_text("utf-8"))
    manifest["outputs"]["articles.jsonl"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (corpus / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert ("corpus/clean/articles.jsonl", "COR001", "is not what the raw files give; run: clean run") in found(clean)


def test_ids_that_cannot_be_read(clean: Clean, corpus: Path) -> None:
    (corpus / "ids.jsonl").write_text("no JSON\n")
    assert [(file, code) for file, code, _ in found(clean)] == [("corpus/clean/ids.jsonl", "COR002")]


def test_without_raw_files_the_rest_is_checked(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus" / "raw").rename(tmp_path / "elsewhere")
    done = clean("check")
    assert done.returncode == 1
    assert b"corpus/raw: there is no such folder" in done.stderr
    assert b"not everything could be checked" in done.stdout


def test_a_corpus_elsewhere_has_its_raw_files_beside_it(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").rename(tmp_path / "other")
    assert clean("check", "other/clean").returncode == 0
    (tmp_path / "other" / "raw" / "0.txt").unlink()
    assert b"other/raw/0.txt COR001 is gone" in clean("check", "other/clean").stdout


def test_wrong_usage(clean: Clean, corpus: Path, tmp_path: Path) -> None:
    for args in (["--format", "sarif"], ["--select", "NOR"], ["--statistics"], ["corpus/clean", "corpus/raw"]):
        done = clean("check", *args)
        assert (done.returncode, done.stdout) == (2, b"")
    (corpus / "manifest.json").unlink()
    done = clean("check")
    assert done.returncode == 2
    assert b"there is no corpus; name files" in done.stderr
