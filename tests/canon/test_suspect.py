"""Suspicions: what is listed of a single copy, and what is not."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.canon.suspect import findings


def listed(sentence: str) -> list[tuple[str, str]]:
    cleaned = cleaner.clean(f"渡口新闻\n\n{sentence}\n")
    return [(f.code, cleaned.text.raw[slice(*f.span)]) for f in findings(cleaned)]


def test_a_stutter_is_listed_with_its_place() -> None:
    assert listed("几个项目已经落落地地，大家都很高兴。") == [("COL013", "落落地地")]
    assert listed("今年合作社合作社收了不少稻谷。") == [("COL013", "合作社合作社")]


def test_a_character_that_makes_no_word_is_listed_with_the_likely_one() -> None:
    assert listed("治水要特之以恒，不能松劲。") == [("COL014", "特")]


@pytest.mark.parametrize(
    "sentence",
    [
        "大家高高兴兴地回家，路上热热闹闹。",
        "治水要持之以恒，不能松劲。",
        "他常常到果园来，看看天天长大的树。",
        "哈哈哈哈，他笑了。",
    ],
)
def test_good_chinese_is_not(sentence: str) -> None:
    assert listed(sentence) == []


def test_a_protected_word_is_not_suspected() -> None:
    cleaned = cleaner.clean("渡口新闻\n\n治水要特之以恒，几个项目已经落落地地。\n")
    assert [f.code for f in findings(cleaned, ("特之以恒",))] == ["COL013"]
    assert [f.code for f in findings(cleaned, ("落落地地",))] == ["COL014"]


def test_nothing_is_changed() -> None:
    assert "落落地地" in cleaner.clean("几个项目已经落落地地，大家都很高兴。").text.string


def test_a_file_of_one_endless_clause_is_looked_at_too() -> None:
    assert ("COL014", "特") in listed("果园" * 5000 + "治水要特之以恒" + "果园" * 5000)
