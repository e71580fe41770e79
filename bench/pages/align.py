"""Where each character of the truth stands in a raw text: fragments of lines are found in the truth, best first.

An extractor reads columns and boxes in its own order, so the two cannot be aligned from end to end. Each fragment of a
raw line is looked up in what of the truth is not yet found: whole fragments that occur once, then fragments with
misread characters and short ones, next to what already stands beside them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.pages.truth import Part, Truth

LONG = 6  # characters: a fragment as long as this is looked up anywhere, a shorter one beside its neighbours
NEAR = 100  # characters: a fragment of one or two characters belongs no farther away
ALIKE = 60.0  # per cent of a fragment that must match what it is read from
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "―": "-", "–": "-"})


def fold(character: str) -> str:
    """The character without the differences that no reader minds: width, direction of quotation marks."""
    folded = unicodedata.normalize("NFKC", character)
    return (folded if len(folded) == 1 else character).translate(_SAME)


@dataclass(frozen=True, slots=True)
class Units:
    """The truth as one string without blanks; ``unit`` says for each character which part it is of.

    ``parts`` are all parts: the contents page, the articles, the other furniture; ``article`` is the article of each
    part, -1 for furniture.
    """

    string: str
    unit: NDArray[np.int64]
    parts: tuple[Part, ...]
    article: NDArray[np.int64]

    @classmethod
    def of(cls, truth: Truth) -> Units:
        """The parts of a truth, one after the other."""
        parts = [(-1, part) for part in truth.furniture if part[0] == "toc"]  # the titles there come first
        parts += [(number, part) for number, article in enumerate(truth.articles) for part in article]
        parts += [(-1, part) for part in truth.furniture if part[0] != "toc"]
        strings = ["".join(map(fold, re.sub(r"\s", "", text))) for _, (_, text) in parts]
        unit = np.repeat(np.arange(len(parts)), [len(s) for s in strings])
        return cls("".join(strings), unit, tuple(p for _, p in parts), np.array([n for n, _ in parts]))


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of a raw line between wide gaps: folded, and where each stands in the raw text."""

    string: str
    at: tuple[int, ...]


def fragments(raw: str, gap: str) -> list[Fragment]:
    """The raw text cut at line ends and at blanks that match ``gap``."""
    out = []
    start = 0
    for match in (*re.finditer(rf"[\n\f]|{gap}", raw), None):
        end = len(raw) if match is None else match.start()
        at = tuple(i for i in range(start, end) if not raw[i].isspace())
        if at:
            out.append(Fragment("".join(fold(raw[i]) for i in at), at))
        start = end if match is None else match.end()
    return out


def align(raw: str, units: Units) -> NDArray[np.int64]:
    """For each character of ``units.string`` its raw offset, -1 where it was not read."""
    found = np.full(len(units.string), -1)
    rest = _exact(fragments(raw, r"[^\S\n\f]{2,}|\t"), units.string, found)
    rest = [f for long in rest for f in _narrower(raw, long)]
    rest = _exact(rest, units.string, found)
    for fragment in sorted(rest, key=lambda f: -len(f.string)):
        _nearby(fragment, units, found)
    _contents_first(units, found)
    return found


def _narrower(raw: str, fragment: Fragment) -> list[Fragment]:
    """The fragment cut at single blanks."""
    start, end = fragment.at[0], fragment.at[-1] + 1
    return [Fragment(f.string, tuple(i + start for i in f.at)) for f in fragments(raw[start:end], r"[^\S\n\f]+")]


def _exact(candidates: list[Fragment], truth: str, found: NDArray[np.int64]) -> list[Fragment]:
    """Enter the long fragments that stand in the truth as they are; return the others."""
    rest = []
    for fragment in candidates:
        at = truth.find(fragment.string) if len(fragment.string) >= LONG else -1
        while at >= 0 and (found[at : at + len(fragment.string)] >= 0).any():
            at = truth.find(fragment.string, at + 1)  # a repeated line: its next printing
        if at < 0:
            rest.append(fragment)
        else:
            found[at : at + len(fragment.string)] = fragment.at
    return rest


def _nearby(fragment: Fragment, units: Units, found: NDArray[np.int64]) -> None:
    """Enter a fragment in the gap of the truth that fits it best, the nearest of equals."""
    truth = units.string
    edges = np.flatnonzero(np.diff(np.concatenate(([0], found < 0, [0])).astype(np.int8)))
    best: tuple[float, float, int, int] | None = None
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        fit = fuzz.partial_ratio_alignment(fragment.string, truth[start:end], score_cutoff=ALIKE)
        if fit is None:
            continue
        near = [abs(found[start - 1] - fragment.at[0])] if start else []
        near += [abs(found[end] - fragment.at[-1])] if end < len(truth) else []
        away = float(min(near, default=0))
        if len(fragment.string) < LONG // 2 and away > NEAR and units.article[units.unit[start]] >= 0:
            continue
        row = (fit.score * min(len(fragment.string), end - start), -away, start, end)
        best = max(best, row) if best else row
    if best is not None:
        _enter(fragment, units, best[2], best[3], found)


def _enter(fragment: Fragment, units: Units, start: int, end: int, found: NDArray[np.int64]) -> None:
    """Enter a fragment where it fits best in ``truth[start:end]``, misread characters at its ends included."""
    truth = units.string
    fit = fuzz.partial_ratio_alignment(fragment.string, truth[start:end])
    assert fit is not None
    first, last = start + fit.dest_start, start + fit.dest_end
    read = fragment.string[fit.src_start : fit.src_end]
    codes = Levenshtein.opcodes(read, truth[first:last])
    same = np.flatnonzero(units.unit == units.unit[first])
    if codes[0].tag == "delete":
        first = max(start, first - codes[0].src_end, int(same[0]))
    same = np.flatnonzero(units.unit == units.unit[last - 1])
    if codes[-1].tag == "delete":
        last = min(end, last + codes[-1].src_end - codes[-1].src_start, int(same[-1]) + 1)
    for code in Levenshtein.opcodes(read, truth[first:last]):
        if code.tag in ("equal", "replace"):
            at = fit.src_start + code.src_start
            size = code.src_end - code.src_start
            found[first + code.dest_start : first + code.dest_end] = fragment.at[at : at + size]


def _contents_first(units: Units, found: NDArray[np.int64]) -> None:
    """Where a line of the contents page and the title it names were taken for one another, exchange them."""
    for number, (kind, _) in enumerate(units.parts):
        here = np.flatnonzero(units.unit == number)
        if kind != "toc" or not len(here):
            continue
        entry = slice(int(here[0]), int(here[-1]) + 1)
        at = units.string.find(units.string[entry], entry.stop)
        title = slice(at, at + len(here))
        if at >= 0 and max(found[entry]) > max(found[title]) >= 0:
            found[entry], found[title] = found[title].copy(), found[entry].copy()
