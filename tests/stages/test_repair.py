"""Repair: characters as every later stage expects them, and nothing else touched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.audit import audit
from cleaner.core.rule import Example, Finding, Rule
from cleaner.core.text import Text
from cleaner.stages.repair import RULES, repair
from cleaner.stages.repair.columns import COLUMNS_SIDE_BY_SIDE

MAY_REMOVE = frozenset(rule.code for rule in RULES if rule.removes)


def repaired(string: str) -> str:
    text, _ = repair(Text.of(string))
    audit(text, MAY_REMOVE)
    return text.string


def findings(string: str) -> list[tuple[str, tuple[int, int]]]:
    return [(f.code, f.span) for f in repair(Text.of(string))[1]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("山\r\n水\r云\x85雨\x0b雪\u2028风\u2029", "山\n水\n云\n雨\n雪\n风\n"),
        ("山\x0c水", "山\n\x0c水"),
        ("\u200b山\u2060水\ufeff长\u00ad流\x00\x1b\x7f", "山水长流"),
        ("⼈⼤代表⻓江⻔", "人大代表长江门"),
        ("\uf9dc\U0002f800", "隆丽"),
        ("︵一︶﹁二﹂，﹐､｡", "（一）「二」，，、。"),
        ("cafe\u0301", "café"),
        ("ï»¿ä¸\xadå›½ï¼Œ2026å¹´", "中国，2026年"),
        ("葛\U000e0100城\ufe00", "葛城"),
        ("他说\u202a010\u202c", "他说010"),
    ],
)
def test_what_is_repaired(before: str, after: str) -> None:
    assert repaired(before) == after


@pytest.mark.parametrize(
    "string",
    [
        "春风又绿江南岸，明月何时照我还？",
        "　　缩进\xa0与\u2003空格",
        "㎡℃①ｱｲｳＡＢ１２％",
        "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29",
        "“引号”‘引号’《书名》——……·",
        "café São Paulo Zürich naïve Đặng Åland",
        "👩\u200d🌾，❤\ufe0f，1\ufe0f\u20e3",
        "می\u200cخواهم",
        "བོད་ཡིག",
        "ᠮᠣᠩᠭᠣᠯ\u180e",
        "±×÷§°µ¶",
        "王\ue863先生\U000f0000",
    ],
)
def test_what_stays(string: str) -> None:
    assert repaired(string) == string


@pytest.mark.parametrize("charset", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize("string", ["第3天，记者老张的“快讯”：一江春水。", "山高水长", "，", "2026年5月9日（周六）"])
def test_misread_utf8_is_read_again(string: str, charset: str) -> None:
    import ftfy.bad_codecs  # noqa: F401

    assert repaired(f"今天\n{string.encode().decode(charset)}\n明天") == f"今天\n{string}\n明天"


def test_misread_gb_is_read_again() -> None:
    string = "今天下午山高水长，河面上有船。"
    assert repaired(string.encode("gbk").decode("latin-1")) == string


@pytest.mark.parametrize("between", ["\x80", "\x85", "\u200e", "\xad"])
def test_misread_text_parted_by_what_is_removed_needs_no_second_cleaning(between: str) -> None:
    once = repaired(f"ÖÐ¹ú{between}ÈËÃñ")
    assert repaired(once) == once


def test_misread_text_with_lost_bytes_stays_and_is_listed() -> None:
    string = "山ä¸å›½äººæ°"
    assert repaired(string) == string
    assert ("REP019", (1, len(string))) in findings(string)


def test_doubtful_characters_are_listed_at_their_raw_place() -> None:
    assert findings("\u200b\r\n王\ue863，李\ue863") == [("REP016", (4, 5))]
    assert findings("\u200b王\ufffd\ufffd") == [("REP017", (2, 4))]
    assert findings("\u200b锟斤拷锟斤拷，烫烫烫烫") == [("REP018", (1, 7)), ("REP018", (8, 12))]
    assert findings("春风又绿，水烫，烫手") == []


def test_private_use_characters_are_counted() -> None:
    _, found = repair(Text.of("\ue000一\ue001二\ue000"))
    assert [f.message for f in found] == [
        "U+E000 is a private-use character, 2 times, first here",
        "U+E001 is a private-use character",
    ]


def test_clean_text_is_returned_as_it_is() -> None:
    text = Text.of("春风又绿江南岸。\n明月何时照我还？\n")
    after, found = repair(text)
    assert after is text
    assert found == ()


@pytest.mark.parametrize(
    ("rule", "case"),
    [(r, e) for r in RULES if r.propose is None and r is not COLUMNS_SIDE_BY_SIDE for e in r.examples],
    ids=lambda value: value.code if isinstance(value, Rule) else None,
)
def test_examples_of_judged_rules(rule: Rule, case: Example) -> None:
    assert case.after is None
    assert repaired(case.before) == case.before


def test_each_finding_has_a_rule() -> None:
    found: tuple[Finding, ...] = repair(Text.of("\ue000\ufffd锟斤拷ä¸å›½äº"))[1]
    assert {f.code for f in found} <= {rule.code for rule in RULES}
    assert len({f.code for f in found}) == 4


ODD = st.sampled_from(
    "春风，。 \n\r\x0b\x0c\x85\x00\x93\xa0\xad\u200b\u200c\u200d\u200e\u202a\u202c\u2028\ufeff\ufe0f\ufe00\U000e0100"
    "⼈⻓⺀豈\ufa0e︵﹐､e\u0301\u0323\u3099か\u1100\u1161\u11a8\uac00\u212b\u2329ï»¿ä¸å›½Ã©ÖÐ¹ú👩❤🏽\u0627\u05d0\u0915"
    "\ue000\ufffd\ufffe锟烫\u180e\u0f0b"
)


@settings(max_examples=400, deadline=None)
@given(st.text(st.one_of(ODD, st.characters(exclude_categories=["Cs"])), max_size=30))
def test_any_text_is_repaired_with_a_full_record_and_once_for_all(string: str) -> None:
    text, found = repair(Text.of(string))
    audit(text, MAY_REMOVE)
    assert unicodedata.is_normalized("NFC", text.string)
    assert not set(text.string) & set("\r\x0b\x85\u2028\u2029\ufeff\u200b")
    for finding in found:
        assert 0 <= finding.span[0] <= finding.span[1] <= len(string)
    again, _ = repair(Text.of(text.string))
    assert again.string == text.string


def test_one_letter_spaced_line_among_others_with_few_single_characters() -> None:
    others = "甲 乙\n一、 渠修好了\n- 水放来了\n"
    assert repaired("修 渠 通 水 六 年 12 34 56\n" + others).splitlines()[0] == "修渠通水六年12 34 56"
    assert repaired("1. 修渠\n2. 通水\n- 甲\n- 乙\n* 丙\n# 丁\n> 戊\n- 己\n- 庚\n") == (
        "1. 修渠\n2. 通水\n- 甲\n- 乙\n* 丙\n# 丁\n> 戊\n- 己\n- 庚\n"
    )
