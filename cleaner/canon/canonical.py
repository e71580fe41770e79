"""One canonical article: the best text of its copies, and what each of them has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.article import Role
from cleaner.canon import rules
from cleaner.canon.align import differences, share_equal
from cleaner.canon.collate import Collation, Copy, Reading, Variant, collate
from cleaner.canon.unit import Unit
from cleaner.canon.usage import Usage
from cleaner.canon.witness import Witness
from cleaner.zh.script import Script

# So many rejected readings fewer make another copy the base.
_CLEARLY = 3

EXACT, NEAR, CONTAINED, PART = "exact", "near", "contained", "part"


@dataclass(frozen=True, slots=True)
class Attestation:
    """A witness of a canonical article: of which kind, how much of it agrees with the base, whether it is the base."""

    witness: Witness
    kind: str
    similarity: float
    base: bool


@dataclass(frozen=True, slots=True)
class CanonicalArticle:
    """One article of the corpus. The numbers in ``variants`` count ``witnesses`` from 0."""

    id: str
    kicker: str | None
    title: str | None
    subtitle: str | None
    byline: str | None
    source: str | None
    date: str | None
    complete: bool
    language: str
    script: str
    paragraphs: tuple[tuple[str, str], ...]
    witnesses: tuple[Attestation, ...]
    variants: tuple[Variant, ...]

    @property
    def text(self) -> str:
        """The paragraphs, parted by one blank line."""
        return "\n\n".join(text for _, text in self.paragraphs)


Member = tuple[Unit, float, bool]  # a copy, its similarity to the base, and whether it is an excerpt; the base is first


class Text(NamedTuple):
    """A copy as far as it is collated: its paragraphs, the number of its witness, whether it is an excerpt or complete,
    and where it stands among its equals."""

    paragraphs: tuple[str, ...]
    number: int
    excerpt: bool
    complete: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one article, the leading one first, and the files they stand in."""

    texts: tuple[Text, ...]
    files: frozenset[str]

    @classmethod
    def of(cls, group: Sequence[Member]) -> Copies:
        """The copies of a group."""
        number = _numbers(group)
        if len(group) == 1:
            rank = {id(group[0][0]): 0}
        else:
            rank = {id(unit): n for n, unit in enumerate(sorted((u for u, _, _ in group), key=lambda u: u.order))}
        texts = (
            Text(tuple(text for _, text in u.paragraphs), number[id_of(u.head)], excerpt, u.complete, rank[id(u)])
            for u, _, excerpt in group
        )
        return cls(tuple(texts), frozenset(w.file for unit, _, _ in group for w in unit.witnesses))

    @property
    def differ(self) -> bool:
        """Whether there is anything to choose."""
        return len({"".join(text.paragraphs) for text in self.texts}) > 1

    @property
    def size(self) -> int:
        """About how many bytes the texts have."""
        return 3 * sum(len(said) for text in self.texts for said in text.paragraphs)


class Settled(NamedTuple):
    """Which copy the text is built on, by its number in the group, and the chosen readings."""

    base: int
    collation: Collation


def settle(usage: Usage, copies: Copies) -> Settled:
    """The readings of an article. Where the comparison shows another copy to be the better base, it is the base."""
    collation = _collated(0, copies, usage)
    better = _better(copies.texts, collation)
    return Settled(better, _collated(better, copies, usage) if better else collation)


def canonical_article(id: str, group: Sequence[Member], settled: Settled) -> CanonicalArticle:
    """One article of its copies."""
    rows = [(w, unit, share, excerpt) for unit, share, excerpt in group for w in unit.witnesses]
    rows.sort(key=lambda row: _row_order(row[0]))
    number = _numbers(group)
    base, collation = group[settled.base][0], settled.collation
    whole = [base, *(unit for unit, _, excerpt in group if not excerpt and unit is not base)]
    paragraphs = [(role, text) for (role, _), text in zip(base.paragraphs, collation.paragraphs, strict=True)]
    variants = _dateline(whole, number, paragraphs, list(collation.variants))
    return CanonicalArticle(
        id=id,
        kicker=_first(unit.head.kicker for unit in whole),
        title=_first(unit.head.title for unit in whole),
        subtitle=_first(unit.head.subtitle for unit in whole),
        byline=_first(unit.head.byline for unit in whole),
        source=_first(unit.head.source for unit in whole),
        date=_first(unit.head.date for unit in whole),
        complete=base.complete,
        language=_language(base),
        script=_script(base),
        paragraphs=tuple(paragraphs),
        witnesses=tuple(
            Attestation(w, _kind(unit, base, excerpt), _likeness(unit, base, share), unit is base and w is unit.head)
            for w, unit, share, excerpt in rows
        ),
        variants=tuple(variants),
    )


def _dateline(
    whole: Sequence[Unit], number: Numbers, paragraphs: list[tuple[str, str]], variants: list[Variant]
) -> list[Variant]:
    """Put the dateline at the end that another copy has and the base has not to ``paragraphs``; the variants then."""
    line = Role.DATELINE.value
    ends = [unit.paragraphs[-1] if unit.paragraphs else ("", "") for unit in whole]
    said = next((text for role, text in ends if role == line), None)
    if said is None or any(role == line for role, _ in paragraphs):
        return variants
    have = tuple(sorted(number[id_of(unit.head)] for unit, end in zip(whole, ends, strict=True) if end == (line, said)))
    lack = tuple(sorted(number[id_of(unit.head)] for unit, end in zip(whole, ends, strict=True) if end != (line, said)))
    readings = tuple(sorted((Reading(said, have), Reading("", lack)), key=lambda r: r.witnesses))
    paragraphs.append((line, said))
    rest = [v for v in variants if not (v.chosen == "" and any(r.text == said for r in v.readings))]
    return [*rest, Variant(len(paragraphs) - 1, 0, readings, said, rules.ONE_SIDED.code, 0.9)]


Numbers = dict[tuple[str, str, int], int]


def _row_order(witness: Witness) -> tuple[str, int, str]:
    return (witness.file, witness.index, witness.sha256)


def _numbers(group: Sequence[Member]) -> Numbers:
    """The number of each witness in the article."""
    ordered = sorted((w for unit, _, _ in group for w in unit.witnesses), key=_row_order)
    return {id_of(witness): n for n, witness in enumerate(ordered)}


def _collated(base: int, copies: Copies, usage: Usage) -> Collation:
    main = copies.texts[base]
    others = [Copy(t.number, "".join(t.paragraphs), t.excerpt) for n, t in enumerate(copies.texts) if n != base]
    counted = "".join(copies.texts[0].paragraphs)
    return collate(main.paragraphs, main.number, others, usage, copies.files, counted)


def _better(texts: Sequence[Text], collation: Collation) -> int:
    """The copy that lost clearly fewer readings than the first; no incomplete one takes the place of a complete one."""
    lost = [collation.rejected.get(text.number, 0) for text in texts]
    rivals = [n for n, text in enumerate(texts) if not text.excerpt and text.complete >= texts[0].complete]
    best = min(rivals, key=lambda n: (lost[n], n != 0, texts[n].rank), default=0)
    return best if lost[best] + _CLEARLY <= lost[0] else 0


def id_of(witness: Witness) -> tuple[str, str, int]:
    """What tells a witness from all others of a run."""
    return (witness.file, witness.sha256, witness.index)


def _likeness(unit: Unit, base: Unit, share: float) -> float:
    """How much of a copy agrees with the base; ``share`` is what was measured against the copy that led first."""
    if unit is base or unit.body == base.body:
        return 1.0
    if share < 1.0:
        return share
    rows = differences(unit.body, base.body)
    return round(share_equal(max(len(unit.body), len(base.body)), rows), 4)


def _kind(unit: Unit, base: Unit, excerpt: bool) -> str:
    if len(unit.witnesses) > 1:
        return PART
    if excerpt:
        return CONTAINED
    return EXACT if unit is base or unit.body == base.body else NEAR


def _first(values: Iterable[str | None]) -> str | None:
    """The base's value; where it has none, that of the best copy that has one."""
    return next((value for value in values if value), None)


def _language(unit: Unit) -> str:
    """Chinese where at least a third of the letters are Chinese characters (a Chinese word has about two)."""
    sketch = unit.sketch
    return "zh" if sketch.han and sketch.han * 3 >= sketch.length else "und"


def _script(unit: Unit) -> str:
    """The ISO 15924 code: Hans, Hant, or Hani for a mixture."""
    return {Script.SIMPLIFIED: "Hans", Script.TRADITIONAL: "Hant", Script.MIXED: "Hani"}[unit.sketch.script]
