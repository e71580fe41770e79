"""Characters that are listed for a person to look at, and left."""

from __future__ import annotations

import numpy as np

from cleaner.core.doubts import located
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Finding, judged, keeps
from cleaner.core.text import WIDEST, Text

PRIVATE_USE = judged(
    "REP016",
    "private-use-character",
    """A private-use character is listed: only the font it was set in knows what it is.

    PDF fonts, old Windows fonts and Hong Kong and Taiwan systems put characters there that had no place in the standard
    then. Without the font the character cannot be read; look at the printed page and correct the raw text's copy.
    One finding a distinct character: its first place and how often it occurs.
    Wrong nowhere: private use has no meaning that could be interchanged. Unicode: section 23.5.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("王\ue863先生"), keeps("王先生")),
)

REPLACEMENT = judged(
    "REP017",
    "replacement-character",
    """U+FFFD is listed: a character that was lost when the text was decoded, here or before.

    Wrong nowhere; take the text from its source again. Unicode: section 23.8.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("王\ufffd先生"), keeps("王先生")),
)

_REPLACED = late("\ufffd+")


_PRIVATE = slice(0xE000, 0xF900)  # of the code points below WIDEST


def private_use(codes: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which characters are for private use: U+E000 to U+F8FF, and planes 15 and 16 but for their non-characters."""
    return ((codes >= 0xE000) & (codes < 0xF900)) | ((codes >= 0xF0000) & (codes & 0xFFFF < 0xFFFE))


def doubtful_characters(text: Text) -> list[tuple[str, int, int, str]]:
    """(rule code, start, end, message) of the private-use and replacement characters of the repaired text."""
    out = []
    if text.occurring[_PRIVATE].any() or text.occurring[WIDEST]:
        at = np.flatnonzero(private_use(text.codes))
        values, first, count = np.unique(text.codes[at], return_index=True, return_counts=True)
        for value, place, times in zip(values.tolist(), at[first].tolist(), count.tolist(), strict=True):
            often = f", {times} times, first here" if times > 1 else ""
            out.append((PRIVATE_USE.code, place, place + 1, f"U+{value:04X} is a private-use character{often}"))
    if "\ufffd" in text.string:
        for match in _REPLACED.finditer(text.string):
            message = f"{match.end() - match.start()} lost character(s), shown as U+FFFD"
            out.append((REPLACEMENT.code, *match.span(), message))
    return out


def sorted_findings(text: Text, places: list[tuple[str, int, int, str]]) -> tuple[Finding, ...]:
    """Findings at raw places, for (rule code, start, end, message) at places of ``text``."""
    return tuple(sorted(located(text, places), key=lambda finding: (finding.span, finding.code, finding.message)))
