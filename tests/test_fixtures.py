"""Every fixture: a raw text with one defect, and what a careful editor makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.article import FIELDS, Cleaned
from cleaner.pipeline import clean
from cleaner.store.contract import plain

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES = sorted(FIXTURES.glob("*/*.raw.*"))
PAGES = sorted((FIXTURES / "pages").glob("*.txt"))
# Print whose columns are in disorder: what a first cleaning left apart a second one joins.
UNSETTLED = {"journal.pdftotext.txt"}
METADATA = ("source", "date", "complete", "continued_from", "continued_on")


def seen(cleaned: Cleaned) -> dict[str, object]:
    """A cleaned file in the form of an ``expect.json``."""
    articles = []
    for article in cleaned.articles:
        row: dict[str, object] = {field.value: None for field in FIELDS}
        paragraphs = []
        for part in article.parts:
            if part.role in FIELDS:
                row[part.role.value] = cleaned.string(part)
            else:
                paragraphs.append([part.role.value, cleaned.string(part)])
        row |= {name: getattr(article.metadata, name) for name in METADATA}
        articles.append(row | {"paragraphs": paragraphs})
    removed = [[r.kind, r.text.strip()] for r in cleaned.removed if r.kind != "markup"]
    return {"articles": articles, "removed": removed}


@pytest.mark.parametrize("raw", CASES, ids=lambda p: f"{p.parent.name}/{p.name.split('.')[0]}")
def test_fixture(raw: Path) -> None:
    expected = json.loads(raw.with_name(raw.name.split(".")[0] + ".expect.json").read_text(encoding="utf-8"))
    note = expected.pop("note")
    assert seen(clean(raw.read_bytes(), raw.name)) == expected, note


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            path, marks=pytest.mark.xfail if path.name in UNSETTLED else (), id=f"{path.parent.name}/{path.name}"
        )
        for path in (*CASES, *PAGES)
    ],
)
def test_cleaning_again_changes_nothing(raw: Path) -> None:
    once = plain(clean(raw.read_bytes(), raw.name))
    assert plain(clean(once.encode())) == once
