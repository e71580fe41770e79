"""Titles without marks: which headings of a whole file begin articles, and which are listed as doubtful."""

from __future__ import annotations

import pytest

from cleaner.article import Role
from cleaner.pipeline import clean
from cleaner.store.contract import plain

BRIEFS = {
    "城南菜场昨天开业": "城南菜场有摊位三百个，昨天清早六点开门，七个镇的菜农运来莲藕四十吨。\n菜已经卖空了。",
    "棉纺厂试制新式纱锭": "棉纺厂技术科试了一年多，做成一种轻便纱锭，转得快，断头少。\n看样子可以推广到邻省。",
    "中学生田径赛闭幕了": "田径赛在体育场比了两天，前天傍晚结束，第三中学总分最高。\n跳远冠军今年十六岁，个子不高。",
    "气象台提醒防备霜冻": "冷空气后天南下，山区夜间降到零下二度，柑橘园最好熏烟，水管要包好。\n霜冻大概三天。",
}


def titles(raw: str) -> list[str | None]:
    """The title of each article of a raw text."""
    cleaned = clean(raw.encode(), "a.txt")
    return [next((cleaned.string(p) for p in a.parts if p.role is Role.TITLE), None) for a in cleaned.articles]


def doubtful(raw: str) -> int:
    """How many headings are listed that may be titles."""
    return sum(f.code == "SEG021" for f in clean(raw.encode(), "a.txt").findings)


def briefs(between: str = "\n", lead: str = "") -> str:
    """Short news with their titles, in lines; ``between`` stands before each title, ``lead`` before the first text."""
    first, *others = (f"{title}\n{{}}{text}\n" for title, text in BRIEFS.items())
    return first.format(lead) + "".join(between + other.format("") for other in others)


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_each_of_several_news_items_is_an_article(between: str) -> None:
    assert titles(briefs(between)) == list(BRIEFS)


def test_a_word_that_goes_through_all_sections_keeps_them_together() -> None:
    raw = briefs().replace("。\n", "，青石镇。\n")
    assert titles(raw) == [next(iter(BRIEFS))]
    assert doubtful(raw) == 0


def test_a_short_lead_keeps_the_sections_together_and_they_are_listed() -> None:
    first = next(iter(BRIEFS))
    raw = briefs().replace(
        BRIEFS[first], "菜场开门的这一天，还有几件新鲜事，一并记在这里，供没有到场的人们看一看，想一想，笑一笑。"
    )
    assert titles(raw) == [first]
    assert doubtful(raw) == len(BRIEFS) - 1


def test_crossheads_shorter_than_the_title_are_not_taken_for_titles() -> None:
    raw = briefs()
    for title in list(BRIEFS)[1:]:
        raw = raw.replace(title, title[:4])
    assert len(titles(raw)) == 1


def test_several_headings_in_one_article_among_others_are_listed() -> None:
    raw = briefs(lead="本报讯 ") + "\n新渠通水\n本报讯 新渠昨天通了水。\n"
    assert titles(raw) == ["城南菜场昨天开业", "新渠通水"]
    assert doubtful(raw) == len(BRIEFS) - 1


def test_a_contents_page_of_chapters_lists_no_articles() -> None:
    contents = "目录\n第一章 开渠……1\n引水……2\n筑坝……9\n"
    text = "第一章 开渠\n渠开了三年。\n引水\n水从北边来，走了十里。\n筑坝\n坝筑在谷口，有八丈高。\n"
    assert len(titles(contents + text)) == 1


def test_numbers_that_do_not_count_from_one_are_no_headings() -> None:
    raw = "渡口\n船在柳树下，老人在船上。\n7\n水退以后，墙上留下一道线。\n9\n新来的乡长要把它刷掉。\n"
    (article,) = clean(raw.encode(), "a.txt").articles
    assert not any(part.role is Role.HEADING for part in article.parts)


def test_the_rest_of_a_torn_line_is_no_title() -> None:
    raw = "开会\n\n会上的人不少，都坐在前排。\n到会的有林有田等人\n，共三人\n本报讯 会开了一天。\n"
    assert not any(title and title.startswith("，") for title in titles(raw))


@pytest.mark.parametrize("indent", ["", "　　"])
def test_clean_text_keeps_its_articles(indent: str) -> None:
    raw = briefs("\n", "本报讯 ").replace("\n", "\n" + indent) + "\n新渠通水\n本报讯 新渠昨天通了水。\n"
    once = plain(clean(raw.encode(), "a.txt"))
    assert titles(once) == titles(raw)
    assert plain(clean(once.encode(), "a.txt")) == once


def test_articles_that_clean_text_has_together_stay_together() -> None:
    first, second = list(BRIEFS)[:2]
    together = (
        f"{first}\n{BRIEFS[first]}\n摊位还剩十个，想租的人到城南街道登记。\n"
        f"{second}\n{BRIEFS[second]}\n老厂长拿着样品，看了又看，摸了又摸。\n"
    )
    last = "新渠通水\n本报讯 新渠昨天通了水。\n"
    assert titles(together + last) == [first, second, "新渠通水"]
    clean_text = together.replace("\n", "\n\n") + "\n" + last.replace("\n", "\n\n")
    assert titles(clean_text) == [first, "新渠通水"]
