"""Writing the canonical corpus, and knowing whether it has to be written at all.

The same corpus gives the same bytes: fixed order of fields and rows, no time, no machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.content import Bytes
from cleaner.canon.corpus import Corpus
from cleaner.canon.decisions import NO_DECISIONS, DecisionError, Decisions
from cleaner.canon.ids import Ids, IdsError
from cleaner.config import Config
from cleaner.rules import PLUGINS
from cleaner.store import atomic, card, readable, rows
from cleaner.store.aside import Aside, at_once
from cleaner.store.large import MANIFEST
from cleaner.store.pages import Pages, digest_of
from cleaner.store.tables import Articles, Table, lines
from cleaner.store.tables import write as write_table
from cleaner.store.text import encoded
from cleaner.store.written import ARTICLES, WITNESSES, Before, Written, take

IDS = "ids.jsonl"
_TABLES = tuple(f"{table}.jsonl" for table in card.TABLES)
_VARIANTS = "variants.jsonl"
OUTPUTS = (*_TABLES, readable.FOLDER, card.README, card.PACKAGE, card.CROISSANT)


class Writing:
    """A corpus that is being written into the folder ``temp``, in the place of which the one in ``out`` is still
    there; article by article, then the rest."""

    def __init__(self, temp: Path, before: Callable[[], Before], pages: Pages, open_tables: Sequence[Table]) -> None:
        self._temp = temp
        self._made = Articles(before, pages)
        self._articles, self._witnesses, self._variants = open_tables

    def add(self, article: CanonicalArticle) -> None:
        """The next article, in the order of the corpus."""
        own, copies = self._made.add(article)
        self._articles.add(own)
        self._witnesses.add(copies)
        for data in lines(rows.variant(article.id, each) for each in article.variants):
            self._variants.add(data)

    def finish(self, corpus: Corpus, config: Config, decisions: Decisions = NO_DECISIONS) -> Written:
        """Everything but the articles, all of these being added; the corpus was made under ``config`` and
        ``decisions``."""
        temp = self._temp
        others: tuple[tuple[str, Iterable[Bytes]], ...] = (
            (IDS, (encoded(corpus.ids.write()),)),
            ("relations.jsonl", lines(map(rows.relation, corpus.relations))),
            ("removed.jsonl", lines(rows.removed(of.file, each) for of in corpus.records for each in of.removed)),
            ("review.jsonl", lines(rows.review(each) for each in corpus.review)),
        )
        outputs = {ARTICLES: self._articles.written()}
        outputs |= {name: write_table(temp / name, parts) for name, parts in others}
        outputs |= {_VARIANTS: self._variants.written(), WITNESSES: self._witnesses.written()}
        outputs[readable.FOLDER] = self._made.finish()
        about = {
            card.README: card.readme(corpus),
            card.PACKAGE: card.package(outputs),
            card.CROISSANT: card.croissant(outputs),
        }
        outputs |= {name: write_table(temp / name, (encoded(text),)) for name, text in about.items()}
        raw = {record.file: record.sha256 for record in corpus.records}
        manifest = _described(raw, config, decisions) | {"schema": rows.VERSION, "outputs": outputs}
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        return self._made.written(write_table(temp / MANIFEST, (encoded(text),)))


@contextmanager
def writing(
    out: Path, before: Callable[[], Before] = Before, pages: Sequence[str] = (), aside: Aside = at_once
) -> Iterator[Writing]:
    """A corpus that takes the place of the one in the folder ``out`` when the block ends without an exception, whole or
    not at all. Files of others that are in it stay. ``before`` gives what can be taken over from the corpus that is
    there, ``pages`` are the readable articles (name and SHA-256) that it has. ``aside`` does what need not be awaited.
    """
    ours = frozenset((*OUTPUTS, MANIFEST, *_outputs(read_manifest(out))))
    with atomic.folder(out, ours, aside) as temp, ExitStack() as stack:
        written = Pages(temp / readable.FOLDER, out / readable.FOLDER, pages, aside)
        tables = [stack.enter_context(Table(temp / name)) for name in (ARTICLES, WITNESSES, _VARIANTS)]
        yield Writing(temp, before, written, tables)


def write(corpus: Corpus, out: Path, config: Config, decisions: Decisions = NO_DECISIONS) -> None:
    """Write the corpus, made under ``config`` and ``decisions``, into the folder ``out``, whole or not at all."""
    with writing(out) as new:
        for article in corpus.articles:
            new.add(article)
        new.finish(corpus, config, decisions)


def taken_over(out: Path, written: Written | None, decisions: Decisions) -> Before:
    """What can be taken over from the corpus in ``out``, of which this program says that it was ``written``, under the
    same ``decisions``."""
    try:
        data = (out / MANIFEST).read_bytes()
        manifest = json.loads(data)
    except (OSError, ValueError):
        return Before()
    if written is None or not isinstance(manifest, dict) or _decisions(manifest) != decisions:
        return Before()
    return take(out, written, data, _outputs(manifest))


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
    raw = read_manifest(out).get("raw")
    return raw if isinstance(raw, dict) else {}


def decided(out: Path) -> Decisions:
    """The decisions under which the corpus in ``out`` was made; none where there is no corpus."""
    return _decisions(read_manifest(out))


def _decisions(manifest: Mapping[str, Any]) -> Decisions:
    try:
        return Decisions.from_json(manifest.get("decisions", []))
    except (DecisionError, TypeError, AttributeError):
        return NO_DECISIONS


def reviewed(out: Path) -> Iterator[rows.Row]:
    """The rows of ``review.jsonl`` of the corpus in ``out``; none where there is none that can be read."""
    try:
        with (out / "review.jsonl").open(encoding="utf-8") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError):
        return


def describes(out: Path, raw: Mapping[str, str], config: Config, decisions: Decisions = NO_DECISIONS) -> bool:
    """Whether ``out`` says that it holds what these raw files (name to SHA-256), this configuration and these decisions
    give."""
    manifest = read_manifest(out)
    described = _described(raw, config, decisions) | {"schema": rows.VERSION}
    return {key: value for key, value in manifest.items() if key != "outputs"} == described


def is_whole(out: Path) -> bool:
    """Whether every output in ``out`` is there as it was written."""
    outputs = _outputs(read_manifest(out))
    if set(outputs) != set(OUTPUTS):
        return False
    try:
        return all(digest(out / name) == outputs[name] for name in OUTPUTS)
    except OSError:
        return False


def _described(raw: Mapping[str, str], config: Config, decisions: Decisions) -> dict[str, Any]:
    """What an output depends on; decisions and rules of other packages are told only where there are any."""
    about = {"tool": f"cleaner {version('cleaner')}", "config": config.to_json(), "raw": dict(sorted(raw.items()))}
    outside = PLUGINS.identities()
    about |= {"plugins": outside} if outside else {}
    return about | ({"decisions": decisions.to_json()} if decisions.rows else {})


def read_manifest(out: Path) -> dict[str, Any]:
    """The manifest of an earlier run; empty where there is none that can be read."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _outputs(manifest: Mapping[str, Any]) -> dict[str, str]:
    outputs = manifest.get("outputs")
    return outputs if isinstance(outputs, dict) else {}


def digest(path: Path) -> str:
    """The SHA-256 of a file; of a folder, of the names and contents of the files in it. Raises OSError."""
    if path.is_dir():
        return digest_of(f"{page.name} {digest(page)}" for page in path.iterdir())
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
