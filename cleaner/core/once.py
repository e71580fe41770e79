"""What several rules want to know of a text is found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from cleaner.core.text import Text

Found = TypeVar("Found")


def asked(find: Callable[[], Found]) -> Callable[[], Found]:
    """``find``, which is called when it is first asked for, and never again."""
    found: list[Found] = []

    def known() -> Found:
        if not found:
            found.append(find())
        return found[0]

    return known


def once(look: Callable[[Text], Found]) -> Callable[[Text], Found]:
    """``look``, which finds something out about a text, with what it found kept as long as the text itself.

    Nobody may change what it returns, and it may not hold the text, or that would never be let go.
    """
    known: WeakKeyDictionary[Text, Found] = WeakKeyDictionary()

    @wraps(look)
    def looked(text: Text) -> Found:
        found = known.get(text)
        if found is None:
            found = known[text] = look(text)
        return found

    return looked
