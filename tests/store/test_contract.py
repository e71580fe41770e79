"""The JSON of one file, checked against CONTRACT.md section 2."""

from __future__ import annotations

import json
import pickle
from typing import Any

from cleaner.article import Article, Change, Cleaned, Metadata, Part, Removal, Role
from cleaner.canon.witness import FileRecord
from cleaner.core.edits import Edits, Ranges
from cleaner.core.places import Places
from cleaner.core.text import Text
from cleaner.store.contract import plain, to_json

RAW = "镇报 第1版\n渡口新修木船\n本报讯 船工们\n修好了木船,大家很高兴。\n次日无事。\n果园丰收\n梨树开花。\n"


def sample() -> Cleaned:
    """Two articles; a header removed, a comma replaced, a line end deleted."""
    text = Text.of(RAW)
    comma = RAW.index(",")
    text = text.apply("NOR001", Edits.of([(comma, comma + 1, "，")]))
    lines = RAW.split("\n")
    at, bounds = 0, []
    for line in lines[:-1]:
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    pieces = [(*bounds[n], "" if n == 2 else "\n") for n in range(1, 7)]
    text = text.gather("SEG000", Ranges.of(pieces), Ranges.of([(*bounds[0], "FUR001")]))
    places = Places.of(text)
    out, at = [], 0
    for line in text.string.split("\n")[:-1]:
        out.append((at, at + len(line)))
        at += len(line) + 1
    first = Article(
        (Part(Role.TITLE, *out[0]), Part(Role.BODY, *out[1]), Part(Role.BODY, *out[2])),
        Metadata(source="镇报", date="2026-05-01", complete=False, continued_on="第4版"),
    )
    second = Article((Part(Role.TITLE, *out[3]), Part(Role.BODY, *out[4])), Metadata())
    return Cleaned(
        file="a.txt",
        encoding="utf-8",
        sha256="0" * 64,
        text=text,
        places=places,
        articles=(first, second),
        removed=(Removal("page-header", "FUR001", "镇报 第1版", (0, 6)),),
        changes=(Change("NOR001", (comma, comma + 1), ",", "，"),),
        findings=(),
    )


def check(value: Any, schema: Any) -> None:
    """A small schema language: types, lists, dicts with keys in order, and sets of allowed values."""
    if isinstance(schema, list):
        assert isinstance(value, list)
        for one in value:
            check(one, schema[0])
    elif isinstance(schema, dict):
        assert list(value) == list(schema)
        for key, one in schema.items():
            check(value[key], one)
    elif isinstance(schema, tuple):
        if value is not None:
            check(value, schema[0])
    elif isinstance(schema, frozenset):
        assert value in schema
    elif schema == "span":
        assert len(value) == 2 and all(isinstance(n, int) for n in value) and 0 <= value[0] <= value[1]
    else:
        assert type(value) is schema


SPANS = {"text": str, "spans": ["span"]}
ROLES = frozenset(["body", "heading", "caption", "credit", "dateline", "note", "attribution", "jump"])
KINDS = frozenset(
    ["page-header", "page-footer", "page-number", "toc", "rule", "masthead", "source", "label", "markup", "junk"]
)
SCHEMA = {
    "file": str,
    "encoding": str,
    "sha256": str,
    "length": int,
    "articles": [
        {
            "kicker": (SPANS,),
            "title": (SPANS,),
            "subtitle": (SPANS,),
            "byline": (SPANS,),
            "source": (str,),
            "date": (str,),
            "complete": bool,
            "continued_from": (str,),
            "continued_on": (str,),
            "paragraphs": [{"role": ROLES, "text": str, "spans": ["span"]}],
        }
    ],
    "removed": [{"kind": KINDS, "text": str, "span": "span"}],
    "edits": [{"rule": str, "span": "span", "before": str, "after": str}],
}


def test_the_object_is_the_contracts() -> None:
    data = to_json(sample())
    check(data, SCHEMA)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
    assert data["length"] == len(RAW)


def test_spans_lead_back_to_the_raw_text() -> None:
    first = to_json(sample())["articles"][0]
    body = first["paragraphs"][0]
    assert body["text"] == "本报讯 船工们修好了木船，大家很高兴。"
    assert [RAW[a:b] for a, b in body["spans"]] == ["本报讯 船工们", "修好了木船,大家很高兴。"]
    assert [RAW[a:b] for a, b in first["title"]["spans"]] == ["渡口新修木船"]


def test_every_character_is_in_a_span_or_removed() -> None:
    data = to_json(sample())
    spans = [r["span"] for r in data["removed"]]
    for article in data["articles"]:
        for part in [*(article[f] for f in ("kicker", "title", "subtitle", "byline")), *article["paragraphs"]]:
            spans += part["spans"] if part else []
    covered = [n for a, b in spans for n in range(a, b) if not RAW[n].isspace()]
    assert sorted(covered) == [n for n, c in enumerate(RAW) if not c.isspace()]


def test_plain_text_has_one_blank_line_between_parts_and_two_between_articles() -> None:
    expected = "渡口新修木船\n\n本报讯 船工们修好了木船，大家很高兴。\n\n次日无事。\n\n\n果园丰收\n\n梨树开花。\n"
    assert plain(sample()) == expected


def test_a_record_has_the_same_articles_and_spans() -> None:
    record = FileRecord.of(sample())
    first, second = record.witnesses
    assert (first.title, first.source, first.date, first.complete) == ("渡口新修木船", "镇报", "2026-05-01", False)
    assert [p[1] for p in second.paragraphs] == ["梨树开花。"]
    assert first.spans == ((RAW.index("渡口"), RAW.index("\n果园")),)
    assert pickle.loads(pickle.dumps(record)) == record  # it travels between processes
    assert [removal.kind for removal in record.removed] == ["page-header"] and record.changes == (("NOR001", 1),)
