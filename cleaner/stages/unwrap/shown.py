"""What each line shows by itself: how it begins and ends, as columns over the lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.zh.chars import FIRST_CHINESE, POINT, flags, full_points, members
from cleaner.zh.dates import WRITTEN
from cleaner.zh.layout import NOTE_ENDS, PARAGRAPH_OPENER, ends_sentence
from cleaner.zh.rows import Rows
from cleaner.zh.signs import CELL_BLANK, END, OPENING, SHUT, STOP

_IS_SENTENCE = members("。！？!?…")
IS_SHUT = members('”’」』）)】》"')
_DATED = late(
    r"""
      .* [（(〈<] [^（()）]{0,20} 年 [^（()）]{0,12} 日 [）)〉>]
    | .* [》）)] .{0,8} 第 [〇○零一二三四五六七八九十百\d]{1,5} [^《。]{0,8} [页頁] [）)]?  # 《…》第二卷第三五页
    """,
    regex.VERBOSE,
)
_OPENS_NUMBER = members("（(第民公元明清光宣道咸同乾康雍嘉0123456789一二三四五六七八九十〇二")
_NUMBER = regex.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[．、]|\.(?!\d))|第[一二三四五六七八九十百\d]{1,4}[章节條条回卷]"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}(?:[\s\u3000]{2,}|\u3000|[ ](?=\p{Han}))\p{Han}"
)
_NAME = late(r"【\p{Han}[^】，。]{1,19}】[\s\u3000]*[\p{Han}\d]")
_ENTRY = late(
    r"""
    (?: (?: (?=\p{Han}) (?: 民國 | 民国 | 公元 | \p{Han}{0,2}
            (?:光绪|光緒|宣统|宣統|道光|咸丰|咸豐|同治|乾隆|康熙|雍正|嘉庆|嘉慶|万历|萬曆) ) )?
        (?: \d{1,4} | [〇○零一二三四五六七八九十元]{1,4} ) [年月日] [，、]? \s* ){1,3}
    (?<day>(?<=[日]))?
    """,
    regex.VERBOSE,
)
_MARKS_OF_TEXT = frozenset("，。；：、,.;:")
_OPENS_ITEM = frozenset("（(第一二三四五六七八九十0123456789")
_OF_DATES, _ENTRY_HEAD = frozenset("年月日"), 10  # one of these stands in so many code points of an entry
_ENDS_ENTRY = members("年月日，、")
_YEAR_ONLY = 6  # code points: 1927年, 一九二七年, 8月, over the entries of a chronicle
_GO_ON_TO_A_DAY = "》，、“‘（(《"  # what is cited has its day in brackets behind it
_WIDE_POINT, _LONGEST_NUMBER = ord("．"), 4
_IS_NOTE_END = members(NOTE_ENDS)
_IS_ROUND = members("（(")
# What stands in brackets behind the last sentence of an article: 。（林晓帆）, 。（记者沈怀川摄）; on its own line too.
_REMARK = late(r"[。！？!?…][”’」』）)】]*(?:\s*[（(][^（()）。！？]{1,30}[）)]){1,2}$")
_LONGEST_REMARK = 48  # code points
_IS_COLON = members("：:；;")
_IS_SHUT_BRACKET = members("）)")
_ENDS_DATED = members("）)页頁")
_BULLET, _BAD, _DIGIT = 1, 2, 4
_FIRST = flags({_BULLET: "★☆●○■□◆◇▲△※", _BAD: "，。、；：！？”’）》】」』,;", _DIGIT: "0123456789"})
_BAR = ord("|")
_CELL = r"[^\s，。；！？、“”（(〈]{1,14}(?:[（(]\p{Han}{1,4}[）)])?"  # 王秀英（女）
_LATIN = late(r"[A-Za-z][,.;:]? [a-z]")  # words of a sentence in Latin letters, and no cells
_BEGINS_LATIN = late(r"\p{Han}.*[A-Za-z0-9,;:“‘（(《：]$")
_TABLE = late(rf"{_CELL}(?:\s+{_CELL}){{2,}}")


@dataclass(frozen=True, slots=True)
class Signs:
    """What each kept line shows by itself, a row a line; the last five say it of the line after (one row fewer).

    ``closed``: a sentence ends here; ``told``: here or inside it, and no bracket does here; ``colon``: a colon or
    semicolon ends it; ``dated``: a date in brackets or the page of a book does; ``bracket``: a quotation or bracket is
    open; ``numbered``: it begins with the number of a section or item, or with the name of an entry; ``heading``: a
    number, and no mark follows; ``alone``: it is nothing but a date, or the number of a chapter; ``entry``: it begins
    with a date below a sentence's end; ``round``, ``remark``: it begins with a round bracket, stands in such.
    ``opener``, ``bullet``, ``bad``: the next line begins like a list item, with a bullet, with a mark that may not
    begin a line; ``number``: digits on both sides; ``table``: either is a table row.
    """

    closed: Bools
    told: Bools
    colon: Bools
    dated: Bools
    bracket: Bools
    numbered: Bools
    heading: Bools
    alone: Bools
    entry: Bools
    round: Bools
    remark: Bools
    opener: Bools
    bullet: Bools
    bad: Bools
    number: Bools
    table: Bools

    @classmethod
    def of(cls, string: str, texts: Rows) -> Signs:
        """The signs of the lines ``texts`` of the text ``string``."""
        first, last = _FIRST.take(texts.first[1:]), texts.last
        closed = _closed(string, texts)
        numbered, heading, alone, entry = _beginnings(texts, closed)
        named, in_round = _named(texts), _IS_ROUND.take(texts.first)
        return cls(
            closed,
            (texts.has & STOP > 0) & ~IS_SHUT.take(last),
            _IS_COLON.take(last),
            _dated(texts),
            _open_bracket(texts),
            numbered | named,
            heading,
            alone,
            entry,
            in_round,
            in_round & _IS_SHUT_BRACKET.take(last),
            _openers(string, texts) | named[1:],
            first & _BULLET > 0,
            first & _BAD > 0,
            (first & _DIGIT > 0) & (_FIRST.take(last[:-1]) & _DIGIT > 0),
            _near_table(texts),
        )


def sentence_ends(texts: Rows) -> NDArray[np.intp]:
    """Where in ``texts.codes`` a mark stands that ends a sentence."""
    marks = texts.where(END)
    ends = _IS_SENTENCE.take(texts.codes.take(marks))
    ends[marks.searchsorted(full_points(texts.codes))] = True
    return marks[ends]


def _closed(string: str, texts: Rows) -> Bools:
    """Whether each line ends with a sentence end, marks that close behind it aside."""
    codes, start, at = texts.codes, texts.start, texts.end - 1
    for _ in range(2):
        at = at - (IS_SHUT.take(codes.take(at)) & (at > start))
    mark = codes.take(at)
    closed: Bools = _IS_SENTENCE.take(mark) | ((mark == _WIDE_POINT) & (at - start >= _LONGEST_NUMBER))
    points = places(mark == POINT)
    closed[points] = (codes.take(at[points] - 1) > FIRST_CHINESE) & (at > start)[points]
    for k in places(_IS_NOTE_END.take(texts.last)).tolist():  # 。[2]
        closed[k] = ends_sentence(texts.strings[k])
    for k in places(_IS_SHUT_BRACKET.take(texts.last) & ~closed).tolist():
        end = int(texts.end[k])
        closed[k] = _REMARK.search(string, max(0, end - _LONGEST_REMARK), end) is not None
    return closed


def _beginnings(texts: Rows, closed: Bools) -> tuple[Bools, Bools, Bools, Bools]:
    """Which lines begin with the number of a section or item; which of them have no mark behind it; which are a date,
    or 第五章, only; which begin with a date, and the line above is ``closed``."""
    numbered, heading, alone, entry = (np.zeros(len(texts), bool) for _ in range(4))
    asked = np.append(False, closed[:-1]) | _ENDS_ENTRY.take(texts.last)  # only these can be an entry, or a date alone
    for k in places(_OPENS_NUMBER.take(texts.first)).tolist():
        string = texts.strings[k]
        number = _NUMBER.match(string) if string[0] in _OPENS_ITEM else None
        if number is not None:
            numbered[k] = True
            heading[k] = _MARKS_OF_TEXT.isdisjoint(string[number.end() :])
            alone[k] = string[0] == "第" and number.end() == len(string)
        if string[0] in "（(" and k and texts.strings[k - 1][-1] not in _GO_ON_TO_A_DAY:
            alone[k] = WRITTEN.fullmatch(string) is not None
        begins = _ENTRY.match(string) if asked[k] and not _OF_DATES.isdisjoint(string[:_ENTRY_HEAD]) else None
        if begins is not None:
            entry[k] = True
            if begins.end() == len(string):
                alone[k] = begins["day"] is not None or len(string) <= _YEAR_ONLY
    return numbered, heading, alone, entry


def _named(texts: Rows) -> Bools:
    """Which lines begin with the name of an entry, as in a yearbook: 【石桥大桥通车】."""
    out: Bools = texts.first == ord("【")
    for k in places(out).tolist():
        out[k] = _NAME.match(texts.strings[k]) is not None
    return out


def _open_bracket(texts: Rows) -> Bools:
    """Whether the last bracket or quotation mark of each line is an opening one."""
    marks = texts.where(OPENING | SHUT)
    if not len(marks):
        return np.zeros(len(texts), bool)
    nth = np.searchsorted(marks, texts.end) - 1
    at = marks.take(nth, mode="clip")
    out: Bools = (texts.signs.take(at) & OPENING > 0) & (at >= texts.start) & (nth >= 0)
    return out


def _dated(texts: Rows) -> Bools:
    """Whether each line ends with a date in brackets or the page of a book, as the line under a quotation does."""
    out: Bools = _ENDS_DATED.take(texts.last)
    for k in places(out).tolist():
        out[k] = _DATED.fullmatch(texts.strings[k]) is not None
    return out


def _near_table(texts: Rows) -> Bools:
    """Whether each line or the one after it is a row of a table: three or more short cells parted by blanks, or a line
    that bars open and close."""
    blanks = texts.where(CELL_BLANK)
    row: Bools = np.searchsorted(blanks, texts.end) - np.searchsorted(blanks, texts.start) >= 2
    goes_on = -1  # the line after one of a Latin sentence that a Chinese line began
    for k in places(row).tolist():
        string = texts.strings[k]
        row[k] = _TABLE.fullmatch(string) is not None
        if row[k] and _LATIN.search(string) and (k == goes_on or (k and _BEGINS_LATIN.search(texts.strings[k - 1]))):
            row[k], goes_on = False, k + 1
    row |= (texts.first == _BAR) & (texts.last == _BAR)
    return row[:-1] | row[1:]


def _openers(string: str, texts: Rows) -> Bools:
    """Whether the line after each line begins like a list item or a section."""
    out = np.zeros(len(texts), bool)
    rows = places(texts.opener_like)
    out[rows] = [PARAGRAPH_OPENER.match(string, at, at + 12) is not None for at in texts.start[rows].tolist()]
    return out[1:]
