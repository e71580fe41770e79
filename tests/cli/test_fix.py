"""``clean fix``, as a person or a hook uses it on files of their own."""

from __future__ import annotations

import gzip
import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import BINARY, NOTICE, Clean, tree

FIXED = NOTICE.replace(",", "，").replace("９", "9")
DIRTY = (
    "# 渡口新闻\n\n从六月一日起,新桥图书馆每天早上９点开门，\n— 12 —\n欢迎　前来.\n\n"
    "　　春水绿，\n　　菜花黄。\n\n甲 | 乙 | 丙\n"
)
TIDY = (
    "# 渡口新闻\n\n从六月一日起，新桥图书馆每天早上9点开门，欢迎 前来。\n\n　　春水绿，\n　　菜花黄。\n\n甲 | 乙 | 丙\n"
)


def test_a_file_is_fixed_in_place(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRTY, encoding="utf-8")
    done = clean("fix", "a.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TIDY
    assert tree(tmp_path).keys() == {"a.txt"}
    assert done.stdout.decode().splitlines() == [
        "a.txt: fixed 6 (FUR001 1, NOR002 1, NOR040 1, NOR041 1, NOR073 1, UNW002 1)",
        "6 fixed in 1 of 1 file",
        "needs a look: 1 (NOR072 1); places: clean check",
    ]


def test_a_second_time_there_is_nothing_to_fix_and_check_says_so_too(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    clean("fix", "a.txt")
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    done = clean("fix", "a.txt")
    assert (done.returncode, done.stdout) == (0, b"nothing to fix in 1 file\n")
    assert (tmp_path / "a.txt").stat().st_mtime_ns == before
    assert clean("check", "a.txt").returncode == 0


def test_diff_shows_and_changes_nothing(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("馆从六月一日起,开门。\n\n周一闭馆。", encoding="utf-8")
    done = clean("fix", "a.txt", "--diff")
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n-馆从六月一日起,开门。\n+馆从六月一日起，开门。\n \n 周一闭馆。\n"
        "\\ No newline at end of file\n"
    )
    assert "," in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_check_is_for_pipelines(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    done = clean("fix", "a.txt", "--check")
    assert done.returncode == 1
    assert done.stdout.decode() == "a.txt: would fix 2 (NOR002 1, NOR040 1)\n2 would be fixed in 1 of 1 file\n"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == NOTICE
    (tmp_path / "a.txt").write_text(FIXED, encoding="utf-8")
    assert clean("fix", "a.txt", "--check").returncode == 0


def test_likely_rules_only_when_asked(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('他说:"渡口 通船了。"\n', encoding="utf-8")
    clean("fix", "a.txt")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == '他说："渡口 通船了。"\n'
    assert b"NOR060 2, NOR072 1" in clean("fix", "a.txt", "--unsafe").stdout
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "他说：“渡口通船了。”\n"


def test_chosen_rules(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    clean("fix", "a.txt", "--select", "NOR040")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == NOTICE.replace(",", "，")
    clean("fix", "a.txt", "--ignore", "NOR002")
    assert "９" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert clean("fix", "a.txt", "--select", "NOPE").returncode == 2


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_byte_order_mark_and_line_ends_stay(clean: Clean, tmp_path: Path, mark: bytes, end: str, last: bool) -> None:
    def written(text: str) -> bytes:
        text = text if last else text.rstrip("\n")
        return mark + text.replace("\n", end).encode()

    (tmp_path / "a.txt").write_bytes(written(NOTICE))
    assert clean("fix", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == written(FIXED)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-be"])
def test_the_encoding_stays(clean: Clean, tmp_path: Path, encoding: str) -> None:
    text = "關於圖書館開放時間的通知\n\n從六月一日起,圖書館每天早上９點開門，歡迎讀者前來閱讀。\n"
    (tmp_path / "a.txt").write_bytes((text * 3).encode(encoding))
    assert clean("fix", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == (text * 3).replace(",", "，").replace("９", "9").encode(encoding)


def test_a_character_that_the_encoding_does_not_have(clean: Clean, tmp_path: Path) -> None:
    text = "關於圖書館開放時間的通知\n\n從六月一日起，圖書館每天開門8~9小時，歡迎讀者前來閱讀。\n"
    data = (text * 3).encode("big5")
    (tmp_path / "a.txt").write_bytes(data)
    done = clean("fix", "a.txt")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("clean: a.txt: left as it is: needs '～' (U+FF5E), which big5")
    assert (tmp_path / "a.txt").read_bytes() == data
    assert "can be fixed" not in clean("check", "a.txt", "--select", "NOR007").stdout.decode()


def test_permissions_links_and_backup(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert clean("fix", "link.txt", "--backup").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640
    assert tree(tmp_path) == {
        "a.txt": FIXED.encode(),
        "link.txt": FIXED.encode(),
        "a.txt.orig": NOTICE.encode(),
    }


def test_an_older_backup_is_never_lost(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "a.txt.orig").write_text("first", encoding="utf-8")
    done = clean("fix", "a.txt", "--backup")
    assert done.returncode == 1
    assert b"there is a a.txt.orig already" in done.stderr
    assert tree(tmp_path) == {"a.txt": NOTICE.encode(), "a.txt.orig": b"first"}


def test_raw_files_and_the_corpus_are_refused(clean: Clean, tmp_path: Path) -> None:
    for folder in ("corpus/raw/2026", "corpus/clean/articles", "texts"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "elsewhere").symlink_to("corpus/raw")
    for path in ("corpus/raw", "corpus/raw/2026/a.txt", "elsewhere/2026/a.txt"):
        done = clean("fix", "texts", path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "raw files are never changed" in done.stderr.decode()
    assert clean("fix", "corpus/clean/articles").returncode == 2
    assert set(tree(tmp_path).values()) == {NOTICE.encode()}
    done = clean("fix", ".")  # what the walk finds there is passed over
    assert done.stdout.decode().startswith("texts/a.txt: fixed 2")
    assert [name for name, data in tree(tmp_path).items() if data != NOTICE.encode()] == ["texts/a.txt"]


def test_the_raw_folder_of_the_settings(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "cleaner.toml").write_text('raw = "scans"\n')
    assert clean("fix", "scans/a.txt").returncode == 2


def test_what_is_no_plain_text_is_left_with_the_reason(clean: Clean, tmp_path: Path) -> None:
    files = {
        "a.jsonl": (json.dumps({"text": NOTICE}).encode(), "is a table"),
        "b.html": (b"<html><body><p>" + NOTICE.encode() + b"</p></body></html>", "is a web page"),
        "c.txt.gz": (gzip.compress(NOTICE.encode()), "is compressed"),
        "d.bin": (BINARY, "PNG"),
        "g.json": (json.dumps({"text": NOTICE}, ensure_ascii=False).encode(), "is data or a program (.json)"),
        "h.CSV": (f"题目,正文\n甲,{NOTICE}".encode(), "is data or a program (.csv)"),
        "e.txt": (NOTICE.encode("gb18030") + NOTICE.encode() + b"\xff\xff\n", "save it as UTF-8"),
    }
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "f.txt").write_text(NOTICE, encoding="utf-8")
    done = clean("fix", *files, "f.txt")
    assert done.returncode == 1
    said = done.stderr.decode().splitlines()
    assert len(said) == len(files)
    for line, (name, (data, reason)) in zip(said, files.items(), strict=True):
        assert line.startswith(f"clean: {name}: ") and reason in line
        assert (tmp_path / name).read_bytes() == data
    assert (tmp_path / "f.txt").read_text(encoding="utf-8") == FIXED  # the others go on


def test_nothing_is_left_of_no_file(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("— 12 —\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert clean("fix", "a.txt", "b.txt").returncode == 0
    assert tree(tmp_path) == {"a.txt": "— 12 —\n".encode(), "b.txt": b""}


def test_wrong_usage(clean: Clean) -> None:
    assert clean("fix").returncode == 2
    assert clean("fix", "nothing.txt").returncode == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everything")
def test_a_folder_nobody_may_write(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "texts").chmod(0o500)
    done = clean("fix", "texts/a.txt")
    (tmp_path / "texts").chmod(0o700)
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert tree(tmp_path) == {"texts/a.txt": NOTICE.encode()}
