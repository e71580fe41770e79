"""One article from its strips: fields, roles, metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

import regex

from cleaner.article import Draft, DraftPart, Drop, Metadata, Role
from cleaner.config import Selection
from cleaner.core.late import late
from cleaner.core.layers import Piece, made
from cleaner.stages.segment.crowds import between_titles
from cleaner.stages.segment.forms import given_at
from cleaner.stages.segment.headings import Headings
from cleaner.stages.segment.notes import OPENS_NOTE, Notes
from cleaner.stages.segment.rules import CROSSHEAD, SOURCE_LINE, SUBTITLE_IN_LINE
from cleaner.stages.segment.strips import Strip, cut_pieces
from cleaner.stages.segment.titles import is_crosshead, order_of_title, split_subtitle
from cleaner.zh.datelines import page_named, publisher
from cleaner.zh.dates import DAY, ENTRY_DAY, ISO_DAY, iso
from cleaner.zh.layout import LONGEST_KIND, Kind
from cleaner.zh.weblines import web_author

_BY_KIND = {
    Kind.DATELINE: Role.DATELINE,
    Kind.CREDIT: Role.CREDIT,
    Kind.CAPTION: Role.CAPTION,
    Kind.ATTRIBUTION: Role.ATTRIBUTION,
    Kind.NOTE: Role.NOTE,
    Kind.JUMP: Role.JUMP,
}
_HEAD_LINES = 3  # strips under a title within which a source line or byline belongs to the head
_TAIL_LINES = 2
_OPENS = attrgetter("opens")
# What is in a photograph, and who took it, in one line: 施工现场。高原 摄, 施工现场。（本报记者 高原 摄）
_CREDITED = late(
    r"""
        .{4,90} [。！？”）\s] \s* [（(]?
        (?: \p{Han}{0,8} (?: 记者 | 記者 | 通讯员 | 通訊員 ) \s* | \p{Han}{2,8} [社报報网網] \s* )?
        \p{Han}{2,4} (?: [、\s]+ \p{Han}{2,4} )* \s* [摄攝] 影? [）)]?
        (?: \s* (?: \d{2,4} \s* 年 )? \d{1,2} 月 \d{1,2} 日 [）)]? )?
    """,
    regex.VERBOSE,
)
_ENDS_CREDITED = frozenset("摄攝影日）)")
_OPENS_YEAR = frozenset("12一二")
_PICTURED = late(
    r"[图圖][为為][^。]{2,60}(?:现场|現場|情景|场景|場景|场面|場面|画面|畫面|一角|[全远近外内夜]景|合影|景象|景色|瞬间|效果图)。?"
)


def draft(
    group: Sequence[Strip], rest: Sequence[Strip], year: Callable[[], int | None], rules: Selection, settled: bool
) -> tuple[Draft, list[Drop]]:
    """An article of a title group (may be empty) and the strips that follow it.

    ``year`` tells the year of the file, for dates without one; ``rules`` are those that hold; ``settled``: bylines
    stand at its head, if anywhere. Also what is dropped: source lines.
    """
    parts = fields(group, rules.active(SUBTITLE_IN_LINE.code))
    headings, notes = Headings(rest) if rules.active(CROSSHEAD.code) else None, Notes(rest)
    drops: list[Drop] = []
    source = date = None
    byline: list[Piece] = []
    roles: list[Role] = []  # of the paragraphs, and their pieces
    pieces: list[tuple[Piece, ...]] = []
    before = plain = Kind.PLAIN
    body, caption = Role.BODY, Kind.CAPTION
    between, closing = between_titles(rest), notes.closing
    for k, strip in enumerate(rest):
        above, before = before, strip.kind
        if before is plain and group and k < _HEAD_LINES and ISO_DAY.fullmatch(strip.text):
            before = Kind.SOURCE
        if before is plain:
            as_most = not (
                (strip.headline and k not in between)
                or above is caption
                or strip.text[0] in OPENS_NOTE
                or k >= closing
                or strip.text[-1] in _ENDS_CREDITED
            )
            roles.append(body if as_most else role_of(rest, k, headings, notes))
            pieces.append(strip.pieces)
            continue
        at_head = k <= _HEAD_LINES and all(role is Role.DATELINE for role in roles)
        at_edge = at_head or k >= len(rest) - _TAIL_LINES
        if before is Kind.SOURCE and (at_head if strip.kind is plain else at_edge):
            said = publisher(strip.text, year())
            source, date = source or said[0], date or said[1]
            if rules.active(SOURCE_LINE.code):
                author, other = _author(strip) if not byline else ((), strip.pieces)
                byline.extend(author)
                drops.extend(Drop(p.start, p.end, SOURCE_LINE.code) for p in other)
            else:
                roles.append(Role.NOTE)
                pieces.append(strip.pieces)
        elif strip.kind is Kind.BYLINE and (at_head if settled else at_edge) and not (roles and byline):
            byline.extend(strip.pieces)
        else:
            roles.append(role_of(rest, k, headings, notes))
            pieces.append(strip.pieces)
    if byline:
        parts.append(DraftPart(Role.BYLINE, tuple(byline)))
    running = [s for s in rest if s.kind is plain]
    others = [s for s in rest if s.kind is not plain] if len(running) < len(rest) else []
    if source is None or date is None:
        said = _said(group, running, others, year)
        source, date = source or said[0], date or said[1]
    torn = any(map(_OPENS, (*group, *rest))) or (bool(running) and running[-1].open_end)
    empty = bool(group) and not rest  # the text under the title is missing
    return Draft((*parts, *made(DraftPart, roles, pieces)), _metadata(others, source, date, not (torn or empty))), drops


def _author(strip: Strip) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of a source line that say who wrote the text, and the others."""
    found = web_author(strip.text)
    if found is None:
        return (), strip.pieces
    (start, end), length = found, len(strip.text)
    other = (*cut_pieces(strip.pieces, 0, start), *cut_pieces(strip.pieces, end, length))
    return cut_pieces(strip.pieces, start, end), other


def fields(group: Sequence[Strip], split_line: bool) -> list[DraftPart]:
    """Kicker, title and subtitle of a title group; ``split_line``: the title line may hold the subtitle too."""
    if not group:
        return []
    title = order_of_title(group)
    out = []
    if title:
        out.append(DraftPart(Role.KICKER, _pieces(group[:title])))
    subtitle = _pieces(group[title + 1 :])
    split = split_subtitle(group[title].text) if split_line else None
    if split is not None:
        length = len(group[title].text)
        subtitle = cut_pieces(group[title].pieces, split, length) + subtitle
        out.append(DraftPart(Role.TITLE, cut_pieces(group[title].pieces, 0, split)))
    else:
        out.append(DraftPart(Role.TITLE, group[title].pieces))
    if subtitle:
        out.append(DraftPart(Role.SUBTITLE, subtitle))
    return out


def _pieces(strips: Sequence[Strip]) -> tuple[Piece, ...]:
    """The pieces of several strips, one after the other."""
    return tuple(p for s in strips for p in s.pieces)


def role_of(strips: Sequence[Strip], k: int, headings: Headings | None, notes: Notes) -> Role:
    """The role of a strip among the strips of its article, whose ``headings`` and ``notes`` they are; None: it has no
    crossheads."""
    strip = strips[k]
    before = strips[k - 1].kind if k else Kind.PLAIN
    after = strips[k + 1].kind if k + 1 < len(strips) else Kind.PLAIN
    if strip.kind is Kind.CAPTION and not _is_caption(strips, k, before, after):
        return Role.BODY
    if strip.kind in _BY_KIND:
        return _BY_KIND[strip.kind]
    if before is Kind.CAPTION and after is Kind.CREDIT and strip.kind is Kind.PLAIN:
        return Role.CAPTION  # the second paragraph of a caption, before the photographer's name
    if strip.text[-1] in _ENDS_CREDITED and len(strip.text) <= LONGEST_KIND and _CREDITED.fullmatch(strip.text):
        return Role.CAPTION
    if notes.footnote(k):
        return Role.NOTE
    if headings is not None and is_crosshead(headings, k):
        return Role.HEADING
    return Role.BODY


def _is_caption(strips: Sequence[Strip], k: int, before: Kind, after: Kind) -> bool:
    """Whether a line in the form of a caption is one: it names a photograph, or stands beside a credit or caption.

    Old papers open each of several news briefs with ▲, chronicles the entries of a day with △; so does a caption, but
    it says that it is one.
    """
    text = strips[k].text
    if _PICTURED.fullmatch(text) or any(w in text for w in ("摄", "攝", "照片", "图片）", "供图", "制图")):
        return True
    if text[0] in "▲△" and any(s.text[0] == text[0] for s in (*strips[max(0, k - 1) : k], *strips[k + 1 : k + 2])):
        return False
    return bool({before, after} & {Kind.CREDIT, Kind.CAPTION}) or "▲" in text or "▼" in text


def _said(
    group: Sequence[Strip], plain: Sequence[Strip], others: Sequence[Strip], year: Callable[[], int | None]
) -> tuple[str | None, str | None]:
    """Source and date as a dateline, the lead, an ending in brackets, a signature or a line under the title has it;
    else the only day that stands alone on a line.

    ``plain`` are the strips under the title that are of no special kind, ``others`` those that are.
    """
    datelines = [s for s in others if s.kind is Kind.DATELINE]
    leads = [s for s in plain[:1] if s.lead]
    endings = [s for s in plain[-1:] if s.ends_article]
    for strip in (*datelines[::-1], *leads, *endings):
        said = publisher(strip.text, year())
        if said != (None, None):
            return said
    for strip in (*plain[-_TAIL_LINES:], *(s for s in (*group, *plain[:1]) if s.bracketed)):
        day = DAY.match(strip.text.strip("（()）"))
        if day and day["year"] and (strip.bracketed or day.end() == len(strip.text)):
            return None, iso(day)
    for day in map(given_at, (s.text for s in group[1:])):
        if day and day["year"]:
            return None, iso(day)
    dated = (s.text for s in plain if s.text[0] in _OPENS_YEAR)
    days = (text for text in dated if "日" in (end := text[-12:]) or "号" in end)
    alone = [found for text in days if ENTRY_DAY.fullmatch(text) and (found := DAY.match(text)) and found["year"]]
    return None, iso(alone[0]) if len({iso(day) for day in alone}) == 1 else None


def _metadata(others: Sequence[Strip], source: str | None, date: str | None, whole: bool) -> Metadata:
    """Source, date and completeness; ``others`` are the strips of special kinds, ``whole``: nothing else is missing."""
    from_page = on_page = None
    for strip in others:
        named = page_named(strip.text) if strip.kind is Kind.JUMP else None
        if named and named[0][0] == "下":
            on_page = named[1]
        elif named:
            from_page = from_page or named[1]
    return Metadata(source, date, whole and not (from_page or on_page), from_page, on_page)
