"""Every rule's examples: what it fixes, what it must keep, and the failures that are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.article import Outline, Role
from cleaner.core.rule import Confidence, Example, Rule
from cleaner.core.text import Text
from cleaner.rules import RULES
from cleaner.stages import furniture, segment, unwrap


def furnished(raw: str) -> tuple[str, set[str]]:
    """The lines that are no furniture, and the codes of the rules that took the others."""
    lines = furniture.mark(Text.of(raw))
    kept = [s for s, code in zip(lines.strings, lines.furniture, strict=True) if not code]
    return "\n".join(kept), set(lines.furniture.tolist())


def unwrapped(raw: str) -> tuple[str, set[str]]:
    """The blocks, a line each, and the codes of the rules that joined lines."""
    lines = furniture.mark(Text.of(raw))
    blocks, _ = unwrap.join(lines)
    return "\n".join(b.text for b in blocks), {p.joined_by for b in blocks for p in b.pieces}


def outline(raw: str) -> tuple[Outline, Text]:
    lines = furniture.mark(Text.of(raw))
    return segment.divide(lines, unwrap.join(lines)[0]), lines.text


def segmented(raw: str) -> tuple[str, set[str]]:
    """The parts as ``role|text``, and the codes of the rules that act on this text."""
    found, text = outline(raw)
    articles = [
        "\n".join(f"{p.role}|{''.join(text.string[x.start : x.end] for x in p.pieces)}" for p in draft.parts)
        for draft in found.drafts
    ]
    roles = {p.role for draft in found.drafts for p in draft.parts}
    acting = {d.code for d in found.drops} | {f.code for f in found.findings}
    acting |= {"SEG001"} & ({"SEG001"} if Role.TITLE in roles else set())
    acting |= {"SEG002"} & ({"SEG002"} if Role.HEADING in roles else set())
    acting |= {"SEG003"} & ({"SEG003"} if Role.SUBTITLE in roles else set())
    acting |= {"SEG900"} & ({"SEG900"} if sum(len(d.parts) for d in found.drafts) > 1 else set())
    return "\n=\n".join(articles), acting


JUDGED: dict[str, Callable[[str], tuple[str, set[str]]]] = {"FUR": furnished, "UNW": unwrapped, "SEG": segmented}


CASES = [
    pytest.param(
        rule,
        example,
        id=f"{rule.code}-{number}",
        marks=[pytest.mark.xfail(reason=example.wrong)] if example.wrong else [],
    )
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    if rule.propose is not None:
        text = Text.of(example.before)
        after = text.apply(rule.code, rule.propose(text)).string
        assert after == (example.before if example.after is None else example.after)
    elif rule.code[:3] in JUDGED:
        after, acting = JUDGED[rule.code[:3]](example.before)
        if example.after is None:
            assert rule.code not in acting
        else:
            assert after == example.after


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_every_rule_is_documented_and_has_an_example_of_each_kind(rule: Rule) -> None:
    assert len(rule.doc.strip().split("\n", 1)[0]) <= 120
    if rule.confidence is not Confidence.ASK and rule.code != "DEC003":  # such a rule only lists
        assert any(e.after is not None for e in rule.examples), "no example that it fixes"
    assert any(e.after is None for e in rule.examples), "no example that it must keep"
