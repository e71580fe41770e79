"""The heads of papers: authors, the places where they work, and what stands between these and the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleaner.core.late import late
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import number
from cleaner.zh.layout import Kind
from cleaner.zh.papers import LONGEST_AUTHORS, OPENS_LABEL, are_authors, is_affiliation, is_labelled, is_of_cover

_BARE = late(r"\d{1,2}(?:\.\d{1,2}){0,3}(?=\s?\p{Han})")
_FIRST = ((0,), (1,), (1, 1))  # sections
_NUMERAL = late(r"第?(?<number>[一二三四五六七八九十]{1,3})(?=[\s\u3000]+\p{Han})")  # 一　渡口的来历, 第一　渡口
_COUNTS = frozenset("第一二三四五六七八九十0123456789０１２３４５６７８９")
_POSTCODE = late(r"(?<!\d)\d{6}(?!\d)")
_SECTIONS = 3  # that count on, at least
_AUTHORS = 3  # lines, at most
_PLACES = 6
_COVER = 6  # lines over the title of a standard on its cover
_PARTS = frozenset(("参考文献", "注释", "註釋", "参考书目", "附录", "致谢"))
_PART = 6  # code points


def with_heads_of_papers(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; of a paper the lines of authors under the title are bylines, and neither the places where they work
    nor what has a label, 关键词：…, are headlines; 参考文献： is one, though it ends with a colon.

    Names alone tell nothing: a label stands below them, or where they work, and then a label or text.
    """
    out = list(rows)
    for k, strip in [
        (k, s)
        for k, s in enumerate(rows)
        if (s.headline and (s.text[0] in OPENS_LABEL or k < _COVER)) or s.text[-1] in "：:"
    ]:
        if strip.kind is not Kind.PLAIN or strip.level:
            continue
        if strip.headline and (is_labelled(strip.text) or (k < _COVER and is_of_cover(strip.text))):
            out[k] = strip._replace(headline=False)
        elif strip.text[-1] in "：:" and len(strip.text) <= _PART and strip.text[:-1].strip() in _PARTS:
            out[k] = strip._replace(headline=True)
    heads = [k for k, (s, t) in enumerate(pairwise(rows[:-1]), 1) if s.headline and len(t.text) <= LONGEST_AUTHORS]
    if not heads:
        return out
    # Lines of authors stand over a label or, at last, over text.
    others = bytes([not (s.headline and t.headline) or s.level > 0 for s, t in zip(rows, out, strict=True)])
    for k in heads:
        below = others.find(1, k + 1, k + 1 + _AUTHORS + _PLACES)
        if below >= 0 and _may_be_authors(rows[k]) and _is_title(rows[k - 1]):
            authors, places = _head(rows, k)
            for n in authors:
                out[n] = rows[n]._replace(kind=Kind.BYLINE, headline=False, numbered=False)
            for n in places:
                out[n] = rows[n]._replace(headline=False)
    return out


def with_sections_counted(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; headings whose numbers count the sections of a paper, and have lost the blank behind them, 1引言,
    2.1数据, are ``numbered``: 1, 2, 2.1, 2.2, 3, and mostly text between. So are those that count from 一, with a blank
    and no mark behind the numeral: two and more, with text between."""
    out = list(rows)
    chain: list[tuple[int, tuple[int, ...]]] = []
    numerals: list[tuple[int, int]] = []
    for k, strip in [(k, s) for k, s in enumerate(rows) if s.headline and s.text[0] in _COUNTS]:
        if strip.level or strip.text.isascii():
            continue
        if (numeral := _NUMERAL.match(strip.text)) is not None:
            numerals.append((k, number(numeral["number"])))
        if (found := _BARE.match(strip.text)) is None:
            continue
        counted = tuple(map(int, found[0].split(".")))
        if chain and _counts_on(chain[-1][1], counted):
            chain.append((k, counted))
        elif counted in _FIRST:
            _mark_sections(out, chain)
            chain = [(k, counted)]
    _mark_sections(out, chain)
    _mark_numerals(out, numerals)
    return out


def _mark_numerals(out: list[Strip], found: Sequence[tuple[int, int]]) -> None:
    """Mark the headings that count from 一, given with their numbers."""
    for (above, one), (below, two) in pairwise(found):
        counts = two == one + 1 and (one == 1 or out[above].numbered)
        if counts and any(not s.headline for s in out[above + 1 : below]):
            for k in (above, below):
                out[k] = out[k]._replace(numbered=True)


def _counts_on(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a section number follows another: 2.1 or 3 follows 2, 2.2, 3 or, under chapters with words, 3.1 follows
    2.1."""
    return other in ((*one, 1), (one[0] + 1, 1)) or any(other == (*one[:n], one[n] + 1) for n in range(len(one)))


def _mark_sections(out: list[Strip], chain: Sequence[tuple[int, tuple[int, ...]]]) -> None:
    """Mark the sections of a chain, if they are no list, whose items stand one under the other."""
    apart = sum(below > above + 1 or len(two) > len(one) for (above, one), (below, two) in pairwise(chain))
    if len(chain) >= _SECTIONS and 2 * apart > len(chain) - 1:
        for k, _ in chain:
            out[k] = out[k]._replace(numbered=True)


def _is_title(strip: Strip) -> bool:
    """Whether a strip can be the last line of the title of a paper."""
    return strip.headline and not strip.ordinal and not is_labelled(strip.text)


def _may_be_authors(strip: Strip) -> bool:
    """Whether a strip is nothing but names, by its form."""
    return strip.kind is Kind.PLAIN and not strip.level and are_authors(strip.text)


def _head(rows: Sequence[Strip], k: int) -> tuple[range, range]:
    """The lines of authors from row ``k`` on, and of the places where they work below them; both empty where nothing
    shows that they are the head of a paper."""
    end = k + 1
    while end < min(k + _AUTHORS, len(rows)) and _may_be_authors(rows[end]):
        end += 1
    below = end
    while below < min(end + _PLACES, len(rows)) and is_affiliation(rows[below].text):
        below += 1
    if below < len(rows):
        labelled = is_labelled(rows[below].text)
        told = k == 1 or any(_POSTCODE.search(s.text) for s in rows[end:below])  # else a roll, and who they are
        text = below > end and not rows[below].headline and told
        if labelled or text:
            return range(k, end), range(end, below)
    return range(0), range(0)
