"""What may be changed in a file: by which rules, and in which files at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import repeat

import numpy as np

from cleaner.article import Cleaned
from cleaner.check.diagnostics import Fix, Row, Trouble, ends_of, rows
from cleaner.check.inplace import STAYS, InPlace, in_place
from cleaner.check.layout import is_markdown, syntax
from cleaner.config import Config
from cleaner.core.layers import made
from cleaner.core.rule import Confidence
from cleaner.pipeline import clean
from cleaner.rules import RULES
from cleaner.stages.furniture.marks import MARK_RULES

_MOVES = frozenset(("REP020", "REP024", "UNW007", "UNW010", "UNW013"))  # these divide lines, or move them
_LINE_END = "REP005"  # an odd one, U+2028, becomes a usual one
# With so many edits that no other rule can have a part in, a file has something to be fixed for certain, and which of
# the others clean fix makes is shown by this cleaning; below that, cleaning with the rules of clean fix alone decides.
_CERTAIN = 5
_OF_MARKDOWN = frozenset(
    (*(rule.code for rule in MARK_RULES), "FUR020", "REP024", "REP026", "REP027", "REP028")
)  # lines and tables drawn with signs too
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


@lru_cache(maxsize=8)
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
    found = rows(cleaned)
    if is_markdown(cleaned.file):  # its marks are part of it
        marks = syntax(cleaned.text.raw)
        found = [
            row for row in found if row[1] not in _OF_MARKDOWN and (row[3] is None or not marks[slice(*row[0])].any())
        ]
    if not found:
        return []
    spans, codes, messages, afters = zip(*found, strict=True)
    kinds = {
        code: fix_of(code) for code in {code for code, after in zip(codes, afters, strict=True) if after is not None}
    }
    fixes = _fixes(cleaned, data, config, found, kinds) if set(kinds.values()) - {None} else repeat(None, len(found))
    return made(Trouble, spans, codes, messages, afters, fixes)


def _fixes(
    cleaned: Cleaned, data: bytes, config: Config, found: list[Row], kinds: dict[str, Fix | None]
) -> Iterable[Fix | None]:
    """What ``clean fix`` would do about each of ``found``; ``kinds`` are the rules that changed something."""
    if refusal(cleaned):
        return repeat(None, len(found))
    here = in_place(cleaned)
    by_all = by_safe = done(here, found) if encodable(here.string, cleaned.encoding) else [False] * len(found)
    if "safe" in kinds.values() and not _only_safe(cleaned) and _certain(cleaned, found, by_all) < _CERTAIN:
        other = clean(data, cleaned.file, restricted(config, False))
        others = rows(other)
        there = in_place(other)
        hits = done(there, others) if encodable(there.string, other.encoding) else [False] * len(others)
        fixed = {(span, code, after) for (span, code, _, after), hit in zip(others, hits, strict=True) if hit}
        by_safe = [(span, code, after) in fixed for span, code, _, after in found]
    asked = [kinds.get(code) for _, code, _, _ in found]
    if by_safe is by_all:
        return [kind if hit else None for kind, hit in zip(asked, by_all, strict=True)]
    return [
        kind if (unsafe if kind == "unsafe" else safe) else None
        for kind, unsafe, safe in zip(asked, by_all, by_safe, strict=True)
    ]


def _certain(cleaned: Cleaned, found: list[Row], hits: list[bool]) -> int:
    """How many safe edits were made in paragraphs in which no rule acted that ``clean fix`` does not use."""
    text, place = cleaned.text, cleaned.places.place
    if not len(text):
        return 0
    placed = np.maximum.accumulate(np.where(place >= 0, np.arange(len(place)), 0))
    paragraph = np.cumsum(text.codes == ord("\n"))[place[placed]]  # of each raw character, or of the one before it
    last = len(place) - 1
    pure = np.ones(int(paragraph.max()) + 1, bool)
    for batch in text.ledger.batches:
        if batch.rule not in STAYS and fix_of(batch.rule) != "safe":
            pure[paragraph[np.clip(batch.raw_start - 1, 0, last)]] = False
    sure = {code for code in {code for _, code, _, _ in found} if fix_of(code) == "safe"}
    safe = [span[0] for (span, code, _, _), hit in zip(found, hits, strict=True) if hit and code in sure]
    return int(pure[paragraph[np.minimum(np.array(safe, np.int64), last)]].sum())


def done(here: InPlace, found: Sequence[Row]) -> list[bool]:
    """Which of ``found`` are fixed by the edits of ``here``, of the same cleaned file; none if these change nothing."""
    if not (here.changed and found):
        return [False] * len(found)
    spans, codes, _, afters = zip(*found, strict=True)
    ends = ends_of(spans)
    hits = here.done(ends[:, 0], ends[:, 1]).tolist()
    possible = set(codes) - (STAYS - {_LINE_END})
    rows = zip(hits, afters, codes, strict=True)
    return [hit and after is not None and code in possible for hit, after, code in rows]


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
