"""The end of a check: how much was found, and what can be done about it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cleaner.report.language import count, say

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Fix

    Kind = tuple[str, Fix | None]


def summary(counts: Mapping[Kind, int], files: int, dirty: int, failed: int) -> str:
    """One line: ``12 findings in 3 files; 9 can be fixed with: clean fix``.

    ``files`` were looked at, ``dirty`` of them have findings; ``failed`` more could not be looked at.
    """
    total = sum(counts.values())
    rest = (
        count("; {number} file could not be checked", "; {number} files could not be checked", failed) if failed else ""
    )
    if not total:
        return say("nothing found in {files}", files=_files(files)) + f"{rest}\n"
    of_kind: Counter[Fix | None] = Counter()
    for (_, fix), times in counts.items():
        of_kind[fix] += times
    line = count("{number} finding in {files}", "{number} findings in {files}", total, files=_files(dirty))
    safe, unsafe = of_kind["safe"], of_kind["unsafe"]
    if safe:
        line += say("; {number:,} can be fixed with: clean fix", number=safe)
    if unsafe and safe:
        line += say("; {number:,} more with: clean fix --unsafe", number=unsafe)
    elif unsafe:
        line += say("; {number:,} can be fixed with: clean fix --unsafe", number=unsafe)
    return line + rest + "\n"


def statistics(counts: Mapping[Kind, int], as_json: bool) -> str:
    """How often each rule was found, the most frequent first, and how many of these can be fixed safely."""
    from cleaner.rules import RULES

    total, safe = Counter[str](), Counter[str]()
    for (code, fix), times in counts.items():
        total[code] += times
        safe[code] += times if fix == "safe" else 0
    rows = sorted(total.items(), key=lambda row: (-row[1], row[0]))
    if as_json:
        listed = [{"code": c, "name": RULES[c].name, "count": n, "fixable": safe[c]} for c, n in rows]
        return json.dumps(listed, indent=1) + "\n"
    return "".join(f"{times:>9,}  {code} {say(RULES[code].name)}{_fixable(safe[code])}\n" for code, times in rows)


def _fixable(times: int) -> str:
    return say(" ({number:,} fixable)", number=times) if times else ""


def _files(number: int) -> str:
    return count("{number} file", "{number} files", number)
