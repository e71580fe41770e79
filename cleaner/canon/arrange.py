"""The paragraphs of an article, in the order and the division that its copies attest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cleaner.canon import rules
from cleaner.canon.align import mapped
from cleaner.canon.collate import Reading, Variant
from cleaner.canon.content import Paragraphs
from cleaner.canon.division import BREAK, Place, divided, places, roles_of
from cleaner.canon.order import Order, decide, in_the_order_of
from cleaner.canon.version import Beside, Version, behind, beside


@dataclass(frozen=True)
class Arranged:
    """Paragraphs, and the versions they were compared with (the base first), in the order that was decided."""

    paragraphs: Paragraphs
    versions: tuple[Version, ...]
    order: Order | None
    places: tuple[Place, ...]

    def text(self, witness: int) -> str | None:
        """What a witness says, in this order; None for one that was not compared."""
        found = (version.paragraphs for version in self.versions if witness in version.witnesses)
        paragraphs = next(found, None)
        return "".join(text for _, text in paragraphs) if paragraphs is not None else None

    def variants(self, final: Sequence[str]) -> list[Variant]:
        """What the copies say of order and division; ``final`` are the paragraphs with the readings chosen."""
        now = Version((), self.paragraphs)
        out = [self._division(now, place, final) for place in self.places]
        for moved in self.order.moved if self.order is not None else ():
            out.append(self._order(now, moved, final))
        return sorted(out, key=lambda variant: (variant.paragraph, variant.offset))

    def rejected(self) -> dict[int, int]:
        """How many decisions went against each witness."""
        out: dict[int, int] = {}
        against = [place.no if place.breaks else place.yes for place in self.places if _is_decided(place.why)]
        if self.order is not None and _is_decided(self.order.why):
            against.append(self.order.elsewhere)
        for versions in against:
            for witness in self._witnesses(versions):
                out[witness] = out.get(witness, 0) + 1
        return out

    def _division(self, now: Version, place: Place, final: Sequence[str]) -> Variant:
        number = now.number(place.at - 1)
        text = self.paragraphs[number][1]
        # Marks such as ※ may stand behind the last character that counts, and before the break.
        at_end = place.at == now.starts[number + 1]
        offset = mapped(text, final[number], len(text) if at_end else behind(text, place.at - now.starts[number]))
        readings = self._readings((BREAK, place.yes), ("", place.no))
        return Variant(number, offset, readings, BREAK if place.breaks else "", place.why, place.sure)

    def _order(self, now: Version, moved: int, final: Sequence[str]) -> Variant:
        assert self.order is not None
        base, at = self.versions[0], self.order.order.index(moved)
        number = now.number(base.starts[at])
        text, start = self.paragraphs[number][1], now.starts[number]
        lo = behind(text, base.starts[at] - start) if base.starts[at] > start else 0
        hi = behind(text, base.starts[at + 1] - start)
        lo, hi = mapped(text, final[number], lo), mapped(text, final[number], hi)
        said = final[number][lo:hi]
        readings = self._readings((said, self.order.here), ("", self.order.elsewhere))
        return Variant(number, lo, readings, said, self.order.why, self.order.sure)

    def _readings(self, *rows: tuple[str, Sequence[int]]) -> tuple[Reading, ...]:
        readings = (Reading(said, self._witnesses(who)) for said, who in rows)
        return tuple(sorted(readings, key=lambda row: (row.witnesses[0], row.text)))

    def _witnesses(self, versions: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted(w for number in versions for w in self.versions[number].witnesses))


def _is_decided(why: str) -> bool:
    return why != rules.OPEN_VARIANT.code


Weigh = Callable[[Sequence[Version]], Mapping[int, float]]


def arrange(versions: Sequence[Version], weigh: Weigh) -> Arranged:
    """The paragraphs of the first version, the base, as its copies attest them.

    ``weigh`` tells what the vote of each witness weighs; it is asked only where three versions or more differ so, and
    is given them with their paragraphs in the order of the base.
    """
    sides = _sides(versions)
    order, found = _decided(versions, sides)
    if order is None and not found:
        return Arranged(versions[0].paragraphs, tuple(versions), None, ())
    if len(versions) > 2:
        ordered = [
            v if side is None else in_the_order_of(versions[0], v) for v, side in zip(versions, sides, strict=True)
        ]
        weight = weigh(ordered)
        weights = [weight.get(version.witnesses[0], 1.0) for version in versions]
        if any(version.weight != weight for version, weight in zip(versions, weights, strict=True)):
            versions = [replace(v, weight=weight) for v, weight in zip(versions, weights, strict=True)]
            order, found = _decided(versions, sides)
    if order is not None:
        base = versions[0].in_order(order.order)
        others = (in_the_order_of(base, v) if n in order.elsewhere else v for n, v in enumerate(versions[1:], 1))
        versions = [base, *others]
        sides = _sides(versions)
        found = places(versions, sides)
    return Arranged(divided(versions[0], found, roles_of(sides, found)), tuple(versions), order, tuple(found))


def _decided(versions: Sequence[Version], sides: Sequence[Beside | None]) -> tuple[Order | None, list[Place]]:
    """The order of the paragraphs; where it is that of the base, how they are divided."""
    order = decide(versions, sides) if any(sides) else None
    return order, places(versions, sides) if any(sides) and order is None else []


def _sides(versions: Sequence[Version]) -> list[Beside | None]:
    return [None, *(beside(versions[0], version) for version in versions[1:])]
