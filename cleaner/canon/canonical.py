"""One canonical article: the best text of its copies, and what each of them has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.article import Role
from cleaner.canon import rules
from cleaner.canon.align import differences, share_equal
from cleaner.canon.collate import Reading, Variant
from cleaner.canon.content import Paragraphs
from cleaner.canon.settle import Member, Numbers, Settled, id_of, numbers, row_order
from cleaner.canon.unit import Unit
from cleaner.canon.witness import Witness
from cleaner.zh.script import Script

EXACT, NEAR, CONTAINED, PART = "exact", "near", "contained", "part"

_SCRIPTS = {Script.SIMPLIFIED: "Hans", Script.TRADITIONAL: "Hant", Script.MIXED: "Hani"}


class Attestation(NamedTuple):
    """A witness of a canonical article: of which kind, how much of it agrees with the base, whether it is the base."""

    witness: Witness
    kind: str
    similarity: float
    base: bool


class CanonicalArticle(NamedTuple):
    """One article of the corpus. The numbers in ``variants`` count ``witnesses`` from 0.

    ``settled`` are its paragraphs where they are others than the base has.
    """

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
    settled: Paragraphs | None
    witnesses: tuple[Attestation, ...]
    variants: tuple[Variant, ...]

    @property
    def base(self) -> Witness:
        """The witness that the text is built on."""
        return next(one.witness for one in self.witnesses if one.base)

    @property
    def paragraphs(self) -> Paragraphs:
        """Role and text of each paragraph."""
        return self.base.paragraphs if self.settled is None else self.settled

    @property
    def text(self) -> str:
        """The paragraphs, parted by one blank line."""
        return joined(self.paragraphs)


def joined(paragraphs: Paragraphs) -> str:
    """The text of an article that has these paragraphs."""
    return "\n\n".join([text for _, text in paragraphs])


def canonical_article(id: str, group: Sequence[Member], settled: Settled) -> CanonicalArticle:
    """One article of its copies."""
    rows = [(w, unit, share, excerpt) for unit, share, excerpt in group for w in unit.witnesses]
    if len(rows) > 1:
        rows.sort(key=lambda row: row_order(row[0]))
    base = group[settled.base][0]
    whole = [base, *(unit for unit, _, excerpt in group if not excerpt and unit is not base)]
    text, variants = settled.paragraphs, settled.variants
    if text is not None:
        text, variants = _dateline(whole, numbers(group), text, variants)
    elif len(base.witnesses) > 1:
        text = base.paragraphs
    heads = [unit.head for unit in whole]
    title = _first([head.title for head in heads])
    return CanonicalArticle(
        id=id,
        kicker=_beside(title, base.head.kicker, [head.kicker for head in heads]),
        title=title,
        subtitle=_beside(title, base.head.subtitle, [head.subtitle for head in heads]),
        byline=_first([head.byline for head in heads]),
        source=_first([head.source for head in heads]),
        date=_first([head.date for head in heads]),
        complete=base.complete,
        language=_language(base),
        script=_script(base),
        settled=text,
        witnesses=tuple(
            Attestation(
                w, _kind(unit, base, excerpt), _likeness(unit, base, share, excerpt), unit is base and w is unit.head
            )
            for w, unit, share, excerpt in rows
        ),
        variants=variants,
    )


def _dateline(
    whole: Sequence[Unit], number: Numbers, paragraphs: Paragraphs, variants: tuple[Variant, ...]
) -> tuple[Paragraphs, tuple[Variant, ...]]:
    """The paragraphs with the dateline at the end that another copy has and the base has not, and the variants then."""
    line = Role.DATELINE.value
    ends = [unit.paragraphs[-1] if unit.paragraphs else ("", "") for unit in whole]
    said = next((text for role, text in ends if role == line), None)
    if said is None or any(role == line for role, _ in paragraphs):
        return paragraphs, variants
    have = tuple(sorted(number[id_of(unit.head)] for unit, end in zip(whole, ends, strict=True) if end == (line, said)))
    lack = tuple(sorted(number[id_of(unit.head)] for unit, end in zip(whole, ends, strict=True) if end != (line, said)))
    readings = tuple(sorted((Reading(said, have), Reading("", lack)), key=lambda r: r.witnesses))
    rest = [v for v in variants if not (v.chosen == "" and any(r.text == said for r in v.readings))]
    added = Variant(len(paragraphs), 0, readings, said, rules.ONE_SIDED.code, 0.9)
    return (*paragraphs, (line, said)), (*rest, added)


def _likeness(unit: Unit, base: Unit, share: float, excerpt: bool) -> float:
    """How much of a copy agrees with the base, of an excerpt with the passage that it is; ``share`` is what was
    measured against the copy that led first."""
    if unit is base or unit.body == base.body:
        return 1.0
    if excerpt or share < 1.0:
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
    for value in values:
        if value:
            return value
    return None


def _beside(title: str | None, own: str | None, others: Iterable[str | None]) -> str | None:
    """The base's own line beside the title, else another copy's that is no part of the title, which it may have in
    two lines."""
    return own or _first([line for line in others if line and line not in (title or "")])


def _language(unit: Unit) -> str:
    """Chinese where at least a third of the letters are Chinese characters (a Chinese word has about two)."""
    sketch = unit.sketch
    return "zh" if sketch.han and sketch.han * 3 >= sketch.length else "und"


def _script(unit: Unit) -> str:
    """The ISO 15924 code: Hans, Hant, or Hani for a mixture."""
    return _SCRIPTS[unit.sketch.script]
