"""Web pages that were printed by a browser: what stands in the corners of each page."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import plain

TITLE = "澄湖冬捕记"
TEXT = (
    "腊月初八，天还没有亮，澄湖北岸的石桥镇已经醒了。渔民何三水把两张旧网叠好，放在船头，又回屋取了一壶热茶，"
    "说今年的水比往年清，鱼也比往年大。这是退田还湖以后的第三个冬天，湖面从前被围网切成一块一块的，如今一眼望不到边，"
    "早晨有薄雾，白鹭站在苇子上，等太阳出来。镇上的人说，这样的早晨，他们等了二十年。中午，第一网出水了，"
    "网里有青鱼、鲢鱼、鳙鱼，最大的一条重二十三斤。按照村里的规矩，头鱼要送给镇上年纪最大的老人，今年是顾阿婆。"
)
ADDRESS = "https://news.shiqiao.example/2026/0305/c1024-4471.html"


def printed(head: list[str], foot: list[str]) -> str:
    """The text in lines of 16 characters, 5 on a page, with what a browser prints over and under each."""
    lines = [TEXT[at : at + 16] for at in range(0, len(TEXT), 16)]
    pages = [lines[at : at + 10] for at in range(0, len(lines), 10)]
    out: list[str] = []
    for n, page in enumerate(pages, 1):
        told = page if n > 1 else [TITLE, *page]
        out += [line.format(n=n, of=len(pages)) for line in (*head, *told, *foot)]
    return "\n".join(out)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (["2026/3/5 上午10:22　　　澄湖冬捕记_石桥新闻网"], [ADDRESS + "　　　{n}/{of}"]),
        (["2026/3/5 10:22澄湖冬捕记 - 石桥新闻网"], [ADDRESS + "{n}/{of}"]),
        (["3/5/26, 10:22 AM", "澄湖冬捕记 | 石桥新闻网"], [ADDRESS, "{n}/{of}"]),
        (["澄湖冬捕记    " + ADDRESS], ["第 {n} 页，共 {of} 页    2026/3/5 10:22"]),
        (["澄湖冬捕记    页码，{n}/{of}"], [ADDRESS + "    2026-3-5"]),
        ([], [ADDRESS]),
    ],
)
def test_what_browsers_print_in_the_corners(head: list[str], foot: list[str]) -> None:
    cleaned = clean(printed(head, foot).encode(), "a.txt")
    assert plain(cleaned).split("\n\n") == [TITLE, TEXT + "\n"]
    kinds = {each.kind for each in cleaned.removed}
    assert kinds <= {"page-header", "page-footer"}


def test_the_line_with_day_and_source_over_the_text_is_none_of_them() -> None:
    text = f"{TITLE}\n2026-03-05 10:22 来源：石桥新闻网\n{TEXT}\n{ADDRESS}　　1/1"
    (article,) = clean(text.encode(), "a.txt").articles
    assert article.metadata.source == "石桥新闻网" and article.metadata.date == "2026-03-05"
    text = f"2026-03-05 10:22 来源：石桥新闻网\n{TITLE}\n{TEXT}\n{ADDRESS}　　1/1"
    (article,) = clean(text.encode(), "a.txt").articles
    assert article.metadata.source == "石桥新闻网"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "2026-03-05 10:22", TEXT, "全文见", ADDRESS, "照片见", ADDRESS.replace("4471", "4472")],
        [TITLE, TEXT, "比分 1/3", "比分 2/3", "参见 " + ADDRESS],
    ],
)
def test_addresses_of_the_text_stay(lines: list[str]) -> None:
    cleaned = clean("\n".join(lines).encode(), "a.txt")
    assert not [each for each in cleaned.removed if each.kind.startswith("page")]


def test_scores_and_days_in_a_page_that_a_browser_printed_stay() -> None:
    told = ["2026-03-01", "甲队 1/3", "甲队 2/3", "2026-03-01", "乙队 1/3", "乙队 2/3"]
    raw = printed([], [ADDRESS]).replace(TITLE, "\n".join([TITLE, *told]))
    cleaned = clean(raw.encode(), "a.txt")
    assert {each.text for each in cleaned.removed if each.kind.startswith("page")} == {ADDRESS}
