"""Broken paragraphs put together again: no line is lost on the way."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.text import Text
from cleaner.stages import furniture
from cleaner.stages.unwrap.breaks import join_broken
from cleaner.stages.unwrap.broken import continuation, may_continue
from cleaner.stages.unwrap.joins import Joins
from cleaner.stages.unwrap.kept import Kept
from cleaner.zh.rows import Rows

LATE = ["清理水渠之后，大家又来到堤上，", "看见水库里的水比去年又高了，"]
EARLY = ["今年春天，村民们都来修渠，", "修好以后，大家"]


def test_a_column_read_too_early_does_not_go_on_in_its_own_paragraph() -> None:
    kept = Kept.of(furniture.mark(Text.of("\n".join([*LATE, *EARLY]))))
    none = np.zeros(3, bool)
    joins = Joins([1, -1, 3, 0], ["UNW010", "UNW001", "", "UNW001"])  # 2, 3, 0, 1: one paragraph, which ends with 1
    join_broken(kept, joins, ~none, none, none, none)
    assert {0, 1, 2, 3} - set(joins.after) == {2}


WORDS = ("，又", "12", "水渠", "的修渠办法", "县里今年修了十条水渠条条通到田头", "一、", "——", "abc")
EDGES = st.sampled_from([*"，。：（）“”《》的年等渠水,.!…%★ ３②", *WORDS])
LINES = st.lists(EDGES, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)


@given(LINES, LINES, st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)  # the dictionary is loaded at the first
def test_no_line_that_goes_on_is_passed_over(before: str, after: str, page: bool, tight: bool, apart: bool) -> None:
    if continuation(before, after, page, tight, apart) is not None:
        assert may_continue(Rows.of([before, after]), np.array([page])).tolist() == [True]
