"""What columns tell of headings among headings is what asking each of them would tell."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cleaner.article import Outline
from cleaner.core.layers import Bools
from cleaner.core.text import Text
from cleaner.stages import furniture, segment, unwrap

STRIPS = import_module("cleaner.stages.segment.strips")  # the package has a function of this name
# Lines of lists, tables and verse, and what titles, crossheads and the ends of articles have.
LINES = (
    *(
        "水",
        "渡口",
        "春水初生柳拂堤",
        "7",
        "12",
        "1986",
        "3.5",
        "1.",
        "12．",
        "1、修渠",
        "9:30",
        "一",
        "①",
        "第一章",
        "第",
    ),
    *(
        "-",
        "*",
        "|",
        "abc",
        "a b",
        "甲 乙 丙 丁",
        "（一）修渠",
        "一、修渠",
        "后记",
        "注释",
        "——记渡口",
        "[3]",
        "2026.5.1",
    ),
    *(
        "王朴",
        "本报记者 林青",
        "临江县水务局",
        "2026年5月1日",
        "（完）",
        "渠修好了。",
        "渠修好了，水来了。",
        "同志们：",
        "好！",
    ),
    *(
        "新华社北京5月1日电",
        "书记员李芳",
        "（一九五七年三月）",
        "（下转2版）",
        "参考文献",
        "图为渡口。",
        "林青 摄",
        "全文完",
    ),
)


def outline(text: str) -> Outline:
    lines = furniture.mark(Text.of(text))
    blocks, _ = unwrap.join(lines)
    return segment.divide(lines, blocks)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LINES), st.integers(1, 14)), min_size=1, max_size=12), st.booleans())
@example([("水", 30), ("第一章", 1), ("水", 30)], False)
@example([("1.", 30), ("①", 30), ("1986", 30)], False)
@example([("渠修好了。", 3), ("王朴", 1), ("临江县水务局", 1), ("7", 20), ("渠修好了。", 1)], True)
def test_headings_among_headings_need_not_be_asked(
    monkeypatch: pytest.MonkeyPatch, runs: list[tuple[str, int]], apart: bool
) -> None:
    text = ("\n\n" if apart else "\n").join(line for line, times in runs for _ in range(times)) + "\n"
    told = outline(text)
    with monkeypatch.context() as patch:
        patch.setattr(STRIPS, "inside", lambda untitled: untitled & False)
        assert told == outline(text)


def test_most_of_a_list_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Bools] = []
    inside = STRIPS.inside
    monkeypatch.setattr(STRIPS, "inside", lambda untitled: found.append(inside(untitled)) or found[-1])
    outline("水\n" * 100 + "1.\n" * 100 + "渡口a7\n" * 100)
    assert sum(column.sum() for column in found) > 280
