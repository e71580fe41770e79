"""Raw files invented for these tests, and the command as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

NOTICE = "关于调整开馆时间的通知\n\n从六月一日起,新桥图书馆每天早上９点开门。\n\n周一照常闭馆。\n"
LETTER = "致全体读者的一封信\n\n今年春天,图书馆收到读者来信五十封。\n\n我们一一作了答复。\n"
BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4

Clean = Callable[..., "subprocess.CompletedProcess[bytes]"]


def command(*args: str | bytes | Path) -> list[bytes]:
    return [os.fsencode(sys.executable), b"-m", b"cleaner", *(os.fsencode(arg) for arg in args)]


@pytest.fixture
def clean(tmp_path: Path) -> Clean:
    """Run ``clean`` in the folder of the test, or in ``cwd`` below it."""

    def run(
        *args: str | bytes | Path, stdin: bytes = b"", cwd: str = ".", **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command(*args),
            cwd=tmp_path / cwd,
            input=stdin,
            capture_output=True,
            env=os.environ | env,
            check=False,
            timeout=120,
        )

    return run


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fill(folder: Path, texts: Sequence[str] = (NOTICE, LETTER)) -> Path:
    """A folder of raw files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder
