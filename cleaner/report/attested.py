"""Between a place of a raw file and its place in the canonical articles of a corpus, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.article import Cleaned
from cleaner.report import history
from cleaner.report.history import CleanPlace, History
from cleaner.store import traced
from cleaner.store.opened import CanonicalArticle, Corpus, Variant, Witness

NOTHING = "this copy has nothing there"


@dataclass(frozen=True, slots=True)
class CanonicalPlace:
    """Where clean characters stand in a canonical article, of which their file is the witness number ``witness``.

    ``start:end`` are offsets in the text of the article, ``text`` is what stands there. ``field`` is not empty, and the
    offsets are 0, for a title or another field. ``same`` is False where the article has another reading than this copy.
    ``variants`` are the places of disagreement that touch it.
    """

    article: CanonicalArticle
    witness: int
    field: str
    start: int
    end: int
    text: str
    same: bool
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Attestation:
    """What one witness has where a canonical article has a character: its history, or why there is none."""

    number: int
    witness: Witness
    history: History | None
    cleaned: Cleaned | None
    missing: str = ""


def canonical(corpus: Corpus, cleaned: Cleaned, place: CleanPlace) -> CanonicalPlace | None:
    """Where the corpus has a clean place of a file; None where it has it not."""
    index = place.article - 1
    found = next((one for one in corpus.holding(cleaned.sha256) if one[2].index == index), None)
    if found is None:
        return None
    article, number, witness = found
    start = cleaned.articles[index].parts[place.part - 1].start
    said = witness.said
    first = traced.in_article(cleaned, index, start + place.start)
    last = traced.in_article(cleaned, index, start + place.end - 1)
    if first is None or last is None:
        text = getattr(article, place.role, None) or ""
        return CanonicalPlace(article, number, place.role, 0, 0, text, place.text in text, ())
    lo, lo_same = _across(said, article.said, first)
    hi, hi_same = _across(said, article.said, last)
    if hi < lo:  # the copy has its paragraphs in another order
        hi, hi_same = lo, False
    same = lo_same and hi_same
    start, end = _offset(article, lo), _offset(article, hi) + 1
    variants = tuple(v for v in corpus.variants(article.id) if _touches(article, v, start, end))
    text = article.text[start:end]
    return CanonicalPlace(article, number, "", start, end, text, same and not _lost(variants, number), variants)


def variants_at(corpus: Corpus, article: CanonicalArticle, offset: int) -> tuple[Variant, ...]:
    """The places of disagreement that touch a character of an article."""
    return tuple(v for v in corpus.variants(article.id) if _touches(article, v, offset, offset + 1))


def attestations(corpus: Corpus, article: CanonicalArticle, offset: int) -> Iterator[Attestation]:
    """What each witness has for the character at ``offset`` of the text; raises IndexError where there is none."""
    paragraph, within = article.paragraph_at(offset)
    at = sum(len(p.text) for p in article.paragraphs[:paragraph]) + within
    for number, witness in enumerate(corpus.witnesses(article.id)):
        there = traced.place_of(article.said, witness.said, at)
        if there is None:
            near = traced.nearest(article.said, witness.said, at)
            own = any(number in who for v in variants_at(corpus, article, offset) for _, who in v.readings)
            if not own or not 0 <= near < len(witness.said):
                yield Attestation(number, witness, None, None, NOTHING)
                continue
            there = near
        try:
            cleaned = corpus.cleaned(witness)
        except FileNotFoundError as error:
            yield Attestation(number, witness, None, None, str(error))
            continue
        span = history.raw_span(cleaned, traced.in_file(cleaned, witness.index, there))
        yield Attestation(number, witness, history.of(cleaned, *span), cleaned)


def _across(text: str, other: str, at: int) -> tuple[int, bool]:
    """The place in ``other`` of a character of ``text``, and whether it is the same character."""
    place = traced.place_of(text, other, at)
    if place is not None and place < len(other):
        return place, True
    return max(min(traced.nearest(text, other, at), len(other) - 1), 0), False


def _offset(article: CanonicalArticle, at: int) -> int:
    """The offset in the text of character ``at`` of the paragraphs put together."""
    for number, paragraph in enumerate(article.paragraphs):
        if at < len(paragraph.text):
            return at + sum(len(p.text) + 2 for p in article.paragraphs[:number])
        at -= len(paragraph.text)
    return len(article.text)


def _touches(article: CanonicalArticle, variant: Variant, start: int, end: int) -> bool:
    at = sum(len(p.text) + 2 for p in article.paragraphs[: variant.paragraph]) + variant.offset
    return at < end and start < at + max(len(variant.chosen), 1)


def _lost(variants: tuple[Variant, ...], witness: int) -> bool:
    return any(witness in who and said != v.chosen for v in variants for said, who in v.readings)
