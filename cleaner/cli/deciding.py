"""From what a person says to a decision that fits: each function stops where it does not, and says what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from cleaner.canon import ruled
from cleaner.canon.decisions import LineEnd, Pair, Place, Reading, Wrong
from cleaner.canon.rules import UNFIT_DECISION
from cleaner.canon.true_readings import places_in
from cleaner.canon.witness import FileRecord
from cleaner.check.diagnostics import troubles
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.raw import RawText, find_raw, parse_place
from cleaner.config import Config
from cleaner.core.places import Span
from cleaner.core.rule import Confidence
from cleaner.core.rulings import NO_RULINGS, Dismissal, ReadAs, Rulings
from cleaner.report import catalogue
from cleaner.report.language import say
from cleaner.stages.unwrap.decided import DECIDED
from cleaner.store import corpus as store
from cleaner.store.decisions import DecisionFile
from cleaner.store.opened import CanonicalArticle, Corpus, Variant

_NEAREST = 3  # of what is there, so much is named
_TITLE = 24  # characters of a title or beginning by which people know an article

Found = tuple[str, Span]  # the code of a rule, and where it found or did something


@dataclass(frozen=True)
class Desk:
    """Where decisions are made: the settings, the folders, and the decisions so far."""

    config: Config
    raw: Path
    out: Path
    file: DecisionFile

    @cached_property
    def recorded(self) -> dict[str, str]:
        """The raw files of the corpus as it was written: name to SHA-256."""
        return store.recorded(self.out)

    def open(self, given: str) -> RawText:
        """A raw file under the decisions so far."""
        name, data = find_raw(given, self.raw, self.recorded)
        text = RawText(name, data, self.config, NO_RULINGS)
        rulings = self.file.decisions.rulings().get(text.sha256, NO_RULINGS)
        return RawText(name, data, self.config, rulings)

    def corpus(self) -> Corpus:
        """The corpus as it was written."""
        try:
            return Corpus(self.out, self.raw)
        except FileNotFoundError as error:
            raise Stop(str(error)) from None


def line_end(desk: Desk, given: str, join: bool) -> LineEnd:
    """The decision on the end of a line, ``FILE:LINE``."""
    place = parse_place(given, desk.raw, "FILE:LINE")
    name, line = place.name, place.number
    text = desk.open(name)
    text.offset(line)
    start, end = text.index.span(line)
    raw, where = text.raw, f"{text.name}:{line}"
    if not raw[start:end].strip():
        raise Stop(f"{where}: {say('is a blank line; name the line of text that ends above it')}")
    if end == len(raw):
        raise Stop(f"{where}: {say('is the last line, and has no line end')}")
    at = (end, end + 2 if raw.startswith("\r\n", end) else end + 1)
    joins, breaks = ({*ends} - {end} for ends in (text.rulings.joins, text.rulings.breaks))
    (joins if join else breaks).add(end)
    rulings = replace(text.rulings, joins=tuple(sorted(joins)), breaks=tuple(sorted(breaks)))
    idle = _record(text, rulings).idle
    if end in idle.joins:
        said = say(
            "cannot be joined to what follows: one of the two is page furniture, or is made a part of its own; "
            "see: clean text {file} --json",
            file=name,
        )
        raise Stop(f"{where}: {said}")
    if end in idle.breaks:
        raise Stop(f"{where}: {say('no paragraph can end there: the line is no text, or stands in a title')}")
    return LineEnd(text.place(at), join)


def wrong(desk: Desk, given: str, code: str) -> Wrong:
    """The decision that what the rule ``code`` found or did at ``FILE:LINE[:COL]`` is wrong."""
    rule = catalogue.find(code)
    if rule is None:
        near = catalogue.nearest(code)
        hint = say("did you mean {code}?", code=near.code) if near else say("the codes are listed by: clean rule")
        raise Stop(f"{code}: {say('there is no such rule')}; {hint}", Exit.USAGE)
    place = parse_place(given, desk.raw)
    line, column = place.number, place.column
    text = desk.open(place.name)
    where = f"{text.name}:{line}"
    at = text.offset(line, 1 if column is None else column)
    listed = {(t.code, t.span) for t in troubles(text.cleaned)} | {*_of_corpus(desk, text)}
    listed |= {(f.code, f.span) for f in _record(text, text.rulings).findings}
    found = sorted(each for each in listed if each[0] != DECIDED.code and not text.rulings.dismisses(*each))
    here = [
        span
        for each, span in found
        if each == rule.code and (span[0] == at if column else text.index.place(span[0])[0] == line)
    ]
    if not here:
        if any(text.index.place(d.span[0])[0] == line for d in text.rulings.dismissed if d.code == rule.code):
            raise Stop(f"{given}: {say('is decided to be wrong already')}", Exit.OK)
        said = say("{code} finds nothing there", code=rule.code)
        raise Stop(f"{where}: {said}; {_nearest(text, found, rule.code, at)}")
    if rule.code == UNFIT_DECISION.code:
        said = say("is no finding to dismiss; decide anew, or drop the decision: clean decide list")
        raise Stop(f"{rule.code} {said}")
    if rule.code.startswith("UNW") and rule.confidence is not Confidence.ASK:
        said = say(
            "{code} decides a line end; say what is right there: clean decide join {place}, "
            "or clean decide break {place}",
            code=rule.code,
            place=where,
        )
        raise Stop(f"{where}: {said}")
    if len(here) > 1 and not column:
        places = ", ".join(text.at(span[0]) for span in here)
        said = say("{code} finds several things there; name one: {places}", code=rule.code, places=places)
        raise Stop(f"{where}: {said}")
    span = here[0]
    rulings = replace(text.rulings, dismissed=tuple({*text.rulings.dismissed, Dismissal(rule.code, span)}))
    after = RawText(text.name, text.data, text.config, rulings).cleaned
    left = {*((c.code, c.span) for c in after.changes), *((r.code, r.span) for r in after.removed)}
    if any(rulings.dismisses(*each) for each in left):
        said = say("what {code} does cannot be left out at one place; leave the rule out for the file", code=rule.code)
        raise Stop(f'{where}: {said}: [tool.cleaner.per-file."{text.name}"] ignore = ["{rule.code}"]')
    return Wrong(text.place(span), rule.code)


def pair(desk: Desk, one: str, other: str, same: bool) -> Pair:
    """The decision that two articles, each an id or ``FILE:LINE``, are the same or are not."""
    corpus = desk.corpus() if any(_is_id(given) for given in (one, other)) else None
    places = [_article(desk, corpus, given) for given in (one, other)]
    if places[0] == places[1]:
        said = say(
            "{one} and {other}: are one and the same raw article; name each copy as FILE:LINE", one=one, other=other
        )
        raise Stop(said, Exit.USAGE)
    first, second = sorted(places, key=lambda place: (place.file, place.span, place.sha256))
    return Pair(first, second, same)


def reading(desk: Desk, given: str, text: str) -> Reading:
    """The decision that the variant at ``ID:OFFSET`` truly reads ``text``."""
    place = parse_place(given, desk.raw, "ID:OFFSET")
    id, offset = place.name, place.number
    if place.column is not None:
        raise Stop(f"{given}: {say('is no place in an article; write it as ID:OFFSET')}", Exit.USAGE)
    corpus = desk.corpus()
    article = _known(corpus, id)
    variants = [(_offset(article, variant), variant) for variant in corpus.variants(id)]
    here = [v for at, v in variants if at <= offset < at + max(1, len(v.chosen))]
    if not here:
        near = sorted(variants, key=lambda row: abs(row[0] - offset))[:_NEAREST]
        rows = (say("{place} has {readings}", place=f"{article.id}:{at}", readings=_readings(v)) for at, v in near)
        said = "; ".join(rows) or say("they differ nowhere in this article")
        raise Stop(f"{given}: {say('the copies do not differ there')}; {said}")
    variant = next((v for v in here if text in dict(v.readings)), None)
    if variant is None:
        said = say("no copy reads {text} there; choose one of {readings}", text=repr(text), readings=_readings(here[0]))
        raise Stop(f"{given}: {said}")
    try:
        found = _bound(desk, corpus, article, variant, text)
    except (FileNotFoundError, IndexError) as error:
        raise Stop(str(error)) from None
    if found is None:
        said = say("the place cannot be told in any copy that has something there; it cannot be decided")
        raise Stop(f"{given}: {said}")
    return found


def _record(text: RawText, rulings: Rulings) -> FileRecord:
    return ruled.record(text.data, text.name, text.config, rulings)


def _of_corpus(desk: Desk, text: RawText) -> Iterable[Found]:
    """What the comparison of articles found in the file, if the corpus was made of it as it is."""
    if desk.recorded.get(text.name) == text.sha256:
        for row in store.reviewed(desk.out):
            if row["file"] == text.name:
                yield row["code"], (row["span"][0], row["span"][1])


def _nearest(text: RawText, found: Sequence[Found], code: str, at: int) -> str:
    """What there is instead: the nearest findings of the rule, and else of any."""
    own = [each for each in found if each[0] == code]
    near = sorted(own or found, key=lambda each: (abs(each[1][0] - at), each))[:_NEAREST]
    if not near:
        return say("nothing is found in the file")
    return say("the nearest: {places}", places=", ".join(f"{text.at(span[0])} {each}" for each, span in near))


def _is_id(given: str) -> bool:
    return ":" not in given


def _known(corpus: Corpus, id: str) -> CanonicalArticle:
    if id not in corpus:
        said = say("the corpus has no article of this id; ids are in articles.jsonl; FILE:LINE names a raw article")
        raise Stop(f"{id}: {said}")
    return corpus[id]


def _article(desk: Desk, corpus: Corpus | None, given: str) -> Place:
    """The place of an article, its first character: of an id, that of the copy its text is built on."""
    if corpus is not None and _is_id(given):
        base = next(w for w in corpus.witnesses(_known(corpus, given).id) if w.base)
        return _first(base.file, base.sha256, base.spans, base.title or base.said)
    place = parse_place(given, desk.raw, "FILE:LINE")
    line = place.number
    text = desk.open(place.name)
    text.offset(line)
    start, end = text.index.span(line)
    witnesses = _record(text, text.rulings).witnesses
    for one in witnesses:
        if any(a < max(end, start + 1) and start < b for a, b in one.spans):
            said = one.title or "".join(paragraph for _, paragraph in one.paragraphs)
            return _first(text.name, text.sha256, one.spans, said)
    near = sorted((abs(w.spans[0][0] - start), w.spans[0][0]) for w in witnesses if w.spans)[:_NEAREST]
    if not near:
        raise Stop(f"{text.name}:{line}: {say('is in no article; the file has none')}")
    places = ", ".join(text.at(at).rpartition(":")[0] for _, at in near)
    raise Stop(f"{text.name}:{line}: {say('is in no article; the nearest begin at {places}', places=places)}")


def _first(file: str, sha256: str, spans: Sequence[Span], said: str) -> Place:
    at = spans[0][0]
    return Place(file, sha256, (at, at + 1), said[:_TITLE])


def _offset(article: CanonicalArticle, variant: Variant) -> int:
    return sum(len(p.text) + 2 for p in article.paragraphs[: variant.paragraph]) + variant.offset


def _readings(variant: Variant) -> str:
    return " / ".join(repr(said) for said, _ in variant.readings)


def _bound(desk: Desk, corpus: Corpus, article: CanonicalArticle, variant: Variant, text: str) -> Reading | None:
    """The decision, bound to a copy that has something at the place: the base if it has."""
    texts = [p.text for p in article.paragraphs]
    witnesses = corpus.witnesses(article.id)
    have = {n: said for said, who in variant.readings if said for n in who}
    for n in sorted(have, key=lambda n: (not witnesses[n].base, n)):
        one = witnesses[n]
        for lo, hi in places_in(texts, variant.paragraph, variant.offset, variant.chosen, one.said):
            if one.said[lo:hi] == have[n]:
                span = corpus.locate(one, lo, hi)
                raw = desk.open(one.file)
                said = _record(raw, replace(raw.rulings, readings=(ReadAs(span, text),))).said
                if raw.sha256 == one.sha256 and [(s.start, s.end) for s in said] == [(lo, hi)]:
                    return Reading(raw.place(span), text)
                break
    return None
