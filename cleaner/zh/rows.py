"""Many strings looked at together: what characters they have, begin and end with, as columns over their code points.

What costs a microsecond a string in Python, a string after the other, costs a few nanoseconds here; so the columns
find the few strings that a regex has to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.core.layers import Bools, Lines, places
from cleaner.core.text import code_points
from cleaner.zh.chars import BEYOND, FIRST_CHINESE, POINT, Codes, Flags, flags, members
from cleaner.zh.layout import CLOSERS, NOTE_ENDS, SENTENCE_END, ends_sentence
from cleaner.zh.pairs import HEADS, TAILS
from cleaner.zh.signs import CELL_BLANK, END, HEAD, INNER, NARROWED, OPENING, SHUT, SIGNS, STOP

Places = NDArray[np.integer]
Answer = TypeVar("Answer")
_KEPT_AS = "zh.rows"  # in the dictionary of ``Lines``
# Columns that say something of each of the codes, and of each string by itself.
_OF_ALL, _OF_EACH = frozenset(("signs", "_marks")), frozenset(("length", "first", "last", "has", "inside", "pairs"))
_MARKS = OPENING | SHUT | END | INNER | STOP | NARROWED | CELL_BLANK  # what ``Rows.where`` may be asked for


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
        """The lines of a file, without indents and trailing blanks.

        They are kept with the lines, as ``Lines.strings`` are: furniture and what is left of the lines without it are
        told by the same columns.
        """
        known: Rows | None = lines.__dict__.get(_KEPT_AS)
        if known is None:
            known = lines.__dict__[_KEPT_AS] = cls(lines.text.codes, lines.start, lines.end, lines.strings)
        return known

    @classmethod
    def of_some(cls, lines: Lines, rows: Places, strings: Sequence[str]) -> Rows:
        """Some lines of a file, given by their ``rows``, in any order; ``strings`` are their texts."""
        return cls.of_lines(lines).only(rows, strings)

    @classmethod
    def of(cls, strings: Sequence[str]) -> Rows:
        """Any strings, none of them empty."""
        length = np.fromiter(map(len, strings), np.int64, len(strings))
        end = np.cumsum(length + 1) - 1
        return cls(code_points("\n".join([*strings, ""])), end - length, end, strings)

    def __len__(self) -> int:
        return len(self.start)

    def only(self, rows: Places | Bools, strings: Sequence[str]) -> Rows:
        """Some of the strings, in any order; what is known of them already need not be found out again."""
        out = Rows(self.codes, self.start[rows], self.end[rows], strings)
        for name, found in self.__dict__.items():
            if name in _OF_ALL:
                out.__dict__[name] = found
            elif name in _OF_EACH:
                out.__dict__[name] = found[rows]
        return out

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
        return _in_turn(self.start, self.end)

    def total(self, values: NDArray[Any]) -> NDArray[Any]:
        """The sum over the characters of each string of ``values``, which has one for each of ``codes``."""
        if not len(self):
            return np.zeros(0, values.dtype)
        return np.add.reduceat(self._ended(values), self._bounds)[::2]

    @cached_property
    def signs(self) -> Flags:
        """What ``zh.signs`` says of each of ``codes``."""
        return SIGNS.take(self.codes)

    @cached_property
    def _marks(self) -> tuple[NDArray[np.intp], Flags]:
        at = places(self.signs & _MARKS > 0)  # numbers that are not 0 would be looked for in four times the time
        return at, self.signs.take(at)

    def where(self, marks: int) -> NDArray[np.intp]:
        """Where in ``codes`` one of some of ``_MARKS`` stands, given by their ``zh.signs``."""
        assert not marks & ~_MARKS, "a sign that is not looked for among the marks"
        at, signs = self._marks  # one character in ten
        return at[signs & marks > 0]

    @cached_property
    def has(self) -> Flags:
        """The signs of all characters of each string together."""
        return self.together(self.signs)

    @cached_property
    def inside(self) -> Flags:
        """The signs of all characters of each string but the last together."""
        if not len(self):
            return np.zeros(0, SIGNS.dtype)
        bounds = _in_turn(self.start, self.end - 1)
        return np.bitwise_or.reduceat(self.signs, bounds)[::2] * (self.length > 1)

    @cached_property
    def pairs(self) -> Flags:
        """The pairs of ``zh.pairs`` that each string has; the strings must stand in ``codes`` in their order."""
        out = np.zeros(len(self), HEADS.dtype)
        at = places(self.signs[:-1] & HEAD > 0)
        pairs = HEADS.take(self.codes.take(at)) & TAILS.take(self.codes.take(at + 1))
        found = places(pairs)
        at, pairs = at.take(found), pairs.take(found)
        row = self.start.searchsorted(at, "right") - 1
        inside = places((row >= 0) & (at < self.end.take(row, mode="clip")))
        np.bitwise_or.at(out, row.take(inside), pairs.take(inside))
        return out

    def asked(self, rows: Places, ask: Callable[[str], Answer | None]) -> dict[int, Answer]:
        """Those of the strings ``rows`` (their numbers, rising) of which ``ask`` finds something, with what it finds.

        Short lines are often alike: of those that are, one is asked.
        """
        strings, found = self.strings, {}
        known: dict[str, Answer | None] = {}
        for k in rows.tolist():
            string = strings[k]
            if string in known:
                answer = known[string]
            else:
                answer = known[string] = ask(string)
            if answer is not None:
                found[k] = answer
        return found

    def together(self, column: NDArray[Any]) -> NDArray[Any]:
        """The values of a column over ``codes`` or-ed together for each string."""
        if not len(self):
            return np.zeros(0, column.dtype)
        # Between the strings stand ranges of their own, left out again.
        return np.bitwise_or.reduceat(self._ended(column), self._bounds)[::2]

    def _ended(self, column: NDArray[Any]) -> NDArray[Any]:
        """``column`` with a place behind each string, the last too: a text may end without a line end."""
        return np.append(column, column.dtype.type(0)) if self._ends_text else column

    @cached_property
    def _ends_text(self) -> bool:
        """Whether nothing stands behind the last string."""
        return int(self.end.max()) >= len(self.codes)

    @cached_property
    def closed(self) -> Bools:
        """Which strings end with a sentence, as ``layout.ends_sentence`` says it."""
        codes = self.codes
        at = np.asarray(self.end - 1)
        shut = places(_IS_CLOSER.take(self.last))
        if len(shut):  # step over the closing marks, all strings that still have one together
            at = at.copy()
            for _ in range(_CLOSERS):
                at[shut] -= 1
                shut = shut[at[shut] >= self.start[shut]]
                shut = shut[_IS_CLOSER[codes[at[shut]]]]
                if not len(shut):
                    break
            for row in shut.tolist():  # nothing that was written has so many
                start = int(self.start[row])
                others = places(~_IS_CLOSER.take(codes[start : at[row]]))
                at[row] = start + others[-1] if len(others) else start - 1
        inside = at >= self.start
        mark = codes.take(np.maximum(at, self.start))
        out: Bools = _IS_END.take(mark)
        stop = places(mark == POINT)
        if len(stop):  # after a Chinese character, or the last of three dots
            before = np.where(at[stop] > self.start[stop], codes.take(at[stop] - 1), 0)
            second = np.where(at[stop] - 1 > self.start[stop], codes.take(at[stop] - 2, mode="clip"), 0)
            out[stop] = (before > FIRST_CHINESE) | ((before == POINT) & (second == POINT))
        closed: Bools = (out & inside) | ((mark == _WIDE_POINT) & (at - self.start >= _LONGEST_NUMBER))
        for row in places(_IS_NOTE_END.take(self.last)).tolist():  # 。[2]
            closed[row] = ends_sentence(self.strings[row]) if len(self.strings) else closed[row]
        return closed

    @cached_property
    def opener_like(self) -> Bools:
        """Which strings can begin with a ``layout.PARAGRAPH_OPENER``; all that do are among them."""
        behind = self.codes.take(self.start + _BEHIND, mode="clip")
        near = np.bitwise_or.reduce(_IN_OPENER.take(behind), axis=0) | np.uint32(_BULLET)
        out: Bools = _OPENS.take(self.first) & near > 0
        return out


def _in_turn(one: Places, other: Places) -> Places:
    """The values of two columns of one length in turn: first, first, second, second ..."""
    both = np.empty(2 * len(one), np.intp)
    both[::2], both[1::2] = one, other
    return both


# What a paragraph opener begins with, and what must follow soon: a bullet nothing, （ its ）, 第 its 章 ...
_BULLET, _BRACKET, _NUMERAL, _ORDINAL, _DIGIT, _DASH, _HYPHEN, _SPEAKER = (1 << n for n in range(8))
_THING, _LABEL, _SYMBOL, _TEXT = (1 << n for n in range(8, 12))
_BEHIND = np.arange(1, 6)[:, None]  # how far behind the first character: 第一百二十条
_IN_OPENER = flags(
    {
        _BRACKET: "）)", _NUMERAL: "、", _ORDINAL: "章节条款编部分篇讲课回，", _DIGIT: "．、. \t\u3000\xa0",
        _DASH: "—―-一", _SYMBOL: "—", _HYPHEN: " \t", _SPEAKER: "：:男女", _THING: "0123456789明",
        _LABEL: "0123456789 \t\xa0\u3000例要容键题图献章科稿回订改络金助者一信讯beoBEO", _TEXT: "文",
    }
)  # fmt: skip
_OPENS = flags(
    {
        _BULLET: "●○■□◆◇★☆▲△▪•◎►※",
        _BRACKET: "（(", _NUMERAL: "一二三四五六七八九十", _ORDINAL: "第", _DIGIT: "0123456789ABCDEFGH", _DASH: "—―-一",
        _TEXT: "正", _HYPHEN: "-*+", _THING: "表图定引推命步算假案例证",
        _LABEL: "摘内提关主中文学收修网基资作第通AaKkDd【[［（(",
    }
)  # fmt: skip
for _first, _last in ("①⑳", "⑴⒇", "❶❿", "㈠㈩"):
    _OPENS[ord(_first) : ord(_last) + 1] |= np.uint32(_BULLET)
_OPENS[ord("A") : 0x2000] |= np.uint32(_SYMBOL)  # Latin and Greek letters among them
_OPENS[0x80:BEYOND] |= np.uint32(_SPEAKER)
_OPENS[0x80:0x4E00] |= np.uint32(_DIGIT)  # there are digits of other scripts
_OPENS[0xA000:BEYOND] |= np.uint32(_DIGIT)
_OPENS[[ord(c) for c in "“‘《「『，。、；：！？”’》"]] = 0
_IS_CLOSER = members(CLOSERS)
_IS_NOTE_END = members(NOTE_ENDS)
_LONGEST_NUMBER = 4  # as in layout
_CLOSERS = 8  # so many closing marks at an end are looked at together
_IS_END = members(SENTENCE_END)
_WIDE_POINT = ord("．")
