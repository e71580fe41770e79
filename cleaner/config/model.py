"""The settings that change a result, as values."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, Literal, Self

from cleaner.config.errors import ConfigError
from cleaner.config.selection import Selection

_RECORD = re.compile(r"#\d+$")  # behind the name of a table: the number of the record

Script = Literal["simplify", "keep"]
Quotes = Literal["curly", "keep"]
Spacing = Literal["close", "keep"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much evidence is enough.

    ``doubtful_line_end``: a line end whose evidence for or against joining is weaker than this (log-odds) is listed.
    ``same_short_article``: the share of equal characters from which two articles of under a hundred Chinese
    characters, with equal titles and dates, are copies of one.
    """

    doubtful_line_end: float = 0.75
    same_short_article: float = 0.90


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What may be set for some files only. None: as for all.

    ``pattern`` is one of shell style: ``*`` stands for anything, ``/`` too. Without ``/`` it is for the last part of a
    name, wherever the file is; with one, for the whole name; ``**/`` at its start means any folder, or none.
    """

    pattern: str
    ignore: tuple[str, ...] = ()
    script: Script | None = None
    quotes: Quotes | None = None
    spacing: Spacing | None = None

    def matches(self, name: str) -> bool:
        """Whether these settings are for the file ``name``, with ``/`` between folders; ``#12`` is a record of it."""
        pattern = self.pattern.removeprefix("./")
        below = pattern.removeprefix("**/")
        patterns = {below} if below == pattern else {below, f"*/{below}"}
        names = {name, _RECORD.sub("", name)}
        if "/" not in below:
            names = {each.rsplit("/", 1)[-1] for each in names}
        return any(fnmatchcase(each, shape) for each in names for shape in patterns)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run.

    ``script``: a file judged Traditional is turned into Simplified characters (``simplify``), or left (``keep``).
    ``quotes``: quotation marks become “ ” and ‘ ’ (``curly``), or stay. ``spacing``: blanks between Chinese characters,
    letters and digits go (``close``), or stay. ``select``, ``extend_select``, ``ignore``: the rules that hold.
    ``headers``: lines known to be running heads or mastheads. ``bylines``: how the bylines of one's papers begin.
    ``protected``: words (names) that no rule may convert or correct. ``files``: other settings for some files, whose
    patterns are for ``folder/name``: the folder of the raw files as seen from that of the configuration file.
    """

    script: Script = "simplify"
    quotes: Quotes = "curly"
    spacing: Spacing = "close"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    files: tuple[FileSettings, ...] = ()
    folder: str = ""

    @property
    def rules(self) -> Selection:
        """Which rules hold."""
        return _selection(self.select, self.extend_select, self.ignore)

    def for_file(self, name: str) -> Config:
        """The settings of one file, and no others: those for all, changed by each pattern that fits, in order."""
        here = replace(self, files=(), folder="") if self.files else self
        place = f"{self.folder}/{name}" if self.folder else name
        for own in self.files:
            if own.matches(place):
                here = replace(
                    here,
                    script=own.script or here.script,
                    quotes=own.quotes or here.quotes,
                    spacing=own.spacing or here.spacing,
                    ignore=(*here.ignore, *own.ignore),
                )
        return here

    def to_json(self) -> dict[str, Any]:
        """What ``from_json`` reads; only what differs from the default settings."""
        default = asdict(DEFAULT)
        row = {key: _listed(value) for key, value in asdict(self).items() if value != default[key]}
        if self.files:
            row["files"] = [{key: value for key, value in own.items() if value} for own in row["files"]]
        return row

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        """The settings that ``to_json`` wrote. Raises ConfigError for those that a later version wrote."""
        unknown = sorted(row.keys() - {known.name for known in fields(cls)})
        if unknown:
            raise ConfigError(f"this version knows no setting {', '.join(unknown)}; a later one wrote it")
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        if "thresholds" in values:
            values["thresholds"] = Thresholds(**values["thresholds"])
        if "files" in values:
            values["files"] = tuple(
                FileSettings(**(own | {"ignore": tuple(own.get("ignore", ()))})) for own in values["files"]
            )
        return cls(**values)


_selection = lru_cache(Selection)  # what it found out about a rule serves every file

DEFAULT = Config()


def _listed(value: Any) -> Any:
    """``value`` with lists for tuples, as JSON gives it back."""
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    return [_listed(each) for each in value] if isinstance(value, tuple) else value
