"""The pins: no figure may fall below what it once was."""

from __future__ import annotations

import json
from pathlib import Path

GATE = Path(__file__).parent.parent / "gate.json"
SECTION = "pages"
SLACK = 0.0005  # a change of one line end on the smallest page is more than this

# What issue 3 asks of all pages of an extractor together.
TARGETS = {
    "total.pdftotext": {"join": 0.98, "break": 0.98, "whole": 0.95, "article": 0.95},
    "total.layout": {"join": 0.95, "break": 0.95, "whole": 0.90, "article": 0.95},
    "total.tesseract": {"join": 0.95, "break": 0.95, "whole": 0.90, "article": 0.95},
}

Figures = dict[str, dict[str, float]]


def pins(path: Path = GATE) -> Figures:
    """The pinned figures, by page and name."""
    rows: Figures = json.loads(path.read_text(encoding="utf-8")).get(SECTION, {}) if path.exists() else {}
    return rows


def worse(name: str, value: float, pin: float) -> bool:
    """Whether a figure is worse than its pin: an error rate above it, any other below it."""
    return value > pin + SLACK if name == "cer" else value < pin - SLACK


def below(figures: Figures, pinned: Figures | None = None) -> list[str]:
    """What is worse than its pin, or has a pin and is missing."""
    out = []
    for page, row in (pins() if pinned is None else pinned).items():
        for name, pin in row.items():
            value = figures.get(page, {}).get(name)
            if value is None:
                out.append(f"{page}: {name} is pinned at {pin} but not measured")
            elif worse(name, value, pin):
                out.append(f"{page}: {name} is {value}, pinned at {pin}")
    return out


def rises(row: dict[str, float]) -> bool:
    """Whether cleaning raises the error rate of a page."""
    return row["cer"] > row["cer_before"]


def update(figures: Figures, path: Path = GATE) -> None:
    """Raise the pins to the given figures; none is lowered."""
    gate = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    old: Figures = gate.get(SECTION, {})
    new: Figures = {}
    for page, row in figures.items():
        new[page] = {}
        for name, value in row.items():
            if name != "cer_before":
                pin = old.get(page, {}).get(name, value)
                new[page][name] = min(pin, value) if name == "cer" else max(pin, value)
    gate[SECTION] = new
    path.write_text(json.dumps(gate, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
