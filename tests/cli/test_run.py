"""``clean run`` over good and bad files."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from cleaner.cli.main import main
from tests.cli.conftest import BINARY, LETTER, NOTICE, Clean, fill, tree


def test_default_folders_summary_and_a_second_run(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "corpus/raw", (NOTICE, LETTER, NOTICE))
    before = tree(raw)
    done = clean("run")
    assert done.returncode == 0
    out = done.stdout.decode()
    assert out.startswith(
        "corpus/clean: 2 canonical articles from 3 articles in 3 raw files\nduplicates merged: 1 (exact 1)\n"
    )
    assert "half-width-punctuation" in out
    assert done.stderr.decode().splitlines() == [f"{n}.txt: 1 article" for n in range(3)]
    written = tree(tmp_path / "corpus/clean")
    rows = [json.loads(line) for line in written["articles.jsonl"].splitlines()]
    assert sorted(len(row["witnesses"]) for row in rows) == [1, 2]

    again = clean("run")
    assert (again.returncode, again.stderr) == (0, b"")
    assert again.stdout == b"nothing to do: corpus/clean is up to date\n"
    assert tree(tmp_path / "corpus/clean") == written
    assert tree(raw) == before


def test_quiet_says_only_the_summary(clean: Clean, tmp_path: Path) -> None:
    fill(tmp_path / "corpus/raw")
    done = clean("run", "--quiet")
    assert done.stderr == b""
    assert done.stdout.startswith(b"corpus/clean: 2 canonical articles")


def test_a_changed_file_is_cleaned_again(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "corpus/raw")
    clean("run")
    (raw / "1.txt").write_text(LETTER.replace("五十封", "六十封"), encoding="utf-8")
    assert clean("run").returncode == 0
    assert "六十封" in tree(tmp_path / "corpus/clean")["articles.jsonl"].decode()


def test_same_bytes_whatever_the_jobs_and_the_order(clean: Clean, tmp_path: Path) -> None:
    texts = [NOTICE.replace("六月", f"{n}月") + LETTER.replace("五十", f"{n}十") for n in "一二三四五六七八"]
    raw = fill(tmp_path / "raw", texts)
    results = []
    for number, args in enumerate((["--jobs", "1"], ["--jobs", "2"], ["--jobs", "3"])):
        assert clean("run", "raw", "--out", f"out{number}", *args).returncode == 0
        results.append(tree(tmp_path / f"out{number}"))
    files = sorted((path for path in raw.iterdir()), reverse=True)
    assert clean("run", *files, "--out", "named").returncode == 0
    results.append(tree(tmp_path / "named"))
    assert all(result == results[0] for result in results)


def test_bad_files_never_stop_the_others(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw")
    (raw / "empty.txt").touch()
    (raw / "picture.txt").write_bytes(BINARY)
    (raw / "both.txt").write_bytes(LETTER.encode("gb18030") + NOTICE.encode())
    (raw / "around").symlink_to(raw, target_is_directory=True)
    (raw / "itself.txt").symlink_to("itself.txt")
    Path(os.fsdecode(os.fsencode(raw) + b"/name\xff.txt")).write_text(NOTICE, encoding="utf-8")
    before = tree(raw)
    done = clean("run", "raw", "missing.txt", "--out", "out", LC_ALL="C")
    assert done.returncode == 1
    err = done.stderr.decode()
    for line in (
        "0.txt: 1 article",
        "empty.txt: 0 articles",
        "name\\xff.txt: 1 article",
        "clean: picture.txt: this is a PNG image, not text; run OCR on it",
        "clean: around: a link to a folder above it",
        "clean: itself.txt: cannot be read: Too many levels of symbolic links",
        "clean: missing.txt: cannot be read: No such file or directory",
    ):
        assert line in err
    out = done.stdout.decode()
    assert "in 5 raw files" in out
    assert "left out: 4 files or folders" in out
    assert "picture.txt: this is a PNG image" in out
    assert tree(raw) == before

    again = clean("run", "raw", "missing.txt", "--out", "out")
    assert again.returncode == 1
    assert again.stdout.startswith(b"nothing to do: out is up to date\n")
    assert b"0.txt:" not in again.stderr


def test_a_file_that_failed_is_tried_again(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw")
    (raw / "late.txt").write_bytes(BINARY)
    assert clean("run", "raw", "--out", "out").returncode == 1
    (raw / "late.txt").write_text(NOTICE.replace("新桥", "旧城"), encoding="utf-8")
    done = clean("run", "raw", "--out", "out")
    assert done.returncode == 0
    assert b"in 3 raw files" in done.stdout
    clean("run", "raw", "--out", "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_a_file_that_turns_bad_leaves_the_corpus_and_this_is_said(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw")
    clean("run", "raw", "--out", "out")
    (raw / "1.txt").write_bytes(BINARY)
    done = clean("run", "raw", "--out", "out")
    assert done.returncode == 1
    assert b"what the corpus had from it is no longer in it" in done.stdout
    assert "一封信" not in tree(tmp_path / "out")["articles.jsonl"].decode()


def test_a_corpus_is_not_emptied_because_nothing_can_be_read(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw")
    clean("run", "raw", "--out", "out")
    before = tree(tmp_path / "out")
    for path in raw.iterdir():
        path.write_bytes(BINARY)
    done = clean("run", "raw", "--out", "out")
    assert done.returncode == 1
    assert done.stdout.startswith(
        b"nothing was written: none of the raw files could be cleaned; out is left as it was\n"
    )
    assert b"no longer in it" not in done.stdout
    for path in raw.iterdir():
        path.unlink()
    assert b"there is no raw file" in clean("run", "raw", "--out", "out").stdout
    assert tree(tmp_path / "out") == before


def test_no_default_folder(clean: Clean, tmp_path: Path) -> None:
    done = clean("run")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("clean: corpus/raw: there is no such folder here; name your raw files")
    (tmp_path / "corpus" / "clean").mkdir(parents=True)  # git takes away the folder of the last raw file removed
    done = clean("run")
    assert done.returncode == 2
    assert "if there are no raw files any more, remove corpus/clean too" in done.stderr.decode()


@pytest.mark.parametrize(
    ("raw", "out", "reason"),
    [
        ("raw", "raw", "is the raw folder"),
        ("raw", "raw/clean", "lies in the raw folder"),
        ("top/raw", "top", "contains the raw files"),
        ("top/raw/0.txt", "top/raw", "contains the raw files"),
        ("raw", "link", "lies in the raw folder"),
        ("raw", ".", "contains the raw files"),
        ("../elsewhere", ".", "the folder you are in"),
    ],
)
def test_out_and_raw_must_not_overlap(clean: Clean, tmp_path: Path, raw: str, out: str, reason: str) -> None:
    fill(tmp_path / "raw")
    fill(tmp_path / "top/raw")
    (tmp_path / "link").symlink_to(tmp_path / "raw/deep")
    before = tree(tmp_path)
    done = clean("run", raw, "--out", out)
    assert done.returncode == 2
    assert reason in done.stderr.decode()
    assert tree(tmp_path) == before


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_leaves_the_old_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    raw, out = fill(tmp_path / "raw"), tmp_path / "out"
    args = ["run", str(raw), "--out", str(out)]
    assert main(args) == 0
    before = tree(out)
    (raw / "2.txt").write_text(NOTICE.replace("新桥", "旧城"), encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr("cleaner.store.tables.Table._flush", full)
        capsys.readouterr()
        assert main(args) == 1
    err = capsys.readouterr().err
    assert "No space left on device" in err and "untouched" in err and "make room" in err
    assert tree(out) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == [".cleaner-cache"]
    assert main(args) == 0
    assert tree(out) != before


def test_damaged_ids_are_not_overwritten(clean: Clean, tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    clean("run", "raw", "--out", "out")
    (tmp_path / "out/ids.jsonl").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    done = clean("run", "raw", "--out", "out")
    assert done.returncode == 1
    assert "out/ids.jsonl: line 1 is no id row" in done.stderr.decode()
    assert (tmp_path / "out/ids.jsonl").read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
