"""``clean rule``: the rules, the page of one, and the proof that the pages are true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cleaner.cli import completion, output
from cleaner.cli.outcome import Exit, Stop

if TYPE_CHECKING:
    from cleaner.core.rule import Rule


@click.command(short_help="Look up the rules.")
@click.argument("words", nargs=-1, metavar="[CODE]...", shell_complete=completion.rules)
@click.option("--all", "everything", is_flag=True, help="The pages of all rules.")
@click.option("--check", is_flag=True, help="Show no page: try the examples, and say what a page lacks.")
def rule(words: tuple[str, ...], everything: bool, check: bool) -> int:
    """Print the page of each rule CODE: what it does, why, when it is wrong, examples. Without CODE, list all rules.

    A rule is named by its code (UNW003) or its name (paragraph-broken-in-word). "sure" is applied, "likely" is applied
    and listed for review, "ask" is only listed.

    With --check, exit 1 when a page lacks something, or an example is not what the rule does.

    \b
    Examples:
      clean rule                             all rules, by stage
      clean rule UNW003 NOR040               two pages
      clean rule half-width-punctuation      by name
      clean rule --all --check               every page is complete, every example holds
    """
    from cleaner.cli import screen
    from cleaner.report import catalogue, leaf
    from cleaner.report.language import say
    from cleaner.report.styled import Line

    if everything and words:
        raise Stop(say("name rules or give --all, not both"), Exit.USAGE)
    chosen = []
    for word in words:
        found = catalogue.find(word)
        if found is None:
            near = catalogue.nearest(word)
            said = say("there is no rule {word!r}", word=word)
            hint = say("all of them: clean rule")
            if word.upper().startswith("COR"):
                hint = say("codes with COR are about a corpus as a whole: clean check --help")
            elif near is not None:
                hint = say("did you mean {code} ({name})?", code=near.code, name=near.name)
            raise Stop(f"{said}; {hint}", Exit.USAGE)
        chosen.append(found)
    if check:
        return _check(chosen or list(catalogue.rules()))
    if everything:
        chosen = list(catalogue.rules())
    if not chosen:
        screen.show(leaf.listed())
    for number, each in enumerate(chosen):
        screen.show([*([Line(), Line()] if number else []), *leaf.page(each)])
    return Exit.OK


def _check(chosen: list[Rule]) -> Exit:
    """Try the rules, say what is wrong with them, and how many are right."""
    from cleaner.report import examples

    wrong = 0
    for each in chosen:
        found = examples.problems(each)
        wrong += bool(found)
        for problem in found:
            output.write(f"{each.code} {each.name}: {problem}\n")
    if wrong:
        output.write(f"{wrong} of {len(chosen)} rules {'has' if wrong == 1 else 'have'} a page that is not right\n")
        return Exit.PROBLEMS
    tried = sum(len(each.examples) for each in chosen if examples.can_try(each))
    rest = sum(len(each.examples) for each in chosen) - tried
    output.write(f"{len(chosen)} {'rule' if len(chosen) == 1 else 'rules'}: pages complete, {tried} examples hold")
    output.write(f" ({rest} need other copies or a whole web page, and were not tried)\n" if rest else "\n")
    return Exit.OK
