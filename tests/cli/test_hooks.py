"""The hooks, run by the real pre-commit on a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import LETTER, NOTICE, fill

HERE = Path(__file__).parents[2]
HOOKS = yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (HERE / ".git").exists(),
    reason="pre-commit needs git, and this repository in it",
)


class Repository:
    """A new git repository whose hooks are those of this one, with the program of this environment."""

    def __init__(self, folder: Path, hooks: Sequence[str]) -> None:
        folder.mkdir()
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        for key, value in (("user.name", "Somebody"), ("user.email", "somebody@example.org")):
            self.git("config", key, value)
        # As in a user's repository, but without a second installation of the program: test_try_repo makes that.
        program = f"{sys.executable} -m cleaner"
        of = {hook["id"]: hook for hook in HOOKS}
        local = [of[id] | {"entry": of[id]["entry"].replace("clean", program, 1), "language": "system"} for id in hooks]
        config = {"repos": [{"repo": "local", "hooks": local}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        self.git("add", ".pre-commit-config.yaml")
        self.run("-m", "pre_commit", "install")

    def git(self, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self._start(["git", *args], check)

    def run(self, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self._start([sys.executable, *args], check)

    def commit(self) -> tuple[int, str]:
        """Add everything and commit it: the exit code, and what was said."""
        self.git("add", "--all")
        done = self.git("commit", "-m", "texts", check=False)
        return done.returncode, done.stdout + done.stderr

    def _start(self, args: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        env |= {"PRE_COMMIT_HOME": str(self.folder.parent / "pre-commit"), "PYTHONPATH": str(HERE)}
        done = subprocess.run(args, cwd=self.folder, capture_output=True, text=True, env=env, check=False, timeout=600)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of texts with the hooks in the order that the documentation gives them."""
    return Repository(tmp_path / "texts", ["clean-fix", "clean-check"])


def test_the_hooks_are_what_pre_commit_takes(repository: Repository) -> None:
    repository.run("-m", "pre_commit", "validate-manifest", str(HERE / ".pre-commit-hooks.yaml"))
    repository.run("-m", "pre_commit", "validate-config", str(HERE / ".pre-commit-config.yaml"))


def test_dirty_texts_stop_a_commit_until_they_are_fixed(repository: Repository) -> None:
    """Three dirty files: the first commit is stopped and the files fixed, the second one passes."""
    fill(repository.folder, (NOTICE, LETTER, "渡口的告示\n\n渡船今天停开,请大家走桥.\n"))
    code, said = repository.commit()
    assert code == 1
    assert "0.txt" in said and "NOR040" in said
    assert "请大家走桥。" in (repository.folder / "2.txt").read_text(encoding="utf-8")
    code, said = repository.commit()
    assert code == 0, said
    assert repository.git("status", "--porcelain").stdout == ""


def test_clean_texts_pass_at_once(repository: Repository) -> None:
    fill(repository.folder, ("渡口的告示\n\n渡船今天停开，请大家走桥。\n",))
    code, said = repository.commit()
    assert code == 0, said


def test_new_raw_files_must_come_with_their_corpus(tmp_path: Path) -> None:
    """The corpus is made anew, the commit stopped and the articles named; with the corpus added it passes."""
    repository = Repository(tmp_path / "corpus", ["clean-corpus"])
    fill(repository.folder / "corpus" / "raw")
    code, said = repository.commit()
    assert code == 1
    assert "git add corpus/clean" in said and "new" in said and "关于调整开馆时间的通知" in said
    code, said = repository.commit()
    assert code == 0, said
    assert "corpus/clean/articles.jsonl" in repository.git("ls-files").stdout

    (repository.folder / "corpus" / "raw" / "0.txt").unlink()
    code, said = repository.commit()
    assert code == 1 and "gone" in said
    assert repository.commit()[0] == 0


@pytest.mark.parametrize("folder", ["texts", "corpus/raw"])
def test_a_repository_without_raw_files_can_commit(tmp_path: Path, folder: str) -> None:
    """The commit that brings the hooks is made before there is any raw file."""
    repository = Repository(tmp_path / "corpus", ["clean-corpus"])
    (repository.folder / folder).mkdir(parents=True)
    (repository.folder / folder / ".gitkeep").touch()
    code, said = repository.commit()
    assert code == 0, said


def test_try_repo(repository: Repository) -> None:
    """pre-commit installs the program by itself, from this repository, and runs it on the files of a commit."""
    fill(repository.folder, (NOTICE, "渡口的告示\n\n渡船今天停开，请大家走桥。\n"))
    repository.git("add", "--all")
    done = repository.run("-m", "pre_commit", "try-repo", str(HERE), "clean-check", "--all-files", check=False)
    if "No matching distribution" in done.stdout + done.stderr:
        pytest.skip("no package registry can be reached to install the program from")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0.txt:3:" in done.stdout and "1.txt" not in done.stdout
