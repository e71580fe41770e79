"""A file of records that is there whole or not at all, and that tells when it was damaged.

What the articles say, one after the other; what else the records hold, many of them together; an index with the lengths
of all these; the length of the index (8 bytes); and the SHA-256 of everything before it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from cleaner.canon.witness import FileRecord
from cleaner.core.garbage import uncollected
from cleaner.store.packed import Packed

_LENGTH, _DIGEST = 8, 32  # bytes at the end


def write(folder: Path, made_by: str, records: Sequence[Packed]) -> None:
    """Write a new pack into ``folder``; ``made_by`` says by which program the records were made. Raises OSError."""
    index = {
        "made_by": made_by,
        "about": [len(each.about) for each in records],
        "contents": [each.lengths for each in records],
    }
    end = json.dumps(index).encode()
    digest = hashlib.sha256()
    temp = folder / f"{os.getpid()}.tmp"
    with temp.open("wb") as file:
        contents = (each.contents for each in records)
        for data in chain(contents, (each.about for each in records), (end, len(end).to_bytes(_LENGTH, "big"))):
            digest.update(data)
            file.write(data)
        file.write(digest.digest())
    temp.replace(folder / f"{digest.hexdigest()[:16]}.pack")


def read(path: Path, made_by: str) -> list[FileRecord] | None:
    """The records of a pack; None where it is damaged, or others were meant."""
    try:
        data = memoryview(path.read_bytes())
        body = data[:-_DIGEST]
        with ThreadPoolExecutor(1) as beside, uncollected():  # on another processor
            digest = beside.submit(hashlib.sha256, body)
            records = _read(body, made_by)
        return records if digest.result().digest() == data[-_DIGEST:] else None
    except Exception:  # whatever is wrong with it, the files are cleaned again
        return None


def _read(body: memoryview, made_by: str) -> list[FileRecord] | None:
    end = len(body) - _LENGTH
    start = end - int.from_bytes(body[end:], "big")
    index = json.loads(bytes(body[start:end]))
    if index["made_by"] != made_by:
        return None
    lengths: list[list[int]] = index["contents"]
    pieces = _cut(body, [*map(sum, lengths), *index["about"]])
    contents = [next(pieces) for _ in lengths]
    found = (Packed(next(pieces), *said).records() for said in zip(contents, lengths, strict=True))
    return list(chain.from_iterable(found))


def _cut(data: memoryview, lengths: Sequence[int]) -> Iterator[memoryview]:
    at = 0
    for length in lengths:
        yield data[at : at + length]
        at += length
