"""Where two texts differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.fingerprint import Hashes, grams

Difference = tuple[int, int, int, int]  # a[a0:a1] stands where the other has b[b0:b1]


class Passage(NamedTuple):
    """``a[a0:a1]`` and ``b[b0:b1]`` say the same, but for errors of recognition."""

    a0: int
    a1: int
    b0: int
    b1: int


# Equal runs shorter than this are chance; more than this that differs between two runs is no error of recognition.
_RUN = 4
_GAP = 6
# Alignment costs the product of the lengths; longer texts are cut at anchors first, so many characters apart.
# Those of up to 1,500 characters only where there is an anchor in 200 of them: where there are few, one by chance does
# harm.
_SHORT, _WHOLE = 600, 1500
_APART, _DENSE = 96, 200
_ANCHOR = 16
# Of two copies with an error of a tenth each, one run in thirty is the same: in so many characters some are anchors.
_GULF = 12_000
# Around a passage that two long texts share so many characters are aligned; it reaches no further from its last anchor.
_EDGE = 128
# One run in eight may be an anchor, chosen by three bits of its hash, so the same ones in both texts.
_NOT_SAMPLED = np.uint64(0b111 << 40)


def differences(a: str, b: str) -> list[Difference]:
    """The places where ``a`` and ``b`` differ, in order; between them they are equal."""
    if a == b:
        return []
    longer = max(len(a), len(b))
    anchors = _anchors(a, b, _APART) if longer > _SHORT else []
    if longer <= _WHOLE and len(anchors) * _DENSE < longer:
        anchors = []
    return _between(a, b, anchors, _GULF)


def differences_inside(a: str, b: str) -> list[Difference]:
    """As ``differences``, of a text ``b`` that stands somewhere in ``a``, as far as the places that surely correspond
    tell: before the first and behind the last of them as many characters are compared as ``b`` has there, and what is
    left of ``a`` is one difference."""
    anchors = _anchors(a, b, _APART)
    if not anchors:
        return differences(a, b)
    (a_first, b_first), (a_last, b_last) = anchors[0], anchors[-1]
    start, end = max(0, a_first - b_first), min(len(a), a_last + len(b) - b_last)
    rows = [(a0 + start, a1 + start, b0, b1) for a0, a1, b0, b1 in differences(a[start:end], b)]
    before, behind = (0, start, 0, 0), (end, len(a), len(b), len(b))
    return merged([*([before] if start else []), *rows, *([behind] if end < len(a) else [])])


def outline(a: str, b: str) -> list[Difference]:
    """As ``differences``, but of long texts what stands between two passages that they share counts as one difference.

    Far faster where most of two long texts is not the same. A passage without a place that surely corresponds is lost.
    """
    if len(a) * len(b) <= 2 * _WHOLE * _WHOLE:
        return differences(a, b)
    return _between(a, b, _anchors(a, b, _EDGE // 2), 2 * _EDGE)


def _between(a: str, b: str, anchors: list[tuple[int, int]], most: int) -> list[Difference]:
    """The differences of two texts that correspond at ``anchors``.

    Where both have more than ``most`` characters between two anchors, only their edges are compared: the rest is one
    difference.
    """
    out: list[Difference] = []
    a_at = b_at = 0
    for a_next, b_next in [*anchors, (len(a), len(b))]:
        if min(a_next - a_at, b_next - b_at) <= most:
            one, other = a[a_at:a_next], b[b_at:b_next]
            if one != other:
                out += _aligned(one, other, a_at, b_at)
        else:
            a_end, b_end, a_back, b_back = a_at + _EDGE, b_at + _EDGE, a_next - _EDGE, b_next - _EDGE
            out += _aligned(a[a_at:a_end], b[b_at:b_end], a_at, b_at)
            out.append((a_end, a_back, b_end, b_back))
            out += _aligned(a[a_back:a_next], b[b_back:b_next], a_back, b_back)
        a_at, b_at = a_next, b_next
    return _joined(a, b, out)


def unlike(a: str, b: str) -> int:
    """How many characters of two long texts stand in passages so long without a place that surely corresponds that
    they cannot be copies of each other; no fewer differ."""
    at = [(0, 0), *_anchors(a, b, _APART), (len(a), len(b))]
    gaps = (max(a1 - a0, b1 - b0) for (a0, b0), (a1, b1) in pairwise(at))
    return sum(gap for gap in gaps if gap > _GULF)


def _aligned(a: str, b: str, a_at: int, b_at: int) -> list[Difference]:
    rows = _opcodes()(a, b).as_list()
    return [(a0 + a_at, a1 + a_at, b0 + b_at, b1 + b_at) for tag, a0, a1, b0, b1 in rows if tag != "equal"]


@cache
def _opcodes() -> Callable[[str, str], Any]:
    """The comparison itself: to find it takes about as long as to compare two short pieces."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.opcodes


def _joined(a: str, b: str, rows: list[Difference]) -> list[Difference]:
    """Touching differences as one. What one of two texts has more may be the first or the second of two characters
    that are the same: it is the last of them, so that copies that have the same agree in the place."""
    for number, (a0, a1, b0, b1) in enumerate(rows):
        if a0 == a1 or b0 == b1:
            text, start, end = (b, b0, b1) if a0 == a1 else (a, a0, a1)
            if text[start] == text[end : end + 1]:
                until = rows[number + 1][0] if number + 1 < len(rows) else len(a)
                by = 0
                while a1 + by < until and text[start + by] == text[end + by]:
                    by += 1
                rows[number] = (a0 + by, a1 + by, b0 + by, b1 + by)
    return merged(rows)


def merged(rows: list[Difference]) -> list[Difference]:
    """Touching differences as one."""
    out: list[Difference] = []
    for row in rows:
        if out and out[-1][1] == row[0] and out[-1][3] == row[2]:
            out[-1] = (out[-1][0], row[1], out[-1][2], row[3])
        else:
            out.append(row)
    return out


def _anchors(a: str, b: str, apart: int) -> list[tuple[int, int]]:
    """Places that surely correspond, in order: runs that occur once in each text, on a longest rising chain.

    Between two of them are ``apart`` characters or more.
    """
    hash_a, at_a = _sampled(a)
    hash_b, at_b = _sampled(b)
    if not (len(hash_a) and len(hash_b)):
        return []
    in_b = np.searchsorted(hash_b, hash_a)
    in_b[in_b == len(hash_b)] = 0
    in_a = (hash_b[in_b] == hash_a).nonzero()[0]
    left, right = at_a[in_a], at_b[in_b[in_a]]
    order = np.argsort(left)
    left, right = left[order], right[order]
    if (right[1:] <= right[:-1]).any():  # most pairs of copies have everything in one order
        chosen = rising(right.tolist())
        left, right = left[chosen], right[chosen]
    a_places, b_places = left.tolist(), right.tolist()
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(a_places):
        out.append((a_places[at], b_places[at]))
        at = bisect_left(a_places, a_places[at] + apart, at + 1)
    return out


@lru_cache(maxsize=4096)  # a text is compared with many others
def _sampled(text: str) -> tuple[Hashes, NDArray[np.int64]]:
    """The hashes, rising, and places of runs that occur once, of a sample."""
    hashes = grams(text, _ANCHOR)
    places = (hashes & _NOT_SAMPLED == 0).nonzero()[0]
    hashes = hashes[places]
    order = np.argsort(hashes)
    hashes = hashes[order]
    differ = np.ones(len(hashes) + 1, bool)
    np.not_equal(hashes[1:], hashes[:-1], out=differ[1:-1])
    once = differ[1:] & differ[:-1]
    return hashes[once], places[order[once]]


def rising(values: list[int]) -> list[int]:
    """The positions of a longest strictly rising chain of ``values``."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for k, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            last.append(k)
        else:
            ends[at], last[at] = value, k
    chain = []
    k = last[-1] if last else -1
    while k >= 0:
        chain.append(k)
        k = before[k]
    return chain[::-1]


def share_equal(length: int, rows: list[Difference]) -> float:
    """Which share of the longer of two aligned texts is equal."""
    if not length:
        return 1.0
    return max(0.0, 1.0 - sum(max(a1 - a0, b1 - b0) for a0, a1, b0, b1 in rows) / length)


def in_passages(rows: list[Difference], least: int) -> int:
    """How many characters stand in differences of ``least`` characters or more."""
    return sum(size for a0, a1, b0, b1 in rows if (size := max(a1 - a0, b1 - b0)) >= least)


def share_inside(length: int, rows: list[Difference]) -> tuple[float, int, int]:
    """Which share of ``a`` (of ``length``) stands in ``b``, and from where to where in ``a``.

    Counted are solid runs of at least four equal characters, and the small differences between two of them: errors of
    recognition inside a passage do not make it another passage, scattered single matches do not make it the same.
    """
    solid: list[tuple[int, int]] = []
    a_at = 0
    for a0, a1, _, _ in [*rows, (length, length, 0, 0)]:
        if a0 - a_at >= 4:
            solid.append((a_at, a0))
        a_at = a1
    if not solid:
        return 0.0, 0, 0
    wide = [(a0, a1) for a0, a1, _, _ in rows if a1 - a0 > 6]
    covered = 0
    end = solid[0][0]
    for start, stop in solid:
        gap = start - end
        at = bisect_left(wide, (end, 0))  # the first that does not begin before
        if gap <= 12 and not (at < len(wide) and wide[at][1] <= start):
            covered += gap
        covered += stop - start
        end = stop
    return covered / length, solid[0][0], solid[-1][1]


def passages(length: int, rows: list[Difference]) -> list[Passage]:
    """The passages that two aligned texts share, in order; ``length`` is that of the first one."""
    out: list[Passage] = []
    a_at = b_at = wrong = 0  # where the texts are equal from, and how much differs since the last passage
    for a0, a1, b0, b1 in [*rows, (length, length, 0, 0)]:
        size = a0 - a_at
        if size >= _RUN:
            if out and wrong <= _GAP:
                out[-1] = Passage(out[-1].a0, a0, out[-1].b0, b_at + size)
            else:
                out.append(Passage(a_at, a0, b_at, b_at + size))
            wrong = 0
        wrong += max(a1 - a0, b1 - b0)
        a_at, b_at = a1, b1
    return out


def mapped(a: str, b: str, at: int) -> int:
    """The place in ``b`` that corresponds to the place ``at`` of ``a``; inside a difference, the nearest one."""
    shift = 0
    for a0, a1, b0, b1 in differences(a, b):
        if a0 >= at:
            break
        if at < a1:
            return min(b0 + at - a0, b1)
        shift = b1 - a1
    return at + shift
