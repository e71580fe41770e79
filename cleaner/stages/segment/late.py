"""Titles that were read after the first column of their article."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.stages.segment.strips import Strip
from cleaner.zh.layout import Kind

Divided = tuple[Sequence[Strip], Sequence[Strip]]  # a title group, empty where there is none, and the strips under it


def under_their_titles(divided: list[Divided]) -> tuple[list[Divided], list[Strip]]:
    """The articles, beginnings that stand before their title put under it, and the first strip of each of those.

    Where one title of a file was read in the middle of its article, as a paragraph shows that goes on behind it, the
    others were too: what stands between a dateline that closes an article and the next title is the beginning of that.
    """
    if not any(_late(group, rest) for group, rest in divided):
        return divided, []
    out: list[Divided] = []
    moved: list[Strip] = []
    early: Sequence[Strip] = ()
    for number, (group, rest) in enumerate(divided):
        head = next((k for k, s in enumerate(rest) if s.kind not in (Kind.BYLINE, Kind.SOURCE)), len(rest))
        rest = [*rest[:head], *early, *rest[head:]]
        early = ()
        if number + 1 < len(divided) and divided[number + 1][0]:
            closed = next((k for k in range(len(rest), 0, -1) if rest[k - 1].ends_article), 0)
            tail = rest[closed:] if closed else []
            if any(not s.headline for s in tail) and all(s.kind is Kind.PLAIN for s in tail):
                rest, early = rest[:closed], tail
                moved.append(tail[0])
        out.append((group, rest))
    return out, moved


def _late(group: Sequence[Strip], rest: Sequence[Strip]) -> bool:
    """Whether a title stands in the file behind text of its own article."""
    if not group:
        return False
    title = group[0].pieces[0].start
    return any(s.kind is Kind.PLAIN for s in [s for s in rest if s.pieces[0].start < title])
