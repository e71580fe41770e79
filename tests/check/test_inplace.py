"""What ``clean fix`` does to the text of a file, and what it must never do."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.check.fixable import fix_of, marked
from cleaner.check.fixing import Fixed, UnfixableError, fix
from cleaner.config import DEFAULT
from cleaner.pipeline import clean
from tests.test_pipeline import LATIN


def fixed(text: str, unsafe: bool = False) -> str:
    return fix(text.encode(), "a.txt", DEFAULT, unsafe).after


WRAPPED = (
    "清晨的云溪河上飘着一层薄雾，渡\n口的石阶被露水打湿了。撑船的老\n人把缆绳解开，向对岸喊了一声。\n对岸有人答应。"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined(end: str) -> None:
    assert fixed(WRAPPED.replace("\n", end)) == WRAPPED.replace("\n", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n", "\u3000\n"])
def test_between_latin_words_the_line_end_becomes_a_space(end: str) -> None:
    whole = LATIN.replace("are\n", "are ").replace("port\n", "port ").replace("\n", "") + "\n"
    assert fixed(LATIN.replace("\n", end)).rstrip() == whole.rstrip()


def test_between_latin_words_a_page_number_becomes_a_space() -> None:
    torn = LATIN.replace("port\n", "port\n— 12 —\n")
    assert fixed(torn) == fixed(LATIN)
    assert clean(torn.encode()).text.string == clean(LATIN.encode()).text.string


def test_a_page_number_goes_with_its_line() -> None:
    torn = "从六月一日起，新桥图书馆每天早上9点开门，\n— 12 —\n欢迎读者前来。\n\n周一闭馆。\n"
    assert fixed(torn) == torn.replace("\n— 12 —\n", "")
    whole = "从六月一日起，新桥图书馆每天开门。\n— 12 —\n周一闭馆。\n"
    assert fixed(whole) == whole.replace("— 12 —\n", "")


def test_a_join_over_what_stays_is_not_made() -> None:
    """The clean text puts the two halves of the paragraph together, and the caption after it; the file cannot."""
    text = (
        "为了赶在雨季以前完成主梁吊装，工人们在两岸各搭起一座临时塔架，用缆索把最重的一节梁送到江\n\n"
        "图为合龙后的云溪大桥。\n\n本报记者 贺一舟 摄\n\n"
        "心。总工程师说，最担心的不是重量，而是风：峡谷里的风一天变三次方向。\n"
    )
    assert "送到江心。" in clean(text.encode()).text.string
    assert fixed(text) == text
    assert not [t for t in marked(clean(text.encode()), text.encode(), DEFAULT) if t.fix == "safe"]


@pytest.mark.parametrize(
    "text",
    [
        "# 渡口新闻\n\n## 清淤先行\n\n**第一，修好水渠。**水渠是命脉。\n\n> 水是生命之源。\n\n![图](a.jpg)\n",
        "材料 1\n\n渡口的木船修好了。\n\n---\n\n（来源：《临江日报》，2026年5月2日）\n",
        "　　一湾春水绿，\n　　两岸菜花黄。\n　　三月桃花开，\n　　四月燕归来。\n",
        "产量如下表。\n\n| 名称 | 数量 |\n|------|-----:|\n| 水稻 | ３ 吨 |\n\n以上。\n",
        "姓名      单位          电话\n李青禾    湖泊研究所    ６０７１\n何大川    石桥镇        6072\n",
        "春水初生柳拂堤，    渡头烟雨晚凄迷。\n一声欸乃人归去，    满袖荷风月上西。\n",
        "程序如下。\n\n```\n甲 = 1, 2\n乙 = (甲)\n```\n\n以上。\n",
        "---\ntitle: 渡口, 木船\n---\n\n渡口的木船修好了。\n",
        "目　录\n\n第一章　渡口……………… 1\n第二章　水库……………… 23\n\n第一章　渡口\n",
        "\n\n\n",
        "— 12 —",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert fixed(text.replace("一章　渡口\n", "一章 渡口\n")) == text.replace("一章　渡口\n", "一章 渡口\n")


def test_marks_inside_marked_lines_are_fixed_and_the_marks_stay() -> None:
    assert fixed("## 渡口,木船\n\n> **第一,修好水渠。**水渠是命脉.\n") == (
        "## 渡口，木船\n\n> **第一，修好水渠。**水渠是命脉。\n"
    )


def test_other_line_ends_become_those_of_the_file() -> None:
    assert fixed("渡口的木船修好了。\u2028水库蓄满了。\r\n新渠通水了。\r\n") == (
        "渡口的木船修好了。\r\n水库蓄满了。\r\n新渠通水了。\r\n"
    )


def test_columns_are_not_put_in_another_order_even_when_asked() -> None:
    text = (
        "  清晨的渡口起了薄雾，船夫把缆绳         江对岸的集市已经开张，卖藕的老\n"
        "解开，船身轻轻一晃，离了岸。船上坐       人把担子放下，先讨一碗热茶，再慢慢\n"
        "着七个学生，书包都抱在怀里，谁也不       说起昨夜的水情。他说水涨了两尺，下\n"
        "说话，只听见桨声一下一下地响。         游的低田怕是要淹，得早些收。\n"
    )
    assert fixed(text, unsafe=True) == text


HAN = "渡口的木船修好了村民都来看水库蓄满新桥图书馆每天早上九点开门第二三年月日记者本报讯说要把湖治临江市"
FRAGMENTS = [
    *"，。,.：:；“”「」（）()《》？!—… 　\t１Ａ％%·・•～~-–①、|#",
    *("——", "--", "......", "2026年5月2日", "３.5", "\u200b", "⼀", "12:30", "**", "𠀀", "e\u0301", "\x0b", "\u2028"),
]
SPECIAL = [
    *("# 渡口新闻", "— 12 —", "26", "·13·", "石桥旧事　　47", "目　录", "第一章 渡口……1", "材料 1", "---", "```"),
    *("本报记者 林青", "（来源：《临江日报》，2026年5月2日）", "2026年5月2日 星期六 A04 要闻", "责任编辑：某某"),
    *("**第一，修好水渠。**水渠是命脉。", "> 水是生命之源。", "(下转A04版)", "图为合龙后的大桥。", "甲 | 乙 | 丙"),
]
han = st.text(HAN, min_size=1, max_size=28)
line = st.lists(st.one_of(han, han, st.sampled_from(FRAGMENTS)), max_size=6).map("".join)
latin = st.lists(
    st.sampled_from((*"水田，。", "We ", "are ", "glad ", "6.5 ", "NB-", "a@b.cn")), min_size=20, max_size=50
).map("".join)
wrapped = st.tuples(st.one_of(st.text(HAN + "，，。、", min_size=30, max_size=160), latin), st.integers(12, 30)).map(
    lambda case: "\n".join(case[0][i : i + case[1]] for i in range(0, len(case[0]), case[1]))
)
texts = st.tuples(
    st.lists(st.one_of(line, line, wrapped, st.sampled_from(SPECIAL), st.just("")), min_size=1, max_size=14),
    st.sampled_from(["\n", "\n\n", "\r\n", "\r"]),
    st.booleans(),
).map(lambda case: case[1].join("\n".join(case[0]).split("\n")) + case[1] * case[2])

# These take blanks and line ends only.
BLANKS = frozenset({"NOR070", "NOR071", "NOR072", "NOR073"})


ROWS = "、、、、、、、、、、、、\r\n、、、、、、、、、、、、\r\n、、、、、一\r\n姓名    单位\t电话"


@example("，\n\n" + "\n\n".join(["、" * 12, "、" * 12, "、" * 6] * 2), False)  # garbled lines are joined one a round
@example("\r\n".join([ROWS, ROWS]), False)  # a row of a table, taken for a running head, and a join over it
@given(texts, st.booleans())
@settings(max_examples=150, deadline=None)
def test_properties(text: str, unsafe: bool) -> None:
    """Fixing twice is fixing once; then nothing is fixable; only rules that may act have acted; nothing is lost."""
    once = fix(text.encode(), "a.txt", DEFAULT, unsafe)
    assert fix(once.data, "a.txt", DEFAULT, unsafe).data == once.data
    left = marked(clean(once.data, "a.txt"), once.data, DEFAULT)
    assert not [t for t in left if t.fix == "safe" or (unsafe and t.fix)]
    assert all(fix_of(code) == "safe" or (unsafe and fix_of(code) == "unsafe") for code in once.fixed)
    assert bool(once.fixed) == (once.before != once.after)
    _nothing_is_lost(once)


def _nothing_is_lost(once: Fixed) -> None:
    acting = set(once.fixed)
    if not {code for code in acting if code.startswith("FUR") or code in ("NOR010", "REP003")}:
        before, after = once.before.replace("⼀", "一"), once.after.replace("⼀", "一")
        assert [c for c in before if c in HAN] == [c for c in after if c in HAN]
    if all(code in BLANKS or code.startswith("UNW") for code in acting):
        assert "".join(once.before.split()) == "".join(once.after.split())
    if "\r\n" in once.before and "\n" not in once.before.replace("\r\n", ""):
        assert "\n" not in once.after.replace("\r\n", "")


def test_a_file_that_could_be_read_otherwise_when_fixed_stays() -> None:
    """Without its control code it is of an even length, and might be UTF-16: it could not be fixed again."""
    with pytest.raises(UnfixableError, match="for certain"):
        fix(b"\x83\x41\x92\x83\x1c", "a.txt", DEFAULT, False)


def test_a_file_that_could_not_be_read_any_more_when_fixed_stays() -> None:
    """Cells stay as they are, control codes too; of these there would be too many for what else is left."""
    cells = "县政府公报　　　　　　&" + "\0" * 7 + "　　　　　　　　　　　　1998年第2号"
    text = f"{cells}\n\n" + "　　石堤要护好，不许在堤上挖土，也不许放牛，违者照价赔偿。\n\n" * 12
    enough = "修" * ((7 * 200 - len(text.encode())) // 3 - 4)
    data = f"{text}{enough}。\n\n　　　　　　　　　· 12 ·\n".encode()
    with pytest.raises(UnfixableError, match="for certain"):
        fix(data, "a.txt", DEFAULT, False)


MARKDOWN = (
    "# 湿地年报\n\n1. 春季调查，共 12 天。\n2. 秋季调查，共 9 天。\n\n- 白鹭 320 只\n\n**第一，** 加强巡护[^1]。\n\n"
    "用 `ls, -l` 列出[附件](a, b.md)。\n\n<table><tr><td>甲</td></tr></table>\n\n---\n\n[^1]: 见附录。\n"
)


def test_what_makes_markdown_of_a_text_stays_in_markdown() -> None:
    """Without their blanks, lists, emphasis and footnotes would be none; a text file has no such."""
    after = fix(MARKDOWN.encode(), "a.md", DEFAULT, unsafe=True).after
    assert after == MARKDOWN.replace("共 12 天", "共12天").replace("共 9 天", "共9天").replace(
        "白鹭 320 只", "白鹭320只"
    ).replace("用 `ls, -l` 列出", "用`ls, -l`列出")
    assert not marked(clean(after.encode(), "a.md"), after.encode(), DEFAULT)
    assert fixed(MARKDOWN).startswith("# 湿地年报\n\n1.春季调查")
