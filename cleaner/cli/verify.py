"""``clean check`` on a corpus: is it whole, and is it what its raw files give."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from cleaner.canon.corpus import Corpus
from cleaner.canon.ids import IdsError
from cleaner.check.formats import Name
from cleaner.cli import output
from cleaner.cli.corpus import rebuild
from cleaner.cli.decisions import read_beside
from cleaner.cli.failure import Failure, reported
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.progress import shown
from cleaner.config.reading import Settings
from cleaner.store import corpus as store
from cleaner.store.changes import Changes, compare, read_before
from cleaner.store.raw import find
from cleaner.store.verify import STALE, Fault, faults

_MADE_WITH = {
    "tool": "program",
    "config": "settings",
    "plugins": "plugins",
    "decisions": "decisions",
    "schema": "tables",
}


def verify(out: Path, settings: Settings, form: Name, jobs: int | None) -> Exit:
    """Check the corpus in ``out`` against the raw files of the settings, or of the folder ``raw`` beside it."""
    if form not in ("text", "json"):
        raise Stop(f"--format {form}: is for files, which have lines; a corpus is checked as text or json", Exit.USAGE)
    raw = settings.raw if out.resolve() == settings.out.resolve() else out.parent / "raw"
    found = [_inside(out, fault) for fault in faults(out)]
    failures: list[Failure] = []
    if not raw.is_dir():
        message = "there is no such folder: whether the corpus is what its raw files give cannot be told"
        failures.append(Failure(str(raw), message))
    else:
        more, failures = _against(raw, out, settings, jobs, bool(found))
        found += more
    for failure in failures:
        output.complain(f"{failure.file}: {failure.message}")
    output.write(_written(found, form))
    if form == "text":
        output.write(_summary(found, failures, out))
    if reported(failures):
        return Exit.BUG
    return Exit.PROBLEMS if found or failures else Exit.OK


def _against(
    raw: Path, out: Path, settings: Settings, jobs: int | None, damaged: bool
) -> tuple[list[Fault], list[Failure]]:
    """What is different from the corpus that the raw files give now, made anew beside it; and what cannot be read."""
    config = settings.for_folders((raw,))
    decisions = read_beside(out).decisions
    sources = find((raw,))
    failures = [Failure(problem.file, problem.message) for problem in sources.problems if not problem.skipped]
    try:
        with shown(quiet=not sys.stderr.isatty()) as progress:
            corpus, more = rebuild(sources.files, out, config, decisions, jobs, progress)
    except IdsError:  # that is among the faults already
        return [], failures
    failures += more
    if corpus is None:
        return [Fault(f"{out}/{store.MANIFEST}", STALE, f"{raw} gives no article; run: clean run")], failures
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / out.name
        store.write(corpus, fresh, config, decisions)
        now, then = store.read_manifest(fresh), store.read_manifest(out)
    changes = compare(read_before(out), corpus)
    found = [*_sources(then, now, raw, out), *(_inside(out, fault) for fault in _articles(changes, corpus))]
    if not found and not damaged:
        found = [
            Fault(f"{out}/{name}", STALE, "is not what the raw files give; run: clean run")
            for name in sorted({*now["outputs"], *then["outputs"]})
            if now["outputs"].get(name) != then["outputs"].get(name)
        ]
    return found, failures


def _sources(then: dict[str, object], now: dict[str, object], raw: Path, out: Path) -> Iterator[Fault]:
    """What the corpus was made of and by, where that is not what there is now."""
    before, after = then.get("raw"), now.get("raw")
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name):
                what = "is new" if name not in before else "is gone" if name not in after else "was changed"
                yield Fault(f"{raw}/{name}", STALE, f"{what} since the corpus was made")
    for key, what in _MADE_WITH.items():
        if then.get(key) != now.get(key):
            was = then.get(key)
            yield Fault(
                f"{out}/{store.MANIFEST}",
                STALE,
                f"the corpus was made with other {what}: {was or 'none'}; run: clean run",
            )


def _articles(changes: Changes, corpus: Corpus) -> Iterator[Fault]:
    title = {article.id: article.title or "" for article in corpus.articles}
    told = {
        "is not in the corpus yet": (*changes.new, *(new for new, _ in changes.split)),
        "has another text now": changes.text_changed,
        "has more copies now": changes.better_attested,
        "is now part of another article": changes.merged,
        "is in no raw file any more": changes.gone,
    }
    for what, ids in told.items():
        for id in ids:
            yield Fault("articles.jsonl", STALE, f"{id} {f'“{title[id]}” ' if title.get(id) else ''}{what}")


def _inside(out: Path, fault: Fault) -> Fault:
    """``fault`` with the file as a person can open it."""
    return replace(fault, file=f"{out}/{fault.file}")


def _written(found: list[Fault], form: Name) -> str:
    if form == "json":
        return json.dumps([asdict(fault) for fault in found], ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{fault.file} {fault.code} {fault.message}\n" for fault in found)


def _summary(found: list[Fault], failures: list[Failure], out: Path) -> str:
    count = len(read_before(out))
    if found:
        return f"{out}: {len(found):,} finding{'' if len(found) == 1 else 's'}; make the corpus again with: clean run\n"
    if failures:
        return f"{out}: nothing found, but not everything could be checked\n"
    return f"{out}: all is well: {count:,} article{'' if count == 1 else 's'}, as the raw files give them\n"
