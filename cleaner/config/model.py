"""The settings that change a result, as values."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Literal, Self

from cleaner.config.selection import Selection

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
    """What may be set for some files only. None: as for all."""

    pattern: str
    ignore: tuple[str, ...] = ()
    script: Script | None = None
    quotes: Quotes | None = None
    spacing: Spacing | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run.

    ``script``: a file judged Traditional is turned into Simplified characters (``simplify``), or left (``keep``).
    ``quotes``: quotation marks become “ ” and ‘ ’ (``curly``), or stay. ``spacing``: blanks between Chinese characters,
    letters and digits go (``close``), or stay. ``select``, ``extend_select``, ``ignore``: the rules that hold.
    ``headers``: lines known to be running heads or mastheads. ``bylines``: how the bylines of one's papers begin.
    ``protected``: words (names) that no rule may convert or correct. ``files``: other settings for some files.
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

    @property
    def rules(self) -> Selection:
        """Which rules hold."""
        return Selection(self.select, self.extend_select, self.ignore)

    def for_file(self, name: str) -> Config:
        """The settings of one file: those for all, changed by each pattern that its name matches, in order.

        ``name`` is as the file is reported, with ``/`` between folders; a pattern without ``/`` is for the last part
        of the name. In a pattern ``*`` stands for anything, ``/`` too.
        """
        here = self
        for own in self.files:
            if fnmatchcase(name if "/" in own.pattern else name.rsplit("/", 1)[-1], own.pattern):
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
        return {key: _listed(value) for key, value in asdict(self).items() if value != default[key]}

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Self:
        """The settings that ``to_json`` wrote."""
        values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        if "thresholds" in values:
            values["thresholds"] = Thresholds(**values["thresholds"])
        if "files" in values:
            values["files"] = tuple(
                FileSettings(**(own | {"ignore": tuple(own.get("ignore", ()))})) for own in values["files"]
            )
        return cls(**values)


DEFAULT = Config()


def _listed(value: Any) -> Any:
    """``value`` with lists for tuples, as JSON gives it back."""
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    return [_listed(each) for each in value] if isinstance(value, tuple) else value
