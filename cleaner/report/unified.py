"""A comparison as a unified diff that ``patch`` can read, with the rules of each change in the heading of its hunk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.report.blocks import Block, Lined
from cleaner.report.compared import Compared
from cleaner.rules import BETWEEN_PARTS


def unified(compared: Compared, old: str, new: str, notes: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the diff, each with its line end, nothing where the texts are equal. No line is context.

    ``old`` and ``new`` are the names in its head; ``notes`` are lines before it, which patch passes over.
    """
    lined = Lined(compared, exact=True)
    head = False
    for block in lined.blocks():
        if block.same:
            continue
        if not head:
            yield from (f"{note}\n" for note in notes)
            yield f"--- {old}\n+++ {new}\n"
            head = True
        yield f"{' '.join(['@@', '-' + _range(block.raw), '+' + _range(block.new), '@@', *codes(lined, block)])}\n"
        for number in range(*block.raw):
            yield from _line("-", lined.raw(number))
        for number in range(*block.new):
            yield from _line("+", lined.new(number))


def codes(lined: Lined, block: Block) -> list[str]:
    """The rules of a block, in the order of their places; where it is only blank lines, the rule that parts parts."""
    found = list(dict.fromkeys(touch.code for touch in lined.touches(block)))
    said = [lined.raw(number) for number in range(*block.raw)] + [lined.new(number) for number in range(*block.new)]
    return found if found or any(text.strip() for text in said) else [BETWEEN_PARTS]


def _range(lines: tuple[int, int]) -> str:
    start, end = lines
    if end - start == 1:
        return str(end)
    return f"{start + 1},{end - start}" if start < end else f"{start},0"


def _line(sign: str, text: str) -> Iterator[str]:
    if text.endswith("\n"):
        yield sign + text
    else:
        yield f"{sign}{text}\n"
        yield "\\ No newline at end of file\n"
