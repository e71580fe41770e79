"""Segment: the file divided into articles, and each article into its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from cleaner.article import Draft, Drop, Outline
from cleaner.config import DEFAULT, Config
from cleaner.core.doubts import findings
from cleaner.core.layers import Block, Lines, places
from cleaner.core.once import asked
from cleaner.core.rule import Finding
from cleaner.stages.segment.crowds import deep_in_titles
from cleaner.stages.segment.documents import behind_contents, goes_on_below, stands_under_metadata
from cleaner.stages.segment.endings import with_endings
from cleaner.stages.segment.headings import Headings
from cleaner.stages.segment.late import under_their_titles
from cleaner.stages.segment.papers import with_heads_of_papers, with_sections_counted
from cleaner.stages.segment.parts import draft
from cleaner.stages.segment.people import with_named_bylines, with_poems
from cleaner.stages.segment.rules import BETWEEN_PARTS, DOUBTFUL_TITLE, FRAGMENT, LATE_TITLE, RULES, TITLE
from cleaner.stages.segment.series import (
    doubtful_titles,
    series_points,
    with_lone_titles,
    with_sections,
    with_written_titles,
)
from cleaner.stages.segment.strips import Strip, strips
from cleaner.stages.segment.titles import TITLE_AT, group_at, title_points
from cleaner.zh.dates import year_of
from cleaner.zh.layout import Kind, ends_sentence

_MOVED = "the beginning of an article stood before its title, and was put under it"
_MAY_BE_TITLE = "this heading may be the title of another article"
_OPENS_LEAD = frozenset("（(【〔［[本新中")
_JUMP = Kind.JUMP  # looked up once: it is compared with every line

__all__ = ["BETWEEN_PARTS", "RULES", "divide"]


def divide(lines: Lines, blocks: tuple[Block, ...], config: Config = DEFAULT) -> Outline:
    """The articles of a file, and what belongs to none.

    ``blocks`` are the file's paragraphs in reading order over ``lines.text``. Every block is in exactly one part of one
    article or dropped; every furniture line is dropped under its rule.
    """
    rules = config.rules
    rows = with_named_bylines(
        with_heads_of_papers(with_sections_counted(with_poems(strips(lines, blocks, config.bylines))))
    )
    rows = with_sections(with_endings(with_written_titles(rows)))
    year = asked(partial(year_of, lines.text.string))
    taken = places(lines.taken)
    drops = list(map(Drop, lines.start[taken].tolist(), lines.end[taken].tolist(), lines.furniture[taken].tolist()))
    drafts: list[Draft] = []
    found: list[Finding] = []
    listed = {lines.strings[row] for row in places(lines.parting == 2).tolist()}
    settled = not len(taken) and any(s.parted == 2 for s in rows)  # clean text says itself where articles begin
    series = {} if settled else series_points(rows, listed)
    divided = _articles(rows, series, rules.active(TITLE.code), behind_contents(lines), settled)
    if rules.active(TITLE.code):
        divided = divided if settled else with_lone_titles(divided)
        found.extend(_at(lines, DOUBTFUL_TITLE.code, doubtful_titles(divided), _MAY_BE_TITLE))
    if rules.active(LATE_TITLE.code):
        divided, moved = under_their_titles(divided)
        found.extend(_at(lines, LATE_TITLE.code, moved, _MOVED))
    titled = any(group for group, _ in divided)
    for group, rest in divided:
        article, sources = draft(group, rest, year, rules, settled)
        if (
            titled and not group and not rest[0].lead
        ):  # among articles with titles, one without is the end of an article of another page
            article = replace(article, metadata=replace(article.metadata, complete=False))
        drops.extend(sources)
        if article.parts:
            drafts.append(article)
            found.extend(_fragment(lines, article))
    return Outline(tuple(drafts), tuple(drops), tuple(found))


def _articles(
    rows: Sequence[Strip], series: Mapping[int, float], divide: bool, below_contents: Set[int], settled: bool
) -> list[tuple[Sequence[Strip], Sequence[Strip]]]:
    """Each article's title group (empty for an article without title) and the strips under it; unless they are to be
    divided, all are one article, under the title that the first have. ``below_contents``: where lines begin that
    stand right behind a contents page; ``settled``: the file says itself where articles begin."""
    headings = Headings(rows)
    out: list[tuple[Sequence[Strip], Sequence[Strip]]] = []
    group: Sequence[Strip] = ()
    begin = following = 0
    open_level = 0
    # At any other row an article can neither begin nor end.
    briefs = _briefs(rows)
    deep = deep_in_titles(rows, series)
    telling = [
        k
        for k, s in enumerate(rows)
        if (s.headline and k not in deep) or s.opens or s.parted == 2 or s.kind is _JUMP or k in briefs
    ]
    for k in telling:
        if k < following or not (divide or k == 0) or (settled and k and not (rows[k].parted == 2 or rows[k].opens)):
            continue
        end = group_at(rows, k)
        contents = rows[k].parted == 2 and not rows[k].opens and rows[k].pieces[0].start in below_contents
        if group and contents and goes_on_below(rows, begin, k):
            following = end if end > k else k + 1
            continue
        headed = not (group or out) and stands_under_metadata(rows, k)
        level = open_level if k and not headed else None
        titled = end > k and series.get(k, 0.0) + title_points(headings, k, end, level) >= TITLE_AT
        brief = k in briefs and not group and begin in briefs
        if titled or (k > begin and (brief or _begins_untitled(rows, k))):
            if titled and headed:  # 索引号：…　发布机构：… stand over the title of a document
                rows = [*rows[k:end], *rows[:k], *rows[end:]]
                moved = {n: points for n, points in series.items() if n >= end}
                return _articles(rows, moved, divide, below_contents, settled)
            if k > begin or group:
                out.append((group, rows[begin:k]))
            group = rows[k:end] if titled else ()
            open_level = min((s.level for s in group if s.level), default=0)
            begin = following = end if titled else k
        else:
            following = end
    if begin < len(rows) or group:
        out.append((group, rows[begin:]))
    return out


def _briefs(rows: Sequence[Strip]) -> Set[int]:
    """The rows where news items begin that have no titles, if the file begins with one: each opens with the place and
    day, or who reports it, below a finished paragraph that is a whole item itself or stands farther apart."""
    if not rows or not rows[0].lead:
        return frozenset()
    return {
        k
        for k, s in enumerate(rows)
        if not k
        or (s.text[0] in _OPENS_LEAD and s.lead and ends_sentence(rows[k - 1].text) and (s.gap > 0 or rows[k - 1].lead))
    }


def _begins_untitled(rows: Sequence[Strip], k: int) -> bool:
    """Whether an article without a title begins at row ``k``: the reading order says so, a label or contents page
    stands before it, or it says itself that it goes on from another page, and stands below a finished paragraph."""
    jump_in = rows[k].kind is _JUMP and not rows[k].ends_article
    above = rows[k - 1] if k else None
    goes_on = jump_in and above is not None and above.kind is Kind.PLAIN and not above.headline and not above.open_end
    return rows[k].opens or rows[k].parted == 2 or goes_on


def _at(lines: Lines, code: str, strips: Sequence[Strip], message: str) -> tuple[Finding, ...]:
    """A finding at the first character of each of some strips."""
    starts = [strip.pieces[0].start for strip in strips]
    return findings(lines.text, code, [(at, at + 1, message) for at in starts])


def _fragment(lines: Lines, article: Draft) -> tuple[Finding, ...]:
    """A finding for an incomplete article, at its first character."""
    if article.metadata.complete:
        return ()
    start = article.parts[0].pieces[0].start
    message = "the article is incomplete: its other part is not in this file"
    return findings(lines.text, FRAGMENT.code, [(start, start + 1, message)])
