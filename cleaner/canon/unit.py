"""Units: what is compared with one another. One witness, or the pieces of one that was continued on another page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Role
from cleaner.canon.content import Paragraphs
from cleaner.canon.sketch import Sketch
from cleaner.canon.witness import FileRecord, Witness
from cleaner.core.text import code_points
from cleaner.zh.chars import members

_NOT_WORD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_IS_HAN = members("", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)))

_ENDS = "。！？…”’）】》：；"  # what a paragraph ends with that is whole

# What makes two articles the same: their text, not their pictures and references.
BODY = frozenset({Role.BODY.value, Role.HEADING.value, Role.DATELINE.value, Role.NOTE.value})

# Below this many Chinese characters a text is too short to be recognised by itself: title and date must agree too.
SHORT = 100


def plain(text: str) -> str:
    """Chinese characters, letters and digits only: what a printer's or scraper's habits do not touch."""
    return _NOT_WORD.sub("", text)


class Said(NamedTuple):
    """What of a unit is compared with others: its body, how many Chinese characters it has, title and date."""

    body: str
    han: int
    title: str
    date: str | None


@dataclass(frozen=True)
class Unit:
    """One witness, or the pieces (head first) of an article that was continued elsewhere, as one text. ``head`` is the
    witness with the title."""

    witnesses: tuple[Witness, ...]
    head: Witness = field(init=False, repr=False, compare=False)  # asked for more often than anything else

    def __post_init__(self) -> None:
        object.__setattr__(self, "head", self.witnesses[0])

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        if len(self.witnesses) == 1:
            return self.head.complete
        return self.head.continued_from is None and self.witnesses[-1].continued_on is None

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Role and text of each paragraph."""
        return self.head.paragraphs if len(self.witnesses) == 1 else _joined(self.witnesses)

    @cached_property
    def text(self) -> str:
        """All paragraphs one after the other: what readings are compared on."""
        return "".join([text for _, text in self.paragraphs])

    @cached_property
    def body(self) -> str:
        """The plain text of the body; of everything when there is no body."""
        rows = zip(self.paragraphs, self._plain, strict=True)
        return "".join([text for (role, _), text in rows if role in BODY]) or "".join(self._plain)

    @cached_property
    def _plain(self) -> list[str]:
        """The plain form of each paragraph; all at once, which is three times as fast as a regex."""
        codes = code_points("\n".join([text for _, text in self.paragraphs]))
        kept = codes[_kept().take(codes, mode="clip")]
        return kept.tobytes().decode("utf-32-le", "surrogatepass").split("\n") if self.paragraphs else []

    @property
    def han(self) -> NDArray[np.uint32]:
        """The code points of the Chinese characters of the body."""
        return _han(code_points(self.body))

    @cached_property
    def title(self) -> str:
        """The title in plain form."""
        return plain(self.head.title or "")

    @cached_property
    def said(self) -> Said:
        """What is compared with others."""
        return Said(self.body, self.sketch.han, self.title, self.head.date)

    @cached_property
    def sketch(self) -> Sketch:
        """What it is recognised by; of a single witness it was made when its file was cleaned."""
        if len(self.witnesses) == 1 and self.head.sketch is not None:
            return self.head.sketch
        said = "".join(map(_fields, self.witnesses)) + "".join(self._plain)
        codes = code_points(self.body)
        han = _han(codes)
        return Sketch.of(self._key(len(han)), said, self.text, codes, han)

    def _key(self, han: int) -> str:
        """Equal for exact duplicates: the same body, numbers in the title, and for short texts title and date. ``han``
        is how many Chinese characters the body has."""
        if not self.body and not self.title:
            return f"empty {self.head.sha256} {self.head.index}"
        if han >= SHORT:
            return "\n".join((self.body, *_DIGITS.findall(self.title)))
        return "\n".join((self.body, self.title, self.head.date or ""))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What an id remembers of each witness: the digest of what it says, its raw file, and its number in it."""
        pieces = [self] if len(self.witnesses) == 1 else [alone(witness) for witness in self.witnesses]
        return tuple(f"{one.sketch.said}@{one.head.sha256[:16]}:{one.head.index}" for one in pieces)

    @cached_property
    def order(self) -> tuple[tuple[str, ...], str, str]:
        """Where this unit stands among equals; file names decide only between files that are the same."""
        return (self.keys, self.sketch.text, self.head.file)


def alone(witness: Witness) -> Unit:
    """The unit of a witness by itself."""
    return Unit((witness,))


def sketched(record: FileRecord) -> FileRecord:
    """The record with the sketches of its witnesses: what would else be made again at every run."""
    return replace(record, witnesses=tuple(w.with_sketch(alone(w).sketch) for w in record.witnesses))


def _han(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Those that are Chinese characters."""
    return codes[_IS_HAN.take(codes)]


def _joined(chain: Sequence[Witness]) -> Paragraphs:
    """The paragraphs of the pieces in order; the jumps that were followed are gone, a paragraph cut by one is whole."""
    out: list[tuple[str, str]] = []
    for number, piece in enumerate(chain):
        rows = [p for p in piece.paragraphs if p[0] != Role.JUMP.value]
        if number and rows and out and rows[0][0] == out[-1][0] == Role.BODY.value and out[-1][1][-1:] not in _ENDS:
            out[-1] = (out[-1][0], out[-1][1] + rows[0][1])
            rows = rows[1:]
        out.extend(rows)
    return tuple(out)


_LAST = 0xFFFF  # code points above it are Chinese characters, nearly always


@cache
def _kept() -> NDArray[np.bool_]:
    """For each code point whether it is a letter, a digit, or the line end that parts paragraphs."""
    table = np.fromiter(map(str.isalnum, map(chr, range(_LAST + 1))), bool, _LAST + 1)
    table[[10, _LAST]] = True
    return table


def are_words(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each character whether it is a letter or a digit."""
    out: NDArray[np.bool_] = _kept().take(codes, mode="clip") & (codes != 10)
    for k in np.flatnonzero(codes >= _LAST).tolist():
        out[k] = chr(codes[k]).isalnum()
    return out


def _fields(witness: Witness) -> str:
    """The plain form of what a witness says beside its paragraphs."""
    return plain("".join(f for f in (witness.kicker, witness.title, witness.subtitle, witness.byline) if f))
