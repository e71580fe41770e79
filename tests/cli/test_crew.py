"""The corpus is the same whoever does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from cleaner import engine
from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord
from cleaner.cli.crew import Crew
from tests.canon.texts import article, noisy, record, witness


def records() -> list[FileRecord]:
    copies = [witness(noisy(article(n), 0.02, 7 * n + k), f"{n}-{k}.txt") for n in range(6) for k in range(3)]
    excerpts = [witness(article(n)[1:4], f"{n}-part.txt") for n in range(3)]
    return [record(one) for one in (*copies, *excerpts)]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """Two processes, for however little work."""
    monkeypatch.setattr(engine.Workers, "are_worth", lambda *_: True)
    with engine.workers(2) as workers:
        yield Crew(workers)


def test_other_processes_make_the_same_corpus(many: Crew) -> None:
    assert build(records(), Ids(), crew=many) == build(records(), Ids())


def test_articles_are_told_in_the_order_of_the_corpus(many: Crew) -> None:
    told: list[CanonicalArticle] = []
    built = build(records(), Ids(), crew=many, told=told.append)
    assert tuple(told) == built.articles and len(told) > 5


def test_what_kills_its_process_is_done_here(many: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_lost(
        _: engine.Workers, work: Callable[[object], object], tasks: Sequence[object], sizes: Sequence[int]
    ) -> Iterator[engine.Lost]:
        return (engine.Lost() for _ in tasks)

    monkeypatch.setattr(engine.Workers, "run", all_lost)
    assert build(records(), Ids(), crew=many) == build(records(), Ids())
