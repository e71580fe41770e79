"""Own texts for the measurements: clauses of corpus/raw and fixtures recombined, their content words exchanged.

The clauses were taken once and are kept beside this file: the measurements do not move when a fixture does.

No article of the result says what another one says, but all share words, clause patterns and set phrases, as the
articles of one newspaper do.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CONTENT = ("n", "v", "a", "vn", "ns", "nr", "an", "nz", "i", "l", "t", "d")


@dataclass(frozen=True, slots=True)
class Text:
    """An invented article."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "".join(self.paragraphs)


@dataclass(frozen=True)
class Stock:
    """What articles are made of: tagged clauses, and words by tag and length."""

    clauses: tuple[tuple[tuple[str, str], ...], ...]
    words: dict[tuple[str, int], tuple[str, ...]]


@cache
def stock() -> Stock:
    from cleaner.zh import lexicon

    clauses = (Path(__file__).parent / "clauses.txt").read_text(encoding="utf-8").splitlines()
    tagged = tuple(tuple(lexicon.tags(clause)) for clause in clauses)
    words: dict[tuple[str, int], dict[str, None]] = {}
    for row in tagged:
        for word, tag in row:
            if tag in _CONTENT:
                words.setdefault((tag, len(word)), {})[word] = None
    return Stock(tagged, {key: tuple(sorted(value)) for key, value in words.items()})


def articles(count: int, seed: int, size: tuple[int, int] = (250, 1500)) -> list[Text]:
    """That many articles of so many characters, each made from its own random stream."""
    return [article(seed * 1_000_003 + number, size) for number in range(count)]


def article(seed: int, size: tuple[int, int]) -> Text:
    r = random.Random(seed)
    goal = int(size[0] * (size[1] / size[0]) ** r.random())
    paragraphs: list[str] = []
    total = 0
    while total < goal:
        sentences = [sentence(r) for _ in range(r.randint(2, 5))]
        paragraphs.append("".join(sentences))
        total += len(paragraphs[-1])
    return Text(clause(r), tuple(paragraphs))


def sentence(r: random.Random) -> str:
    clauses = [clause(r) for _ in range(r.randint(2, 5))]
    return "，".join(clauses) + r.choice("。。。。；！")


def clause(r: random.Random, exchange: float = 0.3) -> str:
    have = stock()
    out = []
    for word, tag in r.choice(have.clauses):
        choice = have.words.get((tag, len(word)))
        out.append(r.choice(choice) if choice and r.random() < exchange else number(r) if word.isdigit() else word)
    return "".join(out)


def number(r: random.Random) -> str:
    return str(int(10 ** (r.random() * 4)))
