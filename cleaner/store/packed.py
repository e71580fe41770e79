"""A record of a raw file as bytes: as it is kept, and as it travels between processes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from cleaner.article import Removal
from cleaner.canon.content import Bytes, Content
from cleaner.canon.sketch import Sketch
from cleaner.canon.witness import FileRecord, Said, Witness
from cleaner.core.rule import Finding
from cleaner.core.rulings import Dismissal, ReadAs, Rulings
from cleaner.zh.script import Script

# All that a record is made of: nothing else is ever loaded, whoever wrote the bytes.
_CLASSES = {
    (made.__module__, made.__qualname__): made
    for made in (Dismissal, FileRecord, Finding, ReadAs, Removal, Rulings, Said, Script, Sketch, Witness)
}


class Packed(NamedTuple):
    """A record: what every run needs of it, and apart from that what its articles say, one after the other, with the
    number of bytes of each."""

    about: Bytes
    contents: Bytes
    lengths: Sequence[int]

    @classmethod
    def of(cls, record: FileRecord) -> Packed:
        """The record, packed."""
        file = io.BytesIO()
        pickler = _Pickler(file, pickle.HIGHEST_PROTOCOL)
        pickler.dump(record)
        contents = [each.packed() for each in pickler.contents]
        return cls(file.getvalue(), b"".join(contents), list(map(len, contents)))

    def record(self) -> FileRecord:
        """The record that was packed; what its articles say is unpacked when somebody asks for it."""
        record = _Unpickler(self).load()
        if not isinstance(record, FileRecord):
            raise pickle.UnpicklingError("this is no record")
        return record


class _Pickler(pickle.Pickler):
    """Puts what articles say apart."""

    def __init__(self, file: io.BytesIO, protocol: int) -> None:
        super().__init__(file, protocol)
        self.contents: list[Content] = []

    def persistent_id(self, obj: Any) -> int | None:
        if type(obj) is not Content:
            return None
        self.contents.append(obj)
        return len(self.contents) - 1


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: Packed) -> None:
        super().__init__(io.BytesIO(packed.about))
        self._contents = memoryview(packed.contents)
        self._ends = list(accumulate(packed.lengths, initial=0))

    def persistent_load(self, pid: int) -> Content:
        return Content(self._contents[self._ends[pid] : self._ends[pid + 1]])

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a record") from None
