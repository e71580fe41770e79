"""Texts for people in the language that the environment asks for: English, or what ``cleaner/locale`` has.

The language is chosen as gettext does it: the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set. Nothing is
read from disk for English.
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

DOMAIN = "clean"
FOLDER = Path(__file__).parents[1] / "locale"


def say(message: str, **values: object) -> str:
    """``message`` in the language of the person, its fields in braces filled in."""
    said = _catalogue(_wanted()).gettext(message) if message else ""
    return said.format(**values) if values else said


def count(one: str, many: str, number: int, **values: object) -> str:
    """``one`` or ``many``, in the language of the person; ``{number}`` in it is the number, with separators."""
    return _catalogue(_wanted()).ngettext(one, many, number).format(number=f"{number:,}", **values)


def speak(group: click.Group) -> click.Group:
    """The commands with their help in the language of the person; as they are for English."""
    if not isinstance(_catalogue(_wanted()), gettext.GNUTranslations):
        return group
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)  # for click's own messages
    out = copy.copy(group)
    _translate(out)
    out.commands = {name: copy.copy(command) for name, command in group.commands.items()}
    for command in out.commands.values():
        _translate(command)
    return out


def _translate(command: click.Command) -> None:
    command.help = say(inspect.cleandoc(command.help or ""))
    command.short_help = say(command.short_help or "")
    command.epilog = say(command.epilog or "")
    command.params = [copy.copy(param) for param in command.params]
    for param in command.params:
        help = getattr(param, "help", None)
        if help:
            param.help = say(help)


def _wanted() -> str:
    """The languages that the environment asks for, parted by colons; "" for English and for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "" if value.startswith(("en", "C", "POSIX")) else value
    return ""


@cache
def _catalogue(wanted: str) -> gettext.NullTranslations:
    if not wanted:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, wanted.split(":"), fallback=True)
