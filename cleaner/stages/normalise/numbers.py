"""Blanks inside numbers, which OCR engines that look for words leave."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.runs import Runs
from cleaner.zh.chars import BLANK, members

_B = f"[{BLANK}]"
_UNIT = "[%‰℃]"
_MEASURE = rf"(?: {_UNIT} | [万亿]? (?: [元米吨斤倍克升] | 公[里斤顷] | 平方 | 立方 | 千[米瓦] | 个百分点 ) | [万亿] )"
_OF_COUNT = rf"(?: {_UNIT} | [万亿元米吨斤倍人户亩座件册辆台只头棵家名多余] | 公[里斤顷] | 平方 )"
# Chinese right before a number, but for what is counted itself: 附件1. 表3,
_CHINESE = r"\p{Han} (?<! [附图表例题第节章条款件项版卷册期号步] )"


_BLANKS = late(
    rf"""
      (?<= \d {_B}{{0,2}} ) {_B} {{1,2}}+ (?= {_UNIT} ) (?<= \p{{Han}} [^\n]{{0,16}} )
    | (?<= \d ) {_B} {{1,2}}+ (?= \. \d ) (?<= \p{{Han}} [^\n]{{0,16}} )
    | (?<= {_CHINESE} \d{{1,4}} \. ) {_B} {{1,2}}+ (?= \d{{1,3}} {_B}?+ {_MEASURE} )
    | (?<= {_CHINESE} {_B} \d{{1,4}} \. ) {_B} {{1,2}}+ (?= \d{{1,3}} {_B}?+ {_UNIT} )
    | (?<= {_CHINESE} {_B}? \d{{1,3}} , ) {_B} (?= \d{{3}} (?!\d) {_B}?+ {_OF_COUNT} )
    | (?<= [日号午晨晚间时] {_B}? (?: [01]?\d | 2[0-3] ) ) {_B} (?= : {_B}? [0-5]\d (?!\d) )
    | (?<= [日号午晨晚间时] {_B}? (?: [01]?\d | 2[0-3] ) {_B}? : ) {_B} (?= [0-5]\d (?!\d) )
    """,
    regex.VERBOSE,
)
_IS_DIGIT = members("0123456789")
_BEHIND, _BEFORE = members(".,:"), members("%‰℃.:")


@rule(
    "NOR075",
    "blank-inside-number",
    examples=(
        fixes("水位上涨11. 5 %，投资3 .2亿元", "水位上涨11.5%，投资3.2亿元"),
        fixes("共种树1, 200多棵", "共种树1,200多棵"),
        fixes("6月3日8 : 15开船，上午9 :30到岸", "6月3日8:15开船，上午9:30到岸"),
        keeps("rose by 60 % in 2025"),
        keeps("要求：1. 5月前完工。2. 3户搬迁"),
        keeps("见附件1. 3个村的名单"),
        fixes("增长 11. 5 %", "增长 11.5%"),
        keeps("见表3, 200户以上的村"),
        keeps("比分 3 : 1"),
        keeps("表1 : 20例"),
    ),
)
def IN_NUMBER(text: Text) -> Edits:
    """Take out blanks inside a number in Chinese text: between it and its percent sign, beside its point, in a time.

    ``11. 5 %`` and ``3 .2亿元`` come from OCR engines that part what stands wide apart. Behind a point or a comma only
    where a measure follows and Chinese stands right before the number, for else it may be a list number, or two
    numbers; in a time of day only behind a day or a time word.
    Wrong for an item of a list whose number follows a Chinese character at once. Standard: GB/T 15835.
    """
    runs = Runs.of(text)
    left, right = runs.left, runs.right
    told = (_IS_DIGIT.take(left) & _BEFORE.take(right)) | (_BEHIND.take(left) & _IS_DIGIT.take(right))
    return Edits.from_matches(matches_at(_BLANKS, text.string, runs.start[told].tolist()), "")
