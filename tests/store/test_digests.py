"""Digests of files."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from cleaner.store.digests import of_file


@pytest.mark.parametrize("size", [0, 1, 65_536, 200_001])
def test_the_whole_file_counts(tmp_path: Path, size: int) -> None:
    data = bytes(n % 251 for n in range(size))
    (tmp_path / "a").write_bytes(data)
    assert of_file(str(tmp_path / "a")) == (sha256(data).hexdigest(), size)
