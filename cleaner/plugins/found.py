"""Which rules other packages bring: the entry points of the group ``cleaner.rules``."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleaner.core.rule import Rule
from cleaner.plugins.limit import TooSlow, limited

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "cleaner.rules"
STAGES = ("repair", "normalise")
"""The stages that a rule from outside can join; the name of its entry point says which."""

_LOADING = 10.0  # seconds of processor time for importing one package
_RESERVED = frozenset(
    ("COL", "PLG")
)  # prefixes of codes that are ours, though no rule of the path of one file has them


class Guest(NamedTuple):
    """A rule from outside, the stage it joins, and the package that brings it (name and version)."""

    rule: Rule
    stage: str
    package: str


class Plugins(NamedTuple):
    """The rules from outside, in the order in which they are applied, and what is wrong with those that are not used.

    ``modules`` are the modules that the rules were found in, with the packages that bring them.
    """

    guests: tuple[Guest, ...] = ()
    problems: tuple[str, ...] = ()
    modules: tuple[tuple[str, str], ...] = ()

    def identities(self) -> list[str]:
        """A line for each module that brings rules: package, version, digest of its source. What output depends on."""
        return sorted(f"{package} {module} sha256:{_digest(module)}" for package, module in self.modules)


def load(taken: Iterable[Rule]) -> Plugins:
    """The rules of all installed packages that announce some. ``taken`` are the rules whose codes and names are ours.

    Raises nothing: what cannot be loaded is listed under ``problems``.
    """
    if not _is_any_announced():
        return Plugins()
    from importlib.metadata import entry_points

    ours = list(taken)
    prefixes = {rule.code[:3] for rule in ours} | _RESERVED
    codes: set[str] = set()
    names = {rule.name for rule in ours}
    guests: list[Guest] = []
    problems: list[str] = []
    modules: list[tuple[str, str]] = []
    for package, point in sorted(((_package(p), p) for p in entry_points(group=GROUP)), key=lambda x: (x[0], x[1])):
        where = f"{package} ({GROUP}: {point.name} = {point.value})"
        modules.append((package, point.module))
        if point.name not in STAGES:
            problems.append(f"{where}: a rule can join {' or '.join(STAGES)}, and the entry point must be named so")
            continue
        found, problem = _rules(point)
        if problem:
            problems.append(f"{where}: {problem}")
        for rule in found:
            if rule.propose is None:
                problems.append(
                    f"{where}: {rule.code} proposes nothing; declare it with rule, regex_rule or table_rule"
                )
            elif rule.code[:3] in prefixes or rule.code in codes or rule.name in names:
                problems.append(f"{where}: the code {rule.code} or the name {rule.name} is taken; choose others")
            else:
                codes.add(rule.code)
                names.add(rule.name)
                guests.append(Guest(rule, point.name, package))
    return Plugins(tuple(guests), tuple(problems), tuple(modules))


def _rules(point: EntryPoint) -> tuple[list[Rule], str]:
    """The rules of an entry point, and what is wrong with it."""
    try:
        with limited(_LOADING):
            found = list(point.load())
    except (Exception, SystemExit, TooSlow) as error:
        return [], f"cannot be loaded: {type(error).__name__}: {error}"
    rules = [each for each in found if isinstance(each, Rule)]
    return rules, "" if len(rules) == len(found) else "not all that it names are rules (cleaner.core.rule.Rule)"


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "a package without a name"


def _is_any_announced() -> bool:
    """Whether some installed package has entry points of our group: ten times faster than reading them all."""
    for folder in sys.path:
        if folder.endswith((".zip", ".egg", ".whl")) and Path(folder).is_file():
            return True  # cannot be looked into so easily
        try:
            entries = [each.path for each in os.scandir(folder or ".")]
        except OSError:
            continue
        for entry in entries:
            if entry.endswith((".dist-info", ".egg-info")):
                with suppress(OSError):
                    if GROUP.encode() in Path(entry, "entry_points.txt").read_bytes():
                        return True
    return False


def _digest(module: str) -> str:
    """The SHA-256 of the source of a module's whole package, or of the module alone."""
    digest = hashlib.sha256()
    for name, data in sorted(_sources(module)):
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()


def _sources(module: str) -> Iterator[tuple[str, bytes]]:
    top = sys.modules.get(module.partition(".")[0])
    folders = list(getattr(top, "__path__", ()))
    files = [path for folder in folders for path in sorted(Path(folder).rglob("*.py"))]
    if not folders and getattr(top, "__file__", None):
        files = [Path(str(top.__file__))] if top is not None else []
    for path in files:
        try:
            yield path.name, path.read_bytes()
        except OSError:
            yield path.name, b""
