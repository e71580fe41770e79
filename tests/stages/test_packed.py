"""Compressed files are what they hold."""

from __future__ import annotations

import gzip
import hashlib
import sys

import pytest

import cleaner
from cleaner.stages.decode import DecodeError, decode
from cleaner.stages.decode.packed import unpack

TEXT = "山乡通车的通知\n\n五月九日起，第一班车早上六点发车。\n\n请乡亲们互相转告。\n"
DATA = TEXT.encode("gb18030")


def zst(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    packed: bytes = zstandard.ZstdCompressor().compress(data)
    return packed


def test_gzip_is_known_by_its_bytes_and_its_members_are_one_text() -> None:
    packed = gzip.compress(DATA[:20]) + gzip.compress(DATA[20:])
    decoded = decode(packed, "a.txt")
    assert (decoded.text.raw, decoded.encoding) == (TEXT, "gb18030")


def test_zstandard_is_known_by_its_bytes_and_its_frames_are_one_text() -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\x00\x00\x00meta"
    assert decode(skipped + zst(DATA[:20]) + zst(DATA[20:]), "a").text.raw == TEXT
    long = DATA * 10_000
    assert unpack(zst(long) + zst(long), "a") == long + long


def test_offsets_are_of_the_text_inside_and_the_digest_is_of_the_file_outside() -> None:
    packed = gzip.compress(DATA)
    cleaned, plain = cleaner.clean(packed, "a.txt.gz"), cleaner.clean(DATA, "a.txt")
    assert cleaned.sha256 == hashlib.sha256(packed).hexdigest()
    assert cleaned.text.string == plain.text.string
    assert [cleaned.spans(p) for p in cleaned.articles[0].parts] == [plain.spans(p) for p in plain.articles[0].parts]


@pytest.mark.parametrize("pack", [gzip.compress, zst])
def test_damaged_files_are_refused(pack: object) -> None:
    assert callable(pack)
    packed = pack(bytes(range(256)) * 100)
    for broken in (packed[:-1], packed[: len(packed) // 2], packed[:4], packed + b"rest"):
        with pytest.raises(DecodeError, match=r"^a\.gz: .*damaged or cut off .*fetch it again"):
            decode(broken, "a.gz")


def test_bombs_are_refused_before_they_swell() -> None:
    zeros = b"\0" * 70_000_000
    for packed in (gzip.compress(zeros), zst(zeros)):
        with pytest.raises(DecodeError, match=r"^a: [\d,]+ compressed bytes unpack to more than 64 MB"):
            decode(packed, "a")


def test_what_is_packed_twice_is_refused() -> None:
    with pytest.raises(DecodeError, match="gzip-compressed twice"):
        decode(gzip.compress(gzip.compress(DATA)), "a.gz")
    with pytest.raises(DecodeError, match="compressed twice"):
        decode(gzip.compress(zst(DATA)), "a.gz")


def test_missing_zstandard_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zst(DATA)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(DecodeError, match=r"a\.zst: .*cleaner\[zst\]"):
        decode(packed, "a.zst")
