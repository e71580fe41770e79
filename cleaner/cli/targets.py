"""The files that a command is to look at one by one: from the paths given, each with its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cleaner.cli.decisions import rulings_beside
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import check_codes, read_settings
from cleaner.config import Config
from cleaner.config.reading import Settings
from cleaner.report.language import say
from cleaner.store.raw import Problem, find, printable


class Target(NamedTuple):
    """A file to look at. ``shown`` is its name in messages, as the person gave it; ``config`` are its own settings;
    ``ours`` says that it lies in the folder of raw files or in that of the corpus, which are not for people to change;
    then ``out`` is the corpus beside which people's decisions about it are.
    """

    path: Path
    shown: str
    config: Config
    ours: bool
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules that the command line chooses, beside those of the settings."""

    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]

    @classmethod
    def of(cls, select: Iterable[str], extend_select: Iterable[str], ignore: Iterable[str]) -> Chosen:
        """From the values of the options. Stops at a code that no rule has."""
        return cls(
            check_codes(select, "--select"),
            check_codes(extend_select, "--extend-select"),
            check_codes(ignore, "--ignore"),
        )

    def applied(self, config: Config) -> Config:
        """``config`` with these: ``select`` takes the place of its own, the others come to it."""
        return replace(
            config,
            select=self.select or config.select,
            extend_select=(*config.extend_select, *self.extend_select),
            ignore=(*config.ignore, *self.ignore),
        )


def settings_of(paths: Sequence[Path], given: Path | None) -> dict[Path, Settings]:
    """The settings for each path: those in ``given``, else those nearest to it. Stops at a path that is not there.

    They are read once a folder: a hook names hundreds of files of one.
    """
    for path in paths:
        if not path.exists():
            said = say("{name}: there is no such file or folder; check the name", name=printable(str(path)))
            raise Stop(said, Exit.USAGE)
    folder = {path: path if path.is_dir() else path.parent for path in paths}
    read = {each: read_settings(given, each) for each in dict.fromkeys(folder.values())}
    return {path: read[folder[path]] for path in paths}


def targets(settings_for: Mapping[Path, Settings], chosen: Chosen) -> tuple[list[Target], list[Problem]]:
    """The files among the paths (folders are walked), each once, and what is wrong with the others."""
    out: dict[Path, Target] = {}
    applied = lru_cache(maxsize=8)(chosen.applied)  # files of the same settings share one value
    problems: list[Problem] = []
    for path, settings in settings_for.items():
        found = find((path,))
        for problem in found.problems:
            shown = printable((path / problem.file).as_posix()) if path.is_dir() else printable(str(path))
            if not problem.skipped:
                problems.append(Problem(shown, problem.message))
        ours = settings.raw.resolve(), settings.out.resolve()
        for file in found.files:
            whole = file.path.resolve()
            if whole not in out:
                config = applied(settings.for_path(file.path))
                out[whole] = _target(file.path, config, settings.out if any(map(whole.is_relative_to, ours)) else None)
    return list(out.values()), problems


def _target(path: Path, config: Config, out: Path | None) -> Target:
    if out is not None:
        rulings_beside(out, b"")  # stops now if they cannot be read
    return Target(path, printable(path.as_posix()), config, out is not None, out)


def within(path: Path, folder: Path) -> str | None:
    """The name of ``path`` in ``folder``, with slashes; None where it is not in it."""
    try:
        return printable(path.resolve().relative_to(folder.resolve()).as_posix())
    except ValueError:
        return None
