from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.layers import Lines, beside
from cleaner.core.text import Text, grown


@given(st.lists(st.booleans(), max_size=8))
def test_rows_beside_a_pair_are_those_of_it(pairs: list[bool]) -> None:
    expected = [any(pairs[max(0, k - 1) : k + 1]) for k in range(len(pairs) + 1)]
    assert beside(np.array(pairs, bool)).tolist() == expected


@given(st.lists(st.integers(-9, 9), max_size=8), st.integers(-9, 9))
def test_growth_is_what_each_number_has_more_than_the_one_before(values: list[int], before: int) -> None:
    expected = [value - last for value, last in zip(values, [before, *values], strict=False)]
    assert grown(np.array(values, np.int64), before).tolist() == expected


def test_lines_know_their_indents_gaps_and_pages() -> None:
    lines = Lines.of(Text.of("\n　　甲乙 \n\n\n丙\f\n 丁"))
    assert lines.strings == ["甲乙", "丙", "丁"]
    assert lines.indent.tolist() == [4, 0, 1]
    assert lines.trailing.tolist() == [1, 0, 0]
    assert lines.blank_before.tolist() == [1, 2, 0]
    assert lines.page_before.tolist() == [False, False, True]
    assert lines.number.tolist() == [1, 4, 5]


SIGNS = st.sampled_from(["甲", "乙 丙", " ", "\u3000", "\x0c", "\x1c", "\x85", "\u2028", "\n"])


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_a_line_is_what_stands_between_its_start_and_end(string: str) -> None:
    lines = Lines.of(Text.of(string))
    at = zip(lines.start.tolist(), lines.end.tolist(), strict=True)
    assert lines.strings == [string[start:end] for start, end in at]


def test_lines_with_another_column_know_what_it_says() -> None:
    lines = Lines.of(Text.of("甲\n乙"))
    assert (lines.taken.tolist(), lines.kinds) == ([False, False], [0, 0])
    other = lines.consumed([1], "FUR001", 0).of_kinds({0: 3})
    assert (other.taken.tolist(), other.kinds, other.strings) == ([False, True], [3, 0], ["甲", "乙"])
    assert (lines.taken.tolist(), lines.kinds) == ([False, False], [0, 0])


def test_blank_text_has_no_lines() -> None:
    assert len(Lines.of(Text.of(""))) == 0
    assert len(Lines.of(Text.of(" \n\u3000\n"))) == 0
