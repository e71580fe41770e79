"""Articles that share a passage, and digests: are they found, and named as what they are?"""

from __future__ import annotations

import random

from bench.canon.figures import article_of, corpus, record
from bench.canon.noise import noisy_paragraphs
from bench.canon.texts import Text, articles


def figures(count: int, rate: float = 0.03, seed: int = 8) -> tuple[float, float]:
    """Recall and precision of relations, errors at ``rate`` in both articles. In turn a half of an article stands in
    another one with as much of its own, and a digest has two sentences of five."""
    records, truth = [], {}
    made = articles(2 * count, seed, (600, 2400))
    for number in range(count):
        r = random.Random(seed * 7907 + number)
        whole, other = made[2 * number], made[2 * number + 1]
        kind, own = ("excerpt", _own_with_passage(whole, other, r)) if number % 2 else ("digest", _digest(whole))
        long, short = f"{number:05}-whole.txt", f"{number:05}-own.txt"
        records.append(record(long, whole.title, noisy_paragraphs(whole.paragraphs, rate, r)))
        records.append(record(short, other.title, noisy_paragraphs(own, rate, r)))
        truth[short, long] = kind
    built = corpus(records)
    home = article_of(built)
    expected = {(frozenset((home[short], home[long])), kind) for (short, long), kind in truth.items()}
    found = {(frozenset((one.id, one.to)), one.kind) for one in built.relations}
    return len(found & expected) / len(expected), len(found & expected) / max(1, len(found))


def _own_with_passage(whole: Text, other: Text, r: random.Random) -> tuple[str, ...]:
    half = len(whole.body) // 2
    start = r.randint(0, len(whole.body) - half)
    end = other.body.find("。", half // 2) + 1
    return tuple(p for p in (other.body[:end], whole.body[start : start + half], other.body[end : end + half]) if p)


def _digest(whole: Text) -> tuple[str, ...]:
    kept = []
    for paragraph in whole.paragraphs:
        sentences = [said + "。" for said in paragraph.split("。") if said]
        kept.append("".join(said for n, said in enumerate(sentences) if n % 5 < 2))
    return tuple(kept[::2])
