"""``python -m bench.speed``: megabytes a second and peak memory, of each stage and of the whole run."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.speed import documents, provenance, stages, whole

_PROJECT = Path(__file__).resolve().parents[2]
_CORES = 2
_SAMPLE = 60  # files whose edits are made again, with the record and without


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    options.add_argument("--megabytes", type=float, default=50)
    options.add_argument("--skip-stages", action="store_true", help="only the whole run")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        sources = sorted((_PROJECT / "corpus" / "raw").rglob("*.txt")) + sorted(
            (_PROJECT / "fixtures").rglob("*.raw.txt")
        )
        count, total = documents.write(sources, raw, chosen.megabytes)
        print(f"{count} files, {total / 1e6:.1f} MB of UTF-8")
        seconds, highest = whole.run(raw, Path(folder) / "out", _CORES)
        print(f"\nclean run on {_CORES} cores: {total / 1e6 / seconds:.2f} MB/s, peak {_mb(highest)} of all processes")
        if not chosen.skip_stages:
            files = sorted(raw.rglob("*.txt"))
            _print_stages(stages.measure(files, Path(folder) / "again"), total)
            _print_provenance(files)


def _print_stages(watch: stages.Watch, total: int) -> None:
    print("\nin one process, on one core:\nstage            MB/s  seconds      peak")
    for stage in stages.STAGES:
        _row(stage, total, watch.seconds[stage], _mb(watch.memory[stage]))
    _row("structure", total, sum(watch.seconds[s] for s in stages.STRUCTURE), f"  ({' + '.join(stages.STRUCTURE)})")
    _row("all", total, sum(watch.seconds.values()), _mb(max(watch.memory.values())))


def _row(name: str, total: int, seconds: float, rest: str) -> None:
    print(f"{name:12} {total / 1e6 / max(seconds, 1e-9):8.1f} {seconds:8.2f} {rest:>9}")


def _print_provenance(files: list[Path]) -> None:
    step = max(1, len(files) // _SAMPLE)
    cost = provenance.cost(files[::step])
    whole_recorded, whole_plain = cost.finding + cost.recorded, cost.finding + cost.plain
    print(
        f"\nprovenance: all rewriting rules with their record {whole_recorded * 1e3:.0f} ms, the same substitutions "
        f"in a plain loop without {whole_plain * 1e3:.0f} ms: {whole_recorded / whole_plain:.2f} times"
        f"\n(of {cost.edits} edits that are already found: {cost.recorded * 1e3:.1f} ms and {cost.plain * 1e3:.1f} ms)"
    )


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
