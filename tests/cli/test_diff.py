"""``clean diff``: a valid unified diff that names the rules; marked characters on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.cli.main import main
from cleaner.report import history
from cleaner.report.beside import beside
from cleaner.report.compared import with_clean
from cleaner.report.styled import plain
from cleaner.report.unified import unified
from cleaner.store import contract
from tests.cli.conftest import command
from tests.cli.test_trace import LINES, article_id, home

__all__ = ["home"]

Out = pytest.CaptureFixture[str]

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/*.raw.*"))
RAW = "- 3 -\n\n　　今天,渡口的木船修好\n了。\n\n没有改的一段。\n\n下一段,５月开船。\n"


def applied(raw: str, diff: str) -> str:
    """What a strict reader of unified diffs makes of ``raw``."""
    old = re.findall(r"[^\n]*\n|[^\n]+", raw)
    rows = re.findall(r"[^\n]*\n", diff.replace("\n\\ No newline at end of file\n", "\0\n"))
    out: list[str] = []
    at = 0
    for row in rows[2:]:
        if head := re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(?: [A-Z]{3}\d{3})*\n", row):
            first, count = int(head[1]), int(head[2] or 1)
            start = first - 1 if count else first
            out += old[at:start]
            at = start
            assert len(out) == int(head[3]) - (head[4] != "0")
        else:
            sign, text = row[0], row[1:].replace("\0\n", "")
            if sign == "-":
                assert old[at] == text
                at += 1
            else:
                assert sign == "+"
                out.append(text)
    return "".join(out + old[at:])


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_diff_leads_from_the_raw_text_to_the_clean_text(path: Path) -> None:
    cleaned = clean(path.read_bytes(), path.name)
    diff = "".join(unified(with_clean(cleaned), "a", "b"))
    assert applied(cleaned.text.raw, diff) == contract.plain(cleaned)


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize("raw", [RAW, RAW.replace("\n", "\r\n"), RAW.rstrip("\n"), "一行", "- 3 -\n"])
def test_patch_reads_it(raw: str, tmp_path: Path) -> None:
    cleaned = clean(raw)
    (tmp_path / "page.txt").write_bytes(raw.encode())
    diff = "".join(unified(with_clean(cleaned), "page.txt", "page.txt\t(clean)"))
    if diff:
        subprocess.run(["patch", "--silent", "--binary", "page.txt"], cwd=tmp_path, input=diff.encode(), check=True)
    there = tmp_path / "page.txt"  # patch deletes a file that becomes empty
    assert (there.read_bytes() if there.exists() else b"") == contract.plain(cleaned).encode()


def test_each_hunk_is_a_change_and_names_its_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(RAW, encoding="utf-8")
    assert main(["diff", "page.txt"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "--- page.txt\n+++ page.txt\t(clean)\n@@ -1,2 +0,0 @@ FUR001\n-- 3 -\n-\n@@ -3,2 +1 @@ NOR040 UNW"
    )
    assert "\n-　　今天,渡口的木船修好\n-了。\n+今天，渡口的木船修好了。\n@@ -8 +5 @@ NOR040 NOR002\n" in out
    assert "没有改" not in out


def test_nothing_differs_in_clean_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("渡口新闻\n\n今天，渡口的木船修好了。\n", encoding="utf-8")
    assert main(["diff", "page.txt"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["gone.txt", "c000000000000", "."])
def test_trouble_is_not_a_difference(name: str, home: Path, capsys: Out) -> None:
    assert main(["diff", name]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"clean: {name}: ")


def test_an_article_beside_its_base_with_the_readings_of_other_copies(home: Path, capsys: Out) -> None:
    for name in ("a.txt", "b.txt"):
        path = Path("corpus/raw") / name
        path.write_text(
            path.read_text(encoding="utf-8").replace("木匠" if name == "a.txt" else "本匠", "木匠"), "utf-8"
        )
    Path("corpus/raw/a.txt").write_bytes(LINES.replace("送信", "送佶").encode())
    assert main(["run", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["diff", article_id()]) == 1
    out = capsys.readouterr().out
    base = re.search(r"^--- (\S+)\n\+\+\+ (c[0-9a-f]{12})\t关于调整开馆时间的通知$", out, re.M)
    assert base is not None and base[2] == article_id()
    assert "@@ -4,2 +3 @@" in out and "\n+从六月一日起，新桥图书馆每天早上九点开门。" in out
    assert ("'佶' -> '信'" in out) == (base[1] == "a.txt")
    if base[1] == "a.txt":
        assert re.search(r"^COL\d{3} \S+: '佶' -> '信' at c[0-9a-f]{12}:\d+, from b.txt", out, re.M)
        assert re.search(r"^@@ -4,2 \+3 @@ .*COL\d{3}", out, re.M)


def test_the_codes_stand_below_their_changes() -> None:
    shown = plain(beside(with_clean(clean(RAW)), "page.txt", "page.txt\t(clean)", 60)).split("\n")
    assert shown[2:8] == [
        "    1 - - 3 -",
        "        ╰FUR001",
        "    3 - 　　今天,渡口的木船修好",
        "    4 - 了。",
        "      + 今天，渡口的木船修好了。",
        "            ╰NOR040         ╰UNW004",
    ]
    assert "    6   没有改的一段。" in shown
    assert any(re.match(r" +2  NOR040 half-width-punctuation: Write", row) for row in shown)


def test_what_does_not_change_is_folded() -> None:
    long = "渡口的木船修好了，岸上的人等了一个春天。" * 10
    raw = f"{long},{long}\n\n" + "没有改的一段。\n\n" * 8 + "再来一段,改。\n"
    shown = plain(beside(with_clean(clean(raw)), "a", "b", 80))
    assert "lines unchanged" in shown and shown.count("没有改") == 0
    assert shown.count(" …") == 4 and shown.count("岸上的人") < 8


def test_narrow_and_wide_terminals_lose_no_character() -> None:
    raw = "今天,渡口的木船修好了,明天,木船开船,后天,大家再来渡口看新船。\n"
    for width in (20, 33, 80):
        rows = plain(beside(with_clean(clean(raw)), "a", "b", width)).split("\n")[2:]
        new = [
            row[8:]
            for row in rows[rows.index(next(r for r in rows if " + " in r)) :]
            if "╰" not in row and "╯" not in row
        ]
        text = "".join(new[: new.index("")])
        assert text == "今天，渡口的木船修好了，明天，木船开船，后天，大家再来渡口看新船。"


def test_on_a_terminal_it_is_coloured(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    (tmp_path / "page.txt").write_text(RAW, encoding="utf-8")
    main_end, other = pty.openpty()
    env = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"}
    env.pop("NO_COLOR", None)
    done = subprocess.Popen(command("diff", "page.txt"), cwd=tmp_path, stdout=other, env=env)
    os.close(other)
    said = b""
    while True:
        try:
            piece = os.read(main_end, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(main_end)
    assert done.wait(60) == 1
    text = said.decode()
    assert "\x1b[" in text and "@@" not in text
    assert re.search("\x1b\\[1;37;41m,\x1b", text), "the comma is not marked"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "今天,渡口的木船修好",
                "了。",
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                "　　",
                "- 3 -",
                "# 题",
                "（下转第2版）",
                " ",
                "5~10℃",
                "<p>",
                "\u200b",
            )
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text(raw: str) -> None:
    cleaned = clean(raw)
    compared = with_clean(cleaned)
    assert compared.text == contract.plain(cleaned)
    diff = "".join(unified(compared, "a", "b"))
    assert applied(cleaned.text.raw, diff) == compared.text
    assert bool(diff) == (cleaned.text.raw != compared.text)
    list(beside(compared, "a", "b", 40))


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("渡口，,。 \n\r\u3000a1-"), max_size=60))
def test_every_place_has_a_history(raw: str) -> None:
    cleaned = clean(raw)
    text = cleaned.text.raw
    for at in range(len(text)):
        here = history.of(cleaned, at, at + 1)
        assert here.raw == text[at]
        if not here.clean and not text[at].isspace():
            assert here.removed or any(step.before for step in here.steps)
        if not here.steps:
            assert [place.text for place in here.clean] == [text[at]]
