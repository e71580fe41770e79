"""Columns that were read across, line by line."""

from __future__ import annotations

from itertools import chain, zip_longest

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

LEFT = (
    "云溪县的渡船从前用篙，后来用",
    "桨，再后来装上了柴油机，如今",
    "换成了电动船，船顶铺着光伏",
    "板，晴天能跑一整天。船工是父",
    "子两个人，父亲管上午，儿子管",
    "下午，交班的时候互相拍一下肩",
    "膀，从来不多说话。",
    "渡口的老钟还挂在凉棚底下，敲",
    "三下是开船，敲一下是等人，大",
    "雾天不敲，两岸就都绕路走桥。",
    "桥是去年修好的，从镇上走过",
    "去要半个钟头，挑担子的人还是",
    "愿意坐船。",
)
RIGHT = (
    "县图书馆的新馆昨天开始试运",
    "行，首日接待读者三千多人。新",
    "馆在城南的旧粮库里，粮库的木",
    "梁和砖墙都保留了下来，读者可",
    "以在从前堆稻谷的地方看书，也",
    "可以到屋顶的平台上喝茶。",
    "馆长介绍，试运行期间每天开放",
    "到晚上九点，周末延长到十点，",
    "少儿阅览室另设家长休息区，免",
    "费提供热水和雨伞。",
)


def joined(*lines: str) -> str:
    return "".join(block.text for block in unwrap.join(furniture.mark(Text.of("\n".join(lines))))[0])


def across(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    return [line for line in chain(*zip_longest(left, right)) if line]


def test_the_lines_of_two_columns_are_put_one_after_the_other() -> None:
    assert joined(*across(LEFT[:10], RIGHT)) == "".join((*LEFT[:10], *RIGHT))


def test_the_last_lines_of_the_longer_column_stay_behind_it() -> None:
    assert joined(*across(LEFT[:12], RIGHT)) == "".join((*LEFT[:12], *RIGHT))


def test_text_in_order_stays_in_order() -> None:
    assert joined(*LEFT, *RIGHT) == "".join((*LEFT, *RIGHT))
