"""Reading order: what breaks off and goes on elsewhere, and the runs of characters that show it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.layers import Block, Piece
from cleaner.stages.unwrap.broken_rules import BROKEN_WORD
from cleaner.stages.unwrap.edges import _runs, _stand_in
from cleaner.stages.unwrap.order import COLUMN_ORDER, Strip, put_in_order
from cleaner.zh.layout import Kind

PLAIN, TITLE, JUMP = (Kind.PLAIN, 0), (Kind.PLAIN, 1), (Kind.JUMP, 0)


def ordered(*texts: tuple[str, tuple[Kind, int]], torn: tuple[int, ...]) -> list[str]:
    """The texts of some blocks, of their kinds and levels, in reading order; those of ``torn`` break off.

    The first is said to be torn elsewhere too: only in such a file are several open ends more than lost full stops.
    """
    pieces = [Piece(k, k + 1, "" if k else BROKEN_WORD.code) for k in range(len(texts))]
    blocks = [Block((pieces[k],), (k,), text, open_end=k in torn) for k, (text, _) in enumerate(texts)]
    strips = [Strip(text, kind, level, False, level > 0) for text, (kind, level) in texts]
    out = put_in_order(blocks, strips)
    assert sorted(row for block in out for row in block.rows) == list(range(len(texts)))
    assert all(piece.joined_by == COLUMN_ORDER.code for block in out for piece in block.pieces[1:])
    return [block.text for block in out]


def test_a_late_column_moves_up_with_all_that_stands_in_it() -> None:
    assert ordered(
        ("村民们今年都来修新水", PLAIN),
        ("渡口的灯", TITLE),
        ("渡口的灯亮到天明。", PLAIN),
        ("库的人很多。", PLAIN),
        ("老人们也来了。", PLAIN),
        ("夜校开课", TITLE),
        torn=(0,),
    ) == ["村民们今年都来修新水库的人很多。", "老人们也来了。", "渡口的灯", "渡口的灯亮到天明。", "夜校开课"]


def test_an_early_column_moves_down_behind_the_line_that_says_so() -> None:
    assert ordered(
        ("修渠的日子", TITLE),
        ("库的人很多。", PLAIN),
        ("（上接第1版）", JUMP),
        ("村民们今年都来修新水", PLAIN),
        ("夜校开课", TITLE),
        torn=(3,),
    ) == ["修渠的日子", "（上接第1版）", "村民们今年都来修新水库的人很多。", "夜校开课"]


def test_columns_that_were_moved_before_are_found_where_they_stand_now() -> None:
    assert ordered(
        ("村民们今年都来修新水", PLAIN),
        ("渡口的灯", TITLE),
        ("渡口的灯亮到天明，船工都爱看报", PLAIN),
        ("夜校开课", TITLE),
        ("库的人很多。", PLAIN),
        ("老人", TITLE),
        ("纸和画。", PLAIN),
        torn=(0, 2),
    ) == [
        "村民们今年都来修新水库的人很多。",
        "渡口的灯",
        "渡口的灯亮到天明，船工都爱看报纸和画。",
        "夜校开课",
        "老人",
    ]


CODES = st.lists(st.integers(0x4E00, 0x4E04), min_size=4, max_size=60)


@given(CODES, CODES)
@settings(max_examples=200)
def test_the_runs_that_stand_in_a_text_are_found(text: list[int], other: list[int]) -> None:
    runs = [other[k : k + 4] for k in range(len(other) - 3)]
    shown = "".join(map(chr, text))
    expected = ["".join(map(chr, run)) in shown for run in runs]
    found = _stand_in(np.array(text, np.uint32), _runs(np.array(runs, np.uint32))[:, 0])
    assert found.tolist() == expected
