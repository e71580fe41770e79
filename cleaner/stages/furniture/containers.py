"""What programs that keep many texts in one file write round each: heads of web archives, tags of encyclopedias."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.zh.chars import members
from cleaner.zh.rows import Rows

CONTAINER = judged(
    "FUR045",
    "container-line",
    """The head of a record of a web archive, and the tags round the articles of an encyclopedia, are removed.

    Common Crawl's text files (WET) have ``WARC/1.0`` and names with values over each page, WikiExtractor's have
    ``<doc id=…>`` and ``</doc>`` round each article. What stands on either side of such lines are two articles.
    Wrong in a text about these formats.
    """,
    removes=Removed.MARKUP,
    examples=(
        fixes(
            "WARC/1.0\nWARC-Type: conversion\nContent-Length: 58\n\n渡口新桥通车\n桥今天通车。",
            "渡口新桥通车\n桥今天通车。",
        ),
        fixes('<doc id="12" url="https://example.org/wiki?curid=12" title="云溪">\n云溪\n</doc>', "云溪"),
        keeps("WARC-Type: conversion\n渡口新桥通车"),
        keeps("文件头是WARC/1.0\n渡口新桥通车"),
        keeps("<doc>\n渡口新桥通车"),
    ),
)

_RECORD = late(r"WARC/[01]\.\d{1,2}")
_FIELD = late(r"(?:WARC-[A-Za-z-]+|Content-[A-Za-z-]+|Software-Info|Extracted-Date|robots|isPartOf|operator)\s*:.*")
_TAG = late(r'<doc (?:\s+ (?:id|url|title|revid) = "[^"]*" ){2,4} \s* > | </doc>', regex.VERBOSE)
_OPENING = members("W<")


def containers(texts: Rows) -> list[int]:
    """The rows of ``texts``, the lines of a file, that part its records and say where each comes from."""
    told = places(_OPENING.take(texts.first))
    if not len(told):
        return []
    heads = texts.asked(told, _RECORD.fullmatch)
    tags = texts.asked(told, _TAG.fullmatch)
    found = set(tags) if any(texts.strings[row] != "</doc>" for row in tags) else set()
    for head in heads:
        found |= _head(texts.strings, head)
    return sorted(found)


def _head(strings: Sequence[str], head: int) -> set[int]:
    """The rows of a record's head, which has two fields at least."""
    end = head + 1
    while end < len(strings) and _FIELD.fullmatch(strings[end]):
        end += 1
    return set(range(head, end)) if end > head + 2 else set()


def stretches(number: int, between: Sequence[int]) -> list[range]:
    """The runs of ``number`` rows that stand between some of them, which rise."""
    edges = [-1, *between, number]
    return [range(one + 1, other) for one, other in pairwise(edges) if other > one + 1]
