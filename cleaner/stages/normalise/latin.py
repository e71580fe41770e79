"""Full-width punctuation in Latin text."""

from __future__ import annotations

import numpy as np

from cleaner.core.edits import Edits
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Context
from cleaner.zh.chars import BLANKS, members
from cleaner.zh.punctuation import FULL_WIDTH

_NARROW = {wide: mark for mark, wide in FULL_WIDTH.items()} | {"。": ".", "（": "(", "）": ")"}
_IS_WIDE = members("".join(_NARROW))
_IS_OPENER = members("“‘")
_IS_BLANK = members(BLANKS)
_WORD = ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F))
_IS_WORD = members("", _WORD)
_IS_TIED = members("”’)）%", _WORD)  # what a mark stands right behind; in a program it is a value of its own
_OPENS = ord("（")
_FEWEST_WORDS = 2  # of a line; less may be code, or a name among Chinese lines


@rule(
    "NOR043",
    "full-width-punctuation-in-latin",
    examples=(
        fixes("The boat leaves at nine，the bridge is closed。", "The boat leaves at nine, the bridge is closed."),
        fixes("Who built it？“Nobody knows！”", "Who built it? “Nobody knows!”"),
        fixes("This side up 。", "This side up."),
        fixes("The River（1998）and the Sea", "The River (1998) and the Sea"),
        keeps("他说：Hello，world"),
        keeps("SHA1。"),
        keeps("${item.name}（ID ${item.id}）"),
        keeps("「The River」，1998"),
        keeps("コーヒー Cup，Tea Pot"),
        keeps("`the river，the sea`"),
        keeps('if mark in "：；": the end of it'),
    ),
)
def IN_LATIN(text: Text) -> Edits:
    """Write the punctuation of a line without any Chinese half-width.

    Commas, full stops, semicolons, colons, question and exclamation marks and round brackets, with the blank that the
    full-width mark brought along. An input method or an OCR engine set to Chinese writes them so in an English sentence
    too. The line must have two words side by side; in a line with a Chinese character or mark the other rules decide.
    Standard: GB/T 15834 5.1 speaks of Chinese text only; in Latin text the marks are those of its language.
    """
    context = Context.of(text)
    if not context.has_latin_lines(_FEWEST_WORDS):
        return Edits.none()
    at = np.flatnonzero(_IS_WIDE.take(text.codes))
    at = at[context.in_pure_latin_line(at, _FEWEST_WORDS)]
    at = at[~context.in_hyper(at)]
    if not len(at):
        return Edits.none()
    opens = text.codes[at] == _OPENS
    spaced = ~opens & (at > 1) & _IS_BLANK.take(text.codes[at - 1])  # a blank before the mark goes with it
    previous = np.where(at > spaced, text.codes[at - 1 - spaced], 0)
    following = np.where(at + 1 < len(text), text.codes.take(at + 1, mode="clip"), 0)
    tied = np.where(opens, _IS_WORD.take(following), _IS_TIED.take(previous))
    at, previous, following, spaced = at[tied], previous[tied], following[tied], spaced[tied]
    before, after = _IS_WORD.take(previous), _IS_WORD.take(following) | _IS_OPENER.take(following)
    marks = [_NARROW[text.string[place]] for place in at.tolist()]
    sides = zip(marks, before.tolist(), after.tolist(), strict=True)
    new = tuple((" (" if left else "(") if mark == "(" else mark + " " * right for mark, left, right in sides)
    where = at.astype(np.int32)
    return Edits(where - spaced.astype(np.int32), where + np.int32(1), new)
