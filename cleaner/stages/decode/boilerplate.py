"""What a web page puts around its article: navigation, related links, footers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Finding, Removed, fixes, judged, keeps
from cleaner.core.text import Text
from cleaner.stages.decode.chrome import (
    is_closing,
    is_day_of_issue,
    is_footer,
    is_kicker,
    is_label,
    is_note,
    is_text,
)
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.html import IS_SITE, SITE_BEFORE, SITE_NAME
from cleaner.stages.decode.scan import scan

BOILERPLATE = judged(
    "DEC013",
    "html-boilerplate",
    """A line of a web page that is not part of its article is removed.

    Navigation, breadcrumbs, share buttons, related links and footers stand in the same source as the article.
    trafilatura finds the article; a line stays when its characters are in what trafilatura found, when it stands
    between such lines and is no link, when it is the title, or when it is a short line with a source or a date between
    the title and the article.
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
_MANY = 100  # long lines that are no line of the article
_CONTENT = late(r"[^\p{Han}\p{L}\p{N}]+")
_HAN = late(r"\p{Han}")
_H1 = late(r"(?is)<h1[^>]{0,500}>(.{0,500}?)</h1")
_TITLE = late(r"(?is)<title[^>]{0,200}>([^<]{0,500})")
_TAG = late(r"<[^<>]*>")
_BESIDE = frozenset(("a", "nav", "aside", "footer"))
_BESIDE_TAG = late(r"(?i)<(?:a|nav|aside|footer)\b")
_LINK_SHARE = 0.8


def drop_boilerplate(text: Text, source: str, file: str) -> tuple[Text, tuple[Finding, ...]]:
    """``text``, the text of the page ``source`` a paragraph a line, without the lines that are not of its article."""
    article = _article(source, file)
    if not article:
        return text, (_unclear(text, 0),)
    lines = _lines(text.string)
    strings = [text.string[s:e] for s, e in lines]
    keys = [_key(string) for string in strings]
    aside = _aside(text, source, lines)
    keep = _kept(strings, keys, aside, article)
    found = sum(len(_HAN.findall(key)) for key, kept in zip(keys, keep, strict=True) if kept)
    if not found or found < _LEAST_SHARE * len(_HAN.findall(text.string)):
        return text, (_unclear(text, found),)
    titles = _titles(source, keys)
    heading = _keep_heading(strings, keys, aside, keep, titles)
    rows = [(s, e, "") for (s, e), kept in zip(lines, keep, strict=True) if not kept and text.string[s:e].strip()]
    if heading >= 0:
        rows += _heading_shown(lines, strings, keys, keep, heading, titles)
    return text.apply(BOILERPLATE.code, Edits.of(sorted(rows))), ()


def _titles(source: str, keys: list[str]) -> list[str]:
    """The keys that the title of a page may have: as its heading and its head show it, with the site's name or without.

    ``keys`` are those of its lines. A heading that names the site is none: the head has it behind the title, which
    stands in a line of its own.
    """
    head = _TITLE.search(source)
    named = (
        [_key(title) for title in (head[1], SITE_NAME.sub("", head[1]), SITE_BEFORE.sub("", head[1]))] if head else []
    )
    shown = []
    for found in _H1.finditer(source):
        key = _key(_TAG.sub("", found[1]))
        before = named[0].removesuffix(key) if named else ""
        lines = [line for line in keys if line == before or (len(line) >= _TITLE_LENGTH and before.startswith(line))]
        if not (before and before != named[0] and lines and not IS_SITE.search(before)):
            shown.append(key)
    return [key for key in (*shown, *named) if key]


def _heading_shown(
    lines: list[tuple[int, int]], strings: list[str], keys: list[str], keep: list[bool], heading: int, titles: list[str]
) -> Iterator[tuple[int, int, str]]:
    """Edits that mark the title as a heading where others are marked, and make it one line where the head has it so."""
    start, end = lines[heading]
    if not strings[heading].startswith("#") and any(strings[k].startswith("#") for k in range(len(keep)) if keep[k]):
        yield start, start, "# "
    below = next((k for k in range(heading + 1, len(keep)) if strings[k].strip()), None)
    if below is not None and keep[below] and any(t.startswith(keys[heading] + keys[below]) for t in titles):
        yield end, lines[below][0], " "


def _unclear(text: Text, found: int) -> Finding:
    """The finding that all of a page is kept: only so many of its Chinese characters are in its article."""
    total = len(_HAN.findall(text.string))
    message = f"no article found in this web page ({found} of {total} Chinese characters): all of it is kept"
    return Finding(UNCLEAR.code, (0, len(text.raw)), message)


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


def _kept(strings: list[str], keys: list[str], aside: list[bool], article: str) -> list[bool]:
    """Which lines are in the article: short ones as a line of it, long ones anywhere in it."""
    whole = frozenset(_key(line) for line in article.splitlines())
    joined = _key(article)
    others = {key for key in keys if len(key) >= _LONG and key not in whole}
    if len(others) > _MANY:  # a look through all of the article for each of them would take minutes
        begins = {joined[at : at + _LONG] for at in range(len(joined) - _LONG + 1)}
        others = {key for key in others if key[:_LONG] in begins}
    keep = [bool(key) and (key in whole or (key in others and key in joined)) for key in keys]
    # trafilatura loses short headings, captions and cells: what stands between its lines and is no link stays.
    inside = [k for k, kept in enumerate(keep) if kept and not aside[k]]
    while inside and is_footer(strings[inside[-1]]):
        keep[inside.pop()] = False
    if inside:
        for k in range(inside[0], inside[-1]):
            keep[k] = keep[k] or not aside[k]
        closing = True
        for k in range(inside[-1] + 1, len(keys)):
            closing = closing and (not keys[k] or (not aside[k] and is_closing(strings[k])))
            keep[k] = closing and bool(keys[k])
    return keep


def _aside(text: Text, source: str, lines: list[tuple[int, int]]) -> list[bool]:
    """Which lines stand in links or in elements for what is beside the article, all of them or nearly."""
    if not _BESIDE_TAG.search(source):
        return [False] * len(lines)
    mask = np.zeros(len(source) + 1, np.int32)
    depth: dict[str, int] = {}
    start = 0
    for mark in scan(source):
        if mark.name not in _BESIDE:
            continue
        before = any(depth.values())
        deeper = depth.get(mark.name, 0) + (-1 if mark.closing else 1)
        depth[mark.name] = max(0, min(deeper, 1) if mark.name == "a" else deeper)  # links do not nest
        if not before and any(depth.values()):
            start = mark.end
        elif before and not any(depth.values()):
            mask[start : mark.start] = 1
    solid = (text.origin >= 0) & (text.codes > 0x2F)
    count = np.zeros((2, len(text) + 1), np.int64)  # of such characters, and of those beside the article, before each
    solid.cumsum(out=count[0, 1:])
    (solid & (mask[text.origin] > 0)).cumsum(out=count[1, 1:])
    first, last = np.array(lines).T
    total, beside = count[:, last] - count[:, first]
    out: list[bool] = (beside > _LINK_SHARE * total).tolist()
    return out


def _keep_heading(strings: list[str], keys: list[str], aside: list[bool], keep: list[bool], titles: list[str]) -> int:
    """Mark the title and what stands between it and the article as kept; its copies, and what stands over it, as not.

    The line of the title; -1 where none is found.
    """
    same = [any(key == title or (len(key) >= 4 and title.startswith(key)) for title in titles) for key in keys]
    text = (k for k, kept in enumerate(keep) if kept and not (same[k] or aside[k]) and is_text(strings[k]))
    start = next(text, len(keys))
    found = [k for k in range(start) if keys[k] and same[k]]
    if not found:
        return -1
    # Of several, the first may be the title of the head, with the site's name; the page shows its own.
    marked = [k for k in found if strings[k].startswith("#")]
    heading = marked[0] if marked else found[1] if len(found) > 1 and keys[found[0]] in titles else found[0]
    for k in range(heading):
        kicker = (
            not any(keys[k + 1 : heading]) and is_kicker(strings[k]) and not any(t.endswith(keys[k]) for t in titles)
        )
        keep[k] = not (aside[k] or same[k]) and ((keep[k] and kicker) or is_day_of_issue(strings[k]))
    keep[heading] = True
    for k in range(heading + 1, start):
        kept = bool(keys[k]) and not (same[k] or is_label(strings[k]))
        keep[k] = kept and (keep[k] or is_note(strings[k]) or not aside[k])
    return heading
