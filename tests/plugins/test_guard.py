"""A rule from outside that misbehaves harms nothing but itself, and is named."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

import numpy as np
import pytest
import regex

from cleaner.config import Config
from cleaner.core.audit import audit
from cleaner.core.edits import Edits
from cleaner.core.rule import Confidence, Removed, Rule
from cleaner.core.text import Text
from cleaner.plugins import Plugins, apply
from cleaner.plugins.found import Guest

RAW = "渡口的木船修好了。\n\n老人来看船。\n"


def guest(
    propose: Callable[[Text], Edits],
    stage: str = "normalise",
    confidence: Confidence = Confidence.SURE,
    removes: Removed | None = None,
) -> Guest:
    return Guest(Rule("TST001", "test-rule", confidence, "Tests.", (), removes, propose), stage, "testing 1.0")


def raises(text: Text) -> Edits:
    raise KeyError("no such thing")


def leaves(text: Text) -> Edits:
    raise SystemExit(3)


def loops(text: Text) -> Edits:
    n = 0
    while True:
        n += 1


def loops_and_swallows(text: Text) -> Edits:
    while True:
        with suppress(Exception):
            sum(range(1000))


def overlaps(text: Text) -> Edits:
    edits = Edits.of(((0, 2, "甲"), (3, 4, "乙")))
    object.__setattr__(edits, "starts", np.array([0, 1], np.int32))
    return edits


BAD = {
    "raises": (raises, "no such thing"),
    "leaves": (leaves, "SystemExit"),
    "loops": (loops, "processor time"),
    "loops and swallows": (loops_and_swallows, "processor time"),
    "overlaps": (overlaps, "overlap"),
    "unsorted": (lambda text: Edits.of(((3, 4, "甲"), (0, 1, "乙"))), "sorted"),
    "past the end": (lambda text: Edits.of(((0, 999, "甲"),)), "after the end"),
    "before the start": (lambda text: Edits.of(((-3, 1, "甲"),)), "before the text"),
    "nothing": (lambda text: None, "NoneType"),
    "a list": (lambda text: [(0, 1, "甲")], "list"),
    "no string": (lambda text: Edits.of(((0, 1, 7),)), "no string"),  # type: ignore[arg-type]
    "deletes": (lambda text: Edits.of(((0, 2, ""),)), "without saying as what"),
    "blanks out": (lambda text: Edits.of(((0, 2, " "),)), "without saying as what"),
    "adds a line end": (lambda text: Edits.of(((1, 1, "\n"),)), "line end"),
    "joins lines": (lambda text: Edits.of(((9, 11, ""),)), "line end"),
    "writes on an empty line": (lambda text: Edits.of(((10, 10, "甲"),)), "empty"),
}


@pytest.mark.parametrize(("propose", "what"), BAD.values(), ids=BAD)
def test_a_bad_rule_is_named_and_left_out(propose: Callable[[Text], Edits], what: str) -> None:
    good = Guest(
        Rule("TST002", "good", Confidence.SURE, "Good.", (), None, lambda text: Edits.of(((0, 2, "码头"),))),
        "normalise",
        "testing 1.0",
    )
    text, found = apply(Plugins((guest(propose), good)), "normalise", Text.of(RAW))
    assert text.string == RAW.replace("渡口", "码头")
    assert [(f.code, f.span) for f in found] == [("PLG002", (0, 1))]
    assert "TST001 test-rule of testing 1.0" in found[0].message
    assert what in found[0].message
    audit(text, frozenset())


def test_emptying_a_line_is_refused_even_to_a_rule_that_removes() -> None:
    empties = guest(lambda text: Edits.of(((0, 9, ""),)), removes=Removed.JUNK)
    text, found = apply(Plugins((empties,)), "normalise", Text.of(RAW))
    assert (text.string, [f.code for f in found]) == (RAW, ["PLG002"])


def test_a_rule_of_repair_may_remove_lines_but_write_no_odd_line_end() -> None:
    removes = guest(lambda text: Edits.of(((0, 10, ""),)), "repair", removes=Removed.JUNK)
    odd = guest(lambda text: Edits.of(((1, 1, "\u2028"),)), "repair")
    text, found = apply(Plugins((removes,)), "repair", Text.of(RAW))
    assert (text.string, found) == ("\n老人来看船。\n", ())
    text, found = apply(Plugins((odd,)), "repair", Text.of(RAW))
    assert (text.string, [f.code for f in found]) == (RAW, ["PLG002"])


def test_a_rule_that_asks_changes_nothing_and_lists_the_place() -> None:
    asks = guest(lambda text: Edits.of(((3, 5, "舟"), (len(text), len(text), "完"))), confidence=Confidence.ASK)
    text, found = apply(Plugins((asks,)), "normalise", Text.of(RAW))
    assert text.string == RAW
    assert [(f.code, f.span) for f in found] == [("TST001", (3, 5)), ("TST001", (17, 18))]


def test_a_protected_word_is_protected_from_rules_outside_too() -> None:
    def shouts(text: Text) -> Edits:
        return Edits.from_regex(regex.compile("。"), "！", text.string)

    plugins = Plugins((guest(shouts),))
    text = Text.of("东风。号修好了。\n")
    after, found = apply(plugins, "normalise", text, Config(protected=("东风。号",)))
    assert after.string == "东风。号修好了！\n" and not found


def test_a_rule_joins_one_stage_only() -> None:
    there = guest(lambda text: Edits.of(((0, 2, "码头"),)), "repair")
    assert apply(Plugins((there,)), "normalise", Text.of(RAW))[0].string == RAW


def test_an_empty_file_is_no_business_of_rules_from_outside() -> None:
    assert apply(Plugins((guest(raises),)), "normalise", Text.of(""))[1] == ()


def test_outside_the_main_thread_rules_are_applied_too() -> None:
    out: list[str] = []
    there = guest(lambda text: Edits.of(((0, 2, "码头"),)))
    thread = threading.Thread(target=lambda: out.append(apply(Plugins((there,)), "normalise", Text.of(RAW))[0].string))
    thread.start()
    thread.join()
    assert out == [RAW.replace("渡口", "码头")]
