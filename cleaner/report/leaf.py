"""The rules on a screen: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.core.rule import Confidence, Example, Rule
from cleaner.report import catalogue
from cleaner.report.language import say
from cleaner.report.marked import GONE, NEW, inside
from cleaner.report.styled import Line, Run, line

_COLOUR = {Confidence.SURE: "green", Confidence.LIKELY: "yellow", Confidence.ASK: "blue"}
_CODE = 8  # columns of a code and the blanks after it
_CONFIDENCE = 8


def listed() -> Iterator[Line]:
    """All rules, a line each, under the titles of their stages."""
    wide = max(len(rule.name) for rule in catalogue.rules()) + 2
    for number, (title, rules) in enumerate(catalogue.by_stage()):
        if number:
            yield Line()
        yield line(say(title), "bold")
        for rule in rules:
            runs = (
                Run(rule.code.ljust(_CODE), "cyan"),
                Run(rule.name.ljust(wide)),
                Run(rule.confidence.ljust(_CONFIDENCE), _COLOUR[rule.confidence]),
                Run(_bare(say(rule.summary))),
            )
            yield Line(runs, _CODE)


def page(rule: Rule) -> Iterator[Line]:
    """The page of one rule."""
    own = say(rule.name)
    yield Line(
        (Run(f"{rule.code} ", "bold cyan"), Run(rule.name if own == rule.name else f"{rule.name} {own}", "bold"))
    )
    facts = [Run(rule.confidence, _COLOUR[rule.confidence]), Run(f": {say(catalogue.CONFIDENCE[rule.confidence])}")]
    if rule.removes is not None:
        facts.append(Run(say("; what it takes out is recorded as {kind}", kind=rule.removes.value)))
    yield Line(tuple(facts))
    for number, paragraph in enumerate(catalogue.paragraphs(rule)):
        yield Line()
        yield line(_bare(paragraph if number else paragraph.replace(rule.summary, say(rule.summary), 1)))
    for title, chosen in catalogue.sections(rule):
        yield Line()
        yield line(say(title), "bold")
        for example in chosen:
            yield Line()
            yield from _example(example)


def _example(example: Example) -> Iterator[Line]:
    if example.wrong:
        yield line(f"    {example.wrong}", hang=4)
    if example.after is None:
        yield from _text(example.before, (), "")
        return
    before, after = inside(example.before, example.after)
    yield from _text(example.before, before, GONE)
    yield line(f"  {say('becomes')}", "dim")
    yield from _text(example.after, after, NEW)


def _text(text: str, marks: Sequence[tuple[int, int]], style: str) -> Iterator[Line]:
    """The lines of an example, the ranges ``marks`` of it in a style."""
    at = 0
    for said in text.split("\n"):
        runs = [Run("    ")]
        done = 0
        for start, end in marks:
            lo, hi = max(start - at, done), min(end - at, len(said))
            if lo < hi:
                runs += [Run(catalogue.visible(said[done:lo] + "|")[:-1]), Run(catalogue.visible(said[lo:hi]), style)]
                done = hi
        yield Line((*runs, Run(catalogue.visible(said[done:]))), 4)
        at += len(said) + 1


def _bare(text: str) -> str:
    """A text without the marks of its markup."""
    return text.replace("``", "")
