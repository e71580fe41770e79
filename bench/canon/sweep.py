"""Copies under growing noise: which articles are found to be one, beside datasketch."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bench.canon.figures import adjusted_rand, article_of, corpus, record
from bench.canon.noise import noisy, noisy_paragraphs, wrapped
from bench.canon.texts import articles
from cleaner.canon.witness import FileRecord

RATES = (0.0, 0.01, 0.03, 0.05, 0.10)
TARGETS = (0.999, 0.999, 0.998, 0.995, 0.97)


def copies(count: int, rate: float, seed: int = 1) -> tuple[list[FileRecord], list[int], list[str]]:
    """Records, the true article of each, and the page as printed; one to five copies an article."""
    records, truth, pages = [], [], []
    for number, text in enumerate(articles(count, seed)):
        r = random.Random(seed * 7919 + number)
        for copy in range(r.randint(1, 5)):
            paragraphs = noisy_paragraphs(text.paragraphs, rate, r)
            if r.random() < 0.2:  # other paragraph breaks
                paragraphs = ("".join(paragraphs[:2]), *paragraphs[2:])
            if r.random() < 0.15:  # something of the page left above the text
                paragraphs = (f"第{r.randint(1, 12)}版 要闻 责任编辑", *paragraphs)
            title = noisy(text.title, rate, r) if r.random() < 0.8 else None
            date = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}" if r.random() < 0.5 else None
            records.append(record(f"{number:05}-{copy}.txt", title or None, paragraphs, date))
            truth.append(number)
            pages.append(wrapped(paragraphs, r.choice((18, 24, 32, 40))))
    return records, truth, pages


def rand_index(records: Sequence[FileRecord], truth: Sequence[int]) -> float:
    where = article_of(corpus(records))
    return adjusted_rand(truth, [where[r.file] for r in records])


def datasketch_index(texts: Sequence[str], truth: Sequence[int]) -> float:
    """The same for MinHash-LSH of datasketch: 5-grams of characters, threshold 0.7, 256 permutations."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.7, num_perm=256)
    signatures = MinHash.bulk(
        [[text[i : i + 5].encode() for i in range(max(1, len(text) - 4))] for text in texts], num_perm=256
    )
    parent = list(range(len(texts)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for number, signature in enumerate(signatures):
        for other in index.query(signature):
            parent[root(int(other))] = root(number)
        index.insert(str(number), signature)
    return adjusted_rand(truth, [root(n) for n in range(len(texts))])
