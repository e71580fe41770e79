"""Every rule's examples: what it fixes, what it must keep, and the failures that are known."""

from __future__ import annotations

import pytest

from cleaner.core.rule import Example, Rule
from cleaner.report import catalogue, examples

CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in catalogue.rules()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    assert not examples.failure(rule, example)


@pytest.mark.parametrize("rule", catalogue.rules(), ids=lambda r: r.code)
def test_every_rule_is_documented_and_has_an_example_of_each_kind(rule: Rule) -> None:
    assert not examples.faults(rule)
