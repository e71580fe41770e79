"""The configuration that a command works with: the file it was given, else the nearest one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.outcome import Exit, Stop
from cleaner.config import ConfigError
from cleaner.report.language import say

if TYPE_CHECKING:
    from cleaner.config.reading import Settings

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Settings (TOML) [the nearest cleaner.toml or pyproject.toml].",
)


def read_settings(given: Path | None, folder: Path) -> Settings:
    """The settings in the file ``given``, else in the nearest one for ``folder``, else the default ones."""
    from cleaner.config import reading

    try:
        path = given or reading.nearest(folder)
        if path is None:
            return reading.defaults()
        settings = reading.read(path)
    except ConfigError as error:
        raise Stop(str(error), Exit.USAGE) from None
    from cleaner.config.checking import dotted

    config = settings.config
    for key in ("select", "extend-select", "ignore"):
        _check_list(settings, key, getattr(config, key.replace("-", "_")))
    for own in config.files:
        _check_list(settings, dotted(("per-file", own.pattern, "ignore")), own.ignore)
    return settings


def _check_list(settings: Settings, key: str, codes: Sequence[str]) -> None:
    for item, code in enumerate(codes):
        where = f"{key}[{item}]"
        _check((code,), f"{settings.at(where)}: {where}")


def check_codes(codes: Iterable[str], option: str) -> tuple[str, ...]:
    """``codes`` as given to a command-line option, divided at commas. Stops where one names no rule."""
    parts = tuple(code.strip() for each in codes for code in each.split(",") if code.strip())
    _check(parts, option)
    return parts


def _check(codes: Iterable[str], where: str) -> None:
    """Stop at a code that is no rule's, nor the beginning of one."""
    unchecked = list(codes)
    if not unchecked:
        return
    import difflib

    from cleaner.canon.rules import RULES as COLLATION
    from cleaner.rules import RULES

    known = [rule.code for rule in (*RULES, *COLLATION)]
    for code in unchecked:
        if not any(each.startswith(code) for each in known):
            near = difflib.get_close_matches(code.upper(), known, 1)
            hint = say("; the codes are listed by: clean rule")
            if near:
                hint = say("; did you mean {near!r}?", near=near[0])
            raise Stop(say("{where}: no rule has the code {code!r}", where=where, code=code) + hint, Exit.USAGE)
