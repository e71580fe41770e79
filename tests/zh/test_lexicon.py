"""Words and their parts of speech: the last one is found without guessing where nothing has to be guessed."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.zh.lexicon import count_words, have_words, last_tag, tags

ALPHABET = "保护一湖清水走好人和谐的之于在从护两万几，。“》a3 #.%-"


@settings(deadline=None)  # the first phrase loads the dictionary
@given(st.text(ALPHABET, min_size=1, max_size=12))
@example("护一湖")  # 一湖 is guessed
@example("水 3 湖")
@example("清水a")
def test_the_last_tag_is_that_of_the_whole_phrase(phrase: str) -> None:
    assert last_tag(phrase) == tags(phrase)[-1]


def test_nothing_has_no_tag() -> None:
    assert last_tag("") == ("", "")


@given(st.lists(st.sampled_from(["水渠", "渡船", "渠船", "的水", "，"]), max_size=6), st.integers(0, 6))
def test_so_many_words_are_had_or_not(strings: list[str], number: int) -> None:
    assert have_words(iter(strings), number) == (count_words(strings) >= number)
