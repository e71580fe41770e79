"""The score on the annotated real files, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord
from cleaner.pipeline import clean
from cleaner.store.contract import plain, to_json

SHARED = Path(__file__).parent.parent.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
GOLD = sorted((SHARED / "gold").glob("*.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason="the annotated real files (../shared) are not here")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.stem[:3])
def test_score(gold: Path) -> None:
    truth = json.loads(gold.read_text(encoding="utf-8"))
    cleaned = clean((SHARED / "seeds" / truth["file"]).read_bytes(), truth["file"])
    figures = scorer().score(truth, to_json(cleaned), cleaned.text.raw)
    assert (figures["lost"], figures["twice"], figures["inline"]) == (0, 0, 0)
    assert figures["join"] == figures["break"] == figures["removed"] == figures["article"] == 1.0
    assert figures["exact"] == figures["articles"]
    assert figures["meta_ok"] == figures["meta_n"]
    assert figures["parts"] >= 0.99


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem[:3])
def test_cleaning_again_changes_nothing(seed: Path) -> None:
    once = plain(clean(seed.read_bytes()))
    assert plain(clean(once.encode())) == once


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.stem[:3])
def test_meaningful_spaces_stay_and_stray_ones_go(gold: Path) -> None:
    truth = json.loads(gold.read_text(encoding="utf-8"))
    raw = (SHARED / "seeds" / truth["file"]).read_bytes()
    text = plain(clean(raw))
    for space in truth["spaces"]:
        before, after = space["around"].split()
        assert (f"{before} {after}" in text) == space["keep"], space["around"]


@cache
def shared_articles() -> tuple[CanonicalArticle, ...]:
    """The canonical articles of the real files that stand in more than one of them."""
    records = [FileRecord.of(clean(seed.read_bytes(), seed.name)) for seed in SEEDS]
    return tuple(a for a in build(records, Ids()).articles if len({w.witness.file for w in a.witnesses}) > 1)


def joined(article: CanonicalArticle) -> str:
    """What an article says, without the line at its end that says where it was printed first."""
    return "".join(text for role, text in article.paragraphs if role != "dateline")


def corrected(file: str, text: str) -> tuple[str, int]:
    """``text`` with the errata of a file that another copy attests put right, and how many of them are in it."""
    gold = next((SHARED / "gold").glob(f"{Path(file).stem}.json"))
    lines = (SHARED / "seeds" / file).read_text(encoding="utf-8").split("\n")
    attested = [e for e in json.loads(gold.read_text(encoding="utf-8"))["errata"] if "another copy" in e["evidence"]]
    count = 0
    for number in sorted({erratum["line"] for erratum in attested}):
        line = re.sub(r"[\s#*]", "", lines[number - 1])
        if line not in text:
            continue
        right = line
        for erratum in (e for e in attested if e["line"] == number):
            assert right.count(erratum["wrong"]) == 1
            right = right.replace(erratum["wrong"], erratum["right"])
            count += 1
        text = text.replace(line, right)
    return text, count


def test_the_shared_articles_are_one_each() -> None:
    assert len(shared_articles()) == 2
    assert all(len(article.witnesses) == 2 for article in shared_articles())


def test_the_errata_that_the_other_copy_attests_are_right_and_nothing_else_is_changed() -> None:
    found = 0
    for article in shared_articles():
        for one in article.witnesses:
            if not (SHARED / "gold" / f"{Path(one.witness.file).stem}.json").exists():
                continue
            said = "".join(text for role, text in one.witness.paragraphs if role != "dateline")
            text, count = corrected(one.witness.file, said)
            assert text == joined(article)
            found += count
    assert found == 7
