"""Which headings are titles of articles, and which are crossheads inside one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import regex

from cleaner.core.late import late
from cleaner.stages.segment.documents import is_over_its_office
from cleaner.stages.segment.forms import SHORT_HEADING
from cleaner.stages.segment.headings import Headings, numbering
from cleaner.stages.segment.letters import letter_ends_above
from cleaner.stages.segment.openings import is_document_title, opens_document
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import is_date
from cleaner.zh.layout import Kind, ends_sentence, is_chapter
from cleaner.zh.names import are_people
from cleaner.zh.papers import names_part

# Points for the first heading of a group being a title. A group with TITLE_AT or more is one. The points order the
# kinds of evidence: what only a title has (a byline below it) outweighs what titles and crossheads share (a mark).
TITLE_AT = 1.5
_NO_ARTICLE_YET = 3.0
_PARTED = (0.0, 1.0, 3.0)
_TOP_LEVEL = 3.0  # the file's highest heading level, where it uses more than one
_ONLY_LEVEL = 1.5  # the only level there is
_SAME_LEVEL = 1.5  # as high as the title of the open article, or higher
_DEEPER = -1.5
_UNMARKED = -1.5
_NEWS_BELOW = 3.0  # a byline, source line, dateline, lead or 上接 follows
_END_ABOVE = 2.0  # the article above has just ended
_SOURCE_ABOVE = 3.0
_CLOSED_ABOVE = 3.0  # what only stands at an article's end is above, and text follows
_SIGNED_ABOVE = 3.5  # a signature and the day close the circular or letter above, and text follows
_SUBTITLED = 3.0  # a subtitle with a dash: crossheads have none
_GROUP = 1.5  # title lines of different size follow one another
_WIDE_GAP = 1.0
_OVER_CAPTION = 1.0  # right on top of a caption: the headline of a photograph
_NUMBERED = -3.0  # 一、 （一） ★
_CHAPTER = -5.0  # 第一编 第一章 第一节, as high as the title of the book: some engines know one level only
_OPENS = 5.0
GROUP_LINES = 4
_VERSE = 14  # code points: the longest line of a verse; lines of a roll are not much longer
_SECTION = 16  # code points: a numbered line without a mark up to this long is a section heading

# Looked up once: every title line is asked of these, and the members of an enumeration are found slowly.
_JUMP, _CAPTION, _SOURCE, _UNDER_TITLES = Kind.JUMP, Kind.CAPTION, Kind.SOURCE, {Kind.BYLINE, Kind.SOURCE}

_HEADLINE = attrgetter("headline")
YEAR = late(r"(?:[12]\d{3}年?|[一二][〇零○一二三四五六七八九]{3}年)(?:\s*[（(][^（()）]{2,12}[）)])?|\d{1,2}月")
_OVER_SECTIONS = late(r"[引绪导总概结余]\s*论|[引绪导前序]\s*言|凡\s*例")
OPENS_OVER = frozenset("引绪导总概结余前序凡")
"""With one of these a heading begins that stands over all sections."""
_CHAPTERS = late(r"第\s?[〇零一二三四五六七八九十百\d]{1,5}\s?[编編章节節回][\s\u3000：:]")
_CHAPTER_ALONE = late(r"第\s*[〇零一二三四五六七八九十百\d]{1,5}\s*[章节節编編篇卷部]")
_BARE_SECTION = late(r"\d{1,2}(?:\.\d{1,2}){0,3}\s?\p{Han}")  # 1引言, as the counting of sections showed
_NUMERAL_SECTION = late(r"第?[一二三四五六七八九十]{1,3}[\s\u3000]+\p{Han}")  # 一　渡口的来历, as they were counted
_UNDER_TITLE = late(r"——|—|[（(]|第\s*[\d一二三四五六七八九十]+\s*[号期]")  # what opens a subtitle, not a title
# Above the wish that ends a letter.
_GREETING = late(r"(?:此致|顺颂|顺祝|谨祝|敬祝|恭祝|即颂|专此|祝您?你?们?|祝[好安]|致以?)")
_OPENS_GREETING = frozenset("此顺谨敬恭即专祝致")
_LABELLED = late(r"\p{Han}{1,6}[：:]")  # 记录：某某
_SAID = late(r"“[^“”]*”")
_QUOTED = late(r"“[^“”。！？，；：]{2,20}”[^“”。！？，；：]{0,20}")
# 亲爱的林先生, over a letter
_SALUTES = late(r"(?:亲爱|親愛|敬爱|敬愛|尊敬)的.{1,16}(?:先生|女士|同志|小姐|夫人|阁下|閣下|[们們])")
_SUBTITLE_DASH = regex.compile(r"(?<=[^—\s“《（]{4})\s*(?=——[^—\s].{3})")


def group_at(strips: Sequence[Strip], k: int) -> int:
    """The end of the group of title lines that begins at ``k``; ``k`` itself when none does.

    Marked headings group with marked ones; an unmarked line groups with a marked one only as its ``——`` subtitle, or as
    the day in brackets.
    """
    if not strips[k].headline or (strips[k].bracketed and not strips[k].level):
        return k
    if not strips[k].level:
        return _unmarked_group(strips, k)
    end = k + 1
    while end < len(strips) and end - k < GROUP_LINES and strips[end].headline and not strips[end].parted:
        below = strips[end]
        dated = below.bracketed and is_date(below.text)
        if below.numbered or not (below.level or below.text.startswith("——") or dated):
            break
        end += 1
    return end


def _unmarked_group(strips: Sequence[Strip], k: int) -> int:
    """The end of a run of unmarked title lines: they stand no farther from one another than from what is above, and
    text follows the last."""
    if strips[k].text[0] in "[［〔" or names_part(strips[k].text):
        return k + 1  # a reference, or what stands over the references
    following = strips[k + 1 : k + 1 + GROUP_LINES]
    if len(following) == GROUP_LINES and all(map(_HEADLINE, following)):
        second = following[0]
        if not (second.bracketed or second.text.startswith("——")):
            return k + 1  # one of many lines without text between them
    gap = max(0, strips[k].gap)
    for end in range(k + 1, min(k + 1 + GROUP_LINES, len(strips))):
        strip = strips[end]
        if not strip.headline:
            return end
        if end == k + 1 and strip.bracketed:
            return end + 1
        section = names_part(strip.text) or (end > k + 1 and _OVER_SECTIONS.fullmatch(strip.text) is not None)
        apart = strip.gap > gap and not (end == k + 1 and strip.text.startswith("——"))
        if strip.level or strip.parted or strip.numbered or section or apart:
            subtitled = all(s.text.startswith("——") for s in strips[k + 1 : end])
            return end if subtitled else k + 1
    return k + 1


def title_points(headings: Headings, k: int, end: int, open_level: int | None) -> float:
    """How strongly the group ``k:end`` is the title of a new article.

    ``headings`` are the strips of the file; ``open_level`` is the level of the open article's title (0: unmarked, None:
    no article is open).
    """
    strips = headings.strips
    group = strips[k:end]
    first = group[0]
    level = min(filter(None, (s.level for s in group)), default=0) if len(group) > 1 else first.level
    points = _NO_ARTICLE_YET if open_level is None else 0.0
    points += _PARTED[first.parted] + (_OPENS if first.opens else 0.0)
    if not level:
        points += _UNMARKED
    elif level == headings.top and headings.several:
        points += _TOP_LEVEL
    elif level == headings.top:
        points += _ONLY_LEVEL
    if level and open_level:
        points += _SAME_LEVEL if level <= open_level else _DEEPER
    if not level and first.closed and end < len(strips):
        points += _CLOSED_ABOVE
    elif k and strips[k - 1].ends_article:
        points += _END_ABOVE
    elif k > 1 and strips[k - 1].kind is _SOURCE and strips[k - 2].kind is Kind.PLAIN and not strips[k - 2].headline:
        points += _SOURCE_ABOVE
    if end < len(strips):
        below = strips[end]
        if not level and k > 2 and below.kind is Kind.PLAIN and not below.headline and letter_ends_above(strips, k):
            points += _SIGNED_ABOVE
        jump_in = below.kind is _JUMP and not below.ends_article
        if below.kind in _UNDER_TITLES or jump_in or below.lead or (not level and opens_document(strips, k, end)):
            points += _NEWS_BELOW
        elif not level and below.gap > 0:
            points += _WIDE_GAP
        if below.kind is _CAPTION and below.gap < 0:
            points += _OVER_CAPTION
    if first.gap > 1 and not level:
        points += _WIDE_GAP
    if len(group) > 1:
        if any(s.text.startswith(("——", "一一")) for s in group[1:]):
            points += _SUBTITLED
        elif len({s.level for s in group}) > 1:
            points += _GROUP
    if level and open_level and _CHAPTERS.match(first.text):
        points += _CHAPTER
    of_part = k and (names_part(first.text) or (not level and headings.ends_book(k)))
    if (first.numbered and (k or not headings.is_one_chapter)) or of_part:
        points += _NUMBERED
    return points


def split_subtitle(text: str) -> int | None:
    """Where a title line goes over into its ``——`` subtitle (code points), or None."""
    match = _SUBTITLE_DASH.search(text) if "——" in text else None
    return match.end() if match else None


def order_of_title(group: Sequence[Strip]) -> int:
    """Which line of a title group is the title: lines before it are the kicker, lines after it the subtitle."""
    top = min((s.level or 7) for s in group)
    at = [i for i, s in enumerate(group) if (s.level or 7) == top]
    documents = [i for i in at if is_document_title(group[i].text)]
    if len(documents) == 1 and documents[0] > 1:
        return documents[0]  # under the name of the paper and its number
    if len(at) > 1 and at[0] + 1 == at[1] and not _UNDER_TITLE.match(group[at[1]].text):
        one, two = group[at[0]].text, group[at[1]].text
        if _CHAPTERS.match(one):
            return at[0]  # it is no kicker
        return at[0] if is_over_its_office(one, two) else at[1]
    return at[0]


def _opens_sections(strip: Strip) -> bool:
    """Whether a line right under a title is the heading of the first section, as those like it below showed; a speaker
    is none."""
    return strip.numbered and not (strip.ordinal or _LABELLED.match(strip.text) or are_people(strip.text))


def _set_out(strips: Sequence[Strip], k: int) -> bool:
    """Whether a line that opens with a quotation stands at the margin, where the paragraphs round it have indents."""
    strip = strips[k]
    return strip.text[0] == "“" and strip.indent + 1 < min(strips[k - 1].indent, strips[k + 1].indent)


def _is_quoted_head(strips: Sequence[Strip], k: int) -> bool:
    """Whether a line that opens with a quotation, and has no mark that ends one, stands between paragraphs that do not:
    “千斤渠”的来历. What somebody says has such a mark."""
    beside = (strips[k - 1].text, strips[k + 1].text)
    told = ends_sentence(beside[0]) and not any(text[0] == "“" for text in beside)
    return told and _QUOTED.fullmatch(strips[k].text) is not None


def _has_comma(text: str) -> bool:
    """Whether a text has a comma, full-width or as some web pages have it."""
    return "，" in text or "," in text


def _names_chapter(strips: Sequence[Strip], k: int) -> bool:
    """Whether a short line is the name of the chapter or section whose number stands above it."""
    if k == 0 or strips[k - 1].text[0] != "第" or strips[k].numbered or len(strips[k].text) > SHORT_HEADING:
        return False
    return _CHAPTER_ALONE.fullmatch(strips[k - 1].text) is not None


def _is_long_section(headings: Headings, k: int) -> bool:
    """Whether a long line is the heading of a section, 二、……, among others numbered so: no item of a list, which stand
    one under the other, and no sentence that lost its full stop, above which another stands open."""
    strips = headings.strips
    own = numbering(strips[k].text)
    if own not in ("一", "（") or k == 0 or not headings.counts_like(k):
        return False
    above, below = strips[k - 1], strips[k + 1]
    beside = numbering(above.text) == own or numbering(below.text) == own
    return not beside and (above.headline or ends_sentence(above.text)) and below.kind is Kind.PLAIN


def is_crosshead(headings: Headings, k: int) -> bool:
    """Whether an unmarked line of an article is a crosshead: short, between a finished paragraph and running text."""
    strips = headings.strips
    strip = strips[k]
    if strip.level:
        return strip.headline
    if not strip.headline:
        return False
    first = strip.text[0]
    if is_chapter(strip.text) or headings.ends_book(k) or _names_chapter(strips, k):
        return True
    if k and strips[k - 1].headline and strips[k - 1].text[0].isdigit() and headings.counts_terms(k - 1):
        return True  # what such a number stands over
    if k + 1 >= len(strips):
        return False
    if len(strip.text) > SHORT_HEADING:
        return _is_long_section(headings, k)
    below = strips[k + 1]
    if names_part(strip.text):
        return not below.headline or first in "参注註附权"
    if not below.headline and headings.counts(k):
        return True
    if first.isdigit() and ((strip.numbered and _BARE_SECTION.match(strip.text)) or headings.counts_terms(k)):
        return True
    if strip.numbered and _NUMERAL_SECTION.match(strip.text):
        return True
    alike = below.text == strip.text or not strip.ordinal or "：" in strip.text
    if not alike and numbering(below.text) != (own := numbering(strip.text)):
        listed = k > 0 and numbering(strips[k - 1].text) == own
        if listed and below.ordinal and strips[k - 1].headline and not strips[k - 1].level:
            return False  # the last item of a list, above the next section
        if len(strip.text) <= _SECTION or (own in "一（第" and not listed):
            return not (listed and len(strips[k - 1].text) > _SECTION)
    if below.numbered and below.headline and k and first in OPENS_OVER and _OVER_SECTIONS.fullmatch(strip.text):
        return True
    if (first.isdigit() or first in "一二") and YEAR.fullmatch(strip.text):
        return not below.headline or below.numbered
    if first in _OPENS_GREETING and _GREETING.fullmatch(strip.text):
        return False
    if first in "亲親敬尊" and _SALUTES.fullmatch(strip.text):
        return False
    if (k == 0 and not _opens_sections(strip)) or first.isdigit() or below.headline or below.kind is not Kind.PLAIN:
        return False
    if k == 0:
        return True
    above = strips[k - 1]
    if k > 1 and all(s.headline and not s.level and len(s.text) <= _VERSE for s in strips[k - 2 : k + 1]):
        return False  # the last line of a verse or list that has no marks
    if above.headline and not above.level and len(above.text) == len(strip.text):
        return False  # the second line of a couplet
    if (strip.ordinal and above.ordinal) or "…" in strip.text or len(strip.text.split()) > 2:
        return False
    said = _SAID.sub("", strip.text) if first != "“" else strip.text  # what a heading cites may have commas
    if (_has_comma(said) and not 8 < len(said) <= 20) or not any("\u4e00" <= c <= "\u9fff" for c in strip.text):
        return False
    running = len(below.text) > SHORT_HEADING or (ends_sentence(below.text) and _has_comma(below.text))
    return (
        running
        and not above.open_end
        and not _LABELLED.match(strip.text)
        and (first not in '（(“"' or _set_out(strips, k) or _is_quoted_head(strips, k))
        and not (strip.text[-1].isdigit() or strip.text[-1] == "—")
    )
