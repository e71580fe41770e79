"""A written corpus, opened: every character of it leads to its place in a raw file."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.canon.noise import noisy_paragraphs
from bench.canon.texts import articles
from cleaner import Corpus
from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord
from cleaner.config import Config
from cleaner.pipeline import clean
from cleaner.stages.decode.packed import unpack
from cleaner.store.corpus import write
from cleaner.store.documents import Document, documents
from tests.canon.texts import article

NOTICE = "关于调整开馆时间的通知\n\n从六月一日起,新桥图书馆每天早上９点开门。\n\n周一照常闭馆。\n"
LETTER = "致全体读者的一封信\n\n今年春天,图书馆收到读者来信五十封。\n\n我们一一作了答复。\n"
PAGE = "\n\n".join(article(1))


def made(home: Path, raw: Mapping[str, bytes]) -> Corpus:
    """The corpus of raw files, written and opened."""
    records = []
    for name, data in raw.items():
        path = home / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        for each in documents(data, name):
            assert isinstance(each, Document)
            records.append(FileRecord.of(clean(each.data, each.name)))
    write(build(records, Ids()), home / "clean", Config())
    return Corpus(home / "clean")


def test_relations_are_told_of_both_articles(tmp_path: Path) -> None:
    one, other = (text.paragraphs for text in articles(2, 77, (900, 1200)))
    pages = {"a.txt": "\n\n".join(one), "b.txt": "\n\n".join((other[0], *one[1:4], other[1]))}
    corpus = made(tmp_path, {name: text.encode() for name, text in pages.items()})
    long, short = sorted(corpus, key=lambda each: -len(each.text))
    (found,) = corpus.relations(long.id)
    assert corpus.relations(short.id) == (found,)
    assert (found.id, found.to, found.kind) == (short.id, long.id, "excerpt")
    ((at, to),) = found.passages
    assert short.text[slice(*at)] == long.text[slice(*to)]
    assert "\n\n".join(one[1:4])[:-1] in short.text[slice(*at)] + "。"


def jsonl(*texts: str) -> bytes:
    return "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)).encode()


def parquet(*texts: str) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as writer

    out = io.BytesIO()
    writer.write_table(pyarrow.table({"text": list(texts)}), out)
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    packed: bytes = zstandard.compress(data)
    return packed


def untraceable(corpus: Corpus, folder: Path) -> list[tuple[str, int]]:
    """The characters that do not lead to where they stand in a raw file, or to what a rule made them of."""
    out = []
    for one in corpus:
        for offset, char in enumerate(one.text):
            if char == "\n":
                continue
            found = corpus.trace(one.id, offset)
            raw = unpack((folder / found.file).read_bytes(), found.file).decode()
            if raw[slice(*found.span)] != found.raw or (found.raw != char and not found.rules):
                out.append((one.text[max(0, offset - 5) : offset + 5], offset))
    return out


def test_every_character_leads_to_its_raw_place(tmp_path: Path) -> None:
    copies = {
        "a.txt": PAGE.replace("，", ",", 3),
        "b.txt.gz": PAGE.replace("渔民", "鱼民", 1).replace("木匠", "本匠", 1),
        "c.txt": PAGE.replace("果农", "杲农", 1)[: len(PAGE) - 30],
        "d.txt": NOTICE,
    }
    raw = {n: gzip.compress(t.encode()) if n.endswith(".gz") else t.encode() for n, t in copies.items()}
    corpus = made(tmp_path, raw)
    assert sorted(len(corpus.witnesses(one.id)) for one in corpus) == [1, 3]
    assert untraceable(corpus, tmp_path / "raw") == []


def test_paragraphs_put_in_order_lead_to_where_they_stood(tmp_path: Path) -> None:
    one = articles(1, 77, (900, 1200))[0].paragraphs[:6]
    swapped = (*one[:2], one[3], one[2], *one[4:])
    copies = {
        "a.txt": swapped,
        "b.txt": noisy_paragraphs(one, 0.02, random.Random(1)),
        "c.txt": noisy_paragraphs((*one[:4], one[4] + one[5]), 0.02, random.Random(2)),
    }
    corpus = made(tmp_path, {name: "\n\n".join(copy).encode() for name, copy in copies.items()})
    (found,) = corpus
    assert [w.file for w in corpus.witnesses(found.id) if w.base] == ["a.txt"]
    assert found.text == "\n\n".join(one)
    assert {v.why for v in corpus.variants(found.id)} >= {"COL016"}
    assert untraceable(corpus, tmp_path / "raw") == []
    at = found.text.index(one[2]) + 20
    assert corpus.trace(found.id, at).file == "a.txt"


def test_the_pieces_of_a_continued_article_lead_to_both_files(tmp_path: Path) -> None:
    one = article(2)
    cut = one[2].index("，") + 5
    head = "南坡油茶又丰收\n\n" + "\n\n".join((*one[:2], one[2][:cut])) + "\n\n（下转第4版）\n"
    tail = "南坡油茶又丰收\n\n（上接第1版）\n\n" + "\n\n".join((one[2][cut:], *one[3:])) + "\n"
    raw = {"镇报-2026-05-01-01.txt": head.encode(), "镇报-2026-05-01-04.txt": tail.encode()}
    corpus = made(tmp_path, raw)
    (found,) = corpus
    assert len(corpus.witnesses(found.id)) == 2
    files = {corpus.trace(found.id, at).file for at in (3, len(found.text) - 3)}
    assert files == set(raw)
    assert untraceable(corpus, tmp_path / "raw") == []


@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "x.jsonl.gz", "x.jsonl.zst", "x.parquet", "x.parquet.gz"])
def test_a_record_of_a_table_is_found_again(tmp_path: Path, name: str) -> None:
    data = parquet(NOTICE, LETTER) if ".parquet" in name else jsonl(NOTICE, LETTER)
    data = gzip.compress(data) if name.endswith(".gz") else zstd(data) if name.endswith(".zst") else data
    corpus = made(tmp_path, {f"tables/{name}": data})
    letter = next(one for one in corpus if "来信" in one.text)
    found = corpus.trace(letter.id, letter.text.index("，"))
    assert (found.file, found.raw) == (f"tables/{name}#2", ",")
    assert LETTER[slice(*found.span)] == ","


def test_a_packed_file_is_opened(tmp_path: Path) -> None:
    for name, data in (("a.txt.gz", gzip.compress(NOTICE.encode())), ("b.txt.zst", zstd(LETTER.encode()))):
        corpus = made(tmp_path / name, {name: data})
        (one,) = corpus
        assert corpus.trace(one.id, one.text.index("，")).raw == ","


def test_a_raw_file_that_is_gone_or_changed_is_named(tmp_path: Path) -> None:
    corpus = made(tmp_path, {"x.jsonl": jsonl(NOTICE), "a.txt": LETTER.encode()})
    notice = next(one for one in corpus if "来信" not in one.text)
    letter = next(one for one in corpus if "来信" in one.text)
    (tmp_path / "raw/x.jsonl").write_bytes(jsonl(NOTICE.replace("六", "七")))
    (tmp_path / "raw/a.txt").write_bytes(b"")
    with pytest.raises(FileNotFoundError, match=r"x\.jsonl: does not hold the record"):
        corpus.trace(notice.id, 0)
    with pytest.raises(FileNotFoundError, match=r"a\.txt: is not the file"):
        corpus.trace(letter.id, 0)
    (tmp_path / "raw/x.jsonl").write_bytes(b"\n")
    with pytest.raises(FileNotFoundError, match="clean run"):
        Corpus(tmp_path / "clean").trace(notice.id, 0)
    (tmp_path / "raw/x.jsonl").unlink()
    with pytest.raises(FileNotFoundError, match="raw="):
        corpus.trace(notice.id, 0)
    with pytest.raises(IndexError):
        corpus.trace(notice.id, 10_000)
