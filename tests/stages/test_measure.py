"""How wide lines are."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Lines
from cleaner.core.text import Text
from cleaner.stages import furniture
from cleaner.stages.unwrap.measure import Measure, measure
from cleaner.zh.rows import Rows

FULL = (
    "磨坊停了二十年，今年春天又转起来，",
    "水声传出去很远，连对岸的羊都抬头来",
    "听。修磨坊的是老木匠，换了水轮，换",
    "了木齿，最后才把那块磨盘抬回原处来",
    "前后用了四个月，花了九百块钱，连中",
    "午饭都在河边吃，从没有说过一句累。",
)


def measured(lines: Lines) -> Measure:
    return measure(lines, np.arange(len(lines)), Rows.of_lines(lines), latin=np.zeros(len(lines), bool))


def test_half_width_marks_that_were_printed_full_width_make_no_line_shorter() -> None:
    printed = "\n".join(FULL * 3)
    lines = furniture.mark(Text.of(printed.replace("，", ",").replace("。", ".")))
    found = measured(lines)
    assert set(found.measure.tolist()) == {34} and not found.slack.any()


def test_marks_that_are_half_width_in_print_stay_narrow() -> None:
    """One mark or two in a line, and all of them are equally wide as they are typed."""
    printed = ("磨坊停了二十年,今年春天又转起来", "水声传出去很远,连对岸的羊都抬头", "换了水轮,换了木齿,好了又用一年1")
    lines = furniture.mark(Text.of("\n".join(printed * 6)))
    assert (measured(lines).extent == 31).all()


# One sentence, as long as a page of a narrow column: no sentence ends inside a line.
LONG = (
    "县里这一年先后修了南河大堤、北山水库、三岔口水闸和十二处小型泵站，添置了抽水机四十七台，疏通了从石桥到柳湾的老渠道，"
    "又在河滩上栽了杨树和柳树两万三千棵，给沿河的六个村子装上了电灯和广播，帮助搬到坡上的一百多户人家盖起了砖瓦房，"
    "还从邻县请来几位老师傅，手把手教年轻人看水位、开闸门、修机器、记账目，使往年一到夏天就提心吊胆的两岸群众，"
    "头一回安安稳稳地收了早稻、插了晚稻、腌了咸菜、晒了鱼干，过了一个太平的汛期"
)


def column(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def test_a_sentence_as_long_as_a_page_of_a_narrow_column_is_text() -> None:
    lines = furniture.mark(Text.of("\n".join(column(LONG, 13))))
    assert set(measured(lines).measure.tolist()) == {26}


def test_couplets_without_a_mark_at_their_ends_are_verse() -> None:
    verse = (
        "春来河上冰初化，燕子归时柳已青", "夏夜满塘蛙鼓响，孩儿争捉草间萤", "秋高稻熟风吹浪，打谷场头月正明",
        "冬雪封山人不出，围炉且听老人声", "一年四季都看遍，还是门前水最清", "屋后青山年年绿，山中云雾岁岁生",
    )  # fmt: skip
    lines = furniture.mark(Text.of("\n".join(verse * 4)))
    assert not measured(lines).measure.any()
    narrow = furniture.mark(Text.of("\n".join(line[1:7] + "，" + line[9:] for line in verse * 4)))
    assert not measured(narrow).measure.any()


def test_names_in_a_narrow_column_have_the_measure_of_the_file() -> None:
    """Hardly a mark stands inside these lines; by themselves they could be verse."""
    names = (
        "出席今天座谈会的还有省水利学会名誉理事长兼南河流域规划委员会副主任委员高级工程师林启山"
        "和省农业机械化科学研究所所长何守田"
    )
    told = column((LONG + "。") * 2, 13)
    lines = furniture.mark(Text.of("\n".join([*told, *column(names + "等人。", 13), *told])))
    assert set(measured(lines).measure.tolist()) == {26}


FIGURES = (
    "2024年全县清淤渠道312公里，修好水闸48座、泵站17处，投资1260万元，比2023年多出215万元，其中县里出700万元，"
    "乡镇出380万元，村民投工86400个。新渠过水每秒3.5立方米，灌溉水田42800亩，比旧渠多9600亩；每亩少用水60立方米，"
    "少交水费12元，GPS测过的327块田里有298块头一回在5月1日以前插上了秧，"
)


def columns(text: str, width: int) -> list[str]:
    """The text in lines of a number of columns, in which half-width characters take one."""
    out = [""]
    for character in text:
        if sum(1 if c.isascii() else 2 for c in out[-1] + character) > width:
            out.append("")
        out[-1] += character
    return out


def test_lines_broken_by_the_number_of_characters_are_full_whatever_their_columns() -> None:
    lines = furniture.mark(Text.of("\n".join(column(FIGURES * 3, 26))))
    found = measured(lines)
    assert set(found.measure.tolist()) == {52} and not found.slack[:-1].any()


def test_lines_broken_by_columns_are_counted_in_columns() -> None:
    lines = furniture.mark(Text.of("\n".join(columns(FIGURES * 3, 52))))
    found = measured(lines)
    assert set(found.measure.tolist()) <= {51, 52} and found.slack[:-1].max() <= 1
