"""What must hold for any bytes whatever; each broken promise is one line of text."""

from __future__ import annotations

import time
import traceback
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

import numpy as np
import regex

from cleaner.article import Cleaned
from cleaner.check.fixing import UnfixableError, fix
from cleaner.config import DEFAULT
from cleaner.core.text import Text
from cleaner.pipeline import clean
from cleaner.stages import normalise
from cleaner.stages.decode import DecodeError
from cleaner.store.contract import plain, to_json

SECONDS_PER_MB = 2.0
FLOOR = 0.5  # seconds that any input may take, however small: what is loaded when first needed

_HAN = regex.compile(r"\p{Han}")
# Rules that may put one Chinese character for another: misread bytes, variant forms, Traditional characters, a circle,
# a dash read as 一.
_CHANGES_HAN = frozenset(
    (
        "REP003",
        "REP009",
        "REP010",
        "REP011",
        "REP012",
        "REP015",
        "REP023",
        "REP029",
        "REP030",
        "NOR001",
        "NOR010",
        "NOR022",
    )
)
# Controls and characters that are not seen; joiners and selectors are another matter where a script needs them.
_UNWANTED = regex.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\ufeff\u200b\u2060]")


def broken(data: bytes) -> list[str]:
    """What is promised of cleaning and does not hold for ``data``, without the time it takes."""
    try:
        cleaned = clean(data)
    except DecodeError:
        return []
    except Exception as error:
        return [_crash("clean", error)]
    try:
        return [*_lost(cleaned), *_changed(cleaned), *_not_normal(cleaned), *_not_fixed(data)]
    except Exception as error:
        return [_crash("what is made of the result", error)]


def seconds(data: bytes) -> float:
    """The processor time of cleaning ``data``."""
    before = time.process_time()
    with suppress(Exception):  # reported elsewhere
        to_json(clean(data))
    return time.process_time() - before


def allowed(data: bytes) -> float:
    """The processor time that cleaning ``data`` may take."""
    return max(FLOOR, SECONDS_PER_MB * len(data) / 1e6)


def _crash(what: str, error: Exception) -> str:
    frames = [f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    return f"crash: {what}: {type(error).__name__}: {error} ({' '.join(frames[-3:])})"


def _lost(cleaned: Cleaned) -> Iterator[str]:
    """Every raw character that is no blank is in one span or in one removal."""
    raw, record = cleaned.text.raw, to_json(cleaned)
    ends = np.zeros(len(raw) + 1, np.int64)
    for part in _parts(record):
        for start, end in part["spans"]:
            ends[start] += 1
            ends[end] -= 1
    for removed in record["removed"]:
        start, end = removed["span"]
        ends[start] += 1
        ends[end] -= 1
    wrong = [i for i in np.flatnonzero(np.cumsum(ends)[:-1] != 1).tolist() if not raw[i].isspace()]
    if wrong:
        yield f"conservation: {len(wrong)} characters not in one place, the first {raw[wrong[0]]!r} at {wrong[0]}"


def _changed(cleaned: Cleaned) -> Iterator[str]:
    """What no edit covers stands in its part as it stood; Chinese characters are changed by few rules only."""
    raw, record = cleaned.text.raw, to_json(cleaned)
    edited = np.zeros(len(raw), bool)
    for edit in record["edits"]:
        edited[edit["span"][0] : edit["span"][1]] = True
    for part in _parts(record):
        kept = (raw[i] for start, end in part["spans"] for i in range(start, end) if not edited[i])
        rest = iter(part["text"])
        if not all(char in rest for char in kept if not char.isspace()):
            yield f"conservation: {part['text'][:30]!r} is not what its spans and edits give"
            break
    if not _CHANGES_HAN & {batch.rule for batch in cleaned.text.ledger.batches}:
        now = [part["text"] for part in _parts(record)] + [removed["text"] for removed in record["removed"]]
        before, after = sorted(_HAN.findall(raw)), sorted(_HAN.findall("".join(now)))
        if before != after:
            yield f"Chinese characters changed: {len(before)} before, {len(after)} after"


def _not_normal(cleaned: Cleaned) -> Iterator[str]:
    """The text is in its normal form."""
    text = plain(cleaned)
    if not unicodedata.is_normalized("NFC", text):
        yield "normal form: not composed"
    if (char := _UNWANTED.search(text)) is not None:
        yield f"normal form: {char.group()!r} is left"
    string = cleaned.text.string
    again = normalise.normalise(Text.of(string))[0].string
    if again != string:
        at = next(
            (i for i, (a, b) in enumerate(zip(string, again, strict=False)) if a != b), min(len(string), len(again))
        )
        near = slice(max(0, at - 8), at + 8)
        yield f"normal form: normalised again, {string[near]!r} becomes {again[near]!r}"


def _not_fixed(data: bytes) -> Iterator[str]:
    """``clean fix`` says why it does not act, or does all at once."""
    try:
        once = fix(data, "-", DEFAULT, False).data
    except UnfixableError:
        return
    try:
        twice = fix(once, "-", DEFAULT, False).data
    except UnfixableError as error:
        yield f"fix: what was fixed cannot be fixed: {error}"
        return
    if twice != once:
        yield f"fix: done twice it is not what it is done once; {len(once)} bytes, then {len(twice)}"


def _parts(record: dict) -> Iterator[dict]:
    for article in record["articles"]:
        yield from (article[name] for name in ("kicker", "title", "subtitle", "byline") if article[name])
        yield from article["paragraphs"]
