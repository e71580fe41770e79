"""The columns say of many strings what the functions for one string say of each."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import or_
from pathlib import Path

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.core.layers import Lines
from cleaner.core.text import Text
from cleaner.zh.kinds import special_kinds
from cleaner.zh.layout import PARAGRAPH_OPENER, Kind, ends_sentence, kind_of
from cleaner.zh.pairs import HEADS, TAILS
from cleaner.zh.rows import Rows
from cleaner.zh.signs import SIGNS, STOP

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
# A line of each kind, and what its pieces are made of.
TOLD = (
    "（记者 宋时雨 摄）", "新闻社发（李青禾摄）", "云溪日报 供图", "资料图片：云溪渡口", "（资料图片）",
    "新华社云溪5月1日电", "云溪日报二〇二六年四月一日讯", "新华社2026-05-01",
    "来源：《云溪日报》", "（摘自《云溪日报》，何大川文）", "2026-05-01 08:15 来源：云溪在线", "云溪日报 2026年5月1日",
    "时间：2026年5月1日", "本报记者 何大川 通讯员 宋时雨", "云溪日报评论员", "文/图：何大川", "整理 ： 何大川",
    "上接第1版", "（下转A04版）", "——在云溪县水利会议上的讲话（2026年5月1日）", "一一在县里的讲话（2026年5月1日）",
    "※据县志", "注：水位按吴淞高程", "编者按 云溪通水了", "（作者系云溪县水务局局长）",
    "图为渡口的石阶。", "▲渡口", "这是5月1日拍摄的渡口", "云溪渡口（资料图片）。", "左图：渡口",
    "圖為渡口", "图：渡口", "图三：渡口", "图１：渡口", "编辑注 渡口", "【编者按】渡口",
    "┃ 1986 │ 26 ┃", "东村│26│西村", "| 村 | 户 |", "+----+----+", "┠──┼──┨" + "──" * 80,
)  # fmt: skip
PIECES = st.sampled_from(sorted({c for line in TOLD for c in line} | set("。！？…”’」.一二，县的 \u3000\u2028"))) | (
    st.sampled_from(TOLD)
)
LINES = st.lists(PIECES, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)


def special(lines: list[str]) -> dict[int, Kind]:
    """What ``special_kinds`` is to say of some lines."""
    return {k: kind_of(line) for k, line in enumerate(lines) if kind_of(line) is not Kind.PLAIN}


@given(st.lists(LINES, min_size=1, max_size=6))
@example(list(TOLD))
@example(["。.", "...", "..", ".", "好.”", "”’", "）", "好。”）", "※" + "长" * 200, "长" * 200 + "摄"])
@example(["长" * 400, "某某 摄", "※" + "长" * 200])
def test_columns_say_what_the_functions_say(lines: list[str]) -> None:
    rows = Rows.of(lines)
    assert special_kinds(rows) == special(lines)
    assert rows.closed.tolist() == [ends_sentence(line) for line in lines]
    assert rows.first.tolist() == [ord(line[0]) for line in lines]
    assert rows.last.tolist() == [ord(line[-1]) for line in lines]
    assert rows.length.tolist() == [len(line) for line in lines]


@given(st.lists(LINES, min_size=1, max_size=6))
@example(list(TOLD))
@example(["上", "接", "记者", "．n"])
def test_signs_and_pairs_are_those_of_the_characters(lines: list[str]) -> None:
    rows = Rows.of(lines)
    signs = [[int(SIGNS[ord(c)]) for c in line] for line in lines]
    assert rows.has.tolist() == [reduce(or_, of) for of in signs]
    assert rows.inside.tolist() == [reduce(or_, of[:-1], 0) for of in signs]
    text = "\n".join([*lines, ""])
    assert rows.where(STOP).tolist() == [at for at, c in enumerate(text) if SIGNS[ord(c)] & STOP]
    beside = ([int(HEADS[ord(a)] & TAILS[ord(b)]) for a, b in pairwise(line + "\n")] for line in lines)
    assert rows.pairs.tolist() == [reduce(or_, of) for of in beside]


@given(st.lists(LINES, min_size=1, max_size=6), st.data())
def test_some_of_the_strings_are_known_as_all_are(lines: list[str], data: st.DataObject) -> None:
    columns = ("length", "first", "last", "has", "inside", "pairs", "closed")
    rows = Rows.of(lines)
    for column in columns[: data.draw(st.integers(0, len(columns)))]:
        getattr(rows, column)
    chosen = sorted(data.draw(st.sets(st.integers(0, len(lines) - 1))))
    some = rows.only(np.array(chosen, np.intp), [lines[k] for k in chosen])
    for column in columns if chosen else ():
        assert getattr(some, column).tolist() == [getattr(Rows.of([lines[k]]), column)[0] for k in chosen], column
    assert some.where(STOP).tolist() == rows.where(STOP).tolist()


OPENERS = (
    "（三）修渠",
    "12．修渠",
    "７、修渠",
    "一、修渠",
    "第一百二十条 修渠",
    "第一，修渠",
    "①修渠",
    "※修渠",
    "——修渠",
    "一一记修渠",
)
OPENERS += (
    "4.2.1  修渠",
    "2　修渠",
    "12  修渠",
    "2.1 修渠",
    "v——修渠",
    "λ1——修渠",
    "[0012]修渠",
    "表2-1  修渠",
    "图 A1 修渠",
    "证明 修渠",
    "【例1】修渠",
    "解：修渠",
)
OPENERS += (
    "摘  要：修渠",
    "【关键词】修渠",
    "中图分类号：修渠",
    "（收稿日期：修渠",
    "Key words: 修渠",
    "DOI：修渠",
    "基金项目：修渠",
)
OPENERS += ("--修渠", "- 修渠", "*\t修渠", "主持人：修渠", "问：修渠", "㈠修渠", "３.修渠")


@given(st.lists(LINES | st.sampled_from(OPENERS), min_size=1, max_size=6))
@example(list(OPENERS))
def test_no_paragraph_opener_is_passed_over(lines: list[str]) -> None:
    told = Rows.of(lines).opener_like.tolist()
    assert all(like for like, line in zip(told, lines, strict=True) if PARAGRAPH_OPENER.match(line))


def test_the_openers_are_openers() -> None:
    assert [line for line in OPENERS if not PARAGRAPH_OPENER.match(line)] == []


def test_every_kind_is_tried() -> None:
    assert {kind_of(line) for line in TOLD} == set(Kind) - {Kind.PLAIN}


def test_lines_of_files() -> None:
    for path in sorted(FIXTURES.rglob("*.raw.txt")):
        lines = Lines.of(Text.of(path.read_text(encoding="utf-8", errors="replace")))
        rows = Rows.of_lines(lines)
        assert special_kinds(rows) == special(lines.strings), path
        assert rows.closed.tolist() == [ends_sentence(line) for line in lines.strings], path


def test_no_strings() -> None:
    rows = Rows.of([])
    assert special_kinds(rows) == {}
    assert rows.closed.tolist() == []


def test_lines_that_are_alike_are_asked_once() -> None:
    asked: list[str] = []

    def length_of_numbers(string: str) -> int | None:
        asked.append(string)
        return len(string) if string.isdigit() else None

    rows = Rows.of(["12", "水渠", "12", "水渠", "345", "12"])
    assert rows.asked(np.array([0, 1, 2, 3, 4]), length_of_numbers) == {0: 2, 2: 2, 4: 3}
    assert asked == ["12", "水渠", "345"]
