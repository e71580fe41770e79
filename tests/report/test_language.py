"""Chinese where the environment asks for it: nothing is left out, and nothing is stale."""

from __future__ import annotations

import gettext
import os
import re
import subprocess
import sys

import pytest

from cleaner.cli import messages
from cleaner.cli.main import main
from cleaner.report import catalogue, language

FOLDER = language.FOLDER / "zh_CN" / "LC_MESSAGES"
Out = pytest.CaptureFixture[str]


def translations() -> gettext.NullTranslations:
    return gettext.translation(language.DOMAIN, language.FOLDER, ["zh_CN"])


def said(message: messages.Message) -> str:
    """The Chinese of a message; "" for none."""
    chinese = translations()
    found = chinese.ngettext(message.text, message.plural, 2) if message.plural else chinese.gettext(message.text)
    return "" if found in (message.text, message.plural) else found


# What is the same in every language: commands to type, and file names.
SAME = re.compile(r'eval "\$\(clean .*\)"|clean \S+ \S+ \| source|[\w/]+ -> [\w/]+')
ALL = list(messages.messages())


@pytest.mark.parametrize("message", ALL, ids=lambda m: f"{m.where}: {m.text[:40]}")
def test_everything_has_a_chinese_text_with_the_same_fields(message: messages.Message) -> None:
    if SAME.fullmatch(message.text):
        return
    chinese = said(message)
    assert chinese, "no Chinese text: run `make locale`, and write one into cleaner/locale/zh_CN/LC_MESSAGES/clean.po"
    assert re.search(r"[\u4e00-\u9fff，。：（、]", chinese)
    assert messages.fields(chinese) <= messages.fields(message.text) | messages.fields(message.plural)
    assert chinese.count("``") == message.text.count("``")


def test_rules_commands_and_messages_are_among_them() -> None:
    texts = {message.text for message in ALL}
    for rule in catalogue.rules():
        assert {rule.name, rule.summary} <= texts
    assert "Show the history of one place." in texts
    assert "{number} line unchanged" in texts and "nothing is left of it" in texts


def test_names_of_rules_are_not_confused() -> None:
    names = [translations().gettext(rule.name) for rule in catalogue.rules()]
    assert len(set(names)) == len(names)


def test_the_compiled_catalogue_is_what_the_written_one_gives() -> None:
    babel = pytest.importorskip("babel.messages.pofile")
    with (FOLDER / "clean.po").open("rb") as file:
        written = {
            entry.id[0] if isinstance(entry.id, tuple) else entry.id: entry.string[0]
            if isinstance(entry.string, tuple)
            else entry.string
            for entry in babel.read_po(file, locale="zh_CN")
            if entry.id and entry.string
        }
    compiled = {
        key[0] if isinstance(key, tuple) else key: value
        for key, value in vars(translations())["_catalog"].items()
        if key
    }
    assert compiled == written, "run `make locale`"
    assert set(written) <= {message.text for message in ALL}, "run `make locale`"


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_help_is_chinese_where_it_is_asked_for(variable: str, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for words in ("用法：", "命令", "例：", "查规则。", "退出码：0 完成"):
        assert words in out
    assert main(["trace", "--help"]) == 0
    assert "行和列从 1 数起" in re.sub(r"\s*\n\s*", "", capsys.readouterr().out)
    monkeypatch.setenv(variable, "en_GB.UTF-8")
    assert main(["--help"]) == 0
    assert "Usage:" in capsys.readouterr().out


def test_the_first_variable_that_is_set_decides(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["--help"]) == 0
    assert "Usage:" in capsys.readouterr().out
    monkeypatch.setenv("LANGUAGE", "fr:zh_CN")
    assert main(["--help"]) == 0
    assert "用法" in capsys.readouterr().out


def test_pages_and_errors_are_chinese(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    assert main(["rule", "半角波浪线"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("NOR007 half-width-wave 半角波浪线\nsure: 直接改\n")
    assert "浪纹线" in out and "\n会改\n" in out and "\n不改\n" in out
    assert main(["rule"]) == 0
    assert "规范化：规范形式" in capsys.readouterr().out
    assert main(["trace", "没有.txt:3"]) == 2
    assert "没有这个文件" in capsys.readouterr().err
    assert main(["wlk"]) == 2
    assert "没有命令" in capsys.readouterr().err


def test_chinese_lines_fit_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("LANGUAGE", "zh_CN")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("text", "run", "rule", "diff", "trace", "completion"):
        assert main([name, "--help"]) == 0
        out = capsys.readouterr().out
        assert max(cell_len(row) for row in out.splitlines() if " clean " not in f" {row}") <= 84, name
        assert not re.search(r"^ *[，。；：？！、”’）》]", out, re.M), "a line begins with a closing mark"


@pytest.mark.parametrize(("language", "code"), [("en_US", 0), ("zh_CN", 9)])
def test_english_reads_no_catalogue(language: str, code: int) -> None:
    look = "sys.addaudithook(lambda event, args: event == 'open' and '.mo' in str(args[0]) and os._exit(9))"
    run = "from cleaner.cli.main import main; sys.exit(main(['--help']))"
    done = subprocess.run(
        [sys.executable, "-c", f"import os, sys; {look}; {run}"],
        env=os.environ | {"LANGUAGE": language},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
