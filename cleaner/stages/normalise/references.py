"""Entries of references (GB/T 7714), in which points and commas part author, title and source and end no sentence."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.edits import matches_at
from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.core.once import once
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Context, Places

# The letter for the kind of a work, a journal, a book, a thesis; and that or the number of an entry.
_CODE = r"(?: [JMCDNRSPZGKAB] | DB | CP | EB | CM | DS | OL ) (?: / (?: OL | CD | MT | DK ) )?"
_KIND = late(rf"[\[［] {_CODE} [\]］]", regex.VERBOSE)
_BRACKET = late(rf"[\[［] (?: {_CODE} | (?<= ^ [\s\u3000]* . ) \d{{1,3}} ) [\]］]", regex.VERBOSE | regex.MULTILINE)
_NUMBER = late(r"[\s\u3000]*(?:[\[［]\d{1,3}[\]］]|[（(]?\d{1,3}[）)．.、]|[①-⑳])")
_YEAR = late(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_PART = late(r"[.．](?=\s*(?:\p{Han}|[\[［《]))")
_FEWEST = 2  # points between the parts of an entry without such a letter


def in_reference(text: Text, at: Places) -> Bools:
    """Whether each place stands in an entry of references."""
    entries = _entries(text)
    return entries.take(Context.of(text).line(at)) if len(entries) else np.zeros(len(at), bool)


@once
def _entries(text: Text) -> Bools:
    """Which lines are entries; no line at all where none is."""
    string, codes = text.string, text.codes
    brackets = places((codes == ord("[")) | (codes == ord("［"))).tolist() if "[" in string or "［" in string else ()
    found: set[int] = set()
    for bracket in matches_at(_BRACKET, string, brackets):
        start = string.rfind("\n", 0, bracket.start()) + 1
        if start not in found and is_entry(_line(string, start)):
            found.add(start)
    if not found:
        return np.zeros(0, bool)
    context = Context.of(text)
    entries = np.zeros(len(context.line_ends), bool)
    entries[context.line(np.array(list(found), np.intp))] = True
    return entries


def is_entry(line: str) -> bool:
    """Whether a line is an entry of references: it has the letter for a kind, and a number at the front or no full
    stop; or a number in square brackets, parts parted by points, a year, and no full stop."""
    number = _NUMBER.match(line)
    whole = not any(mark in line for mark in "。！？")
    if _KIND.search(line):
        return number is not None or whole
    parted = whole and number is not None and number[0].strip()[0] in "[［"
    return parted and len(_PART.findall(line)) >= _FEWEST and _YEAR.search(line) is not None


def stands_in_entry(found: regex.Match[str]) -> bool:
    """Whether what a regex found stands in an entry of references."""
    string = found.string
    return "[" in string and is_entry(_line(string, string.rfind("\n", 0, found.start()) + 1))


def _line(string: str, start: int) -> str:
    end = string.find("\n", start)
    return string[start : end if end >= 0 else len(string)]
