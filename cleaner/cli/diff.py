"""``clean diff``: a raw file beside its clean text, or an article beside the raw text it is built on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import completion, output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option

if TYPE_CHECKING:
    from cleaner.cli.place import Folders
    from cleaner.report.compared import Compared


@click.command(short_help="Show raw beside clean.")
@click.argument("name", metavar="FILE|ID", shell_complete=completion.articles)
@click.option("--corpus", type=click.Path(path_type=Path), metavar="DIR", help="The corpus [corpus/clean].")
@click.option("--raw", type=click.Path(path_type=Path), metavar="DIR", help="Its raw files [raw, beside the corpus].")
@config_option
def diff(name: str, corpus: Path | None, raw: Path | None, config: Path | None) -> int:
    """Show what cleaning changes in FILE: its raw text, its clean text, and the rule of each change.

    For ID, an article of the corpus: the raw text of the copy that it is built on, and the text of the article; a
    reading that was taken from another copy has the code of the collation rule that says why.

    On a terminal changed characters are marked and unchanged ones folded. Elsewhere it is a unified diff without
    context, a hunk a change, with the rules in its heading: "@@ -4,2 +3 @@ UNW003 NOR040". patch applies that of a FILE
    to the raw text as UTF-8.

    As with diff, exit 0 when nothing differs, 1 when something does, 2 when there is trouble.

    \b
    Examples:
      clean diff corpus/raw/circular/notice.txt
      clean diff c0da1f0df81e5
      clean diff notices.jsonl#12 | grep '^@@.*NOR060'
    """
    from cleaner.cli.place import folders, looks_like_id, path_of

    where = folders(corpus, raw, config)
    if looks_like_id(name) and path_of(name, where.raw) is None:
        compared, old, new, notes = _article(name, where)
    else:
        compared, old, new, notes = _file(name, where, config)
    from cleaner.cli import screen

    if screen.terminal():
        from cleaner.report.beside import beside
        from cleaner.report.styled import line

        lines = list(beside(compared, old, new, screen.width()))
        screen.show([*lines, *(line(note) for note in notes if lines)])
        return Exit.DIFFERENT if lines else Exit.OK
    from cleaner.report.unified import unified

    text = "".join(unified(compared, old, new, notes))
    output.write(text)
    return Exit.DIFFERENT if text else Exit.OK


def _file(name: str, where: Folders, config: Path | None) -> tuple[Compared, str, str, list[str]]:
    from cleaner.cli.place import clean_document, read
    from cleaner.report import compared

    path, shown, data = read(name, where.raw)
    cleaned = clean_document(path, shown, data, config, None)
    return compared.with_clean(cleaned), shown, f"{shown}\t(clean)", []


def _article(id: str, where: Folders) -> tuple[Compared, str, str, list[str]]:
    """The article beside its base, and a note for each reading of another copy."""
    from cleaner.cli.place import article, open_corpus
    from cleaner.report import compared, told
    from cleaner.report.language import say

    corpus = open_corpus(where)
    one = article(corpus, id)
    witnesses = corpus.witnesses(one.id)
    number = next(n for n, witness in enumerate(witnesses) if witness.base)
    try:
        cleaned = corpus.cleaned(witnesses[number])
    except FileNotFoundError as error:
        raise Stop(str(error), Exit.USAGE) from None
    chosen = tuple(compared.against(corpus.variants(one.id), number))
    files = [witness.file for witness in witnesses]
    notes = [told.chosen(one, variant, number, files) for variant in chosen]
    pieces = [witness.file for witness in witnesses if witness.kind == "part" and not witness.base]
    notes += [say("continued: {file} has the text that the first file has not", file=file) for file in pieces]
    found = compared.with_article(cleaned, witnesses[number], one, chosen)
    return found, files[number], f"{one.id}\t{one.title or ''}", notes
