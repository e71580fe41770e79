"""Furniture: what the page, the collection and the web site add to the text. Marked here, removed at the end."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.config import DEFAULT, Config
from cleaner.core.applying import apply_rules
from cleaner.core.doubts import findings
from cleaner.core.layers import Lines
from cleaner.core.rule import Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import Text
from cleaner.stages.furniture import front, pages
from cleaner.stages.furniture.clutter import CLUTTER, clutter
from cleaner.stages.furniture.containers import CONTAINER, containers, stretches
from cleaner.stages.furniture.contents import CONTENTS, contents
from cleaner.stages.furniture.ebooks import ADVERTISEMENT, advertisements
from cleaner.stages.furniture.front import FRONT_RULES
from cleaner.stages.furniture.headlines import PAGE_LINE, page_lines
from cleaner.stages.furniture.known import known_heads
from cleaner.stages.furniture.marks import MARK_RULES, levels
from cleaner.stages.furniture.messages import message_times
from cleaner.stages.furniture.page_rules import PAGE_NUMBER, PAGE_RULES, RUNNING_HEAD
from cleaner.stages.furniture.printed import PRINT_FOOT, PRINT_HEAD, printed_by_browser
from cleaner.stages.furniture.specks import SPECK, SPECK_BEHIND, UNREADABLE, beside_numbers, unreadable
from cleaner.stages.furniture.twice import TWICE, titles_twice, twice_over_columns
from cleaner.zh.kinds import special_kinds
from cleaner.zh.rows import Rows

RULES = (
    *MARK_RULES,
    SPECK,
    SPECK_BEHIND,
    CONTAINER,
    CONTENTS,
    *FRONT_RULES,
    CLUTTER,
    ADVERTISEMENT,
    TWICE,
    UNREADABLE,
    *PAGE_RULES,
    PAGE_LINE,
    PRINT_HEAD,
    PRINT_FOOT,
)


def mark(text: Text, config: Config = DEFAULT, rulings: Rulings = NO_RULINGS) -> Lines:
    """The lines of ``text`` without Markdown marks, each with its heading level, its kind and the furniture rule that
    took it.

    ``text`` has ``\\n`` line ends. The text of the result is ``Lines.text``: heading marks are gone from it, furniture
    lines are still there (they are evidence for the stages to come) and named in ``Lines.furniture``. Lines that
    ``rulings`` say are none are text.
    """
    level = levels(text)
    text = apply_rules(text, (*MARK_RULES, SPECK, SPECK_BEHIND), config, rulings)
    lines = Lines.of(text).levelled(level)
    if not len(lines):
        return lines
    texts = Rows.of_lines(lines)
    kinds = special_kinds(texts, config.bylines)
    lines = lines.of_kinds(kinds)
    if times := set(message_times(lines)):
        lines = lines.of_kinds({row: kind for row, kind in kinds.items() if row not in times})
    toc = contents(texts)
    paper, journal = page_lines(texts)
    known = known_heads(lines, config.headers)
    head, number = front.masthead(texts)
    records = containers(texts)
    site = clutter(texts, stretches(len(texts), records))
    over, under = printed_by_browser(text.string, texts, kinds)
    rows_of: tuple[tuple[list[int], Rule, int], ...] = (
        (known, RUNNING_HEAD, 0),
        (over, PRINT_HEAD, 0),
        (under, PRINT_FOOT, 0),
        (records, CONTAINER, 2),
        (head, front.MASTHEAD, 2),
        (number, front.MASTHEAD, 1),
        (front.cover(lines, toc), front.COVER, 2),
        (toc, CONTENTS, 2),
        (front.labels(texts), front.LABEL, 2),
        (front.drawn_rules(lines, texts), front.DRAWN_RULE, 1),
        (front.borders(lines, texts), front.DRAWN_RULE, 0),
        (paper, PAGE_LINE, 2),
        (journal, PAGE_LINE, 0),
        (site, CLUTTER, 1),
        (advertisements(texts), ADVERTISEMENT, 1),
        (titles_twice(lines, texts, site), TWICE, 1),
        (unreadable(texts), UNREADABLE, 0),
    )
    lines = _consumed(lines, rows_of, config)
    numbers, heads = pages.page_numbers_and_heads(lines, texts)
    specks = beside_numbers(texts, numbers)
    found = ((numbers, PAGE_NUMBER, 0), (heads, RUNNING_HEAD, 0), (specks, UNREADABLE, 0))
    lines = _consumed(lines, found, config)
    lines = _consumed(lines, ((twice_over_columns(lines), TWICE, 1),), config)
    return lines.released(_no_furniture(lines, rulings))


def _consumed(lines: Lines, found: Iterable[tuple[list[int], Rule, int]], config: Config) -> Lines:
    """``lines`` with the rows marked that each rule took, if the rule holds; the number is how far they part."""
    rules = config.rules
    for rows, rule, parting in found:
        if rows and rules.active(rule.code):
            lines = lines.consumed(rows, rule.code, parting)
    return lines


def _no_furniture(lines: Lines, rulings: Rulings) -> list[int]:
    """The rows that a rule took, of which a person said that it was wrong there."""
    out: list[int] = []
    if not rulings.dismissed:
        return out
    for code in sorted({each.code for each in rulings.dismissed} & set(lines.furniture.tolist())):
        for row in (lines.furniture == code).nonzero()[0].tolist():
            (found,) = findings(lines.text, code, [(int(lines.start[row]), int(lines.end[row]), "")])
            if any(d.code == code and _touch(d.span, found.span) for d in rulings.dismissed):
                out.append(row)
    return out


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one of two places lies in the other: other rules may have taken the edges of the line."""
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
