"""The configuration that a command was given."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.outcome import Exit, Stop
from cleaner.config import Config, ConfigError


def read_config(path: Path | None) -> Config:
    """The settings in the file ``path``; the default ones without one."""
    if path is None:
        return Config()
    try:
        return Config.read(path)
    except ConfigError as error:
        raise Stop(str(error), Exit.USAGE) from None
