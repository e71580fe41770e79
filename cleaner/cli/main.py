"""``clean``: the group of commands, and how each way of ending becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.core.garbage import collect_rarely
from cleaner.report.language import say, speak

_EPILOG = """\b
Examples:
  clean text page.txt                    the clean text of one file
  clean text page.txt --json             with the place in the raw file of every part
  curl -s URL | clean text -             in a pipe
  clean run                              corpus/raw -> corpus/clean
  clean run scans web --out corpus -j 4  other folders, four processes
  clean check texts                      what cleaning would change, by line and column
  clean fix texts --diff                 what can be fixed in the files themselves
  clean config                           the settings that hold, and where they come from
  clean export --to parquet release      the corpus as one Parquet file
  clean decide join daily/a01.txt:12     what the tool cannot know; see clean decide --help

\b
Exit codes: 0 done; 1 a file could not be cleaned, the output not be written, or something was found;
2 wrong usage; 3 a bug in clean (a log to report is written); 130 interrupted.
"""


_COMMANDS = ("check", "completion", "config", "decide", "diff", "export", "fix", "rule", "run", "text", "trace")


class Commands(click.Group):
    """The commands, each loaded from the module of its name when it is asked for: one does not wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, in the language of the person; None if there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cleaner.cli.{cmd_name}"), cmd_name)
        return speak(command)


@click.group(
    cls=Commands,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="cleaner", prog_name="clean", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn OCR'd and scraped Chinese text into clean text, with a record of every change."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (``sys.argv`` by default); return the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    # Nothing here does linear algebra: the threads that numpy would start for it only make a short command slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    collect_rarely()
    try:
        code = speak(cli).main(args, prog_name="clean", standalone_mode=False)
        return code if isinstance(code, int) else Exit.OK
    except Stop as stop:
        if str(stop):
            output.complain(str(stop))
        return stop.code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        output.complain(say("interrupted"))
        return Exit.INTERRUPTED
    except Exception as error:
        from cleaner.cli import crash

        crash.report((crash.Crash.of(error),), args)
        return Exit.BUG
