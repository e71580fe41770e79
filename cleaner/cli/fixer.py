"""The task of a worker process of ``clean fix``: one file, read, fixed, written."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from cleaner.check.fixing import Fixed, UnfixableError, fix
from cleaner.cli.failure import Failure, failed, unreadable
from cleaner.cli.targets import Target
from cleaner.report.language import say
from cleaner.stages.decode.packed import is_packed
from cleaner.store.atomic import StoreError
from cleaner.store.documents import is_table
from cleaner.store.replace import replace

# Formats whose commas, colons and quotation marks are their syntax. Unknown suffixes are taken for text.
_DATA = (
    ".csv", ".tsv", ".json", ".json5", ".geojson", ".ipynb", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".xml",
    ".svg", ".rss", ".atom", ".opml", ".po", ".pot", ".properties", ".env", ".sql", ".bib", ".diff", ".patch",
)  # fmt: skip
_PROGRAMS = (
    ".py", ".pyi", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".vue", ".css", ".scss", ".less", ".sh", ".bash",
    ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".java", ".kt", ".go", ".rs", ".rb", ".php", ".pl", ".lua", ".r",
    ".swift", ".scala", ".m", ".ps1", ".bat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class How:
    """What is wanted: ``likely`` rules too, the file written, with a backup, the differences shown."""

    unsafe: bool
    write: bool
    backup: bool
    diff: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: what was fixed, or would be, and what is left to look at, by rule; the differences."""

    file: str
    changed: bool
    fixed: dict[str, int]
    left: dict[str, int]
    diff: str


def fix_file(how: How, target: Target) -> Outcome | Failure:
    """Fix one file. Raises nothing: a bad file must not stop the others."""
    name = target.shown
    try:
        data = target.path.read_bytes()
        if (what := _no_plain_text(target, data)) is not None:
            raise UnfixableError(f"is {what}; only plain text files are changed in place")
        done = fix(data, name, target.config, how.unsafe)
        changed = done.data != data
        if changed and how.write:
            replace(target.path, done.data, how.backup)
        diff = _diff(done, name) if changed and how.diff else ""
        return Outcome(name, changed, done.fixed, done.left, diff)
    except OSError as error:
        return unreadable(name, error)
    except (UnfixableError, StoreError) as error:
        return Failure(name, f"left as it is: {error}")
    except Exception as error:
        return failed(name, error, say("the file is as it was"))


def _no_plain_text(target: Target, data: bytes) -> str | None:
    """What a file is whose marks are not those of its text alone; None: plain text, as far as its name tells."""
    if is_table(target.shown):
        return "a table"
    if is_packed(data):
        return "compressed"
    suffix = target.path.suffix.lower()
    return f"data or a program ({suffix})" if suffix in (*_DATA, *_PROGRAMS) else None


def _diff(done: Fixed, name: str) -> str:
    """A unified diff, as ``diff -u`` and ``git diff`` write it."""
    before, after = done.before.split("\n"), done.after.split("\n")
    rows = difflib.unified_diff(_ended(before), _ended(after), name, name)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _ended(lines: list[str]) -> list[str]:
    """Lines that end in a line feed; the last one only if it does in the file."""
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
