"""The pages of the rules, made from the rules: ``python -m cleaner.report.pages FOLDER``."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable
from pathlib import Path

from cleaner.canon.rules import RULES as COLLATION
from cleaner.core.rule import Example, Rule
from cleaner.rules import RULES

_STAGES = {
    "DEC": "decode: bytes to text",
    "REP": "repair: characters",
    "FUR": "furniture: what the page adds",
    "UNW": "unwrap: lines to paragraphs, reading order",
    "SEG": "segment: articles and their parts",
    "NOR": "normalise: the normal form",
    "COL": "collation: copies of one article",
}
_CONFIDENCE = {
    "sure": "applied",
    "likely": "applied, and listed for review",
    "ask": "only listed for review",
}


def pages() -> dict[str, str]:
    """File name to Markdown text, for each rule, and for the list of all of them."""
    rules = [*RULES, *COLLATION]
    return {f"{rule.code}.md": _page(rule) for rule in rules} | {"README.md": _index(rules)}


def write(folder: Path) -> None:
    """Write the pages into ``folder``; pages of rules that are no more are deleted."""
    made = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index(rules: Iterable[Rule]) -> str:
    out = ["# Rules", "", "Made from the rules by `make docs`; a rule's docstring and examples are its page.", ""]
    stage = ""
    for rule in sorted(rules, key=lambda r: (list(_STAGES).index(r.code[:3]), r.code)):
        if rule.code[:3] != stage:
            stage = rule.code[:3]
            out += ["", f"## {_STAGES[stage]}", "", "| code | name | | |", "|---|---|---|---|"]
        summary = rule.summary.replace("|", "\\|")
        out.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.confidence} | {summary} |")
    return "\n".join(out) + "\n"


def _page(rule: Rule) -> str:
    facts = f"{rule.confidence}: {_CONFIDENCE[rule.confidence]}"
    if rule.removes is not None:
        facts += f"; what it takes out is recorded as `{rule.removes}`"
    out = [f"# {rule.code} {rule.name}", "", f"({facts})", "", inspect.cleandoc(rule.doc).strip(), ""]
    for title, chosen in (
        ("Fixes", [e for e in rule.examples if e.after is not None and not e.wrong]),
        ("Keeps", [e for e in rule.examples if e.after is None and not e.wrong]),
        ("Known failures", [e for e in rule.examples if e.wrong]),
    ):
        if chosen:
            out += [f"## {title}", "", *(line for example in chosen for line in _example(example))]
    return "\n".join(out).rstrip("\n") + "\n"


def _example(example: Example) -> list[str]:
    lines = [f"{example.wrong[:1].upper()}{example.wrong[1:]}:", ""] if example.wrong else []
    lines += ["```", *map(_shown, example.before.split("\n"))]
    if example.after is not None:
        lines += ["```", "becomes", "```", *map(_shown, example.after.split("\n"))]
    return [*lines, "```", ""]


def _shown(line: str) -> str:
    """The line with what cannot be seen in it written out."""
    body = line.rstrip(" ")
    shown = "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in body)
    return shown + "␣" * (len(line) - len(body))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
