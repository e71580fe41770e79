"""From the records of all raw files to the canonical corpus: a pure function of its input, whatever its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from operator import itemgetter

from cleaner.canon import contain, fitting, ids, parts, rules, true_readings
from cleaner.canon.canonical import CanonicalArticle, canonical_article
from cleaner.canon.cluster import Clustering, cluster
from cleaner.canon.crew import Alone, Crew
from cleaner.canon.decisions import NO_DECISIONS, Decisions, Pair
from cleaner.canon.ids import Ids
from cleaner.canon.regroup import regroup
from cleaner.canon.relations import Relation, relations
from cleaner.canon.reordered import reordered
from cleaner.canon.settle import Copies, Member, Settled, id_of, settle
from cleaner.canon.unit import Unit
from cleaner.canon.usage import Usage
from cleaner.canon.witness import FileRecord, Said, Witness
from cleaner.config import DEFAULT, Config
from cleaner.core.places import Span
from cleaner.core.rule import Finding
from cleaner.core.rulings import NO_RULINGS

# Why a reading was chosen, where a person may want to look.
_LISTED = (
    rules.OPEN_VARIANT.code,
    rules.NO_WORD.code,
    rules.UNUSUAL.code,
    rules.LOST_PASSAGE.code,
    rules.DIVIDED.code,
    rules.FORMULA.code,
    rules.DIVISION.code,
    rules.ORDER.code,
)


Place = tuple[str, str, int]  # what tells a witness from all others: file, digest, number


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
    relations: tuple[tuple[str, int], ...]
    removed: tuple[tuple[str, int], ...]
    review: tuple[tuple[str, int], ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    merged: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The canonical articles by id, their relations, the ids for the next run, the records, what needs a look."""

    articles: tuple[CanonicalArticle, ...]
    relations: tuple[Relation, ...]
    ids: Ids
    records: tuple[FileRecord, ...]
    review: tuple[ReviewRow, ...]
    report: Report


def build(
    records: Sequence[FileRecord],
    known: Ids,
    config: Config = DEFAULT,
    decisions: Decisions = NO_DECISIONS,
    crew: Crew | None = None,
    told: Callable[[CanonicalArticle], None] | None = None,
) -> Corpus:
    """The corpus of ``records``; articles keep the ids that ``known`` gave them.

    The records are made under ``decisions``, which here say what is the same article and which readings are true.
    ``crew`` does what can be divided. ``told`` is called with each article in the order of the corpus, while ``crew``
    compares the copies of others.
    """
    crew = crew or Alone()
    files = tuple(sorted(records, key=lambda record: (record.file, record.sha256)))
    units = parts.units([w for record in sorted(files, key=lambda r: (r.sha256, r.file)) for w in record.witnesses])
    clustering = cluster(units, config.thresholds.same_short_article, crew)
    with ThreadPoolExecutor(1) as beside:  # it counts in NumPy, which needs no Python
        counted = beside.submit(_usage, clustering)
        groups, related = _with_excerpts(clustering, crew)
        usage = replace(counted.result(), protected=config.protected)
    regrouped = regroup(groups, decisions.pairs)
    groups = regrouped.groups
    named = ids.name([[key for unit, _, _ in group for key in unit.keys] for group in groups], known)
    said = _said(files)
    in_order = sorted(zip(named.names, groups, strict=True), key=itemgetter(0))
    settled = _settled([group for _, group in in_order], usage, crew)
    articles: list[CanonicalArticle] = []
    chosen: set[tuple[str, Said]] = set()
    for (id, group), text in zip(in_order, settled, strict=True):
        article, applied = true_readings.choose(canonical_article(id, group, text), group, said)
        articles.append(article)
        chosen |= applied
        if told is not None:
            told(article)
    home = {id_of(one.witness): article for article in articles for one in article.witnesses}
    apart = [pair for pair in clustering.apart if not regrouped.settles(*pair)]
    twins = _twins([(a, b) for a, b in apart if home[id_of(a.head)] is not home[id_of(b.head)]])
    found = _review(files, units, twins, articles)
    found = _reported(list(_decided(found, files, decisions, regrouped.unfit, chosen)), config)
    review = tuple(sorted(found, key=_review_order))
    related_articles = relations(
        ((home[id_of(a.head)], home[id_of(b.head)]) for a, b in related),
        ((home[place], home[id_of(twin.head)]) for place, twin in sorted(twins.items(), key=lambda row: row[0])),
        crew,
    )
    before = {row.id: row.witnesses for row in known.rows}
    after = {row.id: row.witnesses for row in named.ids.rows}
    report = Report(
        files=len(files),
        articles=sum(len(record.witnesses) for record in files),
        canonical=len(articles),
        witnesses=_counted(w.kind for a in articles for w in a.witnesses if not w.base),
        variants=_counted(v.why for a in articles for v in a.variants),
        relations=_counted(each.kind for each in related_articles),
        removed=_counted(removal.kind for record in files for removal in record.removed),
        review=_counted(row.finding.code for row in review),
        new=named.new,
        changed=tuple(sorted(a.id for a in articles if a.id in before and before[a.id] != after[a.id])),
        merged=named.merged,
        split=named.split,
        gone=named.gone,
    )
    return Corpus(tuple(articles), related_articles, named.ids, files, review, report)


def _with_excerpts(clustering: Clustering, crew: Crew) -> tuple[list[list[Member]], list[tuple[Unit, Unit]]]:
    """The clusters, those put to another that stand inside it or are it in another order; and pairs of bases that may
    share a passage."""
    clusters = clustering.clusters
    number = {id_of(unit.head): n for n, c in enumerate(clusters) for unit, _ in c.members}
    pairs = [(number[id_of(a.head)], number[id_of(b.head)]) for a, b in clustering.apart]
    apart = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    bases = [c.base for c in clusters]
    found = contain.containers(bases, apart, crew)
    moved = reordered(bases, sorted(apart.union(found.related)), crew)
    groups: list[list[Member]] = [[(unit, share, False) for unit, share in c.members] for c in clusters]
    for n, (leader, share) in sorted(moved.items()):
        groups[leader].extend((unit, share, False) for unit, _, _ in groups[n])
    for short, (long, share) in sorted(found.inside.items()):
        long = moved[long][0] if long in moved else long
        groups[long].extend((unit, share, True) for unit, _, _ in groups[short])
    related = [(bases[short], bases[long]) for short, long in found.related]
    return [group for n, group in enumerate(groups) if n not in found.inside and n not in moved], related


def _settled(groups: Sequence[Sequence[Member]], usage: Usage, crew: Crew) -> Iterator[Settled]:
    """The text of each article; where copies differ they are compared by ``crew``."""
    copies = [None if len(group) == 1 else Copies.of(group) for group in groups]
    divided = [each for each in copies if each is not None and each.differ]
    compared = crew.run_with(usage, settle, divided, [each.size for each in divided])
    for each in copies:
        yield next(compared) if each is not None and each.differ else Settled(0, None, ())


def _usage(clustering: Clustering) -> Usage:
    """How the corpus writes, every article counted once; nothing is counted where there is nothing to compare."""
    groups = (c.members for c in clustering.clusters if len(c.members) > 1)
    if not any(len({unit.sketch.text for unit, _ in group}) > 1 for group in groups):
        return Usage.of(())
    bases = sorted((c.base for c in clustering.clusters), key=lambda unit: unit.order)
    return Usage.of((unit.head.file, unit.text) for unit in bases)


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items()))


def _review_order(row: ReviewRow) -> tuple[str, Span, str, str]:
    return (row.file, row.finding.span, row.finding.code, row.finding.message)


def _twins(apart: Sequence[tuple[Unit, Unit]]) -> dict[Place, Unit]:
    """For each article of a mould one other of it, the same whatever the order of files."""
    twin: dict[Place, Unit] = {}
    for a, b in apart:
        for one, other in ((a, b), (b, a)):
            place = id_of(one.head)
            if place not in twin or other.order < twin[place].order:
                twin[place] = other
    return twin


def _review(
    files: Sequence[FileRecord],
    units: Sequence[Unit],
    twins: Mapping[Place, Unit],
    articles: Sequence[CanonicalArticle],
) -> list[ReviewRow]:
    """What a person should look at: the findings of all files, and what collation could not decide."""
    out = [ReviewRow(record.file, finding) for record in files for finding in record.findings]
    for unit in units:
        if twins and (other_unit := twins.get(id_of(unit.head))):
            there = other_unit.head
            message = (
                f"nearly the same as article {there.index + 1} of {there.file}, but numbers, dates or names differ"
            )
            out.append(_row(unit.head, rules.ONE_MOULD.code, message))
        loose = unit.head.continued_from or unit.witnesses[-1].continued_on
        if loose and (len(unit.witnesses) == 1 or not unit.complete):
            for said, word in ((unit.head.continued_from, "from"), (unit.witnesses[-1].continued_on, "on")):
                if said:
                    message = f"continued {word} {said}, which was not found"
                    out.append(_row(unit.head, rules.LOOSE_PIECE.code, message))
    for article in articles:
        counts = Counter([v.why for v in article.variants]) if article.variants else {}
        for code in _LISTED if counts else ():
            if counts.get(code):
                verb = "differ undecided" if code == rules.OPEN_VARIANT.code else "were decided by likelihood"
                message = f"{article.id}: {counts[code]} readings {verb}; see variants.jsonl"
                out.append(_row(article.base, code, message))
    return out


def _reported(rows: list[ReviewRow], config: Config) -> list[ReviewRow]:
    """The rows of rules that hold for their files."""
    rules = {file: config.for_file(file).rules for file in {row.file for row in rows}}
    return [row for row in rows if rules[row.file].active(row.finding.code)]


def _decided(
    found: Sequence[ReviewRow],
    files: Sequence[FileRecord],
    decisions: Decisions,
    pairs: Mapping[Pair, str],
    chosen: Set[tuple[str, Said]],
) -> Iterator[ReviewRow]:
    """The findings without those of which a person said that they are wrong; and one for each decision that does not
    fit, under the name that the file had."""
    digests = {record.file: record.sha256 for record in files}
    listed = [(digests[row.file], row.finding.code, row.finding.span) for row in found]
    rulings = decisions.rulings()
    for row, (sha256, code, span) in zip(found, listed, strict=True):
        if not rulings.get(sha256, NO_RULINGS).dismisses(code, span):
            yield row
    for decision, reason in fitting.unfit(decisions, files, listed, pairs, chosen):
        message = fitting.told(decision, reason)
        yield ReviewRow(decision.place.file, Finding(rules.UNFIT_DECISION.code, decision.place.span, message))


def _said(files: Iterable[FileRecord]) -> dict[Place, list[Said]]:
    """The decided readings, by the raw article that they stand in."""
    out: dict[Place, list[Said]] = {}
    for record in files:
        for each in record.said:
            out.setdefault((record.file, record.sha256, each.index), []).append(each)
    return out


def _row(witness: Witness, code: str, message: str) -> ReviewRow:
    return ReviewRow(witness.file, Finding(code, witness.spans[0] if witness.spans else (0, 0), message))
