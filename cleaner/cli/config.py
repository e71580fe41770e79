"""``clean config``: the settings that hold, and where each of them comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli import output
from cleaner.cli.outcome import Exit, Stop
from cleaner.cli.settings import config_option, read_settings
from cleaner.report.language import say

if TYPE_CHECKING:
    from cleaner.config.holding import Holding
    from cleaner.config.reading import Settings

_NONE = """\
there is no cleaner.toml, and no [tool.cleaner] in a pyproject.toml, in {folder} or above it: the default settings hold
To change them, write the keys that are to differ into a file cleaner.toml, for example: script = "keep"
"""
_WIDEST = 40  # columns: a longer value moves the rest of its line to the right


@click.command(short_help="Show the settings that hold.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a configuration file, for editors.")
@config_option
def config(path: Path | None, as_json: bool, schema: bool, config: Path | None) -> int:
    """Print the settings that hold for PATH, a file or a folder (the current one by default), and where each comes
    from: a line of the configuration file, or "default".

    Settings are read from the nearest cleaner.toml, or pyproject.toml with a table [tool.cleaner]: in the folder of
    the file, or the nearest one above it. "clean run" takes the one for the current folder.

    \b
    Examples:
      clean config
      clean config corpus/raw/page.txt       with what [per-file] changes for this file
      clean config --schema > cleaner.schema.json
    """
    if schema:
        from cleaner.config.keys import schema_file

        output.write(schema_file())
        return Exit.OK
    if path is not None and not path.exists():
        said = say("{name}: there is no such file or folder; check the name and the folder you are in", name=path)
        raise Stop(said, Exit.USAGE)
    file = path if path is not None and not path.is_dir() else None
    folder = (path or Path()) if file is None else file.parent

    from cleaner.config.holding import holdings

    settings = read_settings(config, folder)
    held = holdings(settings, file)
    output.write(_json(settings, held, file) if as_json else _table(settings, held, folder, file))
    return Exit.OK


def _table(settings: Settings, held: tuple[Holding, ...], folder: Path, file: Path | None) -> str:
    """Which file is in force, and a line for each key: name, value, where from."""
    from rich.cells import cell_len

    from cleaner.config.keys import written

    if settings.path is None:
        out = _NONE.format(folder=folder.resolve())
    else:
        out = f"{settings.path} holds for {file or folder.resolve()}\n"
    if file is not None and settings.config.files:
        fitting = ", ".join(written(own.pattern) for own in settings.matching(file))
        out += f"of its patterns for some files, this file fits: {fitting or 'none'}\n"
    rows = [(each.key, written(each.value), _origin(settings, each)) for each in held]
    key_width = max(len(key) for key, _, _ in rows)
    value_width = min(_WIDEST, max(cell_len(value) for _, value, _ in rows))
    for key, value, origin in rows:
        out += f"\n{key:<{key_width}}  {value}{' ' * (value_width - cell_len(value))}  {origin}"
    return out + "\n"


def _origin(settings: Settings, held: Holding) -> str:
    """Where a value comes from: the line of the file, and for a value of some files only their pattern."""
    parts = [
        f"{settings.path}:{source.line}" + (f" ({source.pattern})" if source.pattern else "") for source in held.sources
    ]
    return ", ".join(parts) or "default"


def _json(settings: Settings, held: tuple[Holding, ...], file: Path | None) -> str:
    rows = {
        each.key: {
            "value": each.value,
            "from": [{"line": source.line, "pattern": source.pattern} for source in each.sources],
        }
        for each in held
    }
    path = None if settings.path is None else str(settings.path)
    shown = {"file": path, "for": None if file is None else str(file), "settings": rows}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
