"""``python -m bench.startup``: the processor time of ``clean text`` and ``clean check`` on one small file."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_BYTES = {"text": 10_000, "check": 20_000}
_TIMES = 9


def main() -> None:
    text = (_PROJECT / "corpus" / "raw" / "booklet" / "study-materials.txt").read_bytes() * 2
    print(f"processor time, median of {_TIMES} runs")
    _print("clean --help", ["--help"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        for command, size in _BYTES.items():
            path.write_text(text[:size].decode(errors="ignore"), encoding="utf-8")
            _print(f"clean {command}, {path.stat().st_size:,} bytes", [command, str(path)])


def _print(name: str, arguments: list[str]) -> None:
    print(f"{name:28} {statistics.median(_seconds(arguments) for _ in range(_TIMES)):.3f} s")


def _seconds(arguments: list[str]) -> float:
    # As it is installed, with its modules compiled: otherwise a third of the time would go into compiling them.
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "cleaner", *arguments]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, env=compiled, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
