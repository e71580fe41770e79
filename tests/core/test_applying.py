"""Words that nothing may touch."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.applying import shielded
from cleaner.core.edits import Edits
from cleaner.core.text import Text


def left(string: str, triples: list[tuple[int, int, str]], *protected: str) -> list[tuple[int, int, str]]:
    edits = shielded(Text.of(string), Edits.of(triples), protected)
    return list(zip(edits.starts.tolist(), edits.ends.tolist(), edits.afters, strict=True))


def test_an_edit_within_a_word_is_left_out() -> None:
    edits = [(0, 1, "x"), (2, 3, "y"), (4, 5, "z")]
    assert left("甲乙丙丁戊", edits, "乙丙丁") == [(0, 1, "x"), (4, 5, "z")]
    assert left("甲乙丙丁戊", edits, "不在") == edits
    assert left("甲乙丙丁戊", edits) == left("甲乙丙丁戊", edits, "") == edits


def test_an_edit_that_reaches_into_a_word_is_left_out() -> None:
    assert left("甲乙丙丁", [(0, 2, "x")], "乙丙") == []
    assert left("甲乙丙丁", [(0, 4, "x")], "乙丙") == []
    assert left("甲乙丙丁", [(2, 4, "x")], "乙丙") == []


def test_insertions_beside_a_word_stay_those_within_it_go() -> None:
    assert left("甲乙丙丁", [(1, 1, " "), (2, 2, " "), (3, 3, " ")], "乙丙") == [(1, 1, " "), (3, 3, " ")]


def test_words_that_overlap_or_contain_one_another() -> None:
    each = [(i, i + 1, "x") for i in range(6)]
    assert left("甲乙丙丁戊己", each, "甲乙", "乙丙") == each[3:]
    assert left("甲乙丙丁戊己", each, "甲", "甲乙丙") == each[3:]
    assert left("甲乙丙丁戊己", each, "乙丙丁戊", "丙") == [each[0], each[5]]


def test_a_word_is_no_pattern() -> None:
    assert left("a.b|c", [(0, 1, "x"), (4, 5, "y")], "b|c", ".*") == [(0, 1, "x")]


small = st.text("ab", max_size=12)


@given(small, st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=3), st.data())
def test_what_is_left_touches_no_word(string: str, words: list[str], data: st.DataObject) -> None:
    starts = sorted(data.draw(st.sets(st.integers(0, len(string)), max_size=5)))
    edits = [(start, data.draw(st.integers(start, end)), "x") for start, end in pairwise((*starts, len(string)))]
    spans = [(i, i + len(w)) for w in words for i in range(len(string)) if string.startswith(w, i)]
    free = [e for e in edits if not any(start < e[1] and e[0] < end for start, end in spans)]
    assert left(string, edits, *words) == free
