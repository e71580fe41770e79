"""Fixing the bytes of a file: round by round until nothing is left to fix, and back into its own encoding."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cleaner.check.diagnostics import rows
from cleaner.check.fixable import done, refusal, restricted
from cleaner.check.inplace import in_place
from cleaner.config import Config
from cleaner.core.rule import Confidence
from cleaner.pipeline import clean
from cleaner.rules import RULES
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.guess import marked

# One round does it nearly always, and a second where what the first did shows more. Garbled lines are joined one a
# round; where the file is small it may take more rounds, as long as no more bytes are read than these.
_ROUNDS, _MOST_ROUNDS, _BYTES = 5, 200, 2_000_000


class UnfixableError(Exception):
    """The file stays as it is; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after ``clean fix``: its text before and after, its new bytes, what was fixed and what a person should
    look at (rule code to number)."""

    before: str
    after: str
    data: bytes
    fixed: dict[str, int]
    left: dict[str, int]


def fix(data: bytes, name: str, config: Config, unsafe: bool) -> Fixed:
    """Fix a file. ``data`` are its bytes, ``name`` what it is called in messages.

    Raises UnfixableError, and what ``pipeline.clean`` raises.
    """
    rules = restricted(config, unsafe)
    cleaned = clean(data, name, rules)
    reason = refusal(cleaned)
    if reason:
        raise UnfixableError(reason)
    before, encoding = cleaned.text.raw, cleaned.encoding
    if _encoded(before, encoding, data) != data:
        raise UnfixableError(f"cannot be written again as it is in {encoding}; save it as UTF-8 first")
    fixed: Counter[str] = Counter()
    rounds = min(max(_ROUNDS, _BYTES // max(len(data), 1)), _MOST_ROUNDS)
    for _ in range(rounds):
        here = in_place(cleaned)
        if not here.changed:
            return Fixed(before, here.string, data, dict(sorted(fixed.items())), _left(data, name, config))
        found = rows(cleaned)
        fixed.update(code for (_, code, _, _), made in zip(found, done(here, found), strict=True) if made)
        data = _encoded(here.string, encoding, data)
        otherwise = f"would not be read as {encoding} for certain any more when fixed; save it as UTF-8 first"
        try:
            cleaned = clean(data, name, rules)
        except DecodeError:  # of the control codes that stay there are too many now for so little text
            raise UnfixableError(otherwise) from None
        if (cleaned.text.raw, cleaned.encoding) != (here.string, encoding) or refusal(cleaned):
            raise UnfixableError(otherwise)
    raise UnfixableError(f"shows more to fix after each of {rounds} rounds, so it is left as it is; see: clean check")


def _encoded(string: str, encoding: str, data: bytes) -> bytes:
    """``string`` in the encoding of a file with the bytes ``data``, with the byte-order mark of these."""
    mark = marked(data)
    try:
        return data[: mark[1] if mark else 0] + string.encode(encoding)
    except UnicodeEncodeError as error:
        bad = string[error.start]
        raise UnfixableError(
            f"needs {bad!r} (U+{ord(bad):04X}), which {encoding} does not have; save the file as UTF-8 first"
        ) from None


def _left(data: bytes, name: str, config: Config) -> dict[str, int]:
    """What a person should look at: how often each rule that is not sure still speaks."""
    found = Counter(code for _, code, _, _ in rows(clean(data, name, config)))
    return {c: n for c, n in sorted(found.items()) if RULES[c].confidence is not Confidence.SURE}
