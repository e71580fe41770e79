"""Web pages through the whole path: title, source, date and paragraphs, whatever the page does to hide them."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.store.contract import to_json

pytest.importorskip("trafilatura", exc_type=ImportError)

PARAGRAPHS = [
    "清晨，第一班车开进了村口，“等了十年”的老人们站在路边，看着车门慢慢打开，谁也没有先说话。",
    "司机姓周，跑这条线已经是第三天了。他说山路弯多，可是比从前的土路好走得多，一趟只要四十分钟。",
    "村里的学校离车站不远，孩子们下课后跑来看热闹，围着车子转了一圈又一圈，直到老师来喊他们回去。",
]
HEAD = (
    '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={}">'
    "<title>山乡通了车_青石网</title></head><body><div><a href=/>首页</a> &gt; <a href=/n>新闻</a></div>"
)
TITLE = "<h1>山乡通了车</h1>"
INFO = "<div>2026年05月09日 08:15　来源：青石日报</div>"
FOOT = "<div>版权所有 青石网 未经许可不得转载</div></body></html>"


def page(body: str, charset: str = "utf-8") -> str:
    return HEAD.format(charset) + body + FOOT


def read(source: str, encoding: str = "utf-8") -> tuple[str, str | None, str | None, list[str]]:
    cleaned = to_json(cleaner.clean(source.encode(encoding), "page.html"))
    (article,) = cleaned["articles"]
    return article["title"]["text"], article["source"], article["date"], [p["text"] for p in article["paragraphs"]]


RIGHT = ("山乡通了车", "青石日报", "2026-05-09", PARAGRAPHS)
CONTENT = "<div>" + "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS) + "</div>"


@pytest.mark.parametrize(("declared", "real"), [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("big5", "gb18030")])
def test_a_wrong_charset_is_not_believed(declared: str, real: str) -> None:
    assert read(page(TITLE + INFO + CONTENT, declared), real) == RIGHT


@pytest.mark.parametrize("between", ["<br>", "<br/>\n<br/>", "<BR>\n", "<br><br><br>"])
@pytest.mark.parametrize("indent", ["", "　　", "&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;"])
def test_paragraphs_parted_by_line_breaks(between: str, indent: str) -> None:
    body = between.join(indent + p for p in PARAGRAPHS)
    assert read(page(f"{TITLE}{INFO}<div>{body}</div>")) == RIGHT


def test_lines_wrapped_by_line_breaks_are_joined() -> None:
    wrapped = "<br>".join("　　" + p[:20] + "<br>" + p[20:40] + "<br>" + p[40:] for p in PARAGRAPHS)
    assert read(page(f"{TITLE}{INFO}<div>{wrapped}</div>")) == RIGHT


def test_xhtml() -> None:
    body = "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS).replace("“", "&#8220;").replace("”", "&#x201D;")
    source = (
        '<?xml version="1.0" encoding="gb2312"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>山乡通了车</title></head><body>{TITLE}{INFO}{body}'
        "</body></html>"
    )
    assert read(source, "gb18030") == RIGHT


def test_title_in_a_div_and_the_day_behind_the_paper() -> None:
    body = "".join(f"<div>　　{p}</div>" for p in PARAGRAPHS)
    assert read(page(f"<div class=t>山乡通了车</div><div>青石日报 2026年5月9日</div>{body}")) == RIGHT


def test_title_of_the_head_without_the_name_of_the_site() -> None:
    assert read(page(INFO + CONTENT)) == RIGHT


def test_source_in_a_link_and_buttons_beside_it() -> None:
    info = "<div>2026-05-09 08:15:30 <span>来源：<a href=x>青石日报</a></span> <span>字号：大 中 小</span></div>"
    assert read(page(TITLE + info + CONTENT)) == RIGHT


def test_tables_and_nested_lists_within_the_article_stay() -> None:
    inside = (
        "<table><tr><th>站名</th><th>里程</th></tr><tr><td>石桥站</td><td>三十公里</td></tr></table>"
        "<ol><li>第一件事是修路，路通了车才能来<ul><li>先修村口到学校的一段</li></ul></li><li>第二件事是建站</li></ol>"
    )
    body = f"<p>{PARAGRAPHS[0]}</p>{inside}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    *_, paragraphs = read(page(f"{TITLE}{INFO}<div>{body}</div>"))
    assert [p for p in paragraphs if p in PARAGRAPHS] == PARAGRAPHS
    for kept in ("站名", "里程", "石桥站", "三十公里", "先修村口到学校的一段", "第二件事是建站"):
        assert kept in "".join(paragraphs)


def test_references_to_characters() -> None:
    first = "&ldquo;等了十年&rdquo;&mdash;&mdash;老人说&hellip;&hellip;A&amp;B的车&lt;第一班&gt;开了，&#20154;们来看。"
    *_, paragraphs = read(page(f"{TITLE}<p>{first}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"))
    assert paragraphs[0] == "“等了十年”——老人说……A&B的车<第一班>开了，人们来看。"


def test_a_page_without_an_article_loses_nothing() -> None:
    links = "".join(f"<li><a href={n}>{p[:12]}</a></li>" for n, p in enumerate(PARAGRAPHS))
    cleaned = to_json(cleaner.clean(page(f"<ul>{links}</ul>").encode(), "index.html"))
    text = "".join(p["text"] for a in cleaned["articles"] for p in a["paragraphs"])
    for paragraph in PARAGRAPHS[1:]:
        assert paragraph[:12] in text
