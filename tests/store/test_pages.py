"""The readable articles that are taken over: only what is still what it was, and nothing that nobody has."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cleaner.store.links import Links, link_all
from cleaner.store.pages import Pages, digest_of


def known(folder: Path, name: str, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return f"{name} {hashlib.sha256(text.encode()).hexdigest()}"


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return tmp_path / "before"


def test_expected_pages_are_there_and_those_that_nobody_has_go(tmp_path: Path, before: Path) -> None:
    one, other = known(before, "a.md", "渡口"), known(before, "b.md", "码头")
    pages = Pages(tmp_path / "now", before, [one, other])
    assert pages.take(one) and pages.finish([one]) == digest_of([one])
    assert [path.name for path in (tmp_path / "now").iterdir()] == ["a.md"]
    assert (before / "b.md").read_text(encoding="utf-8") == "码头"


def test_a_page_that_was_changed_is_not_taken_over(tmp_path: Path, before: Path) -> None:
    page = known(before, "a.md", "渡口")
    (before / "a.md").write_text("别的", encoding="utf-8")
    assert not Pages(tmp_path / "now", before, [page]).take(page)
    assert not (tmp_path / "now" / "a.md").exists()


def test_a_page_of_the_same_name_and_other_text_is_not_in_the_way(tmp_path: Path, before: Path) -> None:
    page = known(before, "a.md", "渡口")
    pages = Pages(tmp_path / "now", before, [page])
    assert not pages.take(f"a.md {'0' * 64}")
    assert not (tmp_path / "now" / "a.md").exists() and (before / "a.md").exists()


def test_linking_again_does_no_harm(tmp_path: Path, before: Path) -> None:
    page = known(before, "a.md", "渡口")
    (tmp_path / "now").mkdir()
    wanted = Links(str(before), str(tmp_path / "now"), [page])
    assert link_all(wanted) == link_all(wanted) == [True]
