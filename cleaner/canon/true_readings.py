"""Readings that a person has decided, chosen after the copies were compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from cleaner.canon import rules
from cleaner.canon.align import Difference, differences
from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.settle import Member, id_of
from cleaner.canon.unit import Unit
from cleaner.canon.witness import Said
from cleaner.core.places import Span

Decided = tuple[str, Said]  # the digest of the raw file, and what was decided of a place in it


def choose(
    article: CanonicalArticle, group: Sequence[Member], said: Mapping[tuple[str, str, int], Sequence[Said]]
) -> tuple[CanonicalArticle, frozenset[Decided]]:
    """The article with the decided readings, and the decisions that were applied.

    ``said`` are the decisions for each witness; one is applied where it makes one of the readings of a variant.
    """
    if not said:
        return article, frozenset()
    number = {id_of(one.witness): n for n, one in enumerate(article.witnesses)}
    done = set()
    for unit, _, _ in group:
        for witness in unit.witnesses:
            for each in said.get(id_of(witness), ()):
                start, end = _in_unit(unit, "".join(text for _, text in witness.paragraphs), each)
                after = _chosen(article, unit.text, number[id_of(unit.head)], (start, end), each.ruling.text)
                if after is not None:
                    article = after
                    done.add((witness.sha256, each))
    return article, frozenset(done)


def _in_unit(unit: Unit, own: str, said: Said) -> Span:
    """The place in the text of an article that may have several pieces; ``own`` is what this piece says."""
    if own == unit.text:
        return said.start, said.end
    rows = differences(own, unit.text)
    return _bounds(rows, said.start)[1], _bounds(rows, said.end)[0]


def _chosen(article: CanonicalArticle, copy: str, number: int, span: Span, text: str) -> CanonicalArticle | None:
    """The article in which ``span`` of the copy ``number`` reads ``text``; None where no variant has this reading."""
    texts = [text for _, text in article.paragraphs]
    for n, variant in enumerate(article.variants):
        mine = next((said for said, who in variant.readings if number in who), None)
        if mine is None or variant.why == rules.DECIDED_READING.code:
            continue
        for lo, hi in places_in(texts, variant.paragraph, variant.offset, variant.chosen, copy):
            if copy[lo:hi] == mine and lo <= span[0] and span[1] <= hi:
                reading = copy[lo : span[0]] + text + copy[span[1] : hi]
                if any(reading == said for said, _ in variant.readings):
                    return _with(article, n, reading)
                break
    return None


def places_in(texts: Sequence[str], paragraph: int, offset: int, chosen: str, copy: str) -> Iterator[Span]:
    """Where the place of a variant may be in the text of a copy; the first one that has the copy's reading is it.

    ``texts`` are the paragraphs of the article, ``paragraph`` and ``offset`` where the variant stands in them.
    """
    start = sum(map(len, texts[:paragraph])) + offset
    rows = differences("".join(texts), copy)
    low, high = _bounds(rows, start), _bounds(rows, start + len(chosen))
    if not chosen:
        yield low[0], high[1]
    yield from product(dict.fromkeys(low[::-1]), dict.fromkeys(high))


def _bounds(rows: Sequence[Difference], at: int) -> Span:
    """The place in ``b`` of the gap before character ``at`` of ``a``: before and after what only ``b`` has there."""
    shift = 0
    for a0, a1, b0, b1 in rows:
        if at < a0:
            break
        if at <= a1:
            both = min(a1 - a0, b1 - b0)
            return min(b0 + at - a0, b0 + both), b1 if at == a1 else min(b0 + at - a0, b0 + both)
        shift = b1 - a1
    return at + shift, at + shift


def _with(article: CanonicalArticle, n: int, reading: str) -> CanonicalArticle | None:
    """The article with another reading of its variant ``n``; None where that would empty the paragraph."""
    variant = article.variants[n]
    role, text = article.paragraphs[variant.paragraph]
    text = text[: variant.offset] + reading + text[variant.offset + len(variant.chosen) :]
    if not text:
        return None
    grown = len(reading) - len(variant.chosen)
    paragraphs = list(article.paragraphs)
    paragraphs[variant.paragraph] = (role, text)
    variants = [
        each._replace(offset=each.offset + grown) if k > n and each.paragraph == variant.paragraph else each
        for k, each in enumerate(article.variants)
    ]
    variants[n] = variant._replace(chosen=reading, why=rules.DECIDED_READING.code, sure=1.0)
    return article._replace(settled=tuple(paragraphs), variants=tuple(variants))
