"""``clean check`` on a corpus: is it whole, and is it what its raw files give."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
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
from cleaner.report.language import count, say
from cleaner.store import corpus as store
from cleaner.store.changes import Changes, compare, read_before
from cleaner.store.large import MANIFEST
from cleaner.store.raw import find
from cleaner.store.verify import ARTICLES, STALE, Fault, fault, faults


def verify(out: Path, settings: Settings, form: Name, jobs: int | None) -> Exit:
    """Check the corpus in ``out`` against the raw files of the settings, or of the folder ``raw`` beside it."""
    if form not in ("text", "json"):
        said = say("is for files, which have lines; a corpus is checked as text or json")
        raise Stop(f"--format {form}: {said}", Exit.USAGE)
    raw = settings.raw if out.resolve() == settings.out.resolve() else out.parent / "raw"
    found = [_inside(out, each) for each in faults(out)]
    failures: list[Failure] = []
    if not raw.is_dir():
        said = say("there is no such folder: whether the corpus is what its raw files give cannot be told")
        failures.append(Failure(str(raw), said))
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
        told = fault(MANIFEST, STALE, "{raw} gives no article; run: clean run", raw=raw)
        return [_inside(out, told)], failures
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / out.name
        store.write(corpus, fresh, config, decisions)
        now, then = store.read_manifest(fresh), store.read_manifest(out)
    changes = compare(read_before(out), corpus)
    found = [*_sources(then, now, raw, out), *(_inside(out, each) for each in _articles(changes, corpus))]
    if not found and not damaged:
        found = [
            _inside(out, fault(name, STALE, "is not what the raw files give; run: clean run"))
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
                at = f"{raw}/{name}"
                if name not in before:
                    yield fault(at, STALE, "is new since the corpus was made")
                elif name not in after:
                    yield fault(at, STALE, "is gone since the corpus was made")
                else:
                    yield fault(at, STALE, "was changed since the corpus was made")
    file = f"{out}/{MANIFEST}"
    was = {key: then.get(key) or "none" for key in ("tool", "config", "plugins", "decisions", "schema")}
    made_with = {
        "tool": fault(file, STALE, "the corpus was made with other program: {was}; run: clean run", was=was["tool"]),
        "config": fault(
            file, STALE, "the corpus was made with other settings: {was}; run: clean run", was=was["config"]
        ),
        "plugins": fault(
            file, STALE, "the corpus was made with other plugins: {was}; run: clean run", was=was["plugins"]
        ),
        "decisions": fault(
            file, STALE, "the corpus was made with other decisions: {was}; run: clean run", was=was["decisions"]
        ),
        "schema": fault(file, STALE, "the corpus was made with other tables: {was}; run: clean run", was=was["schema"]),
    }
    yield from (told for key, told in made_with.items() if then.get(key) != now.get(key))


def _articles(changes: Changes, corpus: Corpus) -> Iterator[Fault]:
    names = {a.id: f"{a.id} “{a.title}”" for a in corpus.articles if a.title}

    def of(id: str) -> str:
        return names.get(id, id)

    for id in (*changes.new, *(new for new, _ in changes.split)):
        yield fault(ARTICLES, STALE, "{article} is not in the corpus yet", article=of(id))
    for id in changes.text_changed:
        yield fault(ARTICLES, STALE, "{article} has another text now", article=of(id))
    for id in changes.better_attested:
        yield fault(ARTICLES, STALE, "{article} has more copies now", article=of(id))
    for id in changes.merged:
        yield fault(ARTICLES, STALE, "{article} is now part of another article", article=of(id))
    for id in changes.gone:
        yield fault(ARTICLES, STALE, "{article} is in no raw file any more", article=of(id))


def _inside(out: Path, found: Fault) -> Fault:
    """``found`` with the file as a person can open it."""
    return replace(found, file=f"{out}/{found.file}")


def _written(found: list[Fault], form: Name) -> str:
    if form == "json":
        rows = [{"file": each.file, "code": each.code, "message": each.message} for each in found]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{each.file} {each.code} {say(each.said, **dict(each.values))}\n" for each in found)


def _summary(found: list[Fault], failures: list[Failure], out: Path) -> str:
    if found:
        said = count(
            "{number} finding; make the corpus again with: clean run",
            "{number} findings; make the corpus again with: clean run",
            len(found),
        )
    elif failures:
        said = say("nothing found, but not everything could be checked")
    else:
        said = count(
            "all is well: {number} article, as the raw files give them",
            "all is well: {number} articles, as the raw files give them",
            len(read_before(out)),
        )
    return f"{out}: {said}\n"
