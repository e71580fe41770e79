"""``clean export``: the corpus in other formats."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.report.language import count

_CORPUS = Path("corpus/clean")
_FORMATS = ("parquet", "jsonl", "csv", "txt")


@click.command(short_help="Write the corpus in another format.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--to", "kind", type=click.Choice(_FORMATS), required=True, help="The format.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), default=_CORPUS, metavar="DIR", help="The corpus [corpus/clean]."
)
def export(folder: Path, kind: str, corpus: Path) -> int:
    """Write the articles of the corpus into DIR as Parquet (zstd), JSONL, CSV, or one text file an article.

    \b
    Examples:
      clean export --to parquet release
      clean export --to txt texts --corpus other/clean
    """
    from cleaner.store.atomic import StoreError
    from cleaner.store.export import export as write

    try:
        done = write(corpus, kind, folder)
    except StoreError as error:
        raise Stop(str(error), Exit.PROBLEMS) from None
    written = count("{number} file written", "{number} files written", len(done))
    output.write(f"{folder}: {written}\n")
    return Exit.OK
