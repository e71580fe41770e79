"""Words and their parts of speech: those asked for are found without guessing where nothing has to be guessed."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.zh.lexicon import Tagged, count_words, cut, have_words, last_tag, tags, word_over

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


@settings(deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=12))
@example("护一湖")
@example("清水护一")
@example("之")
def test_a_word_counted_from_either_end_is_that_of_the_whole_phrase(phrase: str) -> None:
    words, tagged = cut(phrase, guess=True), Tagged(phrase)
    for nth in (0, 1, -1):
        expected = words[nth] if -len(words) <= nth < len(words) else ""
        assert tagged.word(nth) == expected
        assert not expected or tagged.tag(nth) == dict(tags(phrase))[expected]
    assert list(tagged.tags()) == [tag for _, tag in tags(phrase)]


@settings(deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=6), st.text(ALPHABET, min_size=1, max_size=6))
@example("护一", "湖清")
@example("清", "水护")
@example("清水", "护")
def test_the_word_over_a_place_is_that_of_the_whole_phrase(before: str, after: str) -> None:
    phrase, place = before + after, len(before)
    at, expected = 0, ""
    for word in cut(phrase, guess=True):
        expected = word if at < place < at + len(word) else expected
        at += len(word)
    assert word_over(phrase, place) == expected
