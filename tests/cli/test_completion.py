"""Shell completion: the scripts, and what they are told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli.main import main
from tests.cli.conftest import Clean, fill
from tests.cli.test_trace import article_id, home

__all__ = ["home"]


@pytest.mark.parametrize(("shell", "mark"), [("bash", "complete -o"), ("zsh", "#compdef clean"), ("fish", "complete ")])
def test_the_script_of_each_shell(shell: str, mark: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert mark in out and f"_CLEAN_COMPLETE={shell}_complete" in out


def test_another_shell_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "bash" in capsys.readouterr().err


def asked(clean: Clean, line: str) -> list[str]:
    """What bash is told for a line whose last word is under way."""
    words = line.split(" ")
    done = clean(_CLEAN_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    return done.stdout.decode().split()


def test_codes_names_and_ids_are_completed(clean: Clean, home: Path) -> None:
    assert asked(clean, "clean rule unw00")[:2] == ["plain,UNW001", "plain,UNW002"]
    assert asked(clean, "clean rule half-width-w") == ["plain,half-width-wave"]
    id = article_id()
    assert asked(clean, f"clean diff {id[:5]}") == asked(clean, f"clean trace {id[:5]}") == [f"plain,{id}"]
    assert asked(clean, "clean trace corp") == ["file,corp"]
    (home / "corpus" / "clean").rename(home / "other")
    assert asked(clean, f"clean diff --corpus other {id[:5]}") == [f"plain,{id}"]
    assert asked(clean, f"clean diff {id[:5]}") == [f"file,{id[:5]}"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_with_the_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    assert main(["completion", "bash"]) == 0
    (tmp_path / "script").write_text(capsys.readouterr().out, encoding="utf-8")
    command = tmp_path / "clean"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleaner "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    said = """
        compopt() { :; }
        . ./script
        COMP_WORDS=(clean rule NOR02); COMP_CWORD=2
        _clean_completion ./clean
        echo "${COMPREPLY[@]}"
    """
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", said], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["NOR020", "NOR021", "NOR022"]
