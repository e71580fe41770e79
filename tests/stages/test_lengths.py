"""The lengths of a file's paragraphs decide where one ends, when nothing else does."""

from __future__ import annotations

import numpy as np

from cleaner.stages.unwrap.lengths import by_length
from cleaner.stages.unwrap.regions import Floats

WIDTH = 20  # code points of a line
ON, OFF = 6.0, -6.0


def weighed(paragraphs: list[int], even: dict[int, float]) -> Floats:
    """The scores of the line ends of paragraphs of so many lines, those of the lines ``even`` in doubt."""
    score = np.concatenate([[ON] * (lines - 1) + [OFF] for lines in paragraphs])[:-1]
    asked = np.zeros(len(score), bool)
    for row, odds in even.items():
        score[row], asked[row] = odds, True
    ends = score <= 0
    ends[list(even)] = False
    return by_length(score, asked, ends, np.full(len(score) + 1, WIDTH))


def test_a_paragraph_twice_as_long_as_others_is_two() -> None:
    paragraphs = [5, 4, 5, 6, 5, 5, 10, 5, 4, 6, 5, 5]
    middle = sum(paragraphs[:6]) + 4
    assert weighed(paragraphs, {middle: 0.5})[middle] < 0


def test_of_two_places_the_one_that_makes_usual_paragraphs_ends_one() -> None:
    paragraphs = [5, 4, 5, 6, 5, 5, 10, 5, 4, 6, 5, 5]
    start = sum(paragraphs[:6])
    found = weighed(paragraphs, {start: 0.2, start + 4: 0.2})
    assert found[start] > 0 > found[start + 4]


def test_where_short_and_long_paragraphs_mix_little_is_said() -> None:
    paragraphs = [1, 12, 2, 9, 1, 5, 10, 3, 14, 1, 7, 2]
    middle = sum(paragraphs[:6]) + 4
    assert weighed(paragraphs, {middle: 1.5})[middle] > 0


def test_clear_line_ends_are_not_asked() -> None:
    paragraphs = [5] * 8
    paragraphs[4] = 10
    middle = sum(paragraphs[:4]) + 4
    assert weighed(paragraphs, {middle: ON})[middle] == ON


def test_a_file_in_which_every_line_end_is_in_doubt_is_weighed_too() -> None:
    found = weighed([60], dict.fromkeys(range(59), 0.1))
    assert found.tolist() == [0.1] * 59
    assert np.isfinite(weighed([30], dict.fromkeys(range(29), 0.1))).all()
