"""The pages of the rules in docs/rules are those of the rules as they are."""

from __future__ import annotations

from pathlib import Path

from cleaner.report.pages import pages

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


def test_pages_are_not_stale() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    made = pages()
    stale = sorted(name for name in there.keys() | made.keys() if there.get(name) != made.get(name))
    assert not stale, f"run `make docs`: {', '.join(stale)}"


def test_every_rule_says_when_it_acts_and_when_not() -> None:
    for name, text in pages().items():
        if name != "README.md":
            assert "## Keeps" in text or "## Known failures" in text, name
