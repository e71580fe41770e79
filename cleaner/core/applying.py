"""Applying rules one after the other: those that hold, outside words that nothing may touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import regex

from cleaner.config import Config
from cleaner.core.edits import Edits
from cleaner.core.rule import Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import Text


def apply_rules(
    text: Text,
    rules: Iterable[Rule],
    config: Config,
    rulings: Rulings = NO_RULINGS,
    applied: Callable[[Text, Edits, Text], None] | None = None,
) -> Text:
    """``text`` after those of ``rules`` that propose something themselves and that ``config`` lets act, in order; what
    ``rulings`` dismiss is left as it is. ``applied`` is told of each text, its edits, and the text that they made."""
    holds = config.rules
    for rule in rules:
        if rule.propose is not None and holds.active(rule.code):
            edits = rule.propose(text)
            if len(edits):
                edits = allowed(text, rule.code, edits, config, rulings)
                before, text = text, text.apply(rule.code, edits)
                if applied is not None:
                    applied(before, edits, text)
    return text


def allowed(text: Text, code: str, edits: Edits, config: Config, rulings: Rulings) -> Edits:
    """The ``edits`` of the rule ``code`` that touch no protected word, and that nobody dismissed."""
    return not_dismissed(text, code, shielded(text, edits, config.protected), rulings)


def shielded(text: Text, edits: Edits, protected: tuple[str, ...]) -> Edits:
    """``edits`` without those that touch a character of a protected word where it stands in ``text``.

    An insertion counts as touching a word it would divide, not one it would stand beside.
    """
    if not protected or not len(edits):
        return edits
    spans = standing(protected, text.string)
    if not spans:
        return edits
    starts, ends = np.array(spans, np.int32).T
    # The first word that ends after the edit starts is the only one that can begin before the edit ends.
    reached = np.maximum.accumulate(ends)
    at = np.minimum(np.searchsorted(reached, edits.starts, "right"), len(ends) - 1)
    touched = (starts[at] < edits.ends) & (edits.starts < ends[at])
    return edits.only(~touched)


def standing(words: tuple[str, ...], string: str) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``string``, by their beginnings; those that overlap too, and of those that begin alike
    the longest."""
    longest_first = "|".join(map(regex.escape, sorted(filter(None, words), key=len, reverse=True)))
    if not longest_first:
        return []
    return [match.span() for match in regex.finditer(longest_first, string, overlapped=True)]


def not_dismissed(text: Text, code: str, edits: Edits, rulings: Rulings) -> Edits:
    """``edits`` of the rule ``code`` without those at raw places where a person said that it is wrong."""
    if not len(edits) or all(each.code != code for each in rulings.dismissed):
        return edits
    record = text.apply(code, edits).ledger.batches[-1]  # knows the raw place of each edit
    at = zip(record.raw_start.tolist(), record.raw_end.tolist(), strict=True)
    return edits.only(np.array([not rulings.dismisses(code, span) for span in at], bool))
