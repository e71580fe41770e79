"""Adding one file to a corpus of 10,000 articles: ``python -m bench.canon.increment``."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.canon.noise import wrapped
from bench.canon.texts import articles


class Taken(NamedTuple):
    """Seconds of the clock, and of all processors."""

    clock: float
    processors: float


def run(folder: Path) -> Taken:
    """What ``clean run`` takes."""
    command = [sys.executable, "-m", "cleaner", "run", str(folder / "raw"), "--out", str(folder / "clean"), "--quiet"]
    start, before = time.perf_counter(), _processors()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Taken(time.perf_counter() - start, _processors() - before)


def _processors() -> float:
    """Seconds that the processes started here have taken, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    count = options.parse_args().articles
    *texts, last = articles(count + 1, 9)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "raw").mkdir()
        for number, text in enumerate(texts):
            page = f"{text.title}\n\n{wrapped(text.paragraphs, 32)}\n"
            (folder / "raw" / f"{number:05}.txt").write_text(page, encoding="utf-8")
        full = run(folder)
        page = f"{last.title}\n\n{wrapped(last.paragraphs, 32)}\n"
        (folder / "raw" / "last.txt").write_text(page, encoding="utf-8")
        one = run(folder)
    print(
        f"{count} articles: full run {full.clock:.1f} s, one file more {one.clock:.1f} s: {one.clock / full.clock:.1%}"
    )
    share = one.processors / full.processors
    print(f"of processor time {full.processors:.1f} s and {one.processors:.1f} s: {share:.1%}")


if __name__ == "__main__":
    main()
