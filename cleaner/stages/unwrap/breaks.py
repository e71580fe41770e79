"""Where paragraphs that a column or a page broke go on: over credits and captions, over footnotes, behind a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.core.layers import Bools, places, some
from cleaner.core.rule import Rule
from cleaner.stages.unwrap.broken import REACH, continuation, may_continue
from cleaner.stages.unwrap.broken_rules import (
    BAD_LINE_START,
    BROKEN_AFTER_COMMA,
    BROKEN_SENTENCE,
    BROKEN_WORD,
    LEFT_OPEN,
)
from cleaner.stages.unwrap.joins import Joins
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.rules import DASH_OF_HYPHENS
from cleaner.zh.chars import members
from cleaner.zh.layout import NO_LINE_START, Kind, ends_sentence

# Such a line is a part by itself.
ALONE = {Kind.BYLINE, Kind.CREDIT, Kind.DATELINE, Kind.SOURCE, Kind.JUMP, Kind.TABLE}
_STEP_OVER = {Kind.CREDIT, Kind.CAPTION}  # what a broken paragraph can go on behind
_STEPS = 4
_IS_DASH = members("-—")
_IS_NO_START = members(NO_LINE_START)
_FOOT = 16  # lines of footnotes that can stand at the foot of a page
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳※＊*"
_IS_NOTE_MARK = members(_NOTE_MARKS)
_STANZA = 5  # lines that show verse
_IN_VERSE = {rule.code for rule in (BROKEN_AFTER_COMMA, BROKEN_WORD, BROKEN_SENTENCE)}  # by which verse would be joined
_DASHES = ("---", "--", "——")
_LONGEST_DASH = 3
_SIGNATURE = 6  # code points: a name over the dashes that close a letter, no sentence


def join_broken(kept: Kept, joins: Joins, wrapped: Bools, at_foot: Bools, opens: Bools, short: Bools) -> None:
    """Put to ``joins`` where paragraphs that a page or column broke go on; the wrapped lines are in it already.

    The paragraphs are compared as they will be printed, in wrapped text too, so that cleaning what is clean already
    finds nothing more: where one has grown, what stands beside it is looked at once more. ``at_foot``: wrapped lines
    that may go on over footnotes; ``opens``: the next line opens a part; ``short``: the line does not fill the measure.
    """
    barred = kept.cut | ~kept.unmarked[1:] | opens
    after, before = joins.columns()
    may, asked = _may_go_on(kept, after >= 0, before >= 0, barred)
    if not some(asked):
        return
    paragraphs = _Paragraphs(kept.strings, joins.after, before.tolist(), {}, {}, {})
    walls, notes = barred.tolist(), _before_notes(kept).tolist()
    found: list[Rule] = []
    left: list[int] = []

    def look(seams: list[int], even_left: bool) -> None:
        """Join the paragraphs that end with the lines ``seams`` to those that they go on in."""
        while seams:
            beside: set[int] = set()
            for k in seams:
                over = notes[k] and (at_foot[k] or not wrapped[k] or kept.footnote[k + 1])
                at, rule = (_over_footnotes(kept, k) if over else None) or _goes_on_at(
                    kept, k, paragraphs, walls, bool(wrapped[k]), bool(short[k])
                )
                if rule is None or paragraphs.before[at] >= 0 or (rule is LEFT_OPEN and wrapped[k]):
                    continue
                if rule is LEFT_OPEN and not even_left:
                    left.append(k)
                elif paragraphs.may_join(k, at):
                    joins.join(k, at, rule.code)
                    beside |= paragraphs.joined(k, at)
                    found.append(rule)
            seams = [k for k in sorted(beside) if k < len(may) and may[k] and joins.after[k] < 0]

    look(places(asked).tolist(), False)
    left = [k for k in sorted(set(left)) if joins.after[k] < 0]
    if sum(rule is not BAD_LINE_START for rule in found) >= len(left):
        look(left, True)


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """The paragraphs that the lines make, put together where they are asked for: ``after`` and ``before`` say for each
    line which line it goes on in, and which goes on in it; -1 for none. Of those that were joined ``first`` says where
    the one that ends with a line begins, ``last`` where the one that begins with it ends. ``tail``: of the paragraph
    last asked for, by the line that it ends with, the text and the line with which that begins."""

    strings: list[str]
    after: list[int]
    before: list[int]
    first: dict[int, int]
    last: dict[int, int]
    tail: dict[int, tuple[int, str]]

    def head(self, k: int) -> int:
        """The first line of the paragraph that ends with line k."""
        if k in self.first:
            return self.first[k]
        while (above := self.before[k]) >= 0:
            k = above
        return k

    def end(self, k: int) -> int:
        """The last line of the paragraph that begins with line k."""
        if k in self.last:
            return self.last[k]
        while (below := self.after[k]) >= 0:
            k = below
        return k

    def may_join(self, k: int, at: int) -> bool:
        """Whether the paragraph that ends with line k can go on in line ``at``: it does not begin with that, as where a
        column that was read too early ends where its own paragraph begins."""
        return self.head(k) != at

    def joined(self, k: int, at: int) -> set[int]:
        """Take note that line k, the end of a paragraph, goes on in ``at``; the lines that are to be looked at again:
        the end of the paragraph that they make, and those that may go on in it."""
        head, end = self.head(k), self.end(at)
        self.before[at] = k
        self.first[end], self.last[head] = head, end
        return {end, *range(max(0, head - _STEPS), head)}

    def is_inside(self, k: int) -> bool:
        """Whether line k is neither the first nor the last of its paragraph."""
        return self.before[k] >= 0 and self.after[k] >= 0

    def up_to(self, k: int) -> str:
        """The text of the paragraph that ends with line k; of a long one the end."""
        above = self.before[k]
        if above < 0:
            return self.strings[k]
        top, text = self.tail.get(above, (above, ""))
        if text and (len(text) >= REACH or self.before[top] < 0):  # one line more than when it was last asked
            text += self.strings[k]
        else:
            top, chain, length = k, [self.strings[k]], len(self.strings[k])
            while (above := self.before[top]) >= 0 and length < REACH:
                top = above
                chain.append(self.strings[top])
                length += len(chain[-1])
            text = "".join(reversed(chain))
        while len(text) - len(self.strings[top]) >= REACH:
            text, top = text[len(self.strings[top]) :], self.after[top]
        self.tail.clear()
        self.tail[k] = top, text
        return text

    def begun(self, k: int) -> str:
        """The text of the paragraph that begins with line k; of a long one the beginning."""
        chain = [self.strings[k]]
        length = len(chain[0])
        while (below := self.after[k]) >= 0 and length < REACH:
            k = below
            chain.append(self.strings[k])
            length += len(chain[-1])
        return "".join(chain)


def _may_go_on(kept: Kept, goes_on: Bools, continues: Bools, barred: Bools) -> tuple[Bools, Bools]:
    """Which lines but the last can be the end of a broken paragraph that goes on below, if what stands on both sides
    grows; and which can be that as they are. ``goes_on``: the line goes on in another; ``continues``: another goes on
    in it; ``barred``: nothing goes on in the next line.

    Those that end no sentence, and those over a dash or near a line that begins with a mark that may not begin one.
    Nearly all go on in the next line or not at all, and most of them are paragraphs of one line: these are looked at
    together, so that only few are asked one by one.
    """
    texts, plain, first = kept.texts, kept.plain, kept.texts.first[1:]
    bad = np.append(_IS_NO_START.take(texts.first), np.zeros(_STEPS, bool))
    near_bad = np.zeros(len(first), bool)
    for step in range(1, _STEPS + 1):
        near_bad |= bad[step : step + len(first)]
    is_open = ~texts.closed[:-1]
    next_one = (is_open | bad[1 : len(texts)]) & plain[1:]
    others = (is_open | near_bad) & kept.of_kind(*_STEP_OVER)[1:]
    signed = (texts.length[:-1] > _SIGNATURE) | continues[:-1]
    after_all = _IS_DASH.take(first) & (texts.length[1:] <= _LONGEST_DASH) & signed
    if some(kept.page_break):  # only behind the end of its page an open line goes on over footnotes
        after_all |= is_open & _before_notes(kept) & plain[:-1]
    an_end = kept.unmarked[:-1] & ~goes_on[:-1] & ~kept.of_kind(*ALONE, Kind.ATTRIBUTION)[:-1] & ~kept.captioned
    may: Bools = (((next_one | others) & ~barred) | after_all) & an_end
    now = next_one & (goes_on[1:] | continues[:-1] | may_continue(texts, kept.page_break))
    asked: Bools = (((now | others) & ~barred) | after_all) & an_end
    return may, asked


def _before_notes(kept: Kept) -> Bools:
    """Below which lines but the last footnotes stand."""
    notes: Bools = _IS_NOTE_MARK.take(kept.texts.first[1:]) | kept.noted[1:]
    return notes


def _goes_on_at(
    kept: Kept, k: int, paragraphs: _Paragraphs, walls: Sequence[bool], wrapped: bool, short: bool
) -> tuple[int, Rule | None]:
    """Where the paragraph that ends with line k goes on, over credits and captions, and by which rule; the rule is None
    if nowhere. In wrapped text the ends of pages and the blank lines have been weighed already. ``walls``: for each
    line but the last, whether nothing goes on in the next."""
    strings, kinds = kept.strings, kept.kinds
    if strings[k + 1] in _DASHES:
        return k + 1, DASH_OF_HYPHENS if len(paragraphs.up_to(k)) > _SIGNATURE else None
    for at in range(k + 1, min(k + 1 + _STEPS, len(strings))):
        if walls[at - 1] or paragraphs.is_inside(at):
            break
        if kinds[at] is Kind.PLAIN:
            tight = at == k + 1 and not wrapped and bool(kept.tight[k])
            page = not wrapped and bool(kept.page_break[at - 1])
            apart = at > k + 1 or bool(kept.apart[k])
            rule = continuation(paragraphs.up_to(k), paragraphs.begun(at), page, tight, apart)
            verse = rule is not None and short and rule.code in _IN_VERSE
            return at, None if verse and _is_verse(kept, k, at, rule is BROKEN_AFTER_COMMA) else rule
        if kinds[at] not in _STEP_OVER or kinds[k] is not Kind.PLAIN:
            break
    return k, None


def _is_verse(kept: Kept, k: int, at: int, marked: bool) -> bool:
    """Whether two lines are lines of verse: they stand among short lines, and each of them ends with a mark, if the
    first does (``marked``), else hardly one ends a sentence."""
    if at != k + 1 or kept.wide[k] or (kept.apart[k] and not kept.apart.all()):  # in clean text all lines are apart
        return False
    like = kept.is_verse_like if marked else kept.is_open_verse_like
    found = [like(n) for n in range(max(0, k - _STANZA), min(len(kept.strings), at + _STANZA + 1))]
    middle = k - max(0, k - _STANZA)
    above = next((n for n in range(middle + 1) if not found[middle - n]), middle + 1)
    below = next((n for n, verse in enumerate(found[middle + 1 :]) if not verse), len(found) - middle - 1)
    return above > 0 and below > 0 and above + below >= _STANZA


def _over_footnotes(kept: Kept, k: int) -> tuple[int, Rule] | None:
    """Where an open line at the foot of a page goes on over the footnotes below: behind the page's end; or None."""
    if ends_sentence(kept.strings[k]) or kept.kinds[k] is not Kind.PLAIN:
        return None
    if kept.parted[k] == 2:
        return None
    for at in range(k + 2, min(k + 2 + _FOOT, len(kept.strings))):
        if kept.parted[at - 1] or kept.level[at]:
            return None
        if kept.page_break[at - 1]:
            rule = continuation(kept.strings[k], kept.strings[at], True)
            return None if rule is None else (at, rule)
    return None
