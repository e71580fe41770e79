"""``clean trace``: from a raw place to the corpus and back, and what is said when there is no such place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner.cli.main import main
from tests.cli.conftest import NOTICE

Out = pytest.CaptureFixture[str]

BODY = (
    "从六月一日起,新桥图书馆每天早上九点开门。读者可以在门口的木箱里还书,\r\n也可以把书交给送信的摆渡人。"
    "一楼的儿童阅览室里添了三十把小椅子,都是镇上的木匠用旧船板做的。"
    "傍晚时分,湖上起风的时候,窗边的风铃会响,管理员就把灯一盏一盏点起来。"
    "有人问她为什么不用电铃,她说风铃响的时候,大家都会抬起头来看一看湖。"
)
LINES = f"- 3 -\r\n关于调整开馆时间的通知\r\n\r\n{BODY}\r\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """A folder with three copies of a notice, one of them with a misread character, and the corpus of them."""
    raw = tmp_path / "corpus" / "raw"
    raw.mkdir(parents=True)
    (raw / "a.txt").write_bytes(LINES.encode())
    (raw / "b.txt").write_bytes(LINES.replace("木匠", "本匠").replace(",", "，").encode())
    rows = [json.dumps({"text": "第一条记录只有一句话。"}), "", json.dumps({"text": LINES.replace("\r\n", "\n")})]
    (raw / "table.jsonl").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["run", "--quiet"]) == 0
    capsys.readouterr()
    return tmp_path


def told(capsys: Out, *args: str) -> str:
    assert main(["trace", *args]) == 0
    return capsys.readouterr().out


def as_json(capsys: Out, *args: str) -> Any:
    return json.loads(told(capsys, *args, "--json"))


def article_id() -> str:
    rows = [json.loads(row) for row in Path("corpus/clean/articles.jsonl").read_text(encoding="utf-8").splitlines()]
    (found,) = [row["id"] for row in rows if row["title"] == "关于调整开馆时间的通知"]
    return str(found)


def test_a_character_goes_to_the_corpus(home: Path, capsys: Out) -> None:
    out = told(capsys, "corpus/raw/a.txt:4:7")
    assert out.splitlines() == [
        "corpus/raw/a.txt:4:7  ','",
        "  NOR040 half-width-punctuation: ',' -> '，'",
        "clean: article 1, part 2 (body), offset 6: '，'",
        f"canonical: {article_id()}:6  '，'",
    ]


def test_every_character_comes_back_to_where_it_was(home: Path, capsys: Out) -> None:
    id = article_id()
    for offset in range(0, 150, 13):
        row = as_json(capsys, f"{id}:{offset}")
        places = {w["file"]: w["place"] for w in row["witnesses"]}
        assert set(places) == {"a.txt", "b.txt", "table.jsonl#3"}
        for file, place in places.items():
            back = as_json(capsys, f"{file}:{place['line']}:{place['column']}")
            assert back["raw"] == place["raw"]
            (clean,) = back["clean"]
            assert clean["canonical"]["id"] == id and clean["canonical"]["span"] == [offset, offset + 1]
            assert clean["text"] == clean["canonical"]["text"] == row["text"] or clean["text"] == "本"


def test_where_copies_differ_the_readings_are_named(home: Path, capsys: Out) -> None:
    column = 1 + LINES.split("\r\n")[4].index("木匠")
    out = told(capsys, f"b.txt:5:{column}")
    assert "'本'" in out and "(another reading than this copy's)" in out
    assert "copies differ: '木' (0, 2, chosen); '本' (1); COL" in out
    id, offset = out[out.index("canonical: ") + 11 :].split(" ")[0].split(":")
    out = told(capsys, f"{id}:{offset}")
    assert "copies differ: '木' (a.txt, table.jsonl#3, chosen); '本' (b.txt); COL" in out
    assert f"b.txt:5:{column}  '本'" in out


def test_a_line_a_join_and_what_was_removed(home: Path, capsys: Out) -> None:
    out = told(capsys, "a.txt:5")
    assert "NOR040 half-width-punctuation: ',' -> '，'  (at 5:" in out
    first = len(BODY.split("\r\n")[0])
    assert f"clean: article 1, part 2 (body), offsets {first} to " in out
    row = as_json(capsys, f"a.txt:4:{first + 2}")
    assert row["raw"] == "\n" and [step["rule"][:3] for step in row["steps"]] == ["UNW"]
    assert "clean: removed as page-number" in told(capsys, "a.txt:1")
    assert as_json(capsys, "a.txt:1:3")["removed"] == ["page-number"]
    assert "the line is empty" in told(capsys, "a.txt:3")


def test_the_title_is_found_by_its_name(home: Path, capsys: Out) -> None:
    assert f"canonical: title of {article_id()}  '关于调整开馆时间的通知'" in told(capsys, "a.txt:2:3")


def test_a_record_of_a_table(home: Path, capsys: Out) -> None:
    assert told(capsys, "corpus/raw/table.jsonl#3:2:1").startswith("corpus/raw/table.jsonl#3:2:1  '关'")


def test_a_file_that_no_corpus_has_and_one_with_colons_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("第1版:2").write_text(NOTICE, encoding="utf-8")
    assert "canonical" not in told(capsys, "第1版:2:3:7")
    assert told(capsys, "第1版:2:1:1").startswith("第1版:2:1:1  '关'")
    assert told(capsys, "第1版:2:3").startswith("第1版:2:3:1  '从六月")


def test_a_move_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    page = Path(__file__).parents[2] / "fixtures" / "column-order" / "newspaper-page.raw.txt"
    monkeypatch.chdir(tmp_path)
    row = as_json(capsys, f"{page}:11:1")
    assert row["raw"] == "图" and row["moved"] == {"after": 21, "before": 0}
    assert "stands after 21 characters that the raw file has below it" in told(capsys, f"{page}:11:1")
    assert as_json(capsys, f"{page}:15:1")["moved"]["before"] > 0


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("a.txt", "FILE:LINE, FILE:LINE:COLUMN or ID:OFFSET, as in a.txt:1"),
        ("a.txt:99", "there is no line 99: the file has 5 lines"),
        ("a.txt:0", "there is no line 0"),
        ("a.txt:3:0", "there is no column 0 in line 3"),
        ("a.txt:3:9", "there is no column 9 in line 3: it has 0 characters"),
        ("c.txt:3", "c.txt: there is no such file"),
        ("corpus:1", "corpus: is a folder"),
        ("table.jsonl:1", "say which record: table.jsonl#1"),
        ("table.jsonl#2:1", "has no record 2"),
        ("c000000000000:4", "no article of this id"),
    ],
)
def test_a_place_that_is_not_there(home: Path, place: str, message: str, capsys: Out) -> None:
    assert main(["trace", place]) == 2
    out, err = capsys.readouterr()
    assert out == "" and message in err


def test_an_offset_without_a_character(home: Path, capsys: Out) -> None:
    assert main(["trace", f"{article_id()}:9999"]) == 2
    assert "is after the end: the text has" in capsys.readouterr().err


def test_a_raw_file_that_is_gone_is_said_of_its_witness_only(home: Path, capsys: Out) -> None:
    Path("corpus/raw/b.txt").unlink()
    out = told(capsys, f"{article_id()}:3")
    assert "a.txt:4:4" in out and "b.txt: the raw file is not there" in out.replace("corpus/raw/", "")
