"""The rules as people look them up: by stage, by code, by name, and each with what its page says."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Iterator

from cleaner.canon.rules import RULES as COLLATION
from cleaner.core.rule import Example, Rule
from cleaner.report.language import say
from cleaner.rules import RULES

STAGES = {
    "DEC": "decode: bytes to text",
    "REP": "repair: characters",
    "FUR": "furniture: what the page adds",
    "UNW": "unwrap: lines to paragraphs, reading order",
    "SEG": "segment: articles and their parts",
    "NOR": "normalise: the normal form",
    "COL": "collation: copies of one article",
    "PLG": "rules of other packages",
}
OTHERS = STAGES["PLG"]
CONFIDENCE = {
    "sure": "applied",
    "likely": "applied, and listed for review",
    "ask": "only listed for review",
}


def rules() -> tuple[Rule, ...]:
    """All rules, by stage and code."""
    order = list(STAGES)

    def place(rule: Rule) -> tuple[int, str]:
        stage = rule.code[:3]
        return (order.index(stage) if stage in order else len(order)), rule.code

    return tuple(sorted((*RULES, *COLLATION), key=place))


def by_stage() -> Iterator[tuple[str, list[Rule]]]:
    """The title of each stage, and its rules."""
    found: dict[str, list[Rule]] = {}
    for rule in rules():
        found.setdefault(STAGES.get(rule.code[:3], OTHERS), []).append(rule)
    yield from found.items()


def find(word: str) -> Rule | None:
    """The rule that has this code or name, in capitals or not; the name also in the language of the person."""
    names = (word.upper(), word.lower(), word)
    return next((r for r in rules() if r.code == names[0] or r.name == names[1] or say(r.name) == names[2]), None)


def name(code: str) -> str:
    """The name of a rule in the language of the person; the code itself where no rule has it."""
    found = next((rule for rule in rules() if rule.code == code), None)
    return say(found.name) if found else code


def nearest(word: str) -> Rule | None:
    """The rule whose code or name is most like ``word``, if one is like it at all."""
    known = {rule.code: rule for rule in rules()} | {rule.name: rule for rule in rules()}
    near = difflib.get_close_matches(word.upper(), known, 1) or difflib.get_close_matches(word.lower(), known, 1, 0.5)
    return known[near[0]] if near else None


def text(rule: Rule) -> str:
    """What the page says, in the lines in which it was written."""
    return inspect.cleandoc(rule.doc).strip()


# A line that begins so begins a paragraph of its own, where pages are wrapped anew.
_OPENS = re.compile(
    r"(?=^(?:What it does|Why it happens|When it is wrong|Wrong (?:when|where|for|in)|Standard)\b)", re.M
)


def paragraphs(rule: Rule) -> list[str]:
    """What the page says, a string a paragraph."""
    blocks = re.split(r"\n{2,}", _OPENS.sub("\n\n", text(rule)))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def sections(rule: Rule) -> Iterator[tuple[str, list[Example]]]:
    """The examples of each kind, under its title."""
    for title, chosen in (
        ("Fixes", [e for e in rule.examples if e.after is not None and not e.wrong]),
        ("Keeps", [e for e in rule.examples if e.after is None and not e.wrong]),
        ("Known failures", [e for e in rule.examples if e.wrong]),
    ):
        if chosen:
            yield title, chosen


def visible(line: str) -> str:
    """A line of an example with what cannot be seen in it written out."""
    body = line.rstrip(" ")
    shown = "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in body)
    return shown + "␣" * (len(line) - len(body))
