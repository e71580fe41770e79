"""Page numbers as a sequence."""

from __future__ import annotations

from cleaner import clean
from cleaner.stages.furniture.folios import is_regular, sequences


def size(above: int, below: int) -> int:
    return (below - above) * 20


def test_numbers_count_on_over_others() -> None:
    assert sequences([(0, 7), (20, 8), (25, 1958), (40, 9), (60, 11)], size) == [[0, 20, 40, 60], [25]]


def test_rows_of_a_table_are_no_pages() -> None:
    assert sequences([(0, 1), (1, 2), (2, 3)], size) == [[0], [1], [2]]


def test_pages_are_equally_long_and_chapters_are_not() -> None:
    pages, chapters = [0, 26, 52, 78, 104, 130], [0, 31, 90, 112, 170, 215]
    assert is_regular(pages, [7, 8, 9, 10, 11, 12], size)
    assert not is_regular(chapters, [1, 2, 3, 4, 5, 6], size)
    assert not is_regular(pages[:4], [7, 8, 9, 10], size)


def test_page_numbers_with_nothing_between_them() -> None:
    raw = "— 3 —\nJ\n6\n山\n— 82 —\n— 109 —\n— 124 —\n"  # divided by the length of no page at all
    assert [r.text for r in clean(raw.encode()).removed] == ["— 3 —", "— 82 —", "— 109 —", "— 124 —"]
