"""The catalogues of translations, brought up to date by ``make locale`` (needs babel).

What the program can say is collected from it: rules, commands, the messages in the code, and those of click. A message
that is new stands in ``clean.po`` without a translation then; one that is no more is taken out; ``clean.mo``, which the
program reads, is made of it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cleaner.cli.main import cli
from cleaner.core.rule import Removed
from cleaner.report import attested, catalogue, language

# The functions that are given messages, and which of their arguments these are.
_GIVEN = {"say": (0,), "count": (0, 1), "fault": (2,)}

# What click says in help and errors, and words that the program puts in where they are needed.
_CLICK = (
    ("Usage:", ""),
    ("Options", ""),
    ("Commands", ""),
    ("Positional arguments", ""),
    ("Show this message and exit.", ""),
    ("Show the version and exit.", ""),
    ("Try '{command} {option}' for help.", ""),
    ("Error: {message}", ""),
    ("No such command {name!r}.", ""),
    ("No such option {name!r}.", ""),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Missing argument", ""),
    ("Missing option", ""),
    ("Missing command.", ""),
    ("Invalid value: {message}", ""),
    ("Invalid value for {param_hint}: {message}", ""),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} is not a valid {number_type}.", ""),
    ("{value} is not in the range {range}.", ""),
    ("Choose from:\n\t{choices}", ""),
)
_WORDS = (
    *("base", "exact", "near", "contained", "part", attested.NOTHING),
    *("excerpt", "digest", "mould", *(kind.value for kind in Removed)),
    *("new", "better attested", "text changed", "merged", "gone", "split"),
    *("Fixes", "Keeps", "Known failures"),
)


class Message(NamedTuple):
    """What can be said, its plural or "", and where it is said."""

    text: str
    plural: str
    where: str


def messages() -> Iterator[Message]:
    """All that the program can say to a person, each once."""
    seen: set[str] = set()
    for message in _all():
        if message.text and message.text not in seen:
            seen.add(message.text)
            yield message


def _all() -> Iterator[Message]:
    for title in (*catalogue.STAGES.values(), catalogue.OTHERS, *catalogue.CONFIDENCE.values()):
        yield Message(title, "", "clean rule")
    for rule in catalogue.rules():
        yield Message(rule.name, "", rule.code)
        yield Message(rule.summary, "", rule.code)
    yield from _help("clean", cli)
    for path in sorted(language.FOLDER.parent.rglob("*.py")):
        yield from _said(path)
    for text in _WORDS:
        yield Message(text, "", "words")
    for one, many in _CLICK:
        yield Message(one, many, "click")


def _help(name: str, command: click.Command) -> Iterator[Message]:
    texts = [command.short_help or ""]

    def collect(text: str) -> str:
        texts.append(text)
        return text

    language.spoken(command.help, collect)
    language.spoken(command.epilog, collect)
    texts += [param.help or "" for param in command.params if isinstance(param, click.Option)]
    for text in texts:
        yield Message(text, "", f"{name} --help")
    if isinstance(command, click.Group):
        context = click.Context(command)
        for title in command.list_commands(context):
            each = command.get_command(context, title)
            assert each is not None, title
            yield from _help(f"{name} {each.name}", each)


def _said(path: Path) -> Iterator[Message]:
    """The messages in the code of a file: the strings that ``say`` and its like are called with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            due = _GIVEN.get(name, ())
            given = [arg.value for at, arg in enumerate(node.args) if at in due and isinstance(arg, ast.Constant)]
            texts = [text for text in given if isinstance(text, str)]
            if texts and len(texts) == len(due):
                yield Message(texts[0], texts[1] if len(texts) > 1 else "", path.stem)


def fields(text: str) -> set[str]:
    """The names in braces, which a translation must have too."""
    return set(re.findall(r"\{(\w+)", text))


def update(folder: Path) -> None:
    """Bring ``clean.po`` in ``folder`` up to date with the program, and make ``clean.mo`` of it."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po

    path = folder / f"{language.DOMAIN}.po"
    with path.open("rb") as file:
        old = read_po(file, locale=folder.parent.name)
    new = Catalog(old.locale, language.DOMAIN, project="cleaner", header_comment=old.header_comment, fuzzy=False)
    for message in messages():
        was = old.get(message.text)
        said = was.string if was else ""
        new.add((message.text, message.plural) if message.plural else message.text, said, auto_comments=[message.where])
    new.mime_headers = old.mime_headers
    with path.open("wb") as file:
        write_po(file, new, width=120, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)


if __name__ == "__main__":
    for found in sorted(language.FOLDER.glob("*/LC_MESSAGES")):
        update(found)
