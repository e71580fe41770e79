"""Paragraphs whose indents the extractor dropped."""

from __future__ import annotations

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

WIDTH = 13
TALE = (
    "渡口的老艄公今年七十三岁，撑了五十年的船，两岸的人都坐过他的船，连县里来的干部也要先喊他一声周伯。",
    "他的船是杉木做的，船底换过三回，船帮上的漆一年刷一遍，远远看去，水面上像漂着一片红叶子。",
    "去年冬天江上起了大雾，他在船头敲了一夜的锣，给上游下来的货船指路，天亮时嗓子哑得说不出话。",
    "今年开春，县里在渡口上面修了桥，通车那天，他把船摇到桥底下，仰着头看了很久，什么也没有说。",
)
BRIEFS = (
    "武安村的妇女组织了纺线小组，半个月织布六百多匹，都交给合作社。",
    "长平镇的铁匠订了生产计划，一个月里打了四百把锄头。",
    "河东果园的梨树开了花，果农们忙着授粉，天黑了才收工。",
    "石桥小学修好了屋顶，孩子们昨天搬回了新教室上课。",
    "柳湾的水碓又转起来了，赶集那天舂出了三百斤白米。",
    "青岭的采药人发现了一眼山泉，村里正在商量引水下山。",
    "北岸的渔民补好了渔网，等禁渔期一过就下湖去捕鱼。",
)


def wrapped(paragraph: str) -> list[str]:
    """The lines of a paragraph, the first short by the indent that it had."""
    first = WIDTH - 2
    return [paragraph[:first], *(paragraph[at : at + WIDTH] for at in range(first, len(paragraph), WIDTH))]


def paragraphs(lines: list[str]) -> list[str]:
    return [block.text for block in unwrap.join(furniture.mark(Text.of("\n".join(lines))))[0]]


def test_news_in_brief_has_the_measure_of_the_file() -> None:
    briefs = ["【本报讯】" + brief for brief in BRIEFS]
    lines = [line for paragraph in TALE for line in wrapped(paragraph)]
    for head, brief in zip(("纺线忙", "打铁忙", "授粉", "新教室", "水碓转了", "山泉", "补网"), briefs, strict=True):
        lines += [head, *wrapped(brief)]
    assert [text for text in paragraphs(lines) if "【" in text] == briefs


def test_a_list_of_like_width_stays_a_list() -> None:
    items = ["锄头四百把和镰刀三百把", "水车十二架另加备用的水斗", "渔网二十七张已经补好了的", "木船六条"]
    lines = [*(line for paragraph in TALE for line in wrapped(paragraph)), *items]
    assert paragraphs(lines)[-len(items) :] == items


def test_a_heading_that_fills_its_line_stays_above_its_paragraph() -> None:
    head = "老艄公守了一辈子的渡口和船"
    assert len(head) == WIDTH
    told = [*TALE, *TALE[:2], head, *TALE[2:], *TALE]
    lines = [line for each in told for line in ([each] if each is head else wrapped(each))]
    assert paragraphs(lines) == told


def set_in(paragraph: str) -> list[str]:
    """The lines of a paragraph, the first with the indent that it has."""
    first, *others = wrapped(paragraph)
    return ["\u3000\u3000" + first, *others]


def test_a_heading_with_the_indent_that_fills_its_line_stays_above_its_paragraph() -> None:
    head = "老艄公守了一辈子渡口"
    told = [*TALE[:2], head, *TALE[2:]]
    lines = [line for each in told for line in (["\u3000" * 3 + each] if each is head else set_in(each))]
    assert paragraphs(lines) == told


def test_a_quotation_of_which_all_lines_have_the_indent_stays_whole() -> None:
    quoted = "守渡口的人心里要有一条河，河里要有一条船，船上要有一个等着过河的人。"
    lines = [*(line for each in TALE[:2] for line in set_in(each))]
    lines += ["\u3000\u3000" + quoted[at : at + WIDTH - 2] for at in range(0, len(quoted), WIDTH - 2)]
    lines += [line for each in TALE[2:] for line in set_in(each)]
    assert paragraphs(lines) == [*TALE[:2], quoted, *TALE[2:]]


def test_the_day_under_a_letter_does_not_go_on_in_the_title_of_the_next() -> None:
    day, title = "一九五八年四月六日", "关于修整沿湖渡口和石阶的办法"
    lines = [*(line for each in TALE[:2] for line in set_in(each)), "\u3000" * 3 + day, title]
    lines += [line for each in TALE[2:] for line in set_in(each)]
    assert paragraphs(lines) == [*TALE[:2], day, title, *TALE[2:]]


def test_a_day_that_the_sentence_goes_on_behind_stays_in_its_paragraph() -> None:
    text = "渡口的事报到了县里。二〇〇九年四月二十八日，县里派人来看了石阶，量了水位，说秋天就修。"
    lines = ["渡口的事报到了县里，等着回话。", "二〇〇九年四月二十八日", "，县里派人来看了石阶，量了"]
    told = [*(line for each in TALE for line in set_in(each)), *set_in(text), *lines]
    assert "二〇〇九年四月二十八日，县里" in "\n".join(paragraphs(told)[-3:])
