"""``clean trace``: where a character comes from, and where it went."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli import completion, output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option

if TYPE_CHECKING:
    from cleaner.cli.place import Address, Folders
    from cleaner.report.styled import Line


@click.command(short_help="Show the history of one place.")
@click.argument("place", metavar="FILE:LINE[:COL]|ID:OFFSET", shell_complete=completion.articles)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--corpus", type=click.Path(path_type=Path), metavar="DIR", help="The corpus [corpus/clean].")
@click.option("--raw", type=click.Path(path_type=Path), metavar="DIR", help="Its raw files [raw, beside the corpus].")
@config_option
def trace(place: str, as_json: bool, corpus: Path | None, raw: Path | None, config: Path | None) -> int:
    """Show what became of a place of a raw file, or where a character of an article comes from.

    FILE:LINE:COL is one character of a raw file, FILE:LINE a whole line: every rule that touched it, in order, the
    place in the clean text, and the place in the article of the corpus, if the corpus has the file. Lines and columns
    count from 1, columns in characters. FILE may be as the corpus names it, and a record of a table: table.jsonl#12.

    ID:OFFSET is a character of the text of an article, counted from 0: what each copy has there, and its history.

    \b
    Examples:
      clean trace corpus/raw/circular/notice.txt:3:12
      clean trace notices.jsonl#12:1
      clean trace c0da1f0df81e5:120 --json
    """
    from cleaner.cli.place import folders, parse

    where = folders(corpus, raw, config)
    found = parse(place, where.raw)
    lines, row = _of_article(found, where) if found.is_id else _of_file(found, where, config)
    if as_json:
        output.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        from cleaner.cli import screen

        screen.show(lines)
    return Exit.OK


def _of_file(place: Address, where: Folders, config: Path | None) -> tuple[Iterable[Line], dict[str, Any]]:
    from cleaner.cli.place import clean_document, corpus_beside, read
    from cleaner.report import attested, history, told
    from cleaner.report.position import LineIndex

    path, name, data = read(place.name, where.raw)
    corpus = corpus_beside(where)
    cleaned = clean_document(path, name, data, config, corpus)
    index = LineIndex(cleaned.text.raw)
    try:
        start = index.offset(place.number, 1 if place.column is None else place.column)
    except IndexError as error:
        raise Stop(f"{name}: {error}", Exit.USAGE) from None
    end = start + 1 if place.column is not None else index.span(place.number)[1]
    here = history.of(cleaned, start, max(end, start))
    found = [(one, attested.canonical(corpus, cleaned, one) if corpus else None) for one in here.clean]
    return told.of_place(here, index, found, corpus is not None), told.to_json(here, index, found)


def _of_article(place: Address, where: Folders) -> tuple[Iterable[Line], dict[str, Any]]:
    from cleaner.cli.place import article, open_corpus
    from cleaner.report import attested, told
    from cleaner.report.language import say

    corpus = open_corpus(where)
    one = article(corpus, place.name)
    try:
        one.paragraph_at(place.number)
    except IndexError:
        within = place.number < len(one.text)
        what = say("is between two paragraphs") if within else say("is after the end")
        said = say(
            "{id}: offset {offset} {what}: the text has {length:,} characters, counted from 0",
            id=place.name,
            offset=place.number,
            what=what,
            length=len(one.text),
        )
        raise Stop(said, Exit.USAGE) from None
    variants = attested.variants_at(corpus, one, place.number)
    found = list(attested.attestations(corpus, one, place.number))
    lines = list(told.of_character(one, place.number, variants, corpus.witnesses(one.id)))
    for each in found:
        lines += told.of_witness(each)
    return lines, told.character_json(one, place.number, variants, found)
