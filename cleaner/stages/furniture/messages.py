"""The times of messages: in a chat, or under comments, a day and hour stand over every few words."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from cleaner.core.layers import Lines, places
from cleaner.zh.layout import Kind
from cleaner.zh.weblines import DAY_AND_HOUR

_FEWEST = 3
_MESSAGE = 60  # code points between two times, half of the messages have fewer; a news item has more


def message_times(lines: Lines) -> list[int]:
    """The rows of a day and hour that say when a message came, not when a text was published."""
    source = places(lines.kind == Kind.SOURCE.value).tolist()
    rows = [row for row in source if DAY_AND_HOUR.fullmatch(lines.strings[row])]
    if len(rows) < _FEWEST:
        return []
    between = [sum(map(len, lines.strings[a + 1 : b])) for a, b in pairwise(rows)]
    return rows if median(between) < _MESSAGE else []
