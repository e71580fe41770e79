"""From a TOML file to settings: the nearest file, its keys checked one by one, and where each value stands."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.config.errors import ConfigError
from cleaner.config.keys import FOR_FILES, THRESHOLDS, TOP, Key
from cleaner.config.model import DEFAULT, Config, FileSettings, Thresholds

NAMES = ("cleaner.toml", "pyproject.toml")

_PROJECT = ("tool", "cleaner")  # the table of a pyproject.toml


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds. ``path`` is the file it was read from, None without one; ``lines`` says in which of its lines (from
    1) a key stands: ``script``, ``thresholds.same-short-article``, ``per-file."web/*".ignore``."""

    config: Config
    raw: Path
    out: Path
    path: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


def defaults() -> Settings:
    """What holds without a configuration file."""
    return Settings(DEFAULT, Path("corpus/raw"), Path("corpus/clean"))


def nearest(folder: Path) -> Path | None:
    """The configuration file for ``folder``: its own, or that of the nearest folder above. None: there is none.

    A ``pyproject.toml`` counts where it has the table ``[tool.cleaner]``; a ``cleaner.toml`` beside it goes first.
    """
    here = folder.absolute()
    for above in (here, *here.parents):
        for name in NAMES:
            path = above / name
            if path.is_file() and (name == "cleaner.toml" or _has_table(path)):
                return path
    return None


def read(path: Path) -> Settings:
    """The settings in ``path``: the table ``[tool.cleaner]`` of a pyproject.toml, else the whole file.

    ``raw`` and ``out`` count from the folder of the file. Raises ConfigError.
    """
    try:
        string = path.read_text(encoding="utf-8")
        table: Any = tomllib.loads(string)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}; check the name and the folder") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8, as TOML must be; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from None
    above: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        above = _PROJECT
        for name in _PROJECT:
            table = table.get(name, {})
    return _Reader(path, _lines(string), above).settings(table)


def _has_table(path: Path) -> bool:
    try:
        string = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False  # another program's file: not for us to complain of
    return re.search(r"^\s*\[\s*tool\s*\.\s*cleaner\b", string, re.MULTILINE) is not None


_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_ENTRY = re.compile(r"""\s*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)\s*=""")
_NAME = re.compile(r"""[\w-]+|"([^"\n]*)"|'([^'\n]*)'""")


def _lines(string: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, in which each key and each table stands. tomllib does not say, so this looks for them."""
    out: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(string.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _dotted(header[1])
            out.setdefault(table, number)
        elif entry := _ENTRY.match(line):
            out.setdefault((*table, *_dotted(entry[1])), number)
    return out


def _dotted(key: str) -> tuple[str, ...]:
    return tuple(m[1] or m[2] or m[0] for m in _NAME.finditer(key))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks one file; ``above`` is the table in it that holds the settings."""

    path: Path
    lines: Mapping[tuple[str, ...], int]
    above: tuple[str, ...]

    def settings(self, table: Any) -> Settings:
        top = self._values(table, TOP, (), ("thresholds", "per-file"))
        enough = self._values(table.get("thresholds", {}), THRESHOLDS, ("thresholds",))
        own = table.get("per-file", {})
        if not isinstance(own, dict):
            raise self._wrong(("per-file",), own, "a table of patterns: [per-file.'web/*']")
        files = [
            FileSettings(pattern, **self._values(values, FOR_FILES, ("per-file", pattern)))
            for pattern, values in own.items()
        ]
        folders = {name: self.path.parent / top.pop(name) for name in ("raw", "out") if name in top}
        base = defaults()
        return Settings(
            Config(**top, thresholds=Thresholds(**enough), files=tuple(files)),
            folders.get("raw", base.raw),
            folders.get("out", base.out),
            self.path,
            {_shown(key[len(self.above) :]): line for key, line in self.lines.items() if self._inside(key)},
        )

    def _inside(self, key: tuple[str, ...]) -> bool:
        return len(key) > len(self.above) and key[: len(self.above)] == self.above

    def _values(
        self, table: Any, keys: Iterable[Key], under: tuple[str, ...], tables: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The values of a table, under the names of attributes."""
        if not isinstance(table, dict):
            raise self._wrong(under, table, "a table")
        known = {key.name: key for key in keys}
        out = {}
        for name, value in table.items():
            if name in known:
                out[known[name].field] = self._value(known[name], value, (*under, name))
            elif name not in tables:
                raise ConfigError(f"{self._at((*under, name))}: {_unknown(name, [*known, *tables])}")
        return out

    def _value(self, key: Key, value: Any, where: tuple[str, ...]) -> Any:
        if key.kind == "choice":
            if value not in key.choices:
                near = difflib.get_close_matches(str(value), key.choices, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise self._wrong(where, value, " or ".join(map(repr, key.choices)), hint)
        elif key.kind in ("words", "codes"):
            if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
                raise self._wrong(where, value, "a list of strings that are not empty")
            return tuple(dict.fromkeys(value))
        elif key.kind == "folder":
            if not isinstance(value, str) or not value:
                raise self._wrong(where, value, "the name of a folder")
        elif isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self._wrong(where, value, "a number from 0 to 1" if key.kind == "share" else "a number from 0")
        elif key.kind == "share" and value > 1:
            raise self._wrong(where, value, "a number from 0 to 1")
        return value

    def _wrong(self, where: tuple[str, ...], value: Any, wanted: str, hint: str = "") -> ConfigError:
        return ConfigError(f"{self._at(where)}: is {value!r}, must be {wanted}{hint}")

    def _at(self, where: tuple[str, ...]) -> str:
        """``file:line: key``, the line where it can be told."""
        full = (*self.above, *where)
        line = next((self.lines[full[:n]] for n in range(len(full), 0, -1) if full[:n] in self.lines), None)
        return f"{self.path}{f':{line}' if line else ''}: {_shown(where)}"


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return "there is no such key" + (f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(known)}")


def _shown(key: tuple[str, ...]) -> str:
    return ".".join(part if re.fullmatch(r"[\w-]+", part) else f'"{part}"' for part in key)
