"""The path of one file: whatever comes in, nothing is lost, nothing stands twice, and the result does not vary."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.pipeline import clean
from cleaner.store.contract import plain, to_json

ROOT = Path(__file__).parent.parent
RAW = sorted(p for p in (ROOT / "corpus" / "raw").rglob("*") if p.is_file() and p.name != "README.md")
LINES = st.sampled_from(
    """
# 目录|水库 .... 1
## 水库蓄满——论蓄水|本报记者 林青|新华社北京5月1日电|(上接第1版)|（下转A04版）|材料 1|---|26|— 12 —
临江水利志 3|**第一，修渠。**水渠是命脉，要修好|渠。
他说:"好,很好!"|，又修水库。|来跑去。|2026 年 5 月|ＡＩ和３．５％
　　水库昨天蓄满了水，村民们都来看，老人们说这样的好年景不多见，孩子们在堤上跑
（来源：《临江日报》，2026年5月2日）|林青 摄
※这是编者加的说明。
——在座谈会上的讲话（2024年9月11日）|\u200b零宽\xad|\f|> 引用|![](a.png)|①注一|水①库|“开|合”|責任編輯：某某
漢語和傳統|\ue000|http://example.com/a,b|１２３|...|1 2 3
""".replace("\n", "|").split("|")
)
SENTENCES = st.sampled_from(
    """
护湖这件大事，正是由一页页日常写成的。|去年5月，临江市教育局规定：全市中小学每天安排一次课间活动。|村民们都来看！|“真好，”老人说，“不多见。”
14:00—16:00可到学校咨询！|研究所在湖心建了观测站，连续观测18年，积攒了3000多万条数据。|水利学习专刊|第一，修渠。|临江市委
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@st.composite
def printed(draw: st.DrawFn) -> str:
    """Lines of one measure, as print has them; their order is partly wrong, and running heads stand between them."""
    width = draw(st.sampled_from((16, 24, 34)))
    lines = []
    for paragraph in draw(st.lists(st.lists(SENTENCES, min_size=2, max_size=8).map("".join), min_size=2, max_size=6)):
        lines += [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
    for _ in range(draw(st.integers(0, 4))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[at:] = [*lines[to:], *lines[at:to]] if at <= to else lines[at:]
        lines.insert(to, draw(st.sampled_from(("水利学习专刊", "临江日报 7", "", "# 护湖"))))
    return "\n".join(lines)


TEXTS = st.lists(LINES | st.text("甲乙，。“”#*-—.1a \u3000\t", max_size=12), max_size=14).map("\n".join)


def check_conservation(data: bytes) -> None:
    cleaned = clean(data)
    record = to_json(cleaned)
    raw = cleaned.text.raw
    cover: Counter[int] = Counter()
    inside = set()
    for article in record["articles"]:
        parts = [article[f] for f in ("kicker", "title", "subtitle", "byline") if article[f]] + article["paragraphs"]
        for part in parts:
            for start, end in part["spans"]:
                cover.update(i for i in range(start, end) if not raw[i].isspace())
                inside.update(range(start, end))
    for removed in record["removed"]:
        start, end = removed["span"]
        cover.update(i for i in range(start, end) if not raw[i].isspace())
    assert all(cover[i] == 1 for i, c in enumerate(raw) if not c.isspace())
    changed = {i for edit in record["edits"] for i in range(*edit["span"])}
    for article in record["articles"]:
        for part in [article[f] for f in ("kicker", "title", "subtitle", "byline") if article[f]] + article[
            "paragraphs"
        ]:
            kept = "".join(raw[i] for start, end in part["spans"] for i in range(start, end) if i not in changed)
            rest = iter(part["text"])
            assert all(char in rest for char in kept if not char.isspace()), (kept, part["text"])


@settings(max_examples=150, deadline=None)
@given(TEXTS | printed())
def test_nothing_is_lost_and_nothing_stands_twice(text: str) -> None:
    check_conservation(text.encode())


def test_a_line_that_goes_on_from_the_one_before_starts_no_column() -> None:
    page = """
护湖这件大事，正是由这样一页页的日常写成的。战后陆续修复，木楼换成了
水利学习专刊
14:00—16:00可到学校咨询！现在的鱼市已经搬绿镇外的大棚里，
会。去年5月，临江市教育局出台规定：全市中小学每天上午安排一次不少于
临江大学湖泊研究所在湖心建了观测站，连续观测18年，积攒了3000多
水利学习专刊
万条数据，2021年成功提前九夭预报了一次蓝藻暴发。护水，难在管长远
"""
    check_conservation(page.encode())


def test_what_goes_on_in_what_goes_on_elsewhere_is_not_lost() -> None:
    check_conservation("修渠更怕旱\n#头\n修渠更怕旱。堤二孔，邻村\n6\n人，住在不许当柴烧，要抬".encode())
    check_conservation("怕火更怕虫\n#头\n怕火更怕虫。船二孔，邻帮\n6\n工，住在不许当柴烧，要抬".encode())


LATIN = """清晨的云溪港罩在一层薄雾里，头一
班外轮靠上了新修的码头。船长走下
舷梯，握着引水员的手说：“We are
very glad to sail to this port
again every week in spring.”引
水员听懂了，笑着点头。
"""


def test_a_line_end_between_latin_words_becomes_a_space() -> None:
    cleaned = clean(LATIN.encode())
    assert cleaned.text.string == LATIN.replace("are\n", "are ").replace("port\n", "port ").replace("\n", "") + "\n"
    made = [(change.code, change.before, change.after) for change in cleaned.changes if change.after]
    assert made == [("UNW001", "\n", " ")] * 2


def test_a_jump_that_is_torn_over_two_lines_is_a_part() -> None:
    raw = "老街回家换新线\n\n阁楼让出来放设备。\n\n(上接，倔\n2版)\n\n柳镇的老街有一百多间木楼。\n"
    (article,) = clean(raw.encode()).articles
    assert len(article.parts) == 4


@pytest.mark.parametrize("path", RAW, ids=lambda p: p.name)
def test_conservation_on_the_sample_corpus(path: Path) -> None:
    check_conservation(path.read_bytes())


@pytest.mark.parametrize("path", RAW, ids=lambda p: p.name)
def test_cleaning_clean_text_changes_nothing(path: Path) -> None:
    once = plain(clean(path.read_bytes(), path.name))
    assert plain(clean(once.encode())) == once


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_bytes_give_the_same_result(text: str) -> None:
    assert to_json(clean(text.encode(), "a")) == to_json(clean(text.encode(), "a"))


def test_an_empty_file_has_no_articles() -> None:
    assert clean(b"").articles == ()
    assert plain(clean(b" \n\n")) == ""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_the_text(ends: str) -> None:
    lines = "# 水库蓄满\n\n水库昨天蓄满了水，村民们都来\n\n看。\n"
    assert plain(clean(lines.replace("\n", ends).encode())) == plain(clean(lines.encode()))
