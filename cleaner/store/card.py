"""What the corpus says of itself: a dataset card, a Frictionless data package, Croissant metadata."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from cleaner.canon.corpus import Corpus

README, PACKAGE, CROISSANT = "README.md", "datapackage.json", "croissant.json"

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_CROISSANT_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean"}
TABLES = ("articles", "ids", "relations", "removed", "review", "variants", "witnesses")
_EMPTY = hashlib.sha256().hexdigest()
_DESCRIPTION = "Canonical Chinese articles with every copy, variant and removed piece accounted for."


def schema(table: str) -> dict[str, Any]:
    """The JSON Schema of the rows of a table."""
    text = files("cleaner.store").joinpath(f"schema/{table}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def readme(corpus: Corpus) -> str:
    """A dataset card; its front matter is what ``datasets.load_dataset`` reads."""
    count = len(corpus.articles)
    size = next((name for most, name in _SIZES if count < most), "n>1M")
    configs = "".join(
        f"- config_name: {table}\n  data_files: {table}.jsonl\n" + ("  default: true\n" if table == "articles" else "")
        for table in ("articles", "witnesses", *(["relations"] if corpus.relations else []))
    )
    rows = "".join(f"| `{table}.jsonl` | {schema(table)['description']} |\n" for table in TABLES)
    return (
        f"---\nlanguage:\n- zh\nsize_categories:\n- {size}\ntags:\n- text\nconfigs:\n{configs}---\n\n"
        f"# Corpus\n\n{_DESCRIPTION}\n\n"
        f"{count:,} articles from {corpus.report.articles:,} raw articles in {corpus.report.files:,} files.\n\n"
        f"| file | a row is |\n|---|---|\n{rows}"
        "| `articles/` | one Markdown file an article, for reading |\n\n"
        "Offsets are code points, ends exclusive. Schemas are in the package `cleaner`, `cleaner/store/schema`.\n\n"
        '```python\nfrom datasets import load_dataset\n\narticles = load_dataset("path/to/this/folder")["train"]\n```\n'
    )


def package(digests: Mapping[str, str]) -> str:
    """A Frictionless data package: one resource a table that has rows (no reader of it likes an empty file)."""
    resources = [
        {
            "name": table,
            "path": f"{table}.jsonl",
            "type": "table",
            "format": "jsonl",
            "mediatype": "application/jsonl",
            "encoding": "utf-8",
            "hash": f"sha256:{digests[f'{table}.jsonl']}",
            "description": schema(table)["description"],
            "schema": {"fields": [_field(name, spec) for name, spec in schema(table)["properties"].items()]},
        }
        for table in TABLES
        if digests[f"{table}.jsonl"] != _EMPTY
    ]
    return _dumped({"name": "corpus", "description": _DESCRIPTION, "profile": "data-package", "resources": resources})


def _field(name: str, spec: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "type": _kind(spec)}  # JSON Schema and Frictionless have the same names for types


def _kind(spec: Mapping[str, Any]) -> str:
    kind = spec.get("type", "string")
    return str(kind[0] if isinstance(kind, list) else kind)


def croissant(digests: Mapping[str, str]) -> str:
    """Croissant metadata: the files, and the plain fields of their rows."""
    objects = [
        {
            "@type": "cr:FileObject",
            "@id": f"{table}.jsonl",
            "name": f"{table}.jsonl",
            "contentUrl": f"{table}.jsonl",
            "encodingFormat": "application/jsonlines",
            "sha256": digests[f"{table}.jsonl"],
        }
        for table in TABLES
    ]
    sets = [
        {
            "@type": "cr:RecordSet",
            "@id": table,
            "name": table,
            "description": schema(table)["description"],
            "field": [
                {
                    "@type": "cr:Field",
                    "@id": f"{table}/{name}",
                    "name": name,
                    "dataType": "sc:Date" if name == "date" else _CROISSANT_TYPES[_kind(spec)],
                    "source": {"fileObject": {"@id": f"{table}.jsonl"}, "extract": {"column": name}},
                }
                for name, spec in schema(table)["properties"].items()
                if _kind(spec) in _CROISSANT_TYPES
            ],
        }
        for table in TABLES
    ]
    return _dumped(
        {
            "@context": _CONTEXT,
            "@type": "sc:Dataset",
            "name": "corpus",
            "description": _DESCRIPTION,
            "conformsTo": "http://mlcommons.org/croissant/1.0",
            "distribution": objects,
            "recordSet": sets,
        }
    )


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
