"""Which numbers count pages: those that stand alone on a line, and those at one end of a running head."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.stages.furniture.folios import (
    EDGE_HAN,
    EDGE_NUMBER,
    counts_things,
    han_value,
    is_regular,
    sequences,
)
from cleaner.stages.furniture.page import Page
from cleaner.stages.furniture.shown import plain_numbers
from cleaner.stages.furniture.wording import MAX_COLUMNS, TEXT_MARK, wording
from cleaner.zh.chars import members
from cleaner.zh.layout import ends_sentence

_EDGES_NUMBER = members("0123456789·•—–（(）)第页頁")
_EDGES_HAN = members("一二三四五六七八九十百〇○零")
_DECORATED_LENGTH = 16  # code points
_MIN_PAGE = 40  # code points of text between two page numbers that follow each other
_SEQUENCE = 3  # page numbers that count on from one another, at least
_OPENS_SECTION = late(r"(?:\d{1,2}|[〇零一二三四五六七八九十]{1,3})[\s\u3000]+\S")
_OPEN = tuple("，、,")  # no text ends with these
_HEADING = 20  # code points of the heading of a section
_LONG = 5  # numbers in which several running heads of one wording show a sequence
_CLOSE = 8  # pages on which a running head of another wording may be the only one
_LEAP = 3  # pages from one number to the next, at most
_REFERENCE = late(r"》[^。！？]{0,30}$")  # an open line ends with the name of a book, and what part of it
_YEARS = 1000  # and more: no number of a page
_FOOT = 150  # code points of text on a page, at least, where only a few pages show that numbers count them
_END = 7  # and on the last of them
_EVEN = 1.3  # times the lines or the text of another of these pages that one has, at most
_TORN = 4  # numbers of a sequence that one word torn by them shows to be page numbers


def page_numbers(page: Page) -> set[int]:
    """Decorated page numbers, and bare ones that count on over the pages and interrupt sentences."""
    out = {row for row in page.decorated if len(page.strings[row]) <= _DECORATED_LENGTH}
    out -= {row for row in out if row and page.strings[row - 1].startswith("ICS")}  # P 41: the class of a standard
    out -= _cited(page, out)
    for rows in _chains(page):
        out |= _accepted_chain(page, rows)
    for rows in page.sequences:
        if not out.issuperset(rows) and shows_pages(page, rows, [page.folios[r] for r in rows]):
            out.update(rows)
    return out | _at_feet(page) | plain_numbers(page)


def _at_feet(page: Page) -> set[int]:
    """The numbers of a few pages, where the last is the last line of the file, as that of a section never is: each is
    one less than the next, and the pages are about equally long, in lines or in text, but for the last, and for the
    first, which may have begun before the file."""
    row = len(page.strings) - 1
    if not 1 < page.bare.get(row, 0) < _YEARS:
        return set()
    chain = [row]
    for before in reversed(page.bare):
        if page.bare[before] == page.bare[chain[-1]] - 1:
            chain.append(before)
    if len(chain) < (3 if page.bare[chain[-1]] == 1 else 2):  # sections count from 1 too
        return set()
    first, *full, last = pairwise([-1, *reversed(chain)])
    if page.size(*last) < _END or min(page.size(*of) for of in (full or [first])) < _FOOT:
        return set()
    for size in (_lines, page.size):
        sizes = [size(*of) for of in (full or [first])]
        even = max(sizes) <= _EVEN * min(sizes) and min(sizes) / 2 <= size(*first)
        if even and max(size(*first), size(*last)) <= _EVEN * max(sizes):
            return set(chain)
    return set()


def _lines(row: int, after: int) -> int:
    """Lines between two rows."""
    return after - row - 1


def _cited(page: Page, numbers: set[int]) -> set[int]:
    """Those of some decorated numbers that end a reference to a book, wrapped so that they stand alone: 第三五页 behind
    《…选集》第二卷; they do not count on from one another."""
    called = sorted(row for row in numbers if page.strings[row][-1] in "页頁" and "共" not in page.strings[row])
    values = [page.decorated[row] or han_value(page.strings[row].strip("第页頁 \u3000")) for row in called]
    counting = {k for k, (a, b) in enumerate(pairwise(values)) if 1 <= b - a <= _LEAP}
    counting |= {k + 1 for k in counting}
    alone = (row for k, row in enumerate(called) if k not in counting)
    return {row for row in alone if row and _REFERENCE.search(page.strings[row - 1])}


def _chains(page: Page) -> Iterator[list[int]]:
    """The bare numbers that count on from one another, two and more, with a page of text between each two."""
    if len(page.bare) < 2:
        return
    rows = np.fromiter(page.bare, np.int64, len(page.bare))
    step = np.diff(np.fromiter(page.bare.values(), np.int64, len(page.bare)))
    begins = np.array(page.begins, np.int64)
    linked = (step >= 1) & (step <= 3) & (begins[rows[1:]] - begins[rows[:-1] + 1] >= _MIN_PAGE * step)
    edges = places(np.diff(linked, prepend=False, append=False)).tolist()
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield rows[first : last + 1].tolist()


def _accepted_chain(page: Page, rows: list[int]) -> set[int]:
    """The rows, if they are page numbers: numbered chapters count on as well, but never interrupt a sentence."""
    return set(rows) if 4 * sum(map(page.interrupts, rows)) >= len(rows) else set()


def shows_pages(page: Page, rows: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether numbers that count on from one another count pages: most stand beside a form feed, or some inside a
    sentence, as the number of a section never does. Of several one is enough, in the middle of a word or between pages
    equally long."""
    if len(rows) < _SEQUENCE:
        return False
    if 2 * sum(map(page.at_form_feed, rows)) > len(rows):
        return True
    inside = [row for row in rows if page.interrupts(row)]
    if 4 * len(inside) >= len(rows) or (inside and is_regular(rows, numbers, page.size)):
        return True
    return len(rows) >= _TORN and (
        any(page.is_torn(r) or page.beside(r, -1)[-1:] in _OPEN for r in inside) or sum(map(page.parts, inside)) > 1
    )


def counted_on(page: Page, numbers: set[int]) -> set[int]:
    """The numbers of sequences of which a third are page numbers already."""
    told = [rows for rows in page.sequences if 3 * len(numbers.intersection(rows)) >= len(rows) >= _SEQUENCE]
    return {row for rows in told for row in rows}


def numbered_heads(page: Page) -> tuple[set[int], set[int]]:
    """Running heads that carry the page number at one end: their numbers count on, whatever chapter they name. The
    first rows are those of numbers that stand alone between them, as on the pages of a book that print it elsewhere."""
    texts, found, han = page.texts, {}, {}
    short = (texts.length <= MAX_COLUMNS // 2) & ~page.has_mark
    in_figures = _EDGES_NUMBER.take(texts.first) | _EDGES_NUMBER.take(texts.last)
    in_han = _EDGES_HAN.take(texts.first) | _EDGES_HAN.take(texts.last)
    for row in places(short & (in_figures | in_han) & ~page.lines.taken).tolist():
        string = page.strings[row]
        edge = EDGE_NUMBER.fullmatch(string) if in_figures[row] else None
        numeral = EDGE_HAN.fullmatch(string) if edge is None and in_han[row] else None
        either = edge or numeral
        if either is None or page.lines.level[row] or TEXT_MARK.search(either["words"]):
            continue
        if edge is not None:
            found[row] = (int(edge["n"]), wording(edge["words"]))
        elif numeral is not None and (value := han_value(numeral["han"])):
            han[row] = value
    for row in _sections(page, {**{r: n for r, (n, _) in found.items()}, **han}):
        found.pop(row, None)
        han.pop(row, None)
    out: set[int] = set()
    for rows in sequences(((row, number) for row, (number, _) in found.items()), page.size):
        words = {found[row][1] for row in rows}
        again = len(words) < len(rows) and min(map(len, words)) > 1 and not counts(page, rows, words)
        if len(rows) >= _SEQUENCE and (again or any(page.interrupts(row) for row in rows)):
            out.update(rows)
    out |= _between(page, {row: number for row, (number, _) in found.items()}, out)
    out -= _counting_seldom(page, {row: words for row, (_, words) in found.items()}, out)
    for rows in sequences(han.items(), page.size):
        if shows_pages(page, rows, [han[row] for row in rows]):
            out.update(rows)
    alone: set[int] = set()
    all_numbers = {row: number for row, (number, _) in found.items()} | page.folios
    for rows in sequences(sorted(all_numbers.items()), page.size) if len(found) > 1 else ():
        heads = found.keys() & rows
        named = {found[row][1] for row in heads}
        again = 1 < len(named) < len(heads) and len(rows) >= _LONG
        if len(heads) > 1 and (again or shows_pages(page, rows, [all_numbers[row] for row in rows])):
            out.update(heads)
            alone.update(page.folios.keys() & rows)
    return alone, out


def bare_sections(page: Page) -> set[int]:
    """The bare numbers that count the sections of a text, 1, 2, 3 one by one, each over a heading of its own words and,
    most of them, behind a finished sentence or another heading."""
    chain: list[int] = []
    out: set[int] = set()
    for row, value in (*page.bare.items(), (len(page.strings), 1)):
        if value <= 1 and not (chain and page.bare[chain[-1]] == value - 1):
            out |= _over_headings(page, chain)
            chain = []
        if row < len(page.strings) and (not chain if value <= 1 else chain and value == page.bare[chain[-1]] + 1):
            chain.append(row)
    return out | _over_headings(page, chain)


def _over_headings(page: Page, rows: list[int]) -> set[int]:
    """The rows, if they are the numbers of sections, and no page numbers with their heads, nor cells of a table."""
    below = [row + 1 for row in rows if row + 2 < len(page.strings)]
    heads = [r for r in below if 1 < len(page.strings[r]) <= _HEADING and not page.has_mark[r] and r not in page.bare]
    words = {page.strings[r] for r in heads}
    text = sum(len(page.strings[r + 1]) > _HEADING or "." in page.strings[r + 1][:4] for r in heads)
    closed = sum(row == 0 or ends_sentence(page.strings[row - 1]) or not page.flows(row - 1, -1) for row in rows)
    shown = len(rows) > 1 and len(words) == len(rows) and 2 * text > len(rows) and 2 * closed > len(rows)
    return set(rows) if shown else set()


def _sections(page: Page, numbered: dict[int, int]) -> set[int]:
    """The lines among ``numbered`` that are section headings: their numbers stand at the front and count 1, 2, 3 one
    by one, each with words of its own. Running heads that do so too part sentences, most of them, or stand beside form
    feeds."""
    worded: dict[str, set[int]] = defaultdict(set)
    for row in numbered:
        worded[wording(page.strings[row])].add(numbered[row])
    chains: list[list[int]] = []
    for row in sorted(numbered):
        value, string = numbered[row], page.strings[row]
        if not _OPENS_SECTION.match(string) or len(worded[wording(string)]) >= _SEQUENCE:
            continue
        if value <= 1 and not (chains and numbered[chains[-1][-1]] == value - 1):
            chains.append([])
        elif not chains or numbered[chains[-1][-1]] != value - 1:
            continue
        chains[-1].append(row)
    out: set[int] = set()
    for rows in chains:
        words = {wording(page.strings[row]) for row in rows}
        paged = sum(page.at_form_feed(row) or page.parts(row) for row in rows)
        if len(words) == len(rows) > 1 and 2 * paged < len(rows):
            out.update(rows)
    return out


def _counting_seldom(page: Page, worded: dict[int, str], heads: set[int]) -> set[int]:
    """The lines whose wording often has a number that does not count on, as sums have: a few of any numbers
    count on from one another."""
    every = Counter(worded.values())
    counting = Counter(worded[row] for row in heads)
    return {row for row in heads if 3 * counting[worded[row]] < 2 * every[worded[row]] and not page.interrupts(row)}


def _between(page: Page, numbered: dict[int, int], heads: set[int]) -> set[int]:
    """The lines whose number lies between those of the running heads before and behind them."""
    known = sorted(heads)
    out: set[int] = set()
    for row in numbered.keys() - heads:
        at = bisect(known, row)
        if 0 < at < len(known) and numbered[known[at - 1]] < numbered[row] < numbered[known[at]] <= (
            numbered[known[at - 1]] + _CLOSE
        ):
            out.add(row)
    return out


def counts(page: Page, rows: Sequence[int], words: set[str]) -> bool:
    """Whether numbered lines of one wording are headings like 练习 1, 练习 2, which count one by one and never
    interrupt a sentence."""
    counted = len(words) == 1 and counts_things([page.strings[row] for row in rows], next(iter(words)))
    return counted and not any(map(page.interrupts, rows))
