"""Decoding: whatever the bytes are, the text is right, or the file is refused with a reason."""

from __future__ import annotations

import itertools
import random

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.core.audit import audit
from cleaner.core.rule import Example, Rule
from cleaner.stages.decode import RULES, DecodeError, decode
from cleaner.stages.decode.reading import read

PROSE = "清晨的雾还没有散，河面上已经有了船声。老周撑着竹篙，把货一箱一箱送到对岸。"
MAY_REMOVE = frozenset(rule.code for rule in RULES if rule.removes)

OPENINGS = (
    *("昨天下午", "据气象台消息", "村里的老人说", "会议指出", "王小雨笑着说：“", "第三章"),
    *("记者从县里获悉", "天亮以后", "他没有回答", "春节前后", "新桥通车那天", "本报讯"),
)
ENDINGS = (
    *("雨下得很大。", "明天会更冷", "这条路走了整整二十年，还没有走完。"),
    *("学校里来了新老师", "请大家注意安全！", "谁也没有想到"),
)
SNIPPETS = [a + b for a, b in itertools.product(OPENINGS, ENDINGS)][:60]


def short(charset: str) -> list[str]:
    """Sixty snippets of 8 to 40 characters, in Traditional characters where the charset has only those."""
    convert = opencc.OpenCC("s2tw").convert if charset == "big5" else str
    return [convert(s) for s in SNIPPETS]


def test_snippets_are_sixty_and_short() -> None:
    assert len(set(SNIPPETS)) == 60
    assert all(8 <= len(s) <= 40 for s in SNIPPETS)


@pytest.mark.parametrize("charset", ["gb18030", "big5", "utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_short_texts_are_never_misread(charset: str) -> None:
    wrong = [s for s in short(charset) if decode(s.encode(charset), "s.txt").text.string != s]
    assert not wrong


def test_traditional_text_in_gbk_is_not_taken_for_big5() -> None:
    convert = opencc.OpenCC("s2t").convert
    wrong = [s for s in map(convert, SNIPPETS) if decode(s.encode("gbk"), "s.txt").text.string != s]
    assert not wrong


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain ASCII\r\n", "utf-8"),
        (PROSE.encode(), "utf-8"),
        (PROSE.encode("utf-8-sig"), "utf-8"),
        (PROSE.encode("gb2312"), "gb18030"),
        (PROSE.encode("gbk"), "gb18030"),
        ("㐀𠀀，".encode("gb18030") + PROSE.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + PROSE.encode("utf-32-le"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + PROSE.encode("utf-32-be"), "utf-32-be"),
        (("2026年\n" + PROSE).encode("utf-16-le"), "utf-16-le"),
        (("2026年\n" + PROSE).encode("utf-16-be"), "utf-16-be"),
        ("清晨的霧還沒有散，河面上已經有了船聲。".encode("big5"), "big5-hkscs"),
        ("佢哋喺嗰度食嘢，好開心。清晨的霧還沒有散。".encode("big5-hkscs"), "big5-hkscs"),
        (PROSE.encode("hz"), "hz"),
        (b'(format t "~{~a~^, ~}" list)\n', "utf-8"),
    ],
)
def test_encoding_is_named_and_no_doubt_is_raised(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.encoding == encoding
    assert decoded.findings == ()
    assert not decoded.text.string.startswith("\ufeff")
    assert len(decoded.text.ledger.batches) == 0


def test_a_stray_nul_is_a_control_code_that_goes() -> None:
    data = (PROSE * 8).encode()
    cleaned = clean(data[:30] + b"\0" + data[30:])
    assert cleaned.text.string == clean(data).text.string
    assert [(removal.code, removal.text) for removal in cleaned.removed] == [("REP001", "\0")]


def test_line_ends_stay() -> None:
    assert decode("山\r\n水\r云\n".encode("gb18030"), "a.txt").text.string == "山\r\n水\r云\n"


def test_declared_charset_is_not_believed_against_the_bytes() -> None:
    source = f'<?xml encoding="gb2312"?>{PROSE}'
    assert decode(source.encode(), "a.xml").encoding == "utf-8"
    source = f'<?xml encoding="big5"?>{PROSE}'
    assert decode(source.encode("gb18030"), "a.xml").encoding == "gb18030"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x01\x02\x00\x03\xff\x00\x00\x07", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (random.Random(1).randbytes(20_000).replace(b"\0", b"\1"), "iconv"),
        (b"\xff" * 1000, "iconv"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, named: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data, "dir/odd.txt")
    assert str(caught.value).startswith("dir/odd.txt: ")
    assert named in str(caught.value)


def test_other_encodings_are_listed_not_trusted() -> None:
    russian = "На реке утром стоял туман, и никто не спешил домой."
    for charset in ("cp1251", "koi8-r"):
        assert "DEC003" in {f.code for f in decode(russian.encode(charset), "o.txt").findings}


def test_rare_characters_raise_no_doubt() -> None:
    for string in ("饕餮盛宴、囹圄、魑魅魍魉、耄耋", "王龑、李燊、张骉、赵赟、钱翀、孙彧、周喆"):
        decoded = decode(string.encode("gb18030"), "r.txt")
        assert (decoded.text.string, decoded.findings) == (string, ())


def test_accented_letter_of_latin1_is_marked_not_guessed() -> None:
    decoded = decode("The café at the river is open until nine.".encode("latin-1"), "l.txt")
    assert decoded.text.string == "The caf\ufffd at the river is open until nine."
    assert [f.code for f in decoded.findings if f.code == "DEC001"] == ["DEC001"]


def test_half_utf8_half_gb_is_read_line_by_line() -> None:
    first, second = f"{PROSE}\nASCII only\n", f"{PROSE[::-1]}\n山高水长。\n"
    decoded = decode(first.encode() + second.encode("gb18030") + first.encode(), "m.txt")
    assert decoded.text.string == first + second + first
    assert decoded.encoding == "utf-8+gb18030"
    changes = [f.span for f in decoded.findings if f.code == "DEC002"]
    assert [start for start, _ in changes] == [len(first), len(first + second)]


def test_mixed_file_that_is_also_valid_gb_is_read_line_by_line() -> None:
    line = "春天到了"  # four characters: twelve bytes, which are six characters of GB 18030, too
    line.encode().decode("gb18030")
    text = f"{line}\n{PROSE}\n"
    decoded = decode(f"{line}\n".encode() + f"{PROSE}\n".encode("gb18030"), "m.txt")
    assert decoded.text.string == text


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5-hkscs"])
def test_one_bad_byte_is_marked_and_listed(charset: str) -> None:
    prose = "清晨的霧，河上的船。" if charset == "big5-hkscs" else PROSE
    head, tail = f"{prose}\n{prose[:5]}", f"，{prose[5:]}\n{prose}"
    data = head.encode(charset) + b"\xff" + tail.encode(charset)
    decoded = decode(data, "b.txt")
    assert decoded.text.string == head + "\ufffd" + tail
    assert decoded.encoding == charset
    (finding,) = decoded.findings
    assert finding.code == "DEC001"
    assert finding.span == (len(head), len(head) + 1)
    assert f"offset {len(head.encode(charset))}: ff" in finding.message


def test_file_cut_off_within_a_character() -> None:
    for charset, cut in (("utf-8", 1), ("gb18030", 1), ("utf-16", 1), ("utf-32", 2)):
        decoded = decode((PROSE + "完").encode(charset)[:-cut], "c.txt")
        assert decoded.text.string.rstrip("\ufffd") == PROSE
        assert [f.code for f in decoded.findings] == ["DEC001"]


def test_lone_surrogate_of_utf16_is_marked() -> None:
    data = b"\xff\xfe" + "山".encode("utf-16-le") + b"\x00\xd8" + "水长".encode("utf-16-le")
    decoded = decode(data, "u.txt")
    assert decoded.text.string == "山\ufffd水长"
    assert "offset 4: 00 d8" in decoded.findings[0].message


def test_long_single_line() -> None:
    string = PROSE * 60_000
    assert decode(string.encode("gb18030"), "long.txt").text.string == string
    damaged = string.encode("gb18030") + b"\xff" + string.encode("gb18030")
    assert decode(damaged, "long.txt").text.string == string + "\ufffd" + string


def harness(before: str) -> str:
    """A judged rule's example as a file: ``\\udcXX`` is the byte XX."""
    return decode(before.encode("utf-8", "surrogateescape"), "example.txt").text.string


@pytest.mark.parametrize(
    ("rule", "case"),
    [(r, e) for r in RULES if r.propose is None and not r.code.startswith("DEC013") for e in r.examples],
    ids=lambda value: value.code if isinstance(value, Rule) else None,
)
def test_examples_of_judged_rules(rule: Rule, case: Example) -> None:
    assert harness(case.before) == (case.before if case.after is None else case.after)


ALPHABET = "的一国山水。，\n\r a<>&中文體臺灣\u00e9\u3042\uff21𠀀"
PIECE = st.one_of(
    st.binary(max_size=12),
    st.text(ALPHABET, max_size=20).map(str.encode),
    st.text(ALPHABET, max_size=20).map(lambda s: s.encode("gb18030")),
    st.text(ALPHABET, max_size=20).map(lambda s: s.encode("big5-hkscs", "ignore")),
    st.sampled_from([b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\x00"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECE, max_size=6).map(b"".join))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xa1\n\xe4\xb8")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read(data, "any")
    except DecodeError as error:
        assert str(error).startswith("any: ")
        return
    reading.string.encode()  # no lone surrogate
    for finding in reading.findings:
        start, end = finding.span
        assert 0 <= start <= end <= len(reading.string)
        if finding.code == "DEC001":
            assert set(reading.string[start:end]) == {"\ufffd"}
            offset, shown = finding.message.removeprefix("undecodable: byte offset ").split(": ")
            assert data[int(offset) :].startswith(bytes.fromhex(shown.removesuffix("…")))


@settings(max_examples=200, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=60))
def test_utf8_is_read_as_it_is(string: str) -> None:
    assert read(string.encode(), "u").string == string


def test_text_of_a_decoded_file_passes_the_audit() -> None:
    audit(decode(PROSE.encode("gb18030"), "a").text, MAY_REMOVE)
