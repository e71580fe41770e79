"""What a web page puts around its article: navigation, related links, footers."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.rule import Confidence, Finding, Removed, fixes, judged, keeps
from cleaner.core.text import Text
from cleaner.stages.decode.errors import DecodeError

BOILERPLATE = judged(
    "DEC013",
    "html-boilerplate",
    """A line of a web page that is not part of its article is removed.

    Navigation, breadcrumbs, share buttons, related links and footers stand in the same source as the article.
    trafilatura finds the article; a line stays when its characters are in what trafilatura found, when it is the title,
    or when it is a short line with a source or a date between the title and the article.
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
# trafilatura builds a tree of the whole page; a larger one is not a page.
_LARGEST = 20_000_000
_LONG = 10  # so many characters do not stand in an article by accident
_CONTENT = regex.compile(r"[^\p{Han}\p{L}\p{N}]+")
_HAN = regex.compile(r"\p{Han}")
_H1 = regex.compile(r"(?is)<h1[^>]{0,500}>(.{0,500}?)</h1")
_TITLE = regex.compile(r"(?is)<title[^>]{0,200}>([^<]{0,500})")
_TAG = regex.compile(r"<[^<>]*>")
_NOTE = regex.compile(
    r"""^\s*+(?:
        (?: 来源 | 來源 | 作者 | 记者 | 記者 | 责任?编辑 | 編輯 | 编辑 | 发布时间 | 时间 ) \s*+ [：:]
        | [^。]{0,30} (?:19|20)\d\d \s? [-年/.] \s? \d{1,2} \s? [-月/.] \s? \d{1,2}  # a date
    )
    """,
    regex.VERBOSE,
)
_NOTE_LENGTH = 80


def drop_boilerplate(text: Text, source: str, file: str) -> tuple[Text, tuple[Finding, ...]]:
    """``text``, the text of the page ``source`` a paragraph a line, without the lines that are not of its article."""
    lines = _lines(text.string)
    keys = [_key(text.string[s:e]) for s, e in lines]
    article = _article(source, file)
    keep = _kept(keys, article)
    total = sum(len(_HAN.findall(key)) for key in keys)
    found = sum(len(_HAN.findall(key)) for key, kept in zip(keys, keep, strict=True) if kept)
    if not found or found < _LEAST_SHARE * total:
        message = f"no article found in this web page ({found} of {total} Chinese characters): all of it is kept"
        return text, (Finding(UNCLEAR.code, (0, len(text.raw)), message),)
    titles = [_key(_TAG.sub("", m.group(1))) for m in (_H1.search(source), _TITLE.search(source)) if m]
    _keep_heading(text.string, lines, keys, keep, titles)
    drops = [line for line, kept in zip(lines, keep, strict=True) if not kept]
    rows = [(s, e, "") for s, e in drops if text.string[s:e].strip()]
    return text.apply(BOILERPLATE.code, Edits.of(rows)), ()


def _lines(string: str) -> list[tuple[int, int]]:
    out = []
    at = 0
    for line in string.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _key(line: str) -> str:
    """The letters, digits and Chinese characters of a line."""
    return str(_CONTENT.sub("", line))


def _article(source: str, file: str) -> str:
    """What trafilatura takes for the article."""
    try:
        import trafilatura
    except ImportError as error:
        raise DecodeError(
            f"{file}: this is HTML, and finding the article in it needs trafilatura, which cannot be loaded ({error}); "
            "install it: pip install 'cleaner[html]'"
        ) from error
    if len(source) > _LARGEST:
        return ""
    found: str | None = trafilatura.extract(
        source, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False, output_format="txt"
    )
    return found or ""


def _kept(keys: list[str], article: str) -> list[bool]:
    """Which lines are in the article: short ones as a line of it, long ones anywhere in it."""
    whole = frozenset(_key(line) for line in article.splitlines())
    joined = _key(article)
    keep = [bool(key) and (key in whole or (len(key) >= _LONG and key in joined)) for key in keys]
    # A line without letters, such as a row of asterisks, goes with the article it stands in.
    inside = [k for k, kept in enumerate(keep) if kept]
    for k in range(inside[0], inside[-1]) if inside else ():
        keep[k] = keep[k] or not keys[k]
    return keep


def _keep_heading(
    string: str, lines: list[tuple[int, int]], keys: list[str], keep: list[bool], titles: list[str]
) -> None:
    """Mark the title, and the lines with source and date next to it, as kept; a second copy of the title as not."""
    body = next(k for k, kept in enumerate(keep) if kept and keys[k] not in titles)
    same = [k for k in range(body) if len(keys[k]) > 1 and any(keys[k] == title for title in titles)]
    if not same:  # the page shows no title line, or one shorter than the title of its head, which adds the site's name
        same = [k for k in range(body) if len(keys[k]) >= 4 and any(title.startswith(keys[k]) for title in titles)]
    if not same:
        return
    for k in range(body):
        if keys[k] and any(title.startswith(keys[k]) for title in titles) and len(keys[k]) >= 4:
            keep[k] = k == same[-1]
    for k in range(same[-1] + 1, body):
        line = string[lines[k][0] : lines[k][1]]
        if len(line) <= _NOTE_LENGTH and _NOTE.search(line):
            keep[k] = True
