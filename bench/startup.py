"""``python -m bench.startup``: the processor time of ``clean text`` on a file of ten kilobytes."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_BYTES = 10_000
_TIMES = 9


def main() -> None:
    text = (_PROJECT / "corpus" / "raw" / "booklet" / "study-materials.txt").read_bytes()[:_BYTES]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_text(text.decode(errors="ignore"), encoding="utf-8")
        print(f"a file of {path.stat().st_size} bytes, median of {_TIMES} runs")
        for name, arguments in (("clean --help", ["--help"]), ("clean text", ["text", str(path)])):
            print(f"{name:14} {statistics.median(_seconds(arguments) for _ in range(_TIMES)):.3f} s of processor time")


def _seconds(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "cleaner", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
