"""A run that is stopped in the middle: the corpus is the old one or the new one, and the next run mends everything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, NOTICE, Clean, command, fill, tree

# Runs ``clean`` with one function replaced by one that says that it was reached, does the half, and waits.
_PAUSED = """
import sys, time
from pathlib import Path
from cleaner.cli import main, task
from cleaner.store import atomic

def pause(*args, **kwargs):
    Path("reached").touch()
    time.sleep(600)

where = {"cleaning": (task, "record"), "writing": (atomic, "_sync"), "swapping": (atomic, "_exchange")}
setattr(*where[sys.argv[1]], pause)
sys.exit(main.main(["run", "raw", "--out", "out", "--jobs", "1", "--quiet"]))
"""


def wait_for(path: Path) -> None:
    for _ in range(1200):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} never appeared")


@pytest.mark.parametrize("where", ["cleaning", "writing", "swapping"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle(clean: Clean, tmp_path: Path, where: str, how: signal.Signals) -> None:
    raw = fill(tmp_path / "raw")
    clean("run", "raw", "--out", "out")
    before = tree(tmp_path / "out")
    (raw / "2.txt").write_text(NOTICE.replace("新桥", "旧城"), encoding="utf-8")
    clean("run", "raw", "--out", "elsewhere/expected")  # nothing of it is in the cache of the run below

    process = subprocess.Popen(
        [sys.executable, "-c", _PAUSED, where], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_for(tmp_path / "reached")
    process.send_signal(how)
    out, err = process.communicate(timeout=60)
    assert tree(tmp_path / "out") == before
    if how is signal.SIGINT:
        assert (process.returncode, out) == (130, b"")
        assert err == b"clean: interrupted; out is whole, nothing in it is half-written\n"

    done = clean("run", "raw", "--out", "out")
    assert done.returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "elsewhere" / "expected")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cleaner-cache", "elsewhere", "out", "raw", "reached"]


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_stays_behind(tmp_path: Path, how: signal.Signals) -> None:
    fill(tmp_path / "raw", [(NOTICE + LETTER) * 6000 for _ in range(4)])
    process = subprocess.Popen(
        command("run", "raw", "--out", "out", "--jobs", "2"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    workers: list[int] = []
    for _ in range(600):
        workers = children(process.pid)
        if len(workers) >= 3:  # the two, and the one that Python starts to keep track of what they share
            break
        time.sleep(0.02)
    assert len(workers) >= 2
    if how is signal.SIGINT:
        os.killpg(process.pid, how)  # as a terminal does: to all of them
    else:
        process.kill()
    _, err = process.communicate(timeout=60)
    for _ in range(400):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.05)
    else:
        raise AssertionError("a worker process is still there")
    assert not (tmp_path / "out").exists()
    if how is signal.SIGINT:
        assert process.returncode == 130
        assert err.decode().count("\n") == 1
