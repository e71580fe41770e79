"""``clean completion``, and what the shell is told when TAB is pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from cleaner.cli import output
from cleaner.cli.outcome import Exit

_VARIABLE = "_CLEAN_COMPLETE"  # where click looks for a request to complete
_SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> int:
    """Print the script that lets SHELL complete commands, options, rule codes and the ids of articles.

    \b
    Put the line into the file, and start a new shell:
      ~/.bashrc                    eval "$(clean completion bash)"
      ~/.zshrc                     eval "$(clean completion zsh)"
      ~/.config/fish/config.fish   clean completion fish | source

    \b
    Examples:
      clean completion bash > ~/.local/share/bash-completion/completions/clean
      clean rule UNW<TAB>
      clean diff c0<TAB>
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:  # pragma: no cover - click knows these shells
        raise click.BadParameter(shell)
    # Not made.source(): that would ask bash for its version, and this must work where there is none.
    complete = made(click.Group(), {}, "clean", _VARIABLE)
    output.write(complete.source_template % complete.source_vars())
    return Exit.OK


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of rules that begin so, or else the names."""
    from cleaner.report import catalogue

    known = catalogue.rules()
    found = [CompletionItem(r.code, help=r.name) for r in known if r.code.startswith(incomplete.upper())]
    return found or [CompletionItem(r.name, help=r.code) for r in known if r.name.startswith(incomplete.lower())]


def articles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of articles that begin so, or else files."""
    from cleaner.cli.place import folders

    named = ctx.params.get("corpus")
    found = list(_ids(folders(named and Path(named), None, None).corpus, incomplete)) if incomplete else []
    return found or [CompletionItem(incomplete, type="file")]


def _ids(corpus: Path, incomplete: str) -> Iterator[CompletionItem]:
    """The ids with the beginning of each title, from the names of the readable pages: no file is opened for it."""
    folder = corpus / "articles"
    for path in sorted(folder.glob("c*.md")) if folder.is_dir() else ():
        id, _, title = path.stem.partition("-")
        if id.startswith(incomplete):
            yield CompletionItem(id, help=title or None)
