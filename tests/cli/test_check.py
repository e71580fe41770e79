"""``clean check`` on files, as a person, an editor or a pipeline uses it."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BINARY, LETTER, NOTICE, Clean

DIRTY = "关于开馆的通知\r\n\r\n𠀀馆从六月一日起,每天早上９点开门。\r\n周一照常\t闭馆.\r\n"
CLEAN = "渡口的木船修好了，村民都来看。\n"
ROW = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+) (?P<code>[A-Z]{3}\d{3}) (?P<message>.+)")


def rows(out: bytes) -> list[tuple[int, int, str, str]]:
    found = [ROW.fullmatch(line) for line in out.decode().splitlines()[:-1]]
    assert all(found)
    return [(int(m["line"]), int(m["column"]), m["code"], m["message"]) for m in found if m]


def test_every_finding_has_its_place_in_the_raw_file(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DIRTY.encode())
    done = clean("check", "a.txt")
    assert done.returncode == 1
    assert rows(done.stdout) == [
        (3, 9, "NOR040", "“,” becomes “，”"),  # the 𠀀 before it counts one, the \r\n before it nothing
        (3, 14, "NOR002", "“９” becomes “9”"),
        (4, 5, "NOR072", "a blank is removed"),
        (4, 8, "NOR041", "“.” becomes “。”"),
    ]
    assert done.stdout.decode().splitlines()[-1] == (
        "4 findings in 1 file; 3 can be fixed with: clean fix; 1 more with: clean fix --unsafe"
    )


def test_nothing_found(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = clean("check", "a.txt")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "nothing found in 1 file\n", b"")


def test_the_file_is_not_touched_and_a_folder_is_walked(clean: Clean, tmp_path: Path) -> None:
    deep = tmp_path / "texts" / "deep"
    deep.mkdir(parents=True)
    (deep / "b.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "texts" / "a.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "texts" / "tool.py").write_text("print('甲,乙')", encoding="utf-8")
    done = clean("check", "texts", "texts/a.txt", "--jobs", "2")
    assert re.findall(r"^(\S+?):\d", done.stdout.decode(), re.M) == ["texts/a.txt", *["texts/deep/b.txt"] * 2]
    assert done.stdout.decode().endswith("3 findings in 2 files; 3 can be fixed with: clean fix\n")
    assert done.stderr == b""
    assert (deep / "b.txt").read_text(encoding="utf-8") == NOTICE


def test_several_processes_print_what_one_prints(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for number in range(5):
        (tmp_path / "texts" / f"{number}.txt").write_text(NOTICE * (number + 1), encoding="utf-8")
    assert clean("check", "texts", "-j", "3").stdout == clean("check", "texts", "-j", "1").stdout


def test_standard_input(clean: Clean) -> None:
    done = clean("check", "-", stdin=NOTICE.encode("gb18030"))
    assert done.returncode == 1
    assert done.stdout.startswith(b"-:3:7 NOR040 ")


def test_furniture_joins_and_doubts(clean: Clean, tmp_path: Path) -> None:
    text = "# 渡口\n\n从六月一日起，新桥图书馆每天早上9点开门，\n— 12 —\n欢迎读者前来。\n\n王\ue863先生也来了。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert rows(clean("check", "a.txt").stdout) == [
        (1, 1, "FUR101", "markdown heading mark “#” is removed"),
        (3, 22, "UNW002", "line end joined to the next line"),
        (4, 1, "FUR001", "page number “— 12 —” is removed"),
        (7, 2, "REP016", "U+E863 is a private-use character"),
    ]


def test_touching_edits_of_one_rule_are_one_finding(clean: Clean) -> None:
    done = clean("check", "-", stdin="电话号码是１２３４５６７８，请记好。\n".encode())
    assert rows(done.stdout) == [(1, 6, "NOR002", "“１２３４５６７８” becomes “12345678”")]


def test_a_long_text_is_shortened_and_what_is_invisible_is_named(clean: Clean) -> None:
    done = clean("check", "-", stdin=("电话号码是" + "１" * 40 + "，请\u200b记好。\n").encode())
    (_, _, _, long), (_, _, _, invisible) = rows(done.stdout)
    assert "…" in long and len(long) < 80
    assert invisible == "invisible character “U+200B” is removed"


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "NOR"], {"NOR040", "NOR002", "NOR072", "NOR041"}),
        (["--select", "NOR04"], {"NOR040", "NOR041"}),
        (["--select", "NOR040", "--extend-select", "NOR002"], {"NOR040", "NOR002"}),
        (["--ignore", "NOR040,NOR002"], {"NOR072", "NOR041"}),
        (["--ignore", "NOR", "--extend-select", "NOR041"], {"NOR041"}),
        (["--ignore", "NOR"], set()),
    ],
)
def test_rules_are_chosen(clean: Clean, tmp_path: Path, options: list[str], codes: set[str]) -> None:
    (tmp_path / "a.txt").write_bytes(DIRTY.encode())
    done = clean("check", "a.txt", *options)
    assert {code for _, _, code, _ in rows(done.stdout)} == codes
    assert done.returncode == (1 if codes else 0)


def test_settings_hold_and_the_command_line_goes_first(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(DIRTY.encode())
    (tmp_path / "cleaner.toml").write_text('ignore = ["NOR072"]\n[per-file."texts/*"]\nignore = ["NOR002"]\n')
    assert {code for _, _, code, _ in rows(clean("check", "texts").stdout)} == {"NOR040", "NOR041", "NOR073"}
    done = clean("check", "texts", "--select", "NOR002", "--select", "NOR040")
    assert {code for _, _, code, _ in rows(done.stdout)} == {"NOR040"}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nothing.txt"], ["no such file"]),
        (["a.txt", "--select", "nor040"], ["--select", "no rule has the code 'nor040'", "did you mean 'NOR040'"]),
        (["a.txt", "--config", "none.toml"], ["none.toml"]),
        (["a.txt", "-"], ["standard input"]),
        (["a.txt", "--format", "xml"], ["xml"]),
    ],
)
def test_wrong_usage(clean: Clean, tmp_path: Path, args: list[str], words: list[str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    done = clean("check", *args)
    assert (done.returncode, done.stdout) == (2, b"")
    for word in words:
        assert word in done.stderr.decode()


def test_a_bad_file_does_not_stop_the_others(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BINARY)
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    done = clean("check", "a.txt", "b.txt")
    assert done.returncode == 1
    assert done.stdout.decode() == "nothing found in 1 file; 1 file could not be checked\n"
    assert done.stderr.startswith(b"clean: a.txt: ")
    assert b"PNG" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_nobody_may_read(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    done = clean("check", "a.txt")
    assert done.returncode == 1
    assert b"permission denied" in done.stderr


def test_a_bug_ends_with_three_and_the_other_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cleaner.cli import checking
    from cleaner.cli.main import main

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(DIRTY.encode())
    monkeypatch.setattr(checking, "clean", _failing_for(str(tmp_path / "a.txt"), checking.clean))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-j", "1"]) == 3
    said = capsys.readouterr()
    assert "b.txt:3:9 NOR040" in said.out
    assert "a bug in clean (ZeroDivisionError)" in said.err
    assert list(tmp_path.glob("clean-crash-*.log"))


def _failing_for(name: str, clean):  # type: ignore[no-untyped-def]
    def failing(data: bytes, file: str, *more: object) -> object:
        if file == name:
            raise ZeroDivisionError
        return clean(data, file, *more)

    return failing


def test_tables_and_compressed_files(clean: Clean, tmp_path: Path) -> None:
    lines = [json.dumps({"text": CLEAN}), "", json.dumps({"text": f"{CLEAN}\n今天,渡口通船了。"}), "no JSON"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(NOTICE.encode()))
    done = clean("check", "a.jsonl", "b.txt.gz")
    assert done.stdout.decode().splitlines() == [
        "a.jsonl#3:3:3 NOR040 “,” becomes “，”",
        "b.txt.gz:3:7 NOR040 “,” becomes “，”",
        "b.txt.gz:3:17 NOR002 “９” becomes “9”",
        "3 findings in 2 files; 1 file could not be checked",  # none of it can be fixed in place
    ]
    assert done.stderr.startswith(b"clean: a.jsonl#4: this line is no JSON")


def test_what_lies_in_the_raw_folder_is_not_called_fixable(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "corpus" / "raw").mkdir(parents=True)
    (tmp_path / "corpus" / "raw" / "a.txt").write_text(NOTICE, encoding="utf-8")
    assert clean("check", "corpus/raw/a.txt").stdout.decode().endswith("\n2 findings in 1 file\n")


def test_the_tags_of_a_web_page_are_no_findings(clean: Clean) -> None:
    page = "<html><body><p>今天,渡口通船了，&nbsp;两岸的人都来看，&amp;都很高兴。</p></body></html>"
    done = clean("check", "-", stdin=page.encode())
    assert not [code for _, _, code, _ in rows(done.stdout) if code.startswith("DEC01") and code != "DEC014"]


def test_statistics(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE + LETTER, encoding="utf-8")
    done = clean("check", "a.txt", "--statistics")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "        2  NOR040 half-width-punctuation (2 fixable)",
        "        1  NOR002 full-width-alphanumeric (1 fixable)",
        "3 findings in 1 file; 3 can be fixed with: clean fix",
    ]
    counted = json.loads(clean("check", "a.txt", "--statistics", "--format", "json").stdout)
    assert counted[0] == {"code": "NOR040", "name": "half-width-punctuation", "count": 2, "fixable": 2}


def test_help_has_examples(clean: Clean) -> None:
    text = clean("check", "--help").stdout.decode()
    assert "clean check texts --format sarif > clean.sarif" in text
    assert "Exit codes: 0 nothing found" in text


def test_one_file_is_checked_without_loading_what_only_a_corpus_needs(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    code = (
        "import sys; from cleaner.cli.main import main; main(['check', 'a.txt'])\n"
        "print([m for m in ('rich', 'rapidfuzz', 'cleaner.canon', 'cleaner.engine', 'chardet') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_marks_of_a_markdown_file_are_its_own(clean: Clean, tmp_path: Path) -> None:
    text = "# 渡口的告示\n\n渡船今天**停开**，请大家走桥。\n"
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert clean("check", "a.md").returncode == 0
    done = clean("check", "a.txt")
    assert done.returncode == 1 and done.stdout.count(b"FUR10") == 3
