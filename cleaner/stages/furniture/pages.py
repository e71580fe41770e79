"""Page numbers and running heads: what every page of a book or paper repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from statistics import median

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.layers import Lines, places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.core.text import code_points
from cleaner.stages.furniture.marks import BOLD_LEVEL
from cleaner.zh.chars import members
from cleaner.zh.layout import CLOSERS, Kind, ends_sentence
from cleaner.zh.lexicon import word_across
from cleaner.zh.rows import Rows, flags

PAGE_NUMBER = judged(
    "FUR001",
    "page-number",
    """A line that is only a page number: ``26``, ``— 12 —``, ``·13·``, ``第 3 页 共 8 页``.

    A number with dashes or dots round it, or called 页, speaks for itself. A bare number is a page number only where
    the file shows it: it counts on over the pages and interrupts sentences, it stands beside a running head, or it is
    set off with one at the foot of a page. A year that is a heading, numbers in a table, numbered chapters stay.
    """,
    removes=Removed.PAGE_NUMBER,
    examples=(
        fixes("水库的坝高达到三十\n— 12 —\n二米。", "水库的坝高达到三十\n二米。"),
        fixes("水库的坝高达到三十\n第 3 页 共 8 页\n二米。", "水库的坝高达到三十\n二米。"),
        keeps("各村户数\n26\n31\n45"),
        keeps("大事记\n2023\n三月，渠道通水。"),
    ),
)
RUNNING_HEAD = judged(
    "FUR002",
    "running-head",
    """A short line that stands again and again at the edges of pages: book title, chapter title, paper and date.

    It repeats (with or without a page number in it, every page or every other page), and it stands where text is
    interrupted or beside page numbers. The first time, unless it interrupts, it may be the title itself and stays. The
    same words inside a sentence are never touched. Attributions, bylines and datelines repeat too, and stay.
    """,
    removes=Removed.PAGE_HEADER,
    examples=(
        fixes(
            "临江水利志 1\n渠道沿山而行，经过三个村\n庄。\n临江水利志 2\n闸门共有十二座，由专人看\n管。\n"
            "临江水利志 3\n每年冬天清淤。\n",
            "渠道沿山而行，经过三个村\n庄。\n闸门共有十二座，由专人看\n管。\n每年冬天清淤。",
        ),
        keeps("临江水利志\n《临江水利志》共十卷，今年出齐。"),
    ),
)
_DECORATED = regex.compile(
    r"""
      [—–―\-－·•.~〜～|｜]{1,3} \s* (?<n>\d{1,4}) \s* [—–―\-－·•.~〜～|｜]{1,3}
    | [\-—]? \s* (?:第|P\.?|p\.?|Page|PAGE) \s* (?<n>\d{1,4}) \s* 页?
      (?: \s* [，,/／、of]* \s* 共? \s* \d{1,4} \s* 页? )?
    | (?<n>\d{1,4}) \s* 页
    | [—–－-]{1,2} \s* [一二三四五六七八九十百〇○]{1,5} \s* [—–－-]{1,2}
    """,
    regex.VERBOSE,
)
_TEXT_MARK = regex.compile(r"[，。、；！？]|[：:”]$|^[—“]|[!?;,]$")  # no running head has such marks
_FLOWS = regex.compile(r"[，。、；：,;]\p{Han}")
_NUMBERS = regex.compile(r"\d{1,4}")
_BARE = regex.compile(r"\d{1,4}")
_TEXT_MARKS = flags({1: "，。、；！？"})  # the same as columns
_ENDS_TEXT = members("：:”!?;,")
_OPENS_TEXT = members("—“")
_DIGITS_OR_MARKS = "0123456789 \t\u3000\xa0—–―-－·•.~〜～|｜/／()（）[]【】第页共版"
_WITHOUT = dict.fromkeys(map(ord, _DIGITS_OR_MARKS))
_MAY_BE_DIGIT = members("0123456789")  # or one of another script
_MAY_BE_DIGIT[0x80:0x4E00] = _MAY_BE_DIGIT[0xA000:] = True
_OPENS_DECORATED = members("—–―-－·•.~〜～|｜第Pp")
_DECORATED_LENGTH = 16  # code points
_BARE_LENGTH = 4
_MAX_COLUMNS = 64  # of a running head: half a printed page line
_MIN_DISTANCE = 4  # lines between two running heads of the same wording: less is a list or a refrain
_WORDY = 4  # characters that a running head has at least if nothing but the sentence it interrupts speaks for it
_MANY = 5  # heads that need to show themselves less often: many pages end with a paragraph
_FULL = 0.85  # share of a full line from which a line is text rather than a running head
_MIN_PAGE = 40  # code points of text between two page numbers that follow each other


@cache
def _gb_bytes() -> NDArray[np.uint8]:
    """Bytes of each code point in GB 18030: two for a wide character, so they are its columns."""
    table = np.full(0x110000, 4, np.uint8)
    pairs = b"\n".join(bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF) if b != 0x7F)
    table[code_points(pairs.decode("gb18030", "ignore"))] = 2
    table[:0x80] = 1
    table[0xD800:0xE000] = 1  # half of a character, for which a question mark would be written
    return table


def page_numbers_and_heads(lines: Lines, texts: Rows) -> tuple[list[int], list[int]]:
    """Rows that are page numbers, and rows that are running heads."""
    page = _Page(lines, texts)
    numbers = page.numbers()
    heads = page.heads(numbers)
    numbers |= page.bare_beside(heads)
    island_numbers, island_heads = page.islands(numbers, heads)
    return sorted(numbers | island_numbers), sorted(heads | island_heads)


class _Page:
    """What the searches below share about one file's lines."""

    def __init__(self, lines: Lines, texts: Rows) -> None:
        self.lines = lines
        self.texts = texts
        self.strings = texts.strings
        self.free = (lines.furniture == "").tolist()
        self.widths = texts.total(_gb_bytes().take(texts.codes).astype(np.int32))
        self.columns: list[int] = self.widths.tolist()
        told = (texts.length <= _BARE_LENGTH) & _MAY_BE_DIGIT.take(texts.first) & (lines.furniture == "")
        self.bare = {r: int(s) for r in places(told).tolist() if _BARE.fullmatch(s := self.strings[r])}
        told = _OPENS_DECORATED.take(texts.first) | (texts.last == ord("页"))
        self.decorated = {r for r in places(told).tolist() if _DECORATED.fullmatch(self.strings[r])}

    @cached_property
    def gap(self) -> int:
        """The usual number of blank lines between two lines."""
        return int(median(self.lines.blank_before[1:].tolist())) if len(self.lines) > 1 else 0

    @cached_property
    def usual(self) -> int:
        """About the columns of a full line, where lines are wrapped."""
        at = len(self.columns) * 4 // 5
        return int(np.partition(self.widths, at)[at])

    def numbers(self) -> set[int]:
        """Decorated page numbers, and bare ones that count on over the pages and interrupt sentences."""
        out = {row for row in self.decorated if len(self.strings[row]) <= _DECORATED_LENGTH}
        chain: list[int] = []
        for row, after in pairwise([*self.bare, len(self.strings)]):
            chain.append(row)
            step = self.bare.get(after, -1) - self.bare[row]
            if not (1 <= step <= 3 and self.size(row, after) >= _MIN_PAGE * step):
                out |= self.accepted_chain(chain)
                chain = []
        return out

    def size(self, row: int, after: int) -> int:
        """Code points of text between two rows."""
        return sum(map(len, self.strings[row + 1 : after]))

    def accepted_chain(self, rows: list[int]) -> set[int]:
        """The rows, if they are page numbers: numbered chapters count on as well, but never interrupt a sentence."""
        interrupting = [r for r in rows if self.interrupts(r)]
        return set(rows) if len(rows) >= 2 and len(interrupting) * 4 >= len(rows) else set()

    def interrupts(self, row: int) -> bool:
        """Whether the line stands in the middle of a sentence: the text before it is full and open, and goes on."""
        before, after = self.text_line(row, -1), self.text_line(row, +1)
        if before is None or after is None:
            return False
        if ends_sentence(self.strings[before]) or self.strings[before][-1] in CLOSERS + "：:；;":
            return False
        if (
            self.lines.level[before]
            or self.lines.level[after]
            or not (self.flows(before, -1) and self.flows(after, +1))
        ):
            return False  # verse is open at every line end, but has no marks inside
        around = [self.columns[r] for r in range(max(0, before - 6), before + 1)]
        return self.columns[before] >= 12 and self.columns[before] * 10 >= median(around) * 7

    def goes_on(self, row: int) -> bool:
        """Whether the line itself continues the line before: a word spans the two."""
        before = self.text_line(row, -1)
        return before is not None and word_across(self.strings[before], self.strings[row]) != ""

    def flows(self, row: int, step: int) -> bool:
        """Whether the line, or it and the next in the given direction, is running text: it has a mark inside."""
        if _FLOWS.search(self.strings[row]):
            return True
        beside = row + step
        return 0 <= beside < len(self.strings) and _FLOWS.search(self.strings[beside]) is not None

    def text_line(self, row: int, step: int) -> int | None:
        """The nearest line before or after that is more than a number or a short repeated line."""
        row += step
        for _ in range(3):
            if not 0 <= row < len(self.strings) or not self.free[row]:
                return None
            if not self.passed_over[row]:
                return row
            row += step
        return None

    @cached_property
    def passed_over(self) -> list[bool]:
        """For each row, whether it is a number or a short repeated line."""
        out = [False] * len(self.strings)
        for row in (*self.bare, *self.decorated, *(row for rows in self.groups.values() for row in rows)):
            out[row] = True
        return out

    def key(self, row: int) -> str:
        """A line's wording, digits and marks aside; "" for a line that can be no running head."""
        string = self.strings[row]
        if not self.free[row] or self.columns[row] > _MAX_COLUMNS or _TEXT_MARK.search(string):
            return ""
        return string.translate(_WITHOUT)

    @cached_property
    def groups(self) -> dict[str, list[int]]:
        """Wording to the rows that have it, for wordings that occur more than once."""
        texts = self.texts
        told = (texts.having(_TEXT_MARKS) == 0) & ~_ENDS_TEXT.take(texts.last) & ~_OPENS_TEXT.take(texts.first)
        rows = places(told & (self.lines.furniture == "") & (self.widths <= _MAX_COLUMNS))
        found: dict[str, list[int]] = defaultdict(list)
        for row in rows.tolist():
            found[self.strings[row].translate(_WITHOUT)].append(row)
        return {k: rows for k, rows in found.items() if len(rows) > 1 and len(k) >= 2}

    def heads(self, numbers: set[int]) -> set[int]:
        """Running heads: repeated wordings that interrupt, count pages, or stand beside page numbers."""
        out: set[int] = set()
        for rows in self.groups.values():
            counts_on = self.counts_on(rows)
            if self.lines.kind[rows[-1]] != Kind.PLAIN or (not counts_on and self.is_text_twice(rows)):
                continue
            interrupting = [r for r in rows if not self.lines.level[r] and self.interrupts(r) and not self.goes_on(r)]
            if not (counts_on or interrupting) and median(b - a for a, b in pairwise(rows)) < _MIN_DISTANCE:
                continue
            shown = {r for r in rows if counts_on or self.at_page_edge(r, numbers) or self.beside_number(r)}
            shown |= set(interrupting)
            often = len(shown) >= 2 and len(shown) * 2 >= len(rows) and (len(rows) >= 3 or len(shown) == len(rows))
            wordy = len(self.key(rows[0])) >= _WORDY
            seldom = len(rows) >= _MANY and len(shown) >= 2 and len(shown) * 5 >= len(rows)
            if often or seldom or (wordy and interrupting and len(interrupting) * 3 >= len(rows)):
                first = rows[0] in shown or self.over_title(rows[0])
                out.update(rows if first else rows[1:])
        return out

    def is_text_twice(self, rows: Sequence[int]) -> bool:
        """Whether the lines are body text that the file has more than once: they are as wide as text, or what stands
        beside them repeats as well."""
        full = sum(self.columns[r] >= _FULL * self.usual for r in rows)
        if full * 2 > len(rows):
            return True
        again = 0
        for step in (-1, +1):
            beside = [self.beside(row, step) for row in rows]
            again += sum(a == b != "" for a, b in pairwise(beside))
        return again * 2 >= len(rows)

    def beside(self, row: int, step: int) -> str:
        """The wording of the next line of text in a direction."""
        at = self.text_line(row, step)
        return "" if at is None else self.strings[at]

    def over_title(self, row: int) -> bool:
        """Whether the line stands right over a marked heading and has no mark itself: then it is not the title."""
        return not self.lines.level[row] and row + 1 < len(self.strings) and 0 < self.lines.level[row + 1] < BOLD_LEVEL

    def counts_on(self, rows: Sequence[int]) -> bool:
        """Whether the lines hold a number each, and it grows from line to line."""
        numbers = [_NUMBERS.findall(self.strings[r]) for r in rows]
        if not all(len(n) == 1 for n in numbers):
            return False
        values = [int(n[0]) for n in numbers]
        return all(a < b <= a + 20 for a, b in pairwise(values)) and self.strings[rows[0]][:1] not in "第"

    def at_page_edge(self, row: int, numbers: set[int]) -> bool:
        """Whether a page number or a form feed stands right beside the line."""
        after = row + 1 < len(self.strings) and bool(self.lines.page_before[row + 1])
        return row - 1 in numbers or row + 1 in numbers or bool(self.lines.page_before[row]) or after

    def beside_number(self, row: int) -> bool:
        """Whether a bare number stands right beside the line, page number or not."""
        return row - 1 in self.bare or row + 1 in self.bare

    def bare_beside(self, heads: set[int]) -> set[int]:
        """Bare numbers next to a running head."""
        return {r for r in self.bare if r - 1 in heads or r + 1 in heads}

    def islands(self, numbers: set[int], heads: set[int]) -> tuple[set[int], set[int]]:
        """A short line and the bare number under it, set off together by wide gaps: the foot of one page.

        Type never leaves a heading alone at the foot of a page, so the line over the number is no heading.
        """
        found_numbers: set[int] = set()
        found_heads: set[int] = set()
        gaps = self.lines.blank_before
        for row, value in self.bare.items():
            head = row - 1
            if row in numbers or head <= 0 or value >= 1000 or row + 1 >= len(self.strings):
                continue
            set_off = gaps[head] > self.gap and gaps[row + 1] > self.gap and gaps[row] <= gaps[head]
            plain = self.key(head) and self.columns[head] <= 40 and not self.lines.level[head]
            if set_off and plain and self.lines.kind[head] == Kind.PLAIN and head not in heads:
                found_numbers.add(row)
                found_heads.add(head)
        return found_numbers, found_heads


PAGE_RULES = (PAGE_NUMBER, RUNNING_HEAD)
