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
    "武安村的妇女们组织了纺线小组，半个月里织了六百多匹布，除了自己用的，都交给合作社卖了。",
    "长平镇的铁匠铺订了生产计划，铁匠老王带着三个徒弟，一个月打了四百把锄头。",
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
    for head, brief in zip(("纺线忙", "打铁忙"), briefs, strict=True):
        lines += [head, *wrapped(brief)]
    assert [text for text in paragraphs(lines) if "【" in text] == briefs


def test_a_list_of_like_width_stays_a_list() -> None:
    items = ["锄头四百把和镰刀三百把", "水车十二架另加备用的水斗", "渔网二十七张已经补好了的", "木船六条"]
    lines = [*(line for paragraph in TALE for line in wrapped(paragraph)), *items]
    assert paragraphs(lines)[-len(items) :] == items
