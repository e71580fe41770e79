"""What a web page puts around its article: navigation, related links, footers."""

from __future__ import annotations

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Finding, Removed, fixes, judged, keeps
from cleaner.core.text import Text
from cleaner.stages.decode.chrome import heads_others, is_closing, is_footer, is_inserted, is_text
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.headed import heading_shown, keep_heading, same, titles
from cleaner.stages.decode.shown import Shown, key

BOILERPLATE = judged(
    "DEC013",
    "html-boilerplate",
    """A line of a web page that is not part of its article is removed.

    Navigation, breadcrumbs, share buttons, related links, comments and footers stand in the same source as the article,
    and so do elements that are not shown. trafilatura finds the article; a line stays when its characters are in what
    trafilatura found, or when it stands between such lines and is no link. Over the title only a kicker, the day of
    issue and the source stay; under it go labels and buttons; below the text, what heads other news or comments, with
    all that follows. Where the head of the page has a title over two lines as one, it becomes one line.
    Wrong when a page has several articles of equal rank, or when a paragraph of the article is made of links only.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("首页 > 新闻 > 正文\n山乡通了车\n清晨，第一班车开进了村口。", "山乡通了车\n清晨，第一班车开进了村口。"),
        keeps("山乡通了车\n来源：青石日报 2026-05-09 08:15\n清晨，第一班车开进了村口。"),
    ),
    removes=Removed.JUNK,
)

UNCLEAR = judged(
    "DEC014",
    "html-article-unclear",
    """No article was found in a web page, or too little of it; all lines are kept.

    Index pages, galleries and unusual page builders give trafilatura nothing to hold on to. Rather than lose text,
    every line of the page is kept, and the page is listed.
    Wrong when the page is nothing but boilerplate.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("清晨，第一班车开进了村口。"),),
)

# Less of the page's Chinese characters in the article than this, and the article was not found.
_LEAST_SHARE = 0.3
# trafilatura builds a tree of the whole page, and looks many times at each of its elements. A larger one is not a page,
# and one of more than 50,000 characters with a tag at every eighth is a table or an index; articles have 30 and more.
_LARGEST = 20_000_000
_SMALL, _PER_TAG = 50_000, 8
_TITLE_LENGTH = 6  # so many characters with which the title of the head begins are the title
_LONG = 10  # so many characters do not stand in an article by accident
_SHORT = 20  # what is put between two paragraphs has fewer characters
_MANY = 100  # long lines that are no line of the article
_HAN = late(r"\p{Han}")


def drop_boilerplate(text: Text, source: str, file: str) -> tuple[Text, tuple[Finding, ...]]:
    """``text``, the text of the page ``source`` a paragraph a line, without the lines that are not of its article."""
    article = _article(source, file)
    if not article:
        return text, (_unclear(text, 0),)
    page = Shown(text, source)
    known = titles(page)
    title = same(page, known)
    keep = _kept(page, title, article)
    found = sum(len(_HAN.findall(key)) for key, kept in zip(page.keys, keep, strict=True) if kept)
    if not found or found < _LEAST_SHARE * len(_HAN.findall(text.string)):
        return text, (_unclear(text, found),)
    heading = keep_heading(page, keep, known, title)
    lines = zip(page.places, page.strings, keep, strict=True)
    rows = [(start, end, "") for (start, end), line, kept in lines if not kept and line.strip()]
    if heading >= 0:
        rows += heading_shown(page, keep, heading, known)
    return text.apply(BOILERPLATE.code, Edits.of(sorted(rows))), ()


def _unclear(text: Text, found: int) -> Finding:
    """The finding that all of a page is kept: only so many of its Chinese characters are in its article."""
    total = len(_HAN.findall(text.string))
    message = f"no article found in this web page ({found} of {total} Chinese characters): all of it is kept"
    return Finding(UNCLEAR.code, (0, len(text.raw)), message)


def _article(source: str, file: str) -> str:
    """What trafilatura takes for the article; "" where it finds none, or the page is none that it is asked about."""
    if len(source) > _LARGEST or (len(source) > _SMALL and len(source) < _PER_TAG * source.count("<")):
        return ""
    try:
        import trafilatura
    except ImportError as error:
        raise DecodeError(
            f"{file}: this is HTML, and finding the article in it needs trafilatura, which cannot be loaded ({error}); "
            "install it: pip install 'cleaner[html]'"
        ) from error
    found: str | None = trafilatura.extract(
        source, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False, output_format="txt"
    )
    return found or ""


def _kept(page: Shown, title: list[bool], article: str) -> list[bool]:
    """Which lines are in the article: short ones as a line of it, long ones anywhere in it; ``title``: which can be
    the title, whose copies below the text do not belong to it."""
    keys, aside = page.keys, page.aside
    whole = frozenset(map(key, article.splitlines()))
    joined = key(article)
    others = {line for line in keys if len(line) >= _LONG and line not in whole}
    if len(others) > _MANY:  # a look through all of the article for each of them would take minutes
        begins = {joined[at : at + _LONG] for at in range(len(joined) - _LONG + 1)}
        others = {line for line in others if line[:_LONG] in begins}
    keep = [bool(line) and (line in whole or (line in others and line in joined)) for line in keys]
    inserted = [len(string) < _SHORT and is_inserted(string) for string in page.strings]
    # trafilatura loses short headings, captions and cells: what stands between its lines and is no link stays.
    end = _end(page, keep)
    keep[end:] = [False] * (len(keep) - end)
    inside = [k for k, kept in enumerate(keep) if kept and not aside[k]]
    while inside and (is_footer(page.strings[inside[-1]]) or (title[inside[-1]] and len(inside) > 1)):
        keep[inside.pop()] = False
    if inside:
        for k in range(inside[0], inside[-1]):
            keep[k] = (keep[k] or not aside[k]) and not inserted[k]
        closing = True
        for k in range(inside[-1] + 1, len(keys)):
            closing = closing and (not keys[k] or (not aside[k] and is_closing(page.strings[k])))
            keep[k] = closing and bool(keys[k])
    return keep


def _end(page: Shown, keep: list[bool]) -> int:
    """The line that heads what a page has below its article: other news, comments; how many lines there are if none.

    The article stands above it, with more of the text than follows.
    """
    text = [len(string) if kept and is_text(string) else 0 for string, kept in zip(page.strings, keep, strict=True)]
    above = 0
    for k, length in enumerate(text):
        above += length
        if 2 * above > sum(text) and heads_others(page.strings[k]):
            return k
    return len(keep)
