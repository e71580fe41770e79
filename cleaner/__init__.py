"""Turns OCR'd and scraped Chinese text into clean text that says where each of its characters came from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cleaner.article import Cleaned
    from cleaner.config import Config, ConfigError
    from cleaner.core.audit import AuditError
    from cleaner.stages.decode.errors import DecodeError
    from cleaner.store.opened import Corpus

    __version__: str

__all__ = ["AuditError", "Cleaned", "Config", "ConfigError", "Corpus", "DecodeError", "__version__", "clean", "read"]

# Where the public names live. They are imported when first used: ``import cleaner`` costs nothing.
_HOMES = {
    "AuditError": "cleaner.core.audit",
    "Cleaned": "cleaner.article",
    "Config": "cleaner.config",
    "ConfigError": "cleaner.config",
    "Corpus": "cleaner.store.opened",
    "DecodeError": "cleaner.stages.decode.errors",
}


def clean(data: bytes | str, file: str = "-", config: Config | None = None) -> Cleaned:
    """Clean one raw file: its bytes, or its text if it is already decoded; ``file`` is its name for messages.

    Raises ``DecodeError`` for bytes that hold no text, and ``AuditError`` when the record does not add up (a bug of
    this package: there is no result then).

    >>> clean("今天,渡口的木船修好了。").text.string
    '今天，渡口的木船修好了。\\n'
    """
    from cleaner import pipeline
    from cleaner.config import DEFAULT

    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return pipeline.clean(data, file, config or DEFAULT)


def read(path: Path | str, config: Config | None = None) -> Cleaned:
    """Clean the raw file at ``path``. Raises as ``clean`` does, and OSError for a file that cannot be read."""
    from pathlib import Path

    from cleaner.store.raw import printable

    return clean(Path(path).read_bytes(), printable(str(path)), config)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("cleaner")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
