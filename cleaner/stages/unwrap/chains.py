"""Which line goes on in which other: line ends decided one by one, then followed over what stands between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from cleaner.core.layers import Bools, Lines, places, some
from cleaner.stages.unwrap.breaks import ALONE, join_broken
from cleaner.stages.unwrap.chance import by_chance, full_and_closed
from cleaner.stages.unwrap.edges import column_edges, match_edges
from cleaner.stages.unwrap.evidence import ask_lexicon, weigh
from cleaner.stages.unwrap.indents import (
    LOST_INDENT,
    first_lines_under_headings,
    first_lines_without_indent,
    with_short_paragraphs,
)
from cleaner.stages.unwrap.joins import Joins
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.latin_lines import latin_lines, latin_odds
from cleaner.stages.unwrap.lengths import by_length
from cleaner.stages.unwrap.measure import Measure, measure
from cleaner.stages.unwrap.order import COLUMN_ORDER
from cleaner.stages.unwrap.papers import references
from cleaner.stages.unwrap.regions import Floats
from cleaner.stages.unwrap.rules import BROKEN_TITLE, WRAPPED
from cleaner.stages.unwrap.shown import Signs
from cleaner.stages.unwrap.spare import spare
from cleaner.stages.unwrap.titles import wrapped_titles
from cleaner.stages.unwrap.unmarked import unmarked_odds
from cleaner.zh.chars import members
from cleaner.zh.layout import Kind
from cleaner.zh.lexicon import torn_word

_NEW = ALONE | {Kind.ATTRIBUTION, Kind.NOTE, Kind.CAPTION}  # such a line begins a part
_IS_OPENING = members("（(【〔[")
_IS_BRACKET, _IS_SHUT = members("（()）"), members("】〕]］")
_REPORTERS = tuple(
    bracket + who for bracket in "（(" for who in ("记者", "記者", "本报记者", "本報記者", "通讯员", "通訊員")
)
_FULL = 3  # columns of room that a full line leaves at most
_INDENT = 4  # columns of the indent of Chinese paragraphs
_HEADING_ENDS = 5.0  # and no sentence ends with this one: it is a heading
_SHORT = 8  # columns of room that make a line short
_LEAD = 3.0  # a dateline stands before its text, whatever room it left
_MINUTED = -6.0  # who was there, and who wrote the minutes, stands by itself
_FIRST_NEXT = 3.0  # log-odds against a line going on when the next is a first line whose indent was lost


@dataclass(frozen=True, slots=True)
class Chains:
    """``joins``: which kept line goes on in which; ``doubtful``: the wrapped lines whose end is in doubt; ``wrapped``:
    for each kept line, whether its region is; ``ended``: lines that surely end a paragraph, without a mark."""

    joins: Joins
    doubtful: list[int]
    wrapped: list[bool]
    ended: list[int]


def followers(lines: Lines, kept: Kept, doubt: float) -> Chains:
    """Which of the kept lines (at least two) go on, and where. Evidence weaker than ``doubt`` (log-odds) is nearly
    even: these line ends are decided too, but doubtful."""
    latin = latin_lines(kept)
    regions = measure(lines, kept.rows, kept.texts, latin)
    weighed = _weighed(lines, kept, regions) if some(regions.measure) else _unwrapped(regions)
    measured, score, even, short_first, shut = weighed
    odds = latin_odds(lines, kept, latin, measured.extent) + unmarked_odds(lines, kept, measured)
    score, wrapped = np.where(odds[:-1] == 0, score, odds[:-1]), (measured.measure[:-1] > 0) | (odds[:-1] > 0)
    score = ask_lexicon(lines, kept.rows, score, wrapped)
    barrier = kept.cut | ~kept.unmarked[:-1] | ~kept.unmarked[1:]
    score = np.where(kept.minuted[1:], np.minimum(score, _MINUTED), score)
    lead = _leads(kept, measured)
    score = np.where(lead, np.maximum(score, _LEAD), score)
    whole = kept.of_kind(Kind.NOTE) & _IS_BRACKET.take(kept.texts.first) & _IS_BRACKET.take(kept.texts.last)
    barrier |= (kept.of_kind(*ALONE)[:-1] & ~lead) | whole[:-1] | kept.captioned | kept.of_kind(*_NEW)[1:]
    begins, within, ended = references(kept)
    opens = kept.news[1:] | kept.footnote[1:] | kept.titled | kept.ended | (odds[:-1] < 0) | begins[1:]
    opens |= kept.formula[1:] | kept.formula[:-1] | kept.part[1:] | kept.part[:-1] | kept.noted[1:] | ended[:-1]
    opens |= kept.coded | kept.noted_page
    barrier |= opens
    score = by_length(score, even, barrier | ~wrapped, kept.texts.length)
    edges = column_edges(lines, kept, measured, barrier, short_first, shut)
    at_edge = np.zeros(len(score), bool)
    at_edge[list(edges.ends)] = True
    on = places((wrapped & ~barrier & (score > 0) & ~at_edge) | within)
    joins = Joins.of(on, len(kept.rows), WRAPPED.code)
    for k in wrapped_titles(lines, kept):
        joins.join(k, k + 1, BROKEN_TITLE.code)
    # A line that has its place already starts no column.
    starts = [start for start in edges.starts if not joins.joined_by[start]]
    matched = match_edges(replace(edges, starts=starts), kept.texts) if edges.ends else {}
    started, may_start = set(matched.values()), set(edges.starts)
    for k in edges.ends:  # an end that nothing fits clearly goes on in the next line, where that line may begin so
        clear = k not in matched and not barrier[k] and score[k] > 0 and k + 1 not in started
        if clear and (k + 1 in may_start or torn_word(*kept.strings[k : k + 2])):
            matched[k] = k + 1
    for k, at in matched.items():
        if joins.joined_by[k + 1] != BROKEN_TITLE.code:
            joins.join(k, at, WRAPPED.code if at == k + 1 else COLUMN_ORDER.code)
    short = ~wrapped | (measured.slack[:-1] >= _SHORT)
    join_broken(kept, joins, wrapped, wrapped & (score > 0) & barrier, opens, short)
    doubtful = places(wrapped & ~barrier & (np.abs(score) < doubt)).tolist()
    return Chains(joins, doubtful, (measured.measure > 0).tolist(), places(odds < 0).tolist())


class _Weighed(NamedTuple):
    """``measured``: the measure of each line; ``score``: the log-odds that each but the last goes on, before the
    dictionary is asked; ``even``: the ends of sentences that nothing but chance and lengths decide; ``short_first``:
    the lines that are short by the room of their lost indent; ``shut``: those that a sentence or a colon ends."""

    measured: Measure
    score: Floats
    even: Bools
    short_first: Bools
    shut: Bools


def _unwrapped(measured: Measure) -> _Weighed:
    """Nothing is said of the lines of a file that is not wrapped anywhere: nobody asks."""
    none = np.zeros(len(measured.measure), bool)
    return _Weighed(measured, np.zeros(len(none) - 1), none[:-1], none, none)


def _weighed(lines: Lines, kept: Kept, measured: Measure) -> _Weighed:
    """What the evidence says of the lines of a file whose ``measured`` regions are wrapped, some of them."""
    signs = Signs.of(lines.text.string, kept.texts)
    shut, stops = signs.closed | signs.colon, signs.closed[:-1] & ~signs.opener
    score = weigh(lines, kept.rows, measured, kept.page_break, signs)
    first = first_lines_without_indent(lines, kept, measured, score, signs.closed)
    if not some(first):
        score += spare(kept.texts, measured, signs)
        even = full_and_closed(measured, signs)
        score += by_chance(kept.texts, measured, signs, even)
        return _Weighed(measured, score, even & stops, first, shut)
    begins = kept.news | np.concatenate(([True], shut[:-1]))
    all_measured = with_short_paragraphs(measured, signs.closed, begins)
    if all_measured is not measured:
        measured = all_measured
        score = weigh(lines, kept.rows, measured, kept.page_break, signs)
        first = first_lines_without_indent(lines, kept, measured, score, signs.closed)
    headed = first_lines_under_headings(kept, measured, signs.closed)
    first = first | headed
    short_first = first & (measured.slack >= LOST_INDENT[0])
    measured = replace(measured, slack=np.where(first, np.maximum(measured.slack - _INDENT, 0), measured.slack))
    score = weigh(lines, kept.rows, measured, kept.page_break, signs)
    score += spare(kept.texts, measured, signs) - _FIRST_NEXT * first[1:] - _HEADING_ENDS * headed[1:]
    # A full line is no first line here: only others are asked what follows by chance.
    even = full_and_closed(measured, signs) & (measured.slack[1:] > _FULL)
    score += by_chance(kept.texts, measured, signs, even)
    return _Weighed(measured, score, even & stops, short_first, shut)


def _leads(kept: Kept, measured: Measure) -> Bools:
    """Which lines but the last are datelines that stand before their text, and only a narrow column parts them from it:
    they fill the line, or the reporters' names in brackets follow. Where they are all that a line has, 【云岭社白沙五日
    电】, its indent may be lost."""
    wrapped, slack, first = measured.measure[:-1] > 0, measured.slack[:-1], kept.texts.first[:-1]
    bracketed = _IS_OPENING.take(first)
    out = kept.of_kind(Kind.DATELINE)[:-1] & wrapped & ~bracketed
    for k in np.flatnonzero(out & (slack > _FULL)).tolist():
        out[k] = kept.strings[k + 1].startswith(_REPORTERS)
    whole = kept.news[:-1] & bracketed & _IS_SHUT.take(kept.texts.last[:-1]) & wrapped & (slack <= _FULL + _INDENT)
    out |= whole & ~_IS_BRACKET.take(first)
    return out
