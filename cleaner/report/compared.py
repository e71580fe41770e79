"""A raw text laid beside what became of it: which character is where, what changed, and which rule did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.article import FIELDS, Cleaned, Part
from cleaner.canon.align import differences
from cleaner.core.edits import Ints
from cleaner.core.layers import Bools
from cleaner.core.text import code_points
from cleaner.rules import BETWEEN_PARTS
from cleaner.store.opened import CanonicalArticle, Variant, Witness

_BLANK = (9, 10, 13, 32, 0x3000)


@dataclass(frozen=True, slots=True)
class Touch:
    """A change: the rule, the raw characters it acted on, and where that is in the new text (-1: nothing is left)."""

    code: str
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A raw text and a new one.

    ``to`` says of each raw character which new one it is, or became part of (-1: none). ``gone`` marks raw characters
    that did not stay as they are, ``new`` the new characters that are no raw ones; what only parts paragraphs is
    marked in neither. ``wanted`` are the raw characters that are compared at all.
    """

    raw: str
    text: str
    to: Ints
    gone: Bools
    new: Bools
    touches: tuple[Touch, ...]
    wanted: NDArray[np.bool_]


def with_clean(cleaned: Cleaned) -> Compared:
    """A raw file beside its clean text, as ``clean text`` prints it."""
    articles = [[(part, cleaned.string(part)) for part in article.parts] for article in cleaned.articles]
    where = np.full(len(cleaned.text.string) + 1, -1, np.int32)
    pieces: list[str] = []
    length = 0
    for rows in articles:
        if not any(said for _, said in rows):
            continue
        for number, (part, said) in enumerate(rows):
            pieces.append("\n\n" if number else "\n\n\n" if pieces else "")
            length += len(pieces[-1])
            where[part.start : part.end] = np.arange(length, length + len(said))
            pieces.append(said)
            length += len(said)
    text = "".join(pieces) + "\n" if pieces else ""
    everything = np.ones(len(cleaned.text.raw), bool)
    return _compared(cleaned, text, where, np.zeros(len(text), bool), (), everything)


def with_article(
    cleaned: Cleaned, witness: Witness, article: CanonicalArticle, variants: tuple[Variant, ...]
) -> Compared:
    """The raw lines of a witness beside the text of its article, titles included.

    ``variants`` are those whose chosen reading the witness has not.
    """
    fields = [(role, value) for role in FIELDS if (value := getattr(article, role.value))]
    text = "\n\n".join([value for _, value in fields] + [p.text for p in article.paragraphs]) + "\n"
    where = np.full(len(cleaned.text.string) + 1, -1, np.int32)
    new = np.zeros(len(text), bool)
    chosen: list[tuple[str, int, int]] = []
    titles, paragraphs = _divided(cleaned, witness.index)
    at = 0
    for role, value in fields:
        mine = titles.get(role.value)
        if mine is None:
            new[at : at + len(value)] = True
        else:
            _lay(mine, cleaned.text.string, value, np.arange(at, at + len(value)), where, new)
        at += len(value) + 2
    starts = np.cumsum([at, *(len(p.text) + 2 for p in article.paragraphs)])
    spread = np.concatenate(
        [
            np.empty(0, np.int64),
            *(np.arange(s, s + len(p.text)) for s, p in zip(starts, article.paragraphs, strict=False)),
        ]
    )
    here = np.concatenate([np.empty(0, np.int64), *paragraphs])
    _lay(here, cleaned.text.string, article.said, spread, where, new)
    for variant in variants:
        place = int(starts[variant.paragraph]) + variant.offset
        new[place : place + len(variant.chosen)] = True
        chosen.append((variant.why, place, place + len(variant.chosen)))
    wanted = _wanted(cleaned, witness, where)
    return _compared(cleaned, text, where, new, tuple(chosen), wanted)


def against(variants: tuple[Variant, ...], number: int) -> Iterator[Variant]:
    """The variants whose chosen reading the witness of this number has not."""
    for variant in variants:
        mine = [said for said, who in variant.readings if number in who]
        if mine and variant.chosen not in mine:
            yield variant


def _wanted(cleaned: Cleaned, witness: Witness, where: Ints) -> Bools:
    """The raw lines from the first of a witness to its last, but not the characters of other articles."""
    raw, place = cleaned.text.raw, cleaned.places.place
    wanted = np.zeros(len(raw), bool)
    if not witness.spans:
        return wanted
    start = raw.rfind("\n", 0, min(start for start, _ in witness.spans)) + 1
    end = raw.find("\n", max(end for _, end in witness.spans))
    wanted[start : end + 1 or len(raw)] = True
    parts = cleaned.articles[witness.index].parts
    lo, hi = (parts[0].start, parts[-1].end) if parts else (0, 0)
    wanted[(place >= 0) & ((place < lo) | (place >= hi))] = False
    return wanted


def _divided(cleaned: Cleaned, index: int) -> tuple[dict[str, NDArray[np.int64]], list[NDArray[np.int64]]]:
    """The final places of the characters of an article: those of its fields, and those of its paragraphs."""
    titles: dict[str, NDArray[np.int64]] = {}
    paragraphs = []
    for part in cleaned.articles[index].parts:
        places = _stripped(cleaned, part)
        if part.role in FIELDS and part.role.value not in titles:
            titles[part.role.value] = places
        else:
            paragraphs.append(places)
    return titles, paragraphs


def _stripped(cleaned: Cleaned, part: Part) -> NDArray[np.int64]:
    said = cleaned.string(part)
    start = part.start + len(said) - len(said.lstrip())
    return np.arange(start, start + len(said.strip()))


def _lay(here: NDArray[np.int64], string: str, value: str, there: NDArray[np.int64], where: Ints, new: Bools) -> None:
    """Fill in where the final characters ``here`` stand in the article: those of ``value``, at ``there``."""
    said = "".join(string[k] for k in here.tolist())
    a_at = b_at = 0
    for a0, a1, b0, b1 in [*differences(said, value), (len(said), len(said), len(value), len(value))]:
        where[here[a_at:a0]] = there[b_at:b0]
        same = min(a1 - a0, b1 - b0)
        where[here[a0 : a0 + same]] = there[b0 : b0 + same]
        new[there[b0:b1]] = True
        a_at, b_at = a1, b1


def _compared(
    cleaned: Cleaned,
    text: str,
    where: Ints,
    new: Bools,
    chosen: tuple[tuple[str, int, int], ...],
    wanted: Bools,
) -> Compared:
    """``where``: the place in ``text`` of each final character; ``chosen``: places that a collation rule changed."""
    places, ledger = cleaned.places, cleaned.text.ledger
    to = np.where(places.place >= 0, where[places.place], -1).astype(np.int32)
    parting = np.array([*(code == BETWEEN_PARTS for code in ledger.rules()), False])
    gone = (places.end_row >= 0) & ~parting[places.end_row]
    gone[to >= 0] |= new[to[to >= 0]]
    blank = np.isin(code_points(cleaned.text.raw), _BLANK)
    gone |= wanted & (places.place >= 0) & (to < 0) & ~blank
    made = np.flatnonzero(cleaned.text.origin < 0)
    made = made[where[made] >= 0]
    new = new.copy()
    new[where[made]] = True
    shown = np.full(ledger.rows + 1, -1, np.int32)
    shown[~cleaned.text.origin[made[::-1]]] = where[made[::-1]]
    touches = [*_rows(cleaned, text, to, shown), *_chosen(to, chosen)]
    touches.sort(key=lambda touch: (touch.start, touch.end))
    return Compared(cleaned.text.raw, text, to, gone, new, tuple(touches), wanted)


def _rows(cleaned: Cleaned, text: str, to: Ints, shown: Ints) -> Iterator[Touch]:
    """The edits of the file."""
    kept = np.flatnonzero(to >= 0)
    for batch in cleaned.text.ledger.batches:
        if batch.rule == BETWEEN_PARTS:
            continue
        for k, (start, end) in enumerate(zip(batch.raw_start.tolist(), batch.raw_end.tolist(), strict=True)):
            at = int(shown[batch.first + k])
            if at < 0:
                left = to[start:end]
                at = int(left[left >= 0].min(initial=len(text)))
                at = _missing(kept, to, text, cleaned.text.raw, start, end) if at == len(text) else at
            yield Touch(batch.rule, start, end, at)


def _missing(kept: NDArray[np.int64], to: Ints, text: str, raw: str, start: int, end: int) -> int:
    """Where in the text something is missing: after a character that goes on in its line; -1 when a whole line is."""
    before, after = np.searchsorted(kept, (start, end)).tolist()
    if not before:
        return -1
    lo = int(to[kept[before - 1]]) + 1
    if "\n" in raw[kept[before - 1] + 1 : start]:  # what is missing began a line
        hi = int(to[kept[after]]) if after < len(kept) else -1
        return hi if lo <= hi and "\n" not in text[lo:hi] else -1
    return -1 if text.startswith("\n", lo) else lo


def _chosen(to: Ints, chosen: tuple[tuple[str, int, int], ...]) -> Iterator[Touch]:
    """The readings that are not those of the raw text."""
    order = np.flatnonzero(to >= 0)
    for code, lo, hi in chosen:
        mine = order[(to[order] >= lo) & (to[order] < max(hi, lo + 1))]
        start = int(mine[0]) if len(mine) else int(order[np.abs(to[order] - lo).argmin()]) if len(order) else 0
        yield Touch(code, start, int(mine[-1]) + 1 if len(mine) else start, lo)
