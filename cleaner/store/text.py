"""How what is written becomes JSON and bytes."""

from __future__ import annotations

import json
from collections.abc import Callable

json_of: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def encoded(text: str) -> bytes:
    """The bytes that are written."""
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate becomes a JSON escape
