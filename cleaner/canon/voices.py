"""Who may vote on a reading: copies that say the same, or err together, are one voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from cleaner.canon.columns import Columns
from cleaner.canon.judge import Judge, Place
from cleaner.canon.votes import Voice

# Two copies that share so many errors, and so large a part of the errors of either, have them from one source.
_SHARED = 3
_PART = 0.3
# So many places are looked at: enough to tell.
_LOOKED_AT = 80
_NEAR = 6  # columns


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a copy: which witness it is, and whether it is an excerpt."""

    witness: int
    text: str
    excerpt: bool = False


def voices_of(base: Copy, copies: Sequence[Copy]) -> list[Voice]:
    """The different texts, that of the base first."""
    said: dict[tuple[str, bool], list[int]] = {(base.text, False): [base.witness]}
    for copy in copies:
        said.setdefault((copy.text, copy.excerpt and copy.text != base.text), []).append(copy.witness)
    return [Voice(text, tuple(sorted(who)), excerpt) for (text, excerpt), who in said.items()]


def independent(voices: Sequence[Voice], columns: Columns, judge: Judge) -> list[Voice]:
    """The voices, those that err together made one: each of them weighs as much less as there are of them."""
    alone: Counter[int] = Counter()
    together: Counter[tuple[int, int]] = Counter()
    for errs in _errors(columns, judge):
        alone.update(errs)
        together.update(combinations(errs, 2))
    group = list(range(len(voices)))
    for (a, b), count in sorted(together.items()):
        if count >= _SHARED and count >= _PART * min(alone[a], alone[b]):
            old, new = max(group[a], group[b]), min(group[a], group[b])
            group = [new if g == old else g for g in group]
    sizes = Counter(group)
    return [replace(voice, weight=1.0 / sizes[group[number]]) for number, voice in enumerate(voices)]


def _errors(columns: Columns, judge: Judge) -> list[tuple[int, ...]]:
    """Which voices share a reading that is plainly wrong, place by place."""
    places: list[Place] = []
    before = -_NEAR
    for site in islice(columns.differing, _LOOKED_AT):
        touches, before = site - before < _NEAR, site
        if touches:  # it is the same error
            continue
        place = Place(site >> 1, (site + 1) >> 1, *columns.read(site, site))
        if len(place.said) == 2:
            places.append(place)
    return judge.plainly_wrong(places)
