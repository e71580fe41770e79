"""Furniture: what the page, the collection and the web site add to the text. Marked here, removed at the end."""

from __future__ import annotations

from cleaner.core.layers import Lines
from cleaner.core.text import Text
from cleaner.stages.furniture import front, pages
from cleaner.stages.furniture.front import FRONT_RULES
from cleaner.stages.furniture.headlines import PAGE_LINE, page_lines
from cleaner.stages.furniture.marks import MARK_RULES, levels
from cleaner.stages.furniture.pages import PAGE_RULES

RULES = (*MARK_RULES, *FRONT_RULES, *PAGE_RULES, PAGE_LINE)


def mark(text: Text) -> Lines:
    """The lines of ``text`` without Markdown marks, each with its heading level and the furniture rule that took it.

    ``text`` has ``\\n`` line ends. The text of the result is ``Lines.text``: heading marks are gone from it, furniture
    lines are still there (they are evidence for the stages to come) and named in ``Lines.furniture``.
    """
    level = levels(text)
    for rule in MARK_RULES:
        if rule.propose is not None:
            text = text.apply(rule.code, rule.propose(text))
    lines = Lines.of(text).levelled(level)
    if not len(lines):
        return lines
    toc = front.contents(lines)
    paper, journal = page_lines(lines)
    for rows, rule, parting in (
        (front.masthead(lines), front.MASTHEAD, 2),
        (front.cover(lines, toc), front.COVER, 2),
        (toc, front.CONTENTS, 2),
        (front.labels(lines), front.LABEL, 2),
        (front.drawn_rules(lines), front.DRAWN_RULE, 1),
        (paper, PAGE_LINE, 2),
        (journal, PAGE_LINE, 0),
        (front.clutter(lines), front.CLUTTER, 1),
    ):
        lines = lines.consumed(rows, rule.code, parting)
    numbers, heads = pages.page_numbers_and_heads(lines)
    return lines.consumed(numbers, pages.PAGE_NUMBER.code, 0).consumed(heads, pages.RUNNING_HEAD.code, 0)
