"""A small part of ``bench.canon``, so that the figures cannot fall unseen; the whole is ``python -m bench.canon``."""

from __future__ import annotations

import pytest

from bench.canon import collation, excerpts, hard, relations, sweep
from bench.canon.figures import adjusted_rand, floors

ARTICLES = 80


@pytest.mark.parametrize(("rate", "name"), [(0.0, "rand_00"), (0.03, "rand_03"), (0.10, "rand_10")])
def test_copies_are_found(rate: float, name: str) -> None:
    records, truth, _ = sweep.copies(ARTICLES, rate)
    assert floors()[name].holds(sweep.rand_index(records, truth))


def test_no_hard_pair_is_merged() -> None:
    assert hard.wrong_merges(600) == []


def test_excerpts_are_found() -> None:
    recall, precision = excerpts.figures(60)
    assert floors()["excerpt_recall"].holds(recall)
    assert floors()["excerpt_precision"].holds(precision)


def test_relations_are_found() -> None:
    recall, precision = relations.figures(200)
    assert floors()["relation_recall"].holds(recall)
    assert floors()["relation_precision"].holds(precision)


@pytest.mark.parametrize("copies", [2, 3, 5])
def test_collation_leaves_few_errors(copies: int) -> None:
    result = collation.measure(60, copies)
    assert floors()[f"collated_{copies}"].holds(result.after)
    if copies == 2:
        assert floors()["two_gone"].holds(result.gone)
        assert floors()["two_wrong"].holds(result.wrong_share)


def test_the_index_of_a_partition_with_itself_is_one() -> None:
    assert adjusted_rand([1, 1, 2, 3], ["a", "a", "b", "c"]) == 1.0
    assert adjusted_rand([1, 1, 2, 2], [1, 2, 1, 2]) < 0.1
