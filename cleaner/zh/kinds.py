"""Which of many lines state a kind by their form: columns find the few that the regexes of ``layout`` look at."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Bools, places
from cleaner.zh.chars import BEYOND, Codes, Flags, flags
from cleaner.zh.layout import LONGEST_KIND, TABLE_SIGNS, Kind, kind_of
from cleaner.zh.pairs import OF_CAPTION, OF_KIND
from cleaner.zh.rows import Rows
from cleaner.zh.signs import (
    AGENCY,
    CENTURY,
    COLON,
    DATE,
    GAP,
    ORIGIN,
    PAPER,
    PAPERS,
    SENTENCE,
    TAKEN,
    UPRIGHT,
)

# What a line of each kind of ``layout`` must have. It only finds the lines that ``kind_of`` has to look at, so it may
# ask for less than the kinds do, never for more.
_HAS = TAKEN | AGENCY | DATE | COLON | ORIGIN | GAP | SENTENCE | PAPER | CENTURY | UPRIGHT  # anywhere
_OPENS_NOTE, _OPENS_ORIGIN, _OPENS_CREDIT, _OPENS_WEB, _OPENS_THIS, _NOTE_SIGN = (1 << n for n in range(10, 16))
_ENDS_KIND, _ENDS_DATELINE, _ENDS_PAPER, _PAIR, _CAPTION_PAIR = (1 << n for n in range(16, 21))
_OPENS_ROW, _OPENS_WORD, _IN_WORD = (1 << n for n in range(21, 24))
_FIRST = flags(
    {
        _OPENS_NOTE: "※＊*▲△▼▽◀▶",  # notes and captions; those below only with what stands second in the word
        _OPENS_WORD: "注编【图",
        _OPENS_ORIGIN: "（(【[稿文信本新摘来原转选出",
        _OPENS_CREDIT: "（(照摄资",
        _OPENS_WEB: "h12（(发更时日浏点阅访作文记来稿出最刊",
        _OPENS_THIS: "这",
        _NOTE_SIGN: "※编【（(",
        _OPENS_ROW: TABLE_SIGNS + "|+",
    }
)
_SECOND = flags({_IN_WORD: "：:者辑编为一二三四五六七八九十0123456789"})  # 注： 编者 编辑 【编 图为 图1
_SECOND[0x80:0x4E00] |= np.uint32(_IN_WORD)  # there are digits of other scripts
_SECOND[0xA000:BEYOND] |= np.uint32(_IN_WORD)
_STAR = ord("*")
# A dateline ends with a date or 电, 讯, 消息, never with another Chinese character, a letter or mark of a sentence.
_LAST = flags({_ENDS_KIND: "）)摄图道发", _ENDS_DATELINE: "0123456789)日号年月电讯息", _ENDS_PAPER: PAPERS})
_LAST[0x80:0x4E00] |= np.uint32(_ENDS_DATELINE)
_LAST[0xA000:BEYOND] |= np.uint32(_ENDS_DATELINE)
_LAST[[ord(c) for c in "，。、；：！？“”‘’…—《》"]] &= ~np.uint32(_ENDS_DATELINE)
# What of all that tells of a kind: each of these together. Datelines, bylines, jumps and the lines of web pages hold
# no sentence.
_TELL_IN_NO_SENTENCE = np.array(
    (
        AGENCY | DATE | _ENDS_DATELINE,
        DATE | GAP | CENTURY | PAPER,
        DATE | GAP | CENTURY | _OPENS_WEB,
        DATE | GAP | CENTURY | COLON,
        DATE | _OPENS_WEB | COLON,
        DATE | _OPENS_WEB | _ENDS_PAPER,
        _PAIR,
    ),
    np.uint32,
)
_TELL = np.array(
    (
        _ENDS_KIND,
        _CAPTION_PAIR,
        _OPENS_NOTE,
        _OPENS_WORD | _IN_WORD,
        COLON | ORIGIN | _OPENS_ORIGIN,
        COLON | _OPENS_CREDIT,
        TAKEN | _OPENS_THIS,
        _OPENS_ROW,
        UPRIGHT,
    ),
    np.uint32,
)


def special_kinds(rows: Rows, bylines: tuple[str, ...] = (), among: Bools | None = None) -> dict[int, Kind]:
    """The strings whose form states a kind, by their number, as ``layout.kind_of`` says it; ``bylines`` as there.

    Only those ``among`` are looked at: for each string, whether it is one; None: all are.
    """
    short = (rows.length <= LONGEST_KIND) | (_FIRST.take(rows.first) & (_NOTE_SIGN | _OPENS_ROW) > 0)
    near = places(short if among is None else short & among)
    if not len(near):
        return {}
    # Of few strings the others need not be looked through.
    tried = near[
        _may_be_special(rows, bylines).take(near)
        if among is None
        else _may_be_special(Rows.of([rows.strings[k] for k in near.tolist()]), bylines)
    ]
    return rows.asked(tried, lambda string: kind_of(string, bylines) or None)  # PLAIN is 0


def _may_be_special(rows: Rows, bylines: tuple[str, ...]) -> Bools:
    """Which strings have what a kind needs; those too long for any are among them."""
    second = np.where(rows.length > 1, rows.codes.take(rows.start + 1, mode="clip"), _STAR)
    drawn = (rows.first == _STAR) & (second == _STAR)  # stars, or one by itself, open no note
    signs = (rows.has & _HAS) | _FIRST.take(rows.first) * ~drawn | _LAST.take(rows.last) | _SECOND.take(second)
    signs |= np.uint32(_PAIR) * (rows.pairs & (OF_CAPTION | OF_KIND) > 0)
    signs |= np.uint32(_CAPTION_PAIR) * (rows.pairs & OF_CAPTION > 0)
    told: Bools = _having_one(signs, _TELL_IN_NO_SENTENCE) & (signs & SENTENCE == 0) | _having_one(signs, _TELL)
    if bylines:
        told |= np.fromiter((string.startswith(bylines) for string in rows.strings), bool, len(rows))
    return told


def _having_one(signs: Flags, wanted: Codes) -> Bools:
    """Which of some sums of flags have all flags of one of those wanted."""
    out: Bools = (signs & wanted[:, None] == wanted[:, None]).any(axis=0)
    return out
