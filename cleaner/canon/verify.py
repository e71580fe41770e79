"""Whether two texts are copies of one article: the comparison that every candidate must pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import align, fingerprint, lexicon
from cleaner.canon.substance import same_substance, strikes, title_pairs
from cleaner.canon.unit import SHORT, Said
from cleaner.core.text import code_points

# Two copies with one wrong character in ten each agree in 0.81 of their characters, give or take a few hundredths.
SAME = 0.72
# But of passages that only one copy has, or has otherwise, there must not be more than this.
_PASSAGES = 0.20
_PASSAGE = 12
# So many places a pair are looked up in the dictionary: enough to tell the worse of two copies.
_LOOKED_UP = 8
# A run of so many characters that only one of two copies has is a loss in the other, not an error of recognition.
_LOSS = 10
# To compare the bytes of two books takes longer than to compare the books where they may be alike.
_LONG = 50_000
# Spreads code points over bytes: which character is which byte does not matter, that there are few alike does.
_SPREAD, _BYTE = np.uint32(0x9E3779B1), np.uint32(24)


class Verdict(NamedTuple):
    """The similarity of two copies of one article, and what their comparison says against either, in points."""

    similarity: float
    left: int = 0
    right: int = 0


# Two articles of one mould: the same but for numbers, dates or names.
ONE_MOULD = Verdict(-1.0)


@dataclass(frozen=True)
class Rivals:
    """What texts say, by number, and the share in which short ones must agree."""

    said: Mapping[int, Said]
    same_short: float


class Task(NamedTuple):
    """The number of a text, and of those that it is to be compared with; and which of these are plainly so much alike
    that an alignment is sooner made than put off."""

    one: int
    others: Sequence[int]
    plain: Sequence[bool]


def compare_all(rivals: Rivals, task: Task) -> list[Verdict | None]:
    """A verdict for each of the others; None for another text."""
    one = rivals.said[task.one]
    out: list[Verdict | None] = []
    for number, plain in zip(task.others, task.plain, strict=True):
        other = rivals.said[number]
        longer, shorter = max(len(one.body), len(other.body)), min(len(one.body), len(other.body))
        least = SAME if one.han >= SHORT and other.han >= SHORT else max(SAME, rivals.same_short)
        most = int((1 - least) * longer) + 1
        if shorter < least * longer or not (plain or _may_be_near(one.body, other.body)):
            near = False
        elif longer > _LONG:
            near = align.unlike(one.body, other.body) <= most
        else:
            near = plain or _is_near(one.body, other.body, most)
        out.append(_compare(one, other, least, longer) if near else None)
    return out


def _is_near(a: str, b: str, most: int) -> bool:
    """Whether two texts differ in no more places than ``most``, as far as their shapes tell: bytes are compared many
    times as fast as characters, and differ in no more places."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(_shape(a), _shape(b), score_cutoff=most) <= most


def _may_be_near(a: str, b: str) -> bool:
    """Whether two texts have enough 2-grams in common to be worth more, which is told sooner still.

    No copy is passed over: a character that differs takes two 2-grams with it and no more, and copies agree in SAME. A
    2-gram that the one has twice and the other once is in common once.
    """
    longer = max(len(a), len(b))
    seen = _table()
    seen[_counted(a)] = True
    common = np.count_nonzero(seen.take(_counted(b)))
    seen[_counted(a)] = False
    return bool(common >= longer - 1 - 2 * (1 - SAME) * longer)


@cache
def _table() -> NDArray[np.bool_]:
    """A table for the 2-grams of one text; it is left empty."""
    return np.zeros(1 << fingerprint.SLOTS, bool)


@lru_cache(maxsize=256)  # a text is compared with many others
def _counted(text: str) -> fingerprint.Slots:
    return fingerprint.counted(fingerprint.slots(text, 2))


def _shape(text: str) -> bytes:
    """The text with a byte for each character; equal characters are equal bytes."""
    return ((code_points(text) * _SPREAD) >> _BYTE).astype(np.uint8).tobytes()


def _compare(left: Said, right: Said, least: float, longer: int) -> Verdict | None:
    a, b = left.body, right.body
    rows = align.differences(a, b)
    similarity = align.share_equal(longer, rows)
    if similarity < least or align.in_passages(rows, _PASSAGE) > _PASSAGES * longer:
        return None
    if not same_substance(a, b, rows, strikes(left, right), title_pairs(left, right)):
        return ONE_MOULD
    against_left = against_right = looked_up = 0
    for a0, a1, b0, b1 in rows:
        if a1 - a0 == b1 - b0 == 1 and looked_up < _LOOKED_UP:
            looked_up += 1
            word = lexicon.better_word(a, a0, b, b0)
            against_left += word < 0
            against_right += word > 0
        elif a1 - a0 > b1 - b0 + 1:
            has, lacks = _passage(a, a0, a1)
            against_left, against_right = against_left + has, against_right + lacks
        elif b1 - b0 > a1 - a0 + 1:
            has, lacks = _passage(b, b0, b1)
            against_left, against_right = against_left + lacks, against_right + has
    return Verdict(round(similarity, 4), against_left, against_right)


def _passage(text: str, start: int, end: int) -> tuple[int, int]:
    """What a passage that only one copy has says against this copy, and against the other.

    A repetition is its own fault, a long one otherwise the other's loss.
    """
    size = end - start
    if text[start:end] in (text[max(0, start - size) : start], text[end : end + size]):
        return 2, 0
    return 0, 2 if size >= _LOSS else 0
