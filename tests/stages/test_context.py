"""What normalising knows of the surroundings of marks, and what of it stays when marks are written otherwise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import DEFAULT
from cleaner.core.applying import apply_rules
from cleaner.core.edits import Edits
from cleaner.core.text import Text
from cleaner.stages.normalise import RULES
from cleaner.stages.normalise.context import Context

PIECES = (
    "水",
    "渠修好了",
    "the river",
    "Boat",
    "7",
    "3.5",
    " ",
    "\n",
    ",",
    ".",
    ":",
    "(",
    ")",
    "'",
    '"',
    "-",
    "?",
    "•",
    "…",
)
LINKS = ("http://a.cn/b", "www.a.cn", "[渠](b)", "`a,b`", "<b>", "a@b.cn", "&amp;", "```\n")


@given(st.lists(st.sampled_from(PIECES + LINKS), max_size=30).map("".join))
def test_what_is_carried_over_changes_nothing(string: str) -> None:
    text = Text.of(string)
    carried = apply_rules(text, RULES, DEFAULT, applied=Context.carry)
    assert carried.string == apply_rules(text, RULES, DEFAULT).string


def test_only_marks_for_marks_are_carried_over() -> None:
    text = Text.of("水来了,田有水.")
    known = Context.of(text).lengths
    marks = text.apply("NOR040", Edits.of([(3, 4, "，")]))
    Context.carry(text, Edits.of([(3, 4, "，")]), marks)
    assert Context.of(marks).lengths is known
    words = Edits.of([(0, 1, "a")])
    other = text.apply("NOR040", words)
    Context.carry(text, words, other)
    assert Context.of(other).lengths is not known
