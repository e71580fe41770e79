"""What stands around a place: the evidence that the rules of this stage share."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.core.once import once
from cleaner.core.text import Text, code_points, grown, ranges
from cleaner.zh.chars import CHINESE, CLASS, END, HAN, LATIN, SOFT, members

Places = NDArray[np.intp]

# A line is Latin when it has at least this many Latin words for each Chinese character (a Chinese word has two), and
# Chinese when it has no more words than characters.
_LATIN_LINE = 2

_SIGN = r"[\#-&(*+\-/0-9=@-\\^-~]"  # what an address may end with
_MARKS = r"[.,;:!?)\]'\"]*+"  # and what it may not
_HYPER = late(
    rf"""
    (?: https? | ftps? | file ) ://                                      # an address, without the marks after it
      (?: {_MARKS} {_SIGN} | (?<= [/=] ) [{HAN}]{{1,30}}+ (?= [/?=&\#] [!-~] ) )*+
    | www \. (?: {_MARKS} {_SIGN} )++
    | (?<! [A-Za-z0-9._%+-] ) [A-Za-z0-9._%+-]++ @ [A-Za-z0-9-]++ (?: \. [A-Za-z0-9-]++ )+        # e-mail
    | ` [^`\n]++ `                                                       # code
    | < [/!]? [A-Za-z] [^<>\n]*+ >                                       # a tag
    | (?<= \] ) \( (?= [^()\n]*? [/.\#:] | [ -~]*+ \) ) [^()\n]*+ \)     # the target of a link, no remark in brackets
    | & (?: \# [0-9]++ | \# x [0-9A-Fa-f]++ | [A-Za-z][A-Za-z0-9]*+ ) ;   # a character reference
    """,
    regex.VERBOSE,
)
_FENCED = late(r"^ (`{3,}) [^`\n]*+ \n (?: (?! \1) .*+ \n )*+ \1 `*+ $", regex.VERBOSE | regex.MULTILINE)  # code
_PHRASE = late(r"[A-Za-z]{2,}+ [ ] [A-Za-z]", regex.VERBOSE)
_FOREIGN = late(r"[\u1100-\u11ff\u3001\u3003-\u30ff\u3130-\u318f\uac00-\ud7af「」『』]")
_SIGNS = ("://", "www.", "@", "`", "<", "&", "](")  # each of them has one of these, and none spans a line end
_IS_HYPER_START = members("hfw`<(&")  # what they begin with, but an e-mail address, which does with a word
_IS_MAIL = members("._%+-", ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)))

_OF_CLASSES = ("kinds", "_firm", "line_ends", "lengths", "_letters", "_chinese")  # what ``Context`` reads off these


class Context:
    """The evidence around the places of one text, computed when asked for. Offsets are code points."""

    def __init__(self, text: Text) -> None:
        self.string = text.string
        self.codes = text.codes
        self._occurring = text.occurring

    @staticmethod
    @once
    def of(text: Text) -> Context:
        """The evidence of ``text``, one for all rules."""
        return Context(text)

    @staticmethod
    def carry(before: Text, edits: Edits, after: Text) -> None:
        """Let the evidence of ``after``, which ``edits`` made of ``before``, take over what is known of the classes of
        characters: nothing of it changes where each edit writes one mark for another."""
        starts = edits.starts
        marks = code_points("".join(edits.afters))
        if len(marks) != len(edits) or len(before) != len(after) or (edits.ends - starts != 1).any():
            return
        if (CLASS.take(marks) == SOFT).all() and (CLASS.take(before.codes.take(starts)) == SOFT).all():
            known = Context.of(before).__dict__
            Context.of(after).__dict__.update((name, known[name]) for name in _OF_CLASSES if name in known)

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """The class of each character (``zh.chars``), with an end of line after the last."""
        kinds = np.full(len(self.codes) + 1, END, np.uint8)
        kinds[:-1] = CLASS.take(self.codes)
        return kinds

    @cached_property
    def _firm(self) -> Places:
        return places(self.kinds != SOFT)

    def left(self, at: Places) -> NDArray[np.uint8]:
        """The class of the nearest character before each place that says something: no blank, no punctuation."""
        k = self._firm.searchsorted(at) - 1
        kinds: NDArray[np.uint8] = np.where(k >= 0, self.kinds[self._firm[np.maximum(k, 0)]], END)
        return kinds

    def right(self, end: Places) -> NDArray[np.uint8]:
        """The class of the nearest character at or after each offset that says something."""
        kinds: NDArray[np.uint8] = self.kinds[self._firm[self._firm.searchsorted(end)]]
        return kinds

    @cached_property
    def line_ends(self) -> Places:
        """The offset of each line's end."""
        return places(self.kinds == END)

    @cached_property
    def lengths(self) -> Places:
        """The code points of each line."""
        return grown(self.line_ends, -1) - 1

    @cached_property
    def _letters(self) -> Places:
        latin = places(self.kinds[:-1] == LATIN)
        return latin[self.codes.take(latin) > ord("9")]  # the others of the class are digits

    @cached_property
    def _chinese(self) -> Places:
        """How many Chinese characters each line has."""
        if not len(self.line_ends):
            return np.zeros(0, np.intp)
        starts = np.append(0, self.line_ends[:-1] + 1)
        counts: Places = np.add.reduceat(self.kinds == CHINESE, starts, dtype=np.intp)
        return counts

    @cached_property
    def _balance(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How many Chinese characters, and how many Latin words, each line has."""
        letters = self._letters
        letters = letters[~self.in_hyper(letters)]  # an address is no language
        words = letters[grown(letters, -2) != 1]
        return self._chinese, grown(words.searchsorted(self.line_ends))

    def line(self, at: Places) -> Places:
        """The number of the line of each place."""
        return self.line_ends.searchsorted(at)

    def _of_lines(self, at: Places, lines: Bools) -> Bools:
        """What is said of each line, for the line of each place."""
        return lines.take(self.line(at)) if lines.any() else np.zeros(len(at), bool)

    @cached_property
    def _latin_lines(self) -> Bools:
        chinese, latin = self._balance
        result: Bools = (latin >= _LATIN_LINE * chinese) & (latin > 0)
        return result

    def in_latin_line(self, at: Places) -> Bools:
        """Whether each place stands in a line of Latin text that merely quotes some Chinese."""
        return self._of_lines(at, self._latin_lines)

    def has_latin_lines(self, words: int) -> bool:
        """Whether any line without Chinese has at least so many words."""
        chinese, latin = self._balance
        return bool(((chinese == 0) & (latin >= words)).any())

    def in_pure_latin_line(self, at: Places, words: int) -> Bools:
        """Whether each place stands in a line without Chinese that has at least so many words, two of them together."""
        chinese, latin = self._balance
        pure = (chinese == 0) & (latin >= words)
        asked = np.zeros(len(pure), bool)
        if pure.any():
            asked[self.line(at)] = True
        for row in places(pure & asked).tolist():
            line = self.string[int(self.line_ends[row - 1]) + 1 if row else 0 : int(self.line_ends[row])]
            pure[row] = _PHRASE.search(line) is not None and _FOREIGN.search(line) is None
        return self._of_lines(at, pure)

    def in_chinese_line(self, at: Places) -> Bools:
        """Whether each place stands in a line that is Chinese for the most part."""
        chinese, latin = self._balance
        return ~self._of_lines(at, latin > chinese)

    def in_chinese_context(self, at: Places, end: Places) -> Bools:
        """Whether the marks ``at:end`` stand between Chinese, or beside Chinese in a line that is not Latin."""
        return self.among_chinese(at, self.left(at), self.right(end))

    def among_chinese(self, at: Places, left: NDArray[np.uint8], right: NDArray[np.uint8]) -> Bools:
        """The same of marks that are known to stand between characters of the classes ``left`` and ``right``."""
        before, after = left == CHINESE, right == CHINESE
        either: Bools = (before & after) | ((before | after) & ~self.in_latin_line(at))
        return either

    @cached_property
    def _hyper(self) -> tuple[Places, Places]:
        lines: dict[int, int] = {}  # the start and end of each line that has a sign
        for sign in _SIGNS:
            at = self.string.find(sign) if self._may_have(sign) else -1
            while at >= 0:
                end = self.string.find("\n", at)
                end = len(self.string) if end < 0 else end
                lines[self.string.rfind("\n", 0, at) + 1] = end
                at = self.string.find(sign, end)
        if not lines:
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        starts = np.array(sorted(lines), np.intp)
        ends = np.array([lines[start] for start in sorted(lines)], np.intp)
        inside = ranges(starts, ends - starts + 1)  # the line ends too, which part the lines
        codes = self.codes.take(inside, mode="clip")
        mail, opens = _IS_MAIL.take(codes), _IS_HYPER_START.take(codes)
        begins = opens | mail
        begins[1:] &= ~(mail[:-1] & mail[1:]) | opens[1:]
        spans = [match.span() for match in matches_at(_HYPER, self.string, inside[begins].tolist())]
        return np.array([s for s, _ in spans], np.intp), np.array([e for _, e in spans], np.intp)

    def _may_have(self, sign: str) -> bool:
        """Whether all characters of ``sign`` may occur."""
        return all(self._occurring[ord(char)] for char in sign)

    @cached_property
    def _fenced(self) -> tuple[Places, Places]:
        fenced = self._may_have("`") and "```" in self.string
        spans = [m.span() for m in _FENCED.finditer(self.string)] if fenced else []
        return np.array([s for s, _ in spans], np.intp), np.array([e for _, e in spans], np.intp)

    def in_hyper(self, at: Places) -> Bools:
        """Whether each place stands in an address, code, a tag or another thing that is not read."""
        return _in_spans(at, *self._hyper) | _in_spans(at, *self._fenced)


def _in_spans(at: Places, starts: Places, ends: Places) -> Bools:
    """Whether each place stands in one of the disjoint spans."""
    if not len(starts):
        return np.zeros(len(at), bool)
    k = starts.searchsorted(at, "right") - 1
    result: Bools = (k >= 0) & (at < ends[np.maximum(k, 0)])
    return result
