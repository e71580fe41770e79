"""Regexes that are compiled when they are first asked."""

from __future__ import annotations

import pytest
import regex

from cleaner.core.late import late


def test_a_late_pattern_is_used_as_any_other() -> None:
    pattern = late("(?<word> b+ )", regex.VERBOSE)
    assert [match["word"] for match in pattern.finditer("abbab")] == ["bb", "b"]
    assert pattern.fullmatch("bb", 0, 1) is not None
    assert pattern.pattern == "(?<word> b+ )"
    assert late(rb"\d").search(b"a1") is not None


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    pattern = late("(")
    with pytest.raises(regex.error):
        pattern.match("")


def test_it_has_no_methods_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        late("a").matches("a")  # type: ignore[attr-defined]
