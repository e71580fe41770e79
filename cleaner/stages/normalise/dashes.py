"""Dashes."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.edits import Edits, matches_at
from cleaner.core.layers import places
from cleaner.core.rule import fixes, keeps, regex_rule, rule
from cleaner.core.text import Text, grown
from cleaner.stages.normalise.context import Context
from cleaner.zh.chars import BLANK, CHINESE, END, HAN, members

_STROKES = "-—―─－–ー"
_IS_STROKE = members(_STROKES)
# A run longer than this is a drawn line or a blank to fill in.
_LONGEST = 6

# A hyphen before a digit is a minus sign, unless another stands before it.
_RUN = regex.compile(
    rf"""
    (?: [{_STROKES[1:]}] | (?<= - ) - | - (?! [0-9] ) )++
    (?: [{BLANK}]++ (?: [{_STROKES[1:]}] | - (?= [{BLANK}]*+ [{_STROKES}] ) | (?<= [{_STROKES}] ) - (?! [0-9] ) )++ )*+
    """,
    regex.VERBOSE,
)


@rule(
    "NOR030",
    "wrong-dash",
    examples=(
        fixes("深圳--一座年轻的城市", "深圳——一座年轻的城市"),
        fixes("深圳―― 一座年轻的城市", "深圳—— 一座年轻的城市"),
        fixes("--在座谈会上的发言", "——在座谈会上的发言"),
        fixes("科学———无尽的前沿", "科学——无尽的前沿"),
        fixes("科学— —无尽的前沿", "科学——无尽的前沿"),
        fixes("科学— - —无尽的前沿", "科学——无尽的前沿"),
        fixes("2021年--2025年", "2021年—2025年"),
        keeps("深圳—香港—广州"),
        keeps("2021—2025年，COVID-19"),
        keeps("请运行 clean run --json 命令"),
        keeps("姓名：--------"),
        keeps("---"),
        keeps("<!-- 注释 -->"),
    ),
)
def DASH(text: Text) -> Edits:
    """Write the dash as two em dashes.

    Typed as hyphens or box-drawing lines, or read so by OCR. Beside Chinese only, and in runs of two to six strokes: a
    longer run is a drawn line. Between the two ends of a span of time it is a single ``—``. A single stroke is another
    mark. Wrong where a command-line option stands beside Chinese without a blank and without a Latin letter after it.
    Standard: GB/T 15834 4.10 and 4.13.
    """
    codes = text.codes
    at = places(_IS_STROKE.take(codes))
    first = at[grown(at, -9) > 1].tolist()
    rows = [run.span() for run in matches_at(_RUN, text.string, first) if _is_dash(run.group())]
    if not rows:
        return Edits.none()
    starts, ends = np.array([s for s, _ in rows]), np.array([e for _, e in rows])
    context = Context.of(text)
    act = context.in_chinese_context(starts, ends) & ~context.in_hyper(starts)
    # Between a word and a line end only a real stroke is a dash; hyphens there may be anything.
    act &= (context.right(ends) != END) | (context.left(starts) == CHINESE)
    out = []
    for (start, end), do in zip(rows, act.tolist(), strict=True):
        left, right = text.string[start - 1 : start], text.string[end : end + 1]
        is_option = text.string[start:end].strip("-") == "" and right.isascii() and right.isalpha()
        if do and not is_option and right != ">" and text.string[max(0, start - 2) : start] != "<!":
            after = "—" if left in tuple("年月日") and right.isdigit() else "——"
            if text.string[start:end] != after:
                out.append((start, end, after))
    return Edits.of(out)


def _is_dash(run: str) -> bool:
    """Whether the strokes are a dash that is not yet written well."""
    return run != "——" and 2 <= sum(c in _STROKES for c in run) <= _LONGEST


CONNECTOR = regex_rule(
    "NOR031",
    "wrong-connector",
    """Write the mark between two words of equal rank as an em dash.

    ``北京–上海`` with an en dash, a horizontal bar or a box-drawing line. Between numbers an en dash is good style
    and stays. Standard: GB/T 15834 4.13.3.2 (一字线).
    """,
    rf"(?<= [{HAN}] ) [―–─] (?= [{HAN}] )",
    "—",
    first="―–─",
    examples=(
        fixes("北京–上海高铁", "北京—上海高铁"),
        keeps("北京—上海"),
        keeps("2021–2025年"),
        keeps("Bose–Einstein"),
    ),
)
