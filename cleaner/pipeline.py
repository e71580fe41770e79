"""The path of one file, from raw bytes to clean articles. Each arrow is one call."""

from __future__ import annotations

import hashlib
from itertools import accumulate, pairwise
from operator import add

from cleaner import plugins
from cleaner.arrangement import arrange
from cleaner.article import Article, Cleaned, Outline, Part
from cleaner.config import DEFAULT, Config
from cleaner.core.audit import audit
from cleaner.core.layers import made
from cleaner.core.places import Places
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import Text
from cleaner.record import changes, removals
from cleaner.rules import MAY_REMOVE, PLUGINS
from cleaner.stages import decode, furniture, normalise, repair, segment, unwrap


def clean(data: bytes, file: str = "-", config: Config = DEFAULT, rulings: Rulings = NO_RULINGS) -> Cleaned:
    """Clean one raw file.

    ``data`` are its bytes, ``file`` the name under which it is reported and found in ``config``, ``rulings`` what
    people decided about it. Raises ``decode.DecodeError`` for bytes that hold no text, ``AuditError`` when the record
    does not add up (a bug: there is no result then).
    """
    decoded = decode.decode(data, file)
    config = config.for_file(file)
    text, repaired = repair.repair(decoded.text, config, rulings)
    text, outside = plugins.apply(PLUGINS, "repair", text, config, rulings)
    lines = furniture.mark(text, config, rulings)
    blocks, doubtful = unwrap.join(lines, config, rulings)
    outline = segment.divide(lines, blocks, config)
    text = arrange(lines.text, outline)
    text, doubts = normalise.normalise(text, config, rulings)
    text, more = plugins.apply(PLUGINS, "normalise", text, config, rulings)
    audit(text, MAY_REMOVE)
    places = Places.of(text)
    outside = (*plugins.unloaded(PLUGINS, text), *outside, *more)
    rules = config.rules
    found = (*decoded.findings, *repaired, *doubtful, *outline.findings, *doubts, *outside)
    return Cleaned(
        file=file,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        places=places,
        articles=locate(text, outline),
        removed=removals(text, places),
        changes=changes(text, places),
        findings=tuple(f for f in found if rules.active(f.code) and not rulings.dismisses(f.code, f.span)),
    )


def locate(text: Text, outline: Outline) -> tuple[Article, ...]:
    """Where the parts of the articles stand in the final text, which has a line for each part, in order."""
    roles = [part.role for draft in outline.drafts for part in draft.parts]
    lengths = [len(line) for line in text.string.split("\n")[:-1]]
    if len(roles) != len(lengths):
        raise ValueError(f"{len(lengths)} lines for {len(roles)} parts: a normalising rule added or removed a line end")
    starts = list(accumulate([length + 1 for length in lengths], initial=0))[:-1]
    parts = tuple(made(Part, roles, starts, map(add, starts, lengths)))
    behind = list(accumulate((len(draft.parts) for draft in outline.drafts), initial=0))
    return tuple(
        Article(parts[begin:end], draft.metadata)
        for draft, (begin, end) in zip(outline.drafts, pairwise(behind), strict=True)
    )
