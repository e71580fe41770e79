"""Entries of references (GB/T 7714), in which points and commas part author, title and source and end no sentence."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.layers import Bools
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
    rows = _rows(text)
    found: Bools = np.isin(Context.of(text).line(at), rows) if len(rows) and len(at) else np.zeros(len(at), bool)
    return found


@once
def _rows(text: Text) -> Places:
    """The numbers of the lines that are entries."""
    string = text.string
    if "[" not in string and "［" not in string:
        return np.zeros(0, np.intp)
    found: set[int] = set()
    for bracket in _BRACKET.finditer(string):
        start = string.rfind("\n", 0, bracket.start()) + 1
        if start not in found and is_entry(_line(string, start)):
            found.add(start)
    return Context.of(text).line(np.array(sorted(found), np.intp))


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
