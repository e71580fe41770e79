"""Adding one file to a corpus of 10,000 articles: ``python -m bench.canon.increment``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.canon.noise import wrapped
from bench.canon.texts import articles


def run(folder: Path) -> float:
    """Seconds of ``clean run``."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "cleaner", "run", str(folder / "raw"), "--out", str(folder / "clean"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


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
    print(f"{count} articles: full run {full:.1f} s, one file more {one:.1f} s: {one / full:.1%}")


if __name__ == "__main__":
    main()
