"""The text in reading order, put together from the pieces that the structure found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np

from cleaner.article import Outline
from cleaner.core.edits import Edits
from cleaner.core.layers import made
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS
from cleaner.seams import Seam, spaces_at


def arrange(text: Text, outline: Outline) -> Text:
    """The text in reading order: each part of each article is one line, what is no part is dropped under its rule."""
    parts = [part.pieces for draft in outline.drafts for part in draft.parts]
    flat = list(chain.from_iterable(parts))
    starts, ends, rules = zip(*flat, strict=True) if flat else ((), (), ())
    # Lines of a kicker or byline, which no rule joined, stand side by side.
    apart = ["" if rule else " " for rule in rules[1:]] + ["\n"] * bool(flat)
    for behind in accumulate(map(len, parts)):
        apart[behind - 1] = "\n"
    joined = [k for k, between in enumerate(apart) if not between]
    seams = made(Seam, [ends[k] for k in joined], [starts[k + 1] for k in joined], [rules[k + 1] for k in joined])
    # The rule that joined two pieces consumed the blanks and the line end after the first.
    solid = np.append(text.solid, len(text))
    after = solid[np.searchsorted(solid, np.array([seam.end for seam in seams], solid.dtype))].tolist()
    consumed = [(seam, to) for seam, to in zip(seams, after, strict=True) if to > seam.end]
    spaces = spaces_at(text, [seam for seam, _ in consumed])
    cut = [(end, to, rule) for (end, _, rule), to in consumed]
    if spaces:
        ends = tuple([end + (end in spaces) for end in ends])
        cut = [(end + (end in spaces), to, rule) for end, to, rule in cut if to > end + (end in spaces)]
    pieces = list(zip(starts, ends, apart, strict=True))
    text = text.gather(BETWEEN_PARTS, pieces, [*outline.drops, *cut])
    return _with_spaces(text, pieces, spaces) if spaces else text


def _with_spaces(text: Text, pieces: Sequence[tuple[int, int, str]], spaces: dict[int, str]) -> Text:
    """The text made of ``pieces``, with a space for the line end that is still at the end of some of them."""
    behind = list(accumulate(end - start + len(apart) for start, end, apart in pieces))
    for rule in sorted(set(spaces.values())):
        ends = (
            at for (_, end, apart), at in zip(pieces, behind, strict=True) if not apart and spaces.get(end - 1) == rule
        )
        text = text.apply(rule, Edits.of((at - 1, at, " ") for at in ends if text.string[at - 1] != " "))
    return text
