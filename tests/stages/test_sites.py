"""What web sites and accounts put round a text: who published it and when, who edited it, where books are to be had."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import to_json

TEXT = "天刚亮，渡口就热闹起来。\n老周撑了四十年的船，两岸的人都坐过。\n"


def read(raw: str) -> dict[str, Any]:
    """The only article of a raw text."""
    (article,) = to_json(clean(raw.encode(), "a.txt"))["articles"]
    return dict(article)


@pytest.mark.parametrize(
    ("line", "source", "date"),
    [
        ("原创 林小禾 青石发布 2024-03-05 18:30 发表于江苏", "青石发布", "2024-03-05"),
        ("青石发布 2024年3月5日 18:30 发表于江苏", "青石发布", "2024-03-05"),
        ("原创 老夏 青石生活志 2024-03-05 07:30", "青石生活志", "2024-03-05"),
        ("青石水利 2024-03-05 07:30", "青石水利", "2024-03-05"),
    ],
)
def test_the_line_under_the_title_of_an_account_names_it_and_the_day(line: str, source: str, date: str) -> None:
    article = read(f"渡口的记忆\n{line}\n{TEXT}")
    assert (article["source"], article["date"]) == (source, date)
    assert [p["text"] for p in article["paragraphs"]] == TEXT.split()


def test_the_paper_and_its_page_stand_under_the_text() -> None:
    article = read(f"渡口的记忆\n{TEXT}《青石日报》（2024年3月5日 02 版）\n")
    assert (article["source"], article["date"]) == ("青石日报", "2024-03-05")
    assert [p["text"] for p in article["paragraphs"]] == TEXT.split()


def test_what_stands_behind_an_article_of_an_account_goes() -> None:
    tail = "- END -\n来源 | 青石日报\n编辑 | 林小禾\n终审 | 任光明\n点个“在看”，让更多人看到\n"
    article = read(f"渡口的记忆\n青石发布 2024-03-05 18:30 发表于江苏\n{TEXT}{tail}")
    assert [p["text"] for p in article["paragraphs"]] == TEXT.split()


def test_a_book_keeps_its_text_and_chapters_where_a_site_speaks_between_them() -> None:
    raw = (
        "本书由青石书香论坛（bbs.example.net）用户整理制作\n《渡口》\n作者：林小禾\n\n第一章 船\n\n"
        "　　天刚亮，渡口就热闹起来。\n"
        "　　天才一秒记住本站地址：www.example.com。最快更新！\n　　老周解开缆绳。\n（本章完）\n\n"
        "第二章 桥\n\n　　桥修好了。\n"
        "　　“走吧。”老周说。\n更多免费电子书请访问 www.example.com\n"
    )
    article = read(raw)
    assert article["title"]["text"] == "《渡口》"
    assert [p["text"] for p in article["paragraphs"]] == [
        "第一章 船", "天刚亮，渡口就热闹起来。", "老周解开缆绳。", "第二章 桥", "桥修好了。", "“走吧。”老周说。",
    ]  # fmt: skip


def test_paragraphs_in_one_line_are_paragraphs() -> None:
    article = read("渡口的记忆\n　　天刚亮，渡口就热闹起来。　　“走吧。”老周说。　　两岸的人都坐过他的船。\n")
    assert len(article["paragraphs"]) == 3


def test_a_day_of_the_month_that_is_none_is_no_date() -> None:
    assert read(f"渡口的记忆\n（2024年三三月五日）\n{TEXT}")["date"] is None


@pytest.mark.parametrize(
    "line",
    [
        "2013年05月28日 17:40 　 来源：青石在线　 　 【大 中 小】 【打印】【关闭】",
        "浏览量：128 时间：2013-05-28 17:40:19 来源：青石在线",
        "2013-05-28 来源：青石在线 作者：",
    ],
)
def test_buttons_and_counts_in_the_line_under_a_title_hide_neither_source_nor_day(line: str) -> None:
    article = read(f"渡口的记忆\n{line}\n{TEXT}")
    assert (article["title"]["text"], article["date"]) == ("渡口的记忆", "2013-05-28")
    assert article["source"] in ("青石在线", None)
    assert [p["text"] for p in article["paragraphs"]] == TEXT.split()


def test_the_line_of_an_agency_that_repeats_the_title_is_a_dateline() -> None:
    article = read(f"渡口的记忆\n新华社青石2024年3月5日电题：渡口的记忆\n新华社记者林小禾\n{TEXT}")
    assert (article["title"]["text"], article["byline"]["text"]) == ("渡口的记忆", "新华社记者林小禾")
    assert (article["source"], article["date"]) == ("新华社", "2024-03-05")
    assert article["paragraphs"][0]["role"] == "dateline"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_title_of_a_document_goes_on_to_what_kind_of_document_it_is(gap: str) -> None:
    lines = gap.join(("青石市人民政府关于推动渡口改造", "奋力建设水上交通新枢纽的", "实施意见（试行）"))
    article = read(f"{lines}{gap}各县人民政府：\n渡口改造，各县要抓紧。\n")
    assert article["title"]["text"] == "青石市人民政府关于推动渡口改造奋力建设水上交通新枢纽的实施意见（试行）"
    assert article["kicker"] is article["subtitle"] is None


def test_titles_of_several_documents_stay_apart() -> None:
    raw = "有关文件：\n关于推动渡口改造工作的若干事项\n关于建设水上交通新枢纽的意见\n各县已经收到。\n"
    texts = [p["text"] for a in to_json(clean(raw.encode(), "a.txt"))["articles"] for p in a["paragraphs"]]
    assert "关于推动渡口改造工作的若干事项" in texts and "关于建设水上交通新枢纽的意见" in texts


def test_a_crosshead_over_text_with_half_width_commas_is_one() -> None:
    text = (
        "天刚亮,渡口就热闹起来。\n\n新来的“摆渡人”\n\n入夜,老周刚吃过晚饭,就听见一阵敲门声。\n\n"
        "直到那个夜晚——\n\n船,停了。\n"
    )
    roles = {p["text"]: p["role"] for p in read(f"渡口的记忆\n\n{text}")["paragraphs"]}
    assert roles["新来的“摆渡人”"] == "heading" and roles["直到那个夜晚——"] == "body"


def test_the_afterword_of_a_book_is_a_heading_like_its_chapters() -> None:
    chapters = "第一章 船\n\n　　天刚亮，渡口就热闹起来。\n\n第二章 桥\n\n　　桥修好了。\n\n"
    raw = f"《渡口》\n\n{chapters}后记\n\n　　这本书写了三年。\n"
    headings = [p["text"] for p in read(raw)["paragraphs"] if p["role"] == "heading"]
    assert headings == ["第一章 船", "第二章 桥", "后记"]


def test_the_page_of_a_messenger_leaves_its_text_only() -> None:
    tail = (
        "END\n作者 | 林小禾\n编辑：沈怀川\n审核：任光明\n往期推荐\n石桥镇的桥，你走过几座？\n一张图读懂青岬水库\n"
        "点分享\n点点赞\n阅读 10万+\n赞 326\n在看 112\n预览时标签不可点\n微信扫一扫\n关注该公众号\n"
    )
    article = read(f"三十年攒下的船票，最后送给了谁？\n青石发布 2024-03-05 18:30 发表于江苏\n{TEXT}{tail}")
    assert (article["title"]["text"], article["source"]) == ("三十年攒下的船票，最后送给了谁？", "青石发布")
    assert article["byline"]["text"] == "作者|林小禾"
    assert [p["text"] for p in article["paragraphs"]] == TEXT.split()


def test_a_question_over_the_source_at_the_end_of_a_text_is_no_title() -> None:
    article = read(f"渡口的记忆\n{TEXT}渡口还会回来吗？\n来源：青石日报\n")
    assert [p["text"] for p in article["paragraphs"]] == [*TEXT.split(), "渡口还会回来吗？"]


def test_what_a_forum_writes_round_its_posts_goes() -> None:
    raw = (
        "石桥渡口的老照片\n江边看水\n级别: 论坛版主\n发帖: 1268\n注册时间:2006-08-12\n"
        f"楼主 大 中 小 发表于 2010-11-20 21:36 只看该作者\n{TEXT}"
        "[ 本帖最后由 江边看水 于 2010-11-20 21:52 编辑 ]\nTOP\n渡口一叶\n级别: 新手上路\n发帖: 17\n"
        "2楼 发表于 2010-11-20 22:10 只看该作者\n右边戴草帽的好像是我爷爷！他年轻的时候在渡口卖过茶。\nTOP\n"
        "返回列表 1 2 3 / 3 页 下一页\n"
    )
    cleaned = to_json(clean(raw.encode(), "a.txt"))
    junk = {each["text"] for each in cleaned["removed"] if each["kind"] == "junk"}
    assert len(junk) == 10
    assert not any("船" in line or "爷爷" in line for line in junk)


def test_counts_and_buttons_are_text_where_nothing_shows_such_a_page() -> None:
    article = read(f"渡口的记忆\n{TEXT}赞 120\n级别：一级\n来自：上游\n收藏\n")
    assert [p["text"] for p in article["paragraphs"]][-4:] == ["赞120", "级别：一级", "来自：上游", "收藏"]


def test_page_saved_as_text() -> None:
    text = "今年春天，县里把旧渠的淤泥清了一遍，又换了三十道闸门，下游的田比往年早十天插上了秧。"
    page = (
        "旧渠换新颜_新闻中心_青石网\n新闻中心\n> 国内新闻 > 正文\n旧渠换新颜\n"
        "http://www.qs.example   2006年06月15日08:18   青石日报\n\n"
        f"　　{text}\n\n　　{text}\n\n　　【评论】【收藏此页】【大 中 小】 【打印】【关闭】\n\n"
        "新闻中心意见反馈留言板 电话：010-12345678　　欢迎批评指正\n青石网简介 ┊ About QS ┊ 广告服务 ┊ 联系我们\n"
        "Copyright © 1996-2006 QS Corporation, All Rights Reserved\n青石公司 版权所有\n"
    )
    (article,) = to_json(clean(page.encode(), "saved.txt"))["articles"]
    assert article["title"]["text"] == "旧渠换新颜"
    assert (article["source"], article["date"]) == ("青石日报", "2006-06-15")
    assert [p["text"] for p in article["paragraphs"]] == [text, text]


@pytest.mark.parametrize(
    "line",
    [
        "青石网版权所有 未经授权禁止转载",
        "copyright © 2009 青石网",
        "All rights reserved 青石网",
        "icp备05000000号 青石网",
        "增值电信业务经营许可证：苏B2-20090001",
        "青石网违法和不良信息举报电话：025-66001234",
        "青石网意见反馈电话：025-66001234",
    ],
)
def test_what_a_site_says_of_itself_at_the_foot_of_a_page_is_removed(line: str) -> None:
    removed = to_json(clean(f"大桥通车\n{TEXT}{line}\n".encode(), "a.txt"))["removed"]
    assert [row["text"] for row in removed] == [line]


@pytest.mark.parametrize("line", ["首页 新闻 国内 论坛", "首页｜要闻｜时政｜国内｜", "青石网首页 > 评论 > 本报评论"])
def test_the_menu_over_a_saved_page_is_removed(line: str) -> None:
    removed = to_json(clean(f"{line}\n大桥通车\n{TEXT}".encode(), "a.txt"))["removed"]
    assert [row["text"] for row in removed] == [line]
