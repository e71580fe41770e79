"""Reading a configuration file: which one, what it says, and what a person is told when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.config import Config, ConfigError, FileSettings, Thresholds
from cleaner.config.reading import Settings, nearest, read

WHOLE = """\
select = ["NOR", "REP"]
ignore = [
    "NOR021",  # half-width marks stay
    'REP001',
]
script = "keep"
protected = ["周乾", "A B 公司"]
raw = "scans"

[thresholds]
same-short-article = 1

[per-file."scans/web/*"]
quotes = "keep"
ignore = ["FUR"]
"""


def write(folder: Path, text: str | bytes, name: str = "cleaner.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def said(folder: Path, text: str | bytes, name: str = "cleaner.toml") -> str:
    """What is said of a wrong file, the folder aside."""
    with pytest.raises(ConfigError) as error:
        read(write(folder, text, name))
    return str(error.value).removeprefix(f"{folder}/")


def test_what_a_file_says(tmp_path: Path) -> None:
    settings = read(write(tmp_path, WHOLE))
    assert settings.config == Config(
        select=("NOR", "REP"),
        ignore=("NOR021", "REP001"),
        script="keep",
        protected=("周乾", "A B 公司"),
        thresholds=Thresholds(same_short_article=1.0),
        files=(FileSettings("scans/web/*", ignore=("FUR",), quotes="keep"),),
    )
    assert (settings.raw, settings.out) == (tmp_path / "scans", tmp_path / "corpus/clean")
    assert settings.lines["script"] == 6
    assert settings.lines["ignore[1]"] == 4
    assert settings.lines["thresholds.same-short-article"] == 11
    assert settings.lines['per-file."scans/web/*".ignore'] == 15
    assert settings.at("ignore[1]") == f"{tmp_path}/cleaner.toml:4"
    assert settings.at("quotes") == f"{tmp_path}/cleaner.toml"


def test_a_table_of_pyproject(tmp_path: Path) -> None:
    tables = WHOLE.replace("[thresholds]", "[tool.cleaner.thresholds]").replace("[per-file", "[tool.cleaner.per-file")
    before = '[project]\nname = "x"  # [tool.cleaner]\nscript = """\n[tool.cleaner]\n"""\n[tool.ruff]\nselect = []\n'
    settings = read(write(tmp_path, f"{before}[tool.cleaner]\n{tables}", "pyproject.toml"))
    assert settings.config == read(write(tmp_path, WHOLE)).config
    assert settings.lines["script"] == 14
    assert settings.lines["select"] == 9
    assert "name" not in settings.lines and "ruff" not in settings.lines


@pytest.mark.parametrize(
    "text",
    [
        'tool.cleaner.script = "keep"\n',
        'tool = { cleaner = { script = "keep" } }\n',
        '[tool]\ncleaner.script = "keep"\n',
        '[ tool . "cleaner" ]\nscript = "keep"\n',
    ],
)
def test_ways_to_write_the_table(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    assert nearest(tmp_path) == path
    settings = read(path)
    assert settings.config.script == "keep"
    assert settings.lines["script"] == text.count("\n")


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    assert read(write(tmp_path, b'\xef\xbb\xbfscript = "keep"\r\nquotes = "keep"\r\n')).lines["quotes"] == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = \n", "cleaner.toml:1: is no TOML: invalid value"),
        (
            'script = "keep"\n\n[thresholds\n',
            "cleaner.toml:3: is no TOML: expected ']' at the end of a table declaration",
        ),
        ('script = "keep"\nraw = """x\n\n', "cleaner.toml:2: is no TOML: unterminated string"),
        (b'script = "keep"\n# \xff\n', "cleaner.toml:2: is not UTF-8, as TOML must be; save it as UTF-8"),
        ('# c\nskript = "keep"\n', 'cleaner.toml:2: skript: there is no such key; did you mean "script"?'),
        ("extend_select = []", 'cleaner.toml:1: extend_select: there is no such key; did you mean "extend-select"?'),
        (
            "[thresholds]\n\nsame_short_article = 1",
            'cleaner.toml:3: thresholds.same_short_article: there is no such key; did you mean "same-short-article"?',
        ),
        (
            "same-short-article = 1",
            "cleaner.toml:1: same-short-article: there is no such key; did you mean thresholds.same-short-article?",
        ),
        (
            "colour = 1",
            "cleaner.toml:1: colour: there is no such key; there are: select, extend-select, ignore, script, quotes, "
            "spacing, headers, bylines, protected, raw, out, thresholds, per-file",
        ),
        (
            '[per-file."[x]"]\nqoutes = "keep"',
            'cleaner.toml:2: per-file."[x]".qoutes: there is no such key; did you mean "quotes"?',
        ),
        (
            'per-file."a.b".headers = ["x"]',
            'cleaner.toml:1: per-file."a.b".headers: there is no such key here; '
            "headers is set at the top of the file, for all files",
        ),
        ("script = 5", 'cleaner.toml:1: script: is 5, must be "simplify" or "keep"'),
        ("script = []", 'cleaner.toml:1: script: is [], must be "simplify" or "keep"'),
        ('script = "Kep"', 'cleaner.toml:1: script: is "Kep", must be "simplify" or "keep"; did you mean "keep"?'),
        ('protected = "周乾"', 'cleaner.toml:1: protected: is "周乾", must be a list of words; write ["周乾"]'),
        ('headers = [\n  "x",\n  # y\n  " "]', 'cleaner.toml:4: headers[1]: is " ", must be a word'),
        ("bylines = [true]", "cleaner.toml:1: bylines[0]: is true, must be a word"),
        (
            'ignore = ["NOR",\n"nor012"]',
            'cleaner.toml:2: ignore[1]: is "nor012", must be the code of a rule or its beginning, such as "NOR" or '
            '"NOR012"; did you mean "NOR012"?',
        ),
        ("raw = 5", "cleaner.toml:1: raw: is 5, must be the name of a folder"),
        ("thresholds = 5", "cleaner.toml:1: thresholds: is 5, must be a table"),
        (
            "thresholds = { same-short-article = 1.5 }",
            "cleaner.toml:1: thresholds.same-short-article: is 1.5, must be a number from 0 to 1",
        ),
        (
            "[thresholds]\ndoubtful-line-end = -1",
            "cleaner.toml:2: thresholds.doubtful-line-end: is -1, must be a number from 0",
        ),
        (
            "[thresholds]\ndoubtful-line-end = nan",
            "cleaner.toml:2: thresholds.doubtful-line-end: is NaN, must be a number from 0",
        ),
        (
            "[thresholds]\ndoubtful-line-end = true",
            "cleaner.toml:2: thresholds.doubtful-line-end: is true, must be a number from 0",
        ),
        (
            '[[per-file]]\nscript = "keep"',
            'cleaner.toml:1: per-file: is [{"script": "keep"}], must be a table for each pattern: [per-file."web/*"]',
        ),
        ('[per-file.""]\n', 'cleaner.toml:1: per-file."": a pattern must not be empty'),
        ('\nper-file = { "a" = 1 }', "cleaner.toml:2: per-file.a: is 1, must be a table"),
    ],
)
def test_what_is_said_of_a_mistake(tmp_path: Path, text: str | bytes, message: str) -> None:
    assert said(tmp_path, text) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[project]\n", "pyproject.toml: has no table [tool.cleaner]; write one, or name another file"),
        ("tool = 5\n", "pyproject.toml: has no table [tool.cleaner]; write one, or name another file"),
        ("[tool]\ncleaner = 5\n", "pyproject.toml:2: is 5, must be a table"),
        (
            '[tool.ruff]\nscript = 1\n[tool.cleaner]\n"script" = 1\n',
            'pyproject.toml:4: script: is 1, must be "simplify" or "keep"',
        ),
        (
            "[tool.cleaner]\n[tool.cleaner.thresholds]\n[tool.x]\n[tool.cleaner.treshold]\n",
            'pyproject.toml:4: treshold: there is no such key; did you mean "thresholds"?',
        ),
    ],
)
def test_what_is_said_of_a_mistake_in_pyproject(tmp_path: Path, text: str, message: str) -> None:
    assert said(tmp_path, text, "pyproject.toml") == message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no\.toml: cannot be read: no such file or directory; check the name"):
        read(tmp_path / "no.toml")


def test_the_nearest_file(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    top = write(tmp_path, "[tool.cleaner]\n", "pyproject.toml")
    assert nearest(inner) == top
    write(inner, '[project]\nname = "cleaner"\n', "pyproject.toml")
    write(tmp_path / "a", "[tool.cleaner\n", "other.toml")
    assert nearest(inner) == top, "a pyproject.toml without the table does not count"
    broken = write(tmp_path / "a", "[tool.ruff]\nx = \n", "pyproject.toml")
    assert nearest(inner) == top, "a broken one that says nothing of us is not for us to complain of"
    broken.write_text("[tool.cleaner]\nx = \n")
    assert nearest(inner) == broken, "one that does is"
    own = write(tmp_path / "a", "")
    assert nearest(inner) == own, "cleaner.toml goes before the pyproject.toml beside it"
    assert nearest(inner / ".." / ".." / "elsewhere") == top, "a folder on the way is not one above"


def test_the_nearest_file_is_named_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    assert nearest(Path("a")) == Path("cleaner.toml")
    monkeypatch.chdir(tmp_path / "a")
    assert nearest(Path()) == Path("../cleaner.toml")
    settings = read(Path("../cleaner.toml"))
    assert (settings.raw, settings.out) == (Path("../corpus/raw"), Path("../corpus/clean"))


def per_file(path: Path, *patterns: str) -> Settings:
    return read(write(path, "".join(f'[per-file."{pattern}"]\nscript = "keep"\n' for pattern in patterns)))


def test_patterns_count_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = per_file(tmp_path, "raw/web/*")
    for folder in ("raw/web/deep", "raw/other", "web"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "raw")
    fits = [
        settings.for_path(Path(p)).script for p in ("web/a.txt", "../raw/web/deep/a.txt", "other/a.txt", "../web/a")
    ]
    assert fits == ["keep", "keep", "simplify", "simplify"]
    assert settings.for_path(tmp_path / "raw" / "web" / "a.txt").script == "keep"


def test_a_run_finds_the_same_patterns_as_one_file(tmp_path: Path) -> None:
    settings = per_file(tmp_path, "raw/web/*")
    for folder in ("raw/web", "more"):
        (tmp_path / folder).mkdir(parents=True)
    raw = tmp_path / "raw"
    assert settings.for_folders([raw]).for_file("web/a.txt").script == "keep"
    assert settings.for_folders([raw]).for_file("a.txt").script == "simplify"
    assert settings.for_folders([raw / "web"]).for_file("a.txt").script == "keep"
    assert settings.for_folders([tmp_path]).for_file("raw/web/a.txt").script == "keep"
    both = settings.for_folders([raw, tmp_path / "more"])
    assert both.for_file("web/a.txt").script == "simplify" and both.folder == ""
    assert read(write(tmp_path, "")).for_folders([raw]) == Config(), "without patterns the place means nothing"
