"""Settings as values: patterns, selection, and writing them down."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import DEFAULT, Config, ConfigError, FileSettings, Selection, Thresholds


@pytest.mark.parametrize(
    ("pattern", "fits", "not_"),
    [
        ("*.html", ["a.html", "web/a.html", "x/y/a.html"], ["a.htm", "a.html/b.txt"]),
        ("a.txt", ["a.txt", "web/a.txt"], ["ba.txt", "a.txt/b"]),
        ("web/*", ["web/a.txt", "web/deep/a.txt"], ["a.txt", "x/web/a.txt", "webs/a.txt"]),
        ("./web/*", ["web/a.txt"], ["a.txt"]),
        ("**/web/*", ["web/a.txt", "x/web/a.txt", "x/y/web/z/a.txt"], ["xweb/a.txt", "web.txt"]),
        ("**/a.txt", ["a.txt", "x/y/a.txt"], ["xa.txt"]),
        ("web/[ab]?.txt", ["web/a1.txt"], ["web/c1.txt", "web/a.txt"]),
        ("*.jsonl", ["a.jsonl", "web/a.jsonl#12"], ["a.json"]),
        ("a.jsonl#2", ["a.jsonl#2"], ["a.jsonl#12"]),
    ],
)
def test_patterns(pattern: str, fits: list[str], not_: list[str]) -> None:
    own = FileSettings(pattern)
    assert [name for name in (*fits, *not_) if own.matches(name)] == fits


def test_settings_of_one_file_add_up_in_order() -> None:
    config = Config(
        ignore=("NOR",),
        files=(
            FileSettings("web/*", ignore=("FUR",), script="keep", quotes="keep"),
            FileSettings("*.txt", ignore=("UNW",), script="simplify"),
            FileSettings("*.html", spacing="keep"),
        ),
    )
    here = config.for_file("web/a.txt")
    assert (here.ignore, here.script, here.quotes, here.spacing) == (("NOR", "FUR", "UNW"), "simplify", "keep", "close")
    assert here.for_file("web/a.txt") == here, "once they hold they do not hold again"
    assert config.for_file("a.pdf") == Config(ignore=("NOR",))


@pytest.mark.parametrize(
    ("selection", "active", "not_"),
    [
        (Selection(), ["NOR021", "REP001"], []),
        (Selection(("NOR",)), ["NOR021"], ["REP001"]),
        (Selection(("NOR",), ("REP001",)), ["NOR021", "REP001"], ["REP002"]),
        (Selection((), (), ("NOR",)), ["REP001"], ["NOR021"]),
        (Selection((), (), ("NOR", "FUR1")), ["FUR010"], ["NOR021", "FUR101"]),
        (Selection(("NOR021",), (), ("NOR",)), ["NOR021"], ["NOR022", "REP001"]),
        (Selection(("NOR",), (), ("NOR02",)), ["NOR010"], ["NOR021"]),
        (Selection((), ("NOR021",), ("NOR",)), ["NOR021", "REP001"], ["NOR022"]),
        (Selection(("NOR021",), (), ("NOR021",)), [], ["NOR021", "NOR022"]),
    ],
)
def test_the_longest_beginning_decides(selection: Selection, active: list[str], not_: list[str]) -> None:
    assert [code for code in (*active, *not_) if selection.active(code)] == active


words = st.lists(st.text(min_size=1, max_size=5), max_size=3).map(tuple)
kept = st.sampled_from(["keep", None])
configs = st.builds(
    Config,
    script=st.sampled_from(["keep", "simplify"]),
    quotes=st.sampled_from(["keep", "curly"]),
    spacing=st.sampled_from(["keep", "close"]),
    select=words,
    extend_select=words,
    ignore=words,
    headers=words,
    bylines=words,
    protected=words,
    thresholds=st.builds(Thresholds, st.floats(0, 9), st.floats(0, 1)),
    files=st.lists(st.builds(FileSettings, st.text(min_size=1), words, kept, kept, kept), max_size=2).map(tuple),
    folder=st.sampled_from(["", "corpus/raw"]),
)


@given(configs)
def test_what_is_written_down_is_read_again(config: Config) -> None:
    row = json.loads(json.dumps(config.to_json()))
    assert Config.from_json(row) == config
    assert repr(Config.from_json(row)) == repr(config)


def test_only_what_differs_is_written_down() -> None:
    assert DEFAULT.to_json() == {}
    assert Config(files=(FileSettings("*.md", script="keep"),)).to_json() == {
        "files": [{"pattern": "*.md", "script": "keep"}]
    }


def test_settings_of_a_later_version() -> None:
    with pytest.raises(ConfigError, match="knows no setting colour, tone; a later one wrote it"):
        Config.from_json({"tone": 1, "script": "keep", "colour": 2})
