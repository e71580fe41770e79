"""About fifty megabytes of raw files, made of the project's own texts with the defects of real files put back.

The project's texts are few, and articles that share whole paragraphs with a hundred others are found nowhere: half of
the paragraphs of an article are the project's own, the others are made of its sentences, recombined.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner import clean
from cleaner.article import Role

_SEED = 20260502
_PARAGRAPHS = (6, 30)  # of an article
_ARTICLES = (2, 10)  # of a file
_SENTENCES = (2, 6)  # of a recombined paragraph
_COPIED = 0.25  # of the articles have one to three copies more
_NOISE = 0.01  # of the characters of a copy are others
_MEASURES = (22, 26, 30, 34, 38, 42)  # characters of a full line
_PAGE = 32  # lines
_PAPERS = ("临江日报", "云溪晚报", "水利学习专刊", "青禾县志")
_SENTENCE = re.compile(r"[^。！？“”（）]{8,}[。！？]")
_HALF_WIDTH = str.maketrans({"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"})


@dataclass(frozen=True)
class Document:
    """One article before it is printed: a title and paragraphs, each with whether it is a heading."""

    title: str
    paragraphs: tuple[tuple[bool, str], ...]


def write(sources: list[Path], out: Path, megabytes: float) -> tuple[int, int]:
    """Write raw files made of the texts of ``sources`` into ``out``; how many files, and how many bytes they have."""
    chance = random.Random(_SEED)
    titles, headings, bodies = _texts(sources)
    sentences = [sentence for text in bodies for sentence in _SENTENCE.findall(text)]
    files = total = 0
    waiting: list[Document] = []  # copies, which stand in other files than their originals
    while total < megabytes * 1e6:
        articles = []
        for _ in range(chance.randint(*_ARTICLES)):
            if waiting and chance.random() < 0.35:
                articles.append(waiting.pop(chance.randrange(len(waiting))))
                continue
            article = _article(chance, titles, headings, bodies, sentences)
            articles.append(article)
            if chance.random() < _COPIED:
                waiting += [_noisy(chance, article, bodies) for _ in range(chance.randint(1, 3))]
        data = _printed(chance, articles).encode()
        path = out / f"{files // 200:02}" / f"{files:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        files += 1
        total += len(data)
    return files, total


def _texts(sources: list[Path]) -> tuple[list[str], list[str], list[str]]:
    """The titles, headings and paragraphs of the given raw files, cleaned; each once, in a fixed order."""
    found: dict[Role, dict[str, None]] = {role: {} for role in (Role.TITLE, Role.HEADING, Role.BODY)}
    for path in sources:
        cleaned = clean(path.read_bytes(), path.name)
        for article in cleaned.articles:
            for part in article.parts:
                if part.role in found and part.end - part.start > 3:
                    found[part.role][cleaned.string(part)] = None
    bodies = [text for text in found[Role.BODY] if len(text) > 40]
    return list(found[Role.TITLE]), list(found[Role.HEADING]), bodies


def _article(
    chance: random.Random, titles: list[str], headings: list[str], bodies: list[str], sentences: list[str]
) -> Document:
    paragraphs: list[tuple[bool, str]] = []
    for text in chance.sample(bodies, chance.randint(*_PARAGRAPHS)):
        if chance.random() < 0.5:
            text = "".join(chance.sample(sentences, chance.randint(*_SENTENCES)))
        if paragraphs and chance.random() < 0.1:
            paragraphs.append((True, chance.choice(headings)))
        paragraphs.append((False, text))
    return Document(chance.choice(titles), tuple(paragraphs))


def _noisy(chance: random.Random, article: Document, bodies: list[str]) -> Document:
    """A copy of the article with one character in a hundred replaced by another, as recognition does."""
    others = chance.choice(bodies)

    def read(text: str) -> str:
        characters = list(text)
        for _ in range(_times(chance, _NOISE * len(text))):
            characters[chance.randrange(len(characters))] = chance.choice(others)
        return "".join(characters)

    return Document(article.title, tuple((heading, read(text)) for heading, text in article.paragraphs))


def _times(chance: random.Random, expected: float) -> int:
    return int(expected) + (chance.random() < expected % 1)


def _printed(chance: random.Random, articles: list[Document]) -> str:
    """The articles of a file as a scanner or scraper would give them."""
    marked = chance.random() < 0.6
    wrapped = chance.random() < 0.6
    spaced = chance.random() < 0.5  # a blank line between any two lines, or indents instead
    measure = chance.choice(_MEASURES)
    lines = [
        line for article in articles for line in _lines(chance, article, marked, measure if wrapped else 0, spaced)
    ]
    if wrapped and chance.random() < 0.5:
        lines = list(_paged(lines, chance.choice(_PAPERS), "\n" if spaced else ""))
    text = "\n".join(lines) + "\n"
    return text.translate(_HALF_WIDTH) if chance.random() < 0.2 else text


def _lines(chance: random.Random, article: Document, marked: bool, measure: int, spaced: bool) -> Iterator[str]:
    """The lines of one article; ``measure`` 0: a line a paragraph."""
    yield ("# " if marked else "") + article.title
    yield ""
    for heading, text in article.paragraphs:
        if heading:
            yield ("## " if marked else "") + text
        elif not measure:
            bold = text.find("。") + 1 if marked and chance.random() < 0.1 else 0
            yield f"**{text[:bold]}**{text[bold:]}" if bold > 1 else text
        else:
            indented = text if spaced else "\u3000\u3000" + text
            for at in range(0, len(indented), measure):
                yield indented[at : at + measure]
                if spaced:
                    yield ""
        if not measure or heading:
            yield ""
    yield ""


def _paged(lines: list[str], paper: str, gap: str) -> Iterator[str]:
    """The lines with a running head and a page number at every page."""
    for page, at in enumerate(range(0, len(lines), _PAGE), 1):
        if page > 1:
            yield f"{paper}{gap}"
        yield from lines[at : at + _PAGE]
        yield f"— {page} —{gap}"
