"""Blanks between two Chinese characters: in a headline they may part its halves, elsewhere they part nothing."""

from __future__ import annotations

import regex

from cleaner.core.doubts import Doubt
from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.once import once
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.cells import parting
from cleaner.stages.normalise.context import Context
from cleaner.stages.normalise.phrases import Verdict, is_letter_spaced, verdicts
from cleaner.stages.normalise.runs import Runs
from cleaner.zh.chars import BLANK, HAN, HAN_RANGES, members

IS_GAP_LEFT = members("”’》", HAN_RANGES)
IS_GAP_RIGHT = members("“‘《", HAN_RANGES)
_IS_NUMBER = members("一二三四五六七八九十")
# 一　国内的形势: the number of a section over its text.
_NUMBERED = late(
    rf"^[{BLANK}]*+([一二三四五六七八九十]{{1,3}}+)([{BLANK}]++)(?=[{HAN}]{{2}}[^\n。！？；]{{0,30}}$)", regex.MULTILINE
)


@rule(
    "NOR072",
    "blank-inside-phrase",
    Confidence.LIKELY,
    examples=(
        fixes("他说 今天 天气很好。", "他说今天天气很好。"),
        fixes("进一步打 牢发展根基 推动城市更新", "进一步打牢发展根基 推动城市更新"),
        fixes("通 知", "通知"),
        fixes("关于开展 春季植树活动的通知", "关于开展春季植树活动的通知"),
        fixes("深入贯彻落实 加强河湖管理会议精神", "深入贯彻落实加强河湖管理会议精神"),
        keeps("筑牢防洪堤坝 守护一方平安"),
        keeps("（记者王明 张丽）近日，春天来了。"),
        keeps("孟某某 摄"),
        keeps("本报记者 张强"),
        keeps("第一章 总则"),
        keeps("第2章 来信了？"),
        keeps("林晚舟 著 江文涛 译"),
        fixes("这本名著 他没有读过。", "这本名著他没有读过。"),
        fixes("审 判 员  郑 明 礼", "审判员  郑明礼"),
        keeps("一 国内的形势\n渠修好了。\n二 国外的形势\n第一件 组织起来"),
        fixes("一 定要修好水渠", "一定要修好水渠"),
        keeps("他读了《加强河湖管理 实现人水和谐共生》一文。"),
        keeps("张伟 李娜 王小明"),
        keeps("第一条 为了安静，制定本公约。"),
        fixes("——临江湿地 学校见闻", "——临江湿地学校见闻"),
        keeps("夜校亮灯处\u3000老厂换新颜"),
        fixes("出席：马永年 李淑兰 韩 冰 赵志远", "出席：马永年 李淑兰 韩冰 赵志远"),
        keeps("径流 降水形成的水流。\n超高 坝顶与水位之差。\n泄洪闸 见“闸”。"),
        fixes("老张 今天来了。\n你好。\n我们去了河边，走了很远。", "老张今天来了。\n你好。\n我们去了河边，走了很远。"),
    ),
)
def INSIDE(text: Text) -> Edits:
    """Take out a blank between two Chinese characters where it parts nothing.

    A line wrap in a headline, letter-spacing and OCR leave such blanks. A blank carries meaning, and stays as one
    space, between the halves of a headline, between names, between a name and what belongs to it, between cells, and
    behind the headwords or speakers of three sentences or more (``径流 降水形成的水流。``). In a sentence
    there is no other reason for a blank. In a headline the word list tells (a word across the blank), then the shape
    of the two halves; where nothing tells, the blank stays and is listed. Standard: GB/T 15834 has no blank as
    punctuation.
    """
    return Edits.of((start, end, "") for start, end, verdict in _judged(text) if verdict is Verdict.DROP)


def doubtful(text: Text) -> list[Doubt]:
    """Blanks that stay for want of evidence, with a character on either side."""
    return [
        (start - 1, end + 1, f"the blank in {text.string[max(0, start - 4) : end + 4]!r} may come from a line wrap")
        for start, end, verdict in _judged(text)
        if verdict is Verdict.DOUBT
    ]


@once
def _judged(text: Text) -> list[tuple[int, int, Verdict]]:
    runs = Runs.of(text)
    between = IS_GAP_LEFT[runs.left] & IS_GAP_RIGHT[runs.right]
    if not between.any():
        return []
    context = Context.of(text)
    between &= ~context.in_hyper(runs.start)
    parts = parting(text)[between].tolist()
    runs = runs.only(between)
    numbered = _behind_numbers(text)
    out: list[tuple[int, int, Verdict]] = []
    row, base, string, found = -1, 0, "", {}
    known: dict[str, dict[int, Verdict]] = {}  # of lines that stand there more than once
    columns = runs.start.tolist(), runs.end.tolist(), context.line(runs.start).tolist(), parts
    for start, end, line, parts_them in zip(*columns, strict=True):
        if line != row:
            row = line
            base = int(context.line_ends[line - 1]) + 1 if line else 0
            string = text.string[base : int(context.line_ends[line])]
            found = known[string] if string in known else known.setdefault(string, verdicts(string))
        verdict = found.get(start - base, Verdict.KEEP)
        if start in numbered or (
            parts_them and not (verdict is Verdict.DROP and is_letter_spaced(string, start - base, end - base))
        ):
            verdict = Verdict.KEEP
        out.append((start, end, verdict))
    return out


def _behind_numbers(text: Text) -> frozenset[int]:
    """Where the blanks begin behind the numbers of sections, where a text has a first and a second: 一　国内的形势."""
    runs, string = Runs.of(text), text.string
    lines = [string.rfind("\n", 0, at) + 1 for at in runs.start[_IS_NUMBER.take(runs.left)].tolist()]
    found = {m.start(2): m[1] for m in matches_at(_NUMBERED, string, lines)} if len(lines) > 1 else {}
    return frozenset(found) if {"一", "二"} <= set(found.values()) else frozenset()
