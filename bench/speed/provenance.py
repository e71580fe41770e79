"""What the record costs: the rewriting rules applied with it, and the same substitutions in a plain loop without."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from cleaner import clean
from cleaner.core.edits import Edits
from cleaner.core.text import Text
from cleaner.rules import RULES

Applied = tuple[Text, str, Edits]
_ROUNDS = 3


@dataclass
class Cost:
    """Seconds to find the edits of all rules, to make them with their record, and to make them without."""

    finding: float = 0.0
    recorded: float = 0.0
    plain: float = 0.0
    edits: int = 0


def cost(files: Sequence[Path]) -> Cost:
    """The cost of all rewriting rules over the files, the best of a few rounds for each file."""
    total = Cost()
    for path in files:
        applied = _applied(path)
        total.edits += sum(len(edits) for _, _, edits in applied)
        total.finding += _best(_find, applied)
        total.recorded += _best(_record, applied)
        total.plain += _best(_replace, applied)
    return total


def _applied(path: Path) -> list[Applied]:
    """Every batch of edits that a rule with a proposal of its own makes while the file is cleaned."""
    applied: list[Applied] = []
    apply = Text.apply

    def noted(text: Text, rule: str, edits: Edits) -> Text:
        applied.append((text, rule, edits))
        return apply(text, rule, edits)

    with patch.object(Text, "apply", noted):
        clean(path.read_bytes(), path.name)
    return [row for row in applied if row[1] in RULES and RULES[row[1]].propose is not None]


def _best(work: Callable[[list[Applied]], None], applied: list[Applied]) -> float:
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work(applied)
        best = min(best, time.perf_counter() - start)
    return best


def _find(applied: list[Applied]) -> None:
    for text, rule, _ in applied:
        propose = RULES[rule].propose
        if propose is not None:
            propose(text)


def _record(applied: list[Applied]) -> None:
    for text, rule, edits in applied:
        text.apply(rule, edits)


def _replace(applied: list[Applied]) -> None:
    for text, _, edits in applied:
        pieces = []
        at = 0
        for start, end, after in zip(edits.starts.tolist(), edits.ends.tolist(), edits.afters, strict=True):
            pieces.append(text.string[at:start])
            pieces.append(after)
            at = end
        pieces.append(text.string[at:])
        "".join(pieces)
