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


BODY = "".join(f"<p>　　{p}</p>" for p in PARAGRAPHS)


def head(title: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'


def fields(source: str) -> dict[str, object]:
    """What is said of the one article of a page, and its paragraphs by role."""
    (article,) = to_json(cleaner.clean(source.encode(), "page.html"))["articles"]
    said: dict[str, object] = {
        name: article[name]["text"] for name in ("kicker", "title", "subtitle", "byline") if article[name]
    }
    said.update({name: article[name] for name in ("source", "date") if article[name]})
    said["others"] = [(p["role"], p["text"]) for p in article["paragraphs"] if p["text"] not in PARAGRAPHS]
    return said


def test_levels_of_headings() -> None:
    title = "<h1>山乡通了车</h1><h2>老人们等了十年</h2>"
    crosshead = f"<p>{PARAGRAPHS[0]}</p><h3>四十分钟的路</h3><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert fields(head("山乡通了车_青石网") + title + crosshead + FOOT) == {
        "title": "山乡通了车",
        "subtitle": "老人们等了十年",
        "others": [("heading", "四十分钟的路")],
    }


def test_heading_that_names_the_site_is_no_title() -> None:
    crosshead = f"<p>{PARAGRAPHS[0]}</p><h3>四十分钟的路</h3><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    source = f"{head('山乡通了车-青石县融媒体')}<h1>青石县融媒体</h1><div class=t>山乡通了车</div>{crosshead}{FOOT}"
    assert fields(source) == {"title": "山乡通了车", "others": [("heading", "四十分钟的路")]}


def test_page_of_a_printed_paper() -> None:
    top = (
        "<div>第A02版：要闻</div><div>上一版 下一版</div><div>2026年05月09日 星期六</div><div>返回目录 放大+</div>"
        "<h3>交通惠民</h3><h1>山乡通了车</h1><h2>老人们等了十年</h2><p>沈怀川 周远山</p>"
        "<p>　　本报5月9日讯（记者 沈怀川）山乡今天通了第一班车。</p>"
    )
    assert fields(head("青石日报数字报-山乡通了车") + top + BODY + "<div>青石日报社版权所有</div></body></html>") == {
        "kicker": "交通惠民",
        "title": "山乡通了车",
        "subtitle": "老人们等了十年",
        "byline": "沈怀川 周远山",
        "date": "2026-05-09",
        "others": [("body", "本报5月9日讯（记者 沈怀川）山乡今天通了第一班车。")],
    }


def test_title_of_two_lines_that_the_head_has_as_one() -> None:
    source = (
        head("山乡通了车 老人们等了十年 - 青石日报") + "<div>山乡通了车<br>老人们等了十年</div><div>2026-05-09</div>"
    )
    assert fields(source + BODY + FOOT) == {"title": "山乡通了车 老人们等了十年", "date": "2026-05-09", "others": []}


@pytest.mark.parametrize(
    "line",
    [
        "2026年05月09日 08:15 | 来源：青石日报 | 作者：沈怀川 | 编辑：周远山",
        "发布时间：2026-05-09 作者：沈怀川 来源：青石日报 浏览次数：386",
        "<span>2026-05-09 08:15</span><span>来源：青石日报</span><span>作者：沈怀川</span><span>字号：A-A+</span>",
        "作者：沈怀川 来源：青石日报 2026-05-09 【打印】【关闭】",
    ],
)
def test_who_wrote_it_stands_in_the_line_of_the_source(line: str) -> None:
    source = f"{head('山乡通了车')}<h1>山乡通了车</h1><div>{line}</div>{BODY}{FOOT}"
    said = {"title": "山乡通了车", "byline": "作者：沈怀川", "source": "青石日报", "date": "2026-05-09", "others": []}
    assert fields(source) == said


def test_table_of_facts_and_caption() -> None:
    table = "<table><tr><th>站</th><th>里程</th></tr><tr><td><p>渡口</p></td><td><p>三公里</p></td></tr></table>"
    figure = "<figure><img src=a.jpg><figcaption>第一班车进村。（青石日报记者 沈怀川 摄）</figcaption></figure>"
    first, *others = (f"<p>{p}</p>" for p in PARAGRAPHS)
    assert fields(head("山乡通了车") + TITLE + first + table + figure + "".join(others) + FOOT) == {
        "title": "山乡通了车",
        "others": [
            ("body", "| 站 | 里程 |"),
            ("body", "| 渡口 | 三公里 |"),
            ("caption", "第一班车进村。（青石日报记者 沈怀川 摄）"),
        ],
    }


def test_what_a_government_site_puts_round_a_circular() -> None:
    top = (
        "<div>今天是2026年5月20日 星期三</div><table><tr><td>索引号：</td><td>QS-2026-45</td></tr>"
        "<tr><td>成文日期：</td><td>2026-05-08</td></tr></table>"
        "<p align=center>青石县关于山乡通车的通告</p><p>各乡镇：</p>"
    )
    foot = "<p>扫一扫在手机打开当前页</p><p>【打印】【关闭】</p><div>主办：青石县人民政府办公室</div></body></html>"
    assert fields(head("青石县关于山乡通车的通告_青石县人民政府") + top + BODY + foot) == {
        "title": "青石县关于山乡通车的通告",
        "others": [("body", "各乡镇：")],
    }


def test_what_an_account_puts_round_its_text() -> None:
    foot = "<p>来源：青石日报</p><p>编辑：沈怀川</p><p>审核：周远山</p><p>阅读 1.2万 赞 35 在看 12</p></body></html>"
    source = head("山乡通了车") + TITLE + "<p><strong>↑点击上方蓝字关注我们</strong></p>" + BODY + foot
    assert fields(source) == {"title": "山乡通了车", "source": "青石日报", "others": []}


def test_linked_name_of_the_site_and_lines_of_buttons() -> None:
    top = (
        "<h1><a href=/><span>青石县人民政府网站</span></a></h1><p>热门搜索： <a>转型</a></p><ul><li>&gt; 要闻</li></ul>"
        "<h3></h3><h2>山乡通了车</h2><h3>老人们等了十年</h3>"
        "<ul><li><i>时间：</i>2026-05-09 06:23 <i>来源：</i>青石日报</li>"
        "<li><span>打印</span> <i>字体：</i><a>放大</a> <a>正常</a> <a>缩小</a><span>分享</span></li></ul>"
    )
    assert fields(head("山乡通了车 - 青石县人民政府门户网站") + top + BODY + FOOT) == {
        "title": "山乡通了车",
        "subtitle": "老人们等了十年",
        "source": "青石日报",
        "date": "2026-05-09",
        "others": [],
    }


def test_what_is_hidden_is_not_shown() -> None:
    top = (
        '<div style="display:none;">青石新闻</div><div><b>山乡通了车</b></div><p style="display: none">原标题：通车</p>'
    )
    below = '<div style="display:none">山乡通了车<div>第三条</div></div>'
    assert fields(head("山乡通了车_青石网") + top + BODY + below + FOOT) == {"title": "山乡通了车", "others": []}


def test_source_over_the_title_and_other_news_below() -> None:
    top = "<div> 2026-05-09 07:57:40 <span>来源： <em>青石网</em></span></div><div>山乡通了车</div><div>图集</div>"
    below = (
        "<div>+1</div><div>热帖</div><ul><li><a>桥修好了</a><div>2018-03-02 08:58:39</div></li><li>水退了吗？</li></ul>"
    )
    assert fields(head("山乡通了车-青石网") + top + BODY + below + "<div>加载更多</div></body></html>") == {
        "title": "山乡通了车",
        "source": "青石网",
        "date": "2026-05-09",
        "others": [],
    }


def test_pages_in_traditional_characters() -> None:
    taipei = "<h1>山鄉通了車</h1><div>2026/5/9 08:15（5/9 09:40 更新）</div>"
    picture = "<figure><figcaption>第一班車進村。青石社記者沈懷川攝 115年5月9日</figcaption></figure>"
    hong_kong = "<h1>山鄉通了車</h1><div>撰文：沈懷川</div><div>出版：2026-05-09 08:15</div><div>更新：2026-05-10</div>"
    text = "<p>清晨，第一班車開進了村口，老人們站在路邊，看著車門慢慢打開，誰也沒有先說話。</p>"
    more = "<p>司機姓周，跑這條線已經是第三天了，他說山路彎多，可是比從前的土路好走得多。</p>"
    inserted = "<div>+2</div><p>點擊圖片放大</p><p>請繼續往下閱讀...</p>"
    said = {"title": "山乡通了车", "date": "2026-05-09"}
    found = fields(head("山鄉通了車 | 青石社") + taipei + text + picture + inserted + more + "</body></html>")
    assert {name: found[name] for name in said} == said
    assert [role for role, _ in found["others"]] == ["body", "caption", "body"]  # type: ignore[attr-defined]
    found = fields(head("山鄉通了車｜青石01") + hong_kong + text + inserted + more + "</body></html>")
    assert {name: found[name] for name in (*said, "byline")} == {**said, "byline": "撰文：沈怀川"}
    assert len(found["others"]) == 2  # type: ignore[arg-type]
