"""The whole of ``clean run``, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.speed import memory


def run(raw: Path, out: Path, cores: int) -> tuple[float, int]:
    """Seconds of the clock and the highest memory of all its processes together."""
    command = [sys.executable, "-m", "cleaner", "run", str(raw), "--out", str(out), "--jobs", str(cores), "--quiet"]
    start = time.perf_counter()
    before = _narrow(cores)
    try:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    finally:
        if before:
            os.sched_setaffinity(0, before)
    highest = memory.of_tree(process)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"clean run ended with {process.returncode}")
    return seconds, highest


def _narrow(cores: int) -> set[int]:
    """Have processes started from now on use so many processors; the set used before, empty if unknown."""
    if not hasattr(os, "sched_setaffinity"):
        return set()
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:cores]))
    return before
