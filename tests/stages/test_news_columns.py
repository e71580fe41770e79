"""Columns of a newspaper and wrapped e-books: headings at the margin, names in brackets, clauses without marks."""

from __future__ import annotations

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

PARAGRAPHS = (
    "渡口的老艄公今年七十三岁，撑了五十年的船，两岸的人都坐过他的船，连县里来的干部也要先喊他一声周伯。",
    "他的船是杉木做的，船底换过三回，船帮上的漆一年刷一遍，远远看去，水面上像漂着一片红叶子。",
    "去年冬天江上起了大雾，他在船头敲了一夜的锣，给上游下来的货船指路，天亮时嗓子哑得说不出话。",
    "今年开春，县里在渡口上面修了桥，通车那天，他把船摇到桥底下，仰着头看了很久，什么也没有说。",
)
HEADINGS = ("渡口", "杉木船", "大雾的一夜", "新桥")
LONG_CLAUSES = (
    "河湾乡各村负责水利工作的干部和驻村的技术人员以及前来学习的外县代表们都参加了今天上午十时在二号闸口举行的开工会议",
    "县水利局派来的技术小组和各村推选出来的老石匠们昨天下午在渡口东边的旧仓库里商量了三个钟头如何把石料运上山去的办法",
    "参加会议的还有从上游十二个村子赶来的妇女代表和在外地工作多年刚刚回到家乡的几位退休教师以及县里中学的一百多名学生",
)


def wrapped(paragraph: str, width: int, first: int = 0) -> list[str]:
    """The lines of a paragraph, its first line ``first`` characters shorter."""
    starts = [0, *range(width - first, len(paragraph), width)]
    return [paragraph[a:b] for a, b in zip(starts, [*starts[1:], len(paragraph)], strict=True)]


def indented(paragraph: str, width: int) -> list[str]:
    first, *rest = wrapped(paragraph, width, 2)
    return ["　　" + first, *rest]


def blocks(lines: list[str]) -> list[str]:
    return [block.text for block in unwrap.join(furniture.mark(Text.of("\n".join(lines))))[0]]


def test_below_a_full_line_only_an_indent_begins_a_paragraph_though_headings_have_none() -> None:
    """Every paragraph begins with the same word, and no sentence ends inside one but here."""
    width = 16
    at_edge = "水" * (width - 3) + "。他的船从对岸过来，船上坐着赶集的人，有人挑着担子，有人背着孩子。"
    lines = []
    for heading in HEADINGS * 2:
        lines += [*indented("他说" + PARAGRAPHS[0], width), "", heading]
    assert at_edge in blocks([*lines, *indented(at_edge, width), *lines])


def test_a_name_in_brackets_behind_the_last_sentence_ends_an_article() -> None:
    width = 15
    lines = []
    for heading, paragraph in zip(HEADINGS, PARAGRAPHS, strict=True):
        full = paragraph
        while (len(full) + 2 + len("（林晓帆）")) % width:  # the last line of the article is full
            full = "旧" + full
        lines += [heading, *indented(full + "（林晓帆）", width)]
    found = blocks(lines)
    assert [text for text in found if text in HEADINGS] == list(HEADINGS)
    assert sum(text.endswith("（林晓帆）") for text in found) == len(HEADINGS)


def test_a_name_in_brackets_that_a_line_end_parts_ends_an_article() -> None:
    width = 15
    lines = []
    for heading, paragraph in zip(HEADINGS, PARAGRAPHS, strict=True):
        full = paragraph
        while (len(full) + 2 + len("（林晓")) % width:
            full = "旧" + full
        lines += [heading, *indented(full + "（林晓帆）", width)]
    assert sum(text.endswith("（林晓帆）") for text in blocks(lines)) == len(HEADINGS)


def test_a_bracket_inside_a_sentence_ends_none() -> None:
    width = 15
    inside = "水" * (width - 8) + "（林晓帆）" + "又到渡口去看船，回来时天已经黑了，路上遇见赶集回来的人。"
    lines = [line for paragraph in PARAGRAPHS for line in indented(paragraph, width)]
    assert len(indented(inside, width)[0]) == width - 1 or indented(inside, width)[0].endswith("）又")
    assert inside in blocks([*lines, *indented(inside, width)])


def test_a_clause_without_marks_has_the_measure_of_the_lines_round_it() -> None:
    """In a narrow column four lines of one clause look like verse."""
    lines = [line for paragraph in PARAGRAPHS for line in indented(paragraph.replace("，", "。"), 13)] * 4
    clauses = [line for clause in LONG_CLAUSES for line in indented(clause, 13)] * 2
    assert [text for text in blocks([*lines, *clauses, *lines]) if text in LONG_CLAUSES] == list(LONG_CLAUSES) * 2


def test_verse_in_a_column_keeps_its_lines() -> None:
    width = 13
    lines = [line for paragraph in PARAGRAPHS for line in indented(paragraph, width)]
    verse = ["春水初生一叶舟", "两岸桃花红似火", "老翁垂钓忘归路", "一声长笛惊鸥鹭"]
    assert [text for text in blocks([*lines, "", *verse, "", *lines]) if text in verse] == verse


def test_the_agency_and_day_that_fill_the_first_line_of_a_narrow_column_stand_before_their_text() -> None:
    width, lead = 13, "【云岭社白沙渡三日电】"
    assert len(lead) == width - 2
    told = lead + "石桥讯：" + PARAGRAPHS[0]
    column = wrapped("".join(PARAGRAPHS), width, 2)
    assert told in blocks([*column, "渡口的老艄公", *wrapped(told, width, 2)])


def test_a_subtitle_that_fills_its_line_goes_on_above_the_lead() -> None:
    subtitle = "——记云岭渡口的老艄公和他的杉木船在大雾里的一夜"
    lead = "　　新华社云岭五月一日讯　" + PARAGRAPHS[1]
    lines = [x for p in PARAGRAPHS for x in indented(p, 22)]
    lines += ["五十年摆渡　一夜敲锣", *wrapped(subtitle, 22), lead[:22], *wrapped(lead[22:], 22)]
    assert subtitle in blocks(lines)


def test_a_name_under_a_subtitle_with_room_is_no_part_of_it() -> None:
    lead = "　　新华社云岭五月一日讯　" + PARAGRAPHS[1]
    lines = [x for p in PARAGRAPHS for x in indented(p, 22)]
    lines += ["五十年摆渡　一夜敲锣", "——记渡口的老艄公", "林有田", lead[:22], *wrapped(lead[22:], 22)]
    assert "——记渡口的老艄公" in blocks(lines)
