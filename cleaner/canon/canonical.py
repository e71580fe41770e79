"""One canonical article: the best text of its copies, and what each of them has to do with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.article import Role
from cleaner.canon import rules
from cleaner.canon.align import differences, share_equal
from cleaner.canon.arrange import arrange
from cleaner.canon.collate import Copy, Reading, Variant, collate, weights
from cleaner.canon.unit import Unit
from cleaner.canon.usage import Usage
from cleaner.canon.version import Version
from cleaner.canon.witness import Witness
from cleaner.core.text import code_points
from cleaner.zh.script import Script, judge

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


def canonical_article(id: str, group: list[Member], usage: Usage) -> CanonicalArticle:
    """One article of its copies. Where the comparison shows another one to be the better base, it is the base."""
    rows = [(w, unit, share, excerpt) for unit, share, excerpt in group for w in unit.witnesses]
    rows.sort(key=lambda row: (row[0].file, row[0].index, row[0].sha256))
    number = {id_of(w): n for n, (w, _, _, _) in enumerate(rows)}
    base = group[0][0]
    text = _collated(base, group, number, usage)
    better = _better(base, group, number, text)
    if better is not base:
        base = better
        text = _collated(base, group, number, usage)
    whole = [base, *(unit for unit, _, excerpt in group if not excerpt and unit is not base)]
    paragraphs = list(text.paragraphs)
    variants = _dateline(whole, number, paragraphs, text.variants)
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


@dataclass(frozen=True, slots=True)
class _Text:
    """The paragraphs that the copies attest, all variants, and how many decisions went against each witness."""

    paragraphs: tuple[tuple[str, str], ...]
    variants: list[Variant]
    rejected: Counter[int]


def _collated(base: Unit, group: list[Member], number: Numbers, usage: Usage) -> _Text:
    """First order and division of the paragraphs, then their readings."""
    own, counted = number[id_of(base.head)], group[0][0].text
    copies = [(number[id_of(u.head)], u, excerpt) for u, _, excerpt in group if u is not base]
    versions = {base.paragraphs: [own]}
    for n, unit, excerpt in copies:
        if not excerpt:  # who takes a passage out of an article may divide it anew
            versions.setdefault(unit.paragraphs, []).append(n)

    def weigh(ordered: Sequence[Version]) -> dict[int, float]:
        texts = [Copy(v.witnesses[0], "".join(text for _, text in v.paragraphs)) for v in ordered]
        return weights([text for _, text in base.paragraphs], own, texts[1:], usage, counted)

    arranged = arrange([Version(tuple(sorted(who)), said) for said, who in versions.items()], weigh)
    files = frozenset(w.file for unit, _, _ in group for w in unit.witnesses)
    collation = collate(
        [text for _, text in arranged.paragraphs],
        own,
        [Copy(n, arranged.text(n) or unit.text, excerpt) for n, unit, excerpt in copies],
        usage,
        files,
        counted,
    )
    roles = (role for role, _ in arranged.paragraphs)
    variants = [*arranged.variants(collation.paragraphs), *collation.variants]
    return _Text(
        tuple(zip(roles, collation.paragraphs, strict=True)),
        sorted(variants, key=lambda variant: (variant.paragraph, variant.offset)),
        Counter(collation.rejected) + Counter(arranged.rejected()),
    )


def _better(base: Unit, group: list[Member], number: Numbers, text: _Text) -> Unit:
    """The copy that lost clearly fewer readings than the base; no incomplete one takes the place of a complete one."""
    lost = {id(unit): text.rejected[number[id_of(unit.head)]] for unit, _, _ in group}
    rivals = [unit for unit, _, excerpt in group if not excerpt and unit.complete >= base.complete]
    best = min(rivals, key=lambda unit: (lost[id(unit)], unit is not base, unit.order), default=base)
    return best if lost[id(best)] + _CLEARLY <= lost[id(base)] else base


def id_of(witness: Witness) -> tuple[str, str, int]:
    """What tells a witness from all others of a run."""
    return (witness.file, witness.sha256, witness.index)


def _likeness(unit: Unit, base: Unit, share: float) -> float:
    """How much of a copy agrees with the base; ``share`` is what was measured against the copy that led first."""
    if unit.body == base.body:
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
    return EXACT if unit.body == base.body else NEAR


def _first(values: Iterable[str | None]) -> str | None:
    """The base's value; where it has none, that of the best copy that has one."""
    return next((value for value in values if value), None)


def _language(unit: Unit) -> str:
    """Chinese where at least a third of the letters are Chinese characters (a Chinese word has about two)."""
    return "zh" if unit.han and len(unit.han) * 3 >= len(unit.body) else "und"


def _script(unit: Unit) -> str:
    """The ISO 15924 code: Hans, Hant, or Hani for a mixture."""
    return {Script.SIMPLIFIED: "Hans", Script.TRADITIONAL: "Hant", Script.MIXED: "Hani"}[judge(code_points(unit.han))]
