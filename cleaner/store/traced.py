"""Where a character of a canonical text stands in a copy, and where that copy stands in its raw file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cleaner.article import FIELDS, Cleaned
from cleaner.canon.align import differences
from cleaner.stages.decode import DecodeError
from cleaner.store.documents import Document, documents, is_table

# Characters around the one that is looked for: where they stand once in both texts, it is the same place in both,
# wherever the paragraph went. Fewer would stand in a text by chance.
_AROUND = (40, 24, 16, 10)


def raw_bytes(folder: Path, file: str, sha256: str) -> bytes:
    """The bytes of the raw file, or of the record of a table (``file.jsonl#12``), that a witness was read from.

    Raises FileNotFoundError where they are gone, or are not those that the corpus was made of.
    """
    path = folder / file
    table = file.rpartition("#")[0]
    if path.is_file():
        data: bytes | None = path.read_bytes()
    elif is_table(table) and (folder / table).is_file():
        path = folder / table
        data = _record(path, table, file)
    else:
        raise FileNotFoundError(f"{path}: the raw file is not there; say where: Corpus(path, raw=...)")
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        what = "does not hold the record" if path != folder / file else "is not the file"
        raise FileNotFoundError(f"{path}: {what} that the corpus was made of; run: clean run")
    return data


def _record(path: Path, table: str, name: str) -> bytes | None:
    """The bytes of one record of a table; None where there is none of this name any more."""
    try:
        for document in documents(path.read_bytes(), table):
            if isinstance(document, Document) and document.name == name:
                return document.data
    except DecodeError:
        pass
    return None


def place_of(text: str, other: str, at: int) -> int | None:
    """The place in ``other`` of the character ``at`` of ``text``; None where ``other`` has none or another one."""
    for size in _AROUND:
        for lo in (at - size // 2, at - size + 1, at):
            around = text[max(lo, 0) : max(lo, 0) + size]
            found = other.find(around)
            if found >= 0 and len(around) == size and other.count(around) == text.count(around) == 1:
                return found + at - max(lo, 0)
    shift = 0
    for a0, a1, _, b1 in differences(text, other):
        if at < a0:
            break
        if at < a1:
            return None
        shift = b1 - a1
    return at + shift


def nearest(text: str, other: str, at: int) -> int:
    """The place in ``other`` that corresponds to ``at`` in ``text``, where no copy has the character itself."""
    shift = 0
    for a0, a1, b0, b1 in differences(text, other):
        if a0 > at:
            break
        if at < a1:
            return max(min(b0 + at - a0, b1 - 1), 0)
        shift = b1 - a1
    return at + shift


def in_file(cleaned: Cleaned, index: int, at: int) -> int:
    """The place in the final text of a file of character ``at`` of the paragraphs of one of its articles."""
    seen = set()
    for part in cleaned.articles[index].parts:
        if part.role in FIELDS and part.role not in seen:
            seen.add(part.role)
            continue
        said = cleaned.string(part)
        text = said.strip()
        if at < len(text):
            return part.start + len(said) - len(said.lstrip()) + at
        at -= len(text)
    raise IndexError("the raw file has fewer characters than the corpus says")


def in_article(cleaned: Cleaned, index: int, place: int) -> int | None:
    """The reverse of ``in_file``; None where the place is in no paragraph of the article (it may be in its title)."""
    seen = set()
    at = 0
    for part in cleaned.articles[index].parts:
        if part.role in FIELDS and part.role not in seen:
            seen.add(part.role)
            continue
        said = cleaned.string(part)
        text = said.strip()
        start = part.start + len(said) - len(said.lstrip())
        if start <= place < start + len(text):
            return at + place - start
        at += len(text)
    return None
