"""What people have decided about a corpus, as values: bound to the bytes of raw files and places in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.core.places import Span
from cleaner.core.rulings import Dismissal, ReadAs, Rulings


class DecisionError(Exception):
    """A decision that is written wrongly: ``key`` is the key at fault, the message says what is wrong with it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Place:
    """A raw place: code points of the text of the file whose bytes have this SHA-256.

    ``file`` is the name it had then, and ``quote`` what stands there; both are for people, the name decides only
    between files of the same bytes.
    """

    file: str
    sha256: str
    span: Span
    quote: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What the rule ``code`` found at ``place`` is wrong."""

    place: Place
    code: str


@dataclass(frozen=True, slots=True)
class LineEnd:
    """At the line end ``place`` the paragraph goes on (``join``), or ends."""

    place: Place
    join: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """The raw articles at ``place`` and at ``other`` are, or are not, the same."""

    place: Place
    other: Place
    same: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands at ``place`` truly reads ``text``."""

    place: Place
    text: str


Decision = Wrong | LineEnd | Pair | Reading
Row = dict[str, Any]

KINDS = ("break", "different", "join", "reading", "same", "wrong")
_OWN = {"wrong": "code", "reading": "text", "same": "other", "different": "other"}  # the key that a kind has more


def kind_of(decision: Decision) -> str:
    """Its kind, as it is written."""
    match decision:
        case Wrong():
            return "wrong"
        case Reading():
            return "reading"
        case LineEnd(join=join):
            return "join" if join else "break"
        case Pair(same=same):
            return "same" if same else "different"


def to_row(decision: Decision) -> Row:
    """What ``from_row`` reads, without the words for people."""
    row: Row = {"kind": kind_of(decision), **_place_row(decision.place)}
    match decision:
        case Wrong(code=code):
            row["code"] = code
        case Reading(text=text):
            row["text"] = text
        case Pair(other=other):
            row["other"] = _place_row(other)
    return row


def from_row(row: Mapping[str, Any]) -> Decision:
    """The decision in a row of TOML or JSON. Raises DecisionError naming the key that is missing or wrong."""
    kind = row.get("kind")
    if kind not in KINDS:
        raise DecisionError("kind", f"is {kind!r}, must be one of {', '.join(KINDS)}")
    known = {"kind", "file", "sha256", "span", "quote", "note", "by", "date", _OWN.get(kind, "kind")}
    for key in row:
        if key not in known:
            raise DecisionError(key, f"there is no such key in a decision of the kind {kind!r}")
    place = _place(row, "")
    if kind in ("join", "break"):
        return LineEnd(place, kind == "join")
    if kind == "wrong":
        code = _string(row, "code")
        if not re.fullmatch(r"[A-Z]{3}\d{3}", code):
            raise DecisionError("code", f"is {code!r}, must be the code of a rule: NOR040")
        return Wrong(place, code)
    if kind == "reading":
        return Reading(place, _string(row, "text", empty=True))
    other = row.get("other")
    if not isinstance(other, dict):
        raise DecisionError("other", "must be a table: {file = …, sha256 = …, span = …}")
    for key in other:
        if key not in ("file", "sha256", "span", "quote"):
            raise DecisionError(f"other.{key}", "there is no such key in it")
    return Pair(place, _place(other, "other."), kind == "same")


def order_of(decision: Decision) -> tuple[object, ...]:
    """Where a decision stands among others: by file and place."""
    row = to_row(decision)
    other = row.get("other", {})
    own = (row.get("code", ""), row.get("text", ""), *(other.get(key, "") for key in ("file", "sha256")))
    return (row["file"], row["span"], row["kind"], row["sha256"], own, other.get("span", []))


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about a corpus, sorted, each once."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Decision]) -> Decisions:
        """These decisions in order."""
        return cls(tuple(sorted(dict.fromkeys(rows), key=order_of)))

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Which articles are the same and which are not."""
        return tuple(row for row in self.rows if isinstance(row, Pair))

    def rulings(self) -> dict[str, Rulings]:
        """What the path of one file needs, for each digest of a file that something was decided about."""
        of: dict[str, list[Decision]] = {}
        for row in self.rows:
            if not isinstance(row, Pair):
                of.setdefault(row.place.sha256, []).append(row)
        return {sha256: _rulings(rows) for sha256, rows in of.items()}

    def to_json(self) -> list[Row]:
        """What ``from_json`` reads."""
        return [to_row(row) for row in self.rows]

    @classmethod
    def from_json(cls, rows: Iterable[Mapping[str, Any]]) -> Decisions:
        """The decisions that ``to_json`` wrote."""
        return cls.of(map(from_row, rows))


NO_DECISIONS = Decisions()


def _rulings(rows: Iterable[Decision]) -> Rulings:
    dismissed, ends, readings = set(), {}, set()
    for row in rows:
        match row:
            case Wrong(place=place, code=code):
                dismissed.add((place.span, code))
            case LineEnd(place=place, join=join):
                ends[place.span[0]] = join
            case Reading(place=place, text=text):
                readings.add((place.span, text))
    return Rulings(
        tuple(Dismissal(code, span) for span, code in sorted(dismissed)),
        tuple(sorted(at for at, join in ends.items() if join)),
        tuple(sorted(at for at, join in ends.items() if not join)),
        tuple(ReadAs(span, text) for span, text in sorted(readings)),
    )


def _place_row(place: Place) -> Row:
    return {"file": place.file, "sha256": place.sha256, "span": list(place.span)}


def _place(row: Mapping[str, Any], above: str) -> Place:
    sha256 = _string(row, "sha256", above)
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise DecisionError(f"{above}sha256", "must be the SHA-256 of the raw file: 64 digits of 0-9 and a-f")
    span = row.get("span")
    whole = isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)
    if not whole or not 0 <= span[0] <= span[1]:  # type: ignore[index]
        raise DecisionError(
            f"{above}span", f"is {span!r}, must be two numbers, where the place begins and ends: [3, 5]"
        )
    quote = _string(row, "quote", above, empty=True) if "quote" in row else ""
    return Place(_string(row, "file", above), sha256, (span[0], span[1]), quote)  # type: ignore[index]


def _string(row: Mapping[str, Any], key: str, above: str = "", empty: bool = False) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not (value or empty):
        raise DecisionError(f"{above}{key}", f"is {value!r}, must be a string" if key in row else "is missing")
    return value
