"""``decisions.toml``: what is written is read, sorted, with what people wrote into it; errors name the place."""

from __future__ import annotations

import os
import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon.decisions import Decision, Decisions, LineEnd, Pair, Place, Reading, Wrong
from cleaner.core.rulings import Dismissal, ReadAs, Rulings
from cleaner.store.atomic import StoreError
from cleaner.store.decisions import DecisionFile, DecisionsError, Entry, parse, read, write

A, B = "a" * 64, "b" * 64

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 50)).map(lambda row: (row[0], row[0] + row[1]))
PLACES = st.builds(Place, WORDS, st.sampled_from([A, B]), SPANS, WORDS)
DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    st.builds(Wrong, PLACES, st.sampled_from(["NOR040", "FUR003"])),
    st.builds(LineEnd, PLACES, st.booleans()),
    st.builds(Pair, PLACES, PLACES, st.booleans()),
    st.builds(Reading, PLACES, WORDS | st.just("")),
)


def place(file: str = "a.txt", at: int = 3, sha256: str = A) -> Place:
    return Place(file, sha256, (at, at + 1))


@given(st.lists(st.tuples(DECISIONS, WORDS, WORDS), max_size=6), st.randoms(use_true_random=False))
def test_what_is_written_is_read_and_the_order_does_not_matter(
    rows: list[tuple[Decision, str, str]], chance: random.Random
) -> None:
    file = DecisionFile()
    for decision, note, by in rows:
        file = file.with_entry(Entry.of(decision, note, by))
    text = file.text()
    found = parse(text)
    assert found.decisions == file.decisions == Decisions.of(decision for decision, _, _ in rows)
    assert sorted(e.note for e in found.entries) == sorted(note for _, note, _ in rows)
    assert {(e.decision.place.quote) for e in found.entries} == {d.place.quote for d, _, _ in rows}
    assert found.text() == text
    chance.shuffle(rows)
    other = DecisionFile()
    for decision, note, by in rows:
        other = other.with_entry(Entry.of(decision, note, by))
    assert other.text() == text
    assert Decisions.from_json(file.decisions.to_json()) == file.decisions


def test_the_file_is_sorted_by_file_and_place_with_one_decision_a_table() -> None:
    file = DecisionFile()
    for name, at in (("b.txt", 2), ("a.txt", 30), ("a.txt", 4)):
        file = file.with_entry(Entry.of(LineEnd(place(name, at), True)))
    rows = tomllib.loads(file.text())["decision"]
    assert [(row["file"], row["span"]) for row in rows] == [("a.txt", [4, 5]), ("a.txt", [30, 31]), ("b.txt", [2, 3])]
    assert file.text().count("[[decision]]\n") == 3


def test_what_people_wrote_stays_as_they_wrote_it() -> None:
    first = Entry.of(LineEnd(place("b.txt"), True)).block
    text = (
        "# 河口报合订本\n\n"
        f"# 看过原件\n# 两次\n{first}date = 2026-05-03  # 星期日\nby = '林青'\n\n"
        + Entry.of(LineEnd(place("c.txt"), False)).block
    )
    file = parse(text).with_entry(Entry.of(LineEnd(place("a.txt"), True)))
    written = file.text()
    assert written.startswith("# 河口报合订本\n\n[[decision]]\n")
    assert f"\n\n# 看过原件\n# 两次\n{first}date = 2026-05-03  # 星期日\nby = '林青'\n\n[[decision]]\n" in written
    assert [e.decision.place.file for e in parse(written).entries] == ["a.txt", "b.txt", "c.txt"]
    one = next(e for e in file.entries if e.decision.place.file == "b.txt")
    assert "看过原件" not in file.without([one]).text()


WHOLE = Entry.of(Wrong(place(), "NOR040")).block


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[decision", "d.toml: is no TOML"),
        ("[[decisions]]\nkind = 'join'\n", "d.toml: decisions: there is no such key"),
        ("decision = [{kind = 'join'}]\n", "d.toml: decision: write each decision as a table of its own"),
        ("\n" + WHOLE.replace('"wrong"', '"wrnog"'), "d.toml:3: kind: is 'wrnog', must be one of break, different"),
        (WHOLE.replace("code", "kode"), "d.toml:5: kode: there is no such key in a decision of the kind 'wrong'"),
        (WHOLE.replace('code = "NOR040"\n', ""), "d.toml:1: code: is missing"),
        (WHOLE.replace("NOR040", "nor40"), "d.toml:5: code: is 'nor40', must be the code of a rule"),
        (WHOLE.replace("[3, 4]", "[4, 3]"), "d.toml:4: span: is \\[4, 3\\], must be two numbers"),
        (WHOLE.replace("[3, 4]", "3"), "d.toml:4: span: is 3, must be two numbers"),
        (WHOLE.replace(A, "A"), "d.toml:6: sha256: must be the SHA-256 of the raw file"),
        (WHOLE + "note = 3\n", "d.toml:7: note: is 3, must be a string"),
        ("# x\n" + Entry.of(Pair(place(), place("b"), True)).block.replace(B, ""), None),
    ],
)
def test_errors_name_file_line_and_key(text: str, message: str | None) -> None:
    if message is None:
        assert parse(text, "d.toml").entries
        return
    with pytest.raises(DecisionsError, match=message):
        parse(text, "d.toml")


def test_a_pair_needs_two_places() -> None:
    text = Entry.of(Pair(place(), place("b.txt", 9, B), True)).block
    with pytest.raises(DecisionsError, match=r"d\.toml:6: other\.sha256: must be the SHA-256"):
        parse(text.replace(B, "b"), "d.toml")
    with pytest.raises(DecisionsError, match=r"d\.toml:1: other: must be a table"):
        parse("".join(line + "\n" for line in text.splitlines() if not line.startswith("other")), "d.toml")


def test_the_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.toml"
    file = DecisionFile().with_entry(Entry.of(LineEnd(place(), True)))
    write(path, file)
    path.chmod(0o640)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match=r"No space left on device; it is as it was"):
            write(path, file.with_entry(Entry.of(LineEnd(place("b.txt"), True))))
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["decisions.toml"]
    write(path, file.with_entry(Entry.of(LineEnd(place("b.txt"), True))))
    assert len(read(path).entries) == 2
    assert path.stat().st_mode & 0o777 == 0o640


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "decisions.toml").entries == ()
    (tmp_path / "decisions.toml").write_bytes("[[decision]]".encode("utf-16"))
    with pytest.raises(DecisionsError, match="is not UTF-8"):
        read(tmp_path / "decisions.toml")


def test_each_file_gets_the_rulings_for_its_bytes() -> None:
    decisions = Decisions.of(
        [
            Wrong(place(), "NOR040"),
            LineEnd(place(at=9), True),
            LineEnd(place(at=5), False),
            Reading(place("other name", 7), "船"),
            LineEnd(place("b.txt", 1, B), True),
            Pair(place(), place("b.txt", 1, B), True),
        ]
    )
    assert decisions.rulings() == {
        A: Rulings((Dismissal("NOR040", (3, 4)),), (9,), (5,), (ReadAs((7, 8), "船"),)),
        B: Rulings(joins=(1,)),
    }
