"""What the fuzzer checks: it sees what is wrong, and says nothing where nothing is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.fuzz import promises, seeds, uniform
from cleaner.article import Cleaned
from cleaner.pipeline import clean

TEXT = "# 渡口\n\n渡口的木船修好了,老人来看船。\n\n12\n"


@pytest.mark.parametrize("data", [TEXT.encode(), TEXT.encode("gb18030"), b"\0\1\2", b"", "學校說這個詞\f頁".encode()])
def test_nothing_is_broken(data: bytes) -> None:
    assert promises.broken(data) == []


def test_a_crash_a_loss_and_a_form_not_normal_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(data: bytes) -> Cleaned:
        raise KeyError("no such thing")

    def loses(data: bytes) -> Cleaned:
        cleaned = clean(data)
        return replace(cleaned, removed=(), articles=cleaned.articles[:0])

    def odd(data: bytes) -> Cleaned:
        cleaned = clean(data)
        text = cleaned.text
        return replace(cleaned, text=replace(text, string=text.string.replace("，", ",")))

    for wrong, kind in ((crash, "crash"), (loses, "conservation"), (odd, "normal form")):
        monkeypatch.setattr(promises, "clean", wrong)
        assert {line.split(":")[0] for line in promises.broken(TEXT.encode())} >= {kind}


def test_small_inputs_have_half_a_second_and_large_ones_two_a_megabyte() -> None:
    assert promises.allowed(b"") == 0.5
    assert promises.allowed(bytes(3_000_000)) == 6.0


def test_seeds_and_dictionary_are_what_the_fuzzer_reads(tmp_path: Path) -> None:
    words = tmp_path / "words"
    assert seeds.write_dictionary(words) == len(words.read_text(encoding="ascii").splitlines()) > 100
    (tmp_path / "corpus").mkdir()
    assert seeds.write_seeds(tmp_path / "corpus") == len(list((tmp_path / "corpus").iterdir())) > 50
    assert all(path.stat().st_size <= seeds.LONGEST for path in (tmp_path / "corpus").iterdir())


def test_an_input_is_bytes_as_they_are_or_the_text_in_them() -> None:
    assert seeds.unpacked(seeds.AS_IT_IS + b"\xff\xe6") == b"\xff\xe6"
    assert seeds.unpacked(seeds.AS_TEXT + b"\xff" + "水".encode()) == "水".encode()


@pytest.mark.parametrize("name", uniform.kinds())
def test_nothing_is_broken_in_files_of_one_kind_of_line(name: str) -> None:
    data = uniform.kinds()[name](400)
    assert 300 <= len(data) <= 600
    assert promises.broken(data) == []
