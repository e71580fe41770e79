"""The places that running heads and page numbers have on the pages of a file: what else stands there is one, though
misread, or seen only once."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise, product
from statistics import median

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.stages.furniture.page import Page
from cleaner.stages.furniture.wording import wording
from cleaner.zh.chars import members
from cleaner.zh.dates import DAY
from cleaner.zh.layout import PARAGRAPH_OPENER, Kind

_SHOWN = 3  # heads or numbers at one place of their pages, at least
_SOME = 0.2  # share of the pages that have a running head at a place where even or odd pages have one
_NAMED = 5  # characters of a running head that is known only from the title it repeats
_NEAR = 4  # characters of a wording that can be known again misread
_LONG = 8  # characters of a wording of which two may be misread
_TORN_LENGTH = 7
# A page number as OCR may leave it: letters and marks for figures, at least one figure.
_TORN = late(r"(?=.*\d)[\dlIiOoDSBZz|?!·•.,\-—–~ ()（）\[\]]{1,7}")
_MAY_BE_TORN = members("0123456789lIiOoDSBZz|?")
_EDGE_TORN = late(  # a running head with such a number at one end
    r"(?<torn>[\dlIiOoDSBZz|?]{1,4})\s+(?<words>\D.*)|(?<words>.*\S)\s+(?<torn>[\dlIiOoDSBZz|?]{1,4})"
)
_GAP = 6  # pages without a page number that may follow each other
_OFF = 0.35  # of a page: how far a page number may be from where it is due
_LEAST, _LARGEST = 0.6, 1.4  # pages of text that a page can have
_CHAPTER = late(r"第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节節编編卷篇部辑輯集回]")


def misread_heads(page: Page, numbers: set[int], heads: set[int]) -> set[int]:
    """Lines that are a known running head but for a character or two, with a page number, at the edge of a page or
    inside a sentence."""
    first: dict[str, int] = {}
    known: Counter[str] = Counter()
    for row in sorted(heads):
        if len(key := page.key(row)) >= _NEAR:
            known[key] += 1
            first.setdefault(key, row)
    again = [key for key, count in known.items() if count > 1]
    if not again:
        return set()
    out: set[int] = set()
    short = ~page.has_mark & ~page.lines.taken & (page.texts.length <= max(map(len, again)) * 2 + 6)
    torn = _MAY_BE_TORN.take(page.texts.first) | _MAY_BE_TORN.take(page.texts.last)
    for row in places(short & (page.widths <= page.short)).tolist():
        if row in heads or row in numbers or not page.is_short(row):
            continue
        edge = _EDGE_TORN.fullmatch(page.strings[row]) if torn[row] else None
        key = (wording(edge["words"]) if edge else "") or page.key(row)
        misread = edge is not None and (
            not edge["torn"].isdecimal() or 3 * known[key] >= 2 * len(page.groups.get(key, ()))
        )
        near = [w for w in again if first[w] < row and (key != w or misread) and _is_near(key, w)]
        if not near or {page.key(r) for r in (row - 1, row + 1) if 0 <= r < len(page.strings)} & {key, *near}:
            continue  # or it is a title and its running head
        if edge or page.at_page_edge(row, numbers) or page.beside_number(row) or page.interrupts(row):
            out.add(row)
    return out


def _is_near(one: str, other: str) -> bool:
    """Whether two wordings differ by one character, or by two where they are long."""
    allowed = 2 if len(other) >= _LONG else 1
    if abs(len(one) - len(other)) > allowed or len(set(one).difference(other)) > allowed:
        return False  # nearly always: rapidfuzz, which takes as long to load as 20 KB to check, need not be asked

    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def heads_at_their_place(page: Page, numbers: set[int], heads: set[int]) -> set[int]:
    """Short lines at the place beside the page number, or another running head, where the other pages have one: those
    that part a sentence, or repeat a title above, as the head of a short chapter does."""
    out: set[int] = set()
    for beside, step in product((numbers, heads), (-1, 1)):
        out |= _of_one_book(page, (n + step for n in beside))
        filled = {n for n in beside if n + step in heads}
        if len(filled) < max(_SHOWN, _SOME * len(beside)):
            continue
        rows = [n + step for n in beside - filled if 0 <= n + step < len(page.strings)]
        rows = [r for r in rows if r not in numbers and page.key(r) and page.lines.kinds[r] == Kind.PLAIN]
        rows = [r for r in rows if not (page.lines.level[r] or DAY.fullmatch(page.strings[r]))]
        here = heads.union(rows)
        out.update(r for r in rows if (page.is_short(r) and page.interrupts(r)) or _repeats_title(page, r, heads, here))
    return out


def _of_one_book(page: Page, rows: Iterable[int]) -> set[int]:
    """The rows of running heads that name book and chapter, 临江水利志·渠道: the book is the same."""
    named: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if 0 <= row < len(page.strings) and "·" in page.strings[row] and page.free[row] and page.is_short(row):
            named[wording(page.strings[row].strip("·").partition("·")[0])].append(row)
    return {r for name, of in named.items() if len(name) > 2 and len(of) >= _SHOWN for r in of}


def _repeats_title(page: Page, row: int, heads: set[int], here: set[int]) -> bool:
    """Whether a line above that is no running head has the wording of this line, or begins with it, and all others that
    do stand at the place of running heads, the rows ``here``; headings that count, 一、……, are no titles."""
    key = page.key(row)
    counted = page.strings[row][0] != "第" and PARAGRAPH_OPENER.match(page.strings[row]) is not None
    if len(key) < _NAMED or counted:
        return False
    same = [r for r in page.opening_with(key) if r not in heads]
    return same[:1] < [row] and here.issuperset(same[1:])


def torn_numbers(page: Page, numbers: set[int], heads: set[int]) -> set[int]:
    """Lines of figures and what OCR takes for figures that stand where a page number is due: beside a running head, as
    other numbers do, or between two numbers as far from them as a page or several are long."""
    out: set[int] = set()
    for step in (-1, 1):
        numbered = sum(h + step in numbers for h in heads)
        if numbered >= _SHOWN and 2 * numbered >= len(heads):
            out |= _torn(page, (h + step for h in heads), numbers)
    for one, two in pairwise(sorted(numbers)):
        low, high = page.number_at(one), page.number_at(two)
        if low is None or high is None or not 2 <= high - low <= _GAP or page.size(one, two) == 0:
            continue
        due = {row: (high - low) * page.size(one, row) / page.size(one, two) for row in range(one + 1, two)}
        due = {row: at for row, at in due.items() if abs(at - round(at)) <= _OFF and 1 <= round(at) < high - low}
        found = _torn(page, due, numbers)
        if len({round(due[row]) for row in found}) == len(found):
            out |= found
    return out


def numbers_due(page: Page, numbers: set[int]) -> set[int]:
    """Numbers that no sequence has: each stands as many pages behind the page number before, and before the one
    behind, as it counts more, or less."""
    known = sorted(r for r in numbers if page.number_at(r) is not None)
    pages = [(page.size(a, b), (page.number_at(b) or 0) - (page.number_at(a) or 0)) for a, b in pairwise(known)]
    lengths = [size / count for size, count in pages if count > 0]
    length = median(lengths) if len(lengths) >= _SHOWN else 0
    if not length:  # too few, or nothing stands between them
        return set()
    out: set[int] = set()
    for row, value in page.folios.items():
        if row in numbers or page.number_at(row - 1) is not None or page.number_at(row + 1) is not None:
            continue
        at = bisect(known, row)
        beside = [(known[at - 1], row, 1)] if at else []
        beside += [(row, known[at], -1)] if at < len(known) else []
        counts = [sign * (value - (page.number_at(b if sign < 0 else a) or 0)) for a, b, sign in beside]
        sizes = [page.size(a, b) for a, b, _ in beside]
        if all(
            0 < n <= _GAP and _LEAST <= size / length / n <= _LARGEST for n, size in zip(counts, sizes, strict=True)
        ):
            out.add(row)
    return out


def _torn(page: Page, rows: Iterable[int], numbers: set[int]) -> set[int]:
    """The rows that look like a page number misread, and do not stand among others like them, as cells of a table."""
    return {r for r in rows if r not in numbers and _is_torn(page, r) and not _is_torn(page, r - 1, r + 1)}


def _is_torn(page: Page, *rows: int) -> bool:
    """Whether any of the lines looks like a page number misread."""
    strings = (page.strings[r] for r in rows if 0 <= r < len(page.strings) and page.free[r])
    return any(len(s) <= _TORN_LENGTH and _TORN.fullmatch(s) for s in strings)


def chapters_over(page: Page, heads: set[int]) -> set[int]:
    """Lines of nothing but 第五章 right over a running head: its first half."""
    above = {h - 1 for h in heads if h and page.strings[h - 1][0] == "第"} - heads
    over = {r for r in above if _CHAPTER.fullmatch(page.strings[r])}
    over = {r for r in over if page.free[r] and not page.lines.level[r]}
    return over if len(over) > 1 else {r for r in over if page.interrupts(r)}
