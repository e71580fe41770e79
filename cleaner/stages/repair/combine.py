"""Letters and their accents, composed."""

from __future__ import annotations

import unicodedata

import numpy as np
import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text

# A character and what may combine with it: marks, and the vowels and finals of Korean syllables.
_CLUSTER = late(r"[^\p{M}\u1160-\u11ff]?[\p{M}\u1160-\u11ff]++")


@rule(
    "REP015",
    "uncomposed-character",
    examples=(
        fixes("cafe\u0301", "café"),
        fixes("か\u3099く", "がく"),
        fixes("300\u212a与5\u212b", "300K与5Å"),
        fixes("\u1112\u1161\u11ab", "한"),
        keeps("café、がく"),
        keeps("㎡、①、ﬁ"),
        keeps("x\u0301"),
    ),
)
def uncomposed_character(text: Text) -> Edits:
    """A letter and its combining mark are written as one character, where there is one (normalisation form NFC).

    Macintosh file names and PDF extractors take accents apart: é is then two characters, and equal words differ. Some
    single characters are copies of others (U+212B of Å) and are replaced, too. Compatibility characters stay.
    Wrong nowhere: both spellings are the same text. Unicode: Standard Annex 15.
    """
    string = text.string
    if unicodedata.is_normalized("NFC", string):
        return Edits.none()
    spans = {match.start(): match.end() for match in _CLUSTER.finditer(string)}
    covered = sorted(spans.items())
    copies = "".join(c for c in sorted(set(string)) if not unicodedata.is_normalized("NFC", c))
    if copies:
        inside = Edits.of((s, e, "") for s, e in covered)
        starts, ends = inside.starts, inside.ends
        for match in regex.finditer(f"[{regex.escape(copies)}]", string):
            k = int(starts.searchsorted(np.int32(match.start()), "right")) - 1
            if k < 0 or ends[k] <= match.start():
                spans[match.start()] = match.end()
    rows = []
    for start, end in sorted(spans.items()):
        before = string[start:end]
        after = unicodedata.normalize("NFC", before)
        if after != before:
            rows.append(_trimmed(start, end, before, after))
    return Edits.of(rows)


def _trimmed(start: int, end: int, before: str, after: str) -> tuple[int, int, str]:
    """The edit without the characters at its start and end that stay the same."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start + head, end - tail, after[head : len(after) - tail]
