"""The rules by which paragraphs go on that a column or a page broke; what says so is in ``broken``."""

from __future__ import annotations

from cleaner.core.rule import Confidence, fixes, judged, keeps

BROKEN_AFTER_COMMA = judged(
    "UNW002",
    "paragraph-broken-after-comma",
    """A paragraph that breaks off after a comma, an enumeration comma or an opening mark, and goes on in the next line.

    No paragraph ends so: a column or page ended there. After a semicolon or colon paragraphs do end (parallel
    clauses, lists), so these stay apart.
    """,
    examples=(
        fixes("会议要求，各村要管好水渠，\n\n按时放水，保证春灌。", "会议要求，各村要管好水渠，按时放水，保证春灌。"),
        keeps("一村管渠；\n二村管闸。"),
        keeps("会议指出：\n水是命脉。"),
        keeps("老人说：“船来了。“走吧。“\n\n他上了船。"),
    ),
)
BROKEN_WORD = judged(
    "UNW003",
    "paragraph-broken-in-word",
    """A paragraph that breaks off inside a word, and goes on in the next line.

    The lexicon has a word across the break, and one side of it would be left with a stray character.
    """,
    examples=(
        fixes("春天到来以后，村民们开始清理水\n\n渠，准备放水。", "春天到来以后，村民们开始清理水渠，准备放水。"),
        keeps("村民们开始清理水渠。\n\n渠水流向田野。"),
    ),
)
BROKEN_SENTENCE = judged(
    "UNW004",
    "paragraph-broken-in-sentence",
    """A paragraph that breaks off without any mark, and goes on in the next line.

    Only where the line is plainly a sentence (it has a comma or is long), the next line is plain text too, and one of
    them says that they belong together: the line ends with a word that ends no phrase, the next begins with the rest of
    a clause or with brackets that say more of the last word (``（以下简称……）的``), or a page ends between them. What
    is joined this way is listed, for a heading can look like a sentence.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "今年以来，县里先后出台了三项支持水利建设的办法，其中最受村民欢迎的\n\n是农田小水利补助。全县申请踊跃。",
            "今年以来，县里先后出台了三项支持水利建设的办法，其中最受村民欢迎的是农田小水利补助。全县申请踊跃。",
        ),
        fixes(
            "那年冬天，村里靠大坝上的二十四座水车\n\n（俗称“龙骨”）浇地，一天能浇三十亩。",
            "那年冬天，村里靠大坝上的二十四座水车（俗称“龙骨”）浇地，一天能浇三十亩。",
        ),
        keeps("那年冬天，村里修好了大坝上的二十四座水车\n\n（以下是老人们的讲述。）"),
        keeps("以水利之利铺展丰收新图景\n\n县里今年修了十条水渠，条条通到田头。"),
        keeps("渠道上的三座老水车\n\n的木轮换了三回，今年换成了铁的。"),
    ),
)
LEFT_OPEN = judged(
    "UNW014",
    "paragraph-left-open",
    """A sentence without any mark at its end, and plain text in the next line: torn, or OCR lost the full stop.

    The other paragraphs of the file tell. Columns and pages tear at any place, mostly in a word or clause; where at
    least half of the open ends of a file are plainly torn, the others are torn too, and are joined and listed.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "会议要求，各村要管好水渠，\n\n按时放水，保证春灌。\n\n今年以来，县里先后出台了三项办法，修好了十座水库"
            "\n\n和三十条水渠，条条通到田头。",
            "会议要求，各村要管好水渠，按时放水，保证春灌。\n今年以来，县里先后出台了三项办法，修好了十座水库和三十条水渠，"
            "条条通到田头。",
        ),
        keeps("今年以来，县里先后出台了三项办法，修好了十座水库\n\n村民们都说，这样的好事不多见，要常来看看。"),
    ),
)
BROKEN_NUMBER = judged(
    "UNW005",
    "paragraph-broken-in-number",
    """A paragraph that breaks off inside a number or date: ``2021`` / ``年``.

    A unit of dates cannot open a paragraph after a number that nothing closes. A number alone on its line is none of
    these: a year that heads what follows, a page.
    Wrong when a list of numbers is followed by a paragraph that begins with a unit.
    """,
    examples=(
        fixes("大坝建成于2021\n\n年，坝高三十米。", "大坝建成于2021年，坝高三十米。"),
        keeps("联系电话：66001234\n\n3月1日起报名。"),
        keeps("2020\n\n2025年，全县修缮小桥八十九座，多数在山的背阴面。"),
        keeps("那年水大，冲走渡船7\n\n18水利志资料"),
    ),
)
BAD_LINE_START = judged(
    "UNW006",
    "line-starts-with-closing-mark",
    """A line that begins with a mark that may not begin a line: ``，`` ``。`` ``”`` belong to the line before.

    Source: CLREQ 3.1.2, prohibition rules for line start.
    """,
    examples=(
        fixes("他们修好了水渠\n，又修水库。", "他们修好了水渠，又修水库。"),
        keeps("他们修好了水渠。\n“好！”大家说。"),
        keeps("“水渠修好了。”\n”好“，大家说，”放水。“\n水流进了田。"),
        fixes("大家说：“水渠修好了。\n”他们放水。", "大家说：“水渠修好了。”他们放水。"),
        keeps("渠道上的三座老水车\n\n，又修水库。大家都说，这下不怕旱了。"),
    ),
)

BROKEN_QUOTATION = judged(
    "UNW008",
    "paragraph-broken-in-quotation",
    """A line that breaks off inside quotation marks or brackets, which the next line closes.

    A quotation over several paragraphs is another thing: there each paragraph ends with a sentence.
    """,
    examples=(
        fixes("附件：“湿地保护条例实施以来的\n主要做法”汇编", "附件：“湿地保护条例实施以来的主要做法”汇编"),
        keeps("“湿地保护，人人有责。\n“让鸟儿飞回来。”"),
    ),
)

BROKEN_RULES = (
    BROKEN_AFTER_COMMA,
    BROKEN_WORD,
    BROKEN_SENTENCE,
    LEFT_OPEN,
    BROKEN_NUMBER,
    BAD_LINE_START,
    BROKEN_QUOTATION,
)
