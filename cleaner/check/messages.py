"""The words of a diagnostic, from what a rule took and what it put there."""

from __future__ import annotations

from functools import lru_cache

_LONGEST = 24  # characters of a text shown; a longer one loses its middle
_JOINS = "UNW"


@lru_cache(maxsize=2048)  # nine in ten changes of a file are one of a few
def of_change(code: str, before: str, after: str) -> str:
    """``“,” becomes “，”``."""
    if code.startswith(_JOINS) and not (before + after).strip():
        return "line end joined to the next line" if not after else "line end becomes a space"
    if not before:
        return f"{shown(after)} is inserted"
    if after:
        return f"{shown(before)} becomes {shown(after)}"
    if before.isspace():
        return "a blank is removed" if len(before) == 1 else f"{len(before)} blanks are removed"
    return f"{shown(before)} is removed"


def of_removal(name: str, text: str) -> str:
    """``page number “— 12 —” is removed``; ``name`` is the rule's."""
    return f"{name.replace('-', ' ')} {shown(text)} is removed"


def shown(text: str) -> str:
    """``text`` in quotation marks, on one line, its middle left out if it is long.

    What cannot be seen, or would not be known by its looks, is shown as U+200B.
    """
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        return f"“{_visible(text[:half])}…{_visible(text[-half:])}”"
    return f"“{_visible(text)}”"


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    if not text.isspace():
        text = text.replace("\u3000", " ")
    return "".join(map(_visible_character, text.replace("\r\n", "\n")))


def _visible_character(character: str) -> str:
    if character == "\n":
        return "↵"
    return character if character.isprintable() else f"U+{ord(character):04X}"
