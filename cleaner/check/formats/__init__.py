"""How diagnostics are written: for people, for programs, for GitHub, for code scanners."""

from __future__ import annotations

from typing import Literal, get_args

from cleaner.check.formats.form import Format

Name = Literal["text", "json", "github", "sarif"]
NAMES: tuple[Name, ...] = get_args(Name)


def format_of(name: Name) -> Format:
    """The format of this name."""
    from importlib import import_module

    form: Format = import_module(f"cleaner.check.formats.{name}").FORMAT  # only the one that is wanted
    return form
