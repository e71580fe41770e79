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


def start(home: Path, out: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cleaner", "run", str(home / "raw"), "--out", str(home / out), "-q", "-j", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=200)
    times = options.parse_args().times
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "raw").mkdir()
        for number, text in enumerate(articles(60, 8)):
            page = f"{text.title}\n\n{wrapped(text.paragraphs, 32)}\n"
            (home / "raw" / f"{number:02}.txt").write_text(page, encoding="utf-8")
        began = time.perf_counter()
        start(home, "expected/clean").wait()
        whole = time.perf_counter() - began
        torn = 0
        for _ in range(times):
            shutil.rmtree(home / "clean", ignore_errors=True)
            if chance.random() < 0.5:
                shutil.rmtree(home / ".cleaner-cache", ignore_errors=True)
            process = start(home, "clean")
            time.sleep(chance.uniform(0, whole * 1.1))
            process.kill()
            process.wait()
            if (home / "clean").exists():
                torn += tree(home / "clean") != tree(home / "expected" / "clean")
        start(home, "clean").wait()
        same = tree(home / "clean") == tree(home / "expected" / "clean")
    print(
        f"{times} kills: the corpus was torn {torn} times; the next run gives {'the same' if same else 'OTHER'} bytes"
    )
    return 0 if same and not torn else 1


if __name__ == "__main__":
    sys.exit(main())
