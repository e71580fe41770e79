"""Columns side by side: put one under the other where they are columns of running text, and nothing else touched."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.audit import audit
from cleaner.core.text import Text
from cleaner.stages.repair.columns import COLUMNS_SIDE_BY_SIDE, split_columns

ROOT = Path(__file__).parent.parent.parent

BOAT = (
    "清晨的渡口起了薄雾，船夫把缆绳解开，船身轻轻一晃，离了岸。船上坐着七个学生，书包都抱在怀里，谁也不说话，"
    "只听见桨声一下一下地响。过了江心，雾散了些，南岸的柳树露出来，学生们数着树，数到第十一棵，船就靠了岸。"
)
MARKET = (
    "江对岸的集市已经开张，卖藕的老人把担子放下，先讨一碗热茶，再慢慢说起昨夜的水情。他说水涨了两尺，下游的低田"
    "怕是要淹，得早些收。旁边的人听了，有的回家去喊儿子，有的还站着，问他明天的船开不开。"
)
SCHOOL = (
    "学校在祠堂里，一共两间屋，老师姓沈，教语文也教算术。下雨天屋顶漏水，他就把课桌搬到戏台上，学生们坐在台上念书，"
    "台下站着避雨的人，也跟着念。念完一课，雨还不停，沈老师便讲故事，讲到天黑。"
)


def split(string: str) -> str:
    text = split_columns(Text.of(string))
    audit(text, frozenset())
    return text.string


def column(text: str, size: int = 17) -> list[str]:
    """A paragraph as the lines of a column, indented."""
    text = "  " + text
    return [text[i : i + size] for i in range(0, len(text), size)]


def beside(*columns: list[str], width: int = 24) -> str:
    """Columns side by side, as an extractor that keeps the layout writes them."""
    rows = zip_longest(*columns, fillvalue="")
    return "".join("".join(f"{cell:{width}}" for cell in row).rstrip() + "\n" for row in rows)


def under(*columns: list[str]) -> str:
    return "".join(f"{line}\n" for lines in columns for line in lines)


@pytest.mark.parametrize("example", COLUMNS_SIDE_BY_SIDE.examples)
def test_examples(example: object) -> None:
    before, after = example.before, example.after  # type: ignore[attr-defined]
    assert split(before) == (before if after is None else after)


@given(st.permutations([BOAT, MARKET, SCHOOL]), st.integers(2, 3), st.integers(14, 22))
def test_columns_of_any_number_and_measure(texts: list[str], count: int, size: int) -> None:
    columns = [column(text, size) for text in texts[:count]]
    assert split(beside(*columns, width=size + 3)) == under(*columns)


def test_a_headline_across_the_columns_stays_above_them() -> None:
    columns = [column(BOAT), column(MARKET)]
    head = " " * 14 + "渡口与集市同日开张\n" + " " * 16 + "本报记者 李青禾\n\n"
    assert split(head + beside(*columns)) == head + under(*columns)


def test_two_articles_side_by_side_keep_their_headlines() -> None:
    left, right = column(BOAT, 15), column(MARKET + SCHOOL, 15)
    columns = [left[:5], left[5:], right[:7], right[7:]]
    heads = f"{'':8}{'渡口的清晨':42}老街的集市\n"
    assert split(heads + "\n" + beside(*columns, width=21)) == (
        "渡口的清晨\n\n" + under(left) + "\n\n老街的集市\n\n" + under(right)
    )


def test_what_stands_before_and_after_stays() -> None:
    columns = [column(BOAT), column(MARKET)]
    before, after = "临江日报　　第3版\n\n\n", "\n\n①渡口，指老渡口，在镇东的土地庙前，今已停用，只余石阶。\n"
    assert split(before + beside(*columns) + after) == before + under(*columns) + after


def test_columns_of_two_pages_are_kept_apart() -> None:
    first, second = [column(BOAT), column(MARKET)], [column(SCHOOL), column(BOAT)]
    assert split(beside(*first) + "\f" + beside(*second)) == under(*first) + "\f" + under(*second)


def test_an_article_set_in_columns_under_another() -> None:
    first, second = [column(BOAT), column(MARKET), column(SCHOOL)], [column(SCHOOL), column(BOAT)]
    title = " " * 20 + "祠堂里的学校\n\n"
    page = beside(*first) + "\n\n\n" + title + beside(*second, width=30)
    assert split(page) == under(*first) + "\n\n\n" + title + under(*second)


KEPT = {
    "table": """\
站名        水位      比昨日    警戒水位
石桥站      11.86     +0.12     12.50
南湖湾站    11.90     +0.10     12.50
清水河口    12.02     -0.05     12.80
白沙河口    11.75     +0.01     12.60
""",
    "table of sentences": """\
险工位置              处理办法
北堤三号闸            更换闸门，加固启闭机。
南堤老码头段          抛石护脚，堤身灌浆。
西圩排涝站            水泵大修，清淤三百米。
白沙河口左岸          削坡，铺生态砖。
""",
    "names": """\
临江市水务局湖泊管理处      澄湖县石桥镇人民政府办公室
临江大学湖泊研究所观测站    云溪省水文总站南湖湾分站处
北岭区农业农村局渔政科      青岚港务集团有限公司调度室
临江市第二人民医院体检部    望江街道居民议事会秘书处室
""",
    "verse": """\
桥外渔灯一两星，        袖中论价不闻声。
鱼归水去人归市，        剩有苍波照眼明。
春水初生柳拂堤，        渡头烟雨晚凄迷。
一声欸乃人归去，        满袖荷风月上西。
""",
    "contents": """\
第一章  石桥的来历与渡口的传说 ........................  1
第二章  堤与圩，四百年的修筑与溃决 ......................  23
第三章  渡口与集市，老街的七十二家 ......................  47
""",
    "blanks in a line": """\
  本报讯（记者  祝小满）5月1日，位于明月湖畔的新馆开始试开放，
首日接待读者1.3万人次。新馆总建筑面积5.8万平方米，藏书
320万册，设有  阅览座位4100个。一楼是少儿馆和视障阅览室，
二楼、三楼是开架书库，四楼专门收藏地方文献。
""",
    "dialogue": """\
主持人：    今天先说说水质，大家都关心，谁先来讲一讲？
何三水：    我先讲。今年开春以来，湖里的草长得比去年好。
苏映川：    监测的数据也是这样，透明度比去年高了两成。
主持人：    那么渔民转产的事呢，还有多少户没有落实？
""",
}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_other_things_set_side_by_side_stay(kept: str) -> None:
    assert split(kept) == kept


def test_files_without_columns_stay() -> None:
    files = [*(ROOT / "fixtures").glob("*/*.raw.txt"), *(ROOT / "corpus" / "raw").glob("*/*.txt")]
    assert len(files) > 50
    for path in files:
        text = Text.of(path.read_bytes().decode("utf-8", "replace"))
        assert split_columns(text) is text, path


ROW = st.lists(st.sampled_from(["", "渡口", BOAT[:17], MARKET[5:22], SCHOOL[9:30], "渔灯", "3.5", "\f"]), max_size=5)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 24), ROW), max_size=30), st.sampled_from(["", "\n"]))
def test_nothing_is_lost_whatever_stands_where(rows: list[tuple[int, int, list[str]]], end: str) -> None:
    page = "\n".join(" " * indent + (" " * gap).join(cells) for indent, gap, cells in rows) + end
    assert sorted(split(page).split()) == sorted(page.split())
