"""Blanks that part: the cells of a table, a label from the value before it, the options of a question, a headword."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import regex

from cleaner.core.chars import Chars
from cleaner.core.late import late
from cleaner.core.layers import Bools, beside, places
from cleaner.core.once import once
from cleaner.core.text import Text, grown
from cleaner.stages.normalise.context import Context, Places
from cleaner.stages.normalise.phrases import letter_spaced
from cleaner.stages.normalise.runs import END, Runs
from cleaner.zh.chars import BLANK, HAN, members
from cleaner.zh.datelines import is_lead

_FEWEST = 3  # rows of a table, entries of a glossary
# 石阶上的青苔　年年绿了又黄: halves of a verse, or an entry of two words.
# 型号　XD-200: what is measured, and its value.
_HALVES = late(
    rf"[^\s{HAN}]{{0,10}}[{HAN}]{{2,12}}[{BLANK}]+[{HAN}]{{2,12}}(?:（[^\s（）]{{1,8}}）)?"
    rf"|[{HAN}]{{2,12}}[{BLANK}]+[A-Za-z0-9±≤≥<>~～][^\s，。；！？“”：]{{0,15}}",
    regex.VERBOSE,
)
_GAPS = 2  # that a row of a table has at least
_LONGEST = 120  # code points of a row
_CELL = r"[^\s，。；！？“”]{1,20}"
_ROW = late(rf"{_CELL}(?:[{BLANK}]+{_CELL}){{2,}}", regex.VERBOSE)
_LABEL = late(
    rf"(?: [词曲图文编译] | [{HAN}][{HAN}（）()/]{{1,8}} | [{HAN}](?:[{BLANK}]+[{HAN}]){{1,3}} ) [：:]", regex.VERBOSE
)
_LABEL_WITHIN = 10  # code points of a label, its colon included
_VALUE = 40  # code points from the colon before it
_NO_VALUE_END = members("，。；！？、,;!?")
_BAR = ord("|")
_COLONS = Chars("：:")
_IS_OPTION = members("BCDEFGH")
_IS_POINT = members(".．、")
# 径流　降水形成的水流。 小　梅　爷爷！ 5月18日　县城解放。
_ENTRY = late(
    rf"""
    (?: (?:\d{{1,4}}[年月日])* [{HAN}]{{1,10}} | (?:\d{{1,4}}[年月日])+ | [{HAN}](?:[{BLANK}]+[{HAN}]){{1,2}} )
    (?<gap>[{BLANK}]+)
    (?: [^\s，。：:、] | [（(] ) (?: [^\s{BLANK}] | (?<=[!-~])[ ](?=[!-~]) )*+ (?<= [。！？…] [”’）]? )
    """,
    regex.VERBOSE,
)
_HOUR = late(r"\d{1,2}[：:]\d{2}(?:[-–—~～至]{1,2}\d{1,2}[：:]\d{2})?")  # 7:00　早间新闻
_IS_DIGIT = members("0123456789")
_NO_HEAD = late(
    r"[一二三四五六七八九十]+是|第[一二三四五六七八九十百\d]+|首先|其次|再次|最后|同时|此外|另外|记者", regex.VERBOSE
)
_HEAD_WITHIN = 16  # code points of a headword
_NEAR = 3  # parts from one entry to the next, at most
_ENDS_ENTRY = members("。！？…”’）")


@once
def parting(text: Text) -> Bools:
    """Which runs of blanks of ``text``, as ``Runs.of`` has them, part two things that belong to no one phrase."""
    runs = Runs.of(text)
    out = np.zeros(len(runs.start), bool)
    inner = (runs.left != END) & (runs.right != END)
    if not inner.any():
        return out
    context = Context.of(text)
    row = context.line(runs.start)
    tables = np.zeros(len(context.line_ends), bool)
    tables[_table(text, context, row[inner])] = True
    out |= inner & tables[row]
    out |= inner & _beside_bar(text, context, runs, row)
    out |= inner & (_before_label(text, context, runs) | _before_option(text, context, runs, row))
    out[runs.start.searchsorted(_behind_heads(text, context, runs.only(inner), row[inner]))] = True
    return out


def _line(text: Text, context: Context, row: int) -> tuple[int, str]:
    """Where a line begins, and the line."""
    start = int(context.line_ends[row - 1]) + 1 if row else 0
    return start, text.string[start : int(context.line_ends[row])]


def _table(text: Text, context: Context, row: Places) -> list[int]:
    """The lines that are rows of a table: three or more of equally many short cells follow one another. ``row``: the
    line of each run of blanks inside a line."""
    count = np.bincount(row, minlength=len(context.line_ends))
    lengths = context.lengths
    out: list[int] = []
    for number in places((count >= _GAPS) & (lengths <= _LONGEST)).tolist():
        count[number] -= len(letter_spaced(_line(text, context, number)[1]))
    told = places(lengths > 0)  # a blank line parts no rows
    cells = np.where(lengths <= _LONGEST, count, 0)[told]
    same = (cells[1:] == cells[:-1]) & (cells[1:] > 0)
    near = beside(same)
    rows: list[int] = []
    for k in places(near).tolist():
        line = int(told[k])
        if (_ROW if cells[k] >= _GAPS else _HALVES).fullmatch(_line(text, context, line)[1].strip()):
            rows.append(line)
        if not (k + 1 < len(told) and same[k] and rows and rows[-1] == line):
            out += rows if len(rows) >= _FEWEST else []
            rows = []
    return out


def _beside_bar(text: Text, context: Context, runs: Runs, row: Places) -> Bools:
    """Blanks beside the bars of a table that is drawn with them: | 甲 | 乙 |."""
    ends = context.line_ends[row]
    starts = ends - context.lengths[row]
    drawn = (text.codes.take(starts) == _BAR) & (text.codes.take(ends - 1) == _BAR) & (ends - starts > 1)
    out: Bools = drawn & ((runs.left == _BAR) | (runs.right == _BAR))
    return out


def _before_label(text: Text, context: Context, runs: Runs) -> Bools:
    """Blanks between a value and the label that follows it in the line: 时间：周六　地点：渡口, 甲方：　　乙方：."""
    out = np.zeros(len(runs.start), bool)
    colons = _COLONS.places(text)
    if len(colons) < 2:
        return out
    nth = np.searchsorted(colons, runs.end)
    after, before = colons.take(nth, mode="clip"), colons.take(nth - 1, mode="clip")
    near = (nth > 0) & (nth < len(colons)) & (after - runs.end < _LABEL_WITHIN) & (runs.start - before <= _VALUE)
    near &= ~_NO_VALUE_END.take(runs.left) & (runs.right != END)
    for k in places(near).tolist():
        start, end, colon = int(runs.start[k]), int(runs.end[k]), int(before[k])
        label = _LABEL.match(text.string, end, int(after[k]) + 1)
        value = text.string[colon:start]
        empty = start == colon + 1  # a form: only another label may follow, and nothing behind it
        out[k] = label is not None and "\n" not in value and "。" not in value
        if out[k] and empty:
            _, line = _line(text, context, int(context.line(np.array([start]))[0]))
            out[k] = line.rstrip()[-1:] in "：:"
    return out


def _before_option(text: Text, context: Context, runs: Runs, row: Places) -> Bools:
    """Blanks before an option of a question, the one before which stands in the line: A.花团　B.锦簇."""
    codes = text.codes
    out: Bools = _IS_OPTION.take(runs.right) & _IS_POINT.take(codes.take(runs.end + 1, mode="clip"))
    for k in places(out).tolist():
        start, line = _line(text, context, int(row[k]))
        before = chr(int(runs.right[k]) - 1)
        at = line.rfind(before, 0, int(runs.start[k]) - start)
        out[k] = at >= 0 and line[at + 1 : at + 2] in (".", "．", "、")
    return out


def _behind_heads(text: Text, context: Context, runs: Runs, row: Places) -> list[int]:
    """Where the blanks begin that part a headword, a speaker or a day from the sentence about it, in a list of such;
    or an hour from what happens then."""
    lengths = context.lengths
    ends = context.line_ends
    starts = ends - lengths
    first = places(grown(row, -1) > 0)  # the first run of blanks of each line
    lines = row[first]
    near = runs.start[first] - starts[lines] <= _HEAD_WITHIN
    hours = near & _IS_DIGIT.take(runs.left[first]) & ~_IS_DIGIT.take(runs.right[first])
    near &= _ENDS_ENTRY.take(text.codes.take(ends[lines] - 1, mode="clip"))
    place = np.cumsum(lengths > 0)  # blank lines do not count
    entries = _entries(text, context, lines[near].tolist())
    out = _in_lists([(int(place[line]), at) for line, at in entries])
    columns = (lines[hours].tolist(), starts[lines[hours]].tolist(), runs.start[first[hours]].tolist())
    timed = [(line, at) for line, start, at in zip(*columns, strict=True) if _HOUR.fullmatch(text.string, start, at)]
    return out + _in_lists([(int(place[line]), at) for line, at in timed])


def _in_lists(found: list[tuple[int, int]]) -> list[int]:
    """Those of some blanks, each with the number of its line, whose lines are three and more near one another."""
    out: list[int] = []
    group: list[int] = []
    for k, (where, at) in enumerate(found):
        group.append(at)
        if k + 1 == len(found) or found[k + 1][0] - where > _NEAR:
            out += group if len(group) >= _FEWEST else []
            group = []
    return out


def _entries(text: Text, context: Context, lines: list[int]) -> Iterator[tuple[int, int]]:
    """Of the lines that are a headword and a sentence: the line, and where the blank begins that parts them."""
    for number in lines:
        start, line = _line(text, context, number)
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is not None and not _NO_HEAD.match(line) and not is_lead(line):
            yield number, start + entry.start("gap")
