"""What articles that stay two have to do with one another: a passage in common, a digest, one mould.

What is merged is no relation: a copy, an excerpt with nothing of its own and a piece of a continued article are
witnesses, of their kinds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.canon.align import Difference, Passage, outline, passages
from cleaner.canon.canonical import CanonicalArticle, joined
from cleaner.canon.content import Paragraphs
from cleaner.canon.crew import Crew
from cleaner.canon.substance import same_substance
from cleaner.canon.unit import BODY, SHORT, are_words
from cleaner.core.places import Span
from cleaner.core.text import code_points

EXCERPT, DIGEST, MOULD = "excerpt", "digest", "mould"

# An excerpt is a third of the shorter article or more, in one piece, or a half of it in some: another edition.
_EXCERPT = 1 / 3
_EDITION = 1 / 2
# A digest has most of its words from the longer article, and leaves out a third or more of what it goes through; what
# it has instead is at most half as long.
_DIGEST = 0.6
_LEFT_OUT = 2 / 3
_INSTEAD = 1 / 2
# Shorter passages in common are set phrases and chance.
_PASSAGE = 25
# A passage that stands in quotation marks but for its ends is a quotation.
_QUOTED = 0.9

_QUOTATION = re.compile(r"“(?:[^“”\n]|“[^“”\n]*”)*”")  # one may stand in another


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage in common: where it stands in the text of the one article, and of the other. Code points."""

    at: Span
    to: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """``id``, the shorter article, is an excerpt, a digest, or from the mould of ``to``.

    ``share`` is the share of its letters and digits that stand in ``to``, in the passages listed.
    """

    id: str
    to: str
    kind: str
    share: float
    passages: tuple[Shared, ...]


Pair = tuple[CanonicalArticle, CanonicalArticle]


class _Two(NamedTuple):
    """The ids of two articles that may have something to do with one another, and whether they are known to be of one
    mould."""

    one: str
    other: str
    is_mould: bool


def relations(related: Iterable[Pair], moulds: Iterable[Pair], crew: Crew) -> tuple[Relation, ...]:
    """The relations of pairs that may share a passage, and of pairs known to be of one mould; sorted. ``crew`` compares
    them."""
    pairs = [*((a, b, False) for a, b in related), *((a, b, True) for a, b in moulds)]
    articles = _Articles({article.id: article.paragraphs for a, b, _ in pairs for article in (a, b)})
    length = {id: sum(len(text) for _, text in said) for id, said in articles.said.items()}
    tasks = [_Two(a.id, b.id, is_mould) for a, b, is_mould in pairs if a.id != b.id]
    sizes = [3 * (length[two.one] + length[two.other]) for two in tasks]
    found = {}
    for relation in crew.run_with(articles, _compare, tasks, sizes):
        if relation is not None:
            found[relation.id, relation.to] = relation
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True)
class _Plain:
    """The letters and digits of an article's body, and where they stand in its text."""

    id: str
    text: str
    string: str
    places: NDArray[np.int64]

    @classmethod
    def of(cls, id: str, paragraphs: Paragraphs) -> _Plain:
        said = joined(paragraphs)
        codes = code_points(said)
        kept = are_words(codes)
        if any(role in BODY for role, _ in paragraphs):
            at = 0
            for role, text in paragraphs:
                if role not in BODY:
                    kept[at : at + len(text)] = False
                at += len(text) + 2
        string = codes[kept].tobytes().decode("utf-32-le", "surrogatepass")
        return cls(id, said, string, np.flatnonzero(kept))

    @cached_property
    def quotations(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where what stands in quotation marks begins in the text, and where it ends."""
        spans = np.array([m.span() for m in _QUOTATION.finditer(self.text)], np.int64).reshape(-1, 2)
        return spans[:, 0], spans[:, 1]

    def span(self, start: int, end: int) -> Span:
        """Where ``string[start:end]`` stands in the text."""
        return int(self.places[start]), int(self.places[end - 1]) + 1


@dataclass(frozen=True)
class _Articles:
    """What articles say, by their ids, and the plain form of those that were asked for."""

    said: dict[str, Paragraphs]
    _plain: dict[str, _Plain] = field(default_factory=dict)

    def plain(self, id: str) -> _Plain:
        """The letters and digits of an article."""
        if id not in self._plain:
            self._plain[id] = _Plain.of(id, self.said[id])
        return self._plain[id]


def _compare(articles: _Articles, two: _Two) -> Relation | None:
    """The relation of two articles, the shorter one first."""
    both = (articles.plain(two.one), articles.plain(two.other))
    short, long = sorted(both, key=lambda plain: (len(plain.string), plain.id))
    return _between(short, long, two.is_mould)


def _between(short: _Plain, long: _Plain, is_mould: bool) -> Relation | None:
    """The relation of two articles; None where what they share is too little, or quoted, or says something else."""
    rows = outline(short.string, long.string)
    found = [one for one in passages(len(short.string), rows) if one.a1 - one.a0 >= _PASSAGE]
    if is_mould:
        return _relation(short, long, MOULD, found)
    own = [one for one in found if not (_is_quoted(short, one.a0, one.a1) and _is_quoted(long, one.b0, one.b1))]
    kind = _kind(len(short.string), own)
    if kind is None or not same_substance(short.string, long.string, _inside(own, rows), revised=True):
        return None
    return _relation(short, long, kind, own)


def _kind(length: int, found: Sequence[Passage]) -> str | None:
    """What the passages make of an article of so many characters."""
    total = sum(one.a1 - one.a0 for one in found)
    if total < SHORT:
        return None
    through = found[-1].b1 - found[0].b0
    instead = found[-1].a1 - found[0].a0 - total
    is_digest = len(found) > 1 and total >= _DIGEST * length and total <= _LEFT_OUT * through
    if is_digest and instead <= _INSTEAD * (through - total):
        return DIGEST
    longest = max(one.a1 - one.a0 for one in found)
    return EXCERPT if longest >= _EXCERPT * length or total >= _EDITION * length else None


def _relation(short: _Plain, long: _Plain, kind: str, found: Sequence[Passage]) -> Relation:
    share = sum(one.a1 - one.a0 for one in found) / max(1, len(short.string))
    shared = tuple(Shared(short.span(one.a0, one.a1), long.span(one.b0, one.b1)) for one in found)
    return Relation(short.id, long.id, kind, round(share, 4), shared)


def _inside(found: Sequence[Passage], rows: Sequence[Difference]) -> list[Difference]:
    """The differences within the passages."""
    starts = [one.a0 for one in found]
    out = []
    for row in rows:
        number = bisect_right(starts, row[0]) - 1
        if number >= 0 and row[1] <= found[number].a1 and found[number].b0 <= row[2] and row[3] <= found[number].b1:
            out.append(row)
    return out


def _is_quoted(plain: _Plain, start: int, end: int) -> bool:
    """Whether the characters stand in quotation marks: then another text is quoted."""
    at, to = plain.span(start, end)
    starts, ends = plain.quotations
    return bool(((np.minimum(to, ends) - np.maximum(at, starts)) >= _QUOTED * (to - at)).any())
