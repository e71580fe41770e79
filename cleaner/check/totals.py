"""The end of a check: how much was found, and what can be done about it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from cleaner.check.diagnostics import Fix
from cleaner.rules import RULES

Kind = tuple[str, Fix | None]


def summary(counts: Mapping[Kind, int], files: int, dirty: int, failed: int) -> str:
    """One line: ``12 findings in 3 files; 9 can be fixed with: clean fix``.

    ``files`` were looked at, ``dirty`` of them have findings; ``failed`` more could not be looked at.
    """
    total = sum(counts.values())
    rest = f"; {_number(failed, 'file')} could not be checked" if failed else ""
    if not total:
        return f"nothing found in {_number(files, 'file')}{rest}\n"
    of_kind = Counter[Fix | None]()
    for (_, fix), count in counts.items():
        of_kind[fix] += count
    line = f"{_number(total, 'finding')} in {_number(dirty, 'file')}"
    if of_kind["safe"]:
        line += f"; {of_kind['safe']:,} can be fixed with: clean fix"
    if of_kind["unsafe"]:
        line += f"; {of_kind['unsafe']:,} {'more' if of_kind['safe'] else 'can be fixed'} with: clean fix --unsafe"
    return line + rest + "\n"


def statistics(counts: Mapping[Kind, int], as_json: bool) -> str:
    """How often each rule was found, the most frequent first, and how many of these can be fixed safely."""
    total, safe = Counter[str](), Counter[str]()
    for (code, fix), count in counts.items():
        total[code] += count
        safe[code] += count if fix == "safe" else 0
    rows = sorted(total.items(), key=lambda row: (-row[1], row[0]))
    if as_json:
        listed = [{"code": c, "name": RULES[c].name, "count": n, "fixable": safe[c]} for c, n in rows]
        return json.dumps(listed, indent=1) + "\n"
    return "".join(
        f"{count:>9,}  {code} {RULES[code].name}{f' ({safe[code]:,} fixable)' if safe[code] else ''}\n"
        for code, count in rows
    )


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
