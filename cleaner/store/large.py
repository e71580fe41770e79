"""Whether a corpus is so large that another process is worth starting; this module imports nothing that takes time."""

from __future__ import annotations

from pathlib import Path

MANIFEST = "manifest.json"

# Bytes of the manifest, which has a line for each raw file: those of two thousand. To look at so many files takes as
# long as a process to start.
_LARGE = 160_000


def is_large(out: Path) -> bool:
    """Whether the corpus in the folder ``out`` is; False where there is none."""
    try:
        return (out / MANIFEST).stat().st_size >= _LARGE
    except OSError:
        return False
