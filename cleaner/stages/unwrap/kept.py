"""The lines that are not furniture, with what the evidence needs of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.layers import RULED, Bools, Lines, places, some
from cleaner.stages.unwrap.regions import Ints
from cleaner.zh.chars import HAN_RANGES, members
from cleaner.zh.datelines import is_lead
from cleaner.zh.layout import NO_LINE_START, Kind, ends_sentence
from cleaner.zh.lexicon import torn_word
from cleaner.zh.papers import LONGEST_PART, OPENS_PART, are_only_codes, is_formula, is_note, names_part
from cleaner.zh.rows import Rows
from cleaner.zh.signs import CIRCLED, LEAD, NUMBERED, RELATION, WIRE

_CIRCLED = regex.compile("[①-⑳]")
_BRACKETED = regex.compile(r"[〔［\[【]\d{1,3}[〕］\]】](?=.)")
_OPENS_BRACKETED = members("〔［[【")  # as ``signs.NUMBERED``
_MINUTED = late(r"(?:出席|列席|缺席|请假|参加|主持|记录|抄送|报送|主送)(?:人员|人|者|单位)?[：:]")
_OPENS_MINUTED = members("出列缺请参主记抄报")
_KINDS = tuple(Kind)
_OPENS_PART = members(OPENS_PART)
_OPENS_LABEL = members("收修基资作第通中文学dD（([［【")
_IS_HAN = members("", HAN_RANGES)
_BRACKETS = "（(【〔［["
_AGENCIES = ("新华社", "新華社", "中央社", "本报", "本報")
_INTRODUCES = "据據由的从從和与與在对對致及，、：“「"  # behind these a line does not begin anew
_UNSHUT = late(r"[^）)】〕］\]。，]*")
_CREDITED = late(r"[摄攝](?:影|影报道|影報道)?[）)]?$")  # （王小满 摄）
_ENDS_CREDIT = members("摄攝影道）)")
_LEAD_LINES, _NARROW = 3, 18  # lines, and code points of each, that 〔某某社某地五月一日电〕 can take
_OPENS_NEWS = members("本新中据（(【〔［[")
_ENDS_CLAUSE = frozenset("，、；,;")
_VERSE_LINE = 18  # code points: two clauses of seven characters, or of eight
_TITLE_LINES = 4
_FOOT = 4  # lines from a note to the end of its page
_INDENT, _SENTENCE = 2, 30  # columns of the indent of a first line, and code points of one that is no heading
_NOTES = 12  # lines of the notes of a page


@dataclass(frozen=True)
class Kept:
    """The lines that are not furniture: their rows in the file's lines, texts, kinds and heading levels.

    For each but the last: whether a page ends behind it, how far furniture parts it from the next (0 to 2), and
    whether fewer blank lines than usual stand between the two, or a first line has no first line below it (``tight``),
    or more, or a page's end (``wide``). ``texts`` are the texts as columns."""

    rows: Ints
    strings: list[str]
    texts: Rows
    kind: Ints
    level: Ints
    page_break: Bools
    parted: Ints
    apart: Bools
    tight: Bools
    wide: Bools

    @classmethod
    def of(cls, lines: Lines) -> Kept:
        """The kept lines of a file."""
        return cls.ordered(lines, places(~lines.taken).astype(np.int64), ())

    @classmethod
    def ordered(cls, lines: Lines, rows: Ints, seams: Sequence[int]) -> Kept:
        """The kept lines in the order given: ``rows`` of ``lines``; ``seams`` are parted from the next."""
        strings = list(map(lines.strings.__getitem__, rows.tolist()))
        texts = Rows.of_some(lines, rows, strings)
        parted = np.zeros(max(len(rows) - 1, 0), np.int64)
        for strength in (1, 2) if some(lines.parting) else ():
            count = np.concatenate(([0], np.cumsum(lines.parting == strength)))
            parted = np.where(count[rows[1:]] > count[rows[:-1] + 1], strength, parted)
        if some(lines.opens_article):
            opens = lines.opens_article.cumsum()
            parted[opens[rows[1:]] > opens[rows[:-1]]] = 2
        parted[list(seams)] = 1
        page = np.zeros(len(parted), bool)
        if some(lines.taken):
            taken = np.concatenate(([0], np.cumsum(lines.taken & (lines.parting == 0))))
            page |= taken[rows[1:]] > taken[rows[:-1] + 1]
        if some(lines.page_before):
            feeds = np.concatenate(([0], np.cumsum(lines.page_before)))
            page |= feeds[rows[1:] + 1] > feeds[rows[:-1] + 1]
        gaps = lines.blank_before[rows[1:]]
        usual = int(np.bincount(np.minimum(gaps, 40)).argmax()) if len(gaps) else 0
        indent, long = lines.indent[rows], texts.length[:-1] >= _SENTENCE
        hung = (gaps == 0) & (indent[:-1] >= _INDENT) & (indent[1:] == 0) & long  # a first line, and what has no indent
        tight = ((gaps < usual) | hung) & ~page & (parted == 0)
        wide = (gaps > usual) | page
        return cls(rows, strings, texts, lines.kind[rows], lines.level[rows], page, parted, gaps > 0, tight, wide)

    def is_verse_like(self, k: int) -> bool:
        """Whether line k is short, and a clause or sentence ends with it."""
        string = self.strings[k]
        return len(string) <= _VERSE_LINE and (string[-1] in _ENDS_CLAUSE or ends_sentence(string))

    def is_open_verse_like(self, k: int) -> bool:
        """Whether line k is short, and no clause or sentence ends with it."""
        string = self.strings[k]
        return len(string) <= _VERSE_LINE and not ends_sentence(string) and string[-1] not in _ENDS_CLAUSE

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kind of each line."""
        kinds = [Kind.PLAIN] * len(self.rows)
        special = places(self.kind)  # few
        for k, kind in zip(special.tolist(), self.kind[special].tolist(), strict=True):
            kinds[k] = _KINDS[kind]
        return kinds

    def of_kind(self, *wanted: Kind) -> Bools:
        """Which lines are of one of some special kinds."""
        return _are(wanted).take(self.kind)

    @cached_property
    def plain(self) -> Bools:
        """Which lines are of no special kind."""
        plain: Bools = self.kind == Kind.PLAIN.value
        return plain

    @cached_property
    def unmarked(self) -> Bools:
        """Which lines no heading mark stands before."""
        unmarked: Bools = self.level == 0
        return unmarked

    @cached_property
    def running(self) -> Bools:
        """Which lines may be running text by their form: of no special kind, and without a heading mark."""
        return self.plain & self.unmarked

    @cached_property
    def cut(self) -> Bools:
        """Which lines but the last furniture parts from the next."""
        cut: Bools = self.parted > 0
        return cut

    @cached_property
    def news(self) -> Bools:
        """Which lines open a news item: 本报讯, 新华社北京5月1日电."""
        out = np.zeros(len(self.rows), bool)
        leads, narrow = self.texts.has & LEAD > 0, self.texts.length <= _NARROW
        told = (_OPENS_NEWS.take(self.texts.first) & (leads | narrow)) | (self.texts.has & WIRE > 0)
        rows = places(told)
        for k, short in zip(rows.tolist(), narrow[rows].tolist(), strict=True):
            out[k] = is_lead(self.strings[k]) or (short and self._is_wrapped_lead(k))
        return out

    def _is_wrapped_lead(self, k: int) -> bool:
        """Whether in a narrow column line k, which is as short, and the next one or two open a news item."""
        lead = self.strings[k]
        agency = lead.startswith(_AGENCIES) and not (k and self.strings[k - 1][-1] in _INTRODUCES)
        if not (agency or lead[0] in _BRACKETS):
            return False
        for string in self.strings[k + 1 : k + _LEAD_LINES]:
            if not _UNSHUT.fullmatch(lead):
                break
            lead += string
        return is_lead(lead)

    @cached_property
    def footnote(self) -> Bools:
        """Which lines begin a footnote: they open with a circled number that the text before has refered to, in a line
        or, where a line end fell before the reference, at the start of one; or, the reference being lost, they stand
        under a rule at the foot of a page. At the foot of the page that the reference is on they stand below an open
        line too."""
        out = np.zeros(len(self.rows), bool)
        seen: set[str] = set()
        here: dict[str, int] = {}  # the page of the last reference inside a line
        pages = np.cumsum(self.page_break) if some(self.page_break) else None
        for k in places(self.texts.has & CIRCLED > 0).tolist():
            string = self.strings[k]
            page = int(pages[k - 1]) if pages is not None and k else 0
            if "①" <= string[0] <= "⑳":
                apart = k > 0 and (self.wide[k - 1] or self.parted[k - 1] > 0 or out[k - 1])
                out[k] = string[0] in seen and (apart or ends_sentence(self.strings[k - 1]))
                ruled = k > 0 and (self.parted[k - 1] == RULED or out[k - 1] or here.get(string[0]) == page)
                out[k] |= ruled and self.page_break[k : k + _FOOT].any()
            found = _CIRCLED.findall(string)
            seen.update(found)
            here.update(dict.fromkeys(found if found and found[0] != string[0] else found[1:], page))
        return out | self._bracketed

    @cached_property
    def over_notes(self) -> Bools:
        """For each line but the last: whether the notes of its page stand below it; it goes on behind the page."""
        below = self.footnote[1:]
        if not some(below):
            return below
        ends = np.append(np.cumsum(self.page_break), 0)
        out: Bools = below & (ends[np.minimum(np.arange(1, len(below) + 1) + _FOOT, len(below)) - 1] > ends[:-1])
        return out

    @cached_property
    def noted_page(self) -> Bools:
        """For each line but the last: whether a page ends behind it, and with its notes: none goes on in the next."""
        out: Bools = self.page_break & self.texts.closed[:-1] & some(self.footnote)
        for k in places(out).tolist():
            above = max(-1, k - _NOTES)
            first = next((n for n in range(k - 1, above, -1) if self.page_break[n]), above) + 1
            out[k] = some(self.footnote[first : k + 1])
        return out

    @cached_property
    def _bracketed(self) -> Bools:
        """Which lines begin a note with its number in brackets, 〔1〕, that the text before has refered to."""
        out = np.zeros(len(self.rows), bool)
        rows = places(_OPENS_BRACKETED.take(self.texts.first)).tolist()
        marked = {k: found[0] for k in rows if (found := _BRACKETED.match(self.strings[k]))}
        if not marked:
            return out
        wanted = set(marked.values())
        seen: set[str] = set()
        for k in places(self.texts.has & NUMBERED > 0).tolist():
            string = self.strings[k]
            if k in marked:
                out[k] = marked[k] in seen and k > 0 and (self.apart[k - 1] or ends_sentence(self.strings[k - 1]))
            seen.update(wanted.intersection(_BRACKETED.findall(string)))
        return out

    @cached_property
    def minuted(self) -> Bools:
        """Which lines say who was there, and who wrote it down, as minutes do: 列席：…. One alone may be text."""
        out = np.zeros(len(self.rows), bool)
        told = places(_OPENS_MINUTED.take(self.texts.first)).tolist()
        rows = [k for k in told if _MINUTED.match(self.strings[k])]
        out[rows if len(rows) > 1 else []] = True
        return out

    @cached_property
    def captioned(self) -> Bools:
        """Which lines but the last end a caption: by the name of who took it, or with more blank lines than usual."""
        gap = self.wide & ~self.page_break
        out: Bools = self.of_kind(Kind.CAPTION)[:-1] & (gap | _ENDS_CREDIT.take(self.texts.last[:-1]))
        for k in places(out & ~gap).tolist():
            out[k] = _CREDITED.search(self.strings[k]) is not None
        return out

    @cached_property
    def noted(self) -> Bools:
        """Which lines begin a note on the paper, 收稿日期：…, that stands at the foot of a page below an open line."""
        out = np.zeros(len(self.rows), bool)
        for k in places(_OPENS_LABEL.take(self.texts.first)).tolist():
            out[k] = is_note(self.strings[k])
        return out

    @cached_property
    def coded(self) -> Bools:
        """For each line but the last: whether it is nothing but the codes of a paper, and words follow."""
        out: Bools = _OPENS_LABEL.take(self.texts.first[:-1]) & _IS_HAN.take(self.texts.first[1:])
        for k in places(out).tolist():
            out[k] = are_only_codes(self.strings[k])
        return out

    @cached_property
    def part(self) -> Bools:
        """Which lines are nothing but the name of a part of a paper: 参考文献, 结论."""
        out: Bools = _OPENS_PART.take(self.texts.first) & (self.texts.length <= LONGEST_PART)
        for k in places(out).tolist():
            out[k] = names_part(self.strings[k])
        return out

    @cached_property
    def formula(self) -> Bools:
        """Which lines are formulas."""
        out = np.zeros(len(self.rows), bool)
        for k in places(self.texts.has & RELATION > 0).tolist():
            out[k] = is_formula(self.strings[k])
        return out

    @cached_property
    def titled(self) -> Bools:
        """For each line but the last: whether it and the next are lines of a title, above a byline, source or lead.

        Up to four open lines; kicker, title and subtitle do not go on in one another, unless a word is torn. Under a
        ``——`` subtitle no other line of the title stands: it may go on itself.
        """
        return self._titles[0]

    @cached_property
    def ended(self) -> Bools:
        """For each line but the last: whether a sentence ends with it, and the next begins such a title of a news item:
        nothing but open lines stands between the two."""
        return self._titles[1]

    @cached_property
    def _titles(self) -> tuple[Bools, Bools]:
        titled, ended = (np.zeros(max(len(self.rows) - 1, 0), bool) for _ in range(2))
        below_title = self.news | self.of_kind(Kind.BYLINE, Kind.SOURCE)
        for head in places(below_title).tolist():
            for k in range(head - 2, max(-1, head - 1 - _TITLE_LINES), -1):
                above, below = self.strings[k], self.strings[k + 1]
                torn_off = below[0] in NO_LINE_START
                if is_text(above) or is_text(below) or torn_off or not self.plain[k]:
                    open_below = not (is_text(below) or torn_off)
                    ended[k] = self.news[head] and ends_sentence(above) and open_below
                    break
                titled[k] = above[:2] != "——" and not torn_word(above, below)
        return titled, ended


@cache
def _are(wanted: tuple[Kind, ...]) -> Bools:
    """A lookup by kind: is it one of those wanted."""
    return np.array([kind in wanted for kind in Kind])


def is_text(string: str) -> bool:
    """Whether a line is part of running text rather than a line of a title."""
    return ends_sentence(string) or string[-1] in "，、；：" or "。" in string
