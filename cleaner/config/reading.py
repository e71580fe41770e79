"""From a TOML file to settings: the nearest file, what it says, and in which of its lines."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cleaner.config.errors import ConfigError
from cleaner.config.model import DEFAULT, Config, FileSettings

NAMES = ("cleaner.toml", "pyproject.toml")

_PROJECT = ("tool", "cleaner")  # the table of a pyproject.toml


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds. ``path`` is the file it was read from, None without one; ``lines`` says in which of its lines (from
    1) a key or an item of a list stands: ``script``, ``ignore[0]``, ``per-file."web/*".ignore``."""

    config: Config
    raw: Path
    out: Path
    path: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def at(self, key: str) -> str:
        """Where a key stands, as ``file:line``; the file where the line cannot be told."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else str(self.path)

    def for_path(self, path: Path) -> Config:
        """The settings for the file at ``path``: patterns count from the folder of the configuration file."""
        return self.config.for_file(self._place(path)) if self.config.files else self.config

    def matching(self, path: Path) -> tuple[FileSettings, ...]:
        """The settings for some files only that are for the file at ``path``."""
        place = self._place(path)
        return tuple(own for own in self.config.files if own.matches(place))

    def for_folders(self, raw: Sequence[Path]) -> Config:
        """The settings for the files in a folder, or beside a file, which are named as seen from there.

        With several folders patterns are for the names alone: which folder a name is from cannot be told by it.
        """
        folders = {path if path.is_dir() else path.parent for path in raw}
        if not self.config.files or len(folders) != 1:
            return self.config
        place = self._place(folders.pop())
        return replace(self.config, folder="" if place == "." or place.startswith("/") else place)

    def _place(self, path: Path) -> str:
        """``path`` as seen from the folder of the configuration file; whole where it is not below it."""
        path = _whole(path)
        home = _whole(self.path or Path()).parent
        return (path.relative_to(home) if path.is_relative_to(home) else path).as_posix()


def defaults() -> Settings:
    """What holds without a configuration file."""
    return Settings(DEFAULT, Path("corpus/raw"), Path("corpus/clean"))


def nearest(folder: Path) -> Path | None:
    """The configuration file for ``folder``: its own, or that of the nearest folder above. None: there is none.

    A ``pyproject.toml`` counts where it has the table ``[tool.cleaner]``; a ``cleaner.toml`` beside it goes first.
    """
    here = _whole(folder)
    for above in (here, *here.parents):
        for name in NAMES:
            path = above / name
            if _is_file(path) and (name == "cleaner.toml" or _has_table(path)):
                return _short(path)
    return None


def read(path: Path) -> Settings:
    """The settings in ``path``: the table ``[tool.cleaner]`` of a pyproject.toml, else the whole file.

    ``raw`` and ``out`` count from the folder of the file. Raises ConfigError.
    """
    import tomllib  # here, as what reads and checks the keys: a short command without such a file need not wait for it

    from cleaner.config.checking import Checker, dotted
    from cleaner.config.lines import lines_of

    document = _read(path)
    try:
        table: Any = tomllib.loads(document)
    except tomllib.TOMLDecodeError as error:
        message, line = _without_place(str(error), document)
        raise ConfigError(f"{path}:{line}: is no TOML: {message}") from None
    above: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        table = _table(table)
        if table is None:
            raise ConfigError(f"{path}: has no table [tool.cleaner]; write one, or name another file")
        above = _PROJECT
    lines = {key[len(above) :]: line for key, line in lines_of(document).items() if key[: len(above)] == above}
    checked = Checker(path, lines).checked(table)
    return Settings(
        checked.config,
        path.parent / checked.raw,
        path.parent / checked.out,
        path,
        {dotted(key): line for key, line in lines.items() if key},
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # editors on Windows write a byte-order mark
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"{path}: cannot be read: {reason}; check the name and the folder") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: is not UTF-8, as TOML must be; save it as UTF-8") from None


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def _without_place(message: str, document: str) -> tuple[str, int]:
    """What tomllib says is wrong, and the line it names."""
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else document.rstrip("\n").count("\n") + 1
    message = _PLACE.sub("", message)
    return message[:1].lower() + message[1:], line


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that we may not look into
        return False


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml holds our settings. One that cannot be read is another program's to complain of."""
    try:
        document = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    if "cleaner" not in document:
        return False
    import tomllib

    try:
        return _table(tomllib.loads(document)) is not None
    except tomllib.TOMLDecodeError:
        return re.search(r"^\s*\[\s*tool\s*\.\s*cleaner\b", document, re.MULTILINE) is not None


def _table(project: dict[str, Any]) -> Any:
    """What a pyproject.toml has under ``tool.cleaner``; None: nothing."""
    tool = project.get("tool")
    return tool.get("cleaner") if isinstance(tool, dict) else None


def _whole(path: Path) -> Path:
    """The absolute path, links not followed: a project's settings hold for what it links to."""
    return Path(os.path.normpath(path.absolute()))


def _short(path: Path) -> Path:
    """``path`` as seen from the current folder, if one of the two folders is in the other."""
    here = Path.cwd()
    near = here.is_relative_to(path.parent) or path.is_relative_to(here)
    return Path(os.path.relpath(path, here)) if near else path
