"""The pages of the rules, made from the rules: ``python -m cleaner.report.pages FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from cleaner.core.rule import Example, Rule
from cleaner.report import catalogue


def pages() -> dict[str, str]:
    """File name to Markdown text, for each rule, and for the list of all of them."""
    return {f"{rule.code}.md": _page(rule) for rule in catalogue.rules() if _is_ours(rule)} | {"README.md": _index()}


def _is_ours(rule: Rule) -> bool:
    """Whether a rule is this package's own: rules of other packages are listed by ``clean rule`` only."""
    return rule.code[:3] in catalogue.STAGES


def write(folder: Path) -> None:
    """Write the pages into ``folder``; pages of rules that are no more are deleted."""
    made = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


def _index() -> str:
    out = ["# Rules", "", "Made from the rules by `make docs`; a rule's docstring and examples are its page.", ""]
    for title, rules in catalogue.by_stage():
        out += ["", f"## {title}", "", "| code | name | | |", "|---|---|---|---|"]
        for rule in filter(_is_ours, rules):
            summary = rule.summary.replace("|", "\\|")
            out.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.confidence} | {summary} |")
    return "\n".join(out) + "\n"


def _page(rule: Rule) -> str:
    facts = f"{rule.confidence}: {catalogue.CONFIDENCE[rule.confidence]}"
    if rule.removes is not None:
        facts += f"; what it takes out is recorded as `{rule.removes}`"
    out = [f"# {rule.code} {rule.name}", "", f"({facts})", "", catalogue.text(rule), ""]
    for title, chosen in catalogue.sections(rule):
        out += [f"## {title}", "", *(line for example in chosen for line in _example(example))]
    return "\n".join(out).rstrip("\n") + "\n"


def _example(example: Example) -> list[str]:
    lines = [f"{example.wrong[:1].upper()}{example.wrong[1:]}:", ""] if example.wrong else []
    lines += ["```", *map(catalogue.visible, example.before.split("\n"))]
    if example.after is not None:
        lines += ["```", "becomes", "```", *map(catalogue.visible, example.after.split("\n"))]
    return [*lines, "```", ""]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
