"""In which line of a TOML file each key stands. tomllib does not say, so the keys are looked for here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

Key = tuple[str | int, ...]  # the names of tables and keys from the top down; a number: the place in an array, from 0

# The tokens of a document that tomllib has read, which is why so little must be told apart. Long strings go first, for
# their quotation marks open short strings too; a comment is a token because it may hold anything.
_TOKEN = re.compile(
    r'''
      (?P<string> """ (?:[^\\]|\\.)*? """+      # the marks that end it may follow one or two that belong to it
        | \'\'\' .*? \'\'\'+
        | " (?:[^"\\\n]|\\.)* "
        | ' [^'\n]* ' )
    | (?P<comment> \#[^\n]* )
    | (?P<sign> [\[\]{}=,.\n] )
    | (?P<bare> [^\s\[\]{}=,."'\#]+ )           # a name, or a value without quotation marks
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Open:
    """An array or inline table that is not closed yet, the key whose value it is, and the items before this place."""

    sign: str
    key: Key
    items: int = 0


def lines_of(document: str) -> dict[Key, int]:
    """The line, from 1, of each key, each table and each value in an array of ``document``, which is valid TOML.

    Of a table that has several headers (``[a.b]``, ``[a.c]``) it is the first line that names it.
    """
    found: dict[Key, int] = {}
    table: Key = ()  # that of the header above
    names: list[str] = []  # of the key or header that is being read
    key: Key = ()  # whose value is being read
    within: list[_Open] = []
    in_header, in_value = False, False
    line, at = 1, 0
    for token in _TOKEN.finditer(document):
        line, at = line + document.count("\n", at, token.start()), token.start()
        sign, what = token["sign"], token[0]
        if in_value and within and within[-1].sign == "[" and (sign in ("[", "{") or (sign is None and what[0] != "#")):
            found.setdefault((*within[-1].key, within[-1].items), line)
        if token["comment"] is not None:
            continue
        if sign is None:
            if not in_value:
                names.append(_name(what))
        elif sign == "\n" and not within:
            table = tuple(names) if in_header else table
            names, in_header, in_value = [], False, False
        elif sign == "=":
            key = (*(within[-1].key if within else table), *names)
            _note(found, key, len(key) - len(names), line)
            names, in_value = [], True
        elif sign in ("[", "{") and in_value:
            inner = (*within[-1].key, within[-1].items) if within and within[-1].sign == "[" else key
            within.append(_Open(sign, inner))
            in_value = sign == "["
        elif sign == "[":
            in_header = True
        elif sign == "]" and in_header:
            _note(found, tuple(names), 0, line)
        elif sign in ("]", "}"):
            within.pop()
            names, in_value = [], True
        elif sign == "," and within:
            within[-1].items += 1
            names, in_value = [], within[-1].sign == "["
    return found


def _note(found: dict[Key, int], key: Key, above: int, line: int) -> None:
    """Note the line of a key, and of the tables that it names: those after the first ``above`` of its parts."""
    for length in range(above + 1, len(key) + 1):
        found.setdefault(key[:length], line)


def _name(written: str) -> str:
    """A key as it is written, without quotation marks and escapes."""
    if written[0] == "'":
        return written[1:-1]
    return str(tomllib.loads(f"key = {written}")["key"]) if written[0] == '"' else written
