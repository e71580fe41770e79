"""Line ends between Latin characters that become a space, and those that do not."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from cleaner.pipeline import clean

SAID = (
    "清晨的云溪港罩在一层薄雾里，头一班外轮靠上了新修的码头。船长走下舷梯，握着引水员的手说："
    "“We are very glad to sail to this port again every week in spring.”引水员听懂了，笑着点头，"
    "把手里的旧海图卷起来递给他看。海图是三十年前画的，港口那时还是一片滩涂，只有一座木头栈桥。"
)


def filled(text: str, columns: int) -> str:
    """Lines of so many columns, whatever is torn."""
    lines, line, room = [], "", columns
    for char in text:
        width = 1 if char.isascii() else 2
        if width > room:
            lines.append(line)
            line, room = "", columns
        line, room = line + char, room - width
    return "\n".join([*lines, line])


@pytest.mark.parametrize("columns", [27, 30, 31, 35, 36, 37, 38, 46, 48, 50])
def test_words_that_full_lines_tear_are_whole_again(columns: int) -> None:
    assert clean(filled(SAID, columns).encode()).text.string == SAID + "\n"


@pytest.mark.parametrize("columns", [30, 34, 38, 40, 44])
def test_words_are_parted_where_lines_keep_them_whole(columns: int) -> None:
    lines = filled(SAID, columns).split("\n")
    while any(torn := [re.search("[a-z]$", one) and re.match("[a-z]", two) for one, two in pairwise(lines)]):
        at = torn.index(next(filter(None, torn)))
        word = re.search("[A-Za-z]*$", lines[at])[0]
        lines[at], lines[at + 1] = lines[at][: -len(word)], word + lines[at + 1]
    assert clean("\n".join(map(str.strip, lines)).encode()).text.string == SAID + "\n"


def test_a_blank_at_the_line_end_is_kept() -> None:
    torn = SAID.replace("glad to", "glad \nto").replace("滩涂，", "滩涂，\n").replace("薄雾里，", "薄雾里，\n")
    assert "glad to" in clean(torn.encode()).text.string
