"""Which line goes on in which other: line ends decided one by one, then followed over what stands between."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import regex

from cleaner.core.layers import Bools, Lines
from cleaner.core.rule import Rule
from cleaner.stages.unwrap.broken import continuation
from cleaner.stages.unwrap.edges import Edges, match_edges
from cleaner.stages.unwrap.evidence import Floats, weigh
from cleaner.stages.unwrap.measure import Ints, Measure, measure
from cleaner.stages.unwrap.order import COLUMN_ORDER
from cleaner.stages.unwrap.rules import BROKEN_TITLE, DASH_OF_HYPHENS, WRAPPED
from cleaner.zh.datelines import is_lead
from cleaner.zh.layout import Kind, ends_sentence, kind_of
from cleaner.zh.lexicon import torn_word

_ALONE = {Kind.BYLINE, Kind.CREDIT, Kind.DATELINE, Kind.SOURCE, Kind.JUMP}  # such a line is a part by itself
_NEW = _ALONE | {Kind.ATTRIBUTION, Kind.NOTE, Kind.CAPTION}  # such a line begins a part
_STEP_OVER = {Kind.CREDIT, Kind.CAPTION}  # what a broken paragraph can go on behind
_STEPS = 4
_FOOT = 16  # lines of footnotes that can stand at the foot of a page
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳※＊*"
_CIRCLED = regex.compile("[①-⑳]")
_TITLE_LINES = 4
_SHORT = 8  # columns of room that make a line short
_FULL_SLACK = 4  # columns of room that a full line can have
_SURE = 2.0  # score beyond which a line end serves to learn from
_INDENT = 4  # columns of the indent of Chinese paragraphs
_FIRST_NEXT = 3.0  # log-odds against a line going on when the next is a first line whose indent was lost
_LOST_INDENT = (3, 5)  # columns that first lines are short of the measure, in the middle, where their indent was lost
_DOUBT = 0.75  # score under which the evidence is nearly even
_LOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """The lines that are not furniture: their rows in the file's lines, texts, kinds and heading levels; and for each
    but the last, whether a page ends behind it, how far furniture parts it from the next (0 to 2), and whether fewer
    blank lines than usual stand between the two."""

    rows: Ints
    strings: list[str]
    kinds: list[Kind]
    level: Ints
    page_break: Bools
    parted: Ints
    tight: Bools

    @classmethod
    def of(cls, lines: Lines) -> Kept:
        """The kept lines of a file."""
        rows = np.flatnonzero(lines.furniture == "").astype(np.int64)
        strings = [lines.strings[r] for r in rows.tolist()]
        taken = np.concatenate(([0], np.cumsum((lines.furniture != "") & (lines.parting == 0))))
        feeds = np.concatenate(([0], np.cumsum(lines.page_before)))
        parted = np.zeros(max(len(rows) - 1, 0), np.int64)
        for strength in (1, 2):
            count = np.concatenate(([0], np.cumsum(lines.parting == strength)))
            parted = np.where(count[rows[1:]] > count[rows[:-1] + 1], strength, parted)
        page = (taken[rows[1:]] > taken[rows[:-1] + 1]) | (feeds[rows[1:] + 1] > feeds[rows[:-1] + 1])
        gaps = lines.blank_before[rows[1:]]
        usual = int(np.bincount(np.minimum(gaps, 40)).argmax()) if len(gaps) else 0
        tight = (gaps < usual) & ~page & (parted == 0)
        return cls(rows, strings, [kind_of(s) for s in strings], lines.level[rows], page, parted, tight)


def followers(lines: Lines, kept: Kept) -> tuple[dict[int, tuple[int, str]], list[int]]:
    """For each kept line that goes on: the kept line it goes on in, and the code of the rule that says so.

    Also the wrapped lines whose end is in doubt.
    """
    measured = measure(lines, kept.rows)
    score = weigh(lines, kept.rows, measured, kept.page_break)
    first = _first_lines_without_indent(lines, kept, measured, score)
    if first.any():
        measured = replace(measured, slack=np.where(first, np.maximum(measured.slack - _INDENT, 0), measured.slack))
        score = weigh(lines, kept.rows, measured, kept.page_break) - _FIRST_NEXT * first[1:]
    wrapped = measured.measure[:-1] > 0
    barrier = (kept.parted > 0) | (kept.level[:-1] > 0) | (kept.level[1:] > 0)
    barrier |= np.array([a in _ALONE or b in _NEW for a, b in zip(kept.kinds[:-1], kept.kinds[1:], strict=True)], bool)
    barrier |= np.array([_is_lead(s) for s in kept.strings[1:]], bool)
    barrier |= _footnote_starts(kept)[1:] | _title_lines(kept)
    edges = _edges(lines, kept, measured, barrier, first)
    at_edge = np.zeros(len(score), bool)
    at_edge[list(edges.ends)] = True
    on = np.flatnonzero(wrapped & ~barrier & (score > 0) & ~at_edge).tolist()
    out = {k: (k + 1, WRAPPED.code) for k in on}
    matched = match_edges(edges, kept.strings)
    started = set(matched.values())
    for k in edges.ends:  # an end that nothing fits clearly goes on in the next line, where that line may begin so
        if k not in matched and wrapped[k] and not barrier[k] and score[k] > 0 and k + 1 not in started:
            matched[k] = k + 1
    out |= {k: (at, WRAPPED.code if at == k + 1 else COLUMN_ORDER.code) for k, at in matched.items()}
    out |= {k: (k + 1, BROKEN_TITLE.code) for k in _wrapped_titles(lines, kept)}
    taken = {at for at, _ in out.values()}
    over_foot = np.flatnonzero(wrapped & (score > 0) & barrier & (kept.level[:-1] == 0)).tolist()
    unwrapped = np.flatnonzero(~wrapped & (kept.level[:-1] == 0)).tolist()
    for k in sorted([*over_foot, *unwrapped]):
        at, rule = _over_footnotes(kept, k) or (_goes_on_at(kept, k) if not wrapped[k] else (k, None))
        if rule is not None and at not in taken:
            out[k] = (at, rule.code)
            taken.add(at)
    return out, np.flatnonzero(wrapped & ~barrier & (np.abs(score) < _DOUBT)).tolist()


def _title_lines(kept: Kept) -> Bools:
    """For each kept line but the last: whether it and the next are lines of a title, above a byline or a news lead.

    Up to four open lines; kicker, title and subtitle do not go on in one another, unless a word is torn.
    """
    out = np.zeros(max(len(kept.rows) - 1, 0), bool)
    for head in range(2, len(kept.rows)):
        if kept.kinds[head] is not Kind.BYLINE and not _is_lead(kept.strings[head]):
            continue
        for k in range(head - 2, max(-1, head - 1 - _TITLE_LINES), -1):
            above, below = kept.strings[k], kept.strings[k + 1]
            if any(_has_comma_or_end(s) for s in (above, below)) or kept.kinds[k] is not Kind.PLAIN:
                break
            out[k] = not torn_word(above, below)
    return out


def _has_comma_or_end(string: str) -> bool:
    """Whether the line is part of running text rather than a title line."""
    return ends_sentence(string) or string[-1] in "，、；：" or "。" in string


def _edges(lines: Lines, kept: Kept, measured: Measure, barrier: Bools, first: Bools) -> Edges:
    """The wrapped lines that break off before a gap, a page end or another part, and those after one that could go on.

    A first line, with an indent or the room of a lost one, begins a paragraph and continues nothing; nor does a short
    open line, which is a heading.
    """
    gaps = lines.blank_before[kept.rows[1:]]
    usual = np.bincount(np.minimum(gaps, 40)).argmax() if len(gaps) else 0
    gap = (gaps > usual) | kept.page_break | barrier
    plain = np.array([kind is Kind.PLAIN for kind in kept.kinds], bool) & (kept.level == 0) & (measured.measure > 0)
    closed = np.array([ends_sentence(s) or s[-1] in "：:；;" for s in kept.strings], bool)
    indented = lines.indent[kept.rows] > np.bincount(np.minimum(lines.indent[kept.rows], 40)).argmax()
    short = (measured.slack >= _SHORT) & ~closed
    leads = np.concatenate(([False], barrier & ~np.concatenate(([0], kept.parted[1:])).astype(bool)))
    can_start = plain & ~first & ~indented & ~short & ~_footnote_starts(kept) & ~leads
    ends = np.flatnonzero(plain[:-1] & ~closed[:-1] & (measured.slack[:-1] <= _FULL_SLACK) & gap)
    starts = np.flatnonzero(can_start[1:] & gap) + 1
    return Edges(ends.tolist(), starts.tolist(), (np.flatnonzero(kept.parted == 2) + 1).tolist())


def _footnote_starts(kept: Kept) -> Bools:
    """The kept lines that begin a footnote: they open with a circled number that the text before has refered to, in a
    line or, where a line end fell before the reference, at the start of one."""
    out = np.zeros(len(kept.rows), bool)
    seen: set[str] = set()
    for k, string in enumerate(kept.strings):
        if "①" <= string[0] <= "⑳":
            out[k] = string[0] in seen
        seen.update(_CIRCLED.findall(string))
    return out


def _is_lead(string: str) -> bool:
    """Whether the line opens a news item: 本报讯, 新华社北京5月1日电."""
    return (string[0] in "本新（(【" or "电" in string[:24]) and is_lead(string)


def _first_lines_without_indent(lines: Lines, kept: Kept, measured: Measure, score: Floats) -> Bools:
    """The kept lines that begin a paragraph whose indent of two characters the extractor dropped.

    They seem short by the indent. Learned per file: the open lines after a sure paragraph end are short of the measure
    by four columns, in the middle. Then a line short by just that, open, and after a sentence end is a first line too.
    """
    none = np.zeros(len(kept.rows), bool)
    if len(score) < _LOST_LINES:
        return none
    first = np.concatenate(([True], (score < -_SURE) | (kept.parted > 0)))
    bare = (lines.indent[kept.rows] == 0) & (measured.measure > 0)
    closed = np.array([ends_sentence(s) for s in kept.strings], bool)
    shown = measured.slack[bare & first & ~closed & (measured.slack <= 10)]
    low, high = _LOST_INDENT
    if len(shown) < _LOST_LINES or not low <= np.median(shown) <= high:
        return none
    short = (measured.slack >= low) & (measured.slack <= high) & ~closed
    lost: Bools = bare & (first | (short & np.concatenate(([True], closed[:-1]))))
    return lost


def _wrapped_titles(lines: Lines, kept: Kept) -> list[int]:
    """The marked headings whose last word the line end tore, and whose rest stands unmarked on the very next line."""
    number = lines.number[kept.rows]
    at = np.flatnonzero((kept.level[:-1] > 0) & (kept.level[1:] == 0) & (np.diff(number) == 1)).tolist()
    strings = kept.strings
    return [k for k in at if not ends_sentence(strings[k + 1]) and torn_word(strings[k], strings[k + 1])]


def _goes_on_at(kept: Kept, k: int) -> tuple[int, Rule | None]:
    """Where the unwrapped line k goes on, over credits and captions, and by which rule; the rule is None if nowhere."""
    if kept.kinds[k] in _ALONE or kept.kinds[k] is Kind.ATTRIBUTION:
        return k, None
    if k + 1 < len(kept.strings) and kept.strings[k + 1] in ("---", "--", "——"):
        return k + 1, DASH_OF_HYPHENS
    for at in range(k + 1, min(k + 1 + _STEPS, len(kept.strings))):
        if kept.parted[at - 1] or kept.level[at]:
            break
        if kept.kinds[at] is Kind.PLAIN:
            tight = at == k + 1 and bool(kept.tight[k])
            return at, continuation(kept.strings[k], kept.strings[at], bool(kept.page_break[at - 1]), tight)
        if kept.kinds[at] not in _STEP_OVER or kept.kinds[k] is not Kind.PLAIN:
            break
    return k, None


def _over_footnotes(kept: Kept, k: int) -> tuple[int, Rule] | None:
    """Where an open line at the foot of a page goes on over the footnotes: behind the page's end; or None."""
    if ends_sentence(kept.strings[k]) or kept.kinds[k] is not Kind.PLAIN or k + 1 >= len(kept.strings):
        return None
    if kept.strings[k + 1][0] not in _NOTE_MARKS or kept.parted[k] == 2:
        return None
    for at in range(k + 2, min(k + 2 + _FOOT, len(kept.strings))):
        if kept.parted[at - 1] or kept.level[at]:
            return None
        if kept.page_break[at - 1]:
            rule = continuation(kept.strings[k], kept.strings[at], True)
            return None if rule is None else (at, rule)
    return None
