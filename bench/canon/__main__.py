"""Measure, print, and hold the figures against the gate; ``--pin`` writes them into it."""

from __future__ import annotations

import json
import sys
import time

from bench.canon import collation, excerpts, hard, relations, sweep
from bench.canon.figures import GATE, Floor, floors

ARTICLES = 2000
PAIRS = 10_000
EXCERPTS = 1000
RELATIONS = 400


def noise(found: dict[str, float]) -> None:
    """The table of the noise sweep, beside datasketch."""
    print(f"adjusted Rand index, {ARTICLES} articles, up to 5 copies\n")
    print(f"{'errors':>8} {'cleaner':>9} {'datasketch raw':>15} {'datasketch clean':>17} {'target':>8}   seconds")
    for rate, target in zip(sweep.RATES, sweep.TARGETS, strict=True):
        records, truth, pages = sweep.copies(ARTICLES, rate)
        start = time.perf_counter()
        ours = sweep.rand_index(records, truth)
        took = time.perf_counter() - start
        clean = ["".join(text for _, text in record.witnesses[0].paragraphs) for record in records]
        raw, again = sweep.datasketch_index(pages, truth), sweep.datasketch_index(clean, truth)
        print(f"{rate:>8.0%} {ours:>9.5f} {raw:>15.5f} {again:>17.5f} {target:>8}   {took:.1f}", flush=True)
        found[f"rand_{round(rate * 100):02}"] = ours


def apart(found: dict[str, float]) -> None:
    """Hard negatives, excerpts and relations."""
    wrong = hard.wrong_merges(PAIRS)
    print(f"\nwrong merges in {PAIRS} hard pairs: {len(wrong)} {wrong[:10] or ''}")
    found["wrong_merges"] = len(wrong)
    recall, precision = excerpts.figures(EXCERPTS)
    print(f"excerpts of a third at 3 % errors: recall {recall:.4f}, precision {precision:.4f}", flush=True)
    found["excerpt_recall"], found["excerpt_precision"] = recall, precision
    recall, precision = relations.figures(RELATIONS)
    print(
        f"articles that share a half, digests, at 3 % errors: recall {recall:.4f}, precision {precision:.4f}",
        flush=True,
    )
    found["relation_recall"], found["relation_precision"] = recall, precision


def collated(found: dict[str, float]) -> None:
    """What collation leaves of the errors."""
    print("\ncopies   errors before   after   gone   decided   wrongly")
    for copies, count in ((2, 400), (3, 400), (5, 400)):
        r = collation.measure(count, copies)
        print(
            f"{copies:>6} {r.before:>13.3%} {r.after:>9.4%} {r.gone:>6.1%} {r.decided:>9} {r.wrong_share:>9.4f}",
            flush=True,
        )
        found[f"collated_{copies}"] = r.after
        if copies == 2:
            found["two_gone"], found["two_wrong"] = r.gone, r.wrong_share


def main() -> int:
    found: dict[str, float] = {}
    noise(found)
    apart(found)
    collated(found)
    if "--pin" in sys.argv:
        rows = {name: {"found": round(value, 6), **floors()[name].row()} for name, value in found.items()}
        GATE.write_text(json.dumps({"canon": rows}, indent=1) + "\n", encoding="utf-8")
    fallen = [f"{name}: {found[name]:.6f}, {floor}" for name, floor in floors().items() if not floor.holds(found[name])]
    print("\n" + ("\n".join(fallen) or "all floors hold"))
    return 1 if fallen else 0


__all__ = ["Floor", "main"]

if __name__ == "__main__":
    sys.exit(main())
