"""Which line goes on in which other: no line in two, none from two."""

from __future__ import annotations

import numpy as np

from cleaner.stages.unwrap.joins import Joins


def test_lines_that_go_on_in_the_next() -> None:
    joins = Joins.of(np.array([0, 2]), 4, "UNW001")
    assert joins == Joins([1, -1, 3, -1], ["", "UNW001", "", "UNW001"])
    assert joins.columns()[1].tolist() == [-1, 0, -1, 2]


def test_a_line_goes_on_in_one_other() -> None:
    joins = Joins.of(np.array([0, 1]), 4, "UNW001")
    joins.join(1, 3, "UNW010")
    assert joins == Joins([1, 3, -1, -1], ["", "UNW001", "", "UNW010"])
    joins.part(0)
    assert joins == Joins([-1, 3, -1, -1], ["", "", "", "UNW010"])


def test_what_a_rule_joined_that_does_not_hold_is_parted() -> None:
    joins = Joins([1, 3, -1, -1], ["", "UNW001", "", "UNW010"])
    assert joins.without({"UNW010"}) == Joins([1, -1, -1, -1], ["", "UNW001", "", ""])
    assert joins.without({"UNW002"}) == joins
