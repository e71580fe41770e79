"""What may be changed in a file: by which rules, and in which files at all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from cleaner.article import Cleaned
from cleaner.check.diagnostics import Fix, Trouble, troubles
from cleaner.check.inplace import STAYS, InPlace, in_place
from cleaner.config import Config
from cleaner.core.rule import Confidence
from cleaner.pipeline import clean
from cleaner.rules import RULES
from cleaner.stages.furniture.marks import MARK_RULES

_MOVES = frozenset(("REP020", "REP024", "UNW007", "UNW010", "UNW013"))  # these divide lines, or move them
_LINE_END = "REP005"  # an odd one, U+2028, becomes a usual one
# With so many edits that no other rule can have a part in, a file has something to be fixed for certain, and which of
# the others clean fix makes is shown by this cleaning; below that, cleaning with the rules of clean fix alone decides.
_CERTAIN = 5
_MARKS = frozenset(rule.code for rule in MARK_RULES)
_UNSURE_READING = frozenset(("DEC001", "DEC002", "DEC003"))


@cache
def fix_of(code: str) -> Fix | None:
    """Whether ``clean fix`` acts on a rule by itself (``safe``), when asked to (``unsafe``), or never."""
    if code in _MOVES or code in STAYS - {_LINE_END} or code.startswith("DEC"):
        return None
    match RULES[code].confidence:
        case Confidence.SURE:
            return "safe"
        case Confidence.LIKELY:
            return "unsafe"
    return None


def restricted(config: Config, unsafe: bool) -> Config:
    """``config`` with only the rules acting that ``clean fix`` may use, and those that it needs to see structure."""
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    seeing = STAYS | _UNSURE_READING
    others = tuple(rule.code for rule in RULES if rule.code not in seeing and fix_of(rule.code) not in wanted)
    chosen = (*config.extend_select, *sorted(_UNSURE_READING))
    return replace(config, extend_select=chosen, ignore=(*config.ignore, *others))


def refusal(cleaned: Cleaned) -> str | None:
    """Why the file that ``cleaned`` was made of cannot be changed in place; None: it can."""
    if cleaned.encoding == "pdf":
        return "is a PDF; take its text with: clean text"
    if any(batch.rule.startswith("DEC") for batch in cleaned.text.ledger.batches):
        return "is a web page; take its text with: clean text"
    if "+" in cleaned.encoding:
        return f"is in two encodings ({cleaned.encoding}); save it as UTF-8 first"
    for finding in cleaned.findings:
        if finding.code in _UNSURE_READING:
            return f"cannot be read for certain ({finding.code} {finding.message}); save it as UTF-8 first"
    return None


def marked(cleaned: Cleaned, data: bytes, config: Config) -> list[Trouble]:
    """What is wrong with a file, each marked with what ``clean fix`` would do about it.

    ``data`` are the bytes of the file, ``config`` the settings it was cleaned with.
    """
    found = [trouble for trouble in troubles(cleaned) if not _belongs(trouble.code, cleaned.file)]
    wanted = {fix_of(trouble.code) for trouble in found if trouble.after is not None}
    if not wanted - {None} or refusal(cleaned):
        return found
    here = in_place(cleaned)
    possible = encodable(here.string, cleaned.encoding)
    made = done(here, found) if possible else [False] * len(found)
    safe = made
    if "safe" in wanted and not _only_safe(cleaned) and _certain(cleaned, found, made) < _CERTAIN:
        other = clean(data, cleaned.file, restricted(config, False))
        others = troubles(other)
        there = in_place(other)
        hits = done(there, others) if encodable(there.string, other.encoding) else [False] * len(others)
        fixed = {(t.code, t.span, t.after) for t, hit in zip(others, hits, strict=True) if hit}
        safe = [(t.code, t.span, t.after) in fixed for t in found]
    hits_of: dict[Fix | None, list[bool]] = {"safe": safe, "unsafe": made, None: [False] * len(found)}
    kinds = [fix_of(t.code) for t in found]
    return [
        Trouble(t.span, t.code, t.message, t.after, kind) if t.after is not None and hits_of[kind][k] else t
        for k, (t, kind) in enumerate(zip(found, kinds, strict=True))
    ]


def _belongs(code: str, file: str) -> bool:
    """Whether a rule took something that is part of the format of a file: the marks of somebody's own Markdown."""
    return code in _MARKS and file.lower().endswith((".md", ".markdown"))


def _certain(cleaned: Cleaned, found: list[Trouble], made: list[bool]) -> int:
    """How many safe edits were made in paragraphs in which no rule acted that ``clean fix`` does not use."""
    text, place = cleaned.text, cleaned.places.place
    if not len(text):
        return 0
    placed = np.maximum.accumulate(np.where(place >= 0, np.arange(len(place)), 0))
    paragraph = np.cumsum(text.codes == ord("\n"))[place[placed]]  # of each raw character, or of the one before it
    others = [b.raw_start for b in text.ledger.batches if b.rule not in STAYS and fix_of(b.rule) != "safe"]
    last = len(place) - 1
    mixed = set(paragraph[np.clip(np.concatenate([np.zeros(0, np.int32), *others]) - 1, 0, last)].tolist())
    safe = [t.span[0] for t, hit in zip(found, made, strict=True) if hit and fix_of(t.code) == "safe"]
    return sum(each not in mixed for each in paragraph[np.minimum(safe, last)].tolist()) if safe else 0


def done(here: InPlace, found: list[Trouble]) -> list[bool]:
    """Which of ``found`` are fixed by the edits of ``here``, of the same cleaned file; none if these change nothing."""
    if not here.changed:
        return [False] * len(found)
    spans = np.array([t.span for t in found], np.int64).reshape(-1, 2)
    made = here.done(spans[:, 0], spans[:, 1]).tolist()
    return [
        hit and t.after is not None and (t.code not in STAYS or t.code == _LINE_END)
        for t, hit in zip(found, made, strict=True)
    ]


def encodable(string: str, encoding: str) -> bool:
    """Whether a file in ``encoding`` can hold ``string``."""
    try:
        string.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _only_safe(cleaned: Cleaned) -> bool:
    """Whether the rules of ``clean fix`` alone would have done the same: no other acted, and nothing was moved."""
    kept = cleaned.text.origin[cleaned.text.origin >= 0]
    rules = {batch.rule for batch in cleaned.text.ledger.batches}
    return all(code in STAYS or fix_of(code) == "safe" for code in rules) and bool((np.diff(kept) > 0).all())
