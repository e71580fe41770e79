"""A corpus that was written, opened for reading: articles, witnesses, variants, relations, and where each character is
from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cleaner import pipeline
from cleaner.article import Cleaned
from cleaner.canon.decisions import Decisions
from cleaner.canon.rules import ORDER
from cleaner.config import Config
from cleaner.core.places import Span
from cleaner.core.rulings import NO_RULINGS
from cleaner.store import traced


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what it is: body, heading, caption, ..."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A raw article as a copy of a canonical one; ``paragraphs`` is what it says itself."""

    file: str
    sha256: str
    index: int
    kind: str
    similarity: float
    base: bool
    title: str | None
    date: str | None
    paragraphs: tuple[Paragraph, ...]
    spans: tuple[Span, ...]

    @property
    def said(self) -> str:
        """Its paragraphs one after the other, nothing between them."""
        return "".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where copies differ; ``readings`` are texts and the numbers of the witnesses that have them."""

    paragraph: int
    offset: int
    readings: tuple[tuple[str, tuple[int, ...]], ...]
    chosen: str
    why: str
    sure: float


@dataclass(frozen=True, slots=True)
class Relation:
    """The article ``id`` is an excerpt, a digest, or from the mould of the longer one, ``to``.

    ``share`` is the share of its letters and digits that stand there; ``passages`` are the places in the text of the
    one and of the other.
    """

    id: str
    to: str
    kind: str
    share: float
    passages: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class CanonicalArticle:
    """One article of the corpus."""

    id: str
    title: str | None
    kicker: str | None
    subtitle: str | None
    byline: str | None
    source: str | None
    date: str | None
    complete: bool
    language: str
    script: str
    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def said(self) -> str:
        """Its paragraphs one after the other, nothing between them."""
        return "".join(p.text for p in self.paragraphs)

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """The number of the paragraph (from 0) that has character ``offset`` of the text, and the place in it.

        Raises IndexError for an offset without a character: the blank line between two paragraphs has none.
        """
        at = 0
        for number, paragraph in enumerate(self.paragraphs):
            if at <= offset < at + len(paragraph.text):
                return number, offset - at
            at += len(paragraph.text) + 2
        raise IndexError(f"{self.id} has no character at {offset}")


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a character of a canonical article comes from: the raw file and place, and the rules that acted there."""

    file: str
    span: Span
    raw: str
    rules: tuple[str, ...]


class Corpus:
    """The corpus in a folder that ``clean run`` wrote; ``raw`` is the folder of its raw files, for ``trace``.

    >>> import pathlib, subprocess, sys, tempfile
    >>> home = pathlib.Path(tempfile.mkdtemp())
    >>> (home / "raw").mkdir()
    >>> _ = (home / "raw" / "a.txt").write_text("渡口新闻\\n\\n今天,渡口的木船修好了。\\n", encoding="utf-8")
    >>> run = [sys.executable, "-m", "cleaner", "run", home / "raw", "--out", home / "clean", "--quiet"]
    >>> subprocess.run(run, capture_output=True).returncode
    0
    >>> corpus = Corpus(home / "clean")
    >>> article = next(iter(corpus))
    >>> article.text
    '今天，渡口的木船修好了。'
    >>> corpus[article.id] == article
    True
    >>> corpus.trace(article.id, 2).raw
    ','
    """

    def __init__(self, path: Path | str, raw: Path | str | None = None) -> None:
        self._path = Path(path)
        self._raw = Path(raw) if raw is not None else self._path.absolute().parent / "raw"
        self._last: Cleaned | None = None
        if not (self._path / "articles.jsonl").is_file():
            raise FileNotFoundError(f"{self._path}: holds no corpus; make one with: clean run --out {self._path}")

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[CanonicalArticle]:
        return iter(self._articles.values())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._redirects.get(id, id) in self._articles

    def __getitem__(self, id: str) -> CanonicalArticle:
        """The article that has, or once had, this id."""
        return self._articles[self._redirects.get(id, id)]

    def witnesses(self, id: str) -> tuple[Witness, ...]:
        """The copies of an article, in the order in which variants number them."""
        return self._witnesses.get(self[id].id, ())

    def variants(self, id: str) -> tuple[Variant, ...]:
        """The places where the copies of an article differ."""
        return self._variants.get(self[id].id, ())

    def relations(self, id: str) -> tuple[Relation, ...]:
        """What other articles an article has a passage in common with; it is one of the two of each."""
        return self._relations.get(self[id].id, ())

    def trace(self, id: str, offset: int) -> Trace:
        """Where the character at ``offset`` of the text of an article comes from.

        The raw file is cleaned again for it. Raises IndexError for an offset without a character (the blank line
        between two paragraphs has none), and FileNotFoundError where the raw file is gone or changed.
        """
        article = self[id]
        number, within = article.paragraph_at(offset)
        at = sum(len(p.text) for p in article.paragraphs[:number]) + within
        witness, there = self._attested(article, number, within, at)
        cleaned = self.cleaned(witness)
        place = traced.in_file(cleaned, witness.index, there)
        spans = cleaned.places.spans(cleaned.text.raw, place, place + 1)
        start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        rules = dict.fromkeys(c.code for c in cleaned.changes if c.span[0] < end and start < c.span[1])
        return Trace(witness.file, (start, end), cleaned.text.raw[start:end], tuple(rules))

    def locate(self, witness: Witness, start: int, end: int) -> Span:
        """The raw hull of ``start:end`` of the paragraphs of a witness. Raises as ``trace``."""
        cleaned = self.cleaned(witness)
        first, last = (traced.in_file(cleaned, witness.index, at) for at in (start, end - 1))
        spans = cleaned.places.spans(cleaned.text.raw, first, last + 1)
        if not spans:
            raise IndexError(f"{witness.file}: nothing of the raw text stands there")
        return min(a for a, _ in spans), max(b for _, b in spans)

    def _attested(self, article: CanonicalArticle, number: int, within: int, at: int) -> tuple[Witness, int]:
        """A witness that has the character, and where in its paragraphs: the base, or one that has the reading."""
        text = article.said
        witnesses = self._witnesses[article.id]
        base = next(n for n, witness in enumerate(witnesses) if witness.base)
        order = [base, *(n for n in range(len(witnesses)) if n != base)]
        for variant in self._variants.get(article.id, ()):
            here = variant.paragraph == number and variant.offset <= within < variant.offset + len(variant.chosen)
            if here and variant.why != ORDER.code:  # who has the paragraph elsewhere has its characters too
                have = dict(variant.readings).get(variant.chosen, (base,))
                order.sort(key=lambda n: n not in have)
        for n in order:
            place = traced.place_of(text, witnesses[n].said, at)
            if place is not None:
                return witnesses[n], place
        return witnesses[order[0]], traced.nearest(text, witnesses[order[0]].said, at)

    def holding(self, sha256: str) -> Iterator[tuple[CanonicalArticle, int, Witness]]:
        """The witnesses that stand in raw files of this SHA-256: the article of each, its number there, and itself."""
        for id, witnesses in self._witnesses.items():
            for number, witness in enumerate(witnesses):
                if witness.sha256 == sha256:
                    yield self._articles[id], number, witness

    def cleaned(self, witness: Witness) -> Cleaned:
        """The raw file of a witness, cleaned again as for the corpus; raises FileNotFoundError as ``trace`` does."""
        # The last one is kept, for the next character that is asked for is often in it too.
        if self._last is None or (self._last.file, self._last.sha256) != (witness.file, witness.sha256):
            data = traced.raw_bytes(self._raw, witness.file, witness.sha256)
            manifest = json.loads((self._path / "manifest.json").read_text(encoding="utf-8"))
            decided = Decisions.from_json(manifest.get("decisions", ())).rulings()
            rulings = decided.get(witness.sha256, NO_RULINGS)
            self._last = pipeline.clean(data, witness.file, Config.from_json(manifest["config"]), rulings)
        return self._last

    @cached_property
    def _articles(self) -> dict[str, CanonicalArticle]:
        names = CanonicalArticle.__slots__
        rows = ({name: row[name] for name in names} for row in self._rows("articles"))
        return {row["id"]: CanonicalArticle(**row | {"paragraphs": _paragraphs(row)}) for row in rows}

    @cached_property
    def _redirects(self) -> dict[str, str]:
        return {row["id"]: row["redirect"] for row in self._rows("ids") if row.get("redirect")}

    @cached_property
    def _witnesses(self) -> dict[str, tuple[Witness, ...]]:
        out: dict[str, list[Witness]] = {}
        for row in self._rows("witnesses"):
            values = {name: row[name] for name in Witness.__slots__}
            values |= {"paragraphs": _paragraphs(row), "spans": tuple((a, b) for a, b in row["spans"])}
            out.setdefault(row["id"], []).append(Witness(**values))
        return {id: tuple(found) for id, found in out.items()}

    @cached_property
    def _variants(self) -> dict[str, tuple[Variant, ...]]:
        out: dict[str, list[Variant]] = {}
        for row in self._rows("variants"):
            readings = tuple((each["text"], tuple(each["witnesses"])) for each in row["readings"])
            where = row["where"]
            found = Variant(where["paragraph"], where["offset"], readings, row["chosen"], row["why"], row["sure"])
            out.setdefault(row["id"], []).append(found)
        return {id: tuple(rows) for id, rows in out.items()}

    @cached_property
    def _relations(self) -> dict[str, tuple[Relation, ...]]:
        out: dict[str, list[Relation]] = {}
        for row in self._rows("relations"):
            passages = tuple((tuple(each["at"]), tuple(each["to"])) for each in row["passages"])
            found = Relation(row["id"], row["to"], row["kind"], row["share"], passages)
            for id in (found.id, found.to):
                out.setdefault(id, []).append(found)
        return {id: tuple(rows) for id, rows in out.items()}

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        with (self._path / f"{table}.jsonl").open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def _paragraphs(row: dict[str, Any]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(each["role"], each["text"]) for each in row["paragraphs"])
