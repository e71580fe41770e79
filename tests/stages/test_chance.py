"""A sentence that ends at the edge of a full line: the file's own habits say whether its paragraph does."""

from __future__ import annotations

from itertools import pairwise

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

WIDTH = 14
DIALOGUE = (
    "“渡船今天还开不开？”老周站在石阶上问，手里提着两只空桶。",
    "“雾散了就开。”船工头也不抬，往炉子里添了一块柴，火苗跳了跳。",
    "“昨天也是这么说的，等到天黑也没有散。”老周把桶放在脚边，叹了口气。",
    "“那你走山路吧，绕过两道岭，天黑前也能到镇上。”",
    "“山路让水冲断了，前天才有人从那边折回来。”",
    "“那就等着。”船工把烟斗在船帮上磕了磕，再没有说话。",
    "“给我也倒一碗茶吧。”老周在他旁边坐下来，望着江面。",
    "“茶有的是。”船工笑了，露出一口黄牙。",
)
ESSAY = (
    "老人们说起这条街，总有一句话。“先有渡口，后有街。”街上的人家十有八九靠水吃水。“船到哪里，家就到哪里。”"
    "这句话写在祠堂的墙上，如今还看得清楚。墙是石头砌的，缝里长着草。",
    "渡口停了以后，街就冷清下来。年轻人到城里去了，“过年才回来一趟”。留下的人守着铺子，卖些油盐。"
    "“总得有人守着。”他们这样说，也这样做。日子一天天过去，石板路上的青苔又厚了一层。",
    "去年修了桥，街又热闹了一些。外面的人来看老屋，看石阶，看墙上的字。“这才是老街。”他们说。",
)


def wrapped(paragraph: str) -> list[str]:
    return [paragraph[at : at + WIDTH] for at in range(0, len(paragraph), WIDTH)]


def joined(lines: list[str]) -> list[bool]:
    """For each line but the last, whether it goes on in the next."""
    blocks, _ = unwrap.join(furniture.mark(Text.of("\n".join(lines))))
    together = {pair for block in blocks for pair in pairwise(block.rows)}
    return [pair in together for pair in pairwise(range(len(lines)))]


def test_a_paragraph_of_a_dialogue_that_fills_its_last_line_ends_there() -> None:
    full = "“" + "水" * (2 * WIDTH - 3) + "。”"
    assert len(full) % WIDTH == 0
    lines, ends = [], []
    for paragraph in (*DIALOGUE[:4], full, *DIALOGUE[4:]):
        lines += wrapped(paragraph)
        ends.append(len(lines) - 1)
    assert [k for k, goes_on in enumerate(joined(lines)) if not goes_on] == ends[:-1]


def test_a_quotation_inside_a_paragraph_at_the_edge_of_a_line_stays_inside() -> None:
    # Filled up so that a sentence ends with the second line, and a quotation begins the third.
    filled = ESSAY[0]
    while filled.index("“船到") % WIDTH:
        filled = "旧" + filled
    lines, ends = [], []
    for paragraph in (filled, *ESSAY[1:]):
        lines += wrapped(paragraph)
        ends.append(len(lines) - 1)
    assert lines[filled.index("“船到") // WIDTH].startswith("“船到")
    assert [k for k, goes_on in enumerate(joined(lines)) if not goes_on] == ends[:-1]


def test_a_colon_at_the_edge_of_a_line_ends_a_paragraph_where_others_do() -> None:
    asked = ("半天才问：", "看看天又看看江，说：", "往前走了几步，又问他：")
    full = "船工没有马上回答，他把烟斗又装满了，点着火以后才慢慢说："
    assert len(full) % WIDTH == 0
    told = [("老周提着桶站在湿滑的石阶上，" + asked[k % 3], answer) for k, answer in enumerate(DIALOGUE * 2)]
    told.insert(8, (full, DIALOGUE[5]))
    lines, ends = [], []
    for paragraph in (each for pair in told for each in pair):
        lines += wrapped(paragraph)
        ends.append(len(lines) - 1)
    assert [k for k, goes_on in enumerate(joined(lines)) if not goes_on] == ends[:-1]
