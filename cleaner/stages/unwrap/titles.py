"""Title lines that go on in the next line."""

from __future__ import annotations

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import Bools, Lines, places
from cleaner.stages.unwrap.kept import Kept, is_text
from cleaner.zh.chars import members
from cleaner.zh.layout import Kind, ends_sentence
from cleaner.zh.lexicon import torn_word, unfinished
from cleaner.zh.rows import Rows

_TITLE = 30  # code points of an unmarked title line that can go on, at most
_TITLE_REST = 12  # and of its rest
_SHORTEST_TITLE = 8
_TITLE_START = late(r"[\p{Han}“《]")
_DOCUMENT = late(
    r"(?:通知|意见|决定|报告|函|批复|公告|通告|请示|办法|规定|通报|方案|细则|决议|纲要)(?:[（(][^（()）]{1,10}[）)])?$"
)
_SECTION = late(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节節]\s)"
)
_SECTION_LINE, _SECTION_REST = 8, (3, 28)  # code points of the first line of such a heading, and of its rest
# With these no heading ends, and none of text begins that has a paragraph of its own.
_NO_END, _NO_START = members("是和与與及或同"), members("是的和与與及或之")
_ABOUT = "关于"
_OFFICE = 24  # code points before it
_DOCUMENT_LINE = 34
_DOCUMENT_LINES = 4


def wrapped_titles(lines: Lines, kept: Kept) -> list[int]:
    """The title lines that go on in the next: the line end tore a word or a phrase.

    A marked heading goes on in an unmarked line right under it. An unmarked title line stands at the head of a part,
    behind a gap, and its rest is short.
    """
    number, strings = lines.number[kept.rows], kept.strings
    marked = ~kept.unmarked[:-1] & kept.unmarked[1:] & (np.diff(number) == 1)
    gap = np.concatenate(([True], kept.wide | kept.cut))
    plain = kept.unmarked[:-1] & kept.unmarked[1:] & gap[:-1] & ~kept.cut
    plain &= ~kept.page_break
    length = kept.texts.length
    fits = (length[:-1] >= _SHORTEST_TITLE) & (length[:-1] <= _TITLE) & (length[1:] <= _TITLE_REST)
    out = [
        k
        for k in places(marked).tolist()
        if not ends_sentence(strings[k + 1])
        and (torn_word(strings[k], strings[k + 1]) or (fits[k] and _title_goes_on(kept, k)))
    ]
    out += [k for k in places(plain & fits).tolist() if _title_goes_on(kept, k)]
    short = (length[:-1] <= _DOCUMENT_LINE) & ~kept.texts.closed[:-1]
    of_documents = [
        k for start in places(short & _having_about(kept.texts)[:-1]).tolist() for k in _document_title(kept, start)
    ]
    section = kept.texts.opener_like[:-1] & kept.unmarked[:-1] & kept.unmarked[1:] & ~kept.cut & ~kept.page_break
    section &= _NO_END.take(kept.texts.last[:-1]) | _NO_START.take(kept.texts.first[1:])
    section &= (length[:-1] >= _SECTION_LINE) & (length[:-1] <= _DOCUMENT_LINE)
    section &= (length[1:] >= _SECTION_REST[0]) & (length[1:] <= _SECTION_REST[1]) & ~kept.wide
    of_sections = [k for k in places(section & ~kept.texts.closed[1:]).tolist() if _section_goes_on(kept, k)]
    return sorted({*out, *of_documents, *of_sections})


def _section_goes_on(kept: Kept, k: int) -> bool:
    """Whether the heading of a section, 二、……, goes on in the next line: the line end tore its sentence."""
    above, below = kept.strings[k], kept.strings[k + 1]
    if not (kept.kinds[k] is kept.kinds[k + 1] is Kind.PLAIN) or is_text(above) or is_text(below):
        return False
    return _SECTION.match(above) is not None and _TITLE_START.match(below) is not None and not _SECTION.match(below)


def _having_about(texts: Rows) -> Bools:
    """Which lines have the word that the titles of documents have."""
    first, second = map(ord, _ABOUT)
    at = places(texts.codes == first)
    at = at[texts.codes.take(at + 1, mode="clip") == second]
    having: Bools = at.searchsorted(texts.end) > at.searchsorted(texts.start)
    return having


def _document_title(kept: Kept, start: int) -> range:
    """The lines but the last of the title of a document that begins in line ``start`` and is set in two to four lines:
    …关于…, and the last ends with what kind of document it is."""
    strings, levels = kept.strings, kept.level
    none = range(0)
    first = strings[start]
    if _ABOUT not in first[:_OFFICE] or _DOCUMENT.search(first) or not _in_title(kept, start):
        return none
    if start and not (
        kept.wide[start - 1]
        or kept.parted[start - 1]
        or kept.kinds[start - 1] is not Kind.PLAIN
        or ends_sentence(strings[start - 1])
    ):
        return none
    for last in range(start + 1, min(start + _DOCUMENT_LINES, len(strings))):
        if (
            kept.page_break[last - 1]
            or levels[last] not in (levels[start], 0)
            or not _in_title(kept, last)
            or strings[last].startswith(_ABOUT)
        ):
            return none
        if _DOCUMENT.search(strings[last]):
            return range(start, last)
    return none


def _in_title(kept: Kept, k: int) -> bool:
    """Whether a line can be one of the title of a document."""
    string = kept.strings[k]
    short = len(string) <= _DOCUMENT_LINE and kept.kinds[k] is Kind.PLAIN
    return short and _TITLE_START.match(string) is not None and not is_text(string) and string[-1] not in ":;,"


def _title_goes_on(kept: Kept, k: int) -> bool:
    """Whether an unmarked title line goes on in the next line, both as short as they can be."""
    above, below = kept.strings[k], kept.strings[k + 1]
    if kept.kinds[k] is not Kind.PLAIN or kept.kinds[k + 1] is not Kind.PLAIN:
        return False
    if any(is_text(s) or not _TITLE_START.match(s) or "…" in s or "，" in s for s in (above, below)):
        return False
    if above.startswith(_ABOUT) and not _DOCUMENT.search(above):
        return _DOCUMENT.search(below) is not None
    return len(below) == 1 or unfinished(above) or torn_word(above, below) != ""
