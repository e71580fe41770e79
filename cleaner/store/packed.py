"""Records of raw files as bytes: as they are kept, and as they travel between processes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
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
    """Records: what every run needs of them, and apart from that what their articles say, one after the other, with
    the number of bytes of each."""

    about: Bytes
    contents: Bytes
    lengths: Sequence[int]

    @classmethod
    def of(cls, records: Sequence[FileRecord]) -> Packed:
        """The records, packed."""
        about, contents = _about(records)
        packed = [each.packed() for each in contents]
        return cls(about, b"".join(packed), list(map(len, packed)))

    @classmethod
    def together(cls, parts: Sequence[Packed], records: Sequence[FileRecord]) -> Packed:
        """The ``records`` that were packed in ``parts`` as one, which is read in half the time."""
        contents = b"".join([each.contents for each in parts])
        return cls(_about(records)[0], contents, [length for each in parts for length in each.lengths])

    def records(self) -> tuple[FileRecord, ...]:
        """The records that were packed; what their articles say is unpacked when somebody asks for it."""
        records = _Unpickler(self).load()
        if not isinstance(records, tuple) or not all(isinstance(each, FileRecord) for each in records):
            raise pickle.UnpicklingError("these are no records")
        return records


def _about(records: Sequence[FileRecord]) -> tuple[bytes, list[Content]]:
    """What every run needs of the records; and apart from that what their articles say."""
    contents: list[Content] = []

    def apart(content: Content) -> tuple[Callable[[int], Content], tuple[int]]:
        contents.append(content)
        return _content, (len(contents) - 1,)

    file = io.BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {Content: apart}  # asked of nothing but objects of classes
    pickler.dump(tuple(records))
    return file.getvalue(), contents


def _content(number: int) -> Content:
    """Stands in records for what an article says, which is apart: only an ``_Unpickler`` knows where."""
    raise pickle.UnpicklingError(f"content {number} is apart")


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: Packed) -> None:
        super().__init__(io.BytesIO(packed.about))
        contents = memoryview(packed.contents)
        ends = list(accumulate(packed.lengths, initial=0))
        self._content = lambda number: Content(contents[ends[number] : ends[number + 1]])

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _content.__name__):
            return self._content  # no method, which would hold this, which remembers it
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a record") from None
