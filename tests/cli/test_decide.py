"""``clean decide``: as a person uses it, from the finding to the corpus and back."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import Corpus
from cleaner.store import pack
from tests.cli.conftest import NOTICE, Clean, tree

PAGE = """# 渡口的木船修好了

春分那天放水,收成好。
谷雨那天插秧，云溪县的渡船从前用篙，后来用桨，再后来装上了柴油机，如今换成了电动船。

船顶铺着光伏板，晴天能跑上整天。船工是父子，父亲管上午，儿子管下午，交班的时候互相拍拍肩膀，从来不多说话。

渡口的老钟还挂在凉棚底下，敲响了就开船，大雾天不敲，两岸就都绕路走桥。
"""
COPY = PAGE.replace("用桨", "用浆")
HEADED = "# 湖心的观测站\n\n研究所在湖心建了观测站。\n\n临江日报 第3版\n\n湖面上的雾散了以后，船就开了。\n"


@pytest.fixture
def home(clean: Clean, tmp_path: Path) -> Path:
    raw = tmp_path / "corpus" / "raw"
    (raw / "daily").mkdir(parents=True)
    (raw / "daily" / "a.txt").write_text(PAGE, encoding="utf-8")
    (raw / "web.txt").write_text(COPY, encoding="utf-8")
    (raw / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (raw / "headed.txt").write_text(HEADED, encoding="utf-8")
    assert clean("run", "-q").returncode == 0
    return tmp_path


def said(done: subprocess.CompletedProcess[bytes], code: int = 0, out: bool = False) -> str:
    """What a command said: its output, or where it failed its complaint, unless ``out`` is wanted."""
    assert (done.returncode, done.stderr.decode() if not code else "") == (code, ""), done
    return (done.stderr if code and not out else done.stdout).decode()


def table(home: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home / "corpus/clean" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def written(home: Path) -> list[dict[str, Any]]:
    found = tomllib.loads((home / "corpus" / "decisions.toml").read_text(encoding="utf-8"))["decision"]
    assert isinstance(found, list)
    return found


def article(home: Path, words: str) -> dict[str, Any]:
    (found,) = (row for row in table(home, "articles") if words in row["text"])
    return found


def unfit(home: Path) -> list[str]:
    return [row["message"] for row in table(home, "review") if row["code"] == "COL018"]


def test_a_line_end_from_the_decision_to_the_corpus(clean: Clean, home: Path) -> None:
    out = said(clean("decide", "join", "corpus/raw/daily/a.txt:3", "--note", "见原件", "--by", "林青"))
    assert out == "decided: join daily/a.txt:3:12 天放水,收成好。⟨⏎⟩谷雨那天插秧，云\n"
    (row,) = written(home)
    assert (row["kind"], row["file"], row["span"], row["note"], row["by"]) == (
        "join",
        "daily/a.txt",
        [PAGE.index("\n谷"), PAGE.index("\n谷") + 1],
        "见原件",
        "林青",
    )
    assert "decided already" in said(clean("decide", "join", "daily/a.txt:3"))
    assert "[new: clean run applies it]  # 见原件" in said(clean("decide", "list"))
    assert "made with other decisions: none; run: clean run" in said(clean("check"), 1, out=True)
    assert "收成好。谷雨那天" in said(clean("text", "corpus/raw/daily/a.txt"))
    said(clean("run", "-q"))
    assert "收成好。谷雨那天" in (home / "corpus/clean/witnesses.jsonl").read_text("utf-8")
    assert "[fits]" in said(clean("decide", "list"))

    out = said(clean("decide", "break", "daily/a.txt:3"))
    assert out.splitlines()[1].startswith("  in place of: join daily/a.txt:3:12")
    assert [row["kind"] for row in written(home)] == ["break"]
    assert said(clean("decide", "drop", "1")).startswith("dropped: break daily/a.txt:3:12")
    assert said(clean("decide", "list")) == "nothing is decided\n"


def test_a_change_that_is_wrong_is_not_made_and_can_be_traced(clean: Clean, home: Path) -> None:
    said(clean("decide", "wrong", "daily/a.txt:3:7", "NOR040"))
    said(clean("decide", "wrong", "web.txt:3", "half-width-punctuation"))
    assert [row["code"] for row in written(home)] == ["NOR040", "NOR040"]
    said(clean("run", "-q"))
    one = article(home, "渡船")
    assert "春分那天放水,收成好。" in one["text"]
    corpus = Corpus(home / "corpus/clean")
    for at, char in enumerate(one["text"]):
        if char != "\n":
            assert corpus.trace(one["id"], at).raw == char
    (home / "corpus/decisions.toml").unlink()  # the corpus knows under which decisions it was made
    trace = Corpus(home / "corpus/clean").trace(one["id"], 6)
    assert (trace.raw, trace.rules) == (",", ())


def test_a_line_of_text_that_was_taken_for_a_running_head(clean: Clean, home: Path) -> None:
    (head,) = (row for row in table(home, "removed") if row["kind"] == "page-header")
    assert "临江日报" not in article(home, "雾散了")["text"]
    said(clean("decide", "wrong", "headed.txt:5", head["code"]))
    said(clean("run", "-q"))
    assert not [row for row in table(home, "removed") if row["kind"] == "page-header"]
    assert "临江日报 第3版" in article(home, "雾散了")["text"]
    assert unfit(home) == []


def test_a_finding_that_is_wrong_is_not_listed(clean: Clean, home: Path) -> None:
    (home / "corpus/raw/slogan.txt").write_text("口号\n\n项目落落地地生根，大家都说好。\n", encoding="utf-8")
    said(clean("run", "-q"))
    assert "COL013" in {row["code"] for row in table(home, "review")}
    said(clean("decide", "wrong", "slogan.txt:3:3", "COL013"))
    (mould,) = (row for row in table(home, "review") if row["code"] == "COL004")
    said(clean("decide", "wrong", f"{mould['file']}:1", "COL004"))
    said(clean("run", "-q"))
    assert {row["code"] for row in table(home, "review")} & {"COL013", "COL004", "COL018"} == set()


def test_clean_check_does_not_list_what_was_dismissed(clean: Clean, home: Path) -> None:
    where = "corpus/raw/daily/a.txt:3:7: NOR040", "corpus/raw/daily/a.txt:3:7 NOR040"
    assert any(each in clean("check", "corpus/raw").stdout.decode() for each in where)
    said(clean("decide", "wrong", "daily/a.txt:3:7", "NOR040"))
    listed = clean("check", "corpus/raw").stdout.decode()
    assert not any(each in listed for each in where)
    assert "corpus/raw/web.txt:3:7" in listed
    (home / "corpus/decisions.toml").write_text("[[decision]]\n", encoding="utf-8")
    assert "decisions.toml:1: kind: is None" in said(clean("check", "corpus/raw"), 2)


def test_what_check_lists_as_one_is_dismissed_as_one(clean: Clean, home: Path) -> None:
    (home / "corpus/raw/wide.txt").write_text("开馆\n\n从六月一日起，每天早上０９点开门。\n", encoding="utf-8")
    line = next(row for row in clean("check", "corpus/raw").stdout.decode().splitlines() if "wide.txt" in row)
    said(clean("decide", "wrong", "wide.txt:3:12", line.split()[1]))
    said(clean("run", "-q"))
    assert "早上０９点" in article(home, "六月一日起，每天")["text"]
    assert unfit(home) == []


def test_two_articles_are_the_same_or_not(clean: Clean, home: Path) -> None:
    one, other = article(home, "渡船"), article(home, "图书馆")
    assert len(one["witnesses"]) == 2
    said(clean("decide", "same", one["id"], other["id"]))
    said(clean("decide", "different", "web.txt:4", "daily/a.txt:4"))
    said(clean("run", "-q"))
    homes = {row["file"]: row["id"] for row in table(home, "witnesses") if row["index"] == 0}
    assert homes["web.txt"] != homes["daily/a.txt"]
    assert homes["notice.txt"] in (homes["daily/a.txt"], homes["web.txt"])
    assert unfit(home) == []
    out = said(clean("decide", "same", "daily/a.txt:1", "web.txt:3"))
    assert "in place of: different daily/a.txt:1:3" in out


def test_a_true_reading(clean: Clean, home: Path) -> None:
    one = article(home, "渡船")
    (variant,) = (row for row in table(home, "variants") if "桨" in {r["text"] for r in row["readings"]})
    at = one["text"].index(variant["chosen"] + "，再后来")
    other = "浆" if variant["chosen"] == "桨" else "桨"
    assert "'桨' / '浆'" in said(clean("decide", "reading", f"{one['id']}:{at}", "橹"), 1).replace(
        "'浆' / '桨'", "'桨' / '浆'"
    )
    assert f"{one['id']}:{at} has" in said(clean("decide", "reading", f"{one['id']}:{at + 5}", "桨"), 1)
    said(clean("decide", "reading", f"{one['id']}:{at}", other))
    said(clean("run", "-q"))
    after = article(home, "渡船")
    assert (after["id"], after["text"][at]) == (one["id"], other)
    (variant,) = (row for row in table(home, "variants") if "桨" in {r["text"] for r in row["readings"]})
    assert (variant["why"], variant["sure"]) == ("COL017", 1.0)
    assert "COL004" not in {row["code"] for row in table(home, "review")}
    assert Corpus(home / "corpus/clean").trace(one["id"], at).raw == other
    said(clean("decide", "reading", f"{one['id']}:{at}", variant["chosen"]))
    assert len(written(home)) == 1


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (
            "wrong daily/a.txt:3:8 NOR040",
            1,
            "daily/a.txt:3: NOR040 finds nothing there; the nearest: daily/a.txt:3:7 NOR0",
        ),
        ("wrong daily/a.txt:3:7 NOR041", 1, "NOR041 finds nothing there; the nearest: "),
        ("wrong daily/a.txt:3:7 NOR04", 2, "NOR04: there is no such rule; did you mean NOR04"),
        ("wrong daily/a.txt:99 NOR040", 1, "daily/a.txt: there is no line 99: the file has 8 lines"),
        ("wrong daily/a.txt NOR040", 2, "daily/a.txt: is no place; write it as FILE:LINE:COL"),
        ("wrong daily/b.txt:3 NOR040", 2, "daily/b.txt: there is no such file; check the name"),
        ("wrong headed.txt:7 SEG020", 0, ""),
        ("join daily/a.txt:2", 1, "daily/a.txt:2: is a blank line; name the line of text that ends above it"),
        ("join daily/a.txt:8", 1, "daily/a.txt:8: cannot be joined to what follows"),
        ("join headed.txt:5", 1, "headed.txt:5: cannot be joined to what follows: one of the two is page furniture"),
        ("break headed.txt:5", 1, "headed.txt:5: no paragraph can end there: the line is no text"),
        ("same daily/a.txt:1 daily/a.txt:4", 2, "are one and the same raw article; name each copy as FILE:LINE"),
        ("same headed.txt:5 web.txt:1", 1, "headed.txt:5: is in no article; the nearest begin at headed.txt:"),
        ("same c0123456789ab web.txt:1", 1, "c0123456789ab: the corpus has no article of this id"),
        ("reading c0123456789ab:1 x", 1, "c0123456789ab: the corpus has no article of this id"),
        ("reading c0123456789ab x", 2, "is no place; write it as ID:OFFSET"),
        ("drop 1", 2, "there is no decision 1: there are 0 decisions; see: clean decide list"),
    ],
)
def test_what_does_not_fit_is_refused(clean: Clean, home: Path, args: str, code: int, message: str) -> None:
    done = clean("decide", *args.split())
    assert (done.returncode, message in done.stderr.decode()) == (code, True), done
    assert (home / "corpus/decisions.toml").exists() == (code == 0)


def test_a_line_end_is_decided_by_join_or_break_not_by_wrong(clean: Clean, home: Path) -> None:
    text = "今年以来，县里先后出台了三项支持水利建设的办法，其中最受村民欢迎的\n\n是农田小水利补助。全县申请踊跃。\n"
    (home / "corpus/raw/open.txt").write_text(text, encoding="utf-8")
    err = said(clean("decide", "wrong", "open.txt:1", "UNW004"), 1)
    assert "say what is right there: clean decide join open.txt:1, or clean decide break open.txt:1" in err


def test_decisions_that_no_longer_fit_are_reported(clean: Clean, home: Path) -> None:
    one = article(home, "渡船")
    for args in (
        "join daily/a.txt:3",
        "wrong web.txt:3 NOR040",
        "same daily/a.txt:1 notice.txt:1",
        f"reading {one['id']}:{one['text'].index('，再后来') - 1} 桨",
    ):
        said(clean("decide", *args.split()))
    said(clean("run", "-q"))
    assert unfit(home) == []
    raw = home / "corpus/raw"
    (raw / "web.txt").write_text(COPY + "\n又及。\n", encoding="utf-8")
    (raw / "notice.txt").unlink()
    listed = clean("decide", "list")
    assert listed.returncode == 1
    assert "[does not fit: web.txt has changed since]" in listed.stdout.decode()
    said(clean("run", "-q"))
    reasons = sorted(message.partition("fits: ")[2] for message in unfit(home))
    assert reasons == ["notice.txt is not among the raw files", "web.txt has changed since"]
    listed = clean("decide", "list")
    assert listed.returncode == 1
    assert listed.stdout.decode().count("does not fit: ") == 2
    (raw / "renamed.txt").write_text(NOTICE, encoding="utf-8")
    said(clean("run", "-q"))
    assert [message.partition("fits: ")[2] for message in unfit(home)] == ["web.txt has changed since"]


def test_a_changed_decision_makes_the_needed_work_and_no_more(clean: Clean, home: Path) -> None:
    def packs() -> dict[str, int]:
        """How many records each has."""
        out = {}
        for path in (home / "corpus/.cleaner-cache").glob("*.pack"):
            data = path.read_bytes()[:-32]
            length = int.from_bytes(data[-8:], "big")
            found = pack.read(path, json.loads(data[-8 - length : -8])["made_by"])
            out[path.name] = len(found or ())
        return out

    before = packs()
    assert sum(before.values()) == 4
    said(clean("decide", "join", "daily/a.txt:3"))
    assert said(clean("run", "-q")).startswith("corpus/clean: ")
    # Only the file that was decided about was cleaned again.
    assert [count for name, count in packs().items() if name not in before] == [1]
    assert said(clean("run", "-q")) == "nothing to do: corpus/clean is up to date\n"

    path = home / "corpus/decisions.toml"
    path.write_text(path.read_text("utf-8") + "note = '见原件'\n# 第二行\n", encoding="utf-8")
    assert said(clean("run", "-q")) == "nothing to do: corpus/clean is up to date\n"  # words change nothing
    said(clean("decide", "same", "daily/a.txt:1", "notice.txt:1"))
    known = packs()
    said(clean("run", "-q"))
    assert packs() == known  # no file is cleaned for it
    said(clean("decide", "drop", "1", "2"))
    said(clean("run", "-q"))
    assert packs() == known
    assert "decisions" not in json.loads((home / "corpus/clean/manifest.json").read_text("utf-8"))


def test_the_same_bytes_whatever_the_jobs_and_from_a_cold_start(clean: Clean, home: Path) -> None:
    said(clean("decide", "join", "daily/a.txt:3"))
    said(clean("decide", "wrong", "headed.txt:5", "FUR003"))
    said(clean("decide", "different", "daily/a.txt:1", "web.txt:1"))
    ids = (home / "corpus/clean/ids.jsonl").read_bytes()
    said(clean("run", "-q"))
    for jobs in ("1", "2"):
        cold = home / f"cold{jobs}"
        (cold / "clean").mkdir(parents=True)
        (cold / "clean/ids.jsonl").write_bytes(ids)
        (cold / "decisions.toml").write_bytes((home / "corpus/decisions.toml").read_bytes())
        said(clean("run", "-q", "corpus/raw", "--out", cold / "clean", "--jobs", jobs))
        assert tree(cold / "clean") == tree(home / "corpus/clean")


def test_a_file_of_decisions_that_cannot_be_read_stops_everything(clean: Clean, home: Path) -> None:
    before = tree(home / "corpus/clean")
    (home / "corpus/decisions.toml").write_text("[[decision]]\nkind = 'jion'\n", encoding="utf-8")
    for args in (("run", "-q"), ("decide", "list"), ("text", "corpus/raw/web.txt"), ("decide", "join", "web.txt:3")):
        assert "decisions.toml:2: kind: is 'jion', must be one of" in said(clean(*args), 2)
    assert tree(home / "corpus/clean") == before


def test_a_record_of_a_table(clean: Clean, home: Path) -> None:
    rows = [{"text": "第一条\n\n村里修路。\n"}, {"text": PAGE.replace("渡口", "旧城")}]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (home / "corpus/raw/pages.jsonl").write_text(lines, encoding="utf-8")
    said(clean("run", "-q"))
    assert "say which record: pages.jsonl#1" in said(clean("decide", "join", "pages.jsonl:1"), 2)
    said(clean("decide", "join", "pages.jsonl#2:3"))
    said(clean("run", "-q"))
    assert unfit(home) == []
    assert "收成好。谷雨那天" in (home / "corpus/clean/witnesses.jsonl").read_text("utf-8")


def test_a_file_whose_name_ends_like_a_line_number(clean: Clean, home: Path) -> None:
    (home / "corpus/raw/scan:3").write_text(PAGE.replace("渡口", "旧城"), encoding="utf-8")
    said(clean("run", "-q"))
    assert "scan:3:3:" in said(clean("decide", "join", "scan:3:3"))


def test_the_folders_can_be_named(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans/a.txt").write_text(PAGE, encoding="utf-8")
    said(clean("run", "-q", "scans", "--out", "made/out"))
    said(clean("decide", "join", "a.txt:3", "--raw", "scans", "--out", "made/out"))
    assert (tmp_path / "made/decisions.toml").exists()
    said(clean("run", "-q", "scans", "--out", "made/out"))
    assert "[fits]" in said(clean("decide", "list", "--raw", "scans", "--out", "made/out"))
