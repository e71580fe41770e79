"""What lines of Chinese print look like: line openers, line kinds, sentence ends, column widths."""

from __future__ import annotations

import re
from enum import IntEnum

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.late import late
from cleaner.zh.forms import form_of
from cleaner.zh.papers import LABEL
from cleaner.zh.simpler import simpler

SENTENCE_END = "。！？!?…"  # a mark that ends a sentence
CLOSERS = '”’」』）)】》〉］]〕"'  # may follow a sentence end and still belong to it
OPENERS = "“‘「『（(【《〈［[〔"
NO_LINE_START = "，。、；：！？,;:!?%％…·" + CLOSERS  # CLREQ 3.1.2: not at the start of a line


def _width_table() -> NDArray[np.uint8]:
    """Columns of each code point as Chinese fonts set it: 2 for wide, 1 for narrow, 0 for zero-width; the last entry
    is for all code points from it on.

    East Asian Ambiguous characters that Chinese type sets full-width (quotation marks, dash, ellipsis, circled
    numbers, Greek, Cyrillic, box drawing) count 2. Source: Unicode UAX #11; CLREQ 3.1.1.
    """
    table = np.ones(0x10001, np.uint8)
    for first, last in (
        (0x1100, 0x115F), (0x2010, 0x2016), (0x2018, 0x201F), (0x2020, 0x2027), (0x2030, 0x203B), (0x2100, 0x2BFF),
        (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
        (0xE000, 0xF8FF), (0x10000, 0x10000),
    ):  # fmt: skip
        table[first : last + 1] = 2
    table[0x2010:0x2013] = 1  # hyphens and the figure dash are narrow
    table[[0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]] = 0
    return table


_WIDTHS = _width_table()


def widths(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Columns of each of the given code points."""
    return _WIDTHS.take(codes, mode="clip")


class Kind(IntEnum):
    """What the form of a whole line says it is. PLAIN: its form says nothing."""

    PLAIN = 0
    DATELINE = 1
    SOURCE = 2
    BYLINE = 3
    CREDIT = 4
    JUMP = 5
    ATTRIBUTION = 6
    NOTE = 7
    CAPTION = 8
    TABLE = 9


# What follows 记者, or stands before it, where no byline but a sentence speaks of reporters.
_OF_REPORTERS = late(
    r"""
    .{0,20} (?:
        记者 \s* (?: 招待 | 采访 | 专访 | 发表 | 座谈 | 协会 | 联谊 | 介绍 | 见面 | [会们的团说] | 就 (?!\s)
                  | 从\p{Han}{2,8}[获了] )
      | [向对与让给被请] 记者
      | (?: 今[天日] | 昨[天日] | 日前 | 近日 | 接受 | 举行 | 告诉 | 回答 | 组织 ) \p{Han}{0,8} 记者
    )
""",
    regex.VERBOSE,
)
_LONG_NOTE = re.compile(r"※|(?:[【（(\[]?编者(?:按|的话|注)[】）)\]]?)[：:\s]")
_CAPTION = late(
    r"""
    (?: (?:上|下|左|右|题)?图(?:为|：|:|[一二三四五六七八九十\d]+(?:[-－—.．]\d+)?[：:\s]) .*
      | [▲△▼▽◀▶] .*
      | (?:这是|图为) .{0,60} (?:拍摄|摄) 的? .{0,60}
      | .{2,80} [（(] (?:无人机照片|资料照片|资料图片|手机照片|拼版照片|小图|大图|效果图) [）)] [。.]?
    )""",
    regex.VERBOSE,
)
_PICTURE = re.compile(r"[图摄片▲△▼▽◀▶]")
LONGEST_KIND = 110  # code points: a longer line is no byline, dateline, source line ...
UPRIGHTS = "│┃║"
"""What parts the cells in a row of a drawn table."""
TABLE_SIGNS = UPRIGHTS + "".join(map(chr, (0x2506, 0x2507, *range(0x250A, 0x254C), *range(0x2552, 0x256D))))
"""What a table is drawn with but for level lines, which are dashes as well."""
_OPENS_ROW = frozenset(TABLE_SIGNS + "|+")  # with one of these a row begins that has no upright inside
_ROW_OF_TABLE = re.compile(
    rf"""
      [{TABLE_SIGNS}] .*
    | (?! .{{{LONGEST_KIND + 1}}} ) [^{UPRIGHTS}]* (?: [{UPRIGHTS}] [^{UPRIGHTS}]* ){{2,}}
    | \| [^|]* (?: \| [^|]* )+ \|
    | \+ (?: [-=]{{2,}} \+ )+
    """,
    re.VERBOSE,
)


def kind_of(line: str, bylines: tuple[str, ...] = ()) -> Kind:
    """The kind that the form of ``line`` (stripped, without marks) states; ``bylines`` are beginnings of bylines that
    it would not know by their form."""
    if (line[:1] in _OPENS_ROW or any(map(line.__contains__, UPRIGHTS))) and _ROW_OF_TABLE.fullmatch(line):
        return Kind.TABLE
    line = simpler(line)
    if len(line) > LONGEST_KIND:
        return Kind.NOTE if _LONG_NOTE.match(line) else Kind.PLAIN
    form = form_of(line)
    if form is not None:
        kind = Kind[form]
        if kind is not Kind.BYLINE or "记者" not in line or _OF_REPORTERS.match(line) is None:
            return kind
    if _PICTURE.search(line) and _CAPTION.fullmatch(line):
        return Kind.CAPTION
    return Kind.BYLINE if len(line) <= _LONGEST_BYLINE and line.startswith(bylines) and "。" not in line else Kind.PLAIN


_LONGEST_BYLINE = 40  # code points

# How a list item, a numbered section or a quoted speaker opens a line: such a line starts a paragraph.
PARAGRAPH_OPENER = regex.compile(
    r"""
      # Most lines begin otherwise, and are tried as two forms only.
      (?: (?= [（(［\[【一二三四五六七八九十第正\dA-Za-z\p{Greek}①-⑳⑴-⒇❶-❿㈠-㈩●○■□◆◇★☆▲△▪•◎►※—―\-*+]
            | [表图定引推命步算假案例证摘内提关主中文学收修网基资作通] )
      (?: [（(](?:[一二三四五六七八九十百]{1,3}[）)]|\d{1,3}[）)](?![、，。；）]))   # （一） (1)
        | [一二三四五六七八九十]{1,3}、                     # 一、
        | (?:正文[\s\u3000]+)?第[一二三四五六七八九十百\d]{1,4}[章节条款编部分篇讲课回][\s\u3000：:]?   # 第一章
        | 第[一二三四五六七八九十]{1,3}，                   # 第一，
        | \d{1,2}(?:[．、]|\.(?!\d))                          # 1. 1、
        | [（(](?:[领領合齐齊众眾独獨唱白念]|[领領合齐齊独獨伴对對]唱|[男女童][声聲]|旁白)[）)]  # （领）, who sings
        | [A-H](?:[．、](?![A-Z])|\.[ \u3000]?(?=\p{Han}))     # A．to choose from
        | [①-⑳⑴-⒇❶-❿㈠-㈩]                                   # ①
        | [●○■□◆◇★☆▲△▪•◎►※]                                  # bullets
        | ——|――|--(?=\p{Han})|一一(?=[在论记访致]) | [-*+][ \t]+\S                 # a dash that opens a paragraph
        | \d{1,2}(?:\.\d{1,2}){2,4}[\s\u3000]                  # 4.2.1
        | \d{1,2}(?:\.\d{1,2})?(?:[\s\u3000]{2,}|\u3000)\p{Han}    # 2  结论
        | \d{1,2}\.\d{1,2}[ ](?![年月日时点分秒个位名人万亿千百元倍米吨公度岁％%])\p{Han}  # 2.1 数据
        | [A-Za-z\p{Greek}][\w₀-₉]{0,3}\s?——\s?\p{Han}       # v——流速
        | [\[［【]\d{4}[\]］】]                               # [0012] in a patent
        | (?:表|图|定理|定义|引理|推论|命题|步骤|算法|假设|案例|例)\s?[A-Z]?\d{1,2}(?:[-.．]\d{1,2})?[\s\u3000]+\S
        | (?:定理|定义|引理|推论|命题)\d{1,2}(?![\d、，。的与和及中知可得])
        | 证明[\s\u3000] | [【\[［]\s*例\s*\d{1,2}\s*[】\]］]
        | """
    + LABEL
    + r"""                                # 关键词： in a paper
      )
        | [问答問解][：:](?=[^\d\n])                          # 问：
        | \p{Han}{2,4}+ (?: [，,][男女][，,]                   # 王秀英，女， in a roll
            | (?<![曰道说說云问問答叫喊称稱示出是为為下于括含如])[：:](?=[^\d\n]) )  # a speaker
      )""",
    regex.VERBOSE,
)


# 第十二回　某某某某某某某　某某某某某某某: a chapter of a novel, whose title has two halves. Sites put 正文 before it.
_CHAPTER = regex.compile(
    r"(?:正文[\s\u3000]+)?第\s?[〇零一二三四五六七八九十百千两\d]{1,5}\s?[章回卷集折]"
    r"(?:[\s　：:]+[^\s。]{1,20}(?:[\s　，；]+[^\s。]{1,20}){0,3})?"
)


def is_chapter(text: str) -> bool:
    """Whether a line is the heading of a chapter: 第一章, 第十二回　某某　某某."""
    return text[0] in "第正" and _CHAPTER.fullmatch(text) is not None


_FIRST_PART = late(
    r"""
    第[一1][章节節条條编編部篇] .* | 一、 .* | 1 [\s\u3000.．]+ [^\d\s] .*
    | (?: (?:前|引|序|導|导|绪|緒)\s*[言论論] | 序 | 概\s*[述况況] | 总\s*[则述论] | 總\s*[則述論] | 摘\s*要
      | 编\s*制\s*说\s*明 )
    """,
    regex.VERBOSE,
)


def begins_document(line: str) -> bool:
    """Whether ``line`` begins the text of a document whose title stands farther above: 前言, 第一章, 一、."""
    return _FIRST_PART.fullmatch(line) is not None


_LONGEST_NUMBER = 4  # code points of a list number with its point: 10．
_NOTE_REFERENCE = late(r"(?<=[。！？”])(?:[\[［〔]\d{1,3}(?:[-—–、,，]\d{1,3})*[\]］〕]|[①-⑳])+$")
NOTE_ENDS = "]］〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""With one of these the number of a note ends behind a sentence: 。[2] 。③"""
MAY_END_SENTENCE = frozenset(SENTENCE_END + CLOSERS + NOTE_ENDS + ".．")
"""No sentence ends with another character."""


def ends_sentence(line: str) -> bool:
    """Whether ``line`` ends with a sentence-ending mark, closing quotation marks and brackets aside.

    A full stop counts after a Chinese character, and so do three or more dots, which OCR writes for an ellipsis; and a
    full-width point, the full stop of books of science, unless a number is all there is before it. The
    numbers of notes behind the mark, ``。[2][3]`` or ``。③``, belong to the sentence.
    """
    if line[-1:] not in MAY_END_SENTENCE:
        return False
    if line[-1] in NOTE_ENDS and (note := _NOTE_REFERENCE.search(line)) is not None:
        line = line[: note.start()]
    stripped = line.rstrip(CLOSERS)
    if not stripped:
        return False
    return (
        stripped[-1] in SENTENCE_END
        or stripped.endswith("...")
        or (stripped[-1] == "." and stripped[-2:-1] > "\u2e80")
        or (stripped[-1] == "．" and len(stripped) > _LONGEST_NUMBER)
    )
