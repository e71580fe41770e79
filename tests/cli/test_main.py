"""The group of commands: help, usage, and what a bug leaves behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner import pipeline
from cleaner.cli.main import main
from cleaner.core.audit import AuditError
from tests.cli.conftest import NOTICE, fill


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"clean \d+\.\d+\.\d+\n", capsys.readouterr().out)
    for args in (["--help"], ["run", "--help"], ["text", "-h"]):
        assert main(args) == 0
        assert "Examples:" in capsys.readouterr().out


@pytest.mark.parametrize("args", [["text"], ["text", "--jsn", "-"], ["walk"], ["run", "--jobs", "0"]])
def test_wrong_usage(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage: clean" in err


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a crash log is looked for."""
    folder = tmp_path / "logs"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def break_on(monkeypatch: pytest.MonkeyPatch, mark: str, error: Exception) -> None:
    """Have the normal form of every text with ``mark`` fail."""
    whole = pipeline.normalise.normalise

    def normalise(text: object, *more: object) -> object:
        if mark in text.string:  # type: ignore[attr-defined]
            raise error
        return whole(text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.normalise, "normalise", normalise)


def test_a_bug_leaves_a_log_without_text(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    break_on(monkeypatch, "开馆", RuntimeError("unexpected: 新桥图书馆"))
    assert main(["text", str(tmp_path / "通知.txt")]) == 3
    out, err = capsys.readouterr()
    (written,) = log.iterdir()
    assert out == ""
    assert "please report it" in err and str(written) in err
    content = written.read_text(encoding="utf-8")
    for word in ("RuntimeError: unexpected", "Traceback", "通知.txt", "Python 3", "cleaner 0", "numpy"):
        assert word in content
    assert "新桥" not in content


def test_a_failed_audit_costs_one_file_and_names_the_rule(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path / "raw")
    break_on(monkeypatch, "开馆", AuditError("NOR999 deleted '闭馆' at raw character 7"))
    out = tmp_path / "clean"
    assert main(["run", str(tmp_path / "raw"), "--out", str(out), "--jobs", "1"]) == 3
    err = capsys.readouterr().err
    assert "clean: 0.txt: " in err and "NOR999" in err
    assert len(list(log.iterdir())) == 1
    articles = (out / "articles.jsonl").read_text(encoding="utf-8")
    assert "一封信" in articles and "开馆" not in articles
