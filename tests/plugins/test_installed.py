"""Rules of another package, installed beside this one: the example of the documentation, and broken ones."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Clean, clean, fill

__all__ = ["clean"]  # the fixture

PAGE = (Path(__file__).parents[2] / "docs" / "writing-a-rule-outside.md").read_text(encoding="utf-8")
RAW = "# 渡口〔扫描件〕的木船\n\n渡口的木船修好了,老人来看船。〔扫描件〕\n"


def install(folder: Path, module: str, entry: str, version: str = "1.0", name: str = "house-rules") -> dict[str, str]:
    """What ``pip install`` would put into ``folder``; the environment in which Python finds it."""
    module_name = name.replace("-", "_")
    info = folder / f"{module_name}-{version}.dist-info"
    info.mkdir(parents=True)
    (folder / f"{module_name}.py").write_text(module, encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[cleaner.rules]\n{entry}\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", "")))}


def example() -> tuple[str, str]:
    """The module and the entry point of the documentation."""
    module, project = re.findall(r"```(?:python|toml)\n(.*?)```", PAGE, re.DOTALL)
    entry = re.search(r"^repair = .*$", project, re.MULTILINE)
    assert entry is not None
    return module, entry.group().replace('"', "")


def test_the_documented_example(clean: Clean, tmp_path: Path) -> None:
    env = install(tmp_path / "site", *example())
    (tmp_path / "a.txt").write_text(RAW, encoding="utf-8")
    done = clean("text", "a.txt", **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "渡口的木船\n\n渡口的木船修好了，老人来看船。\n"
    record = json.loads(clean("text", "a.txt", "--json", **env).stdout)
    stamps = [removed["text"] for removed in record["removed"] if removed["kind"] == "junk"]
    assert stamps == ["〔扫描件〕", "〔扫描件〕"]


def test_it_is_listed_and_has_a_page(clean: Clean, tmp_path: Path) -> None:
    env = install(tmp_path / "site", *example())
    assert "HSE001" in clean("rule", **env).stdout.decode()
    page = clean("rule", "scanner-stamp", **env).stdout.decode()
    assert "Our scanner writes" in page
    assert clean("rule", "HSE001", "--check", **env).returncode == 0


def test_it_can_be_left_out(clean: Clean, tmp_path: Path) -> None:
    env = install(tmp_path / "site", *example())
    (tmp_path / "a.txt").write_text(RAW, encoding="utf-8")
    (tmp_path / "cleaner.toml").write_text('ignore = ["HSE"]\n', encoding="utf-8")
    assert "〔扫描件〕" in clean("text", "a.txt", **env).stdout.decode()


def test_without_it_nothing_is_different(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RAW, encoding="utf-8")
    assert "〔扫描件〕" in clean("text", "a.txt").stdout.decode()


BROKEN = {
    "raises": (
        "from cleaner.core.rule import rule, keeps\n"
        "@rule('HSE002', 'breaks-down', examples=(keeps('甲'),))\n"
        "def BREAKS(text):\n    'Breaks down.'\n    raise RuntimeError('out of paper')\n"
        "RULES = (BREAKS,)\n",
        "normalise = house_rules:RULES",
        "PLG002 HSE002 breaks-down of house-rules 1.0: RuntimeError: out of paper",
    ),
    "loops": (
        "from cleaner.core.rule import rule, keeps\n"
        "@rule('HSE003', 'never-ends', examples=(keeps('甲'),))\n"
        "def LOOPS(text):\n    'Never ends.'\n    while True: pass\n"
        "RULES = (LOOPS,)\n",
        "repair = house_rules:RULES",
        "PLG002 HSE003 never-ends of house-rules 1.0: took more than",
    ),
    "no module": ("raise ImportError('no paper')", "repair = house_rules:RULES", "no paper"),
    "no stage": ("RULES = ()", "unwrap = house_rules:RULES", "repair or normalise"),
    "no rules": ("RULES = ('HSE001',)", "repair = house_rules:RULES", "not all that it names are rules"),
    "a code of ours": (example()[0].replace("HSE001", "NOR001"), "repair = house_rules:RULES", "NOR001"),
    "a prefix of ours": (example()[0].replace("HSE001", "COL990"), "repair = house_rules:RULES", "COL990"),
    "a name of ours": (
        example()[0].replace("scanner-stamp", "wrong-dash"),
        "repair = house_rules:RULES",
        "wrong-dash is taken",
    ),
    "twice": (example()[0] + "RULES = (STAMP, STAMP)\n", "normalise = house_rules:RULES", "HSE001"),
}


@pytest.mark.parametrize(("module", "entry", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_one_is_named_and_the_file_is_cleaned(
    clean: Clean, tmp_path: Path, module: str, entry: str, what: str
) -> None:
    env = install(tmp_path / "site", module, entry)
    (tmp_path / "a.txt").write_text(RAW.replace("〔扫描件〕", ""), encoding="utf-8")
    done = clean("text", "a.txt", **env)
    assert done.returncode == 0
    assert done.stdout.decode() == "渡口的木船\n\n渡口的木船修好了，老人来看船。\n"
    assert done.stderr.decode().startswith("a.txt: PLG00") or "clean: a.txt: PLG00" in done.stderr.decode()
    assert what in done.stderr.decode()
    assert "house-rules 1.0" in done.stderr.decode()


def test_a_corpus_knows_what_rules_it_was_made_with(clean: Clean, tmp_path: Path) -> None:
    module, entry = example()
    env = install(tmp_path / "site", module, entry)
    fill(tmp_path / "corpus" / "raw", (RAW,))
    manifest, articles = (
        tmp_path / "corpus" / "clean" / "manifest.json",
        tmp_path / "corpus" / "clean" / "articles.jsonl",
    )

    assert clean("run", **env).returncode == 0
    [plugin] = json.loads(manifest.read_text(encoding="utf-8"))["plugins"]
    assert plugin.startswith("house-rules 1.0 house_rules sha256:")
    assert "扫描件" not in articles.read_text(encoding="utf-8")
    assert "nothing to do" in clean("run", **env).stdout.decode()

    (tmp_path / "site" / "house_rules.py").write_text(module.replace("〔扫描件〕", "老人"), encoding="utf-8")
    assert clean("run", **env).returncode == 0  # same version, other code: cleaned again
    assert "扫描件" in articles.read_text(encoding="utf-8")
    assert "老人" not in articles.read_text(encoding="utf-8")

    assert clean("run").returncode == 0  # without it
    assert "plugins" not in json.loads(manifest.read_text(encoding="utf-8"))
    assert "老人" in articles.read_text(encoding="utf-8")
