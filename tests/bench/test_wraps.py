"""The yardstick of wrapped paragraphs: what it sets is the paragraph, in lines that are no wider than they may be."""

from __future__ import annotations

import pytest

from bench.wraps import wrapped

PARAGRAPH = "清晨的云溪港罩在薄雾里，船长说：“We are glad to sail to this port.”引水员笑着把图给他看（见12.5）。"


def columns(line: str) -> int:
    return sum(1 if char.isascii() else 2 for char in line)


@pytest.mark.parametrize("style", ["pushed", "hung", "anywhere"])
@pytest.mark.parametrize("width", [7, 13, 24])
def test_lines_are_the_paragraph_and_fit(width: int, style: str) -> None:
    lines = wrapped(PARAGRAPH, width, 2, style)
    assert "".join(lines).replace(" ", "") == PARAGRAPH.replace(" ", "")
    assert all(columns(line) <= 2 * width + 2 * (style == "hung") for line in lines)
    assert columns(lines[0]) <= 2 * (width - 2) + 2 * (style == "hung")


def test_marks_do_not_begin_a_line_where_they_are_pushed() -> None:
    assert not [line for line in wrapped(PARAGRAPH, 13, 0, "pushed") if line[0] in "，。”）"]
