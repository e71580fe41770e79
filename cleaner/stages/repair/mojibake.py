"""Text that was decoded in the wrong encoding before it came here."""

from __future__ import annotations

import unicodedata

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps, regex_rule, rule
from cleaner.core.text import Text, grown
from cleaner.stages.repair.invisible import BIDI, C1, INVISIBLE, JOINERS, SELECTORS
from cleaner.zh.chars import members

# What the bytes 80 to FF are in Latin-1 and in Windows-1252.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# A run of misread text. A blank in it may be a byte A0 that something turned into a blank.
_RUN = late(rf"[\x80-\xff{_WINDOWS}]++(?:[ ][\x80-\xff{_WINDOWS}]++)*+")
# Misread UTF-8 has the lead bytes C2, C3, E2 to E9 and EF; misread GB 2312 has pairs of A1 to FE.
_LEADS = "ÂÃâãäåæçèéï"
_LEAD = late(f"[{_LEADS}]")
_GB_PAIRS = late(r"(?:[\xa1-\xf7][\xa1-\xfe]){2,}+")
_CHINESE = late(
    r"[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uff65\U00020000-\U0003ffff]"
)
_HAN = late(r"\p{Han}")
_UNWANTED = frozenset("\ufffd") | INVISIBLE | C1 | BIDI | JOINERS | SELECTORS

_HIGH = slice(0xA1, 0xFF)  # the code points of these bytes but A0, among which all leads are
_IS_LEAD, _IS_HIGH = members(_LEADS), members("", ((_HIGH.start, _HIGH.stop - 1),))
MARKS = frozenset(_LEADS) | frozenset(map(chr, range(0xB0, 0xF8)))

misread_mark = regex_rule(
    "REP002",
    "misread-byte-order-mark",
    """The characters ï»¿, a byte-order mark of UTF-8 read as Latin-1, are removed.

    They stand at the start of files, or where files were put together by a program that knew no UTF-8.
    Wrong nowhere that we know.
    """,
    r"ï»¿",
    "",
    first="ï",
    examples=(fixes("ï»¿春风又绿", "春风又绿"), keeps("naïve»"), keeps("春风又绿")),
    removes=Removed.JUNK,
)


@rule(
    "REP003",
    "misread-encoding",
    Confidence.LIKELY,
    examples=(
        fixes("ä¸\xadå›½äººæ°‘é“¶è¡Œ", "中国人民银行"),
        fixes("春风ï¼Œ又绿", "春风，又绿"),
        fixes("新闻：ÖÐ¹úÈËÃñ", "新闻：中国人民"),
        keeps("café、naïve、Zürich、São Paulo"),
        keeps("他说：“好……”——"),
        keeps("25°C±2·×÷§"),
    ),
)
def misread_encoding(text: Text) -> Edits:
    """UTF-8 or GB 2312 text that was read as Latin-1 or Windows-1252 is read again, rightly.

    A database or an editor that took Chinese bytes for Western ones shows ä¸­å›½ or ÖÐ¹ú. The bytes are still there:
    ftfy finds the way back for UTF-8, and pairs of high bytes are tried as GB 2312. Only runs of such characters are
    looked at, and a result is taken only when nothing but Chinese characters and marks comes of it and no byte is lost;
    otherwise the text stays and the run is listed (REP019).
    Wrong for four and more accented letters in a row that are meant; no language writes that.
    """
    rows = []
    for start, end in suspects(text):
        after = _fixed(text.string[start:end])
        if after is not None:
            rows.append((start, end, after))
    return Edits.of(rows)


def suspects(text: Text) -> list[tuple[int, int]]:
    """The runs of two or more characters that may be misread text."""
    if not text.occurring[_HIGH].any():
        return []
    high = places(_IS_HIGH.take(text.codes))
    if not (_IS_LEAD.take(text.codes.take(high)).any() or (grown(high, -2) == 1).any()):
        return []
    string = text.string
    found = (match.span() for match in _RUN.finditer(string) if match.end() - match.start() > 1)
    return [(s, e) for s, e in found if _LEAD.search(string, s, e) or _GB_PAIRS.search(string, s, e)]


def _fixed(run: str) -> str | None:
    """The run read rightly, or None when that gives nothing clearly Chinese."""
    for read in (_strictly, _from_utf8, _from_gb_pairs):
        after = read(run)
        if after != run and is_chinese(after) and not any(c in _UNWANTED for c in after):
            return after
    return None


def _strictly(run: str) -> str:
    """The run as UTF-8 without any loss; ftfy does not look at single characters, such as å¹´ for 年."""
    for encoding in ("latin-1", "windows-1252"):
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return run


def _from_utf8(run: str) -> str:
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(
        unescape_html=False,
        fix_character_width=False,
        uncurl_quotes=False,
        replace_lossy_sequences=False,
        explain=False,
    )
    return fix_encoding(run, config)


def _from_gb_pairs(run: str) -> str:
    return str(_GB_PAIRS.sub(_from_gb, run))


def _from_gb(match: regex.Match[str]) -> str:
    raw = match.group()
    try:
        after = raw.encode("latin-1").decode("gbk")
    except UnicodeDecodeError:
        return str(raw)
    # Level 1 of GB 2312 is the characters in daily use; a wrong reading hits the others, too.
    daily = sum(0xB0 <= ord(lead) <= 0xD7 or ord(lead) in (0xA1, 0xA3) for lead in raw[::2])
    return after if daily == len(after) and _HAN.search(after) else str(raw)


def is_chinese(string: str) -> bool:
    """Whether a string, blanks aside, is nothing but Chinese characters and marks, in NFC."""
    solid = "".join(string.split())
    return bool(solid) and len(_CHINESE.findall(solid)) == len(solid) and unicodedata.is_normalized("NFC", solid)


UNREPAIRED = judged(
    "REP019",
    "misread-encoding-unrepaired",
    """A run of characters looks like misread text, but could not be read rightly; it stays.

    Bytes were lost on the way (shown as ? or dropped), or the run is too short to tell. Take the text from its
    source again.
    Wrong for words with several accented letters in a row.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("ä¸å›½"), keeps("café")),
)

LOST = judged(
    "REP018",
    "lost-text",
    """锟斤拷 and 烫烫烫 are listed: they stand for text that is lost.

    锟斤拷 is a row of U+FFFD written in UTF-8 and read as GBK; 烫烫烫 and 屯屯屯 are memory that was never filled,
    read as GBK. What stood there cannot be won back; take the text from its source again.
    Wrong in a text that tells of these very words.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("他写道：锟斤拷锟斤拷"), keeps("水烫，烫手。")),
)

_LOST = late(r"(?:锟斤拷|锟斤|斤拷)+拷?|锟\ufffd|烫{3,}|屯{3,}")
# So many accented letters in a row are no word.
_NO_WORD = 4


def misread_findings(text: Text) -> list[tuple[str, int, int, str]]:
    """(rule code, start, end, message) of what looks misread in the repaired text."""
    out = []
    for match in _LOST.finditer(text.string) if any(c in text.string for c in "锟烫屯") else ():
        out.append((LOST.code, *match.span(), f"{match.group()[:9]}: text that was lost when the file was converted"))
    for start, end in suspects(text):
        if end - start >= _NO_WORD:
            message = f"{text.string[start:end][:20]}: looks like text read in a wrong encoding"
            out.append((UNREPAIRED.code, start, end, message))
    return out
