"""What a rule is, and short ways to declare one.

A rule has a code that never changes meaning, a name that states the fault, a confidence, a docstring that is its
documentation page, and examples that are its tests. Rules propose; ``Text.apply`` and ``Text.gather`` change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import regex

from cleaner.core.chars import Chars
from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.text import Text

Propose = Callable[[Text], Edits]


class Confidence(StrEnum):
    """How far a rule may act on its own."""

    SURE = "sure"  # applied
    LIKELY = "likely"  # applied, and listed for review
    ASK = "ask"  # only listed


class Removed(StrEnum):
    """The kinds of removed text (CONTRACT.md section 2)."""

    PAGE_HEADER = "page-header"
    PAGE_FOOTER = "page-footer"
    PAGE_NUMBER = "page-number"
    TOC = "toc"
    RULE = "rule"
    MASTHEAD = "masthead"
    SOURCE = "source"
    LABEL = "label"
    MARKUP = "markup"
    JUNK = "junk"


class Example(NamedTuple):
    """A text before and after a rule; ``after is None`` means it must be kept as it is.

    ``wrong`` says why a known failure fails; the tests then expect it to fail, strictly.
    """

    before: str
    after: str | None
    wrong: str = ""


def fixes(before: str, after: str, wrong: str = "") -> Example:
    """An example in which the rule acts."""
    return Example(before, after, wrong)


def keeps(before: str, wrong: str = "") -> Example:
    """An example in which the rule must not act."""
    return Example(before, None, wrong)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``removes`` says as what kind of thing the text it takes out is recorded; None: it only rewrites.

    ``propose`` is None for a rule that a stage applies by weighing it against others (unwrap, segment, furniture).
    """

    code: str
    name: str
    confidence: Confidence
    doc: str
    examples: tuple[Example, ...]
    removes: Removed | None = None
    propose: Propose | None = None

    def __post_init__(self) -> None:
        if not regex.fullmatch(r"[A-Z]{3}\d{3}", self.code):
            raise ValueError(f"{self.code!r} is no rule code: three capitals and three digits")
        if not self.doc.strip():
            raise ValueError(f"{self.code} has no docstring")

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.strip().split("\n", 1)[0]


def rule(
    code: str,
    name: str,
    confidence: Confidence = Confidence.SURE,
    *,
    examples: tuple[Example, ...],
    removes: Removed | None = None,
) -> Callable[[Propose], Rule]:
    """Declare the decorated function, from a text to edits, as a rule; its docstring is the rule's page."""

    def declare(propose: Propose) -> Rule:
        return Rule(code, name, confidence, propose.__doc__ or "", examples, removes, propose)

    return declare


def regex_rule(
    code: str,
    name: str,
    doc: str,
    pattern: str,
    replace: str | Callable[[regex.Match[str]], str | None],
    *,
    trigger: str = "",
    first: str = "",
    then: str = "",
    confidence: Confidence = Confidence.SURE,
    examples: tuple[Example, ...],
    removes: Removed | None = None,
) -> Rule:
    """A rule that replaces each match of a verbose regex.

    Skipped when none of the ``trigger`` characters occurs. With one of ``first``, if they are given, every match
    begins, and one of ``then``, if they are given too, stands behind it; the regex is tried nowhere else.
    """
    compiled = late(pattern, regex.VERBOSE | regex.MULTILINE)
    begins, goes_on = Chars(first), Chars(then)

    def propose(text: Text) -> Edits:
        if first:
            at = begins.places(text)
            if not len(at):
                return Edits.none()
            if then:
                at = at[goes_on.among(text.codes.take(at + 1, mode="clip"))]
            return Edits.from_matches(matches_at(compiled, text.string, at.tolist()), replace)
        if trigger and not any(c in text.string for c in trigger):
            return Edits.none()
        return Edits.from_regex(compiled, replace, text.string)

    return Rule(code, name, confidence, doc, examples, removes, propose)


def table_rule(
    code: str,
    name: str,
    doc: str,
    table: dict[str, str],
    *,
    confidence: Confidence = Confidence.SURE,
    examples: tuple[Example, ...],
    removes: Removed | None = None,
) -> Rule:
    """A rule that replaces single characters by a table, wherever they stand."""
    lookup = Chars(table)

    def propose(text: Text) -> Edits:
        at = lookup.places(text).astype(np.int32)
        if not len(at):
            return Edits.none()
        return Edits(at, at + np.int32(1), tuple(table[text.string[i]] for i in at.tolist()))

    return Rule(code, name, confidence, doc, examples, removes, propose)


def judged(
    code: str,
    name: str,
    doc: str,
    *,
    confidence: Confidence = Confidence.SURE,
    examples: tuple[Example, ...],
    removes: Removed | None = None,
) -> Rule:
    """A rule without a proposal of its own: its stage applies it after weighing the evidence."""
    return Rule(code, name, confidence, doc, examples, removes)


class Finding(NamedTuple):
    """Something a person should look at: the rule, the raw place (code points, end exclusive) and what it is."""

    code: str
    span: tuple[int, int]
    message: str
