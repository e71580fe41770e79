"""What the measurements have in common: witnesses out of texts, and the figures that are pinned."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

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
        paragraphs=tuple(("body", p) for p in paragraphs),
        spans=((0, length),),
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


def gate() -> dict[str, float]:
    """The pinned figures."""
    pinned: dict[str, float] = json.loads(GATE.read_text(encoding="utf-8"))["canon"]
    return pinned
