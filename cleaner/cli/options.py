"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cleaner.cli import completion
from cleaner.cli.settings import config_option

_CODES: dict[str, Any] = {"multiple": True, "metavar": "CODE", "shell_complete": completion.rules}
_OPTIONS = (
    click.option("--select", **_CODES, help="Only these rules: codes, or beginnings of codes."),
    click.option("--extend-select", **_CODES, help="These rules too."),
    click.option("--ignore", **_CODES, help="Not these rules; they do not act either."),
    click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes [as many as are worth it]."),
    config_option,
)


def for_files(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that works on files one by one: which rules, how many processes, which settings."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
