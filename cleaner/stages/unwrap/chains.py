"""Which line goes on in which other: line ends decided one by one, then followed over what stands between."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cleaner.core.layers import Lines
from cleaner.core.rule import Rule
from cleaner.stages.unwrap.broken import continuation
from cleaner.stages.unwrap.edges import column_edges, match_edges
from cleaner.stages.unwrap.evidence import Signs, ask_lexicon, weigh
from cleaner.stages.unwrap.indents import LOST_INDENT, first_lines_without_indent
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.measure import measure
from cleaner.stages.unwrap.order import COLUMN_ORDER
from cleaner.stages.unwrap.rules import BROKEN_TITLE, DASH_OF_HYPHENS, WRAPPED
from cleaner.stages.unwrap.titles import wrapped_titles
from cleaner.zh.layout import Kind, ends_sentence

_ALONE = {Kind.BYLINE, Kind.CREDIT, Kind.DATELINE, Kind.SOURCE, Kind.JUMP}  # such a line is a part by itself
_NEW = _ALONE | {Kind.ATTRIBUTION, Kind.NOTE, Kind.CAPTION}  # such a line begins a part
_STEP_OVER = {Kind.CREDIT, Kind.CAPTION}  # what a broken paragraph can go on behind
_STEPS = 4
_FOOT = 16  # lines of footnotes that can stand at the foot of a page
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳※＊*"
_INDENT = 4  # columns of the indent of Chinese paragraphs
_FIRST_NEXT = 3.0  # log-odds against a line going on when the next is a first line whose indent was lost
_DOUBT = 0.75  # score under which the evidence is nearly even


@dataclass(frozen=True, slots=True)
class Chains:
    """``follower``: for each kept line that goes on, the kept line it goes on in and the code of the rule that says so;
    ``doubtful``: the wrapped lines whose end is in doubt; ``wrapped``: for each kept line, whether its region is."""

    follower: dict[int, tuple[int, str]]
    doubtful: list[int]
    wrapped: list[bool]


def followers(lines: Lines, kept: Kept) -> Chains:
    """Which of the kept lines (at least two) go on, and where."""
    measured = measure(lines, kept.rows)
    signs = Signs.of(lines, kept.rows)
    score = weigh(lines, kept.rows, measured, kept.page_break, signs)
    first = first_lines_without_indent(lines, kept, measured, score, signs.closed)
    short_first = first & (measured.slack >= LOST_INDENT[0])
    if first.any():
        measured = replace(measured, slack=np.where(first, np.maximum(measured.slack - _INDENT, 0), measured.slack))
        score = weigh(lines, kept.rows, measured, kept.page_break, signs) - _FIRST_NEXT * first[1:]
    score = ask_lexicon(lines, kept.rows, score)
    wrapped = measured.measure[:-1] > 0
    barrier = (kept.parted > 0) | (kept.level[:-1] > 0) | (kept.level[1:] > 0)
    barrier |= np.array([a in _ALONE or b in _NEW for a, b in zip(kept.kinds[:-1], kept.kinds[1:], strict=True)], bool)
    barrier |= kept.news[1:] | kept.footnote[1:] | kept.titled
    edges = column_edges(lines, kept, measured, barrier, short_first, signs.closed | signs.colon)
    at_edge = np.zeros(len(score), bool)
    at_edge[list(edges.ends)] = True
    on = np.flatnonzero(wrapped & ~barrier & (score > 0) & ~at_edge).tolist()
    out = {k: (k + 1, WRAPPED.code) for k in on}
    titles = wrapped_titles(lines, kept)
    continued = {k + 1 for k in (*on, *titles)}  # such a line has its place already, and starts no column
    matched = match_edges(replace(edges, starts=[s for s in edges.starts if s not in continued]), kept.strings)
    started = set(matched.values())
    for k in edges.ends:  # an end that nothing fits clearly goes on in the next line, where that line may begin so
        if k not in matched and not barrier[k] and score[k] > 0 and k + 1 in edges.starts and k + 1 not in started:
            matched[k] = k + 1
    out |= {k: (at, WRAPPED.code if at == k + 1 else COLUMN_ORDER.code) for k, at in matched.items()}
    out |= {k: (k + 1, BROKEN_TITLE.code) for k in titles}
    taken = {at for at, _ in out.values()}
    over_foot = np.flatnonzero(wrapped & (score > 0) & barrier & (kept.level[:-1] == 0)).tolist()
    unwrapped = np.flatnonzero(~wrapped & (kept.level[:-1] == 0)).tolist()
    for k in sorted([*over_foot, *unwrapped]):
        at, rule = _over_footnotes(kept, k) or (_goes_on_at(kept, k) if not wrapped[k] else (k, None))
        if rule is not None and at not in taken:
            out[k] = (at, rule.code)
            taken.add(at)
    doubtful = np.flatnonzero(wrapped & ~barrier & (np.abs(score) < _DOUBT)).tolist()
    return Chains(out, doubtful, (measured.measure > 0).tolist())


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
