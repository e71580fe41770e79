"""Many strings looked at together: what characters they have, begin and end with, as columns over their code points.

What costs a microsecond a string in Python, a string after the other, costs a few nanoseconds here; so the columns
find the few strings that a regex has to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines
from cleaner.core.text import code_points
from cleaner.zh.chars import BLANKS, members
from cleaner.zh.layout import CLOSERS, LONGEST_KIND, SENTENCE_END, Kind, kind_of
from cleaner.zh.simpler import FORMS

Codes = NDArray[np.uint32]
Places = NDArray[np.integer]


def flags(classes: Mapping[int, Iterable[str]]) -> Codes:
    """A lookup by code point: the sum of the keys (powers of two) of the classes that the character is in; one that a
    line is known by is also in those of its Simplified form."""
    table = np.zeros(0x110000, np.uint32)
    for flag, chars in classes.items():
        table[[ord(c) for c in chars]] |= np.uint32(flag)
    for traditional, simplified in FORMS:
        table[traditional] |= table[simplified]
    return table


@dataclass(frozen=True)
class Rows:
    """Strings of at least one character, as ranges of one array: string k is ``codes[start[k]:end[k]]``.

    No string touches the one that follows it in ``codes``.
    """

    codes: Codes
    start: Places
    end: Places
    strings: Sequence[str]

    @classmethod
    def of_lines(cls, lines: Lines) -> Rows:
        """The lines of a file, without indents and trailing blanks."""
        return cls(lines.text.codes, lines.start, lines.end, lines.strings)

    @classmethod
    def of(cls, strings: Sequence[str]) -> Rows:
        """Any strings, none of them empty."""
        length = np.fromiter(map(len, strings), np.int64, len(strings))
        end = np.cumsum(length + 1) - 1
        return cls(code_points("\n".join(strings)), end - length, end, strings)

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def length(self) -> Places:
        """Code points of each string."""
        return self.end - self.start

    @cached_property
    def first(self) -> Codes:
        """The first character of each string."""
        return self.codes.take(self.start)

    @cached_property
    def last(self) -> Codes:
        """The last character of each string."""
        return self.codes.take(self.end - 1)

    @cached_property
    def _bounds(self) -> Places:
        return np.stack((self.start, self.end), axis=1).ravel()

    def total(self, values: NDArray[Any]) -> NDArray[Any]:
        """The sum over the characters of each string of ``values``, which has one for each of ``codes``."""
        if not len(self):
            return np.zeros(0, values.dtype)
        return np.add.reduceat(np.append(values, values.dtype.type(0)), self._bounds)[::2]

    def having(self, table: Codes) -> Codes:
        """The flags of all characters of each string together; ``table`` is as ``flags`` makes it."""
        return self._together(table.take(self.codes))

    def having_pairs(self, heads: Codes, tails: Codes) -> Codes:
        """The flags that two neighbours of each string share: one has them in ``heads``, the next in ``tails``."""
        pairs = heads.take(self.codes)
        pairs[:-1] &= tails.take(self.codes[1:])
        pairs[-1:] = 0
        return self._together(pairs)

    def _together(self, column: Codes) -> Codes:
        """The values of a column over ``codes`` or-ed together for each string."""
        if not len(self):
            return np.zeros(0, np.uint32)
        # Between the strings stand ranges of their own, left out again; the last string may end with the column.
        return np.bitwise_or.reduceat(np.append(column, np.uint32(0)), self._bounds)[::2]

    @cached_property
    def closed(self) -> Bools:
        """Which strings end with a sentence, as ``layout.ends_sentence`` says it."""
        codes = self.codes
        at = np.asarray(self.end - 1)
        shut = np.flatnonzero(_IS_CLOSER.take(self.last))
        if len(shut):  # step over the closing marks, all strings that still have one together
            at = at.copy()
            for _ in range(_CLOSERS):
                at[shut] -= 1
                shut = shut[at[shut] >= self.start[shut]]
                shut = shut[_IS_CLOSER[codes[at[shut]]]]
            for row in shut.tolist():  # nothing that was written has so many
                start = int(self.start[row])
                others = np.flatnonzero(~_IS_CLOSER.take(codes[start : at[row]]))
                at[row] = start + others[-1] if len(others) else start - 1
        inside = at >= self.start
        mark = codes.take(np.maximum(at, self.start))
        out: Bools = _IS_END.take(mark)
        stop = np.flatnonzero(mark == _FULL_STOP)
        if len(stop):  # after a Chinese character, or the last of three dots
            before = np.where(at[stop] > self.start[stop], codes.take(at[stop] - 1), 0)
            second = np.where(at[stop] - 1 > self.start[stop], codes.take(at[stop] - 2, mode="clip"), 0)
            out[stop] = (before > _FIRST_CHINESE) | ((before == _FULL_STOP) & (second == _FULL_STOP))
        closed: Bools = out & inside
        return closed

    @cached_property
    def opener_like(self) -> Bools:
        """Which strings can begin with a ``layout.PARAGRAPH_OPENER``; all that do are among them."""
        out: Bools = ~_OPENS_NOTHING.take(self.first)
        for step in range(1, 5):  # 主持人：
            out |= _IS_COLON.take(self.codes.take(self.start + step, mode="clip"))
        return out


# Most characters that Chinese paragraphs begin with; numerals and 第 open sections.
_OPENS_NOTHING = members("“‘《「『")
_OPENS_NOTHING[0x4E00:0xA000] = ~members("一二三四五六七八九十第")[0x4E00:0xA000]
_IS_COLON = members("：:")
_IS_CLOSER = members(CLOSERS)
_CLOSERS = 8  # so many closing marks at an end are looked at together
_IS_END = members(SENTENCE_END)
_FULL_STOP = ord(".")
_FIRST_CHINESE = 0x2E80


# What a line of each kind of ``layout`` must have. It only finds the lines that ``kind_of`` has to look at, so it may
# ask for less than the kinds do, never for more.
_TAKEN, _AGENCY, _DATE, _COLON, _ORIGIN, _GAP, _SENTENCE = (1 << n for n in range(7))
_SPACE = BLANKS + "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"  # what \s is, but for line feeds
_HAS = flags(
    {
        _TAKEN: "摄",
        _AGENCY: "社网报讯",
        _DATE: "年月-/.",
        _COLON: "：:|｜丨/",
        _ORIGIN: "源稿摘载转选出",
        _GAP: _SPACE + "|｜",
        _SENTENCE: "。",
    }
)
_FIRST_OF_NOTE, _FIRST_OF_ORIGIN, _FIRST_OF_CREDIT, _FIRST_OF_WEB, _FIRST_THIS, _NOTE_SIGN = (1 << n for n in range(6))
_FIRST = flags(
    {
        _FIRST_OF_NOTE: "※＊*注编【▲△▼▽◀▶图",  # notes and captions
        _FIRST_OF_ORIGIN: "（(【[稿文信本新摘来原转选出",
        _FIRST_OF_CREDIT: "（(照摄资",
        _FIRST_OF_WEB: "12发更时日",
        _FIRST_THIS: "这",
        _NOTE_SIGN: "※编【（(",
    }
)
_ENDS_KIND = members("）)摄攝图圖道发發")
# A dateline ends with a date or 电, 讯, 消息, never with another Chinese character or mark of a sentence.
_ENDS_DATELINE = ~members("，。、；：！？“”‘’…—《》")
_ENDS_DATELINE[0x4E00:0xA000] = members("日号年月电讯息號電訊")[0x4E00:0xA000]
_ENDS_PAPER = members("社报报網网线台志站端号報號")
# 图片） at the end of a caption, 题图; then 上接, 下转, 紧接; 记者, 作者; 通讯员, 评论员; 撰稿人; 编辑部; 文： 文/图;
# 整理; 采写, in lines that hold no sentence.
_PAIRS = (
    ("片图", "）)"), ("上下左右题", "图"),
    ("上下", "接转续承"), ("紧转", "接"), ("记作", "者"), ("讯论", "员"), ("稿", "人"), ("辑", "部"),
    ("文", "：:/|图" + _SPACE), ("整", "理"), ("采", "写"), ("讯道作论判写查", "组"), ("口讲", "述"),
    ("长席理记任编辑", " \u3000"),
)  # fmt: skip
_HEADS = flags({1 << n: heads for n, (heads, _) in enumerate(_PAIRS)})
_TAILS = flags({1 << n: tails for n, (_, tails) in enumerate(_PAIRS)})
_OF_CAPTIONS = 0b11


def kinds(rows: Rows, bylines: tuple[str, ...] = ()) -> list[Kind]:
    """The kind that the form of each string states, as ``layout.kind_of`` says it; ``bylines`` as there."""
    out = [Kind.PLAIN] * len(rows)
    has, pairs, first = rows.having(_HAS), rows.having_pairs(_HEADS, _TAILS), _FIRST.take(rows.first)

    def having(flag: int) -> Bools:
        return (has & flag) > 0

    def opening(flag: int) -> Bools:
        return (first & flag) > 0

    # Datelines, bylines, jumps and the lines of web pages hold no sentence.
    told = having(_AGENCY) & having(_DATE) & _ENDS_DATELINE.take(rows.last)
    told |= having(_DATE) & having(_GAP)
    told |= having(_DATE) & opening(_FIRST_OF_WEB) & (having(_COLON) | _ENDS_PAPER.take(rows.last))
    told |= pairs > 0
    told &= ~having(_SENTENCE)
    told |= _ENDS_KIND.take(rows.last) | ((pairs & _OF_CAPTIONS) > 0) | opening(_FIRST_OF_NOTE)
    told |= having(_COLON) & ((having(_ORIGIN) & opening(_FIRST_OF_ORIGIN)) | opening(_FIRST_OF_CREDIT))
    told |= having(_TAKEN) & opening(_FIRST_THIS)
    if bylines:
        told |= np.fromiter((string.startswith(bylines) for string in rows.strings), bool, len(rows))
    told &= (rows.length <= LONGEST_KIND) | opening(_NOTE_SIGN)
    for k in np.flatnonzero(told).tolist():
        out[k] = kind_of(rows.strings[k], bylines)
    return out
