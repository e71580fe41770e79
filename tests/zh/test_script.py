"""Judging script."""

from __future__ import annotations

import pytest

from cleaner.core.text import code_points
from cleaner.zh.script import SIMPLIFIED, TRADITIONAL, Script, judge, simplified, stays


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("灣區發佈了新的規劃", Script.TRADITIONAL),
        ("湾区发布了新的规划", Script.SIMPLIFIED),
        ("湾区发布了新的规划，这份说明书还没有译过来，会场内外都热闹。碑文是「爲國樹」", Script.SIMPLIFIED),
        ("乾隆年间的著名学者", Script.SIMPLIFIED),
        ("學校說這個詞，学校说这个词", Script.MIXED),
        ("plain", Script.SIMPLIFIED),
        # Short, with nothing that is only Simplified: one character in fifteen is enough, a rare one too.
        ("湖心小亭和渡口工業用途不同", Script.TRADITIONAL),
        ("高手自己也要稽覈", Script.TRADITIONAL),
        ("提昇水平", Script.TRADITIONAL),
        ("老人在渡口看船，孩子在堤上放牛，一直看到天黑，才想起家中那本“東山小志”", Script.SIMPLIFIED),
        ("李昇在湖心打水", Script.SIMPLIFIED),  # names keep this character
        ("東京タワー", Script.SIMPLIFIED),
        # What Hong Kong prints: some characters as Simplified texts do, others as nobody else.
        ("湖邊税戶温和，渡口悦耳，歷來如此", Script.TRADITIONAL),
        ("他説有啓", Script.TRADITIONAL),
    ],
)
def test_judge(text: str, script: Script) -> None:
    assert judge(code_points(text)) is script


def test_tables_are_apart_and_convert() -> None:
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
    assert simplified(SIMPLIFIED) == SIMPLIFIED
    unchanged = [c for c in TRADITIONAL if simplified(c) == c]
    assert unchanged == []


@pytest.mark.parametrize(("text", "at"), [("編著", 1), ("張乾", 1), ("李乾明", 1)])
def test_names_and_works_stay(text: str, at: int) -> None:
    assert stays(text, at)


@pytest.mark.parametrize(("text", "at"), [("看著", 1), ("餅乾", 1), ("張乾淨", 1), ("說", 0)])
def test_others_do_not(text: str, at: int) -> None:
    assert not stays(text, at)
