"""What is left of an unexpected exception: a log to report, without a word of anybody's text."""

from __future__ import annotations

# Crashes are rare: what only they need is imported where it is used.
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cleaner.cli import output
from cleaner.report.language import say

AUDIT = "the record of changes does not add up, so nothing of it was written"

_PACKAGES = ("cleaner", "chardet", "click", "ftfy", "lxml", "numpy", "opencc", "rapidfuzz", "regex", "rich", "rjieba")


class Crash(NamedTuple):
    """An exception that nobody expected, in a form that travels between processes."""

    trace: str
    file: str = ""

    @classmethod
    def of(cls, error: BaseException, file: str = "") -> Crash:
        """``error``, which was raised while ``file`` was worked on. What is not ASCII may be text, and is masked."""
        import traceback

        trace = "".join(traceback.format_exception(error))
        return cls(re.sub(r"[^\x00-\x7f]", "?", trace), file)


def report(crashes: Sequence[Crash], args: Sequence[str]) -> None:
    """Write the log, and ask the person to report it."""
    log = "".join(_lines(crashes, args))
    where = _save(log)
    if where is None:
        output.complain(say("this is a bug in clean, and no log could be written; please report this:") + f"\n{log}")
    else:
        said = say("this is a bug in clean; please report it and paste {log} (it holds none of your text)", log=where)
        output.complain(said)


def _lines(crashes: Sequence[Crash], args: Sequence[str]) -> Iterator[str]:
    import platform

    yield f"clean {' '.join(args)}\n"
    yield f"Python {platform.python_version()}, {platform.platform()}\n"
    yield ", ".join(f"{name} {_version(name)}" for name in _PACKAGES) + "\n"
    for crash in crashes:
        yield f"\nfile: {crash.file or 'none'}\n{crash.trace}"


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _save(log: str) -> Path | None:
    """Where the log was written: the folder for temporary files, or else the current one."""
    import tempfile

    for folder in (None, os.curdir):
        try:
            handle, name = tempfile.mkstemp(prefix="clean-crash-", suffix=".log", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(log)
            return Path(name)
        except OSError:
            continue
    return None
