"""The figures of the real pages: none falls below its pin, and the yardstick itself measures what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.pages import gate
from bench.pages.align import Units, align
from bench.pages.score import EXTRACTORS, Score, score, scores
from bench.pages.truth import FIXTURES, Truth

PINS = gate.pins()


@pytest.fixture(scope="module")
def figures() -> gate.Figures:
    return {page: found.figures() for page, found in scores().items()}


@pytest.mark.parametrize("page", PINS)
def test_no_figure_falls_below_its_pin(page: str, figures: gate.Figures) -> None:
    assert gate.below({page: figures[page]}, {page: PINS[page]}) == []


@pytest.mark.parametrize("page", PINS)
def test_cleaning_never_raises_the_error_rate(page: str, figures: gate.Figures) -> None:
    assert not gate.rises(figures[page])


def test_every_page_is_pinned(figures: gate.Figures) -> None:
    assert set(figures) == set(PINS)
    assert len(figures) == len(EXTRACTORS) * (1 + len(list(FIXTURES.glob("*.truth.json"))))


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda p: p.stem)
def test_nearly_every_character_is_found_in_the_raw_text(path: Path) -> None:
    units = Units.of(Truth.load(path.with_name(f"{path.name.split('.')[0]}.truth.json")))
    found = align(path.read_text(encoding="utf-8"), units)
    read = found[found >= 0].tolist()
    assert len(read) == len(set(read))
    assert len(read) >= (0.97 if "tesseract" in path.name else 1) * len(found)


TRUTH = Truth(
    (
        (
            ("title", "渡口停渡"),
            ("body", "清晨的渡口起了薄雾，船夫把缆绳解开，船身轻轻一晃。"),
            ("body", "学生都上了岸。"),
        ),
        (("title", "鱼市搬家"), ("body", "江对岸的集市已经开张，卖藕的老人把担子放下来。")),
    ),
    (("page-number", "· 12 ·"),),
)
RIGHT = """\
# 渡口停渡

清晨的渡口起了薄雾，船夫把缆绳解开，船身轻轻一晃。

学生都上了岸。

· 12 ·

# 鱼市搬家

江对岸的集市已经开张，卖藕的老人把担子放下来。
"""


def counted(raw: str) -> Score:
    return score(raw.encode(), "-", TRUTH)


def test_a_page_that_comes_out_right_has_full_marks() -> None:
    figures = counted(RIGHT).figures()
    assert {name: figures[name] for name in ("join", "break", "whole", "article", "furniture", "roles")} == {
        "join": 1, "break": 1, "whole": 1, "article": 1, "furniture": 1, "roles": 1
    }  # fmt: skip
    assert figures["cer"] == 0 < figures["cer_before"]


@pytest.mark.parametrize(
    ("right", "wrong", "falls"),
    [
        ("缆绳解开，船身轻轻一晃。", "缆绳解开。\n\n# 船身轻轻一晃", {"join", "whole", "article"}),
        ("一晃。\n\n学生", "一晃，学生", {"break", "whole"}),
        ("# 鱼市搬家\n\n江对岸", "江对岸", {"article"}),
        ("· 12 ·", "又过了十二年，渡口的船也卖了。", {"cer"}),
    ],
)
def test_a_fault_is_seen_in_its_figure(right: str, wrong: str, falls: set[str]) -> None:
    assert right in RIGHT
    before, after = counted(RIGHT).figures(), counted(RIGHT.replace(right, wrong)).figures()
    assert {name for name in falls if gate.worse(name, after[name], before[name])} == falls


def test_pins_are_raised_and_never_lowered(tmp_path: Path) -> None:
    path = tmp_path / "gate.json"
    path.write_text('{"speed": {"kept": 1}}')
    row = {"join": 0.9, "cer_before": 0.2, "cer": 0.1}
    gate.update({"page": row}, path)
    gate.update({"page": {"join": 0.8, "cer_before": 0.2, "cer": 0.15}}, path)
    assert gate.pins(path) == {"page": {"join": 0.9, "cer": 0.1}}
    gate.update({"page": {"join": 0.95, "cer_before": 0.2, "cer": 0.05}}, path)
    assert gate.pins(path) == {"page": {"join": 0.95, "cer": 0.05}}
    assert json.loads(path.read_text())["speed"] == {"kept": 1}


def test_what_falls_is_named() -> None:
    pins = {"page": {"join": 0.9, "cer": 0.1}}
    assert gate.below({"page": {"join": 0.9, "cer": 0.1, "cer_before": 0.2}}, pins) == []
    fallen = gate.below({"page": {"join": 0.89, "cer": 0.3, "cer_before": 0.2}}, pins)
    assert fallen == ["page: join is 0.89, pinned at 0.9", "page: cer is 0.3, pinned at 0.1"]
    assert gate.rises({"cer": 0.3, "cer_before": 0.2}) and not gate.rises({"cer": 0.2, "cer_before": 0.2})
    assert gate.below({}, pins) == [
        "page: join is pinned at 0.9 but not measured",
        "page: cer is pinned at 0.1 but not measured",
    ]
