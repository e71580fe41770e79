"""The public face of the package."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

import cleaner


def test_all_names_exist_and_are_all_there_is() -> None:
    assert sorted(cleaner.__all__) == [
        "AuditError",
        "Cleaned",
        "Config",
        "ConfigError",
        "Corpus",
        "DecodeError",
        "__version__",
        "clean",
        "read",
    ]
    for name in cleaner.__all__:
        assert getattr(cleaner, name) is not None
        assert name in dir(cleaner)


def test_the_examples_in_the_documentation_hold() -> None:
    from cleaner.store import opened

    for module in (cleaner, opened):
        found = doctest.testmod(module)
        assert found.attempted and not found.failed


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="nothing_of_that_name"):
        _ = cleaner.nothing_of_that_name


def test_clean_takes_bytes_and_text() -> None:
    string = "会议纪要\n\n昨天开了一次会。\n"
    from_text, from_bytes = cleaner.clean(string), cleaner.clean(string.encode("gb18030"))
    assert isinstance(from_text, cleaner.Cleaned)
    assert from_text.text.string == from_bytes.text.string
    assert (from_text.encoding, from_bytes.encoding) == ("utf-8", "gb18030")


def test_import_is_cheap() -> None:
    code = "import cleaner, sys; print([m for m in ('numpy', 'regex', 'rich', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
