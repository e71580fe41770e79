"""Cleaning clean text changes nothing: what the first cleaning has to see, and what the second must not believe."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean
from cleaner.stages.unwrap.broken import continuation
from cleaner.store.contract import plain, to_json


def cleaned(text: str) -> str:
    """The clean text of a file, which cleaning again leaves as it is."""
    once = plain(clean(text.encode(), "x.txt"))
    assert plain(clean(once.encode(), "x.txt")) == once
    return once


def wrapped(*paragraphs: str, width: int = 20, indent: int = 2) -> list[str]:
    """The lines of paragraphs, wrapped after so many characters."""
    out: list[str] = []
    for text in paragraphs:
        text = "　" * indent + text
        out += [text[k : k + width] for k in range(0, len(text), width)]
    return out


DIKE = "今年春天，县里把沿湖的大堤又看了一遍，哪里要加高，哪里要换土，都记在一本账上，开工以前先贴出来让大家看。"
BOATS = "渡口的船从前用篙，后来用桨，再后来装上了柴油机，如今换成了电动船，晴天能跑一整天，船工是父子两个人。"
SCHOOL = "镇上的小学去年添了一门课，教孩子们看水位、认水鸟，学期末每人要交一本自己画的湖边日记，老师们一本本地看。"


@pytest.mark.parametrize("caption", ["图为大堤上的村民。 沈知白 摄", "▲加高以后的大堤"])
def test_a_caption_between_the_lines_of_a_paragraph_ends_with_its_line(caption: str) -> None:
    lines = wrapped(DIKE, BOATS, SCHOOL, DIKE[::-1].replace("，", "、") + "。", BOATS, width=14)
    lines[6:6] = ["", caption, ""]
    out = cleaned("\n".join(lines))
    assert caption.replace("。 ", "。") in out.split("\n\n")
    assert BOATS in out.split("\n\n")


def test_a_caption_goes_on_behind_the_end_of_a_page() -> None:
    lines = wrapped(DIKE, BOATS, SCHOOL, width=18, indent=0)
    lines[6:6] = ["▲北岸的护堤队已经有三百二十一", "", "— 12 —", "", "人，每天两班。"]
    assert "▲北岸的护堤队已经有三百二十一人，每天两班。" in cleaned("\n".join(lines))


def test_paragraphs_that_were_joined_are_compared_with_what_stands_beside_them() -> None:
    # Only with the clause before it does the second line show that it is a sentence.
    lines = ["村里的水泵昨天夜里坏了，", "修理的师傅说要等到后天，", "这几天全村只能用河水灌溉", "菜地。"]
    assert continuation(lines[2], lines[3], page_break=False) is None
    assert cleaned("\n\n".join(["水泵坏了", *lines, DIKE])) == f"水泵坏了\n\n{''.join(lines)}\n\n{DIKE}\n"


def test_a_number_that_stands_alone_is_no_torn_one() -> None:
    assert continuation("2020", "2025年，全县修缮小桥八十九座。", page_break=False) is None
    assert continuation("2020", "公路部门提醒，弯道背阴处容易结冰。", page_break=False) is None
    assert continuation("械斗先后闹了两个多月，双方死亡7", "18水利志资料", page_break=False) is None
    assert continuation("坝成以后，灌溉面积比上年增长2", "1.3%。", page_break=False) is not None
    assert cleaned(f"{DIKE}\n\n## 2020\n\n2025年，全县修缮小桥八十九座，多数在山的背阴面。").count("\n2020\n") == 1


def test_who_took_the_picture_ends_a_line() -> None:
    caption = "村民在新修的渠道边试水。（王小满摄）"
    assert continuation(caption, "等了半晌，山坳里没有人出来。", page_break=False) is None
    assert continuation("他们修好了“小满渠”", "等三条渠道。", page_break=False) is not None


def test_who_is_addressed_is_not_the_rest_of_a_clause() -> None:
    title = "临江市人民政府关于进一步加强全市江河湖泊堤防巡查和汛期值班值守工作的若干补充意见"
    assert continuation(title, "各县、各区人民政府，市直各单位：", page_break=False) is None


def test_nothing_goes_on_where_clean_text_shows_the_end_of_an_article() -> None:
    articles = [f"大堤加高了\n\n{DIKE}\n\n这一年，护堤队的人数翻了一番，", f"来看的人都说，{BOATS}"]
    text = "\n\n\n".join(articles) + "\n"
    assert plain(clean(text.encode(), "x.txt")) == text


def test_articles_of_clean_text_begin_where_it_shows_that() -> None:
    head = "守堤的人\n\n本报记者 沈知白"
    text = f"大堤加高了\n\n{DIKE}\n\n{head}\n\n{BOATS}\n\n\n夜校开课了\n\n{SCHOOL}\n"
    assert plain(clean(text.encode(), "x.txt")) == text
    found = to_json(clean(text.encode(), "x.txt"))["articles"]
    assert [article["title"]["text"] for article in found] == ["大堤加高了", "夜校开课了"]


def test_who_signs_below_an_article_stays_there() -> None:
    text = f"序\n\n{DIKE}\n\n谨以为序\n\n中共临江县委书记 林河生\n\n二〇一〇年五月六日\n\n\n凡例\n\n{SCHOOL}\n"
    assert plain(clean(text.encode(), "x.txt")) == text


def test_short_paragraphs_among_long_ones_are_no_column() -> None:
    songs = ["老船工 水路再长，也长不过船篙", "小梅 石阶再滑，也滑不过苔藓草", "过客 灯火再远，也远不过回家路"]
    text = "\n\n".join([DIKE, *songs, *songs[::-1], BOATS, *songs, SCHOOL]) + "\n"
    assert plain(clean(text.encode(), "x.txt")) == text


def test_a_paragraph_far_away_is_taken_only_if_the_end_is_torn() -> None:
    roll = "出席：张维民、祝晚晴、孟大川、朱巧云、方小舟、沈知白、顾阿婆、郑秋实、罗静宜，共10人"
    below = ["列席：韩牧之、何润生", BOATS, SCHOOL, "为修好大堤，各村都出了人。"]
    assert cleaned("\n\n".join(["会议纪要", roll, *below])).split("\n\n")[1] == roll


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["# 临江市水务局关于进一步加", "强汛期堤防巡查工作的通知"],
            "临江市水务局关于进一步加强汛期堤防巡查工作的通知",
        ),
        (["## 上半年货运增长8.6%吞吐量突破200万标", "箱"], "上半年货运增长8.6%吞吐量突破200万标箱"),
    ],
)
def test_a_marked_title_goes_on_in_the_line_under_it(lines: list[str], title: str) -> None:
    out = cleaned("\n".join([*lines, "", *wrapped(DIKE, BOATS, SCHOOL)]))
    assert out.split("\n\n")[0] == title


def test_a_long_title_may_have_blanks_as_well() -> None:
    title = "把每一条渠道都修到田头去 ——论学习落实全县春季农田水利基本建设 现场会精神和会上提出的各项要求"
    out = cleaned(f"{title}\n{DIKE}\n{BOATS}\n{SCHOOL}\n")
    assert out.split("\n\n")[:2] == [
        "把每一条渠道都修到田头去",
        "——论学习落实全县春季农田水利基本建设现场会精神和会上提出的各项要求",
    ]


def test_page_numbers_and_document_numbers_are_known_in_traditional_characters() -> None:
    page = [f"渡口的船從前用篙，後來用槳，這一年換了第{n}條船，晴天能跑一整天。" for n in "一二三四五六"]
    lines = ["臨江市水務局文件", "臨水發〔2026〕11號", "關於清淤的通知", "各水管站：", *page[:3], "第280頁", *page[3:]]
    out = cleaned("\n".join(lines))
    assert "280" not in out
    assert "11" not in out


def test_the_head_of_a_document_is_known_in_the_middle_of_a_file() -> None:
    lines = [
        *wrapped(DIKE, BOATS, SCHOOL, DIKE, BOATS),
        "临江市水务局文件",
        "临水发〔2026〕11号",
        "关于清淤的通知",
        "各水管站：",
    ]
    out = cleaned("\n".join([*lines, *wrapped(SCHOOL, BOATS)]))
    assert "水务局文件" not in out
    assert "11号" not in out


def test_a_document_number_behind_running_text_stays() -> None:
    text = f"关于清淤的两件事\n\n{DIKE}\n\n今年清淤的依据是下面这一份文件。\n\n临水发〔2026〕11号\n\n{BOATS}"
    assert "临水发〔2026〕11号" in cleaned(text)


def test_a_title_that_stands_twice_over_wrapped_text() -> None:
    out = cleaned("\n".join(["第七章　大堤旧事", "第七章　大堤旧事", *wrapped(DIKE, BOATS, SCHOOL, indent=0)]))
    assert out.count("第七章") == 1
