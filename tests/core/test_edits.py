"""Edits from regexes."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.edits import Edits, matches_at
from cleaner.core.rule import fixes, regex_rule
from cleaner.core.text import Text

_PATTERN = regex.compile(r"(?<=甲)\([^)]*\)|乙+甲?|\(\(")


@given(st.text("甲乙(1)\n", max_size=30))
def test_matches_are_those_that_a_search_finds(text: str) -> None:
    places = [at for at, char in enumerate(text) if char in "(乙"]
    found = [match.span() for match in matches_at(_PATTERN, text, places)]
    assert found == [match.span() for match in _PATTERN.finditer(text)]


@given(st.text("甲乙(1)\n", max_size=30))
def test_a_rule_that_knows_how_its_matches_begin_proposes_the_same(text: str) -> None:
    rule = regex_rule(
        "TST001", "test", "A test.", r"[(]1[)] | 乙(?=甲)", "丙", first="(乙", examples=(fixes("乙甲", "丙甲"),)
    )
    assert rule.propose is not None
    proposed = rule.propose(Text.of(text))
    expected = Edits.from_regex(regex.compile(r"\(1\)|乙(?=甲)"), "丙", text)
    assert (proposed.starts.tolist(), proposed.afters) == (expected.starts.tolist(), expected.afters)
