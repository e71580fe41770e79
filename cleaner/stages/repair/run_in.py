"""Paragraphs that run on in one line, each behind the indent that it kept."""

from __future__ import annotations

import numpy as np

from cleaner.core.edits import Edits
from cleaner.core.layers import places
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.zh.chars import members

_BLANK = 0x3000
_IS_STOP = members("。！？!?…")
_IS_SHUT = members("”’」』")
_IS_PAUSE = members("，,—")  # before a closing quotation mark it ends what is said
_IS_COLON = members("：:")
_IS_QUOTE = members("“‘「『")
_IS_SPACE = members(" \t\n\r\f\xa0\u3000")
_IS_GAP = members(" \t\xa0")


@rule(
    "REP022",
    "paragraphs-in-one-line",
    Confidence.LIKELY,
    examples=(
        fixes("渡口修好了。　　老人来看船。　　“好！”他说。", "渡口修好了。\n　　老人来看船。\n　　“好！”他说。"),
        fixes("他说：　　“船来了。”　　大家都上了船。", "他说：\n　　“船来了。”\n　　大家都上了船。"),
        fixes("他说：“船来了。” 　　“走吧。”", "他说：“船来了。” \n　　“走吧。”"),
        keeps("姓名：　　性别：　　年龄：　　"),
        keeps("　　渡口修好了。　老人来看船。"),
        keeps("“渡口”　　“码头”　　“船坞”"),
        keeps("第一章　　渡口"),
        keeps("渡口修好了。　　\n老人来看船。"),
    ),
)
def paragraphs_in_one_line(text: Text) -> Edits:
    """Paragraphs that stand in one line, each behind an indent of ideographic blanks, get a line each.

    Two or more such blanks behind the end of a sentence are the indent of the next paragraph, whose line end was lost.
    Where the line breaks of a web page were taken out, its indents stay. Behind a colon only what is said begins a
    paragraph. One blank parts sentences in verse and stays.
    Wrong for columns of sentences set apart by blanks, which come one after the other then.
    """
    codes = text.codes
    blank = codes == _BLANK
    starts = places(blank[1:-1] & blank[2:] & ~blank[:-2]) + 1  # the first of two or more
    starts = starts[starts > 1]
    if not len(starts):
        return Edits.none()
    others = places(~blank)
    at = np.searchsorted(others, starts)
    starts, at = starts[at < len(others)], at[at < len(others)]
    end = starts - _IS_GAP.take(codes[starts - 1])  # one blank more may stand before the indent
    first, last, before = codes[others[at]], codes[end - 1], codes[np.maximum(end - 2, 0)]
    ended = _IS_STOP.take(last) | (_IS_SHUT.take(last) & (_IS_STOP.take(before) | _IS_PAUSE.take(before)))
    ended |= _IS_COLON.take(last) & _IS_QUOTE.take(first)
    return Edits.of((start, start, "\n") for start in starts[ended & ~_IS_SPACE.take(first)].tolist())
