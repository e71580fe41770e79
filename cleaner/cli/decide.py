"""``clean decide``: what people decide about raw files and articles, kept in decisions.toml beside the corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option
from cleaner.report.language import count, say

if TYPE_CHECKING:
    from cleaner.canon.decisions import Decision
    from cleaner.cli.deciding import Desk

_EPILOG = """\b
Examples:
  clean decide wrong daily/a01.txt:12:8 NOR040 --note 'part of a file name'
  clean decide join daily/a01.txt:12      the paragraph goes on in the next line
  clean decide break daily/a01.txt:14     the paragraph ends there
  clean decide different c3f0a1b2c3d4 web/notice.html:3
  clean decide reading c3f0a1b2c3d4:120 种
  clean decide list
  clean decide drop 3

\b
A FILE is a path from here, or the name that reports give it. "clean run" applies what was decided.
"""


@click.group(short_help="Decide what the tool cannot know.", epilog=_EPILOG)
def decide() -> None:
    """Decide what the tool cannot know: a finding is wrong, a line goes on, two articles are the same, a reading is
    true.

    Raw files stay as they are. Decisions are kept in decisions.toml beside the corpus, one a table, sorted; they are
    bound to the bytes of the raw file and a place in it, and reported (COL018) when they no longer fit.
    """


def _where(command: Callable[..., int]) -> Callable[..., int]:
    """The options that say which corpus is meant."""
    folder = click.Path(path_type=Path)
    for option in (
        config_option,
        click.option("--raw", type=folder, metavar="DIR", help="The raw files [corpus/raw]."),
        click.option("-o", "--out", type=folder, metavar="DIR", help="The corpus [corpus/clean]."),
    ):
        command = option(command)
    return command


def _noted(command: Callable[..., int]) -> Callable[..., int]:
    """The options of a command that decides."""
    by = click.option("--by", default="", metavar="NAME", help="Who decided.")
    note = click.option("--note", default="", metavar="TEXT", help="Why: kept with the decision.")
    return note(by(_where(command)))


@decide.command(short_help="What a rule found at a place is wrong.")
@click.argument("place", metavar="FILE:LINE[:COL]")
@click.argument("code", metavar="CODE")
@_noted
def wrong(place: str, code: str, note: str, by: str, **where: Any) -> int:
    """What the rule CODE found at a place is wrong: it is no longer listed; a change is not made; a line taken for page
    furniture is text."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.wrong(desk, place, code), note, by)


@decide.command(short_help="The paragraph goes on behind this line.")
@click.argument("place", metavar="FILE:LINE")
@_noted
def join(place: str, note: str, by: str, **where: Any) -> int:
    """The paragraph goes on behind this line: it is joined to the next line of text."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.line_end(desk, place, True), note, by)


@decide.command("break", short_help="The paragraph ends with this line.")
@click.argument("place", metavar="FILE:LINE")
@_noted
def break_(place: str, note: str, by: str, **where: Any) -> int:
    """The paragraph ends with this line: it is joined to nothing."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.line_end(desk, place, False), note, by)


@decide.command(short_help="Two articles are the same.")
@click.argument("one", metavar="ID|FILE:LINE")
@click.argument("other", metavar="ID|FILE:LINE")
@_noted
def same(one: str, other: str, note: str, by: str, **where: Any) -> int:
    """Two articles are copies of one. Each is named by its id, or by any of its lines in a raw file."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.pair(desk, one, other, True), note, by)


@decide.command(short_help="Two articles are not the same.")
@click.argument("one", metavar="ID|FILE:LINE")
@click.argument("other", metavar="ID|FILE:LINE")
@_noted
def different(one: str, other: str, note: str, by: str, **where: Any) -> int:
    """Two articles are two, however alike. To part copies that have one id, name each by a line in its raw file."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.pair(desk, one, other, False), note, by)


@decide.command(short_help="Where copies differ, this is the true reading.")
@click.argument("place", metavar="ID:OFFSET")
@click.argument("text", metavar="TEXT")
@_noted
def reading(place: str, text: str, note: str, by: str, **where: Any) -> int:
    """Where copies differ, TEXT is the true reading; '' where there should be nothing. OFFSET counts the characters of
    the article's text from 0; where copies do not differ, the nearest places are named."""
    from cleaner.cli import deciding

    desk = _desk(**where)
    return _keep(desk, deciding.reading(desk, place, text), note, by)


@decide.command("list", short_help="The decisions, and which still fit.")
@_where
def list_(**where: Any) -> int:
    """The decisions with their numbers, and whether each still fits. Exits with 1 if one does not."""
    from cleaner.cli import decided

    desk = _desk(**where)
    rows = list(decided.rows(desk))
    if not rows:
        output.write(f"{say('nothing is decided')}\n")
    output.write("".join(f"{number:>3}  {row.line}\n" for number, row in enumerate(rows, 1)))
    return Exit.OK if all(row.fits for row in rows) else Exit.PROBLEMS


@decide.command(short_help="Take decisions back.")
@click.argument("numbers", metavar="N...", nargs=-1, required=True, type=click.IntRange(min=1))
@_where
def drop(numbers: tuple[int, ...], **where: Any) -> int:
    """Take back decisions, by their numbers in "clean decide list"."""
    from cleaner.cli.decided import Say

    desk = _desk(**where)
    entries = desk.file.entries
    for number in numbers:
        if number > len(entries):
            said = count(
                "there is no decision {asked}: there is {number} decision; see: clean decide list",
                "there is no decision {asked}: there are {number} decisions; see: clean decide list",
                len(entries),
                asked=number,
            )
            raise Stop(said, Exit.USAGE)
    dropped = [entries[number - 1] for number in sorted(set(numbers))]
    _write(desk, desk.file.without(dropped))
    about = Say(desk).decision
    output.write("".join(f"{say('dropped: {decision}', decision=about(entry.decision))}\n" for entry in dropped))
    return Exit.OK


def _desk(config: Path | None, raw: Path | None, out: Path | None) -> Desk:
    from cleaner.cli.deciding import Desk
    from cleaner.cli.decisions import read_beside
    from cleaner.cli.settings import read_settings

    settings = read_settings(config, Path())
    out = out or settings.out
    raw = raw or settings.raw
    return Desk(settings.for_folders((raw,)), raw, out, read_beside(out))


def _keep(desk: Desk, decision: Decision, note: str, by: str) -> int:
    """Write a decision down, in the place of another one on the same question."""
    from cleaner.cli.decided import Say, same_question
    from cleaner.store.decisions import Entry

    about = Say(desk).decision
    before = [entry for entry in desk.file.entries if same_question(entry.decision, decision)]
    if any(entry.decision == decision for entry in before) and not (note or by):
        output.write(f"{say('decided already: {decision}', decision=about(decision))}\n")
        return Exit.OK
    _write(desk, desk.file.without(before).with_entry(Entry.of(decision, note, by)))
    output.write(f"{say('decided: {decision}', decision=about(decision))}\n")
    rows = (say("in place of: {decision}", decision=about(entry.decision)) for entry in before)
    output.write("".join(f"  {row}\n" for row in rows))
    return Exit.OK


def _write(desk: Desk, file: Any) -> None:
    from cleaner.store.atomic import StoreError
    from cleaner.store.decisions import path_for, write

    try:
        write(path_for(desk.out), file)
    except StoreError as error:
        raise Stop(str(error)) from None
