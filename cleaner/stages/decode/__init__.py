"""From the bytes of a file, compressed or not, to its raw text, and from HTML source to the text of its article."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.core.rule import Finding, Rule
from cleaner.core.text import Text
from cleaner.stages.decode import boilerplate, html, rules
from cleaner.stages.decode.binary import is_pdf
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.packed import unpack
from cleaner.stages.decode.reading import read

__all__ = ["RULES", "DecodeError", "Decoded", "decode", "strip_html"]

RULES: tuple[Rule, ...] = (
    rules.UNDECODABLE,
    rules.MIXED,
    rules.GUESSED,
    rules.NO_TEXT_LAYER,
    html.markup,
    html.character_reference,
    html.blank_reference,
    html.source_line_break,
    boilerplate.BOILERPLATE,
    boilerplate.UNCLEAR,
)


class Decoded(NamedTuple):
    """A raw file as text. ``text.raw`` is the raw text; of an HTML file, ``text`` is already without its markup.

    ``encoding`` is that of the file inside, where it is compressed; ``pdf`` for the text layer of a PDF.
    """

    text: Text
    encoding: str
    findings: tuple[Finding, ...]


def decode(data: bytes, file: str) -> Decoded:
    """The text of a file's bytes. ``file`` is its name for messages. Raises DecodeError when it is no text."""
    data = unpack(data, file)
    if is_pdf(data):
        from cleaner.stages.decode import pdf  # here: most files are none

        reading = pdf.read_pdf(data, file)
        return Decoded(Text.of(reading.string), reading.encoding, reading.findings)
    reading = read(data, file)
    text = Text.of(reading.string)
    findings = reading.findings
    if html.is_html(reading.string):
        text, more = strip_html(text, file)
        findings += more
    return Decoded(text, reading.encoding, findings)


def strip_html(text: Text, file: str) -> tuple[Text, tuple[Finding, ...]]:
    """The text of the article in the HTML source ``text``, a paragraph a line."""
    return boilerplate.drop_boilerplate(html.strip_markup(text), text.string, file)
