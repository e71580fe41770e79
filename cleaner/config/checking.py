"""Checking what a configuration file says, key by key; every complaint names file, line and key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.config.errors import ConfigError
from cleaner.config.keys import FOR_FILES, TABLES, THRESHOLDS, TOP, Key, Wrong, near
from cleaner.config.lines import Key as Place
from cleaner.config.model import Config, FileSettings, Thresholds


@dataclass(frozen=True, slots=True)
class Checked:
    """Settings that may hold, and the two folders as the file names them."""

    config: Config
    raw: str
    out: str


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the settings in a file; ``lines`` says where in it each key stands."""

    path: Path
    lines: Mapping[Place, int]

    def checked(self, table: Any) -> Checked:
        """The settings that ``table``, as tomllib gives it, states. Raises ConfigError."""
        top = self._values(table, TOP, (), TABLES)
        enough = self._values(table.get("thresholds", {}), THRESHOLDS, ("thresholds",))
        own = table.get("per-file", {})
        if not isinstance(own, dict):
            raise self._wrong(("per-file",), Wrong(own, 'a table for each pattern: [per-file."web/*"]'))
        if "" in own:
            raise ConfigError(f"{self._at(('per-file', ''))}: a pattern must not be empty")
        files = [
            FileSettings(pattern, **self._values(values, FOR_FILES, ("per-file", pattern)))
            for pattern, values in own.items()
        ]
        folders = {key.name: top.pop(key.name, key.default) for key in TOP if key.kind == "folder"}
        return Checked(Config(**top, thresholds=Thresholds(**enough), files=tuple(files)), **folders)

    def _values(self, table: Any, keys: Iterable[Key], under: Place, tables: tuple[str, ...] = ()) -> dict[str, Any]:
        """The values of a table, under the names of attributes."""
        if not isinstance(table, dict):
            raise self._wrong(under, Wrong(table, "a table"))
        known = {key.name: key for key in keys}
        out = {}
        for name, value in table.items():
            where = (*under, name)
            if name in known:
                wrong = known[name].wrong(value)
                if wrong is not None:
                    raise self._wrong(where if wrong.item is None else (*where, wrong.item), wrong)
                out[known[name].field] = _kept(value)
            elif name not in tables:
                raise ConfigError(f"{self._at(where)}: there is no such key{_meant(name, [*known, *tables], under)}")
        return out

    def _wrong(self, where: Place, wrong: Wrong) -> ConfigError:
        return ConfigError(f"{self._at(where)}: {wrong}")

    def _at(self, where: Place) -> str:
        """``file:line: key``, the line where it can be told: its own, or that of the table it is in."""
        line = next((self.lines[where[:n]] for n in range(len(where), -1, -1) if where[:n] in self.lines), None)
        place = f"{self.path}:{line}" if line else str(self.path)
        return f"{place}: {dotted(where)}" if where else place


def _kept(value: Any) -> Any:
    """A value as settings keep it: equal values are equal in every way, ``1`` and ``1.0`` too."""
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(value, int) else value


def dotted(key: Place) -> str:
    """A key as a person writes it: ``thresholds.same-short-article``, ``per-file."web/*".ignore[0]``."""
    out = ""
    for part in key:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += ("." if out else "") + (part if re.fullmatch(r"[\w-]+", part, re.ASCII) else f'"{part}"')
    return out


def _meant(name: str, known: list[str], under: Place) -> str:
    """The hint at the key that was meant: one of ``known``, or one of another table; else all there are."""
    hint = near(name, known)
    if hint:
        return hint
    if under and name in (key.name for key in TOP):
        return f" here; {name} is set at the top of the file, for all files"
    there = next((key.name for key in THRESHOLDS if not under and near(name, [key.name])), None)
    return f"; did you mean thresholds.{there}?" if there else f"; there are: {', '.join(known)}"
