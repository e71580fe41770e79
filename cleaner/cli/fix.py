"""``clean fix``: files that people own, cleaned in place as far as that is safe."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import output
from cleaner.cli.options import for_files
from cleaner.cli.outcome import Exit, Stop
from cleaner.report.language import count, say

if TYPE_CHECKING:
    from cleaner.cli.failure import Failure
    from cleaner.cli.fixer import Outcome
    from cleaner.cli.targets import Chosen, Target


@click.command(short_help="Clean text files in place, as far as that is safe.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--unsafe", is_flag=True, help="Use the rules that are likely right, too, not only the sure ones.")
@click.option("--diff", is_flag=True, help="Show the differences; change nothing.")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
@click.option("--backup", is_flag=True, help="Keep each file that is changed beside it, as name.orig.")
@for_files
def fix(
    paths: tuple[Path, ...],
    unsafe: bool,
    diff: bool,
    check: bool,
    backup: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int | None,
    config: Path | None,
) -> int:
    """Clean the text files PATH in place; folders are walked.

    Only what the sure rules change is changed (clean rule lists them): characters, marks, blanks, line ends inside
    paragraphs, page numbers and running heads. Order, headings, Markdown, contents, tables and verse stay. So do the
    encoding, the line ends and the permissions of a file; it is written whole or not at all.

    Raw files of a corpus are never changed, nor is the corpus itself. Tables, data, programs, PDF, web pages and
    compressed files are left as they are.

    Exit codes: 0 done; 1 a file was left as it is, or with --check, would change; 2 wrong usage; 3 a bug in clean.

    \b
    Examples:
      clean fix page.txt --diff              what would be changed
      clean fix texts --backup
      clean fix texts --select NOR040,NOR041
      clean fix texts --check                in a pipeline
    """
    from functools import partial

    from cleaner.cli.failure import Failure, reported
    from cleaner.cli.fixer import How, fix_file
    from cleaner.cli.targets import Chosen
    from cleaner.cli.work import each

    files, failures = _files(paths, config, Chosen.of(select, extend_select, ignore))
    write = not (diff or check)
    done: list[Outcome] = []
    for outcome in each(partial(fix_file, How(unsafe, write, backup, diff)), files, jobs):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            output.complain(f"{outcome.file}: {outcome.message}")
            continue
        done.append(outcome)
        output.write(outcome.diff or _told(outcome, write))
    if not diff:
        output.write(_summary(done, write))
    changed = any(outcome.changed for outcome in done)
    if reported(failures):
        return Exit.BUG
    return Exit.PROBLEMS if failures or (check and changed) else Exit.OK


def _files(paths: tuple[Path, ...], config: Path | None, chosen: Chosen) -> tuple[list[Target], list[Failure]]:
    """The files to fix. Stops at a path in the raw folder or the corpus; what a walk finds there is passed over."""
    from cleaner.cli.failure import Failure
    from cleaner.cli.targets import settings_of, targets, within

    settings_for = settings_of(paths, config)
    for path, settings in settings_for.items():
        if within(path, settings.raw) is not None:
            said = say(
                "{path}: lies in the raw folder {raw}, and raw files are never changed: all is traced to them; fix a "
                "copy, or clean them with: clean run",
                path=path,
                raw=settings.raw,
            )
            raise Stop(said, Exit.USAGE)
        if within(path, settings.out) is not None:
            said = say("{path}: lies in the corpus {out}, which only clean run writes", path=path, out=settings.out)
            raise Stop(said, Exit.USAGE)
    files, problems = targets(settings_for, chosen)
    for problem in problems:
        output.complain(f"{problem.file}: {problem.message}")
    return [file for file in files if not file.ours], [Failure(p.file, p.message) for p in problems]


def _told(outcome: Outcome, write: bool) -> str:
    """A line for a file that changed: how often each rule acted."""
    if not outcome.changed:
        return ""
    counts = _counts(outcome.fixed)
    said = say("fixed {counts}", counts=counts) if write else say("would fix {counts}", counts=counts)
    return f"{outcome.file}: {said}\n"


def _summary(done: list[Outcome], write: bool) -> str:
    fixed, left = Counter[str](), Counter[str]()
    for outcome in done:
        fixed.update(outcome.fixed)
        left.update(outcome.left)
    changed = sum(outcome.changed for outcome in done)
    files = count("{number} file", "{number} files", len(done))
    if changed:
        numbers = {"total": fixed.total(), "changed": changed, "files": files}
        line = say("{total:,} would be fixed in {changed:,} of {files}", **numbers)
        if write:
            line = say("{total:,} fixed in {changed:,} of {files}", **numbers)
    else:
        line = say("nothing to fix in {files}", files=files)
    if left:
        line += "\n" + say("needs a look: {counts}; places: clean check", counts=_counts(left))
    return line + "\n"


def _counts(codes: dict[str, int]) -> str:
    """``5 (NOR040 3, UNW001 2)``."""
    rows = sorted(codes.items(), key=lambda row: (-row[1], row[0]))
    return f"{sum(codes.values()):,} ({', '.join(f'{code} {times:,}' for code, times in rows)})"
