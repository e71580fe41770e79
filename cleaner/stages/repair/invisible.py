"""Characters that nobody sees: zero-width, control and direction characters, joiners, variation selectors."""

from __future__ import annotations

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, regex_rule, rule, table_rule
from cleaner.core.text import Text

# CR, NEL, VT and the two Unicode separators are line ends (REP005). Tab, line feed and form feed are text.
_C0 = (*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F)
_ZERO_WIDTH = (0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF, 0xFFFC)
_PLANES = range(0, 0x110000, 0x10000)
_NON_CHARACTERS = (*range(0xFDD0, 0xFDF0), *(plane + low for plane in _PLANES for low in (0xFFFE, 0xFFFF)))
INVISIBLE = frozenset(map(chr, (*_C0, *_ZERO_WIDTH, *_NON_CHARACTERS)))
C1 = frozenset(map(chr, (*range(0x80, 0x85), *range(0x86, 0xA0), 0xAD)))
BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
JOINERS = frozenset("\u200c\u200d")
SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))

invisible_character = table_rule(
    "REP001",
    "invisible-character",
    """A control, zero-width or non-character code that shows nothing is removed.

    Web pages break long words with U+200B and watermark copied text with other zero-width characters; a second
    byte-order mark stands where files were put together; terminals and old databases leave control codes; U+FFFC stands
    where a picture was. None is text, and each breaks searching and comparing. Tab, line and form feed stay.
    Wrong where U+200B marks word breaks (Thai, Khmer). Unicode: sections 23.1, 23.2 and 23.7.
    """,
    dict.fromkeys(sorted(INVISIBLE), ""),
    examples=(
        fixes("春\u200b风\ufeff又\x07绿", "春风又绿"),
        fixes("图\ufffc一", "图一"),
        keeps("春\t风\n又\x0c绿"),
        keeps("春　风\xa0又"),
    ),
    removes=Removed.JUNK,
)

c1_control = table_rule(
    "REP004",
    "c1-control",
    """A C1 control code (U+0080 to U+009F, without NEL) or a soft hyphen is removed.

    Leftovers of Windows-1252 text read as Latin-1, and of web pages' hyphenation. Applied after REP003: in a misread
    UTF-8 text the same codes are halves of Chinese characters.
    Wrong when a whole text was misread and could not be repaired: its last evidence goes. The findings list that.
    Unicode: sections 23.1 and 23.2.
    """,
    dict.fromkeys(sorted(C1), ""),
    examples=(fixes("春\x93风\xad又", "春风又"), keeps("春风·又"), keeps("春\x85风")),
    removes=Removed.JUNK,
)

line_end = regex_rule(
    "REP005",
    "foreign-line-end",
    """Every line end is written as one line feed: CR LF, CR, NEL, VT, U+2028 and U+2029.

    Windows, old Macintosh, mainframes, word processors and JSON exports each have their own. A form feed stays, for it
    is the mark of a new page; one inside a line begins a line of its own.
    Wrong nowhere that we know. Unicode: section 5.8, newline guidelines.
    """,
    r"\r(?=\n) | [\r\x0b\x85\u2028\u2029] | (?<= [^\s] [ \t\u3000]*+ ) \f (?= [\f\ \t\u3000]*+ [^\s] )",
    lambda match: _line_feed(match.group(), match.string[match.end() : match.end() + 1]),
    first="\r\x0b\x85\u2028\u2029\f",
    examples=(
        fixes("山\r\n水\r云\u2028雨", "山\n水\n云\n雨"),
        fixes("山\x0b水\x85云\u2029", "山\n水\n云\n"),
        fixes("山\x0c水", "山\n\x0c水"),
        keeps("山\n\n水"),
        keeps("山\x0c\n\x0c水"),
    ),
)


def _line_feed(end: str, following: str) -> str:
    if end == "\f":
        return "\n\f"
    return "" if end == "\r" and following == "\n" else "\n"


_RIGHT_TO_LEFT = late(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NEAR = 40  # characters: about a line


@rule(
    "REP006",
    "direction-mark",
    examples=(
        fixes("电话\u202a010\u202c", "电话010"),
        fixes("山\u200e水", "山水"),
        keeps("书名\u200fكتاب\u200e在此"),
    ),
    removes=Removed.JUNK,
)
def direction_mark(text: Text) -> Edits:
    """A mark of writing direction is removed, unless Hebrew, Arabic or the like stand near it.

    Contact lists and messengers wrap numbers in them. Chinese and Latin text has one direction, in which they do
    nothing.
    Wrong nowhere in such text. Unicode: Standard Annex 9.
    """
    rows = []
    for match in _BIDI_RUN.finditer(text.string):
        start, end = match.span()
        if not _RIGHT_TO_LEFT.search(text.string, max(0, start - _NEAR), end + _NEAR):
            rows.append((start, end, ""))
    return Edits.of(rows)


_BIDI_RUN = late("[\u200e\u200f\u202a-\u202e\u2066-\u2069]+")

joiner = regex_rule(
    "REP007",
    "stray-joiner",
    """A zero-width joiner or non-joiner is removed, unless the script around it needs it.

    Web editors and watermarks leave them in Chinese text, where they do nothing. They stay after a letter of Arabic, of
    an Indian or a South-East Asian script or Mongolian, where they shape letters, and between two parts of an emoji.
    Wrong nowhere that we know. Unicode: section 23.2; Technical Standard 51.
    """,
    r"""
    (?<! [\u0600-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\uabff] )          # not after a script that joins
    (?: \u200c
      | \u200d (?! (?<= [\U0001f000-\U0001faff\u2190-\u2bff\u00a9\u00ae] [\ufe0f\U0001f3fb-\U0001f3ff]? \u200d )
                   [\U0001f000-\U0001faff\u2190-\u2bff] )                  # not between two parts of an emoji
    )
    """,
    "",
    first="\u200c\u200d",
    examples=(
        fixes("春\u200d风\u200c又", "春风又"),
        fixes("👩\u200d春", "👩春"),
        keeps("👩\u200d🌾和👩🏽\u200d🚀和❤\ufe0f\u200d🔥"),
        keeps("می\u200cخواهم"),
        keeps("क्\u200dष"),
    ),
    removes=Removed.JUNK,
)

variation_selector = regex_rule(
    "REP008",
    "variation-selector",
    """A variation selector after a Chinese character or mark is removed.

    A selector asks for one glyph of a character: a font's business, not the text's. As the compatibility ideographs are
    unified (REP011), so are these: with them the same word would be written two ways. They stay after emoji and
    symbols, where U+FE0E and U+FE0F choose between text and picture.
    Wrong where a name's exact glyph matters. Unicode: section 23.4; Technical Standard 37.
    """,
    r"""
    (?<= [\u2329\u232a\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3100-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff
          \ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff] )
    [\ufe00-\ufe0f\U000e0100-\U000e01ef]+
    """,
    "",
    examples=(
        fixes("葛\U000e0100城", "葛城"),
        fixes("春\ufe00，\ufe01风", "春，风"),
        keeps("☀\ufe0f晴"),
        keeps("1\ufe0f\u20e3"),
    ),
    removes=Removed.JUNK,
)
