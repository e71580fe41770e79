"""The dash before a subtitle, of which OCR left one stroke, or other strokes."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.chars import Chars
from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.zh.chars import members

DASHES = "-–—―－─━ー一"
_STROKES = Chars(DASHES)
_STANDS_BEFORE = members("\n#*> \t\u3000")  # the start of a line, and the marks of a heading
_NUMERAL = "〇○0-9０-９零一二三四五六七八九"
_SPEECH = (
    r"(?:讲话|報告|报告|发言|發言|致[辞词]|演[讲说說]|演講|講話|讲演|[开開闭閉]幕[词辞]|贺[词辞]|答[词辞]|讲稿|寄语|总结|提纲"
    r"|说明)"
)
_YEAR = rf"[一二12１２][{_NUMERAL}]{{3}}年"
_EVENT = r"(?:会议?|會議?|仪式|典礼|论坛|班|[开闭]幕式|晚宴|招待会|活动|学校|大学|学院|机场)"
_SUBTITLE = late(
    rf"""
    (?<= ^ [\#*> \t\u3000]{{0,12}} )
    (?: [-–—―－─━ー]{{1,4}} | 一{{1,2}} )
    (?: (?= (?: {_YEAR} [{_NUMERAL}十月日]{{0,8}} )?
            在 [^。！？；\n]{{2,60}} {_EVENT} 上? (?: 的 \p{{Han}}{{0,6}} {_SPEECH} | {_SPEECH} )
            (?: [（(] [^（()）\n]{{1,20}} [）)] )? [ \t*]* $ )
      | (?= {_YEAR} [{_NUMERAL}十]{{1,3}}月 [{_NUMERAL}十]{{1,3}}日 在 [^。！？；，\n]{{2,60}} 上 [ \t*]* $ )
      | (?<! 一 ) (?<= ^ [\#*> \t\u3000]{{0,12}} (?! -- ) [-–—―－─━ー]{{1,4}} )
        (?= (?:记(?!者)|访|写在|写给|致) [^。！？；：，、\n]{{3,36}} [ \t*]* $ )
    )
    (?<! ^ [\#*> \t\u3000]{{0,12}} —— )
    """,
    regex.VERBOSE | regex.MULTILINE,
)


@rule(
    "REP029",
    "misread-opening-dash",
    Confidence.LIKELY,
    examples=(
        fixes("护好一湖水\n-在江畔市湖泊保护大会上的讲话", "护好一湖水\n——在江畔市湖泊保护大会上的讲话"),
        fixes(
            "# 护好一湖水\n\n## 一在全市干部大会上的讲话（摘要）", "# 护好一湖水\n\n## ——在全市干部大会上的讲话（摘要）"
        ),
        fixes(
            "政府工作报告\n—二〇二五年一月六日在江畔市第八届人民代表大会上",
            "政府工作报告\n——二〇二五年一月六日在江畔市第八届人民代表大会上",
        ),
        fixes("渡口的灯\n―记水文站站长沈怀川", "渡口的灯\n——记水文站站长沈怀川"),
        keeps("渡口的灯\n——记水文站站长沈怀川"),
        keeps("一在这里坐下，他就想家。"),
        keeps("- 在全市干部大会上的讲话"),
        keeps("一记耳光"),
        keeps("-5℃的早晨"),
        keeps("在全市干部大会上的讲话"),
    ),
)
def opening_dash(text: Text) -> Edits:
    """The dash that opens a subtitle is written as two em dashes, where OCR read one stroke, or 一.

    Only at the start of a line that says where a speech was held, or whom a report is about, as such lines do: later
    stages know a subtitle by its dash. Wrong for an item of a list that has a hyphen without a blank behind it.
    Standard: GB/T 15834 4.10.3.
    """
    at = _STROKES.places(text)
    if len(at):
        before = text.codes.take(np.maximum(at - 1, 0))
        at = at[(at == 0) | _STANDS_BEFORE.take(before)]
    return Edits.from_matches(matches_at(_SUBTITLE, text.string, at.tolist()), "——")
