"""The rules of line ends in general; those of broken paragraphs and of reading order stand beside their logic."""

from __future__ import annotations

from cleaner.core.rule import Confidence, fixes, judged, keeps

WRAPPED = judged(
    "UNW001",
    "line-wrapped-at-measure",
    """A line end that only the width of the page made: the line is full, and the next line goes on.

    The measure of each region is learned from the lines round it. Evidence is weighed: how much room the line left for
    the next character, closing marks, lost or kept indents, trailing blanks and blank lines as this file uses them, an
    open quotation, a number or a word across the break, marks that may not begin a line, list openers. Where a
    sentence ends at the edge of a full line, the file's own habits say how often that is chance, and what begins its
    paragraphs. Verse, lists and tables end their lines by sense and stay as they are. Between two Latin words the line
    end becomes a space. Of papers, formulas and the entries of references, [1], [2], are paragraphs, and so is what
    has a label, 关键词：, or is the name of a part, 参考文献. Lines of Latin letters go on where the next word had no
    room, and enough of the next lines begin with a small letter. In a text without any punctuation those go on that
    are equally wide, if enough of them end within words or phrases. A line's width is that of its columns; where a
    program broke the lines, it can be the number of its characters, letters and digits like Chinese ones.
    """,
    examples=(
        fixes(
            "清晨的云溪河上飘着一层薄雾，渡\n口的石阶被露水打湿了。撑船的老\n人把缆绳解开，向对岸喊了一声。\n对岸有人答应。",
            "清晨的云溪河上飘着一层薄雾，渡口的石阶被露水打湿了。撑船的老人把缆绳解开，向对岸喊了一声。对岸有人答应。",
        ),
        fixes(
            "[1] 沈怀川. 下游湿地的水鸟[J]. 湿地\n学报，2015，8（2）：12-18.\n"
            "[2] 贺一舟. 退田还湿[M]. 临江出版\n社，2018.",
            "[1] 沈怀川. 下游湿地的水鸟[J]. 湿地学报，2015，8（2）：12-18.\n[2] 贺一舟. 退田还湿[M]. 临江出版社，2018.",
        ),
        keeps("[1] 渠道通水\n水来了\n[2] 闸门关上\n水停了"),
        keeps("去除率由下式得到，其中的浓度取每月三次采样的平均值，水位\nη=(C0-C1)/C0\n（1）"),
        keeps("关键词：湿地；恢复；效益\n湿地是重要的生态系统，它涵养水源，净化水质。"),
        keeps("一湾春水绿，\n两岸菜花黄。\n三月桃花开，\n四月燕归来。"),
        keeps(
            "The river runs below the sleeping town,\nand carries all the paper lanterns down,\n"
            "and every lantern, as it slowly goes,\nlights up a face that nobody there knows."
        ),
        keeps("Bureau of Water Resources, Linjiang 310000, China\nSchool of Environment, Linjiang 310012, China"),
    ),
)
DOUBTFUL = judged(
    "UNW009",
    "doubtful-line-end",
    """A line end that could be a paragraph end or not: the evidence is nearly even. It is decided, and listed.

    Full lines without a mark at their end, on a page whose width cannot be measured, say little.
    Wrong when the page as printed shows at a glance what the text does not.
    """,
    confidence=Confidence.ASK,
    examples=(fixes("渡口\n码头", "渡口\n码头"), keeps("渡口通船了。")),
)
DASH_OF_HYPHENS = judged(
    "UNW007",
    "dash-on-a-line-of-its-own",
    """Hyphens on a line of their own that are the printed dash of the sentence before: they end that paragraph.

    OCR reads a long dash at the end of a column as a row of hyphens, which looks like a drawn rule.
    Wrong when a sentence without a full stop is followed by a rule that was really drawn.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "继续扩大水利投入，建设覆盖全县的灌溉网络\n\n---\n\n要把渠修到田头。",
            "继续扩大水利投入，建设覆盖全县的灌溉网络---\n要把渠修到田头。",
        ),
        keeps("工程已经完成。\n\n水来了。"),
    ),
)

BROKEN_TITLE = judged(
    "UNW012",
    "title-wrapped",
    """A title over two lines of which only the first carries a heading mark: the word torn by the line end says so.

    OCR marks the first line of a heading, and takes the second for a paragraph.
    Wrong when a title ends in a character that makes a word with the first one of the text below it.
    """,
    examples=(
        fixes(
            "# 五个年轻人和一座孤岛：青岬海鸟保\n护站的第一个冬天\n\n冬天来了。",
            "五个年轻人和一座孤岛：青岬海鸟保护站的第一个冬天\n冬天来了。",
        ),
        keeps("# 海鸟保护站\n第一个冬天来了，站里只有五个人。"),
    ),
)
