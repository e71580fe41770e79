"""``kill -9`` at random moments, then an undisturbed run, which must give the same bytes: ``-m bench.canon.killed``."""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.canon.noise import wrapped
from bench.canon.texts import articles


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(home: Path, raw: str, out: str, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleaner", "run", str(home / raw), "--out", str(home / out), "-q", *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=200)
    times = options.parse_args().times
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number, text in enumerate(articles(24, 8)):
            page = f"{text.title}\n\n{wrapped(text.paragraphs, 32)}\n"
            for folder in (
                ("raw", "fewer") if number else ("raw",)
            ):  # what the corpus is made of, and was made of before
                path = home / folder / f"{number:02}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(page, encoding="utf-8")
        began = time.perf_counter()
        start(home, "raw", "expected/clean", "-j", "2").wait()
        whole = time.perf_counter() - began
        start(home, "fewer", "before/clean").wait()
        old, new = tree(home / "before" / "clean"), tree(home / "expected" / "clean")
        torn = same = 0
        for _ in range(times):
            shutil.rmtree(home / "clean", ignore_errors=True)
            if chance.random() < 0.5:
                shutil.copytree(home / "before" / "clean", home / "clean")
            if chance.random() < 0.5:
                shutil.rmtree(home / ".cleaner-cache", ignore_errors=True)
            process = start(home, "raw", "clean", "-j", "2")
            time.sleep(chance.uniform(0, whole))
            process.kill()
            process.wait()
            torn += (home / "clean").exists() and tree(home / "clean") not in (old, new)
            start(home, "raw", "clean").wait()
            same += tree(home / "clean") == new
    print(f"kill -9 at {times} moments: torn {torn} times, the next run gives the same bytes {same} of {times} times")
    return 0 if same == times and not torn else 1


if __name__ == "__main__":
    sys.exit(main())
