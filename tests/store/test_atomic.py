"""The output folder is there whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleaner.store import atomic
from cleaner.store.atomic import StoreError, folder, recover


def put(out: Path, **files: str) -> None:
    with folder(out, frozenset({"a.txt", "b.txt"})) as temp:
        for name, text in files.items():
            (temp / f"{name}.txt").write_text(text, encoding="utf-8")


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.iterdir())


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(atomic, "_exchange", lambda a, b: False)


@pytest.mark.usefixtures("way")
def test_what_was_ours_is_replaced_and_what_was_not_stays(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "clean"
    put(out, a="old", b="old")
    (out / "notes.md").write_text("mine", encoding="utf-8")
    (out / "drafts").mkdir()
    (out / "drafts" / "x.txt").write_text("mine too", encoding="utf-8")
    (out / "link").symlink_to("nowhere")
    put(out, a="new")
    assert names(out) == ["a.txt", "drafts", "link", "notes.md"]
    assert (out / "a.txt").read_text(encoding="utf-8") == "new"
    assert (out / "drafts" / "x.txt").read_text(encoding="utf-8") == "mine too"
    assert (out / "link").is_symlink()
    assert names(out.parent) == ["clean"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("step", ["write", "_carry_over", "_sync", "_swap"])
def test_a_failure_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    out = tmp_path / "clean"
    put(out, a="old", b="old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step != "write":
        monkeypatch.setattr(atomic, step, full)
    with pytest.raises(StoreError, match="No space left"), folder(out, frozenset({"a.txt"})) as temp:
        (temp / "a.txt").write_text("new", encoding="utf-8")
        if step == "write":
            full()
    assert {name: (out / name).read_text(encoding="utf-8") for name in names(out)} == {"a.txt": "old", "b.txt": "old"}
    assert names(tmp_path) == ["clean"]


def test_any_other_exception_passes_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), folder(tmp_path / "clean", frozenset()):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_failed_second_rename_puts_the_first_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "clean"
    put(out, a="old")
    monkeypatch.setattr(atomic, "_exchange", lambda a, b: False)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".tmp-" in self.name:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(StoreError):
        put(out, a="new")
    assert (out / "a.txt").read_text(encoding="utf-8") == "old" and names(tmp_path) == ["clean"]


def dead_pid() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_run_killed_between_two_renames_is_recovered(tmp_path: Path) -> None:
    out, pid = tmp_path / "clean", dead_pid()
    for name in (f".clean.old-{pid}", f".clean.tmp-{pid}"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name[7:10], encoding="utf-8")
    recover(out)
    assert names(tmp_path) == ["clean"] and (out / "a.txt").read_text(encoding="utf-8") == "old"


def test_remains_of_the_dead_are_removed_and_those_of_the_living_are_not(tmp_path: Path) -> None:
    alive = f".clean.tmp-{os.getppid()}"
    for name in (f".clean.tmp-{dead_pid()}", alive, ".other.tmp-1", ".clean.tmp-x"):
        (tmp_path / name).mkdir()
    put(tmp_path / "clean", a="new")
    assert names(tmp_path) == sorted(["clean", alive, ".other.tmp-1", ".clean.tmp-x"])


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "clean").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file"):
        put(tmp_path / "clean", a="new")
    assert (tmp_path / "clean").read_text(encoding="utf-8") == "mine"


WRITER = """
import sys
from pathlib import Path
from cleaner.store.atomic import folder
if sys.argv[2] == "two":
    from cleaner.store import atomic
    atomic._exchange = lambda a, b: False
number = 0
print("ready", flush=True)
while True:
    number += 1
    with folder(Path(sys.argv[1]), frozenset({f"{n}.txt" for n in range(5)})) as temp:
        for n in range(5):
            (temp / f"{n}.txt").write_text(f"{number}\\n" * 2000)
"""


@pytest.mark.parametrize("way_of_swapping", ["exchange", "two"])
def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path, way_of_swapping: str) -> None:
    out, r = tmp_path / "clean", random.Random(1)
    out.mkdir()
    (out / "notes.md").write_text("mine", encoding="utf-8")
    for _ in range(6):
        command = [sys.executable, "-c", WRITER, str(out), way_of_swapping]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(r.uniform(0.01, 0.15))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        recover(out)
        assert (out / "notes.md").read_text(encoding="utf-8") == "mine"
        found = [name for name in names(out) if name != "notes.md"]
        assert found in ([], [f"{n}.txt" for n in range(5)])
        texts = {(out / name).read_text(encoding="utf-8") for name in found}
        assert len(texts) <= 1 and all(len(set(text.split())) == 1 and text.count("\n") == 2000 for text in texts)
    assert names(tmp_path) == ["clean"]
