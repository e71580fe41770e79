"""Which of many lines state a kind by their form: columns find the few that the regexes of ``layout`` look at."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Bools, places
from cleaner.zh.chars import BEYOND, BLANKS
from cleaner.zh.layout import LONGEST_KIND, TABLE_SIGNS, UPRIGHTS, Kind, kind_of
from cleaner.zh.rows import Codes, Rows, flags

# What a line of each kind of ``layout`` must have. It only finds the lines that ``kind_of`` has to look at, so it may
# ask for less than the kinds do, never for more.
_TAKEN, _AGENCY, _DATE, _COLON, _ORIGIN, _GAP, _SENTENCE, _PAPER, _CENTURY = (1 << n for n in range(9))
_OPENS_NOTE, _OPENS_ORIGIN, _OPENS_CREDIT, _OPENS_WEB, _OPENS_THIS, _NOTE_SIGN = (1 << n for n in range(9, 15))
_ENDS_KIND, _ENDS_DATELINE, _ENDS_PAPER, _PAIR, _CAPTION_PAIR = (1 << n for n in range(15, 20))
_OPENS_ROW, _UPRIGHT = 1 << 20, 1 << 21
_SPACE = BLANKS + "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"  # what \s is, but for line feeds
_PAPERS = "社报网线台志站端号"  # what the name of a paper or web site ends with
_HAS = flags(
    {
        _TAKEN: "摄",
        _AGENCY: "社网报讯",
        _DATE: "年月-/.",
        _COLON: "：:|｜丨/",
        _ORIGIN: "源稿摘载转选处",
        _GAP: _SPACE + "|｜",
        _SENTENCE: "。",
        _PAPER: _PAPERS,
        _CENTURY: "12",
        _UPRIGHT: UPRIGHTS,
    }
)
_FIRST = flags(
    {
        _OPENS_NOTE: "※＊*注编【▲△▼▽◀▶图",  # notes and captions
        _OPENS_ORIGIN: "（(【[稿文信本新摘来原转选出",
        _OPENS_CREDIT: "（(照摄资",
        _OPENS_WEB: "12发更时日浏点阅访",
        _OPENS_THIS: "这",
        _NOTE_SIGN: "※编【（(",
        _OPENS_ROW: TABLE_SIGNS + "|+",
    }
)
_STAR = ord("*")
# A dateline ends with a date or 电, 讯, 消息, never with another Chinese character, a letter or mark of a sentence.
_LAST = flags({_ENDS_KIND: "）)摄图道发", _ENDS_DATELINE: "0123456789)日号年月电讯息", _ENDS_PAPER: _PAPERS})
_LAST[0x80:0x4E00] |= np.uint32(_ENDS_DATELINE)
_LAST[0xA000:BEYOND] |= np.uint32(_ENDS_DATELINE)
_LAST[[ord(c) for c in "，。、；：！？“”‘’…—《》"]] &= ~np.uint32(_ENDS_DATELINE)
# 图片） at the end of a caption, 题图; then 上接, 下转, 紧接; 记者, 作者; 通讯员, 评论员; 撰稿人; 编辑部; 文： 文/图;
# 整理; 采写; 发表于; 电题：, in lines that hold no sentence.
_PAIRS = (
    ("片图", "）)"), ("上下左右题", "图"),
    ("上下", "接转续承"), ("紧转", "接"), ("记作", "者"), ("讯论", "员"), ("稿", "人"), ("辑", "部"),
    ("文", "：:/|图" + _SPACE), ("整", "理"), ("采", "写"), ("表", "于"), ("题", "：:"),
    ("讯道作论判写查", "组"), ("口讲", "述"), ("原", "创"),
    ("长席理记任编辑", " \u3000"), ("秦汉魏晋朝齐梁陈隋唐代宋辽元明清金", "·•）)〕］]】"),
)  # fmt: skip
_HEADS = flags({1 << n: heads for n, (heads, _) in enumerate(_PAIRS)})
_TAILS = flags({1 << n: tails for n, (_, tails) in enumerate(_PAIRS)})
_OF_CAPTIONS = 0b11
# What of all that tells of a kind: each of these together. Datelines, bylines, jumps and the lines of web pages hold
# no sentence.
_TELL_IN_NO_SENTENCE = np.array(
    (
        _AGENCY | _DATE | _ENDS_DATELINE,
        _DATE | _GAP | _CENTURY | _PAPER,
        _DATE | _GAP | _CENTURY | _OPENS_WEB,
        _DATE | _OPENS_WEB | _COLON,
        _DATE | _OPENS_WEB | _ENDS_PAPER,
        _PAIR,
    ),
    np.uint32,
)
_TELL = np.array(
    (
        _ENDS_KIND,
        _CAPTION_PAIR,
        _OPENS_NOTE,
        _COLON | _ORIGIN | _OPENS_ORIGIN,
        _COLON | _OPENS_CREDIT,
        _TAKEN | _OPENS_THIS,
        _OPENS_ROW,
        _UPRIGHT,
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
    if 2 * int(rows.length.take(near).sum()) < len(rows.codes):  # most of the text need not be looked at
        tried = near[_may_be_special(Rows.of([rows.strings[k] for k in near.tolist()]), bylines)]
    else:
        tried = near[_may_be_special(rows, bylines)[near]]
    found = ((k, kind_of(rows.strings[k], bylines)) for k in tried.tolist())
    return {k: kind for k, kind in found if kind is not Kind.PLAIN}


def _may_be_special(rows: Rows, bylines: tuple[str, ...]) -> Bools:
    """Which strings have what a kind needs; those too long for any are among them."""
    pairs = rows.having_pairs(_HEADS, _TAILS)
    second = np.where(rows.length > 1, rows.codes.take(rows.start + 1, mode="clip"), _STAR)
    drawn = (rows.first == _STAR) & (second == _STAR)  # stars, or one by itself, open no note
    signs = rows.having(_HAS) | np.where(drawn, np.uint32(0), _FIRST.take(rows.first)) | _LAST.take(rows.last)
    signs |= np.where(pairs > 0, np.uint32(_PAIR), np.uint32(0))
    signs |= np.where(pairs & _OF_CAPTIONS > 0, np.uint32(_CAPTION_PAIR), np.uint32(0))
    told: Bools = _having_one(signs, _TELL_IN_NO_SENTENCE) & (signs & _SENTENCE == 0) | _having_one(signs, _TELL)
    if bylines:
        told |= np.fromiter((string.startswith(bylines) for string in rows.strings), bool, len(rows))
    return told


def _having_one(signs: Codes, wanted: Codes) -> Bools:
    """Which of some sums of flags have all flags of one of those wanted."""
    out: Bools = (signs & wanted[:, None] == wanted[:, None]).any(axis=0)
    return out
