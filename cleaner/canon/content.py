"""What a raw article says: the larger part of its record, packed until somebody asks for it."""

from __future__ import annotations

import io
import pickle
from typing import Any

from cleaner.core.places import Span

Paragraphs = tuple[tuple[str, str], ...]  # role and text
Spans = tuple[Span, ...]
Both = tuple[Paragraphs, Spans]
Bytes = bytes | memoryview


class Content:
    """The paragraphs of a raw article, and the raw spans that it is made of. Equal where these are."""

    __slots__ = ("_held",)

    def __init__(self, held: Both | Bytes) -> None:
        self._held = held

    @classmethod
    def of(cls, paragraphs: Paragraphs, spans: Spans) -> Content:
        """The content that has these."""
        return cls((paragraphs, spans))

    def packed(self) -> Bytes:
        """The content as bytes, of which it can be made again."""
        held = self._held
        return pickle.dumps(held, pickle.HIGHEST_PROTOCOL) if isinstance(held, tuple) else held

    @property
    def paragraphs(self) -> Paragraphs:
        """Role and text of each paragraph."""
        return self.unpacked()[0]

    @property
    def spans(self) -> Spans:
        """Code points of the raw text, ends exclusive, in reading order."""
        return self.unpacked()[1]

    def unpacked(self) -> Both:
        """Paragraphs and spans; from now on they are held unpacked."""
        held = self._held
        if not isinstance(held, tuple):
            both: Both = _Plain(io.BytesIO(held)).load()
            self._held = held = both
        return held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.unpacked() == other.unpacked()

    def __hash__(self) -> int:
        return hash(self.unpacked())


class _Plain(pickle.Unpickler):
    """Reads tuples, strings and numbers, and nothing else, whoever wrote them."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a text")
