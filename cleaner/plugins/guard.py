"""Rules from outside applied: one that fails is left out and named, and the text is as if it were not there."""

from __future__ import annotations

from cleaner.config import DEFAULT, Config
from cleaner.core.applying import allowed
from cleaner.core.doubts import findings
from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Finding, Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import Text
from cleaner.plugins.found import Guest, Plugins
from cleaner.plugins.limit import TooSlow, limited
from cleaner.plugins.rules import FAILED, NOT_LOADED

_SECONDS = 2.0  # of processor time for a rule, and
_SECONDS_EACH = 6e-6  # for each code point: 2 seconds a megabyte of Chinese

_LINE_ENDS = late(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_ODD_LINE_ENDS = late(r"[\r\x0b\x85\u2028\u2029]")


class _Broken(Exception):
    """What a rule did that it may not."""


def apply(
    plugins: Plugins, stage: str, text: Text, config: Config = DEFAULT, rulings: Rulings = NO_RULINGS
) -> tuple[Text, tuple[Finding, ...]]:
    """``text`` after the rules from outside that join ``stage``, and what is to be said of them.

    Raises nothing: a rule that raises, takes too long or proposes what it may not is a finding, at the file's start.
    """
    found: list[Finding] = []
    if text.string:
        for guest in plugins.guests:
            if guest.stage != stage or not config.rules.active(guest.rule.code):
                continue
            try:
                text, doubts = _applied(guest, text, config, rulings)
                found += doubts
            except (Exception, SystemExit, TooSlow) as error:
                what = str(error) if isinstance(error, _Broken | TooSlow) else f"{type(error).__name__}: {error}"
                found.append(_told(FAILED, f"{guest.rule.code} {guest.rule.name} of {guest.package}: {what}"))
    return text, tuple(found)


def unloaded(plugins: Plugins, text: Text) -> tuple[Finding, ...]:
    """A finding for each thing that was announced and cannot be used, at the start of the file."""
    return tuple(_told(NOT_LOADED, problem) for problem in plugins.problems) if text.raw else ()


def _told(rule: Rule, what: str) -> Finding:
    return Finding(rule.code, (0, 1), " ".join(f"{what}; the file was cleaned without it".split()))


def _applied(guest: Guest, text: Text, config: Config, rulings: Rulings) -> tuple[Text, tuple[Finding, ...]]:
    rule = guest.rule
    assert rule.propose is not None  # found.load sees to it
    with limited(_SECONDS + _SECONDS_EACH * len(text)):
        proposed = rule.propose(text)
    edits = allowed(text, rule.code, _checked(proposed, text), config, rulings)
    if rule.confidence is Confidence.ASK:
        spans = zip(edits.starts.tolist(), edits.ends.tolist(), strict=True)
        doubts = [(min(s, len(text) - 1), max(e, min(s, len(text) - 1) + 1), rule.summary) for s, e in spans]
        return text, findings(text, rule.code, doubts)
    _keep_promises(rule, guest.stage, edits, text)
    after = text.apply(rule.code, edits)
    if guest.stage == "normalise" and _blank_lines(after.string) != _blank_lines(text.string):
        raise _Broken("emptied a line, or wrote on an empty one, which no rule of this stage may do")
    return after, ()


def _checked(proposed: object, text: Text) -> Edits:
    """The edits made anew, so that they are known to be sorted, disjoint and inside the text."""
    if not isinstance(proposed, Edits):
        raise _Broken(f"returned {type(proposed).__name__}, not Edits")
    if not all(isinstance(after, str) for after in proposed.afters):
        raise _Broken("a replacement is no string")
    try:
        rows = zip(map(int, proposed.starts), map(int, proposed.ends), proposed.afters, strict=True)
        edits = Edits.of((s, e, a) for s, e, a in rows if s != e or a)
    except (ValueError, OverflowError) as error:
        raise _Broken(str(error)) from None
    if len(edits) and edits.ends[-1] > len(text):
        raise _Broken(f"an edit ends at {edits.ends[-1]}, after the end of the text ({len(text)})")
    return edits


def _keep_promises(rule: Rule, stage: str, edits: Edits, text: Text) -> None:
    ends = _LINE_ENDS if stage == "normalise" else _ODD_LINE_ENDS
    for start, end, after in zip(edits.starts.tolist(), edits.ends.tolist(), edits.afters, strict=True):
        before = text.string[start:end]
        if ends.search(after) or (stage == "normalise" and ends.search(before)):
            raise _Broken(f"touched a line end at {start}, which no rule of this stage may do")
        if rule.removes is None and before.strip() and not after.strip():
            raise _Broken(f"deleted {before.strip()[:20]!r} without saying as what (removes=…)")


def _blank_lines(string: str) -> list[bool]:
    return [not line.strip() for line in string.split("\n")]
