"""The lines of a file as the searches for page numbers and running heads see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from statistics import median

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.layers import Lines, places
from cleaner.stages.furniture.folios import DECORATED, FOLIO_LENGTH, sequences, value_of
from cleaner.stages.furniture.headlines import PAGE_LINE
from cleaner.stages.furniture.printed import PRINT_FOOT, PRINT_HEAD
from cleaner.stages.furniture.wording import CHAPTER, MAX_COLUMNS, TEXT_MARK, wording
from cleaner.zh.chars import gb_bytes, members
from cleaner.zh.layout import CLOSERS, Kind, ends_sentence
from cleaner.zh.lexicon import unfinished, word_across
from cleaner.zh.rows import Rows
from cleaner.zh.signs import DIGITS_OR_MARKS, HALF, MARK, TOTAL, WORDLESS

_FLOWS = late(r"[，。、；：,;]\p{Han}")
_CLOSES = late(r"^[^（(《〈「『“]*[）)》〉」』”]")
_BARE = regex.compile(r"\d{1,4}")
_NO_WORDING = members(DIGITS_OR_MARKS)
_ENDS_TEXT = members("：:”!?;,")
_OPENS_TEXT = members("—“")
_MAY_BE_DIGIT = members("0123456789", ((0x80, 0x4DFF), (0xA000, 0x10FFFF)))  # or one of another script
_EDGES_FOLIO = members("0123456789·•.—–-－~（()）[]【】〔〕一二三四五六七八九十百〇○零ivxlcIVXLC")
_OPENS_CHAPTER = members("0123456789一二三四五六七八九十")
_OPENS_DECORATED = members("—–―-－·•.~〜～|｜第Pp")
_BARE_LENGTH = 4
_SHORT = 0.6  # share of a full line that a running head beside a number has at most
_FULL = 0.85  # share of a full line from which a line is text rather than a running head
_SHUTS = CLOSERS + "：:；;"
_NEVER_FIRST = ("的", "了", "着", "过", "们")  # no sentence begins with these
_NOTE = late(r"[①-⑳※＊*]+\s?(?=\S)|[〔［\[【]\d{1,3}[〕］\]】](?=.)")
_HEAD_LINES = {PAGE_LINE.code, PRINT_HEAD.code, PRINT_FOOT.code}  # what other rules found at the head or foot of pages
_NOTE_LINES = 8  # lines of the notes of a page that are looked at


class Page:
    """What the searches share about one file's lines."""

    def __init__(self, lines: Lines, texts: Rows) -> None:
        self.lines = lines
        self.texts = texts
        self.strings = texts.strings
        self.begins: list[int] = [0, *np.cumsum(texts.length).tolist()]  # code points of text before each line
        self.has_mark = texts.has & MARK > 0
        self.widths = texts.total(gb_bytes().take(texts.codes).astype(np.int32))
        told = self.has_mark & (self.widths <= MAX_COLUMNS) & _OPENS_CHAPTER.take(texts.first)
        self.has_mark[list(texts.asked(places(told), CHAPTER.fullmatch))] = False
        self.is_text = self.has_mark | _ENDS_TEXT.take(texts.last) | _OPENS_TEXT.take(texts.first)
        self.surely_text: list[bool] = self.is_text.tolist()
        self.maybe_text: list[bool] = (texts.has & HALF > 0).tolist()
        self.has_total = texts.has & (WORDLESS | TOTAL) == WORDLESS | TOTAL
        self.free = (~lines.taken).tolist()
        taken = places(lines.taken)
        codes = zip(taken.tolist(), lines.furniture[taken].tolist(), strict=True)
        self.head_lines = {row for row, code in codes if code in _HEAD_LINES}
        self.columns: list[int] = self.widths.tolist()
        told = (texts.length <= _BARE_LENGTH) & _MAY_BE_DIGIT.take(texts.first) & ~lines.taken
        self.bare = texts.asked(places(told), lambda string: int(string) if _BARE.fullmatch(string) else None)
        told = (texts.length <= FOLIO_LENGTH) & ~lines.taken
        told &= _EDGES_FOLIO.take(texts.first) & _EDGES_FOLIO.take(texts.last)
        self.folios = texts.asked(places(told), value_of)
        told = _OPENS_DECORATED.take(texts.first) | (texts.last == ord("页")) | (texts.last == ord("頁"))
        decorated = texts.asked(places(told), DECORATED.fullmatch)
        self.decorated = {r: int(match["n"]) if match["n"] else None for r, match in decorated.items()}
        self._interrupts: dict[int, bool] = {}

    @cached_property
    def gap(self) -> int:
        """The usual number of blank lines between two lines."""
        gaps = np.sort(self.lines.blank_before[1:])
        return int(gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) // 2 if len(gaps) else 0

    @cached_property
    def usual(self) -> int:
        """About the columns of a full line, where lines are wrapped."""
        at = len(self.columns) * 4 // 5
        return int(np.partition(self.widths, at)[at])

    @cached_property
    def short(self) -> float:
        """The columns that a running head has at most which nothing but its place shows."""
        return _SHORT * self.usual

    @cached_property
    def longest(self) -> int:
        """About the columns of the longest lines: of full ones where lines are wrapped, else of long paragraphs."""
        at = len(self.columns) * 19 // 20
        return int(np.partition(self.widths, at)[at])

    @cached_property
    def sequences(self) -> list[list[int]]:
        """The lines of nothing but a number that count on from one another."""
        return sequences(self.folios.items(), self.size)

    def no_folios(self, rows: set[int]) -> None:
        """Take rows of bare numbers for none of pages, before anything else is asked."""
        for row in rows:
            del self.bare[row]
            self.folios.pop(row, None)

    def size(self, row: int, after: int) -> int:
        """Code points of text between two rows."""
        return self.begins[after] - self.begins[row + 1]

    def interrupts(self, row: int) -> bool:
        """Whether the line stands in the middle of a sentence: the text before it is full and open, and goes on."""
        known = self._interrupts.get(row)
        if known is None:
            known = self._interrupts[row] = self._stands_inside(row)
        return known

    def _stands_inside(self, row: int) -> bool:
        before, after = self.text_line(row, -1), self.text_line(row, +1)
        if before is None or after is None:
            return False
        before = _above_notes(self.strings, before)
        if self.strings[before][-1] in _SHUTS or ends_sentence(self.strings[before]):
            return False
        if self.lines.level[before] or self.lines.level[after]:
            return False
        if not (self.flows(before, -1) and self.flows(after, +1)):
            return False  # verse is open at every line end, but has no marks inside
        width = self.columns[before]
        return width >= 12 and width * 10 >= median(self.columns[max(0, before - 6) : before + 1]) * 7

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
        for at in range(row + step, row + 4 * step, step):
            if not 0 <= at < len(self.strings) or not (self.free[at] or at in self.head_lines):
                return None
            if not self.passed_over[at] and not (self.number_at(at - step) is not None and self.is_short(at)):
                return at
        return None

    def is_short(self, row: int) -> bool:
        """Whether the line could be a running head by its form."""
        if self.columns[row] > self.short or self.lines.level[row] or self.lines.kinds[row] != Kind.PLAIN:
            return False
        if _CLOSES.search(self.strings[row]):
            return False  # what opened in the line before
        return len(self.key(row)) > 1

    @cached_property
    def passed_over(self) -> list[bool]:
        """For each row, whether it is a number or a short repeated line."""
        out = [False] * len(self.strings)
        grouped = (row for rows in self.groups.values() for row in rows)
        for row in (*self.head_lines, *self.bare, *self.decorated, *grouped):
            out[row] = True
        return out

    def opening_with(self, opening: str) -> list[int]:
        """The rows whose line could be a title or running head and begins with the wording ``opening``."""
        first = (self.texts.first == ord(opening[0])) | _NO_WORDING.take(self.texts.first)
        rows = places(~self.has_mark & first & (self.widths <= MAX_COLUMNS * 2))
        return [row for row in rows.tolist() if wording(self.strings[row]).startswith(opening)]

    def pass_over(self, rows: set[int]) -> None:
        """Take more rows for none of the text, before the running heads are looked for."""
        for row in rows:
            self.passed_over[row] = True
        self._interrupts.clear()

    def key(self, row: int) -> str:
        """A line's wording, digits and marks aside; "" for a line that can be no running head."""
        if not self.free[row] or self.columns[row] > MAX_COLUMNS or self.has_text_mark(row):
            return ""
        return wording(self.strings[row])

    def has_text_mark(self, row: int) -> bool:
        """Whether the line has a mark that no running head has."""
        return self.surely_text[row] or (self.maybe_text[row] and TEXT_MARK.search(self.strings[row]) is not None)

    @cached_property
    def groups(self) -> dict[str, list[int]]:
        """Wording to the rows that have it, for wordings that occur more than once."""
        rows = places(~self.is_text & ~self.lines.taken & (self.widths <= MAX_COLUMNS))
        found: dict[str, list[int]] = defaultdict(list)
        for row, marked in zip(rows.tolist(), (self.texts.has[rows] & WORDLESS).tolist(), strict=True):
            found[wording(self.strings[row]) if marked else self.strings[row]].append(row)
        again = {k: rows for k, rows in found.items() if len(rows) > 1 and len(k) >= 2}
        return {k: rows for k, rows in again.items() if not any(map(self.has_text_mark, rows))}

    def parts(self, row: int) -> bool:
        """Whether the line plainly parts a sentence: the line before is full, or can end none."""
        if not self.interrupts(row):
            return False
        before = self.text_line(row, -1)
        return (before is not None and self.columns[before] >= _FULL * self.longest) or self.is_torn(row)

    def tears_open(self, row: int) -> bool:
        """Whether the line parts a sentence where none can end, however full the line before is."""
        return self.interrupts(row) and self.is_torn(row)

    def is_torn(self, row: int) -> bool:
        """Whether the text round the line is torn: within a word, behind an adverb or the like, before 的."""
        before, after = self.beside(row, -1), self.beside(row, +1)
        return after[:1] in _NEVER_FIRST or word_across(before, after) != "" or unfinished(before)

    def number_at(self, row: int) -> int | None:
        """The page number that a row is, if it is one."""
        return self.decorated[row] if row in self.decorated else self.folios.get(row)

    def beside(self, row: int, step: int) -> str:
        """The wording of the next line of text in a direction."""
        at = self.text_line(row, step)
        return "" if at is None else self.strings[at]

    def at_page_edge(self, row: int, numbers: set[int]) -> bool:
        """Whether a page number or a form feed stands right beside the line."""
        return row - 1 in numbers or row + 1 in numbers or self.at_form_feed(row)

    def at_form_feed(self, row: int) -> bool:
        """Whether a form feed, or the head line of a page, stands right before or behind the line."""
        after = row + 1 < len(self.strings) and bool(self.lines.page_before[row + 1])
        return after or bool(self.lines.page_before[row]) or not self.head_lines.isdisjoint((row - 1, row + 1))

    def beside_number(self, row: int) -> bool:
        """Whether a bare number stands right beside the line, page number or not."""
        return row - 1 in self.bare or row + 1 in self.bare


def _above_notes(strings: Sequence[str], row: int) -> int:
    """The last line of the text of a page that has ``row`` as its last line: the one above its notes, if it has any."""
    if ends_sentence(strings[row]):
        notes = [r for r in range(max(row - _NOTE_LINES, 1), row + 1) if _NOTE.match(strings[r])]
        return notes[0] - 1 if notes else row
    return row
