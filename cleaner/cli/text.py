"""``clean text``: one file in, its clean text or the contract's JSON out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option, read_settings
from cleaner.report.language import say


@click.command(short_help="Print the clean text of one file.")
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document: articles, raw places, edits.")
@config_option
def text(file: Path, as_json: bool, config: Path | None) -> int:
    """Print the clean text of FILE, or of standard input for -.

    FILE is text, HTML or PDF, or a table (.jsonl, .parquet) each record of which is a document of its own: then they
    are printed one after the other. Each of them may be compressed (.gz, .zst). What people decided about it
    (decisions.toml beside the corpus) is applied.

    Nothing but the result goes to standard output, which is always UTF-8.

    \b
    Examples:
      clean text page.txt > page.clean.txt
      clean text page.txt --json | jq '.removed'
    """
    settings = read_settings(config, Path() if str(file) == "-" else file.parent)
    name, data = _read(file)

    from cleaner import pipeline  # what the stages need is loaded only for a file that can be read
    from cleaner.cli import crash
    from cleaner.cli.decisions import rulings_beside
    from cleaner.core.audit import AuditError
    from cleaner.stages.decode.errors import DecodeError
    from cleaner.store import contract
    from cleaner.store.documents import documents
    from cleaner.store.raw import Problem

    chosen = settings.for_path(file)
    code, first = Exit.OK, True
    try:
        for document in documents(data, name):
            if isinstance(document, Problem):
                output.complain(f"{document.file}: {document.message}")
                code = Exit.PROBLEMS
                continue
            name = document.name
            try:
                cleaned = pipeline.clean(document.data, name, chosen, rulings_beside(settings.out, document.data))
            except DecodeError as error:
                output.complain(" ".join(str(error).split()))
                code = Exit.PROBLEMS
                continue
            for finding in cleaned.findings:
                if finding.code.startswith("PLG"):  # a package to be mended, which the text itself does not show
                    output.complain(f"{name}: {finding.code} {finding.message}")
            if as_json:
                import json

                result = json.dumps(contract.to_json(cleaned), ensure_ascii=False) + "\n"
            else:
                result = contract.plain(cleaned)
                if result and not first:
                    result = "\n\n" + result
            output.write(result)
            first = first and not result
    except DecodeError as error:
        raise Stop(" ".join(str(error).split())) from None
    except AuditError as error:
        output.complain(f"{name}: {crash.AUDIT}: {error}")
        crash.report((crash.Crash.of(error, name),), sys.argv[1:])
        return Exit.BUG
    except MemoryError:
        raise Stop(say("{name}: needs more memory than there is; divide it into smaller files", name=name)) from None
    except Stop:
        raise
    except Exception as error:
        crash.report((crash.Crash.of(error, name),), sys.argv[1:])
        return Exit.BUG
    return code


def _read(file: Path) -> tuple[str, bytes]:
    """The name to report the file under, and its bytes."""
    if str(file) == "-":
        return "-", sys.stdin.buffer.read()

    from cleaner.store.raw import printable

    name = printable(str(file))
    try:
        return name, file.read_bytes()
    except IsADirectoryError:
        raise Stop(say("{name}: is a folder; name a file, or use: clean run {name}", name=name)) from None
    except FileNotFoundError:
        said = say("{name}: there is no such file; check the name and the folder you are in", name=name)
        raise Stop(said) from None
    except PermissionError:
        said = say("{name}: cannot be read: {what}; check who may read it", name=name, what="permission denied")
        raise Stop(said) from None
    except OSError as error:
        said = say(
            "{name}: cannot be read: {what}; check the file and the disk it is on", name=name, what=error.strerror
        )
        raise Stop(said) from None
