"""How wide lines are."""

from __future__ import annotations

import numpy as np

from cleaner.core.text import Text
from cleaner.stages import furniture
from cleaner.stages.unwrap.measure import measure

FULL = (
    "磨坊停了二十年，今年春天又转起来，",
    "水声传出去很远，连对岸的羊都抬头来",
    "听。修磨坊的是老木匠，换了水轮，换",
    "了木齿，最后才把那块磨盘抬回原处来",
    "前后用了四个月，花了九百块钱，连中",
    "午饭都在河边吃，从没有说过一句累。",
)


def test_half_width_marks_that_were_printed_full_width_make_no_line_shorter() -> None:
    printed = "\n".join(FULL * 3)
    lines = furniture.mark(Text.of(printed.replace("，", ",").replace("。", ".")))
    found = measure(lines, np.arange(len(lines)))
    assert set(found.measure.tolist()) == {34} and not found.slack.any()


def test_marks_that_are_half_width_in_print_stay_narrow() -> None:
    """One mark or two in a line, and all of them are equally wide as they are typed."""
    printed = ("磨坊停了二十年,今年春天又转起来", "水声传出去很远,连对岸的羊都抬头", "换了水轮,换了木齿,好了又用一年1")
    lines = furniture.mark(Text.of("\n".join(printed * 6)))
    assert (measure(lines, np.arange(len(lines))).extent == 31).all()
