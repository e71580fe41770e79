"""Conservation over random histories of edits and gathers: nothing vanishes without a record."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.audit import AuditError, audit
from cleaner.core.edits import Edits, Ranges
from cleaner.core.places import Places
from cleaner.core.text import IS_BLANK, Text

ALPHABET = "甲乙丙丁，。a1 \u3000\n𠮷"
RAW = st.text(ALPHABET, max_size=40)
Step = Callable[[Text], Text]


@st.composite
def edits(draw: st.DrawFn, text: Text) -> Edits:
    """Some edits of ``text``: replacements and insertions anywhere, deletions of blanks only."""
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    triples = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        blank = not text.string[start:end].strip()
        after = draw(st.text("子丑寅卯 ", min_size=0 if blank else 1, max_size=4))
        if after.strip() or blank:
            triples.append((start, end, after))
    return Edits.of(triples)


@st.composite
def histories(draw: st.DrawFn) -> Text:
    text = Text.of(draw(RAW))
    for number in range(draw(st.integers(0, 5))):
        if draw(st.booleans()) and len(text):
            text = shuffled(draw, text, f"GAT{number:03}")
        else:
            text = text.apply(f"EDI{number:03}", draw(edits(text)))
    return text


def shuffled(draw: st.DrawFn, text: Text, rule: str) -> Text:
    """The solid runs of the text in another order."""
    runs, at = [], None
    for i, char in enumerate(text.string + " "):
        if char.isspace():
            if at is not None:
                runs.append((at, i))
            at = None
        elif at is None:
            at = i
    order = draw(st.permutations(runs))
    return text.gather(rule, Ranges.of([(start, end, "\n") for start, end in order]), Ranges.of([]))


@given(histories())
def test_every_history_passes_the_audit(text: Text) -> None:
    audit(text, frozenset())


@given(histories())
def test_every_solid_raw_character_has_exactly_one_place(text: Text) -> None:
    places = Places.of(text)
    for at, char in enumerate(text.raw):
        if not char.isspace():
            assert 0 <= places.place[at] < len(text)


@given(histories())
def test_a_kept_character_is_its_raw_character(text: Text) -> None:
    for char, origin in zip(text.string, text.origin, strict=True):
        if origin >= 0:
            assert text.raw[origin] == char


@given(histories(), st.data())
def test_spans_of_parts_are_disjoint_and_in_reading_order(text: Text, data: st.DataObject) -> None:
    places = Places.of(text)
    cut = data.draw(st.integers(0, len(text)))
    spans = [*places.spans(text.raw, 0, cut), *places.spans(text.raw, cut, len(text))]
    covered = [i for start, end in spans for i in range(start, end) if not text.raw[i].isspace()]
    assert len(covered) == len(set(covered))


@given(histories(), st.data())
def test_passages_are_spans_joined_over_white_space(text: Text, data: st.DataObject) -> None:
    places = Places.of(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    ranges = list(zip(cuts[::2], cuts[1::2], strict=False))
    expected = []
    for start, end in ranges:
        joined: list[tuple[int, int]] = []
        for first, last in places.spans(text.raw, start, end):
            if joined and joined[-1][1] <= first and not text.raw[joined[-1][1] : first].strip():
                joined[-1] = (joined[-1][0], last)
            else:
                joined.append((first, last))
        expected.append(tuple(joined))
    assert places.passages(text.raw, ranges) == expected
    assert places.all_spans(text.raw, ranges) == [places.spans(text.raw, start, end) for start, end in ranges]


@given(RAW, st.data())
def test_apply_does_what_replacing_by_hand_does(raw: str, data: st.DataObject) -> None:
    text = Text.of(raw)
    batch = data.draw(edits(text))
    expected, at = "", 0
    for start, end, after in zip(batch.starts, batch.ends, batch.afters, strict=True):
        expected += raw[at:start] + after
        at = end
    assert text.apply("EDI000", batch).string == expected + raw[at:]


def test_a_rule_that_deletes_text_without_leave_is_named() -> None:
    text = Text.of("甲乙丙").apply("BAD001", Edits.of([(1, 2, "")]))
    with pytest.raises(AuditError, match="BAD001"):
        audit(text, frozenset())
    audit(text, frozenset({"BAD001"}))


def test_a_forged_text_does_not_pass() -> None:
    text = Text.of("甲乙丙")
    forged = Text("甲丁丙", text.origin, text.raw, text.ledger)
    with pytest.raises(AuditError, match="raw character 1"):
        audit(forged, frozenset())
    lost = Text("甲丙", np.array([0, 2], np.int32), text.raw, text.ledger)
    with pytest.raises(AuditError, match="vanished"):
        audit(lost, frozenset())


@given(histories(), st.data())
def test_what_is_dropped_is_recorded_under_its_rule(text: Text, data: st.DataObject) -> None:
    pieces: list[tuple[int, int, str]] = []
    drops: list[tuple[int, int, str]] = []
    for at, char in enumerate(text.string):
        if not char.isspace():
            code = data.draw(st.sampled_from(["", "DRB000", "DRA000"]))
            if code:
                drops.append((at, at + 1, code))
            else:
                pieces.append((at, at + 1, "\n"))
    after = text.gather("GAT900", Ranges.of(pieces), Ranges.of(data.draw(st.permutations(drops))))
    audit(after, frozenset({"DRA000", "DRB000"}))
    assert after.string == "".join(text.string[start:end] + "\n" for start, end, _ in pieces)
    rules, places = after.ledger.rules(), Places.of(after)
    for start, _, code in drops:
        if (raw := int(text.origin[start])) >= 0:
            assert rules[places.end_row[raw]] == code
    new = after.ledger.batches[len(text.ledger.batches) :]
    assert [batch.rule for batch in new if batch.rule != "GAT900"] == sorted({code for _, _, code in drops})


def test_gather_refuses_to_leave_text_over() -> None:
    with pytest.raises(ValueError, match="乙"):
        Text.of("甲乙").gather("GAT000", Ranges.of([(0, 1, "\n")]), Ranges.of([]))


def test_a_removed_replacement_counts_as_removed() -> None:
    text = Text.of("甲…乙").apply("EDI000", Edits.of([(1, 2, "……")])).apply("DEL000", Edits.of([(1, 3, "")]))
    places = Places.of(text)
    assert text.string == "甲乙"
    assert places.place[1] == -1
    assert text.ledger.rules()[places.end_row[1]] == "DEL000"


def test_blanks_are_what_python_takes_for_white_space() -> None:
    blanks = [char for char in map(chr, range(0x110000)) if char.isspace()]
    assert [chr(code) for code in IS_BLANK.nonzero()[0].tolist()] == blanks


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Edits.of([(0, 2, "子"), (1, 3, "丑")])


def test_an_edit_past_the_end_names_its_rule() -> None:
    with pytest.raises(ValueError, match="EDI000"):
        Text.of("甲").apply("EDI000", Edits.of([(0, 2, "子")]))
