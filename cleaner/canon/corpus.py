"""From the records of all raw files to the canonical corpus: a pure function of its input, whatever its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.article import Role
from cleaner.canon import contain, ids, parts, rules
from cleaner.canon.align import differences, share_equal
from cleaner.canon.cluster import Clustering, cluster
from cleaner.canon.collate import Collation, Copy, Reading, Variant, collate
from cleaner.canon.ids import Ids
from cleaner.canon.unit import Unit
from cleaner.canon.usage import Usage
from cleaner.canon.witness import FileRecord, Witness
from cleaner.core.places import Span
from cleaner.core.rule import Finding
from cleaner.core.text import code_points
from cleaner.zh.script import Script, judge

# So many rejected readings fewer make another copy the base.
_CLEARLY = 3

# Why a reading was chosen, where a person may want to look.
_LISTED = (
    rules.OPEN_VARIANT.code,
    rules.NO_WORD.code,
    rules.UNUSUAL.code,
    rules.LOST_PASSAGE.code,
    rules.DIVIDED.code,
    rules.FORMULA.code,
)

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


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A finding and the file it is in."""

    file: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, in numbers, and which ids it touched."""

    files: int
    articles: int
    canonical: int
    witnesses: tuple[tuple[str, int], ...]
    variants: tuple[tuple[str, int], ...]
    removed: tuple[tuple[str, int], ...]
    review: tuple[tuple[str, int], ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    merged: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The canonical articles by id, the ids for the next run, the records they were made of, what needs a look."""

    articles: tuple[CanonicalArticle, ...]
    ids: Ids
    records: tuple[FileRecord, ...]
    review: tuple[ReviewRow, ...]
    report: Report


def build(records: Sequence[FileRecord], known: Ids) -> Corpus:
    """The corpus of ``records``; articles keep the ids that ``known`` gave them."""
    files = tuple(sorted(records, key=lambda record: (record.file, record.sha256)))
    units = parts.units([w for record in sorted(files, key=lambda r: (r.sha256, r.file)) for w in record.witnesses])
    clustering = cluster(units)
    groups = _with_excerpts(clustering)
    named = ids.name([[key for unit, _, _ in group for key in unit.keys] for group in groups], known)
    usage = _usage(clustering)
    articles = tuple(
        sorted((_article(id, group, usage) for id, group in zip(named.names, groups, strict=True)), key=lambda a: a.id)
    )
    review = tuple(sorted(_review(files, units, clustering.apart, articles), key=_review_order))
    before = {row.id: row.witnesses for row in known.rows}
    after = {row.id: row.witnesses for row in named.ids.rows}
    report = Report(
        files=len(files),
        articles=sum(len(record.witnesses) for record in files),
        canonical=len(articles),
        witnesses=_counted(w.kind for a in articles for w in a.witnesses if not w.base),
        variants=_counted(v.why for a in articles for v in a.variants),
        removed=_counted(removal.kind for record in files for removal in record.removed),
        review=_counted(row.finding.code for row in review),
        new=named.new,
        changed=tuple(sorted(a.id for a in articles if a.id in before and before[a.id] != after[a.id])),
        merged=named.merged,
        split=named.split,
        gone=named.gone,
    )
    return Corpus(articles, named.ids, files, review, report)


Member = tuple[Unit, float, bool]  # a copy, its similarity to the base, and whether it is an excerpt; the base is first


def _with_excerpts(clustering: Clustering) -> list[list[Member]]:
    """The clusters, those that stand inside another put to it."""
    clusters = clustering.clusters
    number = {id_of(unit.head): n for n, c in enumerate(clusters) for unit, _ in c.members}
    pairs = [(number[id_of(a.head)], number[id_of(b.head)]) for a, b in clustering.apart]
    inside = contain.containers([c.base for c in clusters], {(min(pair), max(pair)) for pair in pairs})
    groups: list[list[Member]] = [[(unit, share, False) for unit, share in c.members] for c in clusters]
    for short, (long, share) in sorted(inside.items()):
        groups[long].extend((unit, share, True) for unit, _, _ in groups[short])
    return [group for n, group in enumerate(groups) if n not in inside]


def _usage(clustering: Clustering) -> Usage:
    """How the corpus writes, every article counted once; nothing is counted where there is nothing to compare."""
    bases = sorted((c.base for c in clustering.clusters), key=lambda unit: unit.order)
    together = any(len({unit.text for unit, _ in c.members}) > 1 for c in clustering.clusters)
    return Usage.of((unit.head.file, unit.text) for unit in bases) if together else Usage.of(())


def _article(id: str, group: list[Member], usage: Usage) -> CanonicalArticle:
    """One article of its copies. Where the comparison shows another one to be the better base, it is the base."""
    rows = [(w, unit, share, excerpt) for unit, share, excerpt in group for w in unit.witnesses]
    rows.sort(key=lambda row: (row[0].file, row[0].index, row[0].sha256))
    number = {id_of(w): n for n, (w, _, _, _) in enumerate(rows)}
    base = group[0][0]
    collation = _collated(base, group, number, usage)
    better = _better(base, group, number, collation)
    if better is not base:
        base = better
        collation = _collated(base, group, number, usage)
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


def _collated(base: Unit, group: list[Member], number: Numbers, usage: Usage) -> Collation:
    copies = [Copy(number[id_of(u.head)], u.text, excerpt) for u, _, excerpt in group if u is not base]
    files = frozenset(w.file for unit, _, _ in group for w in unit.witnesses)
    return collate(
        [text for _, text in base.paragraphs], number[id_of(base.head)], copies, usage, files, group[0][0].text
    )


def _better(base: Unit, group: list[Member], number: Numbers, collation: Collation) -> Unit:
    """The copy that lost clearly fewer readings than the base; no incomplete one takes the place of a complete one."""
    lost = {id(unit): collation.rejected.get(number[id_of(unit.head)], 0) for unit, _, _ in group}
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


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items()))


def _review_order(row: ReviewRow) -> tuple[str, Span, str, str]:
    return (row.file, row.finding.span, row.finding.code, row.finding.message)


def _review(
    files: Sequence[FileRecord],
    units: Sequence[Unit],
    apart: Sequence[tuple[Unit, Unit]],
    articles: Sequence[CanonicalArticle],
) -> list[ReviewRow]:
    """What a person should look at: the findings of all files, and what collation could not decide."""
    out = [ReviewRow(record.file, finding) for record in files for finding in record.findings]
    twin: dict[tuple[str, str, int], Unit] = {}
    for a, b in apart:
        for one, other in ((a, b), (b, a)):
            place = id_of(one.head)
            if place not in twin or other.order < twin[place].order:
                twin[place] = other
    for unit in units:
        if other_unit := twin.get(id_of(unit.head)):
            there = other_unit.head
            message = (
                f"nearly the same as article {there.index + 1} of {there.file}, but numbers, dates or names differ"
            )
            out.append(_row(unit.head, rules.ONE_MOULD.code, message))
        if len(unit.witnesses) == 1 or not unit.complete:
            for said, word in ((unit.head.continued_from, "from"), (unit.witnesses[-1].continued_on, "on")):
                if said:
                    message = f"continued {word} {said}, which was not found"
                    out.append(_row(unit.head, rules.LOOSE_PIECE.code, message))
    for article in articles:
        base = next(a.witness for a in article.witnesses if a.base)
        counts = Counter(v.why for v in article.variants)
        for code in _LISTED:
            if counts[code]:
                verb = "differ undecided" if code == rules.OPEN_VARIANT.code else "were decided by likelihood"
                out.append(_row(base, code, f"{article.id}: {counts[code]} readings {verb}; see variants.jsonl"))
    return out


def _row(witness: Witness, code: str, message: str) -> ReviewRow:
    return ReviewRow(witness.file, Finding(code, witness.spans[0] if witness.spans else (0, 0), message))
