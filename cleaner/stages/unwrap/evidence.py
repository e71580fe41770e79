"""Line ends of hard-wrapped text: every piece of evidence is weighed, none decides alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.layers import Bools, Lines, places, some
from cleaner.stages.unwrap.habits import margin, usual
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import SQUEEZE, Floats, Ints
from cleaner.zh.chars import flags, members
from cleaner.zh.dates import WRITTEN
from cleaner.zh.layout import NOTE_ENDS, PARAGRAPH_OPENER, ends_sentence
from cleaner.zh.lexicon import word_across
from cleaner.zh.rows import Rows
from cleaner.zh.signs import CELL_BLANK, OPENING, SHUT

# Weights are log-odds that the line goes on. Their sizes come from counting: of the full lines of a paragraph of five
# lines about one in five ends with a sentence by chance, while a paragraph's last line is full once in 26 times.
_OPEN_END = 2.0  # no sentence ends here
_CLOSED_END = -1.5  # a sentence ends here
_ROOM_PER_COLUMN = 1.5
_ROOM_LIMITS = (-5.0, 3.0)
_HALF_EMPTY = -3.0  # a line that fills less than half of the measure: a heading, a title, a date
_OPENER_NEXT = -2.5  # the next line begins like a list item
_LISTED = -3.0  # and it is numbered and a sentence ends here, or this line begins like a list item too
_ALONE_NEXT = -6.0  # the next line is nothing but a date, a signature; or the number of a chapter, a heading
_DATED_ENTRY = -3.0  # the next line begins with a date, in a chronicle
_CHRONICLE = 0.5  # share of the ends of sentences at line ends of a chronicle that a date follows
_ENTRIES = 5
_YEAR_ONLY = 6  # code points: 1927年, 一九二七年, 8月, over the entries of a chronicle
# The next line is indented deeper than first lines are, and than this one: verse, a quotation, a signature.
_DEEPER = -4.0
_DEEP = 6  # columns
_BULLET_NEXT = -5.0  # the next line begins with a bullet, which running text does not have
_HEADING_OVER_GAP = -7.0  # a wider gap than usual, and then a short open line: a heading, however open this line is
_HEADING_NEXT = -5.0  # a sentence ends, and the next line is short and open: a heading
_OVER_INDENT = -4.0  # and the line after that is indented, which the rest of a paragraph has no short open line before
_SHORT = 8  # columns of room that make a line short
_TIGHT, _TIGHT_LINES = 0.1, 3  # share of the lines, and lines, without the gap that the others have
_OPEN_BRACKET = 1.5  # a quotation or bracket is open
_NUMBER_SPLIT = 2.0  # digits on both sides
_WORD_SPLIT = 2.0  # a word of the lexicon spans the break
_BAD_START = 3.0  # the next line begins with a mark that may not begin a line
_TABLE_ROW = -8.0  # either line is a row of cells
_WIDER_NEXT = -6.0  # the next line is wider than the column, and no wrapped line itself: another paragraph
FULL_AND_COLON = _ROOM_LIMITS[1]  # what a full line says that ends with a colon or semicolon
FULL_AND_CLOSED = _ROOM_LIMITS[1] + _CLOSED_END  # and one that a sentence ends with
_LEARNED_LIMIT = 3.5
_DOUBT = 3.0  # below this the lexicon is asked

IS_SENTENCE = members("。！？!?…")
IS_SHUT = members("”’」』）)】》")
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

    ``closed``: a sentence ends here; ``colon``: a colon or semicolon does; ``dated``: a date in brackets or the page of
    a book; ``bracket``: a quotation or bracket is open; ``numbered``: it begins with the number of a section or item;
    ``heading``: that, and no mark follows; ``alone``: it is nothing but a date, or the number of a chapter; ``entry``:
    it begins with a date; ``remark``: it stands in brackets.
    ``opener``, ``bullet``, ``bad``: the next line begins like a list item, with a bullet, with a mark that may not
    begin a line; ``number``: digits on both sides; ``table``: either is a table row.
    """

    closed: Bools
    colon: Bools
    dated: Bools
    bracket: Bools
    numbered: Bools
    heading: Bools
    alone: Bools
    entry: Bools
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
        return cls(
            _closed(string, texts),
            _IS_COLON.take(last),
            _dated(texts),
            _open_bracket(texts),
            *_beginnings(texts),
            _IS_ROUND.take(texts.first) & _IS_SHUT_BRACKET.take(last),
            _openers(string, texts),
            first & _BULLET > 0,
            first & _BAD > 0,
            (first & _DIGIT > 0) & (_FIRST.take(last[:-1]) & _DIGIT > 0),
            _near_table(texts),
        )


def weigh(lines: Lines, rows: Ints, measured: Measure, page_break: Bools, signs: Signs) -> Floats:
    """Log-odds that the text goes on across the end of each line of ``rows`` but the last.

    ``page_break[k]``: page furniture or a form feed stands between line k and the next. Values above 0 mean: joined.
    """
    slack, wrapped = measured.slack, measured.measure > 0
    open_next = ~signs.closed[1:] & (slack[1:] >= _SHORT) & wrapped[1:]
    indent, gap = lines.indent[rows], lines.blank_before[rows][1:]
    edge = margin(indent)
    inner = indent >= edge + 2
    closed, colon = signs.closed[:-1] | signs.dated[:-1], signs.colon[:-1]
    score = of_room(measured.need[:-1], slack[:-1]) + np.where(closed, _CLOSED_END, np.where(colon, 0.0, _OPEN_END))
    half_empty = wrapped[:-1] & (2 * slack[:-1] > measured.measure[:-1]) & (slack[:-1] >= measured.need[:-1] + _SHORT)
    score += _HALF_EMPTY * (half_empty & ~signs.bad)
    shut = signs.closed[:-1] | signs.colon[:-1]
    heading_next = shut & open_next & ~signs.colon[1:] & ~signs.remark[1:]
    score += _HEADING_NEXT * heading_next + _OVER_INDENT * (heading_next & ~inner[1:] & np.append(inner[2:], False))
    score += _BAD_START * signs.bad + _NUMBER_SPLIT * signs.number + _OPEN_BRACKET * signs.bracket[:-1]
    wider = (measured.measure[1:] == 0) & (measured.extent[1:] > measured.measure[:-1] * SQUEEZE + 2)
    score += _WIDER_NEXT * (wider & wrapped[:-1])
    score += _TABLE_ROW * signs.table + _OPENER_NEXT * signs.opener + _BULLET_NEXT * signs.bullet
    begun = np.append(False, signs.opener[:-1])[: len(signs.opener)]  # this line begins like a list item
    listed = signs.opener & ((signs.numbered[1:] & signs.closed[:-1]) | begun)
    listed |= signs.opener & signs.heading[1:] & open_next
    score += _LISTED * listed + _ALONE_NEXT * signs.alone[1:] + _chronicle(signs)
    score += _DEEPER * ((indent[1:] >= edge + _DEEP) & (indent[1:] > indent[:-1]))

    surely_on = ~closed & ~colon & ~signs.opener & (slack[:-1] <= 2) & wrapped[:-1]
    surely_off = closed & (slack[:-1] >= _SHORT)
    wide_gap = (gap > usual(gap)) & ~page_break
    score += _learn(lines.trailing[rows][:-1] > 0, surely_on, surely_off)
    # Headings stand where they like, indented or not. Below a full line they show otherwise: they are left out there.
    headed = ~signs.closed[1:] & (slack[1:] >= _SHORT)
    full = signs.closed[:-1] & (slack[:-1] <= measured.need[:-1]) & wrapped[:-1] & ~headed
    below_full = _learn(inner[1:], surely_on, surely_off & ~headed)
    indented = np.where(full, below_full, _learn(inner[1:], surely_on, surely_off))
    score += np.where(signs.alone[1:], np.minimum(indented, 0.0), indented)  # and so do days
    score += np.where(page_break, 0.0, _learn(wide_gap, surely_on, surely_off))
    tight = gap < usual(gap)  # where most lines are paragraphs with a gap between, those without one tell
    if np.count_nonzero(tight) >= max(_TIGHT_LINES, _TIGHT * len(gap)):
        score += np.where(page_break, 0.0, _learn(tight, surely_on, surely_off))
    score += _HEADING_OVER_GAP * (wide_gap & open_next)
    weighed: Floats = score
    return weighed


def of_room(need: Ints, slack: Ints) -> Floats:
    """What the room that lines left, ``slack``, says against what the next would have taken, ``need``: log-odds."""
    odds: Floats = (_ROOM_PER_COLUMN * (need + 2 - slack)).clip(*_ROOM_LIMITS)
    return odds


def _closed(string: str, texts: Rows) -> Bools:
    """Whether each line ends with a sentence end, marks that close behind it aside."""
    codes, start, at = texts.codes, texts.start, texts.end - 1
    for _ in range(2):
        at = at - (IS_SHUT.take(codes.take(at)) & (at > start))
    mark = codes.take(at)
    closed: Bools = IS_SENTENCE.take(mark) | ((mark == _WIDE_POINT) & (at - start >= _LONGEST_NUMBER))
    for k in places(_IS_NOTE_END.take(texts.last)).tolist():  # 。[2]
        closed[k] = ends_sentence(texts.strings[k])
    for k in places(_IS_SHUT_BRACKET.take(texts.last) & ~closed).tolist():
        end = int(texts.end[k])
        closed[k] = _REMARK.search(string, max(0, end - _LONGEST_REMARK), end) is not None
    return closed


def _beginnings(texts: Rows) -> tuple[Bools, Bools, Bools, Bools]:
    """Which lines begin with the number of a section or item; which of them have no mark behind it; which are a date,
    or 第五章, only; which begin with a date."""
    numbered, heading, alone, entry = (np.zeros(len(texts), bool) for _ in range(4))
    for k in places(_OPENS_NUMBER.take(texts.first)).tolist():
        string = texts.strings[k]
        number = _NUMBER.match(string) if string[0] in _OPENS_ITEM else None
        if number is not None:
            numbered[k] = True
            heading[k] = _MARKS_OF_TEXT.isdisjoint(string[number.end() :])
            alone[k] = string[0] == "第" and number.end() == len(string)
        if string[0] in "（(" and k and texts.strings[k - 1][-1] not in _GO_ON_TO_A_DAY:
            alone[k] = WRITTEN.fullmatch(string) is not None
        begins = None if _OF_DATES.isdisjoint(string[:_ENTRY_HEAD]) else _ENTRY.match(string)
        if begins is not None:
            entry[k] = True
            if begins.end() == len(string):
                alone[k] = begins["day"] is not None or len(string) <= _YEAR_ONLY
    return numbered, heading, alone, entry


def _chronicle(signs: Signs) -> Floats:
    """What it says of a line end that the next line begins with a date: in a chronicle most paragraphs do."""
    closed = signs.closed[:-1]
    entries = np.count_nonzero(signs.entry[1:] & closed)
    if entries < _ENTRIES or entries < _CHRONICLE * np.count_nonzero(closed):
        return np.zeros(len(closed))
    return np.where(signs.entry[1:] & closed, _DATED_ENTRY, 0.0)


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


def _learn(feature: Bools, on: Bools, off: Bools) -> Floats:
    """What a feature says in this file, learned from the line ends that are clear without it; smoothed and limited."""

    def shares(where: Bools) -> tuple[float, float]:
        """The share of the line ends that have the feature, and of those that have not."""
        number, having = np.count_nonzero(where), np.count_nonzero(feature & where)
        return (having + 0.5) / (number + 1), (number - having + 0.5) / (number + 1)

    if not some(feature):
        return np.zeros(len(feature))
    yes, no = (
        min(max(float(np.log(share / other)), -_LEARNED_LIMIT), _LEARNED_LIMIT)
        for share, other in zip(shares(on), shares(off), strict=True)
    )
    return np.where(feature, yes, no)


def ask_lexicon(lines: Lines, rows: Ints, score: Floats, wrapped: Bools) -> Floats:
    """The scores, with the word across the break weighed in where they leave a doubt; of lines that are not
    ``wrapped`` nobody wants to know."""
    out = score.copy()
    string = lines.text.string
    doubtful = places((np.abs(score) < _DOUBT) & wrapped)
    ends, starts = lines.end[rows[doubtful]].tolist(), lines.start[rows[doubtful + 1]].tolist()
    torn = [
        word_across(string[max(0, end - 8) : end], string[start : start + 8]) != ""
        for end, start in zip(ends, starts, strict=True)
    ]
    out[doubtful[torn]] += _WORD_SPLIT
    return out
