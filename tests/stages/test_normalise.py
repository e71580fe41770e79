"""The normal form: whole texts, and what holds for every text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.config import Config
from cleaner.core.audit import audit
from cleaner.core.text import Text
from cleaner.stages.normalise import normalise


def clean(raw: str) -> str:
    return normalise(Text.of(raw), Config())[0].string


def found(raw: str) -> list[tuple[str, str]]:
    findings = normalise(Text.of(raw), Config())[1]
    return [(f.code, raw[f.span[0] : f.span[1]]) for f in findings]


ALPHABET = (
    "中文张王说乾著國這記在和的一二年月日aBz019 \t\u3000\u00a0,;:?!.()，；：？！。（）\"'“”‘’「」『』《》<>=&/\\"
    "…·•・．-—–―─－ー～~%％＋＠Ａ１○〇●#①\u0301\u212a\n"
)
FRAGMENTS = [
    *("他说", "记者", "王明", " 摄", "关于", "的通知", "https://a.b/c?d=1,2", "a@b.cn", "3.5", "1,000", "9:30", "..."),
    *("。。。", "……", "——", "--", "---", "U.S.", "5'10\"", "don't", "f(x)", "《甲 乙》", "第一章 总则", "學校說這個"),
    *("看著乾淨", "`甲,乙`", "加强研究 水平和能力"),
]
texts = st.lists(st.one_of(st.sampled_from(ALPHABET), st.sampled_from(FRAGMENTS)), max_size=24).map("".join)


@settings(max_examples=400, deadline=None)
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


@settings(max_examples=100, deadline=None)
@given(texts)
def test_letters_and_digits_survive(raw: str) -> None:
    def words(s: str) -> str:  # a letter and the accent after it are one character of normal text
        return "".join(c for c in unicodedata.normalize("NFC", s) if c.isascii() and c.isalnum())

    assert words(clean(raw.replace("\u212a", "").replace("Ａ", "").replace("１", ""))) == words(
        raw.replace("Ａ", "").replace("１", "").replace("\u212a", "")
    )


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("中文, 中文. 中文; 中文: 中文? 中文!", "中文，中文。中文；中文：中文？中文！"),
        ("ＧＤＰ增长５．２％,高于预期.", "GDP增长5.2%，高于预期。"),
        ("于3月10日开始.(完)", "于3月10日开始。（完）"),
        ("使用 Vue.js, React 和 Angular", "使用Vue.js, React和Angular"),
        ("Chrome 53+ 支持", "Chrome 53+支持"),
        ("如果有必要,可以用 & 代替 and", "如果有必要，可以用&代替and"),
        ('他说:"Let\'s go",走了', "他说：“Let's go”，走了"),
        ("见[链接](https://a.com/b,c),再看`code, 中`", "见[链接](https://a.com/b,c)，再看`code, 中`"),
        ("注:(1)甲;(2)乙", "注：（1）甲；（2）乙"),
        ("——论学习 ——再论", "——论学习——再论"),
        ("\u3000\u3000春天来了。", "春天来了。"),
        ("坚定信心 ——论加强河湖保护工作 座谈会上的讲话", "坚定信心——论加强河湖保护工作座谈会上的讲话"),
    ],
)
def test_normal_form(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "2019-06-26 12:00 3.1415926号",
        "$1,000,000和50%，1:30，1/2",
        "http://a.com/中文?x=1",
        "U.S.和Dr. Smith等",
        "比例为1:2:3，表1:2023年数据",
        "好的:)",
        "守护“舌尖安全” 筑牢“防护网”",
        "新华社记者 王明 李强 摄",
        "北京 上海 广州",
        "深圳—香港—广州，2021—2025年",
        "“长引文的一段。\n“长引文的下一段。”",
    ],
)
def test_kept(raw: str) -> None:
    assert clean(raw) == raw


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ('他说:"好。', [("NOR060", '"')]),
        ("这是(未完的括号。那是另一句。", [("NOR050", "(")]),
        ("二0二六年", [("NOR022", "二0二")]),
        ("姓名............甲", [("NOR020", "............")]),
        ("學校說這個詞，学校说这个词", [("NOR010", "學")]),
        ("1)甲\n2)乙", []),
        ("春天来了。", []),
    ],
)
def test_findings_point_at_the_raw_text(raw: str, wanted: list[tuple[str, str]]) -> None:
    assert [(code, text) for code, text in found(raw)] == wanted


def test_traditional_stays_where_the_configuration_says_so() -> None:
    raw = "灣區發佈了新的規劃"
    assert normalise(Text.of(raw), Config(script="keep"))[0].string == raw
    assert clean(raw) == "湾区发布了新的规划"


def test_conversion_edits_single_characters() -> None:
    text, _ = normalise(Text.of("灣區的學校"), Config())
    (batch,) = text.ledger.batches
    assert batch.before == ("灣", "區", "學")
