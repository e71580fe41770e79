"""The documents of the bench as HTML: a newspaper's two pages, a booklet, a circular and a journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from bench.pages.truth import Part, Truth, article

Parts = tuple[Part, ...]
SPACE = "\u2002"  # half an em, as headlines and names are spaced
HEAD = ("kicker", "title", "subtitle", "byline")

STYLE = """
* { margin: 0; padding: 0 }
html { font-family: 'Noto Serif CJK SC'; line-break: strict; text-align: justify; hyphens: none }
p.body, p.note, p.attribution { text-indent: 2em }
p.verse { text-indent: 4em }
p.heading { font-family: 'Noto Sans CJK SC'; font-weight: bold; text-indent: 2em; margin: .5em 0; break-after: avoid }
p.centred { text-indent: 0; text-align: center }
p.cut { text-align-last: justify }
p.kicker { font-size: 1.25em; text-align: center }
p.title { font-size: 2.1em; line-height: 1.35; font-weight: bold; text-align: center }
p.subtitle { font-size: 1.3em; text-align: center }
p.byline { text-align: center; margin: .4em 0; text-indent: 0 }
p.caption { font-family: 'Noto Sans CJK SC'; font-size: .85em; text-indent: 0 }
p.credit { font-family: 'Noto Sans CJK SC'; font-size: .8em; text-align: right }
p.jump, p.dateline { text-align: right }
p.source { text-align: center; font-size: .9em; margin: .3em 0 .8em }
p.label { font-family: 'Noto Sans CJK SC'; font-weight: bold; margin-bottom: 1em }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A document before it is set: its HTML, and the truth of it as a function of the number of printed pages."""

    name: str
    html: str
    truth: Callable[[int], Truth]


def paragraph(role: str, text: str, extra: str = "") -> str:
    """A part as an HTML paragraph."""
    return f'<p class="{role} {extra}">{escape(text).replace(" ", SPACE)}</p>'


def paragraphs(parts: Parts) -> str:
    """Parts one after the other."""
    return "\n".join(paragraph(role, text) for role, text in parts)


def split(parts: Parts) -> tuple[Parts, Parts]:
    """The headlines, and the rest."""
    head = tuple(p for p in parts if p[0] in HEAD)
    return head, tuple(p for p in parts if p[0] not in HEAD)


def photo(caption: Parts) -> str:
    """A box with a grey picture, its caption and its credit."""
    return f'<div class="photo"><div class="picture"></div>{paragraphs(caption)}</div>'


def columns(parts: Parts, count: int) -> str:
    """The rest of an article in columns; a caption and the credit after it are set as a photo box."""
    out: list[str] = []
    box: list[Part] = []
    for role, text in parts:
        if role in ("caption", "credit"):
            box.append((role, text))
            continue
        if box:
            out.append(photo(tuple(box)))
            box = []
        out.append(paragraph(role, text))
    return f'<div class="columns" style="column-count:{count}">{"".join(out)}</div>'


def block(parts: Parts, count: int, extra: str = "") -> str:
    """An article of a newspaper: headlines over columns."""
    head, rest = split(parts)
    return f'<div class="article {extra}">{paragraphs(head)}{columns(rest, count)}</div>'


NEWSPAPER = """
@page { size: 300mm 420mm; margin: 12mm }
html { font-size: 10.5pt; line-height: 1.4 }
.folio { border-bottom: 1.5pt solid #000; font-size: 9pt; padding-bottom: 1.5mm; margin-bottom: 4mm }
.article { border-bottom: .5pt solid #000; padding: 2mm 0 3mm; margin-bottom: 2mm; clear: both }
.half { width: 133mm; float: left; clear: none; border: 0 }
.right { float: right }
.columns { column-gap: 7mm; margin-top: 2mm }
.photo { break-inside: avoid; margin: 2mm 0 }
.picture { height: 32mm; background: #999; margin-bottom: 1mm }
"""


def newspaper(name: str, folio: str, blocks: tuple[tuple[Parts, int, str], ...]) -> Page:
    """A newspaper page: a line with date and page number over articles in columns."""
    body = "\n".join(block(parts, count, extra) for parts, count, extra in blocks)
    html = _html(NEWSPAPER, f'<p class="folio">{folio}</p>{body}')
    truth = Truth(tuple(parts for parts, _, _ in blocks), (("page-header", folio),))
    return Page(name, html, lambda _: truth)


def front_page() -> Page:
    """Page 1: the lead with a photo, an article that jumps to page 4, two short ones side by side."""
    wetland = article("wetland")
    start = [i for i, (role, _) in enumerate(wetland) if role == "body"]
    text = wetland[start[6]][1]
    cut = text.index("打了") + 2
    head = (*wetland[: start[6]], ("body cut", text[:cut]), ("jump", "（下转第4版）"))
    page = newspaper(
        "newspaper-1",
        "2026年5月2日　星期六　第1版　要闻　　　责任编辑　宋时雨　　　临江日报",
        (
            (article("bridge"), 4, ""),
            (head, 4, ""),
            (article("rice"), 2, "half"),
            (article("library"), 2, "half right"),
        ),
    )
    return _plain(page)


def fourth_page() -> Page:
    """Page 4: an article, the tail of the one that began on page 1, two short ones side by side."""
    wetland = article("wetland")
    start = [i for i, (role, _) in enumerate(wetland) if role == "body"]
    text = wetland[start[6]][1]
    cut = text.index("打了") + 2
    tail = (("title", "让湿地重新呼吸"), ("jump", "（上接第1版）"), ("body", text[cut:]), *wetland[start[7] :])
    return newspaper(
        "newspaper-4",
        "第4版　综合　　　责任编辑　林知夏　　　2026年5月2日　星期六　临江日报",
        (
            (article("doctors"), 4, ""),
            (tail, 4, ""),
            (article("recess"), 2, "half"),
            ((*article("port"), *article("ferry")[:0]), 2, "half right"),
            (article("ferry"), 4, ""),
        ),
    )


def _plain(page: Page) -> Page:
    """The page with setting hints taken off the roles of its truth."""

    def truth(count: int) -> Truth:
        raw = page.truth(count)
        return Truth(tuple(tuple((r.split()[0], t) for r, t in a) for a in raw.articles), raw.furniture)

    return Page(page.name, page.html, truth)


BOOKLET = """
@page { size: 148mm 210mm; margin: 24mm 18mm 20mm; @bottom-center { content: counter(page); font-size: 9pt } }
@page :left { @top-left { content: '学习资料选编'; font-size: 9pt; border-bottom: .5pt solid #000; width: 100% } }
@page :right { @top-right { content: '保护一湖清水专题'; font-size: 9pt; border-bottom: .5pt solid #000; width: 100% } }
html { font-size: 12pt; line-height: 1.8 }
p.title { font-size: 1.5em }
.article { break-before: page }
"""


def booklet() -> Page:
    """A booklet: a label, an article and its source a material; two running headers in turn; page numbers."""
    materials = (
        ("speech", "来源 | 云溪水利"),
        ("seeds", "来源 | 云溪农业报"),
        ("reading", "来源 | 临江日报"),
    )
    body, furniture = [], []
    for number, (name, source) in enumerate(materials, 1):
        label = f"材料 {number}"
        text = paragraphs(article(name))
        body.append(f'<div class="article"><p class="label">{label}</p>{text}<p class="source">{source}</p></div>')
        furniture += [("label", label), ("source", source)]

    def truth(count: int) -> Truth:
        headers = [("page-header", "学习资料选编" if n % 2 == 0 else "保护一湖清水专题") for n in range(1, count + 1)]
        numbers = [("page-number", str(n)) for n in range(1, count + 1)]
        return Truth(tuple(article(name) for name, _ in materials), (*furniture, *headers, *numbers))

    return Page("booklet", _html(BOOKLET, "\n".join(body)), truth)


CIRCULAR = """
@page { size: A4; margin: 35mm 26mm 32mm; @bottom-center { content: '— ' counter(page) ' —'; font-size: 12pt } }
html { font-size: 14pt; line-height: 1.75 }
.masthead { font-size: 30pt; text-align: center; color: #b00; font-weight: bold; letter-spacing: .1em }
.number { text-align: center; border-bottom: 1.5pt solid #b00; padding-bottom: 3mm; margin: 6mm 0 10mm }
p.title { font-size: 1.4em; margin-bottom: .4em }
.article { break-before: page }
.signature { text-align: right; padding-right: 2em }
.toc { break-before: page }
.toc a { display: block; color: #000; text-decoration: none; text-align: left }
.toc a::after { content: leader('.') ' ' target-counter(attr(href), page) }
"""


def circular() -> Page:
    """A circular: masthead, document number, a notice, a contents page, articles reprinted from elsewhere."""
    reprints = (
        ("meeting", "（来源：云溪通讯社，2026年4月29日）"),
        ("editorial", "（来源：《临江日报》，2026年5月2日）"),
        ("quotations", "（来源：澄湖自然学校公众号，2026年5月9日）"),
    )
    notice = article("notice")
    office, number = "临江大学党委宣传部", "临大宣〔2026〕11号"
    opening = "".join(
        paragraph(role, text, "signature" if text in ("党委宣传部", "2026年5月12日") else "") for role, text in notice
    )
    toc, body = [], []
    for name, source in reprints:
        head, rest = split(article(name))
        toc.append(f'<a href="#{name}">{"".join(t for _, t in head).replace(" ", SPACE)}</a>')
        body.append(
            f'<div class="article" id="{name}">{paragraphs(head)}<p class="source">{source}</p>{paragraphs(rest)}</div>'
        )
    html = _html(
        CIRCULAR,
        f'<p class="masthead">{office}</p><p class="number">{number}</p>{opening}'
        f'<div class="toc"><p class="subtitle">目　录</p>{"".join(toc)}</div>{"".join(body)}',
    )

    def truth(count: int) -> Truth:
        entries = [("toc", "".join(t for _, t in split(article(name))[0])) for name, _ in reprints]
        numbers = [("page-number", f"— {n} —") for n in range(1, count + 1)]
        sources = [("source", source) for _, source in reprints]
        furniture = (("masthead", office), ("masthead", number), ("toc", "目录"), *entries, *sources, *numbers)
        return Truth((notice, *(article(name) for name, _ in reprints)), furniture)

    return Page("circular", html, truth)


JOURNAL = """
@page { size: 185mm 260mm; margin: 24mm 17mm 18mm }
@page :left { @top-left { content: counter(page) '　　临江地方史研究　2026年第2期'; font-size: 9pt; width: 100% } }
@page :right { @top-right { content: '读书与地方　　' counter(page); font-size: 9pt; width: 100%; text-align: right } }
html { font-size: 10.5pt; line-height: 1.5 }
.columns { column-count: 2; column-gap: 8mm; margin-top: 4mm }
.footnote { float: footnote; font-size: 8.5pt; text-indent: 0 }
.footnote::footnote-call, .footnote::footnote-marker { content: none }
.article { break-before: page }
@page { @footnote { border-top: .5pt solid #000; padding-top: 2mm } }
"""


def journal() -> Page:
    """A journal in two columns: page headers with the number in them, footnotes at the foot of the page."""
    names = ("reading", "history")
    body = []
    for name in names:
        head, rest = split(article(name))
        notes = {text[0]: text for role, text in rest if role == "note"}
        out = []
        for role, text in rest:
            if role == "note":
                continue
            html = paragraph(role, text)
            for mark, note in notes.items():
                html = html.replace(mark, f'{mark}<span class="footnote">{escape(note)}</span>')
            out.append(html)
        body.append(f'<div class="article">{paragraphs(head)}<div class="columns">{"".join(out)}</div></div>')

    def truth(count: int) -> Truth:
        headers = [
            ("page-header", f"{n}　　临江地方史研究　2026年第2期" if n % 2 == 0 else f"读书与地方　　{n}")
            for n in range(1, count + 1)
        ]
        return Truth(tuple(article(name) for name in names), tuple(headers))

    return Page("journal", _html(JOURNAL, "".join(body)), truth)


def _html(style: str, body: str) -> str:
    """A whole HTML document."""
    return f'<html lang="zh-CN"><head><style>{STYLE}{style}</style></head><body>{body}</body></html>'


def documents() -> tuple[Page, ...]:
    """All documents of the bench."""
    return front_page(), fourth_page(), booklet(), circular(), journal()
