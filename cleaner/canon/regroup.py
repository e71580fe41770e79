"""Which articles are the same because a person said so, and which are not, applied to what the comparison found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cleaner.canon import align
from cleaner.canon.decisions import Pair, Place
from cleaner.canon.quality import suspicions
from cleaner.canon.settle import Member, id_of
from cleaner.canon.unit import Unit
from cleaner.canon.verify import SAME
from cleaner.canon.witness import Witness

# What a copy has more than this between two places is a passage of its own.
_PASSAGE = 12

Id = tuple[str, str, int]
Group = list[Member]


@dataclass(frozen=True)
class Regrouped:
    """The groups as decided; the pairs that are decided (by what exact duplicates have in common); and which
    decisions no longer fit, with the reason."""

    groups: list[Group]
    settled: frozenset[frozenset[bytes]]
    unfit: dict[Pair, str]

    def settles(self, one: Unit, other: Unit) -> bool:
        """Whether a person said if these two are the same."""
        return frozenset((one.sketch.key, other.sketch.key)) in self.settled


def regroup(groups: list[Group], pairs: Sequence[Pair]) -> Regrouped:
    """``groups`` of copies with the decided pairs together or apart. Every copy stays in exactly one group; groups that
    nothing was decided about stay as they are."""
    if not pairs:
        return Regrouped(groups, frozenset(), {})
    units = [unit for group in groups for unit, _, _ in group]
    stands: dict[str, list[tuple[Witness, Unit]]] = {}
    for unit in units:
        for witness in unit.witnesses:
            stands.setdefault(witness.sha256, []).append((witness, unit))
    found = {pair: (_at(stands, pair.place), _at(stands, pair.other)) for pair in pairs}
    unfit: dict[Pair, str] = {}
    apart: set[frozenset[Id]] = set()
    settled = set()
    for pair, (one, other) in found.items():
        if one is None or other is None:
            unfit[pair] = f"there is no article at {'the first' if one is None else 'the second'} of its places"
        elif one is other:
            unfit[pair] = "both places are in one and the same raw article"
        else:
            settled.add(frozenset((one.sketch.key, other.sketch.key)))
            if not pair.same:
                apart.add(frozenset((_id(one), _id(other))))
    block = _Blocks(units)
    for pair, (one, other) in found.items():
        if pair.same and pair not in unfit and one is not None and other is not None:
            if block.unite(_id(one), _id(other), apart):
                continue
            unfit[pair] = "other decisions say that these articles are different"
    out = [part for group in _united(groups, block) for part in _divided(group, apart, block)]
    return Regrouped(out, frozenset(settled), unfit)


def _id(unit: Unit) -> Id:
    return id_of(unit.head)


def _at(stands: Mapping[str, Sequence[tuple[Witness, Unit]]], place: Place) -> Unit | None:
    """The article at a raw place. Of several files with the same bytes, the one that still has the name."""
    found = [
        (witness.file != place.file, witness.file, unit)
        for witness, unit in stands.get(place.sha256, ())
        if any(a <= place.span[0] < b for a, b in witness.spans)
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


class _Blocks:
    """Copies that belong together because a person said so."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._members: dict[Id, frozenset[Id]] = {_id(unit): frozenset((_id(unit),)) for unit in units}

    def of(self, unit: Unit) -> frozenset[Id]:
        """All that belongs together with ``unit``."""
        return self._members[_id(unit)]

    def unite(self, one: Id, other: Id, apart: Iterable[frozenset[Id]]) -> bool:
        """Put two copies together, unless that would put a pair together that is known to be ``apart``."""
        both = self._members[one] | self._members[other]
        if any(pair <= both for pair in apart):
            return False
        self._members |= dict.fromkeys(both, both)
        return True


def _united(groups: list[Group], block: _Blocks) -> list[Group]:
    """The groups, those made one that have copies of the same block."""
    home = {_id(unit): n for n, group in enumerate(groups) for unit, _, _ in group}
    first = list(range(len(groups)))
    for n, group in enumerate(groups):
        for at in {home[id] for unit, _, _ in group for id in block.of(unit)}:
            low, high = sorted((first[n], first[at]))
            first = [low if k == high else k for k in first] if low != high else first
    out: dict[int, Group] = {}
    for n, group in enumerate(groups):
        out.setdefault(first[n], []).extend(group)
    joined = {k for n, k in enumerate(first) if k != n}
    return [_laid(group, ()) if n in joined else group for n, group in out.items()]


def _divided(group: Group, apart: set[frozenset[Id]], block: _Blocks) -> list[Group]:
    """The parts of a group in which nothing is together that is known to be apart; a copy of which nothing was said
    goes with the one that it has most in common with."""
    here = {_id(unit) for unit, _, _ in group}
    parted = [pair for pair in apart if pair <= here]
    if not parted:
        return [group]
    blocks = list(dict.fromkeys(block.of(unit) & here for unit, _, _ in group))
    named = [b for b in blocks if any(b & pair for pair in parted)]
    parts: list[list[frozenset[Id]]] = []
    for b in named:
        fitting = (part for part in parts if not any(pair <= b.union(*part) for pair in parted))
        part = next(fitting, None)
        if part is None:
            parts.append([b])
        else:
            part.append(b)
    unit_of = {_id(unit): unit for unit, _, _ in group}
    seeds = [unit_of[min(part[0], key=list(unit_of).index)] for part in parts]
    for b in blocks:
        if b not in named:
            unit = unit_of[min(b, key=list(unit_of).index)]
            shares = [_in_common(unit, seed) for seed in seeds]
            parts[shares.index(max(shares))].append(b)
    homes = [frozenset[Id]().union(*part) for part in parts]
    known = {_id(unit): (share, excerpt) for unit, share, excerpt in group}
    base = _id(group[0][0])
    return [
        _laid([member for member in group if _id(member[0]) in home], known.items() if base in home else ())
        for home in homes
    ]


def _in_common(one: Unit, other: Unit) -> float:
    """How far the shorter article agrees with what it has of the other: passages that it leaves out do not count."""
    short, long = sorted((one.body, other.body), key=len)
    rows = align.differences(short, long)
    return -sum(max(a1 - a0, b1 - b0 if b1 - b0 <= _PASSAGE else 0) for a0, a1, b0, b1 in rows) / max(1, len(short))


def _laid(group: Group, known: Iterable[tuple[Id, tuple[float, bool]]]) -> Group:
    """The group with its best copy first and the others compared with it, but for those that are ``known``: then the
    first one is the base already."""
    compared = dict(known)
    base = group[0][0] if compared else _best([unit for unit, _, _ in group])
    out = [(base, 1.0, False)]
    for unit, _, _ in group:
        if unit is not base:
            out.append((unit, *(compared.get(_id(unit)) or _compared(unit, base))))
    return out


def _best(units: Sequence[Unit]) -> Unit:
    """The copy to build the text on: of those that are about as long as the longest, the one with the least against
    it."""
    longest = max(len(unit.body) for unit in units)
    whole = [unit for unit in units if len(unit.body) >= SAME * longest]
    return min(whole, key=lambda unit: (not unit.complete, suspicions(unit), unit.order))


def _compared(unit: Unit, base: Unit) -> tuple[float, bool]:
    """How much of a copy agrees with the base, and whether it is an excerpt of it."""
    rows = align.differences(unit.body, base.body)
    if len(unit.body) >= SAME * len(base.body):
        return round(align.share_equal(max(len(unit.body), len(base.body)), rows), 4), False
    return round(align.share_inside(len(unit.body), rows)[0], 4) if unit.body else 0.0, True
