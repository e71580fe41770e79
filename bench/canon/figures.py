"""What the measurements have in common: witnesses out of texts, and the figures that are pinned."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.canon.content import Content
from cleaner.canon.corpus import Corpus, build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord, Witness

GATE = Path(__file__).parents[1] / "gate-canon.json"


def record(file: str, title: str | None, paragraphs: Sequence[str], date: str | None = None) -> FileRecord:
    """The record of a raw file with one article."""
    sha = hashlib.sha256("\n".join((file, title or "", date or "", *paragraphs)).encode()).hexdigest()
    length = sum(map(len, paragraphs))
    witness = Witness(
        file=file,
        sha256=sha,
        index=0,
        kicker=None,
        title=title,
        subtitle=None,
        byline=None,
        source=None,
        date=date,
        complete=True,
        continued_from=None,
        continued_on=None,
        content=Content.of(tuple(("body", p) for p in paragraphs), ((0, length),)),
        converted=False,
    )
    return FileRecord(file, sha, "utf-8", length, (witness,), (), (), ())


def corpus(records: Sequence[FileRecord]) -> Corpus:
    return build(records, Ids())


def article_of(built: Corpus) -> dict[str, str]:
    """Which canonical article each file is a witness of."""
    return {a.witness.file: article.id for article in built.articles for a in article.witnesses}


def adjusted_rand(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partitions of the same things."""

    def pairs(counts: Counter[object]) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    both = pairs(Counter(zip(truth, found, strict=True)))
    one, two = pairs(Counter(truth)), pairs(Counter(found))
    every = len(truth) * (len(truth) - 1) / 2
    expected = one * two / every
    best = (one + two) / 2
    return 1.0 if best == expected else (both - expected) / (best - expected)


@dataclass(frozen=True, slots=True)
class Floor:
    """A bound that a figure must keep: at least, or at most."""

    bound: float
    at_most: bool = False

    def holds(self, value: float) -> bool:
        return value <= self.bound if self.at_most else value >= self.bound

    def row(self) -> dict[str, float]:
        return {"at_most" if self.at_most else "at_least": self.bound}

    def __str__(self) -> str:
        return f"must be at {'most' if self.at_most else 'least'} {self.bound}"


def floors() -> dict[str, Floor]:
    """The pinned bounds, by figure."""
    pinned = json.loads(GATE.read_text(encoding="utf-8"))["canon"]
    return {
        name: Floor(row["at_most"], True) if "at_most" in row else Floor(row["at_least"])
        for name, row in pinned.items()
    }
