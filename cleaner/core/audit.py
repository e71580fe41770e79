"""The proof that nothing vanished: run on every file, always."""

from __future__ import annotations

from itertools import compress
from operator import not_

import numpy as np

from cleaner.core.text import Text, code_points


class AuditError(Exception):
    """The record of a file does not add up. The message names the rule; the file must not be written."""


def audit(text: Text, may_remove: frozenset[str]) -> None:
    """Check the record of ``text`` against its raw text; raise AuditError naming the rule when it does not hold.

    Three things must be true: every character that claims to be a raw character equals it; every raw character is
    kept exactly once or was consumed by an edit; and a rule outside ``may_remove`` deleted nothing but white space.
    """
    raw = code_points(text.raw)
    at = (text.origin >= 0).nonzero()[0]
    kept = text.origin[at]
    if len(kept) and kept.max() >= len(raw):
        raise AuditError("a character claims to come from after the end of the raw text")
    wrong = (raw[kept] != text.codes[at]).nonzero()[0]
    if len(wrong):
        raise AuditError(f"raw character {kept[wrong[0]]} was changed without a record")
    count = np.bincount(kept, minlength=len(raw)).astype(np.int16)
    for batch in text.ledger.batches:
        count[batch.raw_taken] += 1  # a batch cannot take a raw character twice: its text has each once at most
    bad = (count != 1).nonzero()[0]
    if len(bad):
        first = int(bad[0])
        rules = ", ".join(b.rule for b in text.ledger.batches if (b.raw_taken == first).any()) or "none"
        what = "vanished without a record" if count[first] == 0 else f"is recorded {count[first]} times"
        raise AuditError(f"raw character {first} ({text.raw[first]!r}) {what}; rules there: {rules}")
    for batch in text.ledger.batches:
        if batch.rule not in may_remove and "".join(compress(batch.before, map(not_, batch.after))).strip():
            rows = zip(batch.before, batch.after, batch.raw_start.tolist(), strict=True)
            lost, place = next((before.strip(), at) for before, after, at in rows if not after and before.strip())
            raise AuditError(f"{batch.rule} deleted {lost[:20]!r} at raw character {place}, which it may not")
