"""The text that the copies of one article attest: a pure function of these, so that any process can work it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.canon.arrange import arrange
from cleaner.canon.collate import Copy, Variant, collate, weights
from cleaner.canon.content import Paragraphs
from cleaner.canon.language import Language
from cleaner.canon.unit import Unit
from cleaner.canon.usage import Usage
from cleaner.canon.version import Version
from cleaner.canon.witness import Witness

# So many rejected readings fewer make another copy the base.
_CLEARLY = 3

Member = tuple[Unit, float, bool]  # a copy, its similarity to the base, and whether it is an excerpt; the base is first

Numbers = dict[tuple[str, str, int], int]


class CopyText(NamedTuple):
    """A copy as far as it is collated: its paragraphs (role and text), the number of its witness, whether it is an
    excerpt or complete, and where it stands among its equals."""

    paragraphs: Paragraphs
    number: int
    excerpt: bool
    complete: bool
    rank: int

    @property
    def said(self) -> str:
        """The paragraphs one after the other."""
        return "".join(text for _, text in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one article, the leading one first, and the files they stand in."""

    texts: tuple[CopyText, ...]
    files: frozenset[str]

    @classmethod
    def of(cls, group: Sequence[Member]) -> Copies:
        """The copies of a group."""
        number = numbers(group)
        rank = {id(unit): 0 for unit, _, _ in group}
        if len(group) > 1:
            rank = {id(unit): n for n, unit in enumerate(sorted((u for u, _, _ in group), key=lambda u: u.order))}
        texts = (
            CopyText(u.paragraphs, number[id_of(u.head)], excerpt, u.complete, rank[id(u)]) for u, _, excerpt in group
        )
        return cls(tuple(texts), frozenset(w.file for unit, _, _ in group for w in unit.witnesses))

    @property
    def differ(self) -> bool:
        """Whether there is anything to choose."""
        return len({text.paragraphs for text in self.texts}) > 1

    @property
    def size(self) -> int:
        """About how many bytes the texts have."""
        return 3 * sum(len(said) for text in self.texts for _, said in text.paragraphs)


class Settled(NamedTuple):
    """Which copy the text is built on, by its number in the group; the paragraphs (None: as this copy has them), and
    all variants in order."""

    base: int
    paragraphs: Paragraphs | None
    variants: tuple[Variant, ...]


def settle(usage: Usage, copies: Copies) -> Settled:
    """The text of an article. Where the comparison shows another copy to be the better base, it is the base."""
    language = Language.of(usage, copies.texts[0].said)
    settled, rejected = _built_on(0, copies, language)
    better = _better(copies.texts, rejected)
    return _built_on(better, copies, language)[0] if better else settled


def _built_on(base: int, copies: Copies, language: Language) -> tuple[Settled, Counter[int]]:
    """First order and division of the paragraphs, then their readings; and how many of each witness were rejected."""
    main = copies.texts[base]
    others = [text for n, text in enumerate(copies.texts) if n != base]
    versions = {main.paragraphs: [main.number]}
    for text in others:
        if not text.excerpt:  # who takes a passage out of an article may divide it anew
            versions.setdefault(text.paragraphs, []).append(text.number)

    def weigh(ordered: Sequence[Version]) -> dict[int, float]:
        texts = [Copy(v.witnesses[0], "".join(said for _, said in v.paragraphs)) for v in ordered[1:]]
        return weights([said for _, said in main.paragraphs], main.number, texts, language)

    arranged = arrange([Version(tuple(sorted(who)), said) for said, who in versions.items()], weigh)
    collation = collate(
        [said for _, said in arranged.paragraphs],
        main.number,
        [Copy(text.number, arranged.text(text.number) or text.said, text.excerpt) for text in others],
        language,
        copies.files,
    )
    paragraphs = zip((role for role, _ in arranged.paragraphs), collation.paragraphs, strict=True)
    variants = [*arranged.variants(collation.paragraphs), *collation.variants]
    in_order = sorted(variants, key=lambda variant: (variant.paragraph, variant.offset))
    return Settled(base, tuple(paragraphs), tuple(in_order)), Counter(collation.rejected) + Counter(arranged.rejected())


def _better(texts: Sequence[CopyText], lost: Counter[int]) -> int:
    """The copy that lost clearly fewer readings than the first; no incomplete one takes the place of a complete one."""
    rivals = [n for n, text in enumerate(texts) if not text.excerpt and text.complete >= texts[0].complete]
    best = min(rivals, key=lambda n: (lost[texts[n].number], n != 0, texts[n].rank), default=0)
    return best if lost[texts[best].number] + _CLEARLY <= lost[texts[0].number] else 0


def row_order(witness: Witness) -> tuple[str, int, str]:
    """The order in which the witnesses of an article are numbered."""
    return (witness.file, witness.index, witness.sha256)


def numbers(group: Sequence[Member]) -> Numbers:
    """The number of each witness in the article."""
    ordered = sorted((w for unit, _, _ in group for w in unit.witnesses), key=row_order)
    return {id_of(witness): n for n, witness in enumerate(ordered)}


def id_of(witness: Witness) -> tuple[str, str, int]:
    """What tells a witness from all others of a run."""
    return (witness.file, witness.sha256, witness.index)
