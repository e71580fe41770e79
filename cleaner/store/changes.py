"""What a run changed: the corpus that was there, beside the new one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cleaner.canon.corpus import Corpus
from cleaner.store import written


@dataclass(frozen=True, slots=True)
class Before:
    """An article as it was: the hash of its text in this process, and how many witnesses it had."""

    text: int
    witnesses: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of articles, by what became of them. ``split`` are new ids with the id they were part of."""

    new: tuple[str, ...]
    better_attested: tuple[str, ...]
    text_changed: tuple[str, ...]
    merged: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def read_before(out: Path) -> dict[str, Before]:
    """The articles of the corpus in ``out``; none where there is none that can be read."""
    try:
        with (out / written.ARTICLES).open("rb") as file:
            return _read(file)
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def read_changed(out: Path, before: written.Before, corpus: Corpus) -> dict[str, Before]:
    """The same, but for articles that are known to be in ``corpus`` as they were; ``before`` says which."""
    return _read(before.others(corpus)) if before.articles else read_before(out)


def _read(lines: Iterable[bytes]) -> dict[str, Before]:
    rows = map(json.loads, lines)
    return {row["id"]: Before(hash(row["text"]), len(row["witnesses"])) for row in rows}


def compare(before: dict[str, Before], corpus: Corpus) -> Changes:
    """What became of the articles."""
    kept = [(article, before[article.id]) for article in corpus.articles if article.id in before]
    of = corpus.report
    split = {new for new, _ in of.split}
    return Changes(
        new=tuple(id for id in of.new if id not in split),
        better_attested=tuple(a.id for a, was in kept if len(a.witnesses) > was.witnesses),
        text_changed=tuple(a.id for a, was in kept if hash(a.text) != was.text),
        merged=of.merged,
        split=of.split,
        gone=tuple(id for id in of.gone if id in before),  # not what went in an earlier run
    )
