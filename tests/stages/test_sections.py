"""Headings of sections, titles and what stands under them, in books, papers, circulars and collections."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import to_json

TEXT = "渠修了三年，两岸的人轮流上工，到第三年的秋天，水才从山上放下来。"
MORE = "放水的那一天，七个村的人都来了，有人在渠边摆了酒，有人放了鞭炮。"
LAST = "后来渠上又架了桥，桥头立了一块碑，碑上刻着修渠人的名字。"


def read(raw: str) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = to_json(clean(raw.encode(), "a.txt"))["articles"]
    return articles


def headings(raw: str) -> list[str]:
    """The headings of a file that is one article."""
    (article,) = read(raw)
    return [p["text"] for p in article["paragraphs"] if p["role"] == "heading"]


def titles(raw: str) -> list[str | None]:
    return [a["title"] and a["title"]["text"] for a in read(raw)]


def test_sections_counted_by_numerals_with_a_blank_are_headings() -> None:
    raw = (
        f"水渠志的编写\n——以一条渠为例\n一　渠的来历\n{TEXT}\n二　渠的用处\n水浇了七个村的地。\n三　渠的将来\n{LAST}\n"
    )
    assert headings(raw) == ["一 渠的来历", "二 渠的用处", "三 渠的将来"]
    (article,) = read(raw)
    assert article["subtitle"]["text"] == "——以一条渠为例"


@pytest.mark.parametrize("lines", ["一　心一意地修\n二　话不说地修", "三　渠的将来\n五　渠的用处"])
def test_numerals_that_do_not_count_sections_stay(lines: str) -> None:
    assert headings(f"水渠志\n{TEXT}\n{lines}\n{LAST}\n") == []


def test_a_long_heading_of_a_section_is_one_among_others() -> None:
    second = "二、明确修渠的目标和步骤，抓紧落实“七村一渠”和护渠、管水的各项措施"
    raw = f"修渠工作意见\n一、修渠的意义\n{TEXT}\n{second}\n（一）先修上游\n{MORE}\n{LAST}\n"
    assert second in headings(raw)


def test_long_items_of_a_list_are_no_headings() -> None:
    items = [
        f"{n}、修好{where}的水渠、石桥和拦河坝，并把管水的人和护渠的办法一并定下来交给各村"
        for n, where in zip("一二三", "东西南", strict=True)
    ]
    raw = "修渠工作意见\n今年要做的事情有三件，都要在秋收以前做完。\n" + "\n".join(items) + f"\n{LAST}\n"
    assert headings(raw) == []


def test_a_quotation_by_itself_is_a_heading_and_what_somebody_says_is_none() -> None:
    raw = f"修渠记\n{TEXT}\n“七村渠”的来历\n{MORE}\n“水到家门口”\n{LAST}\n"
    assert headings(raw) == ["“七村渠”的来历", "“水到家门口”"]
    assert headings(f"修渠记\n{TEXT}\n“水到家门口了！”\n{LAST}\n") == []
    assert headings(f"修渠记\n{TEXT}\n他只说了一句：\n“水到家门口”\n{LAST}\n") == []


def test_whom_a_letter_is_written_to_is_no_heading() -> None:
    raw = f"渠上来信\n{TEXT}\n亲爱的林先生\n{MORE}\n{LAST}\n"
    assert headings(raw) == []


def test_the_number_and_name_of_one_chapter_are_its_title() -> None:
    assert titles(f"12　放水的那一天\n{TEXT}\n{MORE}\n{LAST}\n") == ["12放水的那一天"]
    assert titles(f"1　修渠\n{TEXT}\n2　放水\n{MORE}\n3　架桥\n{LAST}\n")[:1] != ["1修渠"]


@pytest.mark.parametrize(
    "torn", [("二、水渠是全乡各村群众多年来盼望的", "头等大事"), ("二、水渠修成后对全乡的贡献是", "看得见的")]
)
def test_the_heading_of_a_section_goes_on_where_its_sentence_is_torn(torn: tuple[str, str]) -> None:
    wrapped = [TEXT[at : at + 24] for at in range(0, len(TEXT), 24)]
    raw = "\n".join(["修渠记", *wrapped, "一、水渠的来历", *wrapped, *torn, *wrapped, *wrapped])
    expected = "".join(torn) if torn[0][-1] == "是" else torn[0]
    assert expected in headings(raw)


def test_the_writer_stands_between_the_title_and_the_first_crosshead() -> None:
    (article,) = read(f"七村渠修成的前前后后\n林有田\n从山上来的水\n{TEXT}\n架在渠上的桥\n{MORE}\n{LAST}\n")
    assert article["title"]["text"] == "七村渠修成的前前后后"
    assert article["byline"]["text"] == "林有田"
    assert [p["text"] for p in article["paragraphs"] if p["role"] == "heading"] == ["从山上来的水", "架在渠上的桥"]


def test_names_one_under_the_other_are_no_bylines() -> None:
    (article,) = read(f"七村渠上的先进工作者名单\n林有田\n沈怀川\n{TEXT}\n{MORE}\n{LAST}\n")
    assert article["byline"] is None


def test_what_a_circular_sends_out_is_an_article_of_its_own() -> None:
    raw = (
        "石桥镇关于印发护渠办法的通知\n各村：\n《石桥镇护渠管水办法》已经镇里同意，现印发给你们，请照此办理。\n二○○九年四月二十八日\n"
        f"石桥镇护渠管水办法\n{TEXT}\n一、护渠的人\n{MORE}\n{LAST}\n"
    )
    assert titles(raw) == ["石桥镇关于印发护渠办法的通知", "石桥镇护渠管水办法"]


def test_a_heading_that_nothing_sent_out_is_named_like_stays_one() -> None:
    raw = f"护渠的学问\n{TEXT}护渠的人都读过《护渠手册》。\n管水的办法\n{MORE}\n{LAST}\n"
    assert titles(raw) == ["护渠的学问"]


def test_two_title_lines_over_news_briefs_begin_an_article_and_the_months_of_a_chronicle_do_not() -> None:
    title = f"新渠昨日放水\n【本报讯】{TEXT}\n七村纷纷报喜\n架桥修路两不误\n"
    news = title + f"△石桥村昨天架好了桥。{MORE}\n△柳湾村修好了路。\n"
    assert len(read(news)) == 2
    pictures = title + f"△图为石桥村架好的桥。\n{MORE}\n"
    assert len(read(pictures)) == 1
    chronicle = f"石桥大事记\n{TEXT}\n1958年\n四月\n△石桥村架好了桥。{MORE}\n△柳湾村修好了路。\n"
    assert len(read(chronicle)) == 1


def test_what_another_paper_reports_opens_a_news_item() -> None:
    news = f"新渠昨日放水\n【本报讯】{TEXT}\n七村纷纷报喜\n架桥修路两不误\n据云溪日报消息　{MORE}\n{LAST}\n"
    assert len(read(news)) == 2
    told = f"新渠昨日放水\n【本报讯】{TEXT}\n据云溪日报消息，{MORE}\n{LAST}\n"
    assert len(read(told)) == 1


def test_the_names_of_old_texts_stand_over_the_text_and_its_notes() -> None:
    raw = "".join(
        f"{name}\n【原文】\n渠成而水至①，七村之人皆喜。\n【注释】\n①至：到。\n【译文】\n{TEXT}\n"
        for name in ("修渠记", "架桥记")
    )
    assert titles(raw) == ["修渠记", "架桥记"]
    assert len(read(f"修渠记\n【原文】\n渠成而水至①，七村之人皆喜。\n【注释】\n①至：到。\n{TEXT}\n")) == 1


def test_what_a_crosshead_cites_may_have_commas() -> None:
    head = "关于水渠的用处——“上游下来的水，不是那么回事”"
    raw = f"修渠记\n{TEXT}\n{head}\n{MORE}\n{LAST}\n"
    assert headings(raw) == [head]
    assert headings(f"修渠记\n{TEXT}\n关于水渠的用处，上游下来的水，不是那么一回事\n{MORE}\n{LAST}\n") == []


def test_the_number_of_the_only_chapter_is_its_title() -> None:
    assert titles(f"第一章\n{TEXT}\n{MORE}\n{LAST}\n") == ["第一章"]
    assert titles(f"第一章\n{TEXT}\n第二章\n{MORE}\n{LAST}\n") == [None]


def test_title_lines_of_which_one_ends_with_a_word_that_no_dictionary_has_stay_apart() -> None:
    raw = f"\n\n七村修渠架桥两岸再捷\n护住山间石泉水\n\n【本报讯】{TEXT}\n\n{MORE}\n\n{LAST}\n"
    (article,) = read(raw)
    assert [article[part]["text"] for part in ("kicker", "title")] == ["七村修渠架桥两岸再捷", "护住山间石泉水"]


def test_the_headlines_of_a_paper_stand_behind_wide_gaps() -> None:
    news = [f"新渠昨日放水\n【本报讯】{TEXT}\n", f"七村架起新桥\n【本报讯】{MORE}\n", f"读者来信处理情况\n{LAST}\n"]
    raw = "\n\n\n".join([*news, f"渠工夜校开课\n【本报讯】{TEXT}\n"])
    assert titles(raw) == ["新渠昨日放水", "七村架起新桥", "读者来信处理情况", "渠工夜校开课"]
    raw = "\n\n\n".join([news[0], f"放水的前前后后\n{MORE}\n", f"护渠的人\n{LAST}\n"])
    assert titles(raw) == ["新渠昨日放水"]


def test_a_circular_says_under_its_day_that_it_is_published_and_the_rules_that_it_sends_out_begin_with_a_chapter() -> (
    None
):
    raw = (
        "石桥镇人民政府关于印发《石桥镇护渠议事规则》的通知\n各村：\n《石桥镇护渠议事规则》已经会议通过，现予印发。\n石桥镇人民政府\n"
        "2026年4月6日\n（此件公开发布）\n石桥镇护渠议事规则\n第一章　总则\n"
        f"第一条　{TEXT}\n第二条　{MORE}\n第二章　护渠\n第三条　{LAST}\n"
    )
    assert titles(raw) == ["石桥镇人民政府关于印发《石桥镇护渠议事规则》的通知", "石桥镇护渠议事规则"]


def test_sections_counted_by_ordinals_with_a_blank_are_headings_and_so_is_what_stands_under_them() -> None:
    raw = f"水事志\n第一　修渠\n上游\n{TEXT}\n{MORE}\n第二　架桥\n{LAST}\n"
    assert headings(raw) == ["第一 修渠", "上游", "第二 架桥"]


def test_where_readers_live_and_who_they_are_closes_their_letter() -> None:
    raw = (
        f"发动群众　多修水渠\n{TEXT}\n{MORE}\n石桥县　林有田　沈怀川\n抓紧时机　修好水渠\n石桥各村动手早\n"
        f"新华社31日讯　{LAST}\n{MORE}\n"
    )
    first, second = read(raw)
    assert first["paragraphs"][-1]["text"] == "石桥县 林有田 沈怀川"
    assert second["kicker"]["text"] == "抓紧时机 修好水渠"


def test_a_place_and_a_title_are_no_readers() -> None:
    raw = f"新渠昨日放水\n【本报讯】{TEXT}\n石桥县　春耕\n各村动手修渠\n新华社31日讯　{LAST}\n{MORE}\n"
    assert read(raw)[1]["kicker"]["text"] == "石桥县 春耕"


@pytest.mark.parametrize("slash", ["／", "∕"])
def test_a_reporter_and_where_he_reports_from_are_a_byline(slash: str) -> None:
    raw = f"新渠發表\n{TEXT}\n石橋、白沙　兩村新渠放水\n記者何大川{slash}石橋報導\n{MORE}\n{LAST}\n"
    article = read(raw)[-1]
    assert article["title"]["text"] == "石橋、白沙 兩村新渠放水"
    assert article["byline"]["text"] == f"記者何大川{slash}石橋報導"


def test_a_long_subtitle_says_what_it_is() -> None:
    subtitle = "——云岭县石桥公社白沙大队部分社员和回乡知识青年关于水渠、水库的座谈纪要"
    news = f"　　新华社白沙一月二十九日讯　{MORE}\n{LAST}\n"
    raw = f"新渠昨日放水\n【本报讯】{TEXT}\n修好水渠　多打粮食\n{subtitle}\n{news}"
    second = read(raw)[1]
    assert (second["title"]["text"], second["subtitle"]["text"]) == ("修好水渠 多打粮食", subtitle)


def test_a_long_item_behind_a_dash_is_no_subtitle() -> None:
    item = "——云岭县石桥公社白沙大队部分社员和回乡知识青年今年春天修好的水渠和水库"
    raw = f"新渠昨日放水\n【本报讯】{TEXT}\n修好水渠　多打粮食\n{item}\n{MORE}\n{LAST}\n"
    assert len(read(raw)) == 1


@pytest.mark.parametrize(
    "team", ["云岭县委水利调查组", "中共云岭地委驻石桥工作团", "石桥县委办公室", "中共石桥县委员会"]
)
def test_who_wrote_a_report_stands_under_its_title(team: str) -> None:
    (article,) = read(f"石桥公社修渠情况的调查报告\n{team}\n{TEXT}\n{MORE}\n{LAST}\n")
    assert article["title"]["text"] == "石桥公社修渠情况的调查报告"
    assert article["byline"]["text"] == team


@pytest.mark.parametrize("title", ["一支修渠的工作队", "深入群众的工作组"])
def test_a_title_that_speaks_of_a_team_is_no_writer(title: str) -> None:
    (article,) = read(f"石桥县春耕见闻\n{title}\n　　本报讯　{TEXT}\n{MORE}\n{LAST}\n")
    assert article["title"]["text"] == title


def test_a_subtitle_across_a_page_break_belongs_to_the_title_above() -> None:
    above = f"新渠昨日放水\n【本报讯】{TEXT}\n{MORE}\n修好水渠　多打粮食\n"
    raw = f"{above}\n\n——石桥社员座谈纪要\n新华社白沙一月二十九日讯　{MORE}\n{LAST}\n"
    second = read(raw)[1]
    assert (second["title"]["text"], second["subtitle"]["text"]) == ("修好水渠 多打粮食", "——石桥社员座谈纪要")
