"""A value that is sent to other processes once, in a file, whatever the number of tasks that need it."""

from __future__ import annotations

import mmap
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_LINE = 64  # bytes: arrays begin where a processor reads them best


@dataclass(frozen=True)
class Shared(Generic[T]):
    """A value in a file: each process reads it once. Its arrays, which are not to be changed, stand behind the rest
    and are in memory once for all processes."""

    path: Path

    @classmethod
    def of(cls, value: T, path: Path) -> Shared[T]:
        """The value, written into a new file. Raises OSError."""
        buffers: list[pickle.PickleBuffer] = []
        said = pickle.dumps(value, pickle.HIGHEST_PROTOCOL, buffer_callback=buffers.append)
        arrays = [buffer.raw() for buffer in buffers]
        sizes = [each.nbytes for each in arrays]
        with path.open("wb") as file:
            pickle.dump((len(said), sizes), file)
            file.write(said)
            for data, (start, _) in zip(arrays, _places(file.tell(), sizes), strict=True):
                file.seek(start)
                file.write(data)
        return cls(path)

    def __call__(self) -> T:
        """The value."""
        value: T = _loaded(self.path)
        return value


@lru_cache(maxsize=1)
def _loaded(path: Path) -> Any:
    _loaded.cache_clear()  # nobody needs the one before it any more: the two would fill memory
    with path.open("rb") as file:
        said, sizes = pickle.load(file)
        if not sizes:
            return pickle.load(file)
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        arrays = [whole[start:end] for start, end in _places(file.tell() + said, sizes)]
        return pickle.load(file, buffers=arrays)


def _places(behind: int, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where arrays of so many bytes begin and end in the file."""
    for size in sizes:
        start = -(-behind // _LINE) * _LINE
        behind = start + size
        yield start, behind
