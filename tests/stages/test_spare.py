"""A line that leaves room for what follows ends its paragraph, where no line that goes on leaves any."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import measure
from cleaner.stages.unwrap.shown import Signs
from cleaner.stages.unwrap.spare import spare

WIDTH = 18
STORY = (
    "山里的学校只有一间教室，四个年级坐在一起上课，老师讲完一年级的算术，再讲二年级的语文，从早到晚没有停过。下雨天屋顶漏水，"
    "孩子们就把桌子搬到门边，围着老师坐成半个圈，听他念课文。中午大家在灶上热自己带来的饭，菜是一样的腌菜，谁家有鸡蛋就分给小的吃。"
    "下午放学以前，老师要把住得远的几个送过河，水大的时候一个一个背过去，背完了再回来批改作业，一直批到天黑看不见字。"
)
SHORT = "去年秋天县里派人来修了屋顶，又在河上架了一座小桥，桥不宽，两个人可以并排走。"
NEXT = "老师说他还想再教十年，教到这些孩子的孩子也来上学的那一天为止，那时候路也该修通了。"


def wrapped(paragraph: str) -> list[str]:
    return [paragraph[at : at + WIDTH] for at in range(0, len(paragraph), WIDTH)]


def leaving(room: int, paragraph: str) -> list[str]:
    """The lines of a paragraph that is filled up so that its last line has room for so many characters."""
    while len(paragraph) % WIDTH != WIDTH - room:
        paragraph = "又" + paragraph
    return wrapped(paragraph)


def joined(lines: list[str]) -> list[bool]:
    """For each line but the last, whether it goes on in the next."""
    blocks, _ = unwrap.join(furniture.mark(Text.of("\n".join(lines))))
    together = {pair for block in blocks for pair in pairwise(block.rows)}
    return [pair in together for pair in pairwise(range(len(lines)))]


def said(lines: list[str]) -> list[float]:
    """What the room of each line says of its end."""
    marked = furniture.mark(Text.of("\n".join(lines)))
    kept = Kept.of(marked)
    measured = measure(marked, kept.rows, kept.texts, latin=np.zeros(len(kept.rows), bool))
    found = spare(kept.texts, measured, Signs.of(marked.text.string, kept.texts))
    return [float(value) for value in found]


def test_a_last_line_with_room_for_one_character_more_ends_its_paragraph() -> None:
    above, short = wrapped(STORY), leaving(1, SHORT)
    goes_on = joined([*above, *short, *wrapped(NEXT)])
    assert not goes_on[len(above) + len(short) - 1]
    assert sum(not each for each in goes_on) == 2


def test_where_lines_that_go_on_have_room_too_it_says_little() -> None:
    """OCR lost a character of every third line; then it may have lost one of this."""
    above, short = wrapped(STORY), leaving(1, SHORT)
    lossy = [line[:4] + line[5:] if n % 3 == 0 else line for n, line in enumerate(above)]
    end = len(above) + len(short) - 1
    strict = said([*above, *short, *wrapped(NEXT)])
    assert strict[end] < -2 and not any(strict[len(above) : end])
    assert -1 < said([*lossy, *short, *wrapped(NEXT)])[end] <= 0


def test_two_open_lines_with_room_are_a_list() -> None:
    items = ["新桌子二十张和长凳四十条整", "旧课本一百一十二册已修补", "黑板两块，篮球一个", "煤油灯十六盏"]
    lines = [*wrapped(STORY), *wrapped(NEXT), *items, *wrapped(STORY)]
    at = lines.index(items[0])
    assert not any(joined(lines)[at : at + len(items)])


def test_headlines_wider_than_the_column_they_follow_stay_apart() -> None:
    heads = [
        "云溪县召开春季水利建设先进集体表彰会议", "柳湾村开展防汛物资和堤防涵闸大检查活动",
        "三岔口镇完成早稻育秧和农机检修准备工作", "石桥镇举行山林防火知识竞赛和实地演练啦",
    ]  # fmt: skip
    lines = [*wrapped(STORY), *wrapped(NEXT), *heads, *wrapped(STORY)]
    at = lines.index(heads[0])
    assert not any(joined(lines)[at : at + len(heads)])
