"""The text in reading order, put together from the pieces that the structure found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from cleaner.article import Outline
from cleaner.core.edits import Edits, Ranges
from cleaner.core.layers import places
from cleaner.core.text import Text
from cleaner.rules import BETWEEN_PARTS
from cleaner.seams import Seams, spaces_at


def arrange(text: Text, outline: Outline) -> Text:
    """The text in reading order: each part of each article is one line, what is no part is dropped under its rule."""
    parts = [part.pieces for draft in outline.drafts for part in draft.parts]
    pieces = list(chain.from_iterable(parts))
    drops = Ranges.of(outline.drops)
    if not pieces:
        return text.gather(BETWEEN_PARTS, Ranges.of(()), drops)
    starts, ends, rules = Ranges.of(pieces)
    by = [*rules[1:], ""]  # the rule that joined each piece to the one after
    joins = np.fromiter(map(bool, by), bool, len(by))
    closes = np.zeros(len(pieces), bool)  # which are the last of a part
    closes[np.cumsum([len(part) for part in parts]) - 1] = True
    # Lines of a kicker or byline, which no rule joined, stand side by side.
    apart = np.where(closes, "\n", np.where(joins, "", " "))
    is_apart = closes | ~joins
    # The rule that joined two pieces consumed the blanks and the line end after the first.
    joined = places(joins & ~closes)
    solid = np.append(text.solid, len(text))
    after = solid[solid.searchsorted(ends[joined])]
    some = after > ends[joined]
    joined, after = joined[some], after[some]
    seams = Seams(ends[joined], starts[joined + 1])
    spaced = spaces_at(text, seams)
    ends[joined[spaced]] += 1
    left = after > ends[joined]
    cut = joined[left]
    gone = np.concatenate((drops.starts, ends[cut])), np.concatenate((drops.ends, after[left].astype(np.int32)))
    codes = [*drops.words, *(by[k] for k in cut.tolist())]
    text = text.gather(BETWEEN_PARTS, Ranges(starts, ends, apart.tolist()), Ranges(*gone, codes))
    behind = np.cumsum(ends - starts + is_apart)[joined[spaced]].tolist()
    return _with_spaces(text, [(by[k], at) for k, at in zip(joined[spaced].tolist(), behind, strict=True)])


def _with_spaces(text: Text, behind: Sequence[tuple[str, int]]) -> Text:
    """The text with a space for the line end before each of some places, made by the rule that stands before it."""
    for rule in sorted({rule for rule, _ in behind}):
        ends = (at for by, at in behind if by == rule)
        text = text.apply(rule, Edits.of((at - 1, at, " ") for at in ends if text.string[at - 1] != " "))
    return text
