"""The rules by which a file is divided into articles and parts.

An example's ``after`` lists the parts, a line each, as ``role|text``, with ``=`` between two articles.
"""

from __future__ import annotations

from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps

BETWEEN_PARTS = "SEG900"

TITLE = judged(
    "SEG001",
    "article-begins",
    """A heading that is the title of a new article, not a crosshead.

    Weighed together: its level among the levels this file uses and against the open article's title; whether a byline,
    source line, news lead or 上接 follows; whether the article above has just ended (a dateline, a signature); labels,
    contents pages and wide gaps before it; section numbers, which speak against.
    """,
    examples=(
        fixes(
            "# 水库蓄满\n\n本报记者 林青\n\n水库昨天蓄满了水。\n\n## 新渠通水\n\n本报讯 新渠今天通水。",
            "title|水库蓄满\nbyline|本报记者 林青\nbody|水库昨天蓄满了水。\n=\n"
            "title|新渠通水\nbody|本报讯 新渠今天通水。",
        ),
        keeps("水库昨天蓄满了水。\n\n新渠今天通水，村民很高兴。"),
    ),
)
CROSSHEAD = judged(
    "SEG002",
    "crosshead",
    """A heading inside an article: marked as one but no title, or short, without closing mark, between paragraphs.

    A line that ends in a colon or opens a list is a sentence.
    Wrong when a caption or a short paragraph has lost its full stop.
    """,
    examples=(
        fixes(
            "# 水库蓄满\n\n水库昨天蓄满了水。\n\n## 清淤先行\n\n去年冬天先清了淤。",
            "title|水库蓄满\nbody|水库昨天蓄满了水。\nheading|清淤先行\nbody|去年冬天先清了淤。",
        ),
        keeps("水库蓄水：\n\n一是清淤，二是加固。"),
    ),
)
SUBTITLE_IN_LINE = judged(
    "SEG003",
    "title-and-subtitle-on-one-line",
    """A title line that holds the subtitle too: ``……根基——论……``. It is split before the dash.

    Not inside quotation marks or book-title marks, and not where either half is shorter than four characters.
    """,
    examples=(
        fixes(
            "# 让清水长流——论水库建设 \n\n水库建好了。", "title|让清水长流\nsubtitle|——论水库建设\nbody|水库建好了。"
        ),
        keeps("水库——一座大水库——建好了。"),
    ),
)
LATE_TITLE = judged(
    "SEG004",
    "title-read-late",
    """The beginning of an article that stands before its title is put under it: the title was read in mid-article.

    Only in a file where a paragraph that goes on behind a title shows that titles were read so, and only what stands
    between the dateline that closes an article and the next title. Wrong where that is a piece without a title.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(_LATE_TITLE, _LATE_TITLE_READ),
        keeps(
            "# 水库蓄满\n\n水库昨天蓄满了水。\n\n云岭通讯社白沙5月2日电\n\n渠道今天也通了水，村民很高兴。\n\n# 新渠通水\n\n水来了。"
        ),
    ),
)
SOURCE_LINE = judged(
    "SEG010",
    "source-line",
    """A line that only says where the text comes from: ``（来源：《临江日报》，2026年5月2日）``, ``来源 | 某网``.

    It gives the article its source and date, and is removed from the text. Under a title or at an article's end only.
    """,
    removes=Removed.SOURCE,
    examples=(
        fixes(
            "# 水库蓄满\n\n（来源：《临江日报》，2026年5月2日）\n\n水库蓄满了。", "title|水库蓄满\nbody|水库蓄满了。"
        ),
        keeps("水库的水源来自云溪河，来源稳定。"),
    ),
)
FRAGMENT = judged(
    "SEG020",
    "article-fragment",
    """A piece of an article at the edge of a page, its beginning or end on another page: an incomplete article.

    Said by a jump line, or by a paragraph that breaks off. It is listed, so that the other page can be looked for.
    """,
    confidence=Confidence.ASK,
    examples=(
        fixes("# 水库蓄满\n\n(上接第1版)水库蓄满了。", "title|水库蓄满\njump|(上接第1版)\nbody|水库蓄满了。"),
        keeps("水库的版图扩大了。"),
    ),
)
BETWEEN = judged(
    BETWEEN_PARTS,
    "blanks-between-parts",
    """The blanks and line ends between one part and the next. In the clean text parts stand on lines of their own.

    Every paper and every web page parts its paragraphs in another way.
    Wrong only where the parts themselves are: see the rules of unwrap.
    """,
    examples=(fixes("水库。\n\n\n\n新渠。", "body|水库。\nbody|新渠。"), keeps("水库。")),
)

RULES = (TITLE, CROSSHEAD, SUBTITLE_IN_LINE, LATE_TITLE, SOURCE_LINE, FRAGMENT, BETWEEN)
