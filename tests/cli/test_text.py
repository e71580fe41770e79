"""``clean text``, as a person or a pipe uses it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import BINARY, NOTICE, Clean, command


def test_prints_the_clean_text_and_nothing_else(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    done = clean("text", "a.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (
        "关于调整开馆时间的通知\n\n从六月一日起，新桥图书馆每天早上9点开门。\n\n周一照常闭馆。\n"
    )


def test_standard_input_as_bytes(clean: Clean) -> None:
    done = clean("text", "-", "--json", stdin=NOTICE.encode("gb18030"))
    result = json.loads(done.stdout)
    assert (result["file"], result["encoding"]) == ("-", "gb18030")
    assert result["articles"][0]["title"]["text"] == "关于调整开馆时间的通知"
    assert done.stdout.endswith(b"}\n")
    assert "关于".encode() in done.stdout


@pytest.mark.parametrize("env", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}])
def test_output_is_utf8_whatever_the_locale(clean: Clean, env: dict[str, str]) -> None:
    assert "开馆".encode() in clean("text", "-", stdin=NOTICE.encode(), **env).stdout


def test_a_name_that_is_no_utf8(clean: Clean, tmp_path: Path) -> None:
    name = b"a\xff\xfe.txt"
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(NOTICE, encoding="utf-8")
    done = clean("text", name, "--json", LC_ALL="C")
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == "a\\xff\\xfe.txt"


def test_an_empty_file_is_fine(clean: Clean) -> None:
    done = clean("text", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads(clean("text", "-", "--json").stdout)["articles"] == []


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("nothing.txt", ["no such file", "check the name"], 1),
        ("folder", ["is a folder", "clean run folder"], 1),
        ("picture", ["PNG", "OCR"], 1),
    ],
)
def test_what_cannot_be_cleaned(clean: Clean, tmp_path: Path, name: str, words: list[str], code: int) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture").write_bytes(BINARY)
    done = clean("text", name)
    assert (done.returncode, done.stdout) == (code, b"")
    message = done.stderr.decode()
    assert message.startswith(f"clean: {name}: ")
    assert message.count("\n") == 1
    for word in words:
        assert word in message


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_nobody_may_read(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    done = clean("text", "a.txt")
    assert done.returncode == 1
    assert b"permission denied" in done.stderr


def test_half_gb18030_half_utf8(clean: Clean) -> None:
    done = clean("text", "-", stdin=NOTICE.encode("gb18030") + NOTICE.encode())
    assert done.returncode == 0
    assert done.stdout.decode().count("每天早上9点开门。") == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE * 3000, encoding="utf-8")
    process = subprocess.Popen(command("text", tmp_path / "a.txt"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    message = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), message) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("text", "-"), input=NOTICE.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"clean: standard output: cannot be written: No space left on device")
    assert done.stderr.count(b"\n") == 1


def test_configuration(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "keep.toml").write_text('script = "keep"', encoding="utf-8")
    (tmp_path / "wrong.toml").write_text('scirpt = "keep"', encoding="utf-8")
    raw = "圖書館開放時間的通知\n\n從六月一日起，圖書館每天早上九點開門，歡迎讀者前來閱讀。\n".encode()
    assert "图书馆".encode() in clean("text", "-", stdin=raw).stdout
    assert "圖書館".encode() in clean("text", "-", "--config", "keep.toml", stdin=raw).stdout
    done = clean("text", "-", "--config", "wrong.toml", stdin=raw)
    assert done.returncode == 2
    assert b'did you mean "script"' in done.stderr


def test_start_up_loads_only_what_it_needs() -> None:
    code = (
        "import sys; from cleaner.cli.main import main; main(['text', '-'])\n"
        "print([m for m in ('rich', 'rapidfuzz', 'cleaner.canon', 'chardet', 'ftfy', 'opencc', 'trafilatura')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [*command()[:1], b"-c", code.encode()], input=NOTICE.encode(), capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"
