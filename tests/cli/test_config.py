"""``clean config``, and the configuration as the other commands use it."""

from __future__ import annotations

import json
from pathlib import Path

import cleaner
from tests.cli.conftest import Clean, fill

TRADITIONAL = "圖書館的通知\n\n記者張乾說,圖書館從六月一日起開門，歡迎讀者來這裡讀書。\n"
FILE = """\
ignore = ["NOR021"]
protected = ["周乾", "A B 公司"]

[per-file."raw/web/*"]
ignore = ["FUR"]
script = "keep"
"""


def rows(done_stdout: bytes) -> dict[str, tuple[str, str]]:
    """Key to value and origin, as printed."""
    table = done_stdout.decode().split("\n\n", 1)[1]
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in table.splitlines()]
    return {key: (value, origin) for key, value, origin in cells}


def project(folder: Path, text: str = FILE) -> None:
    (folder / "cleaner.toml").write_text(text, encoding="utf-8")
    fill(folder / "raw" / "web", [TRADITIONAL])
    fill(folder / "raw", [TRADITIONAL])


def test_without_a_file_it_says_so_and_how_to_make_one(clean: Clean, tmp_path: Path) -> None:
    done = clean("config")
    assert (done.returncode, done.stderr) == (0, b"")
    head = done.stdout.decode().split("\n\n")[0]
    assert "there is no cleaner.toml" in head and str(tmp_path) in head and 'script = "keep"' in head
    assert rows(done.stdout)["script"] == ('"simplify"', "default")
    assert rows(done.stdout)["raw"] == ('"corpus/raw"', "default")


def test_what_holds_for_a_folder(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path)
    done = clean("config")
    assert done.stdout.decode().startswith(f"cleaner.toml holds for {tmp_path}\n")
    held = rows(done.stdout)
    assert held["ignore"] == ('["NOR021"]', "cleaner.toml:1")
    assert held["protected"] == ('["周乾", "A B 公司"]', "cleaner.toml:2")
    assert held["script"] == ('"simplify"', "default")
    assert held['per-file."raw/web/*".script'] == ('"keep"', "cleaner.toml:6")


def test_what_holds_for_a_file(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path)
    done = clean("config", "raw/web/0.txt")
    assert 'this file fits: "raw/web/*"' in done.stdout.decode()
    held = rows(done.stdout)
    assert held["ignore"] == ('["NOR021", "FUR"]', "cleaner.toml:1, cleaner.toml:5 (raw/web/*)")
    assert held["script"] == ('"keep"', "cleaner.toml:6 (raw/web/*)")
    assert not any(key.startswith("per-file") for key in held)
    assert "this file fits: none" in clean("config", "raw/0.txt").stdout.decode()


def test_columns_are_aligned(clean: Clean, tmp_path: Path) -> None:
    from rich.cells import cell_len

    project(tmp_path)
    lines = clean("config").stdout.decode().split("\n\n", 1)[1].splitlines()
    places = {cell_len(line[: line.rindex("  ")]) for line in lines}
    assert len(places) == 1


def test_json(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path)
    shown = json.loads(clean("config", "raw/web/0.txt", "--json").stdout)
    assert (shown["file"], shown["for"]) == ("cleaner.toml", "raw/web/0.txt")
    assert shown["settings"]["script"] == {"value": "keep", "from": [{"line": 6, "pattern": "raw/web/*"}]}
    assert shown["settings"]["thresholds.doubtful-line-end"] == {"value": 0.75, "from": []}
    (tmp_path / "cleaner.toml").unlink()
    assert json.loads(clean("config", "--json").stdout)["file"] is None


def test_schema(clean: Clean) -> None:
    schema = json.loads(clean("config", "--schema").stdout)
    assert schema["properties"]["script"]["enum"] == ["simplify", "keep"]


def test_a_path_that_is_not_there(clean: Clean) -> None:
    done = clean("config", "nothing.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nothing.txt: there is no such file or folder" in done.stderr


def test_every_command_stops_at_a_wrong_file(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path, 'ignore = [\n  "NOR021",\n  "NOR999",\n]\n')
    for args in (("config",), ("text", "raw/0.txt"), ("run", "raw")):
        done = clean(*args)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().startswith("clean: cleaner.toml:3: ignore[1]: no rule has the code 'NOR999'")
    assert not (tmp_path / "corpus").exists()


def test_an_unknown_rule_of_some_files(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path, '[per-file."*.md"]\nignore = ["REP",\n"XYZ"]\n')
    assert b'clean: cleaner.toml:3: per-file."*.md".ignore[1]: no rule has' in clean("config").stderr


def test_text_takes_the_file_nearest_to_what_it_cleans(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path)
    assert "圖書館" in clean("text", "raw/web/0.txt").stdout.decode()
    assert "图书馆" in clean("text", "raw/0.txt").stdout.decode()
    (tmp_path / "raw" / "cleaner.toml").write_text('script = "keep"\n', encoding="utf-8")
    assert "圖書館" in clean("text", "raw/0.txt").stdout.decode()


def test_a_run_follows_its_configuration_and_records_it(clean: Clean, tmp_path: Path) -> None:
    """Patterns count from the folder of the file; folders too; and other settings make the corpus again."""
    project(tmp_path, f'raw = "raw"\nout = "made"\n{FILE}')
    done = clean("run", "-q")
    assert done.returncode == 0, done.stderr
    rows = (tmp_path / "made" / "witnesses.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["file"]: str(row["paragraphs"]) for row in map(json.loads, rows)}
    assert "圖書館" in texts["web/0.txt"] and "图书馆" in texts["0.txt"]
    manifest = json.loads((tmp_path / "made" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["config"] == {
        "ignore": ["NOR021"],
        "protected": ["周乾", "A B 公司"],
        "files": [{"pattern": "raw/web/*", "ignore": ["FUR"], "script": "keep"}],
        "folder": "raw",
    }
    corpus = cleaner.Corpus(tmp_path / "made", raw=tmp_path / "raw")
    traces = [corpus.trace(article.id, 8) for article in corpus]  # each file is cleaned again, by the same settings
    assert sorted((trace.file, trace.raw, trace.rules) for trace in traces) == [
        ("0.txt", "館", ("NOR010",)),
        ("web/0.txt", "館", ()),
    ]
    assert b"nothing to do" in clean("run", "-q").stdout
    before = (tmp_path / "made" / "articles.jsonl").read_bytes()
    project(tmp_path, 'raw = "raw"\nout = "made"\nscript = "keep"\n')
    assert b"nothing to do" not in clean("run", "-q").stdout
    assert (tmp_path / "made" / "articles.jsonl").read_bytes() != before
    manifest = json.loads((tmp_path / "made" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["config"] == {"script": "keep"}


def test_a_run_in_a_folder_below_works_in_the_folder_of_the_file(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text("", encoding="utf-8")
    fill(tmp_path / "corpus" / "raw")
    (tmp_path / "notes").mkdir()
    done = clean("run", "-q", cwd="notes")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "corpus" / "clean" / "articles.jsonl").is_file()
    assert not (tmp_path / "notes" / "corpus").exists()


def test_folders_that_cannot_be_are_named_with_their_line(clean: Clean, tmp_path: Path) -> None:
    project(tmp_path, 'out = "raw/made"\nraw = "scans"\n')
    done = clean("run")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("clean: cleaner.toml:2: raw: scans: there is no such folder here")
    assert b"clean: cleaner.toml:1: out raw/made: it lies in the raw folder raw" in clean("run", "raw").stderr
    assert b"clean: --out raw/made: it lies in the raw folder" in clean("run", "raw", "-o", "raw/made").stderr
