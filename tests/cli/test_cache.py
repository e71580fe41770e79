"""Warm or cold, killed or not: the same bytes."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from tests.cli.conftest import LETTER, NOTICE, Clean, command, fill, tree


def test_a_warm_cache_gives_the_same_bytes(clean: Clean, tmp_path: Path) -> None:
    raw = fill(tmp_path / "raw")
    clean("run", "raw", "--out", "warm/out")
    (raw / "9.txt").write_text(NOTICE.replace("新桥", "旧城") + LETTER, encoding="utf-8")
    assert clean("run", "raw", "--out", "warm/out").returncode == 0
    ids = (tmp_path / "warm" / "out" / "ids.jsonl").read_bytes()
    (tmp_path / "cold" / "out").mkdir(parents=True)
    (tmp_path / "cold" / "out" / "ids.jsonl").write_bytes(ids)
    assert clean("run", "raw", "--out", "cold/out").returncode == 0
    assert tree(tmp_path / "cold" / "out") == tree(tmp_path / "warm" / "out")
    assert (tmp_path / "warm" / ".cleaner-cache" / ".gitignore").read_text() == "*\n"


def test_a_changed_program_cleans_again(clean: Clean, tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    clean("run", "raw", "--out", "out")
    assert clean("run", "raw", "--out", "out").stdout.startswith(b"nothing to do")
    (tmp_path / ".cleaner-cache" / "out.written").write_text("another program", encoding="ascii")
    assert not clean("run", "raw", "--out", "out").stdout.startswith(b"nothing to do")
    assert clean("run", "raw", "--out", "out").stdout.startswith(b"nothing to do")


def test_killed_at_random_moments(clean: Clean, tmp_path: Path) -> None:
    """A few moments here; two hundred in ``bench.canon.killed``."""
    fill(tmp_path / "raw", [NOTICE.replace("新桥", f"第{n}") for n in range(12)])
    clean("run", "raw", "--out", "expected/out")
    chance = random.Random(1)
    for _ in range(6):
        process = subprocess.Popen(
            command("run", "raw", "--out", "out", "--jobs", "2"),
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.05, 1.5))
        process.kill()
        process.wait()
    assert clean("run", "raw", "--out", "out").returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "expected" / "out")
