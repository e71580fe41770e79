"""The normal form: whole texts, and what holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.config import Config
from cleaner.core.audit import audit
from cleaner.core.text import Text
from cleaner.stages.normalise import RULES, normalise


def clean(raw: str) -> str:
    return normalise(Text.of(raw), Config())[0].string


def found(raw: str) -> list[tuple[str, str]]:
    findings = normalise(Text.of(raw), Config())[1]
    return [(f.code, raw[f.span[0] : f.span[1]]) for f in findings]


ALPHABET = (
    "中文张王说乾著國這記在和的一二年月日 \t\u3000\u00a0aBz019,;:?!.()，；：？！。（）\"'“”‘’「」『』《》<>=&/\\…·•・．-—–―─－ー～~%％＋＠Ａ１○〇●#①\u0301\u212a\n"
)
FRAGMENTS = [
    "他说", "记者", "王明", " 摄", "关于", "的通知", "https://a.b/c?d=1,2", "a@b.cn", "3.5", "1,000", "9:30", "...", "。。。", "……",
    "——", "--", "---", "U.S.", "5'10\"", "don't", "f(x)", "《甲 乙》", "第一章 总则", "學校說這個", "看著乾淨", "`甲,乙`", "加强研究 水平和能力",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(ALPHABET), st.sampled_from(FRAGMENTS)), max_size=24).map("".join)


@settings(max_examples=1500, deadline=None)
@given(texts)
@example("中文 , 。 。 。")
@example("—— --5中")
def test_normal_form_of_any_text(raw: str) -> None:
    text, _ = normalise(Text.of(raw), Config())
    audit(text, frozenset())
    before, after = raw.split("\n"), text.string.split("\n")
    assert [bool(line) for line in before] == [bool(line) for line in after]
    again = normalise(Text.of(text.string), Config())[0].string
    assert again == text.string


@settings(max_examples=300, deadline=None)
@given(texts)
def test_letters_and_digits_survive(raw: str) -> None:
    def words(s: str) -> str:
        return "".join(c for c in s if c.isascii() and c.isalnum())

    assert words(clean(raw.replace("\u212a", "").replace("Ａ", "").replace("１", ""))) == words(
        raw.replace("Ａ", "").replace("１", "").replace("\u212a", "")
    )
