"""The score on the annotated real files, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

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
