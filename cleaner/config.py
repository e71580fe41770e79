"""What a user may set. Everything else is a rule's own business."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

Script = Literal["simplify", "keep"]


class ConfigError(Exception):
    """A configuration file that cannot be used; the message names the file, the key and the nearest right name."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run.

    ``script``: a file judged Traditional is turned into Simplified characters (``simplify``), or left (``keep``).
    """

    script: Script = "simplify"

    @classmethod
    def read(cls, path: Path) -> Config:
        """Settings from a TOML file: the table ``[tool.cleaner]`` of a pyproject.toml, else the top level."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error
        if path.name == "pyproject.toml":
            table = table.get("tool", {}).get("cleaner", {})
        known = [f.name for f in fields(cls)]
        for key in table:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(known)}"
                raise ConfigError(f"{path}: unknown key {key!r}{hint}")
        script = table.get("script", "simplify")
        if script not in get_args(Script):
            raise ConfigError(f"{path}: script = {script!r}: must be one of {', '.join(get_args(Script))}")
        return cls(script=script)
