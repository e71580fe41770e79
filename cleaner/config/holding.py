"""What holds, for a folder or for one file, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.config.checking import dotted
from cleaner.config.keys import FOR_FILES, THRESHOLDS, TOP
from cleaner.config.model import FileSettings
from cleaner.config.reading import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """A place that a value comes from: a line of the configuration file, from 1, and the pattern it stands under."""

    line: int
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A key as a person writes it, its value, and where it comes from; no source: it is the default value."""

    key: str
    value: Any
    sources: tuple[Source, ...] = ()


def holdings(settings: Settings, file: Path | None = None) -> tuple[Holding, ...]:
    """All that holds; for ``file`` with what patterns change for it, without one with the patterns as they stand."""
    return tuple(_all(settings, file))


def _all(settings: Settings, file: Path | None) -> Iterator[Holding]:
    config = settings.config if file is None else settings.for_path(file)
    matching = () if file is None else settings.matching(file)
    for key in TOP:
        if key.kind == "folder":
            folder = settings.raw if key.name == "raw" else settings.out
            yield Holding(key.name, folder.as_posix(), _sources(settings, key.name))
            continue
        value = getattr(config, key.field)
        sources = _sources(settings, key.name)
        for own in matching if key in FOR_FILES else ():
            there = _sources(settings, dotted(("per-file", own.pattern, key.name)), own.pattern)
            sources = (*sources, *there) if isinstance(value, tuple) else there or sources  # lists add up
        yield Holding(key.name, list(value) if isinstance(value, tuple) else value, sources)
    for key in THRESHOLDS:
        name = dotted(("thresholds", key.name))
        yield Holding(name, getattr(config.thresholds, key.field), _sources(settings, name))
    for own in settings.config.files if file is None else ():
        yield from _own(settings, own)


def _own(settings: Settings, own: FileSettings) -> Iterator[Holding]:
    """What a pattern changes."""
    for key in FOR_FILES:
        name = dotted(("per-file", own.pattern, key.name))
        sources = _sources(settings, name)
        if sources:
            value = getattr(own, key.field)
            yield Holding(name, list(value) if isinstance(value, tuple) else value, sources)


def _sources(settings: Settings, key: str, pattern: str | None = None) -> tuple[Source, ...]:
    return (Source(settings.lines[key], pattern),) if key in settings.lines else ()
