"""``clean check``: what cleaning would change or doubts in files."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import output
from cleaner.cli.options import for_files
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import read_settings
from cleaner.report.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.check.formats import Name
    from cleaner.cli.checked import Checked, Kind
    from cleaner.cli.failure import Failure
    from cleaner.cli.targets import Chosen

_FORMATS = ("text", "json", "github", "sarif")


@click.command(short_help="List what cleaning would change or doubts.")
@click.argument("paths", metavar="[PATH|-]...", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="How findings are written [text].")
@click.option("--statistics", is_flag=True, help="Only count the findings of each rule.")
@for_files
def check(
    paths: tuple[Path, ...],
    form: Name,
    statistics: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int | None,
    config: Path | None,
) -> int:
    """List what cleaning would change in each PATH, or doubts: file:line:column CODE message.

    Lines and columns are those of the file as it is, from 1, columns in characters; of a record of a table, those of
    its text (file.jsonl#12:1:7). A folder is walked; - is standard input. Nothing is written. What a CODE means:
    clean rule CODE.

    Without PATH, or where PATH is a corpus, the corpus is checked: whether it is what its raw files give (COR001),
    whether its files are undamaged (COR002), and whether every id leads to an article (COR003).

    Exit codes: 0 nothing found; 1 findings, or a file that cannot be read; 2 wrong usage; 3 a bug in clean.

    \b
    Examples:
      clean check page.txt
      clean check                            the corpus
      clean check texts --select NOR,UNW --ignore NOR060
      clean check texts --statistics
      clean check texts --format sarif > clean.sarif
    """
    from cleaner.cli.targets import Chosen

    chosen = Chosen.of(select, extend_select, ignore)
    corpus = _corpus(paths, config)
    if corpus is not None:
        if statistics or chosen != Chosen.of((), (), ()):
            raise Stop(say("a corpus is checked as a whole, without --statistics, --select and --ignore"), Exit.USAGE)
        from cleaner.cli.verify import verify

        return verify(corpus, read_settings(config, Path()), form, jobs)
    return _check_files(paths, form, statistics, chosen, jobs, config)


def _corpus(paths: tuple[Path, ...], config: Path | None) -> Path | None:
    """The corpus to check: that of the settings when nothing is named, or the folder named. None: these are files."""
    manifest = "manifest.json"
    if not paths:
        out = read_settings(config, Path()).out
        if not (out / manifest).is_file():
            raise Stop(f"{out}: there is no corpus; name files or folders: clean check PATH...", Exit.USAGE)
        return out
    corpora = [path for path in paths if (path / manifest).is_file()]
    if corpora and len(paths) > 1:
        raise Stop(f"{corpora[0]}: is a corpus; check it alone", Exit.USAGE)
    return corpora[0] if corpora else None


def _check_files(
    paths: tuple[Path, ...], form: Name, statistics: bool, chosen: Chosen, jobs: int | None, config: Path | None
) -> int:
    from cleaner.check.formats import format_of

    found, failures = _checked(paths, form, chosen, jobs, config)
    counts: Counter[Kind] = Counter()
    files = dirty = 0
    written = format_of(form)
    if not statistics:
        output.write(written.begin())
    for checked in found:
        files += not checked.failures
        failures.extend(checked.failures)
        if checked.counts:
            if not statistics:
                output.write((written.between if dirty else "") + checked.rows)
            dirty += 1
            counts.update(checked.counts)
        for failure in checked.failures:
            output.complain(f"{failure.file}: {failure.message}")
    if statistics:
        from cleaner.check import totals

        output.write(totals.statistics(counts, form == "json"))
    else:
        output.write(written.end)
    if form == "text":
        from cleaner.check import totals

        output.write(totals.summary(counts, files, dirty, len(failures)))
    return _exit(bool(counts), failures)


def _checked(
    paths: tuple[Path, ...], form: Name, chosen: Chosen, jobs: int | None, config: Path | None
) -> tuple[Iterator[Checked], list[Failure]]:
    """The outcome of each file, in order, and the paths that could not be used."""
    from functools import partial

    from cleaner.cli.checked import Checked
    from cleaner.cli.checker import check_file
    from cleaner.cli.failure import Failure
    from cleaner.cli.targets import settings_of, targets
    from cleaner.cli.work import each

    if paths == (Path("-"),):
        return iter((_standard_input(form, chosen, config),)), []
    if Path("-") in paths:
        raise Stop(say("- is standard input; check it alone: clean check -"), Exit.USAGE)
    files, problems = targets(settings_of(paths, config), chosen)
    for problem in problems:
        output.complain(f"{problem.file}: {problem.message}")
    outcomes = each(partial(check_file, form), files, jobs)
    found = (Checked("", {}, (done,)) if isinstance(done, Failure) else done for done in outcomes)
    return found, [Failure(problem.file, problem.message) for problem in problems]


def _standard_input(form: Name, chosen: Chosen, config: Path | None) -> Checked:
    from cleaner.cli.checking import check_data
    from cleaner.cli.targets import Target

    settings = read_settings(config, Path())
    target = Target(Path("-"), "-", chosen.applied(settings.config), False)
    return check_data(form, target, sys.stdin.buffer.read())


def _exit(found: bool, failures: Sequence[Failure]) -> Exit:
    from cleaner.cli.failure import reported

    if reported(failures):
        return Exit.BUG
    return Exit.PROBLEMS if found or failures else Exit.OK
