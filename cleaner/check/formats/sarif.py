"""For code scanners: SARIF 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from cleaner.check.diagnostics import Diagnostic
from cleaner.check.fixable import fix_of
from cleaner.check.formats.form import Format
from cleaner.core.rule import Confidence, Rule
from cleaner.rules import RULES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_INDEX = {rule.code: number for number, rule in enumerate(RULES)}

_encode = json.JSONEncoder(ensure_ascii=False).encode


def _begin() -> str:
    """All of the file that stands before the results: the tool, with every rule."""
    driver = {
        "name": "cleaner",
        "semanticVersion": version("cleaner"),
        "rules": [_rule(rule) for rule in RULES],
    }
    head = {"$schema": _SCHEMA, "version": "2.1.0"}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    return f'{_encode(head)[:-1]}, "runs": [{_encode(run)[:-1]}, "results": [\n'


def _rule(rule: Rule) -> dict[str, Any]:
    page = f"docs/rules/{rule.code}.md"
    text = " ".join(rule.doc.split())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": text},
        "help": {"text": f"{text} See {page}, or: clean rule {rule.code}"},
        "helpUri": page,
        "defaultConfiguration": {"level": _level(rule)},
        "properties": {"confidence": rule.confidence.value, "fixable": fix_of(rule.code) is not None},
    }


def _level(rule: Rule) -> str:
    return "note" if rule.confidence is Confidence.ASK else "warning"


def _row(found: Diagnostic) -> str:
    uri = {"uri": quote(found.file)}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": uri, "region": _region(found)}}
    if found.record is not None:
        place = f"{found.file}#{found.record}:{found.line}:{found.column}"
        location["logicalLocations"] = [{"fullyQualifiedName": place}]
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": _INDEX[found.code],
        "level": _level(RULES[found.code]),
        "message": {"text": found.message},
        "locations": [location],
    }
    if found.fix == "safe" and found.after is not None:
        replacement = {"deletedRegion": _region(found), "insertedContent": {"text": found.after}}
        result["fixes"] = [
            {
                "description": {"text": found.message},
                "artifactChanges": [{"artifactLocation": uri, "replacements": [replacement]}],
            }
        ]
    return _encode(result)


def _region(found: Diagnostic) -> dict[str, int]:
    """The range of a diagnostic; of a record of a table, its line."""
    if found.record is not None:
        return {"startLine": found.record}
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }


FORMAT = Format(_row, ",\n", _begin, "\n]}]}\n")
