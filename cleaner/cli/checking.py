"""The check of one file, from its bytes to the rows that are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from cleaner.article import Cleaned
from cleaner.check.diagnostics import Diagnostic, Fix, located, troubles
from cleaner.check.fixable import marked
from cleaner.check.formats import Name, format_of
from cleaner.cli.checked import Checked
from cleaner.cli.decisions import rulings_beside
from cleaner.cli.failure import Failure, failed, undecodable
from cleaner.cli.targets import Target
from cleaner.core.rulings import NO_RULINGS
from cleaner.pipeline import clean
from cleaner.report.language import say
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.packed import is_packed
from cleaner.store.documents import Document, documents, is_table
from cleaner.store.raw import Problem

_KIND = attrgetter("code", "fix")


def check_data(name: Name, target: Target, data: bytes) -> Checked:
    """Check the bytes of a file."""
    form = format_of(name)
    rows: list[str] = []
    counts: Counter[tuple[str, Fix | None]] = Counter()
    failures: list[Failure] = []
    for found in _each(data, target):
        if isinstance(found, Failure):
            failures.append(found)
            continue
        counts.update(map(_KIND, found))
        rows.extend(map(form.row, found))
    return Checked(form.between.join(rows), dict(counts), tuple(failures))


def _each(data: bytes, target: Target) -> Iterator[list[Diagnostic] | Failure]:
    """The diagnostics of every document of a file."""
    plain = not (target.ours or is_table(target.shown) or is_packed(data))
    try:
        for document in documents(data, target.shown):
            if isinstance(document, Problem):
                yield Failure(document.file, document.message)
            else:
                yield _diagnostics(document, target, plain)
    except DecodeError as error:
        yield undecodable(target.shown, error)


def _diagnostics(document: Document, target: Target, plain: bool) -> list[Diagnostic] | Failure:
    try:
        rulings = rulings_beside(target.out, document.data) if target.out else NO_RULINGS
        cleaned: Cleaned = clean(document.data, document.name, target.config, rulings)
        found = marked(cleaned, document.data, target.config) if plain else troubles(cleaned)
        return located(cleaned.text.raw, found, document.name)
    except Exception as error:
        return failed(document.name, error, say("the file is left out"))
