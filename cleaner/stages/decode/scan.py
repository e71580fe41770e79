"""Where the markup of an HTML source stands: one pass, linear, whatever the source looks like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from cleaner.core.late import late

# Elements whose tags stand between paragraphs; the others (a, b, span, font …) stand inside a line.
_BLOCK = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "title", "tr", "ul"
    )
)  # fmt: skip
# Elements whose content is no text of the page. The head is one, too.
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "button")
)
# How a character is read, above it. The text goes on behind it, whether it is closed or not.
_RUBY = frozenset(("rt", "rp"))
_RUBY_END = late(r"(?i)</r[tp]\s*+>|(?=</?(?:rt|rp|rb|rtc|ruby|p|div|td|li|h[1-6]|body)\b)")

_TAG = late(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)   # <p, </p
        (?: [^<>"']++ | "[^"<]*+" | '[^'<]*+' )*+ >       # attributes; a value with < in it is mostly one not closed
    """,
    regex.VERBOSE,
)
_HEAD_END = late(r"(?i)</head\s*+>|(?=<body[\s>])")
_NAME = late(r"</?([a-zA-Z][a-zA-Z0-9:-]*+)")


class Markup(NamedTuple):
    """A range of the source that is markup. ``block``: a line ends here. ``name`` is the element's, in lower case."""

    start: int
    end: int
    name: str
    block: bool
    closing: bool


def scan(source: str) -> Iterator[Markup]:
    """The markup of ``source`` in order: tags, comments, declarations, and elements that hold no text of the page."""
    at = 0
    last_close = source.rfind(">")
    tag_at = _TAG.match
    while (start := source.find("<", at)) >= 0:
        if source.startswith("<!--", start):
            end = _after(source, "-->", start + 4)
            yield Markup(start, end, "", False, False)
        elif source.startswith(("<!", "<?"), start):
            end = _after(source, ">", start)
            yield Markup(start, end, "", False, False)
        else:
            second = source[start + 1 : start + 2]
            may_be = start < last_close and (second == "/" or second.isalpha())
            tag = tag_at(source, start) if may_be else None
            name = tag["name"] if tag else _name(source, start) if may_be else ""
            if not name:
                at = start + 1  # a less-than sign in the text
                continue
            end = tag.end() if tag else _after(source, ">", start)
            element = name.lower()
            closing = second == "/"
            if not closing and element in _SILENT and source[end - 2] != "/":
                end = _closing(source, element, end)
            elif not closing and element in _RUBY:
                found = _RUBY_END.search(source, end)
                end = found.end() if found else end
            elif not closing and element == "head":
                found = _HEAD_END.search(source, end)
                end = found.end() if found else end
            yield Markup(start, end, element, element in _BLOCK, closing)
        at = end


def _name(source: str, at: int) -> str:
    """The name of the element whose tag begins at ``at`` and has no proper end; "": none begins there."""
    found = _NAME.match(source, at)
    return found[1] if found else ""


def _after(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _closing(source: str, element: str, at: int) -> int:
    """The end of the element opened before ``at``; of the whole source when it is never closed, as in a browser."""
    found = regex.compile(rf"(?i)</{element}\b[^>]*+>").search(source, at)
    return found.end() if found else len(source)
