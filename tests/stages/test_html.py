"""HTML: the article of a page, a paragraph a line, and a record of everything else."""

from __future__ import annotations

import itertools
import sys
import types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.audit import audit
from cleaner.core.text import Text
from cleaner.stages.decode import RULES, Decoded, DecodeError, decode
from cleaner.stages.decode.html import is_html, strip_markup
from cleaner.stages.decode.scan import scan

MAY_REMOVE = frozenset(rule.code for rule in RULES if rule.removes)

PARAGRAPHS = (
    "清晨，第一班车开进了村口，“等了十年”的老人们站在路边，看着车门慢慢打开，谁也没有先说话。",
    "司机姓周，跑这条线已经是第三天了。他说山路弯多，可是比从前的土路好走得多，一趟只要四十分钟。",
    "村里的学校离车站不远，孩子们下课后跑来看热闹，围着车子转了一圈又一圈，直到老师来喊他们回去。",
)
PAGE = """<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>山乡通了车_青石网</title><style>p { color: red }</style></head>
<body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/news">新闻</a> &gt; 正文</div>
<h1>山乡通了车</h1>
<div class="info">来源：青石日报　2026-05-09 08:15</div>
<div class="content">
<p>　　清晨，第一班车开进了村口，&ldquo;等了十年&rdquo;的老人们站在路边，
      看着车门慢慢打开，谁也没有<b>先</b>说话。</p>
<p>　　""" + PARAGRAPHS[1] + """</p><!-- 广告位 -->
<p>　　""" + PARAGRAPHS[2] + """</p>
</div>
<div class="related"><ul><li><a href="/1">县里又修了两座桥</a></li><li><a href="/2">今年的茶叶丰收</a></li></ul></div>
<div class="footer">版权所有 青石网 未经许可不得转载</div>
<script>if (a < b) { x = "</p>新闻" }</script>
</body></html>
"""  # fmt: skip


def lines(decoded: Decoded) -> list[str]:
    return [line.strip() for line in decoded.text.string.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def page() -> Decoded:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    return decode(PAGE.encode("gb18030"), "page.txt")


def test_article_of_a_page(page: Decoded) -> None:
    assert lines(page) == ["# 山乡通了车", "来源：青石日报　2026-05-09 08:15", *PARAGRAPHS]
    assert page.encoding == "gb18030"
    assert page.findings == ()


def test_everything_removed_from_a_page_is_recorded(page: Decoded) -> None:
    audit(page.text, MAY_REMOVE)
    assert page.text.raw == PAGE
    junk = "".join(b for batch in page.text.ledger.batches if batch.rule == "DEC013" for b in batch.before)
    for gone in ("首页", "县里又修了两座桥", "版权所有"):
        assert gone in junk


def test_indents_stay(page: Decoded) -> None:
    assert "\n　　清晨" in page.text.string


def test_page_without_h1_takes_its_title_from_the_head() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    decoded = decode(PAGE.replace("<h1>山乡通了车</h1>", "").encode(), "page.txt")
    assert lines(decoded)[0] == "山乡通了车"
    assert lines(decoded)[-1] == PARAGRAPHS[2]


def test_old_page_of_tables_and_line_breaks() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    source = (
        "<html><head><title>山乡通了车 - 青石网</title></head><body><table><tr><td><a href=/>首页</a></td>"
        "<td><a href=/b>评论</a></td></tr></table><table><tr><td><div class=title>山乡通了车</div>"
        "<div>2026年05月09日 08:15 来源：青石日报</div><div id=c>　　{}<br><br>　　{}<br>"
        "　　（本报记者 周山）<br>　　{}<br>（完）</div></td></tr></table>"
        "<div><a href=1>上一篇：县里修桥</a> <a href=2>下一篇：茶叶丰收</a></div></body></html>"
    ).format(*PARAGRAPHS)
    found = lines(decode(source.encode("gb18030"), "old.htm"))
    assert found[:2] == ["山乡通了车", "2026年05月09日 08:15 来源：青石日报"]
    assert found[2:] == [*PARAGRAPHS[:2], "（本报记者 周山）", PARAGRAPHS[2], "（完）"]


def test_headings_captions_and_cells_within_the_article_stay() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    source = (
        "<html><body><header><a>登录</a></header><article><h1>山乡通了车</h1>"
        "<figure><img src=a.jpg><figcaption>图为通车现场。周山 摄</figcaption></figure>"
        "<h2>一、路</h2><p>{}</p><h2>二、车</h2><p>{}</p><table><tr><td>里程</td><td>三十公里</td></tr></table>"
        "<p>{}</p><p>（完）</p></article><aside>热门文章<ul><li>桥</li></ul></aside></body></html>"
    ).format(*PARAGRAPHS)
    found = lines(decode(source.encode(), "new.html"))
    first, second, third = PARAGRAPHS
    assert found[:3] == ["# 山乡通了车", "图为通车现场。周山 摄", "## 一、路"]
    assert found[3:] == [first, "## 二、车", second, "里程", "三十公里", third, "（完）"]


@pytest.mark.parametrize("found", [None, "", "首页"])
def test_page_without_an_article_is_kept_whole_and_listed(monkeypatch: pytest.MonkeyPatch, found: str | None) -> None:
    finder = types.ModuleType("trafilatura")
    monkeypatch.setattr(finder, "extract", lambda source, **options: found, raising=False)
    monkeypatch.setitem(sys.modules, "trafilatura", finder)
    decoded = decode(PAGE.encode(), "page.html")
    for kept in (*PARAGRAPHS, "县里又修了两座桥", "版权所有 青石网 未经许可不得转载"):
        assert kept in lines(decoded)
    assert [f.code for f in decoded.findings] == ["DEC014"]


def test_missing_trafilatura_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(DecodeError, match=r"page\.html: .*cleaner\[html\]"):
        decode(PAGE.encode(), "page.html")


@pytest.mark.parametrize(
    "source",
    [
        "他说：用 <b> 表示粗体。",
        "若 a < b 则 c > d",
        "山乡通了车，见 page.html",
        "网页以 <html> 开头，<body> 在后。",
        "<table><tr><td>一</td></tr></table>",
        '<div align="center"><img src="1.jpg"/></div>\n\n# 山乡通了车',
    ],
)
def test_text_that_is_no_html_is_left(source: str) -> None:
    assert not is_html(source)
    assert decode(source.encode(), "a.html").text.string == source


@pytest.mark.parametrize(
    "source",
    [
        "<p>水落了。</p><p>桥通了。</p>",
        "<h1>渡口</h1>\n<p>水落了。<br>\n桥通了。</p>\n",
        '<div class="a">水落了。</div>',
    ],
)
def test_a_piece_of_a_page_is_html(source: str) -> None:
    assert is_html(source)


@pytest.mark.parametrize(
    "source",
    ['<div align="center">\n\n# 渡口\n\n水落了。\n\n桥通了。\n\n</div>\n', "<p>水落了。</p>\n桥通了。", "<p>是段落"],
)
def test_text_with_a_few_tags_is_none(source: str) -> None:
    assert not is_html(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>甲</p><p>乙</p>", "\n甲\n\n乙\n"),
        ("<p title='a > b'>甲</p>", "\n甲\n"),
        ("<td>甲</td><td>乙</td>", "\n甲\n\n乙\n"),
        ("甲<!-- 乙 <p> -->丙", "甲丙"),
        ("甲<!-- 没有关上 <p>乙", "甲"),
        ("甲<SCRIPT>乙</b></Script >丙", "甲丙"),
        ("甲<img alt='未关的引号>乙<b>丙", "甲乙丙"),
        ("&lt;p&gt;甲", "<p>甲"),
        ("<p>春风\n  又绿</p>\n  <p>two\n  words</p>", "\n春风又绿\n\ntwo words\n"),
        ("<pre>甲\n  乙</pre>", "\n甲\n乙\n"),
        ("甲 < 乙", "甲 < 乙"),
        ("甲<乙", "甲<乙"),
        ("甲<b", "甲<b"),
    ],
)
def test_markup(source: str, text: str) -> None:
    assert strip_markup(Text.of(source)).string == text


def test_hostile_source_takes_linear_time() -> None:
    for piece in ("<!--", "<a ", "<a '", '<a "', "<script>", "<", "&", "&#", "<pre>", "</"):
        source = piece * 100_000
        audit(strip_markup(Text.of(source)), MAY_REMOVE)


FRAGMENTS = (
    *("<p>", "</p>", "<pre>", "</pre>", "<b", ">", "<!--", "-->", "<script>", "</script>", "<head>", "</head>"),
    *("<title>", "</title>", "<body>", "<h1>", "'", '"', "&amp;", "&#10;", "甲", "乙", "a", " ", "\n", "\r\n"),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_markup_of_any_source_is_recorded(source: str) -> None:
    marks = list(scan(source))
    assert all(a.end <= b.start for a, b in itertools.pairwise(marks))
    audit(strip_markup(Text.of(source)), MAY_REMOVE)
