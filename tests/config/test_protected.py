"""Protected words stay as they are, whatever rule would change them; beside them everything goes on."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.config import Config

TRADITIONAL = "圖書館的通知\n\n記者{}說，圖書館從六月一日起開門，歡迎讀者來這裡讀書。\n"


def cleaned(raw: str, *protected: str) -> str:
    return cleaner.clean(raw, config=Config(protected=protected)).text.string


@pytest.mark.parametrize("name", ["張乾", "劉髙", "葉発", "範瀋"])
def test_a_name_keeps_its_characters_in_a_text_that_is_simplified(name: str) -> None:
    raw = TRADITIONAL.format(name)
    with_name, without = cleaned(raw, name), cleaned(raw)
    assert name in with_name
    assert "图书馆从六月一日起开门，欢迎读者来这里读书" in with_name
    assert name not in without


@pytest.mark.parametrize(
    ("raw", "word", "else_"),
    [
        ("他在 A B 公司 上班。", "A B 公司", "他在A B公司上班。"),
        ("他读了甲,乙两篇。", "甲,乙", "他读了甲，乙两篇。"),
        ('他读了"甲"和乙。', '"甲"', "他读了“甲”和乙。"),
        ("他去Ａ社了。", "Ａ社", "他去A社了。"),
        ("他去A.社了...", "A.社", "他去A.社了……"),
        ("他说**甲**乙。", "**甲**", "他说甲乙。"),
        ("他去甲\u200b乙了。", "甲\u200b乙", "他去甲乙了。"),
        ("他去⼭里了。", "⼭里", "他去山里了。"),
        ("他说å¹´好。", "å¹´", "他说年好。"),
    ],
)
def test_every_stage_leaves_the_word(raw: str, word: str, else_: str) -> None:
    raw = f"通知\n\n{raw}\n"
    assert cleaned(raw) == f"通知\n{else_}\n"
    with_word = cleaned(raw, word)
    assert word in with_word
    assert cleaned(with_word, word) == with_word, "cleaning clean text changes nothing"


def test_beside_the_word_everything_goes_on() -> None:
    assert cleaned("通知\n\n他在 A B 公司 上班,每天 9 点到.\n", "A B 公司") == "通知\n他在A B 公司上班，每天9点到。\n"


def test_quotation_marks_beside_a_protected_one_are_paired_as_ever() -> None:
    assert cleaned('通知\n\n他读了"甲"和"乙"。\n', '"甲"') == '通知\n他读了"甲"和“乙”。\n'
