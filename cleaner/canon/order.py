"""In which order paragraphs stand: a column that one copy reads too early stands in its place in the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Role
from cleaner.canon import rules
from cleaner.canon.align import rising
from cleaner.canon.fingerprint import Hashes, grams
from cleaner.canon.version import CLOSED, Beside, Version, beside

# A shorter paragraph stands in a text by chance too often to be looked for in other places.
_LEAST = 12
# It is looked for by pieces of this size; a third of them must be there, at the places that follow from one another.
_PIECE = 8
_FOUND = 3
# A paragraph is surely where the alignment has it when so much of it is equal there; and, if it is nowhere else, with
# so much.
_SURELY, _HERE = 0.75, 0.5
# A copy that has less of the base than this says nothing about the order of the whole.
_ENOUGH = 0.6
_AHEAD = 0.5  # votes
_BODY = Role.BODY.value


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the base's paragraphs that was decided, and where it came from.

    ``moved`` are the paragraphs that some version has elsewhere; ``here`` and ``elsewhere`` are numbers of versions.
    """

    order: tuple[int, ...]
    moved: tuple[int, ...]
    here: tuple[int, ...]
    elsewhere: tuple[int, ...]
    why: str
    sure: float


def decide(versions: Sequence[Version], sides: Sequence[Beside | None]) -> Order | None:
    """The order in which the paragraphs of the base, the first version, should stand; None where nobody differs.

    ``sides`` are the versions beside the base; None for the base, and for those that are divided as it is.
    """
    base = versions[0]
    as_is = tuple(range(len(base.paragraphs)))
    orders: dict[int, tuple[int, ...]] = {}
    where: dict[int, list[int | None]] = {}
    for number, side in enumerate(sides):
        where[number] = found = _places(versions[number], base, side)
        known = [n for n, place in enumerate(found) if place is not None]
        if sum(len(base.pieces[n]) for n in known) >= _ENOUGH * len(base.string):
            orders[number] = tuple(sorted(known, key=lambda n: (found[n] or 0, n)))
    if all(list(order) == sorted(order) for order in orders.values()):
        return None
    common = set(as_is).intersection(*orders.values())
    said: dict[tuple[int, ...], list[int]] = {}
    for number, order in orders.items():
        said.setdefault(tuple(n for n in order if n in common), []).append(number)
    if len(said) < 2:
        return None
    ranked = sorted(
        said, key=lambda order: (-sum(versions[v].weight for v in said[order]), 0 not in said[order], order)
    )
    votes = [sum(versions[v].weight for v in said[order]) for order in ranked]
    own = next(order for order in ranked if 0 in said[order])
    if len(orders) > 2 and votes[0] - votes[1] > _AHEAD:
        chosen, why, sure = ranked[0], (rules.UPHELD if ranked[0] == own else rules.ORDER).code, 0.99
    else:
        whole = [order for order in ranked if order != own and _goes_on(versions, where, order, said[order])]
        chosen, why, sure = (whole[0], rules.ORDER.code, 0.95) if whole else (own, rules.OPEN_VARIANT.code, 0.5)
    other = next(order for order in ranked if order != chosen)
    keep = {chosen[k] for k in rising([other.index(n) for n in chosen])}
    moved = tuple(n for n in chosen if n not in keep)
    elsewhere = tuple(sorted(v for order, who in said.items() if order != chosen for v in who))
    return Order(attached(chosen, len(as_is)), moved, tuple(sorted(said[chosen])), elsewhere, why, sure)


def attached(order: Sequence[int], count: int) -> tuple[int, ...]:
    """All paragraphs in that order: one that is not in it stays behind the one it follows."""
    known = set(order)
    behind: dict[int, list[int]] = {}
    last = -1
    for n in range(count):
        if n in known:
            last = n
        else:
            behind.setdefault(last, []).append(n)
    out = list(behind.get(-1, ()))
    for n in order:
        out += [n, *behind.get(n, ())]
    return tuple(out)


def _goes_on(
    versions: Sequence[Version], where: dict[int, list[int | None]], order: Sequence[int], who: Sequence[int]
) -> bool:
    """Whether in that order a sentence goes on that the base breaks off: it has no break there, and the base has
    something else in between."""
    base = versions[0]
    for one, following in pairwise(order):
        (role, text), (role_after, _) = base.paragraphs[one], base.paragraphs[following]
        if following == one + 1 or not role == role_after == _BODY or text[-1:] in CLOSED:
            continue
        for number in who:
            start, end = where[number][one], where[number][following]
            assert start is not None and end is not None
            until = start + len(base.pieces[one])
            near = abs(end - until) <= 2 + len(base.pieces[one]) // 20
            lo, hi = min(until, end), max(until, end)
            breaks = versions[number].breaks
            if near and bisect_right(breaks, hi) == bisect_left(breaks, lo) and not versions[number].closes(until):
                return True
    return False


def _places(version: Version, base: Version, side: Beside | None) -> list[int | None]:
    return located(base, side) if side is not None else [*version.starts[:-1]]


def located(one: Version, side: Beside) -> list[int | None]:
    """Where each paragraph of ``one`` begins in the plain form of the version beside it; None where it is not found."""
    other = side.other
    taken = np.zeros(len(other.string) + 1, bool)
    at = 0
    for _, _, b0, b1 in [*side.rows, (0, 0, len(other.string), len(other.string))]:
        taken[at:b0] = True
        at = b1
    out: list[int | None] = []
    for piece, (start, end) in zip(one.pieces, pairwise(one.starts), strict=True):
        share = (side.equal[end] - side.equal[start]) / len(piece) if piece else 0.0
        place = _searched(piece, other.string) if share < _SURELY and len(piece) >= _LEAST else None
        if place is not None and taken[max(0, place) : place + len(piece)].mean() <= 1 - _HERE:
            out.append(place)
        else:
            first = bisect_right(side.equal, side.equal[start]) - 1  # the first character that is equal
            out.append(side.there(first)[1] - (first - start) if share >= _HERE else None)
    return out


def in_the_order_of(base: Version, version: Version) -> Version:
    """A version with its paragraphs in the order in which the base has them."""
    side = beside(version, base)
    if side is None:
        return version
    found = located(version, side)
    known = sorted((n for n, place in enumerate(found) if place is not None), key=lambda n: (found[n] or 0, n))
    return version.in_order(attached(known, len(found)))


def _searched(piece: str, text: str) -> int | None:
    """Where a paragraph begins in a text, by the pieces of it that stand there once."""
    order, runs = _sorted_runs(text)
    said = grams(piece, _PIECE)[::_PIECE]
    first, end = np.searchsorted(runs, said), np.searchsorted(runs, said, "right")
    once = np.flatnonzero(end - first == 1)
    places: list[int] = (order[first[once]] - once * _PIECE).tolist()
    if not places:
        return None
    middle = median_low(places)
    agreeing = sum(abs(place - middle) <= 4 + len(piece) // 10 for place in places)
    return middle if agreeing * _FOUND >= len(said) and agreeing * 2 > len(places) else None


@lru_cache(maxsize=16)  # all paragraphs of a version are looked for in the same text
def _sorted_runs(text: str) -> tuple[NDArray[np.int64], Hashes]:
    """The hashes of the runs of ``_PIECE`` characters of a text, sorted, and where each stands."""
    runs = grams(text, _PIECE)
    order = np.argsort(runs)
    return order, runs[order]
