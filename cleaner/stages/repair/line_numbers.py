"""Line numbers that a program wrote before every line: ``cat -n``, editors, viewers of code."""

from __future__ import annotations

from itertools import islice, pairwise

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Removed, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.zh.layout import ends_sentence
from cleaner.zh.lexicon import torn_word

_FIRST = late(r"\s* \d{1,6} (?: \t | [ ]{2,} | [ ]? [|│] )", regex.VERBOSE)
_NUMBER = late(r"^ [ \t]* (?<n>\d{1,6}) (?: \t | [ ]{2,} | [ ]? [|│] [ ]? | (?= [ ]* $ ) )", regex.VERBOSE | regex.M)
_START = 16  # code points in which the first number begins
_FEWEST = 8  # lines
_MARKS, _MARKED = frozenset("，。、；：,.;:"), 0.2  # and the share of the lines that have one
_TORN = 2  # words torn between two lines: a list or a table tears none
_ASKED = 60  # line ends of open lines of which that is asked


@rule(
    "REP032",
    "line-number",
    Confidence.LIKELY,
    removes=Removed.JUNK,
    examples=(
        fixes(
            "1\t水库放水的时候，两岸的人都来\n2\t看，水从闸门里出来，声音很\n3\t大，孩子们捂着耳朵。渠道沿\n4\t山而行，经过三个村庄，灌溉\n"
            "5\t两岸的水田，从前用石头砌成，\n6\t后来嫌它漏水，全都换成了混\n7\t凝土。闸门共有十二座，由专\n8\t人看管。",
            "水库放水的时候，两岸的人都来\n看，水从闸门里出来，声音很\n大，孩子们捂着耳朵。渠道沿\n山而行，经过三个村庄，灌溉\n"
            "两岸的水田，从前用石头砌成，\n后来嫌它漏水，全都换成了混\n凝土。闸门共有十二座，由专\n人看管。",
        ),
        keeps("1\t东溪\n2\t西坪\n3\t南渡\n4\t北岭\n5\t上洲\n6\t下湾\n7\t前山\n8\t后山"),
        keeps("1\t水\n2\t库\n3\t房\n4\t间\n5\t人\n6\t民\n7\t国\n8\t家"),
        keeps("1  修渠。\n2  清淤，护堤。\n3  放水。\n4  栽树。\n5  修桥。\n6  补路。\n7  建闸。\n8  分水。"),
    ),
)
def line_number(text: Text) -> Edits:
    """Takes the numbers off lines that are all numbered one by one, blank ones perhaps among them.

    Viewers of code and ``cat -n`` write them, and so do papers sent to referees. Only where every line has one and
    words are torn between the lines of a text with marks, as in no list and no table.
    Wrong nowhere that we know.
    """
    if not text.string[:_START].lstrip()[:1].isdigit() or _FIRST.match(text.string) is None:
        return Edits.none()
    numbered = list(_NUMBER.finditer(text.string))
    lines = text.string.split("\n")
    full = [line for line in lines if line.strip()]
    if len(numbered) < max(_FEWEST, len(full)) or any(int(b["n"]) != int(a["n"]) + 1 for a, b in pairwise(numbered)):
        return Edits.none()
    said = [line[match.end() - match.start() :].strip() for line, match in zip(full, numbered, strict=True)]
    if sum(not _MARKS.isdisjoint(line) for line in said) < _MARKED * len(said):
        return Edits.none()
    open_ends = ((a, b) for a, b in pairwise(said) if a and b and not ends_sentence(a))
    torn = sum(torn_word(a, b) != "" for a, b in islice(open_ends, _ASKED))
    return Edits.of((*match.span(), "") for match in numbered) if torn >= _TORN else Edits.none()
