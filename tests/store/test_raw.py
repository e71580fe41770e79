"""Finding raw files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner.store.raw import find


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("梨树开花。", encoding="utf-8")
    return path


def test_files_of_any_depth_sorted_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "c/d/e/第一版.text", "noname"):
        touch(tmp_path / name)
    found = find([tmp_path])
    assert [f.name for f in found.files] == ["a/y.html", "a/z.md", "b.txt", "c/d/e/第一版.text", "noname"]
    assert not found.problems


def test_hidden_files_and_readmes_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "README.md", "a/README.md"):
        touch(tmp_path / name)
    found = find([tmp_path])
    assert not found.files and not found.problems


def test_other_suffixes_are_reported_unless_given_by_name(tmp_path: Path) -> None:
    path = touch(tmp_path / "scan.docx")
    found = find([tmp_path])
    assert not found.files
    assert [p.file for p in found.problems] == ["scan.docx"] and ".docx" in found.problems[0].message
    assert [f.name for f in find([path]).files] == ["scan.docx"]


def test_compressed_files_are_found_by_what_they_hold(tmp_path: Path) -> None:
    for name in ("a.txt.gz", "b.HTML.ZST", "c.jsonl.gz", "d.pdf", "e.parquet", "f.gz", "g.tar.gz", "h.docx.zst"):
        touch(tmp_path / name)
    found = find([tmp_path])
    assert [f.name for f in found.files] == ["a.txt.gz", "b.HTML.ZST", "c.jsonl.gz", "d.pdf", "e.parquet", "f.gz"]
    assert [p.file for p in found.problems] == ["g.tar.gz", "h.docx.zst"]


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    found = find([tmp_path / "gone.txt", touch(tmp_path / "a.txt")])
    assert [f.name for f in found.files] == ["a.txt"]
    assert [p.file for p in found.problems] == ["gone.txt"]


def test_a_broken_link_is_a_problem_and_a_loop_ends(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = find([tmp_path])
    assert "a/one.txt" in [f.name for f in found.files]
    assert {p.file for p in found.problems} == {"a/up", "broken.txt"}


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [p.file for p in find([tmp_path]).problems] == ["pipe.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    assert [p.file for p in find([tmp_path]).problems] == ["locked"]


def test_a_name_that_is_no_utf_8_is_made_printable(tmp_path: Path) -> None:
    name = os.fsdecode("梨树".encode("gb18030") + b".txt")
    try:
        touch(tmp_path / name)
    except OSError:
        pytest.skip("the file system allows UTF-8 names only")
    (file,) = find([tmp_path]).files
    assert file.name == "\\xc0\\xe6\\xca\\xf7.txt"
    assert file.path.read_text(encoding="utf-8") == "梨树开花。"
    file.name.encode("utf-8")


def test_a_line_end_in_a_name_is_escaped(tmp_path: Path) -> None:
    touch(tmp_path / "a\nb.txt")
    assert [f.name for f in find([tmp_path]).files] == ["a\\nb.txt"]


def test_the_same_name_in_two_folders_is_told_apart_whatever_the_order(tmp_path: Path) -> None:
    one, two = touch(tmp_path / "x" / "a.txt"), touch(tmp_path / "y" / "a.txt")
    names = {f.name: f.path for f in find([one.parent, two.parent]).files}
    assert names == {"x/a.txt": one, "y/a.txt": two}
    assert {f.name: f.path for f in find([two.parent, one.parent]).files} == names
    assert len(find([one, one, one.parent]).files) == 1
