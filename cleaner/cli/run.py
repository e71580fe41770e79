"""``clean run``: raw files in, the canonical corpus out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option, read_settings
from cleaner.report.language import say

if TYPE_CHECKING:
    from cleaner.cli.corpus import Made


@click.command(short_help="Make the canonical corpus of raw files.")
@click.argument("raw", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to write [corpus/clean].")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes [as many as are worth it].")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress, only problems and the summary.")
@click.option(
    "--exit-non-zero-on-change", "fail_on_change", is_flag=True, help="Exit with 1 if the corpus changed, and say how."
)
@config_option
def run(
    raw: tuple[Path, ...], out: Path | None, jobs: int | None, quiet: bool, fail_on_change: bool, config: Path | None
) -> int:
    """Clean RAW (files, or folders of any depth; corpus/raw by default) and write one canonical corpus of it.

    A file that cannot be cleaned is reported and left out; the others go on. Raw files are never written to. The
    corpus that was there is replaced as a whole at the end, or not at all. If nothing changed, nothing is done.

    \b
    Examples:
      clean run
      clean run scans web --out corpus
    """
    # Here, not above: "clean text" must not wait for what only this command needs.
    from cleaner import engine
    from cleaner.cli.progress import shown
    from cleaner.store.large import is_first, is_large
    from cleaner.store.raw import find, size_of

    settings = read_settings(config, Path())
    said = f"{settings.at('out')}: out" if out is None and settings.path else "--out"
    out = out or settings.out
    no_corpus_yet = fail_on_change and not out.exists()  # the hook in a new repository: without raw files, it is done
    if not raw and not settings.raw.is_dir():
        if no_corpus_yet:
            return Exit.OK
        where = f"{settings.at('raw')}: raw: " if settings.path else ""
        todo = say("there is no such folder here; name your raw files: clean run RAW...")
        if out.exists():
            todo = say("there is no such folder here; if there are no raw files any more, remove {out} too", out=out)
        raise Stop(f"{where}{settings.raw}: {todo}", Exit.USAGE)
    sources = raw or (settings.raw,)
    _refuse_overlap(sources, out, said)
    try:
        with engine.workers(jobs) as workers, shown(quiet) as progress:
            if is_large(out):
                workers.prepare()
            found = find(sources)
            if is_first(out) and len(found.files) > 1:
                workers.expect((size_of(file.path) for file in found.files), "cleaner.cli.task")
            from cleaner.cli.corpus import make  # most of the program; other processes are started meanwhile

            for problem in found.problems:
                progress.failed(problem.file, problem.message, 0)
            made = make(found.files, out, settings.for_folders(sources), workers, progress)
    except KeyboardInterrupt:
        said = say("interrupted; {out} is whole, nothing in it is half-written", out=out)
        raise Stop(said, Exit.INTERRUPTED) from None
    if no_corpus_yet and not (found.files or found.problems):
        return Exit.OK
    problems = sorted([(p.file, p.message) for p in found.problems] + [(f.file, f.message) for f in made.failures])
    if not fail_on_change or made.corpus is None or made.changes is None:
        output.write(_told(made, problems, out, len(found.files)))
        return _exit(made, bool(problems))
    from cleaner.report import summary

    output.write(summary.of_changes(made.corpus, made.changes, str(out)) + summary.of_problems(problems))
    return max(_exit(made, bool(problems)), Exit.PROBLEMS)


def _told(made: Made, problems: list[tuple[str, str]], out: Path, files: int) -> str:
    from cleaner.report import summary

    where = str(out)
    if made.corpus is not None:
        return summary.of_run(made.corpus, problems, where, made.changes)
    if made.up_to_date:
        return say("nothing to do: {out} is up to date", out=where) + "\n" + summary.of_problems(problems)
    what = say("none of the raw files could be cleaned") if files else say("there is no raw file")
    said = say("nothing was written: {what}; {out} is left as it was", what=what, out=where)
    return f"{said}\n{summary.of_problems(problems)}"


def _exit(made: Made, problems: bool) -> Exit:
    from cleaner.cli.failure import reported

    if reported(made.failures):
        return Exit.BUG
    written = made.corpus is not None or made.up_to_date
    return Exit.OK if written and not problems else Exit.PROBLEMS


def _refuse_overlap(sources: tuple[Path, ...], out: Path, said: str) -> None:
    """The output folder is replaced as a whole: it must hold no raw file, and nothing is ever written among those.
    ``said`` is where it was named."""
    target = out.resolve()
    for source in sources:
        raw = source.resolve()
        if target == raw or (raw.is_dir() and raw in target.parents):
            reason = say("it lies in the raw folder {source}, where nothing is ever written", source=source)
            if target == raw:
                reason = say("it is the raw folder {source}, where nothing is ever written", source=source)
        elif target in raw.parents:
            reason = say("it contains the raw files {source}, and the folder is replaced as a whole", source=source)
        else:
            continue
        raise Stop(say("{out}: {reason}; choose a folder of its own", out=f"{said} {out}", reason=reason), Exit.USAGE)
    here = Path.cwd()
    if target == here or target in here.parents:
        reason = say("it is the folder you are in, or one above it, and the folder is replaced as a whole")
        raise Stop(say("{out}: {reason}; choose a folder of its own", out=f"{said} {out}", reason=reason), Exit.USAGE)
