"""Line ends of hard-wrapped text: every piece of evidence is weighed, none decides alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines
from cleaner.stages.unwrap.measure import Ints, Measure, margin, usual
from cleaner.zh.chars import members
from cleaner.zh.layout import PARAGRAPH_OPENER
from cleaner.zh.lexicon import word_across
from cleaner.zh.rows import Rows

Floats = NDArray[np.float64]

# Weights are log-odds that the line goes on. Their sizes come from counting: of the full lines of a paragraph of five
# lines about one in five ends with a sentence by chance, while a paragraph's last line is full once in 26 times.
_OPEN_END = 2.0  # no sentence ends here
_CLOSED_END = -1.5  # a sentence ends here
_ROOM_PER_COLUMN = 1.5
_ROOM_LIMITS = (-5.0, 3.0)
_OPENER_NEXT = -2.5  # the next line begins like a list item
_LISTED = -3.0  # and it is numbered and a sentence ends here, or this line begins like a list item too
_DATE_NEXT = -6.0  # the next line is nothing but a date: a signature
_DATED_ENTRY = -3.0  # the next line begins with a date, in a chronicle
_CHRONICLE = 0.5  # share of the ends of sentences at line ends of a chronicle that a date follows
_ENTRIES = 5
_YEAR_ONLY = 6  # code points: 1927年, 一九二七年, 8月, over the entries of a chronicle
_DEEPER = (
    -4.0
)  # the next line is indented deeper than first lines are, and than this one: verse, a quotation, a signature
_DEEP = 6  # columns
_BULLET_NEXT = -5.0  # the next line begins with a bullet, which running text does not have
_HEADING_OVER_GAP = -7.0  # a wider gap than usual, and then a short open line: a heading, however open this line is
_HEADING_NEXT = -5.0  # a sentence ends, and the next line is short and open: a heading
_OVER_INDENT = -4.0  # and the line after that is indented, which the rest of a paragraph has no short open line before
_SHORT = 8  # columns of room that make a line short
_OPEN_BRACKET = 1.5  # a quotation or bracket is open
_NUMBER_SPLIT = 2.0  # digits on both sides
_WORD_SPLIT = 2.0  # a word of the lexicon spans the break
_BAD_START = 3.0  # the next line begins with a mark that may not begin a line
_TABLE_ROW = -8.0  # either line is a row of cells
_LEARNED_LIMIT = 3.5
_DOUBT = 3.0  # below this the lexicon is asked

_IS_SENTENCE = members("。！？!?…")
_IS_SHUT = members("”’」』）)】》")
_IS_BULLET = members("★☆●○■□◆◇▲△※")
_DATED = regex.compile(r".*[（(〈<][^（()）]{0,20}年[^（()）]{0,12}日[）)〉>]")
_OPENS_NUMBER = members("（(第民公元明清光宣道咸同乾康雍嘉0123456789一二三四五六七八九十〇二")
_NUMBER = regex.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[．、]|\.(?!\d))|第[一二三四五六七八九十百\d]{1,4}[章节條条回卷]"
)
_ENTRY = regex.compile(
    r"""
    (?: (?:民國|民国|公元|\p{Han}{0,2}(?:光绪|光緒|宣统|宣統|道光|咸丰|咸豐|同治|乾隆|康熙|雍正|嘉庆|嘉慶|万历|萬曆))?
        (?: \d{1,4} | [〇○零一二三四五六七八九十元]{1,4} ) [年月日] [，、]? \s* ){1,3}
    (?<day>(?<=[日]))?
    """,
    regex.VERBOSE,
)
_IS_ROUND = members("（(")
_IS_COLON = members("：:；;")
_IS_SHUT_BRACKET = members("）)")
_IS_OPENING = members("“‘「『（(《【〈")
_IS_BAD = members("，。、；：！？”’）》】」』,;")
_IS_DIGIT = members("0123456789")
_IS_CELL_BLANK = members(" \t\xa0\u3000")
_CELL = r"[^\s，。；！？、“”（(〈]{1,14}(?:[（(]\p{Han}{1,4}[）)])?"  # 王秀英（女）
_TABLE = regex.compile(rf"{_CELL}(?:\s+{_CELL}){{2,}}")


@dataclass(frozen=True, slots=True)
class Signs:
    """What each kept line shows by itself, a row a line; the last five say it of the line after (one row fewer).

    ``closed``: a sentence ends here; ``colon``: a colon or semicolon does; ``dated``: a date in brackets; ``bracket``:
    a quotation or bracket is open; ``numbered``: it begins with the number of a section or item; ``date``: it is a
    date; ``entry``: it begins with one; ``remark``: it stands in brackets. ``opener``, ``bullet``, ``bad``: the next
    line begins like a list item, with a bullet, with a mark that may not begin a line; ``number``: digits on both
    sides; ``table``: either is a table row.
    """

    closed: Bools
    colon: Bools
    dated: Bools
    bracket: Bools
    numbered: Bools
    date: Bools
    entry: Bools
    remark: Bools
    opener: Bools
    bullet: Bools
    bad: Bools
    number: Bools
    table: Bools

    @classmethod
    def of(cls, lines: Lines, rows: Ints, texts: Rows) -> Signs:
        """The signs of the given rows of ``lines``; ``texts`` are their texts."""
        codes = lines.text.codes
        end, start = lines.end[rows], lines.start[rows]
        closed, colon = _closed(codes, start, end)
        first, last = codes[start[1:]], codes[end[:-1] - 1]
        return cls(
            closed,
            colon,
            _dated(lines, rows),
            _open_bracket(codes, start, end),
            *_beginnings(texts),
            (_IS_ROUND.take(texts.first)) & _IS_SHUT_BRACKET.take(texts.last),
            _openers(lines, texts),
            _IS_BULLET[first],
            _IS_BAD[first],
            _IS_DIGIT[first] & _IS_DIGIT[last],
            _near_table(lines, rows),
        )


def weigh(lines: Lines, rows: Ints, measured: Measure, page_break: Bools, signs: Signs) -> Floats:
    """Log-odds that the text goes on across the end of each line of ``rows`` but the last.

    ``page_break[k]``: page furniture or a form feed stands between line k and the next. Values above 0 mean: joined.
    """
    slack, wrapped = measured.slack, measured.measure > 0
    open_next = ~signs.closed[1:] & (slack[1:] >= _SHORT) & wrapped[1:]
    indent, gap = lines.indent[rows], lines.blank_before[rows][1:]
    inner = indent >= margin(indent) + 2
    closed, colon = signs.closed[:-1] | signs.dated[:-1], signs.colon[:-1]
    room = np.clip(_ROOM_PER_COLUMN * (measured.need[:-1] + 2 - slack[:-1]), *_ROOM_LIMITS)
    score = room + np.where(closed, _CLOSED_END, np.where(colon, 0.0, _OPEN_END))
    shut = signs.closed[:-1] | signs.colon[:-1]
    heading_next = shut & open_next & ~signs.colon[1:] & ~signs.remark[1:]
    score += _HEADING_NEXT * heading_next + _OVER_INDENT * (heading_next & ~inner[1:] & np.append(inner[2:], False))
    score += _BAD_START * signs.bad + _NUMBER_SPLIT * signs.number + _OPEN_BRACKET * signs.bracket[:-1]
    score += _TABLE_ROW * signs.table + _OPENER_NEXT * signs.opener + _BULLET_NEXT * signs.bullet
    listed = signs.opener & ((signs.numbered[1:] & signs.closed[:-1]) | np.insert(signs.opener[:-1], 0, False))
    score += _LISTED * listed + _DATE_NEXT * signs.date[1:] + _chronicle(signs)
    score += _DEEPER * ((indent[1:] >= margin(indent) + _DEEP) & (indent[1:] > indent[:-1]))

    surely_on = ~closed & ~colon & ~signs.opener & (slack[:-1] <= 2) & wrapped[:-1]
    surely_off = closed & (slack[:-1] >= _SHORT)
    wide_gap = (gap > usual(gap)) & ~page_break
    score += _learn(lines.trailing[rows][:-1] > 0, surely_on, surely_off)
    score += _learn(inner[1:], surely_on, surely_off)
    score += np.where(page_break, 0.0, _learn(wide_gap, surely_on, surely_off))
    score += _HEADING_OVER_GAP * (wide_gap & open_next)
    weighed: Floats = score
    return weighed


def _closed(codes: NDArray[np.uint32], start: Ints, end: Ints) -> tuple[Bools, Bools]:
    """Whether each line ends with a sentence end, marks that close behind it aside; and whether with a colon."""
    last = end - 1
    for _ in range(2):
        last = np.where(_IS_SHUT[codes[last]] & (last > start), last - 1, last)
    return _IS_SENTENCE[codes[last]], _IS_COLON[codes[end - 1]]


def _beginnings(texts: Rows) -> tuple[Bools, Bools, Bools]:
    """Which lines begin with the number of a section or item; which are a date only; which begin with one."""
    numbered, date, entry = (np.zeros(len(texts), bool) for _ in range(3))
    for k in np.flatnonzero(_OPENS_NUMBER.take(texts.first)).tolist():
        string = texts.strings[k]
        numbered[k] = _NUMBER.match(string) is not None
        begins = _ENTRY.match(string)
        entry[k] = begins is not None
        if begins is not None and begins.end() == len(string):
            date[k] = begins["day"] is not None or len(string) <= _YEAR_ONLY
    return numbered, date, entry


def _chronicle(signs: Signs) -> Floats:
    """What it says of a line end that the next line begins with a date: in a chronicle most paragraphs do."""
    closed = signs.closed[:-1]
    entries = int((signs.entry[1:] & closed).sum())
    if entries < _ENTRIES or entries < _CHRONICLE * int(closed.sum()):
        return np.zeros(len(closed))
    return np.where(signs.entry[1:] & closed, _DATED_ENTRY, 0.0)


def _open_bracket(codes: NDArray[np.uint32], start: Ints, end: Ints) -> Bools:
    """Whether the last bracket or quotation mark of each line is an opening one."""
    opening, shut = (np.concatenate(([-1], np.flatnonzero(table.take(codes)))) for table in (_IS_OPENING, _IS_SHUT))
    opened = opening[np.searchsorted(opening, end) - 1]
    return (opened > shut[np.searchsorted(shut, end) - 1]) & (opened >= start)


def _dated(lines: Lines, rows: Ints) -> Bools:
    """Whether each line ends with a date in brackets, as the line under a quotation does."""
    ends = lines.text.codes[lines.end[rows] - 1]
    out = _IS_SHUT_BRACKET[ends]
    for k in np.flatnonzero(out).tolist():
        out[k] = _DATED.fullmatch(lines.strings[int(rows[k])]) is not None
    return out


def _near_table(lines: Lines, rows: Ints) -> Bools:
    """Whether each line or the one after it is a row of a table: three or more short cells parted by blanks."""
    blanks = np.concatenate(([0], np.cumsum(_IS_CELL_BLANK.take(lines.text.codes))))
    row = blanks[lines.end[rows]] - blanks[lines.start[rows]] >= 2
    for k in np.flatnonzero(row).tolist():
        row[k] = _TABLE.fullmatch(lines.strings[int(rows[k])]) is not None
    return row[:-1] | row[1:]


def _openers(lines: Lines, texts: Rows) -> Bools:
    """Whether the line after each line begins like a list item or a section."""
    string, start = lines.text.string, texts.start
    out = np.zeros(len(texts), bool)
    for k in np.flatnonzero(texts.opener_like).tolist():
        out[k] = PARAGRAPH_OPENER.match(string, int(start[k]), int(start[k]) + 12) is not None
    return out[1:]


def _learn(feature: Bools, on: Bools, off: Bools) -> Floats:
    """What a feature says in this file, learned from the line ends that are clear without it; smoothed and limited."""

    def share(where: Bools, value: bool) -> float:
        return float(((feature[where] == value).sum() + 0.5) / (where.sum() + 1))

    if not feature.any():
        return np.zeros(len(feature))
    yes, no = (float(np.log(share(on, v) / share(off, v))) for v in (True, False))
    return np.clip(np.where(feature, yes, no), -_LEARNED_LIMIT, _LEARNED_LIMIT)


def ask_lexicon(lines: Lines, rows: Ints, score: Floats, wrapped: Bools) -> Floats:
    """The scores, with the word across the break weighed in where they leave a doubt; of lines that are not
    ``wrapped`` nobody wants to know."""
    out = score.copy()
    string = lines.text.string
    start, end = lines.start[rows].tolist(), lines.end[rows].tolist()
    for k in np.flatnonzero((np.abs(score) < _DOUBT) & wrapped).tolist():
        before, after = string[max(0, end[k] - 8) : end[k]], string[start[k + 1] : start[k + 1] + 8]
        if word_across(before, after):
            out[k] += _WORD_SPLIT
    return out
