"""Whether the rules do what their pages say: every page complete, every example true."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.article import Outline, Role
from cleaner.core.rule import Confidence, Example, Rule
from cleaner.core.text import Text
from cleaner.stages import decode, furniture, segment, unwrap

_LONGEST = 120  # characters of a summary: a line of a terminal or of a list

# Rules that change nothing although they are not called "ask": one lists a choice that was made, the other confirms.
_ONLY_LISTS = frozenset({"DEC003", "COL005"})


def problems(rule: Rule) -> tuple[str, ...]:
    """What is wrong with the page of ``rule`` or its examples, a sentence each."""
    return (*faults(rule), *(said for example in rule.examples if (said := failure(rule, example))))


def faults(rule: Rule) -> tuple[str, ...]:
    """What the page of ``rule`` lacks."""
    out = []
    lines = [line for line in rule.doc.strip().split("\n") if line.strip()]
    if len(lines[0]) > _LONGEST:
        out.append(f"its summary, the first line of its docstring, has more than {_LONGEST} characters")
    if len(lines) < 2:
        out.append("its page is a summary only: say why the fault happens and when the rule is wrong")
    acts = rule.confidence is not Confidence.ASK and rule.code not in _ONLY_LISTS
    if acts and not any(example.after is not None for example in rule.examples):
        out.append("it has no example that it fixes")
    if not any(example.after is None for example in rule.examples):
        out.append("it has no example that it must keep")
    return tuple(out)


def failure(rule: Rule, example: Example) -> str:
    """Why an example is not true, or "" when it is; a known failure is true as long as it fails.

    An example that cannot be tried counts as true.
    """
    said = _tried(rule, example)
    if example.wrong:
        return "" if said else f"{_short(example.before)} is called a known failure, but is right"
    return said


def can_try(rule: Rule) -> bool:
    """Whether the examples can be tried: a collation rule needs other copies, some rules of decoding a whole page."""
    return rule.propose is not None or _judge(rule) is not None


def _judge(rule: Rule) -> Callable[[str], _Outcome] | None:
    return _JUDGED.get(rule.code) or _JUDGED.get(rule.code[:3])


def _tried(rule: Rule, example: Example) -> str:
    if rule.propose is not None:
        text = Text.of(example.before)
        after = text.apply(rule.code, rule.propose(text)).string
        acted = after != example.before
    else:
        judge = _judge(rule)
        if judge is None:
            return ""
        after, acting = judge(example.before)
        acted = rule.code in acting
    if example.after is None:
        return f"{_short(example.before)} must be kept, and the rule acts" if acted else ""
    return "" if after == example.after else f"{_short(example.before)} becomes {_short(after)}"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")


# What each stage makes of a text, and the codes of the rules that acted on it.
_Outcome = tuple[str, set[str]]


def _decoded(before: str) -> _Outcome:
    """The text of the bytes; a lone surrogate in ``before`` stands for a byte that is no UTF-8."""
    found = decode.decode(before.encode("utf-8", "surrogateescape"), "example.txt")
    return found.text.string, {finding.code for finding in found.findings}


def _furnished(before: str) -> _Outcome:
    """The lines that are no furniture."""
    lines = furniture.mark(Text.of(before))
    kept = [said for said, code in zip(lines.strings, lines.furniture, strict=True) if not code]
    return "\n".join(kept), set(lines.furniture.tolist())


def _unwrapped(before: str) -> _Outcome:
    """The blocks, a line each."""
    lines = furniture.mark(Text.of(before))
    blocks, _ = unwrap.join(lines)
    return "\n".join(b.text for b in blocks), {p.joined_by for b in blocks for p in b.pieces}


def _segmented(before: str) -> _Outcome:
    """The parts as ``role|text``, articles parted by a line with an equals sign."""
    lines = furniture.mark(Text.of(before))
    outline = segment.divide(lines, unwrap.join(lines)[0])
    articles = [
        "\n".join(f"{p.role}|{''.join(lines.text.string[x.start : x.end] for x in p.pieces)}" for p in draft.parts)
        for draft in outline.drafts
    ]
    return "\n=\n".join(articles), _acting(outline)


def _acting(outline: Outline) -> set[str]:
    roles = {part.role for draft in outline.drafts for part in draft.parts}
    by_role = {Role.TITLE: "SEG001", Role.HEADING: "SEG002", Role.SUBTITLE: "SEG003"}
    acting = {drop.code for drop in outline.drops} | {finding.code for finding in outline.findings}
    acting |= {code for role, code in by_role.items() if role in roles}
    if sum(len(draft.parts) for draft in outline.drafts) > 1:
        acting.add("SEG900")
    return acting


_JUDGED: dict[str, Callable[[str], _Outcome]] = {
    "DEC001": _decoded,
    "DEC002": _decoded,
    "DEC003": _decoded,
    "FUR": _furnished,
    "UNW": _unwrapped,
    "SEG": _segmented,
}
