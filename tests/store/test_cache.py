"""The cache: never needed, never believed blindly."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.store.cache import Cache
from cleaner.store.packed import Packed
from tests.canon.texts import article, record, witness

ONE = record(witness(article(1), "一.txt"))
TWO = record(witness(article(2), "b.txt"))


def packed(*records: FileRecord) -> list[Packed]:
    return [Packed.of(records)]


def get(folder: Path, of: FileRecord, config: Config | None = None) -> FileRecord | None:
    return Cache(folder, config or Config()).get(of.file, of.sha256)


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    Cache(tmp_path, Config()).keep(packed(ONE, TWO), [])
    assert get(tmp_path, ONE) == ONE and get(tmp_path, TWO) == TWO
    assert Cache(tmp_path, Config()).get("other.txt", ONE.sha256) is None
    assert Cache(tmp_path, Config()).get(ONE.file, TWO.sha256) is None
    assert get(tmp_path, ONE, Config(script="keep")) is None


def test_a_pack_of_other_settings_goes(tmp_path: Path) -> None:
    Cache(tmp_path, Config()).keep(packed(ONE), [])
    Cache(tmp_path, Config(script="keep")).keep(packed(TWO), [])
    assert get(tmp_path, ONE) is None
    assert len(list(tmp_path.glob("*.pack"))) == 1


@pytest.mark.parametrize("at", [0, 50, -1, -30])
def test_a_damaged_pack_is_not_believed(tmp_path: Path, at: int) -> None:
    Cache(tmp_path, Config()).keep(packed(ONE, TWO), [])
    path = next(tmp_path.glob("*.pack"))
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    assert get(tmp_path, ONE) in (None, ONE) and get(tmp_path, TWO) in (None, TWO)
    path.write_bytes(data[: len(data) // 2])
    assert get(tmp_path, ONE) is None
    path.write_bytes(b"")
    assert get(tmp_path, ONE) is None


def test_nothing_but_records_is_ever_loaded(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (tmp_path / "touched",))  # type: ignore[return-value]

    evil = pickle.dumps(Evil())
    Cache(tmp_path, Config()).keep([Packed(evil, b"", [])], [])
    assert get(tmp_path, ONE) is None
    Cache(tmp_path, Config()).keep([Packed(Packed.of([ONE]).about, evil, [len(evil)])], [])
    found = get(tmp_path, ONE)
    with pytest.raises(pickle.UnpicklingError):
        print(found and found.witnesses[0].paragraphs)
    assert not (tmp_path / "touched").exists()


def test_many_packs_become_one_with_what_is_in_use(tmp_path: Path) -> None:
    kept = []
    for number in range(9):
        new = record(witness(article(number, 5), f"{number}.txt"))
        Cache(tmp_path, Config()).keep(packed(new), kept)
        kept.append(new)
    assert len(list(tmp_path.glob("*.pack"))) == 1
    assert all(get(tmp_path, one) == one for one in kept)


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    Cache(tmp_path / "file", Config()).keep(packed(ONE), [])
    assert get(tmp_path / "file", ONE) is None
