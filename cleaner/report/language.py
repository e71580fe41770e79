"""Texts for people in the language that the environment asks for: English, or what ``cleaner/locale`` has.

The language is chosen as gettext does it: the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set. Nothing is
read from disk for English.
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

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


def spoken(help: str | None, said: Callable[[str], str]) -> str:
    """The help of a command with each piece that can be translated replaced by what ``said`` gives for it.

    A piece is a paragraph, without its line ends; of a block that click leaves as it is, a line of text, or what stands
    beside an example.
    """
    out = []
    for paragraph in inspect.cleandoc(help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):
            rows = paragraph[2:].split("\n")
            out.append("\b\n" + "\n".join(_EXAMPLE.sub(lambda m: m[1] + said(m[2]), row) for row in rows))
            continue
        text = " ".join(paragraph.split())
        new = said(text)
        out.append(paragraph if new == text else f"\b\n{_wrapped(new)}")
    return "\n\n".join(out)


def speak(command: click.Command) -> click.Command:
    """A command, or a group of them, with its help in the language of the person; as it is for English."""
    if not isinstance(_catalogue(_wanted()), gettext.GNUTranslations):
        return command
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)  # for click's own messages
    out = copy.copy(command)
    out.help = spoken(command.help, say)
    out.short_help = say(command.short_help or "")
    out.epilog = spoken(command.epilog, say)
    out.params = [copy.copy(param) for param in command.params]
    for param in out.params:
        if hasattr(param, "help"):
            param.help = say(param.help or "")
    if hasattr(out, "commands"):
        out.commands = {name: speak(each) for name, each in out.commands.items()}
    return out


# A row of a block: a line of text, or an example (indented) and after two blanks what it does.
_EXAMPLE = re.compile(r"^(  \S.*?\s{2,}|(?=\S))(\S.*)$")

# Where a line of Chinese may end: anywhere but before a closing mark, after an opening one, or inside a Latin word.
_BREAK = re.compile(
    r"(?<=[^\x00-\x7f“‘（《])(?![，。；：？！、”’）》])|(?<=[ ，。；：])|(?=[^\x00-\x7f，。；：？！、”’）》])"
)
_COLUMNS = 76  # of a terminal of 80, less the indent


def _wrapped(text: str) -> str:
    """The text in lines of at most 76 columns: click counts characters, of which a Chinese one has two columns."""
    rows, used = [""], 0
    for piece in _BREAK.split(text):
        wide = sum(1 + (east_asian_width(c) in "WF") for c in piece)
        if used + wide > _COLUMNS and rows[-1]:
            rows.append("")
            used = 0
        rows[-1] += piece
        used += wide
    return "\n".join(row.strip() for row in rows)


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
