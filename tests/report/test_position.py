"""Lines and columns are those of an editor."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.report.position import LineIndex

TEXTS = st.text(st.sampled_from("渡a \r\n\u3000\u2028\x0c𠮷"))


@given(TEXTS)
def test_every_offset_has_the_place_that_the_lines_say(raw: str) -> None:
    index = LineIndex(raw)
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", raw)
    assert len(index) == len(lines)
    at = 0
    for number, line in enumerate(lines, 1):
        assert index.span(number) == (at, at + len(line.rstrip("\r\n")))
        for column in range(1, len(line) + 1):
            assert index.place(at + column - 1) == (number, column)
            assert index.offset(number, column) == at + column - 1
        at += len(line)


@given(TEXTS)
def test_many_offsets_at_once(raw: str) -> None:
    index = LineIndex(raw)
    lines, columns = index.places(range(len(raw) + 1))
    assert list(zip(lines.tolist(), columns.tolist(), strict=True)) == [index.place(k) for k in range(len(raw) + 1)]


def test_a_carriage_return_ends_a_line_and_so_does_the_pair_only_once() -> None:
    index = LineIndex("木船\r\n渡口\r江边\n\n")
    assert len(index) == 4
    assert [index.place(k)[0] for k in (0, 3, 4, 6, 7, 9, 10)] == [1, 1, 2, 2, 3, 3, 4]
    assert index.place(11) == (5, 1)


def test_errors_say_what_there_is() -> None:
    index = LineIndex("木船\n渡口")
    with pytest.raises(IndexError, match="no line 3: the file has 2 lines"):
        index.offset(3)
    with pytest.raises(IndexError, match="no column 4 in line 2: it has 2 characters"):
        index.offset(2, 4)
    with pytest.raises(IndexError, match="no line 0"):
        index.offset(0)
    with pytest.raises(IndexError, match="no character 6"):
        index.place(6)
    assert index.offset(2, 3) == index.offset(1, 3) + 3 == 5
