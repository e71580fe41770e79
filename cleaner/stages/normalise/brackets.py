"""Brackets, decided in pairs."""

from __future__ import annotations

import numpy as np

from cleaner.core.chars import Chars
from cleaner.core.doubts import Doubt
from cleaner.core.edits import Edits
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Context, Places
from cleaner.zh.chars import CHINESE, LATIN

_BRACKETS = "()（）"
_EITHER = Chars(_BRACKETS)
_WIDE = {"(": "（", ")": "）"}
_FACES = (":", ";", "-", "：", "；")


@rule(
    "NOR050",
    "half-width-bracket",
    examples=(
        fixes("(1)加强领导", "（1）加强领导"),
        fixes("国际热核聚变实验堆(ITER)计划", "国际热核聚变实验堆（ITER）计划"),
        fixes("ITER(国际热核聚变实验堆)计划", "ITER（国际热核聚变实验堆）计划"),
        fixes("（记者 黄勇)近日", "（记者 黄勇）近日"),
        fixes("甲(乙(丙)丁)", "甲（乙（丙）丁）"),
        keeps("函数f(x)是连续的"),
        keeps("COVID-19(2020)"),
        keeps("see Smith (2020) for more"),
        keeps("1)加强领导"),
        keeps("见[文档](https://example.com)一节"),
        keeps("见[渡口](#渡口的灯)一节"),
        fixes("[江畔](12日)招船工", "[江畔]（12日）招船工"),
    ),
)
def BRACKET(text: Text) -> Edits:
    """Write a pair of round brackets full-width in Chinese text.

    A pair is decided as one: full-width, if Chinese stands in it, or before or after it; a pair that directly follows a
    Latin letter or a digit and holds no Chinese (``f(x)``) stays, and so does one inside Latin text. A pair of which
    one is already full-width becomes full-width. A bracket without its other half stays and is listed. Standard: GB/T
    15834 4.9, CLREQ 3.1.
    """
    if "(" not in text.string and ")" not in text.string:
        return Edits.none()
    context = Context.of(text)
    at = _EITHER.places(text)
    at = at[~context.in_hyper(at)]
    openers, closers, _ = _pairs(text, context, at)
    half = (text.codes[openers] == ord("(")) | (text.codes[closers] == ord(")"))
    openers, closers = openers[half], closers[half]
    chinese = np.concatenate(([0], np.cumsum(context.kinds == CHINESE)))
    holds_chinese = chinese[closers] > chinese[openers]
    called = (context.kinds[np.maximum(openers - 1, 0)] == LATIN) & (openers > 0)
    left, right = context.left(openers), context.right(closers + 1)
    beside = (left == CHINESE) | ((right == CHINESE) & (left != LATIN))
    mixed = text.codes[openers] + (ord(")") - ord("(")) != text.codes[closers]
    act = (holds_chinese | (beside & ~called)) & ~context.in_latin_line(openers) | mixed
    where = np.sort(np.concatenate((openers[act], closers[act])))
    return Edits.of((i, i + 1, _WIDE[c]) for i in where.tolist() if (c := text.string[i]) in _WIDE)


def _pairs(text: Text, context: Context, at: Places) -> tuple[Places, Places, list[int]]:
    """The openers and closers at ``at`` that belong together on a line, and those that do not."""
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    stack: list[int] = []
    row = -1
    for place, line in zip(at.tolist(), context.line(at).tolist(), strict=True):
        if line != row:
            alone += stack
            stack, row = [], line
        if text.string[place] in "(（":
            stack.append(place)
        elif stack:
            pairs.append((stack.pop(), place))
        else:
            alone.append(place)
    table = np.array(pairs, np.intp).reshape(-1, 2)
    return table[:, 0], table[:, 1], alone + stack


def lonely(text: Text) -> list[Doubt]:
    """Brackets without their other half, one finding a line; list numbers (``1）``) and faces are none."""
    codes = text.codes
    at = _EITHER.places(text)
    if not len(at):
        return []
    context = Context.of(text)
    # Most files have only pairs that follow each other: nothing to look for.
    opens = (codes[at] == ord("(")) | (codes[at] == ord("（"))
    line = context.line(at)
    if len(at) % 2 == 0 and opens[::2].all() and not opens[1::2].any() and (line[::2] == line[1::2]).all():
        return []
    at = at[~context.in_hyper(at)]
    alone = np.array(sorted(_pairs(text, context, at)[2]), np.intp)
    if not len(alone):
        return []
    chinese = context.in_chinese_line(alone)
    out: list[Doubt] = []
    seen = -1
    for place, row, is_chinese in zip(alone.tolist(), context.line(alone).tolist(), chinese.tolist(), strict=True):
        if row == seen or not is_chinese or _is_list_number(text.string, place):
            continue
        seen = row
        out.append((place, place + 1, f"{text.string[place]!r} without its other half"))
    return out


def _is_list_number(string: str, at: int) -> bool:
    start = string.rfind("\n", max(0, at - 8), at) + 1
    number = string[start:at].strip()
    is_number = (start > 0 or at <= 8) and number.isalnum() and len(number) <= 3
    return string[at] in ")）" and (is_number or number[-1:] in _FACES)
