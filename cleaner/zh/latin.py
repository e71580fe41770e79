"""Latin words at a line end: whether a space stood where the line ended."""

from __future__ import annotations

import regex

from cleaner.core.late import late

REACH = 64
"""So many code points on either side tell."""

_TOKEN = r"[^\s\u2e80-\uffef“”‘’]*"
_LAST_TOKEN = late(f"(?r){_TOKEN}$")  # searched from the end
_FIRST_TOKEN = late(_TOKEN)
_LETTERS = "A-Za-z\u00c0-\u024f"
_LAST_WORD = late(f"(?r)[{_LETTERS}]*$")
_FIRST_WORD = late(f"[{_LETTERS}]*")
_ADDRESS = late(r"[/@\\_=&#]|www\.|[A-Za-z]\.[a-z]{2}")
_WORD = late(f"[{_LETTERS}]?[a-z]+")
# What stands at a line end of a Latin sentence, behind another word.
_NUMBER = late(f"[{_LETTERS}][,’']? [0-9][0-9.,]*$")
_MARK = late(f"[{_LETTERS}][,’']? [{_LETTERS}]+[,;:!?]$")
_STOP = late(f"[{_LETTERS}][,’']? [{_LETTERS}]*[a-z]{{2}}[.]$")


def parts_words(before: str, after: str) -> bool:
    """Whether a line end between two pieces of a text stands for a space.

    It does between two Latin words and inside a Latin sentence. It does not in an address, in an abbreviation of which
    a letter stands alone (``ARM`` / ``G``), behind a hyphen, or between a code and its number (``PM`` / ``2.5``).
    """
    one, other = _found(_LAST_TOKEN, before), _found(_FIRST_TOKEN, after)
    if not one or not other or _ADDRESS.search(one + other):
        return False
    left, right = _found(_LAST_WORD, one), _found(_FIRST_WORD, other)
    if left and right:
        return not (left.isupper() and right.isupper() and min(len(left), len(right)) == 1)
    if left:
        return other[0].isdigit() and len(one) > 1 and _WORD.fullmatch(one) is not None
    if not right:
        return False
    if one[-1].isdigit():
        return _NUMBER.search(before) is not None and right.islower()
    return _MARK.search(before) is not None or (right[0].isupper() and _STOP.search(before) is not None)


def is_torn(before: str, after: str) -> bool:
    """Whether the line end between two pieces leaves a single letter on one side that is no word."""
    left, right = _found(_LAST_WORD, before), _found(_FIRST_WORD, after)
    return any(len(one) == 1 and other and one not in "aAI" for one, other in ((left, right), (right, left)))


def _found(pattern: regex.Pattern[str], string: str) -> str:
    """What a pattern finds that always finds something, if only nothing at all."""
    match = pattern.search(string)
    return match[0] if match else ""
