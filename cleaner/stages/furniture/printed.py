"""What a browser prints round each page of a web page: the time and the title above, the address and the page below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import NamedTuple

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.zh.chars import members
from cleaner.zh.layout import ends_sentence
from cleaner.zh.rows import Rows

PRINT_HEAD = judged(
    "FUR004",
    "browser-page-head",
    """The line that a browser prints over each page: the time of printing and the title, or the title and the address.

    Each stands at the top of the file or below the address and the number of the page before (FUR005), which show that
    a browser printed it. Where the time has a line of its own, so has the title, which every page repeats.
    """,
    removes=Removed.PAGE_HEADER,
    examples=(
        fixes(
            "2026/3/5 上午10:22　　　石桥新闻网\n湖边的早晨很冷，水面有\nhttps://news.example/c1.html 1/2\n"
            "2026/3/5 上午10:22　　　石桥新闻网\n一层薄雾。\nhttps://news.example/c1.html 2/2",
            "湖边的早晨很冷，水面有\n一层薄雾。",
        ),
        fixes(
            "3/5/26, 10:22 AM\n石桥新闻网\n湖边的早晨很冷，水面有\nhttps://news.example/c1.html\n1/2\n"
            "3/5/26, 10:22 AM\n石桥新闻网\n一层薄雾。\nhttps://news.example/c1.html\n2/2",
            "湖边的早晨很冷，水面有\n一层薄雾。",
        ),
        keeps("2026/3/5 10:22 林河生\n船到了。\n2026/3/5 10:22 林河生\n水退了。"),
        keeps("网址见下\nhttps://news.example/c1.html\n湖边的早晨很冷。"),
    ),
)
PRINT_FOOT = judged(
    "FUR005",
    "browser-page-foot",
    """The line that a browser prints under each page: the address of the page, and which page it is of how many.

    Address and number stand in one line, or the same address on lines that are a page apart.
    """,
    removes=Removed.PAGE_FOOTER,
    examples=(
        fixes("湖边的早晨很冷。\nhttps://news.example/2026/c1.html　　1/5", "湖边的早晨很冷。"),
        fixes(
            "湖边的早晨很冷。\nhttps://news.example/c1.html　　2026/3/5 10:22　　第 1 页，共 5 页", "湖边的早晨很冷。"
        ),
        keeps("湖边的早晨很冷，见 https://news.example/c1.html 1/5"),
        keeps("湖边的早晨很冷。\nhttps://news.example/c1.html"),
        keeps("湖边的早晨很冷。\n1/5"),
        keeps("报名的网址是\nhttps://news.example/c1.html\n1/5\n，每天开放。"),
    ),
)

_NUMBER = r"(?: (?:页码|Page) [，,:：\s]* )? \d{1,3} \s* (?: / | of ) \s* \d{1,3}"
_PAGE = rf"(?: {_NUMBER} | 第 \s* \d{{1,3}} \s* 页 [，,\s]* 共 \s* \d{{1,3}} \s* 页 )"
_GAP = r"[\s\u3000]"
_ADDRESS = rf"(?: https?:// | file:/// ) [^\s\u2010-\uffef]{{3,400}}? …? (?= {_GAP} | $ | \d{{1,3}}/\d{{1,3}} $ )"
_DAY = r"(?: [12]\d{3} (?: [-/.]\d{1,2}[-/.]\d{1,2} | 年\d{1,2}月\d{1,2}日 ) | \d{1,2}/\d{1,2}/\d{2,4} )"
_TIME = rf",? {_GAP}* (?: [上下中]午 {_GAP}* )? \d{{1,2}}:\d{{2}} (?: :\d{{2}} )? (?: \s? [AP]M )?"
_ITEM = rf"(?: (?<address> {_ADDRESS} ) | (?<time> {_DAY} (?: {_TIME} )? ) | (?<page> {_PAGE} ) )"
_TITLE = r"(?<title> (?: [^。！？\s] (?: [^。！？]{0,118}? [^。！？\s] )? )? )"
_CORNERS = late(rf"(?: {_ITEM} {_GAP}* ){{0,3}} {_TITLE} (?: {_GAP}+ {_ITEM} ){{0,3}}", regex.VERBOSE)
_OPENS, _ENDS, _FIRST_WIDE = members("0123456789hf第页P"), members("页…"), 0x80  # of a line with one of these
_LONGEST = 560  # code points
_APART = 8  # lines between two addresses under pages
_IN_EACH = 2  # pages that repeat something


class _Corners(NamedTuple):
    """What one line has of the four things that stand in the corners of a printed page: the title, "" for none; the
    address; the time, as printed; and whether the number of the page."""

    title: str
    address: str
    time: str
    page: bool


def printed_by_browser(string: str, texts: Rows, special: Container[int]) -> tuple[list[int], list[int]]:
    """The rows of ``texts``, the lines of the file ``string``, that a browser prints over its pages, and those that it
    prints under them: those with an address or a number are the latter, if they have no title. The rows ``special`` are
    of a kind of their own, as the line with day and source is that stands over an article."""
    if "://" not in string:
        return [], []
    strings = texts.strings
    told = _OPENS.take(texts.first) | (texts.last < _FIRST_WIDE) | _ENDS.take(texts.last)
    lines = texts.asked(places(told & (texts.length <= _LONGEST)), _corners)
    addresses = _addresses(lines, len(strings) - 1)
    if not addresses:
        return [], []
    titles = _repeated(line.title for line in lines.values())
    times = _repeated(line.time for line in lines.values())
    found = {0} if 0 in lines and lines[0].time and lines[0].title and 0 not in special else set()
    by_address = {row + step for row, line in lines.items() if line.address in addresses for step in (-1, 1)} | {0}
    for row, line in lines.items():
        shown = (
            line.address in addresses or (line.page and row in by_address) or (":" in line.time and line.time in times)
        )
        if shown and (not line.title or line.title in titles):
            found.add(row)
    beside = {row + step for row in found if not lines[row].title for step in (-1, 1)} - found
    alone = [row for row in sorted(beside) if 0 <= row < len(strings) and len(strings[row]) <= _LONGEST]
    repeated = _repeated(strings[row] for row in alone if not ends_sentence(strings[row]))
    titled = {row for row in alone if strings[row] in repeated}
    under = {row for row in found if not lines[row].title and (lines[row].address or lines[row].page)}
    return sorted((found | titled) - under), sorted(under)


def _corners(string: str) -> _Corners | None:
    """What a line has of what browsers print; None if it has nothing but perhaps a title."""
    match = _CORNERS.fullmatch(string)
    if match is None or not (match["address"] or match["time"] or match["page"]):
        return None
    return _Corners(match["title"], match["address"] or "", match["time"] or "", bool(match["page"]))


def _addresses(lines: dict[int, _Corners], last: int) -> set[str]:
    """The addresses that a browser printed: those in one line with the number of a page; and those on several lines
    that have one right above or below, or are a page apart, the ``last`` of the file perhaps among them."""
    rows: dict[str, list[int]] = {}
    for row, line in lines.items():
        if line.address:
            rows.setdefault(line.address, []).append(row)
    pages = {row for row, line in lines.items() if line.page}
    found = {lines[row].address for row in pages if lines[row].address}
    for address, at in rows.items():
        beside = all(row - 1 in pages or row + 1 in pages for row in at)
        if len(at) >= _IN_EACH and (beside or _end_pages(at, last)):
            found.add(address)
    return found


def _end_pages(rows: list[int], last: int) -> bool:
    """Whether some rows can be the last lines of pages, or the first: all but the last page are long, which may end
    with the file."""
    long = [after - row > _APART for row, after in pairwise([-1, *rows] if rows[0] else rows)]
    return all(long[:-1]) and (long[-1] or rows[-1] == last)


def _repeated(strings: Iterable[str]) -> set[str]:
    """Those of some strings that are there more than once, but for the empty one."""
    return {string for string, times in Counter(strings).items() if times >= _IN_EACH and string}
