"""The JSON Schema and the table of the settings, made from their keys: ``python -m cleaner.report.settings``."""

from __future__ import annotations

import sys
from pathlib import Path

from cleaner.config.keys import FOR_FILES, THRESHOLDS, TOP, Key, schema_file, written

BEGIN = "<!-- made from cleaner/config/keys.py by `make docs` -->"
END = "<!-- end -->"


def page(old: str) -> str:
    """The page ``old`` with its table of keys, between ``BEGIN`` and ``END``, as the keys are now."""
    before, rest = old.split(BEGIN)
    return f"{before}{BEGIN}\n{_table()}{END}{rest.split(END)[1]}"


def _table() -> str:
    rows = [_row(key.name, key, "yes" if key in FOR_FILES else "") for key in TOP]
    rows += [_row(f"thresholds.{key.name}", key, "") for key in THRESHOLDS]
    return "| key | default | for some files | example | |\n|---|---|---|---|---|\n" + "".join(rows)


def _row(name: str, key: Key, some: str) -> str:
    example = f"{key.name} = {written(key.example)}"
    return f"| `{name}` | `{written(key.default)}` | {some} | `{example}` | {key.doc} |\n"


def main(schema: Path, document: Path) -> None:
    """Write the schema, and the table within the document."""
    schema.write_text(schema_file(), encoding="utf-8")
    document.write_text(page(document.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
