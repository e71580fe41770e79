"""The text in reading order, put together from the pieces that the structure found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from cleaner.article import Outline
from cleaner.core.edits import Edits
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS
from cleaner.seams import Seam, spaces_at


def arrange(text: Text, outline: Outline) -> Text:
    """The text in reading order: each part of each article is one line, what is no part is dropped under its rule."""
    seams = list(_seams(outline))
    # The rule that joined two pieces consumed the blanks and the line end after the first.
    after = np.append(text.solid, len(text))[np.searchsorted(text.solid, [seam.end for seam in seams])].tolist()
    spaces = spaces_at(text, [seam for seam, to in zip(seams, after, strict=True) if to > seam.end])
    cut = ((end + (end in spaces), to, rule) for (end, _, rule), to in zip(seams, after, strict=True))
    pieces: list[tuple[int, int, str]] = []
    for draft in outline.drafts:
        for part in draft.parts:
            for (start, end, _), (_, _, joined_by) in pairwise(part.pieces):
                # Lines of a kicker or byline, which no rule joined, stand side by side.
                pieces.append((start, end + (end in spaces), "") if joined_by else (start, end, " "))
            start, end, _ = part.pieces[-1]
            pieces.append((start, end, "\n"))
    text = text.gather(BETWEEN_PARTS, pieces, [*outline.drops, *(drop for drop in cut if drop[1] > drop[0])])
    return _with_spaces(text, pieces, spaces) if spaces else text


def _seams(outline: Outline) -> Iterator[Seam]:
    for draft in outline.drafts:
        for part in draft.parts:
            for (_, end, _), (begin, _, joined_by) in pairwise(part.pieces):
                if joined_by:
                    yield Seam(end, begin, joined_by)


def _with_spaces(text: Text, pieces: Sequence[tuple[int, int, str]], spaces: dict[int, str]) -> Text:
    """The text made of ``pieces``, with a space for the line end that is still at the end of some of them."""
    behind = list(accumulate(end - start + len(apart) for start, end, apart in pieces))
    for rule in sorted(set(spaces.values())):
        ends = (
            at for (_, end, apart), at in zip(pieces, behind, strict=True) if not apart and spaces.get(end - 1) == rule
        )
        text = text.apply(rule, Edits.of((at - 1, at, " ") for at in ends if text.string[at - 1] != " "))
    return text
