"""One file more: what is taken over from the last run changes nothing, whatever has become of it."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from cleaner.cli.corpus import make
from cleaner.cli.progress import Lines
from cleaner.config import Config
from cleaner.engine import workers
from cleaner.store import large
from cleaner.store.raw import find
from tests.canon.texts import article, noisy
from tests.cli.conftest import tree


def put(raw: Path, name: str, paragraphs: tuple[str, ...], title: str = "南坡纪事") -> None:
    raw.mkdir(parents=True, exist_ok=True)
    (raw / name).write_text("\n\n".join((title, *paragraphs)) + "\n", encoding="utf-8")


def run(raw: Path, out: Path, config: Config | None = None, jobs: int = 1) -> dict[str, bytes]:
    """What a run makes of the raw files, in one process or several."""
    with workers(jobs) as crew:
        made = make(find([raw]).files, out, config or Config(), crew, Lines(problems_only=True))
    assert not made.failures
    return tree(out)


def afresh(raw: Path, out: Path, config: Config | None = None) -> dict[str, bytes]:
    """What the same run makes of them where nothing is known but the ids of ``out``."""
    home = out.parent.parent / f"fresh-{sha256(str(sorted(tree(raw))).encode()).hexdigest()}" / out.name
    shutil.rmtree(home.parent, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copyfile(out / "ids.jsonl", home / "ids.jsonl")
    return run(raw, home, config)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    for number in range(4):
        put(tmp_path / "raw", f"{number}.txt", article(number), f"南坡纪事之{number}")
    put(tmp_path / "raw", "copy.txt", noisy(article(2), 0.02, 5))
    run(tmp_path / "raw", tmp_path / "made" / "out")
    return tmp_path / "raw"


def page(out: Path) -> Path:
    return sorted((out / "articles").iterdir())[1]


def edit(path: Path) -> None:
    """Change a character in the middle of a file, as a hand or a disk does."""
    data = bytearray(path.read_bytes())
    at = data.index("的".encode(), len(data) // 3) if path.suffix in (".md", ".jsonl") else len(data) // 2
    data[at] ^= 1
    path.unlink()
    path.write_bytes(data)


def edit_with_its_checksum(out: Path) -> None:
    edit(out / "articles.jsonl")
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["outputs"]["articles.jsonl"] = sha256((out / "articles.jsonl").read_bytes()).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def link(path: Path) -> None:
    path.rename(path.parent.parent.parent / "elsewhere.md")
    path.symlink_to(path.parent.parent.parent / "elsewhere.md")


def cache(out: Path, pattern: str) -> Path:
    (found,) = (out.parent / ".cleaner-cache").glob(pattern)
    return found


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda out: None, id="nothing"),
        pytest.param(lambda out: edit(page(out)), id="a page edited"),
        pytest.param(lambda out: link(page(out)), id="a page that is a link"),
        pytest.param(lambda out: page(out).unlink(), id="a page gone"),
        pytest.param(lambda out: edit(out / "articles.jsonl"), id="articles edited"),
        pytest.param(lambda out: (out / "articles.jsonl").unlink(), id="articles gone"),
        pytest.param(lambda out: edit(out / "witnesses.jsonl"), id="witnesses edited"),
        pytest.param(edit_with_its_checksum, id="articles and their checksum edited"),
        pytest.param(lambda out: (out / "manifest.json").unlink(), id="manifest gone"),
        pytest.param(lambda out: edit(cache(out, "out.written")), id="note damaged"),
        pytest.param(lambda out: cache(out, "out.written").unlink(), id="note gone"),
        pytest.param(lambda out: edit(cache(out, "*.pack")), id="pack damaged"),
        pytest.param(lambda out: shutil.rmtree(out.parent / ".cleaner-cache"), id="cache gone"),
    ],
)
def test_one_file_more_gives_the_same_bytes(raw: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    out = tmp_path / "made" / "out"
    put(raw, "more.txt", article(9))
    expected = afresh(raw, out)
    harm(out)
    assert run(raw, out) == expected


def test_what_another_program_or_other_settings_wrote_is_not_taken_over(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "out"
    note = cache(out, "out.written")
    put(raw, "more.txt", article(9))
    assert run(raw, out, Config(script="keep")) == afresh(raw, out, Config(script="keep"))
    older = tmp_path / "older"
    shutil.copytree(out, older)
    put(raw, "again.txt", article(10))
    run(raw, out)
    known = note.read_bytes()
    shutil.rmtree(out)
    shutil.copytree(older, out)  # from version control, say
    expected = afresh(raw, out)
    note.write_bytes(known)
    assert run(raw, out) == expected


def test_pages_and_rows_that_stay_are_not_made_anew(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "made" / "out"
    before = {path.name: path.stat().st_ino for path in (out / "articles").iterdir()}
    put(raw, "more.txt", article(9))
    made = []
    monkeypatch.setattr("cleaner.store.readable.page", lambda row: made.append(row["id"]) or f"{row['id']}\n")
    run(raw, out)
    after = {path.name: path.stat().st_ino for path in (out / "articles").iterdir()}
    assert len(made) == 1 and before.items() <= after.items()


def test_files_that_come_change_and_go(tmp_path: Path) -> None:
    """A corpus of many kinds of copies, changed again and again, is always what it would be from the start."""
    raw, out = tmp_path / "raw", tmp_path / "made" / "out"
    chance = random.Random(5)
    texts = [article(number) for number in range(3)]
    texts += [noisy(texts[0], 0.02, 1), noisy(texts[0], 0.02, 2), texts[1][2:5], (*texts[2][3:], *texts[2][:3])]
    texts += [(*texts[1][:3], "（下转第4版）"), ("（上接第1版）", *texts[1][3:])]
    put(raw, "0.txt", texts[0])
    run(raw, out)
    for _ in range(12):
        name = f"{chance.choice('abcdef')}.txt"
        if (raw / name).exists() and chance.random() < 0.4:
            (raw / name).unlink()
        else:
            put(raw, name, chance.choice(texts), chance.choice(("南坡纪事", "河湾的秋天")))
        expected = afresh(raw, out)
        assert run(raw, out) == expected


def test_a_process_beside_that_takes_pages_over_changes_nothing(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "_LARGE", 1)
    out = raw.parent / "made" / "out"
    edit(page(out))
    put(raw, "more.txt", article(7))
    (raw / "3.txt").unlink()
    (raw / "copy.txt").unlink()
    now = run(raw, out, jobs=2)
    assert now == afresh(raw, out)
