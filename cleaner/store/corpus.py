"""Writing the canonical corpus, and knowing whether it has to be written at all.

The same corpus gives the same bytes: fixed order of fields and rows, no time, no machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cleaner.canon.collate import Variant
from cleaner.canon.corpus import CanonicalArticle, Corpus
from cleaner.canon.ids import Ids, IdsError
from cleaner.config import Config
from cleaner.store import atomic

MANIFEST = "manifest.json"
IDS = "ids.jsonl"
OUTPUTS = ("articles.jsonl", IDS, "removed.jsonl", "review.jsonl", "variants.jsonl")

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write(corpus: Corpus, out: Path, config: Config) -> None:
    """Write the corpus into the folder ``out``, whole or not at all. Files of others that are in it stay."""
    ours = frozenset((*OUTPUTS, MANIFEST, *_outputs(_manifest(out))))
    with atomic.folder(out, ours) as temp:
        parts: tuple[Iterable[str], ...] = (
            (_encode(_article(article)) + "\n" for article in corpus.articles),
            (corpus.ids.write(),),
            _removed(corpus),
            _review(corpus),
            (_encode(_variant(a.id, v)) + "\n" for a in corpus.articles for v in a.variants),
        )
        outputs = {name: _write(temp / name, rows) for name, rows in zip(OUTPUTS, parts, strict=True)}
        raw = {record.file: record.sha256 for record in corpus.records}
        manifest = _described(raw, config) | {"outputs": outputs}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        _write(temp / MANIFEST, (text,))


def read_ids(out: Path) -> Ids:
    """The ids that the corpus in ``out`` has given so far; none where there is no corpus."""
    atomic.recover(out.resolve())
    path = out / IDS
    try:
        return Ids.read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ids()
    except (OSError, UnicodeDecodeError) as error:
        raise IdsError(f"{path}: cannot be read: {error}") from error
    except IdsError as error:
        raise IdsError(f"{path}: {error}") from error


def recorded(out: Path) -> dict[str, str]:
    """The raw files that the corpus in ``out`` was made of: name to SHA-256; none where there is no corpus."""
    raw = _manifest(out).get("raw")
    return raw if isinstance(raw, dict) else {}


def up_to_date(out: Path, raw: Mapping[str, str], config: Config) -> bool:
    """Whether ``out`` holds what these raw files (name to SHA-256) and this configuration give, undamaged."""
    manifest = _manifest(out)
    if {key: value for key, value in manifest.items() if key != "outputs"} != _described(raw, config):
        return False
    outputs = _outputs(manifest)
    if set(outputs) != set(OUTPUTS):
        return False
    try:
        return all(_digest(out / name) == outputs[name] for name in OUTPUTS)
    except OSError:
        return False


def _described(raw: Mapping[str, str], config: Config) -> dict[str, Any]:
    """What an output depends on."""
    return {"tool": f"cleaner {version('cleaner')}", "config": asdict(config), "raw": dict(sorted(raw.items()))}


def _manifest(out: Path) -> dict[str, Any]:
    """The manifest of an earlier run; empty where there is none that can be read."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _outputs(manifest: Mapping[str, Any]) -> dict[str, str]:
    outputs = manifest.get("outputs")
    return outputs if isinstance(outputs, dict) else {}


def _write(path: Path, rows: Iterable[str]) -> str:
    """Write the rows; return the SHA-256 of the file."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for row in rows:
            data = row.encode("utf-8", "backslashreplace")  # a lone surrogate becomes a JSON escape
            digest.update(data)
            file.write(data)
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _article(article: CanonicalArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "source": article.source,
        "date": article.date,
        "complete": article.complete,
        "language": article.language,
        "script": article.script,
        "text": article.text,
        "paragraphs": [{"role": role, "text": text} for role, text in article.paragraphs],
        "witnesses": [
            {
                "file": one.witness.file,
                "sha256": one.witness.sha256,
                "spans": one.witness.spans,
                "similarity": one.similarity,
                "kind": one.kind,
                "base": one.base,
            }
            for one in article.witnesses
        ],
    }


def _variant(id: str, variant: Variant) -> dict[str, Any]:
    return {
        "id": id,
        "where": {"paragraph": variant.paragraph, "offset": variant.offset},
        "readings": [{"text": reading.text, "witnesses": reading.witnesses} for reading in variant.readings],
        "chosen": variant.chosen,
        "why": variant.why,
        "sure": variant.sure,
    }


def _removed(corpus: Corpus) -> Iterator[str]:
    for record in corpus.records:
        for r in record.removed:
            yield _encode({"file": record.file, "kind": r.kind, "code": r.code, "text": r.text, "span": r.span}) + "\n"


def _review(corpus: Corpus) -> Iterator[str]:
    for row in corpus.review:
        found = row.finding
        yield _encode({"file": row.file, "code": found.code, "span": found.span, "message": found.message}) + "\n"
