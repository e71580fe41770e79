"""What a whole file says about its unmarked headings: whether each opens an article, or all divide one.

Of one heading alone little tells a title without a byline from a crosshead. But a contents page lists titles; and of
four and more headings that part a file without any other sign, it tells whether any word goes through what they part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from statistics import median

import regex

from cleaner.core.late import late
from cleaner.stages.segment.late import Divided
from cleaner.stages.segment.strips import Strip
from cleaner.zh.common import ANYWHERE, COUNTING, PARTICLES
from cleaner.zh.dates import WRITTEN
from cleaner.zh.layout import Kind, ends_sentence
from cleaner.zh.lexicon import cut

LISTED, UNRELATED = 3.5, 3.0  # points for a heading being a title
_PIECES = 4  # of a file, at least, before it says anything that no word goes through them
_SHORTEST = 40  # code points of each
_LONG = 120  # code points of a piece, from which one that has three paragraphs
_PARAGRAPHS = 3  # is as a rule no lead; the headings of shorter pieces
_TELLING = 7  # say in so many code points what the news is
_AS_LONG = 0.8  # the share of the usual piece that a lead does not reach, of a title that crossheads do not
_PIECES_READ, _READ = 40, 2000  # pieces of a file in which a word is looked for, code points of each
_ALONE = 60  # code points on either side of a heading that is the only one
_LONGEST = 30  # of a heading
_TITLE = 40  # code points of a title over the day on which a piece was written
_SECTION_NAME = 6  # code points: the longest heading that with its likes stands right under a short title
_HEADS = 4  # rows under the first title line, among which the lead is
_FEW = 2  # headings more that are like it
_NOT_HAN = late(r"\P{Han}+")
# The title of a life, where a file begins with one: 林有田（1886—1951）
_LIFE = regex.compile(r"\p{Han}[\p{Han}·\s]{1,8}[（(]\s*约?\d{3,4}年?\s*[—–~～-]{1,2}\s*(?:\d{3,4}年?)?\s*[）)]")
_CHAPTERS = regex.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节回编卷]")
# What may stand in a contents page and is part of a book, not an article of a collection.
_PART_OF_BOOK = frozenset(
    ("前言", "序言", "引言", "导言", "绪论", "结语", "结论", "后记", "附录", "参考文献", "索引", "凡例", "概述", "目录")
)
_THICK, _THICKER = 200, 1000  # code points of a piece in which a word of its subject stands twice, three times


def with_sections(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; where the first section of an article stands right under its title, its heading and those like it
    are as ``numbered``, which titles are not.

    They are short, and so is the title, or they are set otherwise than it: no kicker and title.
    """
    out = list(rows)
    if len(rows) < 4 or rows[2].headline or not all(_is_heading(s) for s in rows[:2]):
        return out
    title, first = rows[:2]
    shorter = max(len(title.text), len(first.text)) <= _SECTION_NAME
    if not shorter and (title.indent == first.indent or len(first.text) > 2 * _SECTION_NAME):
        return out
    alike = [k for k in _between(rows) if rows[k].indent == first.indent and len(rows[k].text) <= 2 * _SECTION_NAME]
    if len(alike) >= _FEW:
        for k in (1, *alike):
            out[k] = rows[k]._replace(numbered=True)
    return out


def with_written_titles(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; of a collection, the titles over a line that says when a piece was written are headlines, though they
    may ask or call: 红色政权为什么能够存在？"""
    out = list(rows)
    for k in _written(rows):
        out[k] = rows[k]._replace(headline=True, numbered=False)
    return out


def _written(rows: Sequence[Strip]) -> list[int]:
    """The titles of a collection of pieces, each with a line in brackets below that says when it was written."""
    plain = Kind.PLAIN
    found = [
        k
        for k in [k for k, strip in enumerate(rows[1:-1]) if strip.text[0] in "（("]
        if WRITTEN.fullmatch(rows[k + 1].text)
        and rows[k].kind is rows[k + 1].kind is plain
        and len(rows[k].text) <= _TITLE
        and "。" not in rows[k].text
        and rows[k].text[-1] not in "：，；、:,;）)"
        and not all(s.headline and s.kind is plain for s in rows[k + 2 : k + 4])
    ]
    return found if len(found) >= _FEW else []


def series_points(rows: Sequence[Strip], listed: Set[str]) -> dict[int, float]:
    """Points for rows being titles, by row: those that the contents page lists (``listed``: its entries and what else
    parts a file), lives like the one at the head of the file, and those that part pieces with nothing in common."""
    named = {bare for text in listed if len(bare := _bare(text)) > 1 and bare not in _PART_OF_BOOK}
    if any(map(_CHAPTERS.match, listed)):
        named.clear()  # of a book, which is one
    found = [k for k in _between(rows) if _bare(rows[k].text) in named] if named else []
    if len(found) >= _FEW:
        return dict.fromkeys(found, LISTED)
    if written := _written(rows):
        return dict.fromkeys(written, LISTED)
    if texts := _over_originals(rows):
        return dict.fromkeys(texts, LISTED)
    if rows and _LIFE.fullmatch(rows[0].text):
        return {k: LISTED for k in _between(rows) if _LIFE.fullmatch(rows[k].text)}
    return dict.fromkeys(_unrelated(rows) or _behind_gaps(rows), UNRELATED)


def _over_originals(rows: Sequence[Strip]) -> list[int]:
    """The names of old texts in a collection of them, each right over 【原文】, or over who wrote it."""
    labels = [k for k, s in enumerate(rows) if s.numbered and s.text[0] in "【[［〔" and s.text[1:2] == "原"]
    if len(labels) < _FEW or labels[0] == 0:
        return []
    heads = [k - 2 if k > 1 and rows[k - 1].kind is Kind.BYLINE else k - 1 for k in labels]
    return heads if all(rows[k].headline and not rows[k].numbered for k in heads) else []


def _behind_gaps(rows: Sequence[Strip]) -> list[int]:
    """The headlines of a paper without a lead below, where the other titles stand behind wide gaps as they do, and
    nothing else does."""
    gaps = [k for k, s in enumerate(rows) if s.gap > 1 and k] if len(rows) > _HEADS and rows[0].headline else []
    if len(gaps) < _FEW or not all(rows[k].headline and not (rows[k].level or rows[k].numbered) for k in gaps):
        return []
    under = {k: [s for s in rows[k + 1 : k + 1 + _HEADS] if not s.headline] for k in gaps}
    leads = [k for k, text in under.items() if text and text[0].lead]
    return [k for k in gaps if k not in leads] if 2 * len(leads) >= len(gaps) else []


def _bare(text: str) -> str:
    return _NOT_HAN.sub("", text)


def _is_heading(strip: Strip) -> bool:
    """Whether a row could be a title or a crosshead without any mark or number."""
    return strip.headline and not (strip.level or strip.numbered or strip.bracketed) and len(strip.text) <= _LONGEST


def _between(rows: Sequence[Strip], first: int = 2) -> list[int]:
    """The unmarked headings from row ``first`` on between a finished paragraph and running text."""
    plain = Kind.PLAIN
    return [
        k
        for k in range(first, len(rows) - 1)
        if rows[k].headline
        and not (rows[k - 1].headline or rows[k + 1].headline)
        and _is_heading(rows[k])
        and rows[k + 1].kind is plain
        and ends_sentence(rows[k - 1].text)
    ]


def _unrelated(rows: Sequence[Strip]) -> Sequence[int]:
    """The headings, if they are all of one kind and no word goes through the pieces that they and the title head.

    What leads to the sections of one article is shorter than they are, and its headings are shorter than its title.
    """
    if len(rows) < 2 * _PIECES or not _is_heading(rows[0]) or rows[1].headline or rows[2].headline:
        return ()
    heads = [0, *_between(rows)]
    if len(heads) < _PIECES:
        return ()
    if any(s.kind is not Kind.PLAIN or s.level or s.opens or s.parted for s in rows):
        return ()  # there are other signs
    if sum(s.headline for s in rows) > len(heads) or not _set_alike([rows[k] for k in heads]):
        return ()
    if any(rows[k + 1].lead for k in heads) or any(s.text[-1] in "：:" for s in rows[1 : heads[1]]):
        return ()
    ends = [*heads[1:], len(rows)]
    pieces = ["".join([s.text for s in rows[k + 1 : end]]) for k, end in zip(heads, ends, strict=True)]
    shortest, usual = min(map(len, pieces)), median(map(len, pieces[1:]))
    length = median(len(rows[k].text) for k in heads[1:])
    told = length >= _TELLING if shortest < _LONG else heads[1] > _PARAGRAPHS
    if not told or shortest < _SHORTEST or len(pieces[0]) < _AS_LONG * usual or length < _AS_LONG * len(rows[0].text):
        return ()
    return () if _thread([rows[k].text + piece for k, piece in zip(heads, pieces, strict=True)]) else heads[1:]


def with_lone_titles(divided: list[Divided]) -> list[Divided]:
    """The articles of a file of several; one without marks and byline, in which a single heading stands that is as long
    as its title, is two where no word of content goes from one side of it to the other: crossheads are two and more."""
    if len(divided) < _FEW:
        return divided
    out: list[Divided] = []
    for group, rest in divided:
        k = _lone(group, rest)
        out.extend([(group, rest[:k]), (rest[k : k + 1], rest[k + 1 :])] if k else [(group, rest)])
    return out


def _lone(group: Sequence[Strip], rest: Sequence[Strip]) -> int:
    """Where in an article the only heading stands that parts it in two, or 0."""
    plain = Kind.PLAIN
    heads = [k for k, s in enumerate(rest) if s.headline]
    if len(heads) != 1 or not 0 < (k := heads[0]) < len(rest) - 1 or not _is_heading(rest[k]):
        return 0
    if not group or any(s.level or s.numbered for s in group) or any(s.kind is not plain for s in rest):
        return 0
    title, head = group[0], rest[k]
    if len(head.text) < max(_TELLING, _AS_LONG * len(title.text)) or not _set_alike([title, head]) or len(group) > 2:
        return 0
    if not ends_sentence(rest[k - 1].text) or rest[k - 1].text[-1] in "：:":
        return 0
    above = "".join([s.text for s in (*group, *rest[:k])])
    below = "".join([s.text for s in rest[k:]])
    return k if min(len(above), len(below)) >= _ALONE and set(_words(above)).isdisjoint(_words(below)) else 0


def doubtful_titles(divided: Sequence[Divided]) -> list[Strip]:
    """The headings that have been left crossheads and could be titles: as long as the title of their article, in a file
    of several; or three and more, when no word of content goes through what they head."""
    out: list[Strip] = []
    for group, rest in divided:
        if not group or group[0].level:
            continue
        at = [k for k in _between(rest, 1) if _set_alike([group[0], rest[k]])]
        if len(divided) > 1:
            least = max(_TELLING, _AS_LONG * len(group[0].text))
            out.extend(rest[k] for k in at if len(rest[k].text) >= least)
        elif len(at) + 1 >= _PIECES and sum(s.headline for s in rest) == len(at):
            pieces = ["".join([s.text for s in rest[k:end]]) for k, end in zip([0, *at], [*at, len(rest)], strict=True)]
            if min(map(len, pieces)) >= _SHORTEST and not _thread(pieces):
                out.extend(rest[k] for k in at)
    return out


def _set_alike(heads: Sequence[Strip]) -> bool:
    """Whether headings are set alike: at one margin, or each in the middle of the line."""
    at = {s.indent for s in heads}
    middle = [2 * s.indent + 2 * len(s.text) for s in heads]
    return len(at) == 1 or (min(at) > 0 and max(middle) - min(middle) <= 4)


def _thread(pieces: Sequence[str]) -> bool:
    """Whether a word of content goes through half of the pieces: it stands in each more often, the longer that is."""
    found: Counter[str] = Counter()
    for piece in pieces[:_PIECES_READ]:
        least = 1 + (len(piece) >= _THICK) + (len(piece) >= _THICKER)
        found.update(word for word, count in Counter(_words(piece[:_READ])).items() if count >= least)
    return bool(found) and 2 * max(found.values()) >= min(len(pieces), _PIECES_READ)


def _words(text: str) -> Iterator[str]:
    """The words of content of a text, and what could be a name that no dictionary has: two characters that are no part
    of a word."""
    before = ""
    for word in cut(text):
        if len(word) > 1:
            if word[0] not in COUNTING and word not in ANYWHERE and _bare(word) == word:
                yield word
            before = ""
            continue
        name = before + word
        if len(name) == 2 and _bare(name) == name and not (name[0] in PARTICLES or name[1] in PARTICLES):
            yield name
        before = word
