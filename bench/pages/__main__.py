"""``python -m bench.pages``: the table of figures. See ``--help``."""

from __future__ import annotations

import argparse
import sys

from bench.pages import extract, gate, render
from bench.pages.score import Score, scores


def table(found: dict[str, Score]) -> str:
    """The figures, a line a raw page."""
    names = list(next(iter(found.values())).figures())
    lines = [" ".join((f"{'':24}", *(f"{name:>10}" for name in names)))]
    for page, score in found.items():
        lines.append(" ".join((f"{page:24}", *(f"{value:10.4f}" for value in score.figures().values()))))
    return "\n".join(lines)


def main() -> int:
    """Score the raw pages; 1 when a figure is below its pin."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description="Score clean on real pages.")
    parser.add_argument("--refresh", action="store_true", help="set the pages and read them back anew")
    parser.add_argument("--update", action="store_true", help="raise the pins of bench/gate.json to these figures")
    parser.add_argument("--faults", metavar="PAGE", help="list what is wrong on a page, e.g. booklet.pdftotext")
    options = parser.parse_args()
    if options.refresh:
        missing = render.missing() + extract.missing()
        if missing:
            print("\n".join(missing), file=sys.stderr)
            return 2
        extract.refresh()
    found = scores()
    if options.faults:
        if options.faults not in found:
            print(f"no page {options.faults}; there are {', '.join(found)}", file=sys.stderr)
            return 2
        print("\n".join(found[options.faults].faults))
        return 0
    print(table(found))
    figures = {page: score.figures() for page, score in found.items()}
    for page, row in figures.items():
        if gate.rises(row):
            print(f"target not reached: cleaning raises the error rate of {page}")
    for page, row in gate.TARGETS.items():
        for name, target in row.items():
            if figures[page][name] < target:
                print(f"target not reached: {page} {name} {figures[page][name]} of {target}")
    below = gate.below(figures)
    for line in below:
        print(line, file=sys.stderr)
    if options.update and not below:
        gate.update(figures)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
