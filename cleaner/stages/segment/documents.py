"""Laws, plans and circulars: the office, the contents and the labels that stand round the title of a document."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.core.late import late
from cleaner.core.layers import Lines, places
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import is_date
from cleaner.zh.layout import Kind, begins_document
from cleaner.zh.papers import is_of_cover

_CONTENTS = "FUR010"  # the rule that takes contents pages: stages do not know one another, but the ledger's codes
_UNDER_TITLE = {Kind.BYLINE, Kind.SOURCE, Kind.DATELINE}
_UNDER_COVER = 4  # lines under the title of a document and over its contents
METADATA = 10  # lines of labels over the title of a document
_LABEL = late(r"\p{Han}{2,6}[：:][^。！？，；]{1,50}")
# Of the two title lines of a document the second may name the office that issues it.
_DOCUMENT = late(
    r".*(?:通知|公报|報告|报告|公告|通告|通报|方案|规划|办法|规定|意见|决定|总结|要点|纲要|汇报|说明|倡议书|公开信"
    r"|简报|纪要|打算|计划|安排|清单|名单|章程|制度|预案|[细规守准]则|规程|公约|条例|指南|情况)"
    r"(?:\s*(?:[（(\[〔][^（()）\]〕]{1,12}[）)\]〕]))?"
)
_ENDS_DOCUMENT = frozenset("知报報告案划法定见结点要汇明书信纪算排单程度则约例南况）)]〕")
_OFFICE = late(
    r"(?!.*关于)[\p{Han}、\s]{2,22}(?:局|厅|委员会|办公室|政府|党委|县委|市委|省委|公司|学校|中心|协会|总队|[部处科室院])"
)
_PUBLISHER = late(
    r"\p{Han}{2,12}(?:出版社|出版公司|出版集团|印[书書][馆館]|[书書][局店]|[书書]社)\s*(?:[（(\[〔][^（()）\]〕]{1,12}[）)\]〕])?"
)


def is_document(title: str) -> bool:
    """Whether a title ends with what kind of document it stands over: …办法, …意见（试行）."""
    return title[-1] in _ENDS_DOCUMENT and _DOCUMENT.fullmatch(title) is not None


def is_over_its_office(one: str, two: str) -> bool:
    """Whether of two title lines the first is the title of a document, and the second the office that issues it; or the
    title of a book and its publisher."""
    if _PUBLISHER.fullmatch(two):
        return _PUBLISHER.fullmatch(one) is None
    return is_document(one) and _OFFICE.fullmatch(two) is not None


def stands_under_metadata(rows: Sequence[Strip], k: int) -> bool:
    """Whether all that stands above row ``k`` are labels like 索引号：… and 发布机构：…, or of the cover of a standard,
    or says where and when a web page came out, and it is none."""
    if not 0 < k <= METADATA or _is_metadata(rows[k].text):
        return False
    return all(strip.kind is Kind.SOURCE or _is_metadata(strip.text) for strip in rows[:k])


def _is_metadata(text: str) -> bool:
    return _LABEL.fullmatch(text) is not None or is_of_cover(text)


def behind_contents(lines: Lines) -> set[int]:
    """The offsets at which the lines right behind contents pages begin."""
    last = places((lines.furniture[:-1] == _CONTENTS) & (lines.furniture[1:] == ""))
    return set(lines.start[last + 1].tolist())


def goes_on_below(rows: Sequence[Strip], begin: int, k: int) -> bool:
    """Whether row ``k`` begins the text of the document whose title stands above a contents page: from row ``begin``
    on only its office and date have come, and ``k`` opens its first chapter or is no title at all."""
    if k - begin > _UNDER_COVER or not all(
        s.headline or s.bracketed or s.kind in _UNDER_TITLE or is_date(s.text) for s in rows[begin:k]
    ):
        return False
    return not rows[k].headline or begins_document(rows[k].text)
