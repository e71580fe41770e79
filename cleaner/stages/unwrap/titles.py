"""Title lines that go on in the next line."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.layers import Lines, places
from cleaner.stages.unwrap.kept import Kept, is_text
from cleaner.zh.layout import Kind, ends_sentence
from cleaner.zh.lexicon import torn_word, unfinished

_TITLE = 30  # code points of an unmarked title line that can go on, at most
_TITLE_REST = 12  # and of its rest
_SHORTEST_TITLE = 8
_TITLE_START = regex.compile(r"[\p{Han}“《]")
_DOCUMENT = regex.compile(r"(?:通知|意见|决定|报告|函|批复|公告|通告|请示|办法|规定|通报)$")


def wrapped_titles(lines: Lines, kept: Kept) -> list[int]:
    """The title lines that go on in the next: the line end tore a word or a phrase.

    A marked heading goes on in an unmarked line right under it. An unmarked title line stands at the head of a part,
    behind a gap, and its rest is short.
    """
    number, strings = lines.number[kept.rows], kept.strings
    marked = (kept.level[:-1] > 0) & (kept.level[1:] == 0) & (np.diff(number) == 1)
    gap = np.concatenate(([True], kept.wide | (kept.parted > 0)))
    plain = (kept.level[:-1] == 0) & (kept.level[1:] == 0) & gap[:-1] & (kept.parted == 0)
    out = [
        k
        for k in places(marked).tolist()
        if not ends_sentence(strings[k + 1]) and torn_word(strings[k], strings[k + 1])
    ]
    return out + [k for k in places(plain).tolist() if _title_goes_on(kept, k)]


def _title_goes_on(kept: Kept, k: int) -> bool:
    """Whether an unmarked title line goes on in the next line."""
    above, below = kept.strings[k], kept.strings[k + 1]
    if not _SHORTEST_TITLE <= len(above) <= _TITLE or len(below) > _TITLE_REST:
        return False
    if kept.kinds[k] is not Kind.PLAIN or kept.kinds[k + 1] is not Kind.PLAIN:
        return False
    if any(is_text(s) or not _TITLE_START.match(s) or "…" in s or "，" in s for s in (above, below)):
        return False
    if above.startswith("关于") and not _DOCUMENT.search(above):
        return _DOCUMENT.search(below) is not None
    return len(below) == 1 or unfinished(above) or torn_word(above, below) != ""
