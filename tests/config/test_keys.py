"""The schema for editors says what the reader says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config import Config, ConfigError
from cleaner.config.checking import Checker
from cleaner.config.keys import FOR_FILES, THRESHOLDS, TOP, Key, schema, schema_file
from cleaner.config.reading import defaults
from cleaner.report.settings import page

ROOT = Path(__file__).parents[2]

jsonschema = pytest.importorskip("jsonschema")
VALIDATOR = jsonschema.Draft7Validator(schema())


def accepted(table: Any) -> bool:
    try:
        Checker(Path("cleaner.toml"), {}).checked(table)
    except ConfigError:
        return False
    return True


def test_the_schema_and_the_documentation_are_not_stale() -> None:
    assert (ROOT / "cleaner/config/schema.json").read_text(encoding="utf-8") == schema_file(), "run `make docs`"
    document = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    assert document == page(document), "run `make docs`"


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert json.loads(schema_file()) == schema()


def test_every_default_and_every_example_is_right() -> None:
    tables = (TOP, lambda table: table), (THRESHOLDS, lambda t: {"thresholds": t}), (FOR_FILES, _for_a_file)
    for keys, within in tables:
        for key in keys:
            for value in (key.default, key.example):
                table = within({key.name: value})
                assert VALIDATOR.is_valid(table) and accepted(table), key.name
            assert key.example != key.default


def test_the_defaults_are_those_of_the_model() -> None:
    base = defaults()
    for key in TOP:
        if key.kind == "folder":
            assert getattr(base, key.field).as_posix() == key.default
        else:
            value = getattr(Config(), key.field)
            assert (list(value) if isinstance(value, tuple) else value) == key.default
    for key in THRESHOLDS:
        assert getattr(Config().thresholds, key.field) == key.default


def _for_a_file(table: Any) -> Any:
    return {"per-file": {"web/*": table}}


some = st.sampled_from(
    ["keep", "simplify", "curly", "close", "NOR", "NOR012", "N", "nor", "NOR0123", "", " ", "\n", "词"]
) | st.sampled_from([True, False, 0, 1, 2, 0.5, 1.0, -0.1, 1.5])
values = some | st.lists(some, max_size=3) | st.dictionaries(st.just("x"), some, max_size=1)


def a_table(keys: tuple[Key, ...]) -> st.SearchStrategy[Any]:
    names = st.sampled_from([*(key.name for key in keys), "script", "headers", "skript"])
    return st.dictionaries(names, values, max_size=2) | some


@given(
    a_table(TOP),
    st.none() | a_table(THRESHOLDS),
    st.none() | st.dictionaries(st.sampled_from(["web/*", ""]), a_table(FOR_FILES), max_size=2) | some,
)
@settings(max_examples=1500, deadline=None)
def test_schema_and_reader_agree(top: Any, thresholds: Any, files: Any) -> None:
    if isinstance(top, dict):
        top |= {} if thresholds is None else {"thresholds": thresholds}
        top |= {} if files is None else {"per-file": files}
    assert accepted(top) == VALIDATOR.is_valid(top)
