"""What the record costs: the rewriting rules' edits made with it, and the same edits made in a plain loop without."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from cleaner import clean
from cleaner.core.edits import Edits
from cleaner.core.text import Text

Applied = tuple[Text, str, Edits]
_ROUNDS = 3


def ratio(files: Sequence[Path]) -> tuple[float, float, int]:
    """Seconds for all edits of the files with the record and without it, and how many edits there are."""
    with_record = without = 0.0
    count = 0
    for path in files:
        applied = _edits(path)
        count += sum(len(edits) for _, _, edits in applied)
        with_record += min(_with_record(applied) for _ in range(_ROUNDS))
        without += min(_without(applied) for _ in range(_ROUNDS))
    return with_record, without, count


def _edits(path: Path) -> list[Applied]:
    """Every batch of edits that is applied while the file is cleaned."""
    applied: list[Applied] = []
    apply = Text.apply

    def noted(text: Text, rule: str, edits: Edits) -> Text:
        applied.append((text, rule, edits))
        return apply(text, rule, edits)

    with patch.object(Text, "apply", noted):
        clean(path.read_bytes(), path.name)
    return [(text, rule, edits) for text, rule, edits in applied if len(edits)]


def _with_record(applied: list[Applied]) -> float:
    start = time.perf_counter()
    for text, rule, edits in applied:
        text.apply(rule, edits)
    return time.perf_counter() - start


def _without(applied: list[Applied]) -> float:
    plain = [(t.string, list(zip(e.starts.tolist(), e.ends.tolist(), e.afters, strict=True))) for t, _, e in applied]
    start = time.perf_counter()
    for string, edits in plain:
        pieces = []
        at = 0
        for first, last, after in edits:
            pieces.append(string[at:first])
            pieces.append(after)
            at = last
        pieces.append(string[at:])
        "".join(pieces)
    return time.perf_counter() - start
