from __future__ import annotations

from cleaner.core.layers import Lines
from cleaner.core.text import Text


def test_lines_know_their_indents_gaps_and_pages() -> None:
    lines = Lines.of(Text.of("\n　　甲乙 \n\n\n丙\f\n 丁"))
    assert lines.strings == ["甲乙", "丙", "丁"]
    assert lines.indent.tolist() == [4, 0, 1]
    assert lines.trailing.tolist() == [1, 0, 0]
    assert lines.blank_before.tolist() == [1, 2, 0]
    assert lines.page_before.tolist() == [False, False, True]
    assert lines.number.tolist() == [1, 4, 5]


def test_blank_text_has_no_lines() -> None:
    assert len(Lines.of(Text.of(""))) == 0
    assert len(Lines.of(Text.of(" \n\u3000\n"))) == 0
