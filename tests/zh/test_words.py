"""The dictionary as a file: it answers as rjieba does, which has the same words in memory."""

from __future__ import annotations

import rjieba
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.zh import words
from cleaner.zh.lexicon import _Dictionary

ALPHABET = "保护一湖清水走好人和谐的之，。“》a3 #.%-+&_TBCK超股恤语言歌王é〇々㐀豈\r\n\u3000\ue000\U00020000\U0010ffff"


def every_word() -> list[str]:
    lines = words._file()[:].decode().splitlines()
    return [line[0] + entry.split(" ")[0] for line in lines for entry in line[2:].split("\t")]


def test_the_file_has_the_words_of_the_dictionary_by_their_first_characters() -> None:
    listed = every_word()
    assert len(listed) == len(set(listed)) == 349_045
    assert all(map(rjieba.has_word, listed))
    assert listed == sorted(listed)
    assert all(map(words.has_word, listed[::50]))


def test_words_have_the_parts_of_speech_of_the_dictionary() -> None:
    for word in every_word()[::500]:
        if rjieba.cut(word, False) == [word]:
            assert [(word, words.tag(word))] == rjieba.tag(word, False)


@settings(deadline=None, max_examples=300)
@given(st.text(ALPHABET, max_size=12) | st.text(max_size=6))
@example("")
@example("船和自动监测站，做到一天")
@example("PC机和B超 c++\r\n12.5%")
def test_strings_are_cut_and_tagged_as_rjieba_does(string: str) -> None:
    string = string.encode("utf-8", "ignore").decode()
    assert words.cut(string) == rjieba.cut(string, False)
    assert [words.has_word(string[:k]) for k in range(5)] == [rjieba.has_word(string[:k]) for k in range(5)]
    for word, tag in rjieba.tag(string, False):
        assert words.tag(word) in (tag, None)


def test_the_longest_and_likeliest_of_many_words() -> None:
    listed = every_word()
    for k in range(0, len(listed) - 4000, 1500):
        string = "".join(listed[k : k + 4000 : 1000])
        assert words.cut(string) == rjieba.cut(string, False)


def test_who_asks_much_is_answered_by_rjieba_alike() -> None:
    asked = ["船", "船头", "船头水", "", "走好"] * 500
    dictionary = _Dictionary()
    assert [dictionary.has(word) for word in asked] == [rjieba.has_word(word) for word in asked]
    assert dictionary.has is rjieba.has_word
    assert _Dictionary().cut("保护一湖清水", True) == rjieba.cut("保护一湖清水", True)
    assert _Dictionary().tag("护一湖", True) == rjieba.tag("护一湖", True)
    assert _Dictionary().tag("㐀", False) == rjieba.tag("㐀", False)
