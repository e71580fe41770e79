"""Lines in which every character stands apart, as Tesseract writes Chinese when nobody tells it otherwise."""

from __future__ import annotations

import numpy as np

from cleaner.core.edits import Edits
from cleaner.core.layers import Bools, places
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.zh.chars import HAN_RANGES, members
from cleaner.zh.punctuation import WIDE

BLANKS = " \t\xa0\u3000"
_IS_BLANK = members(BLANKS + "\n\f")
_IS_END = members("\n\f")
_IS_CHINESE = members(WIDE + "“”‘’…—·", (*HAN_RANGES, (0xFF10, 0xFF5A)))
_IS_WORD = members("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_IS_MARK = members("#>*+-")
_FEW = 8  # characters between blanks that a text has at least, for it to be looked at
_LINE = 9  # parts of a line that shows by itself that it is letter-spaced
_PART = 1.35  # characters of a part, on average, at most: numbers and Latin words stay together
_ALONE = 4  # of nine such parts six are one character, of which the first and the last may stand at an end of the text
_SHARE = 0.5  # of the characters: Chinese in such a line, in such lines in a file whose short lines are set so too


@rule(
    "REP025",
    "letter-spaced-line",
    examples=(
        fixes("在 县 委 、 县 政 府 的 领 导 下 ， 1998 年 ，", "在县委、县政府的领导下，1998年，"),
        fixes("水 位 超 过 警 戒 水 位 1 . 2 米 。", "水位超过警戒水位1.2米。"),
        fixes("青 石 县 一 九 九 八 年    公 报", "青石县一九九八年    公报"),
        fixes("全 县 军 民 奋 起 抗 洪 ， 涌 现 出\n通 知", "全县军民奋起抗洪，涌现出\n通知"),
        fixes("# 全 县 军 民 奋 起 抗 洪 抢 险", "# 全县军民奋起抗洪抢险"),
        keeps("会 议 通 知"),
        keeps("全县军民奋起抗洪，涌现出一大批先进集体。\n通 知"),
        keeps("1 2 3 4 5 6 7 8 9 10"),
        keeps("I am a boy, a b c d e f g"),
        keeps("张伟 李娜 王芳 赵强 何川 林木 宋雨 江文 陈思 郭山"),
    ),
)
def letter_spaced_line(text: Text) -> Edits:
    """Take out the blanks between all characters of a line.

    OCR engines that look for words between blanks write one behind each Chinese character. A line shows it that has
    nine parts and more, nearly all of them one character; where most of a file is such lines, the short lines go with
    them. The narrowest blanks of the line go, wider ones part columns or words, and stay.
    Wrong for a row of a table with nine cells of one character each.
    """
    codes = text.codes
    blank = _IS_BLANK.take(codes)
    alone = places(blank[:-2] & ~blank[1:-1] & blank[2:]) + 1
    if len(alone) < _FEW:
        return Edits.none()
    in_line = np.bincount(places((codes == ord("\n")) | (codes == ord("\f"))).searchsorted(alone))
    if int(in_line.max()) < _ALONE:  # in most files they are the marks of headings or items
        return Edits.none()
    solid = places(~blank)
    last = solid[places(np.append(np.diff(solid) > 1, True))]  # of each part of a line
    first = solid[places(np.append(True, np.diff(solid) > 1))]
    line = np.cumsum(_IS_END.take(codes))[first]
    row = np.unique(line, return_inverse=True)[1]  # lines without any character left out
    parts = np.bincount(row)
    size = np.bincount(row, last - first + 1)
    chinese = np.bincount(row, np.add.reduceat(_IS_CHINESE.take(codes[solid]), solid.searchsorted(first)))
    spaced: Bools = (size <= _PART * parts) & (chinese >= _SHARE * size)
    shown = spaced & (parts >= _LINE)
    if not shown.any():
        return Edits.none()
    short = spaced & (size == parts) & (parts > 1)
    wanted = shown | short if size[shown].sum() >= _SHARE * size.sum() else shown
    inner = (row[1:] == row[:-1]) & wanted[row[1:]]
    start, end = last[:-1] + 1, first[1:]
    width = end - start
    narrow = np.full(len(parts), len(codes))
    np.minimum.at(narrow, row[1:][inner], width[inner])
    one = last == first
    words = _IS_WORD.take(codes[last[:-1]]) & _IS_WORD.take(codes[first[1:]]) & ~(one[:-1] & one[1:])
    mark = _IS_MARK.take(codes[first[:-1]]) & one[:-1] & np.append(True, row[1:-1] != row[:-2])  # # 标题
    gone = inner & (width < 2 * narrow[row[1:]]) & ~words & ~mark
    return Edits(start[gone].astype(np.int32), end[gone].astype(np.int32), ("",) * int(gone.sum()))
