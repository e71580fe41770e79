"""Characters on both sides of a column's edge that stand together elsewhere in the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.stages.unwrap.edges import _seen
from cleaner.zh.rows import Rows

LINES = st.lists(st.text("山水田林，a𠀀", min_size=1, max_size=9), min_size=2, max_size=6)


def runs(end: str, start: str) -> set[str]:
    """The runs of four Chinese characters that reach over the edge."""
    around = [end[-k:] + start[: 4 - k] for k in (1, 2, 3)]
    return {run for run in around if len(run) == 4 and not {"，", "a"} & set(run)}


@example(["山林", "山山林山"])
@given(LINES)
def test_runs_over_the_edge_are_found_in_any_line(lines: list[str]) -> None:
    pairs = [(end, start) for end in range(len(lines)) for start in range(len(lines)) if end != start]
    expected = [any(run in line for run in runs(lines[e], lines[s]) for line in lines) for e, s in pairs]
    assert _seen(Rows.of(lines), pairs) == expected


def test_no_pairs_no_answers() -> None:
    assert _seen(Rows.of(["水"]), []) == []
