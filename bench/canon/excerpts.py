"""Passages of a third of an article, with recognition errors: are they found inside it?"""

from __future__ import annotations

import random

from bench.canon.figures import corpus, record
from bench.canon.noise import noisy_paragraphs
from bench.canon.texts import articles


def figures(count: int, rate: float = 0.03, seed: int = 3) -> tuple[float, float]:
    """Recall and precision of excerpts of one third, both sides with errors at ``rate``."""
    records, truth = [], {}
    for number, text in enumerate(articles(count, seed, (600, 2400))):
        r = random.Random(seed * 7907 + number)
        records.append(record(f"{number:05}-whole.txt", text.title, noisy_paragraphs(text.paragraphs, rate, r)))
        third = len(text.body) // 3
        start = r.randint(0, len(text.body) - third)
        passage = text.body[start : start + third]
        half = passage.find("。", third // 2) + 1 or third // 2
        title = None if r.random() < 0.5 else f"{text.title}（节选）"
        parts = tuple(p for p in (passage[:half], passage[half:]) if p)
        records.append(record(f"{number:05}-part.txt", title, noisy_paragraphs(parts, rate, r)))
        truth[f"{number:05}-part.txt"] = f"{number:05}-whole.txt"
    found = right = 0
    for article in corpus(records).articles:
        base = next(a.witness.file for a in article.witnesses if a.base)
        for one in article.witnesses:
            if not one.base:
                found += 1
                right += truth.get(one.witness.file) == base and one.kind == "contained"
    return right / count, right / max(found, 1)
