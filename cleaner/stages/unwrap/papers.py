"""The entries of references, [1] and its likes: one entry a paragraph."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cleaner.core.layers import Bools, places
from cleaner.stages.unwrap.kept import Kept
from cleaner.zh.chars import members
from cleaner.zh.papers import has_year, is_whole_reference, reference_number

_IS_BRACKET = members("[［〔【")
_ENTRY = 5  # lines of one entry, at most


def references(kept: Kept) -> tuple[Bools, Bools, Bools]:
    """Which lines begin an entry of the references; for each line but the last, whether it and the next are of one
    entry: they stand between two that count on from one another, [3] and [4], and the entry is not whole yet; and with
    which lines an entry is whole."""
    begins, whole = np.zeros(len(kept.rows), bool), np.zeros(len(kept.rows), bool)
    within = np.zeros(max(len(kept.rows) - 1, 0), bool)
    known: dict[int, int] = {}
    for k in places(_IS_BRACKET.take(kept.texts.first)).tolist():
        number = reference_number(kept.strings[k])
        if number is not None:
            known[k] = number
    heads = [*known, len(kept.rows)]
    for one, two in pairwise(heads):
        last = known.get(two) != known[one] + 1
        if (last and not begins[one]) or (not last and (two - one > _ENTRY or kept.parted[one:two].any())):
            continue
        begins[one] = True
        if not last:
            begins[two] = True
        entry = _lines_of_entry(kept, one, min(two, one + _ENTRY), last)
        within[one : entry - 1] = True
        whole[entry - 1] = is_whole_reference("".join(kept.strings[one:entry]))
    return begins, within, whole


def _lines_of_entry(kept: Kept, head: int, end: int, last: bool) -> int:
    """Where the entry ends that begins with line ``head``: where it is whole, at the latest at ``end``. The ``last`` of
    the references goes on only as far as it becomes whole."""
    text = kept.strings[head]
    for k in range(head + 1, end):
        if is_whole_reference(text):
            return k
        if kept.level[k] or not kept.plain[k] or kept.parted[k - 1]:
            return head + 1 if last else k
        text += kept.strings[k]
    return end if is_whole_reference(text) or (not last and has_year(text)) else head + 1
