"""Whether other processes are worth starting before anything else; this module imports nothing that takes time."""

from __future__ import annotations

from pathlib import Path

MANIFEST = "manifest.json"
CACHE = ".cleaner-cache"  # the folder of the cache, beside that of the corpus

# Bytes of the manifest, which has a line for each raw file: those of two thousand. To look at so many files takes as
# long as a process to start.
_LARGE = 160_000


def is_large(out: Path) -> bool:
    """Whether the corpus in the folder ``out`` is so large; False where there is none."""
    try:
        return (out / MANIFEST).stat().st_size >= _LARGE
    except OSError:
        return False


def is_first(out: Path) -> bool:
    """Whether no file of the corpus in ``out`` was ever cleaned, as far as is known."""
    return not (out.absolute().parent / CACHE).exists()
