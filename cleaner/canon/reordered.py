"""Copies of one article whose paragraphs stand in another order: an alignment from start to end does not see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.canon import align
from cleaner.canon.order import in_the_order_of
from cleaner.canon.quality import suspicions
from cleaner.canon.substance import same_substance, strikes, title_pairs
from cleaner.canon.unit import BODY, Unit
from cleaner.canon.verify import SAME
from cleaner.canon.version import Version

# As for copies in one order: of passages that only one has there must not be more.
_PASSAGES, _PASSAGE = 0.20, 12


def reordered(bases: Sequence[Unit], pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, float]]:
    """Which bases are copies of another in another order, and how much agrees. The others they go to go to none.

    ``pairs`` are numbers of bases that share large pieces.
    """
    out: dict[int, tuple[int, float]] = {}
    leaders: set[int] = set()
    found = ((_agreement(bases[a], bases[b]), a, b) for a, b in pairs)
    for share, a, b in sorted(((share, a, b) for share, a, b in found if share), key=lambda row: (-row[0], *row[1:])):
        better, worse = sorted((a, b), key=lambda n: (not bases[n].complete, suspicions(bases[n]), bases[n].order))
        if better not in out and worse not in out and worse not in leaders:
            out[worse] = (better, share)
            leaders.add(better)
    return out


def _agreement(a: Unit, b: Unit) -> float:
    """How much of two bodies agrees when the paragraphs of the one stand in the order of the other's; 0 where they are
    two articles, or nothing stands in another order."""
    shorter, longer = sorted((len(a.body), len(b.body)))
    if shorter < SAME * longer:
        return 0.0
    one, other = (Version((), tuple(p for p in unit.paragraphs if p[0] in BODY)) for unit in (a, b))
    moved = in_the_order_of(one, other).string
    if moved == other.string:
        return 0.0
    rows = align.differences(one.string, moved)
    share = align.share_equal(max(len(one.string), len(moved)), rows)
    if share < SAME or align.in_passages(rows, _PASSAGE) > _PASSAGES * longer:
        return 0.0
    return (
        round(share, 4)
        if same_substance(one.string, moved, rows, strikes(a.said, b.said), title_pairs(a.said, b.said))
        else 0.0
    )
