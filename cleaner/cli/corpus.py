"""From raw files to the corpus: what is to be done, having it done, and writing the result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cleaner import engine
from cleaner.canon.corpus import Corpus, build
from cleaner.canon.decisions import Decisions
from cleaner.canon.ids import IdsError
from cleaner.canon.witness import FileRecord
from cleaner.cli.crew import Crew, aside
from cleaner.cli.decisions import read_beside
from cleaner.cli.failure import Failure, killed, undecodable, unreadable
from cleaner.cli.outcome import Stop
from cleaner.cli.progress import Progress
from cleaner.cli.task import clean_file
from cleaner.config import Config
from cleaner.core.garbage import uncollected
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.stages.decode import DecodeError
from cleaner.store import corpus as store
from cleaner.store.aside import Aside, at_once
from cleaner.store.atomic import StoreError
from cleaner.store.cache import Cache
from cleaner.store.changes import Changes, compare, read_changed
from cleaner.store.digests import of_files
from cleaner.store.documents import documents, is_table
from cleaner.store.large import CACHE, is_large
from cleaner.store.packed import Packed
from cleaner.store.raw import Problem, RawFile

_TOGETHER = 256  # records that are kept as one


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a run. ``corpus`` is None when it was not written: there was nothing to do, or nothing to write."""

    corpus: Corpus | None
    up_to_date: bool
    failures: tuple[Failure, ...]
    changes: Changes | None = None


def make(files: Sequence[RawFile], out: Path, config: Config, workers: engine.Workers, progress: Progress) -> Made:
    """Clean ``files`` and write their corpus into ``out``, unless it is there already."""
    helper = partial(aside, workers) if is_large(out) else at_once
    digests = _begin_to_look(files, helper)
    try:
        known = store.read_ids(out)
    except IdsError as error:
        raise Stop(str(error)) from None
    decisions = read_beside(out).decisions
    before = store.recorded(out)
    cache = Cache(out.absolute().parent / CACHE, config)
    written = cache.written(out)
    files, readable, sizes, failures = _look(files, digests())
    same = {name: digest for name, digest in readable.items() if before.get(name) == digest}
    # Files that the corpus does not have may have failed last time: if they are all that is new, they are tried first,
    # and if they fail again the others need not be touched.
    described = store.describes(out, same, config, decisions) and not cache.made_otherwise(out)
    first = [file for file in files if not (described and file.name in same)]
    rest = [file for file in files if described and file.name in same]

    clean = partial(_clean, readable, cache, sizes, config, decisions.rulings(), workers, progress)
    records, more = clean(first)
    failures += more
    if not records:
        current = described and store.is_whole(out)
        if current or not readable:
            return Made(None, current and bool(rest), _told(failures, {}))
    if rest:
        again, more = clean(rest)
        records += again
        failures += more
    if not records:
        return Made(None, False, _told(failures, {}))
    progress.stage("comparing articles")
    pages = [row.page for row in written.rows] if written is not None else []
    try:
        with ThreadPoolExecutor(1) as beside, uncollected():  # what was there is read meanwhile
            there = beside.submit(store.taken_over, out, written, decisions).result
            # While processes compare the copies of some articles, others are written here.
            with store.writing(out, there, pages, helper) as new:
                corpus = build(records, known, config, decisions, Crew(workers), new.add)
                progress.stage("writing")
                changes = compare(read_changed(out, there(), corpus), corpus)
                written = new.finish(corpus, config, decisions)
    except StoreError as error:
        raise Stop(f"{error}; make room or choose another folder with --out, and run again") from None
    cache.made(out, written)
    return Made(corpus, False, _told(failures, before), changes)


def _begin_to_look(files: Sequence[RawFile], helper: Aside) -> Callable[[], list[tuple[str, int] | OSError]]:
    """Have the digests made of the files that are no tables."""
    return helper(of_files, [str(file.path) for file in files if not is_table(file.name)])


def _look(
    files: Sequence[RawFile], digested: Sequence[tuple[str, int] | OSError]
) -> tuple[list[RawFile], dict[str, str], dict[str, int], list[Failure]]:
    """The files that can be read, each record of a table as one of its own; their digests and sizes; and the others."""
    readable: list[RawFile] = []
    digests: dict[str, str] = {}
    sizes: dict[str, int] = {}
    failures: list[Failure] = []
    found = iter(digested)
    for file in files:
        try:
            if is_table(file.name):
                for document in documents(file.read(), file.name):
                    if isinstance(document, Problem):
                        failures.append(Failure(document.file, document.message))
                        continue
                    readable.append(RawFile(file.path, document.name, document.data))
                    digests[document.name] = hashlib.sha256(document.data).hexdigest()
                    sizes[document.name] = len(document.data)
                continue
            looked = next(found)
            if isinstance(looked, OSError):
                raise looked
            digests[file.name], sizes[file.name] = looked
            readable.append(file)
        except OSError as error:
            failures.append(unreadable(file.name, error))
        except DecodeError as error:
            failures.append(undecodable(file.name, error))
    return readable, digests, sizes, failures


def _clean(
    digests: Mapping[str, str],
    cache: Cache,
    sizes: Mapping[str, int],
    config: Config,
    decided: Mapping[str, Rulings],
    workers: engine.Workers,
    progress: Progress,
    files: Sequence[RawFile],
) -> tuple[list[FileRecord], list[Failure]]:
    """Have the files cleaned, those that were not cleaned before, and tell ``progress`` of each."""
    progress.begin(sum(sizes[file.name] for file in files))
    records: list[FileRecord] = []
    due: list[RawFile] = []
    for file in files:
        record = cache.get(file.name, digests[file.name], decided.get(digests[file.name], NO_RULINGS))
        if record is None:
            due.append(file)
        else:
            records.append(record)
            progress.cleaned(file.name, len(record.witnesses), sizes[file.name])
    new: list[Packed] = []
    kept: list[Packed] = []
    made: list[FileRecord] = []
    failures: list[Failure] = []
    weights = [sizes[file.name] for file in due]
    with closing(workers.run(partial(clean_file, config, decided), due, weights)) as outcomes:
        for number, file in enumerate(due):
            progress.file(file.name)
            outcome = next(outcomes)
            if isinstance(outcome, engine.Lost):
                outcome = killed(file.name)
            if isinstance(outcome, Failure):
                failures.append(outcome)
                progress.failed(file.name, outcome.message, weights[number])
            else:
                new.append(outcome)
                made += outcome.records()
                for witness in made[-1].witnesses:  # now, while the others are at work
                    witness.content.unpacked()
                if len(new) == _TOGETHER:
                    kept.append(Packed.together(new, made[-len(new) :]))
                    new = []
                progress.cleaned(file.name, len(made[-1].witnesses), weights[number])
    if new:
        kept.append(Packed.together(new, made[-len(new) :]))
    cache.keep(kept, records)
    return records + made, failures


def _told(failures: Sequence[Failure], before: dict[str, str]) -> tuple[Failure, ...]:
    """The failures, those of files that the corpus had until now with a word on what became of their articles."""
    gone = "; what the corpus had from it is no longer in it"
    return tuple(
        Failure(f.file, f.message + gone, f.crash) if f.file in before else f
        for f in sorted(failures, key=lambda f: f.file)
    )


def rebuild(
    files: Sequence[RawFile], out: Path, config: Config, decisions: Decisions, jobs: int | None, progress: Progress
) -> tuple[Corpus | None, tuple[Failure, ...]]:
    """The corpus that ``make`` would write into ``out``, which stays as it is; None where there is nothing to write."""
    known = store.read_ids(out)
    files, digests, sizes, failures = _look(files, _begin_to_look(files, at_once)())
    cache = Cache(out.absolute().parent / CACHE, config)
    with engine.workers(jobs) as workers:
        records, more = _clean(digests, cache, sizes, config, decisions.rulings(), workers, progress, files)
        progress.stage("comparing articles")
        corpus = build(records, known, config, decisions, Crew(workers)) if records else None
    return corpus, tuple(failures + more)
