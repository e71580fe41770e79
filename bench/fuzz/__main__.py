"""``python -m bench.fuzz --runs 100000``: cleans inputs made by a fuzzer, and prints what was run and found.

Needs atheris (``pip install -e '.[fuzz]'``).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from bench.fuzz import promises
from bench.fuzz.seeds import LONGEST, write_dictionary, write_seeds

_SHOWN = 10  # inputs of each kind
_BATCH = 10_000  # inputs of one process: libFuzzer's memory grows with them


def main() -> int:
    """Fuzz, measure again what seemed slow, report. 1 when a promise was broken."""
    arguments = _arguments()
    if find_spec("atheris") is None:
        print("atheris is not installed; install it: pip install -c constraints.txt -e '.[fuzz]'", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder, "corpus"), Path(folder, "words")
        corpus.mkdir()
        arguments.out.mkdir(parents=True, exist_ok=True)
        seeds, size = write_seeds(corpus), write_dictionary(words)
        print(f"{seeds} seeds, {size} words, inputs of up to {LONGEST} bytes", flush=True)
        begun = time.monotonic()
        runs = _fuzz(arguments, corpus, words)
        print(
            f"{runs:,} inputs in {time.monotonic() - begun:,.0f} s; {len(list(corpus.iterdir())):,} found worth keeping"
        )
    return _report(arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=100_000, help="inputs [%(default)s]")
    parser.add_argument("--seed", type=int, default=1, help="of the fuzzer's random numbers [%(default)s]")
    parser.add_argument("--out", type=Path, default=Path("fuzz-found"), help="where bad inputs go [%(default)s]")
    return parser.parse_args()


def _fuzz(arguments: argparse.Namespace, corpus: Path, words: Path) -> int:
    """Run the fuzzer, process after process, each from what the last one kept; how many inputs it has tried."""
    tried = 0
    for number, begin in enumerate(range(0, arguments.runs, _BATCH)):
        command = [
            *(sys.executable, "-m", "bench.fuzz.worker", str(arguments.out), str(corpus), f"-dict={words}"),
            *(f"-runs={min(_BATCH, arguments.runs - begin)}", f"-seed={arguments.seed + number}"),
            *(f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=0", "-print_final_stats=1"),
            f"-artifact_prefix={arguments.out}/",
        ]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
        units = [line.rpartition(" ")[2] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        tried += int(units[0]) if units else 0
        if done.returncode or not units:
            print(done.stderr[-3000:], file=sys.stderr)
            print(f"the fuzzer ended with {done.returncode}; its last input is in {arguments.out}", file=sys.stderr)
            break
        print(f"{tried:,} inputs tried", flush=True)
    return tried


def _report(found: Path) -> int:
    """Say of each input that was kept what is wrong with it, measured without the fuzzer."""
    count: Counter[str] = Counter()
    for path in sorted(found.iterdir()):
        data = path.read_bytes()
        lines = promises.broken(data)
        least = min(promises.seconds(data) for _ in range(3))
        if least > promises.allowed(data):
            lines.append(f"slow: {least:.2f} s for {len(data)} bytes, where {promises.allowed(data):.2f} are allowed")
        for line in lines:
            kind = line.split(":", 1)[0]
            count[kind] += 1
            if count[kind] <= _SHOWN:
                print(f"{path}: {line}")
        if not lines:
            path.unlink()
    for kind in ("crash", "conservation", "Chinese characters changed", "normal form", "fix", "slow"):
        print(f"{kind}: {count[kind]}")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
