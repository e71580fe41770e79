"""The text layer of a PDF: its characters with their places, read by pypdfium2."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import Any

import numpy as np

from cleaner.core.rule import Finding
from cleaner.stages.decode.errors import DecodeError
from cleaner.stages.decode.page import MIDDLE, Glyph
from cleaner.stages.decode.reading import Reading
from cleaner.stages.decode.rules import NO_TEXT_LAYER
from cleaner.stages.decode.writing import HYPHEN, page_text

_OCR = "run OCR first (for example: ocrmypdf -l chi_sim IN.pdf OUT.pdf)"
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
# More characters than this without a meaning, and the text layer is of no use: fonts without a table to Unicode.
_UNREADABLE = 0.3
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_HYPHEN_CODE = 2  # what pdfium calls a hyphen at the end of a line
_NO_CHARACTER = frozenset((0xFFFE, 0xFFFF))


def read_pdf(data: bytes, file: str) -> Reading:
    """The text of a PDF, lines in reading order (docs/inputs.md says how they are written).

    Raises DecodeError when it cannot be read, has no text layer or one without meaning, or pypdfium2 is missing.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise DecodeError(
            f"{file}: this is a PDF, and reading it needs pypdfium2, which cannot be loaded ({error}); "
            "install it: pip install 'cleaner[pdf]'"
        ) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) in (_PASSWORD, _SECURITY):
            cure = "save it without the password first (for example: qpdf --decrypt --password=… IN.pdf OUT.pdf)"
            raise DecodeError(f"{file}: this PDF is encrypted; {cure}") from error
        cure = "fetch it again, or repair it (for example: mutool clean IN.pdf OUT.pdf)"
        raise DecodeError(f"{file}: this PDF is damaged or cut off and cannot be opened; {cure}") from error
    pages: list[str] = []
    silent: list[int] = []  # numbers of pages that are pictures
    places: list[int] = []
    at = 0
    try:
        for number in range(len(document)):
            text, pictures = _read_page(document, number, file)
            if pictures and not text:
                silent.append(number)
            pages.append(text)
            places.append(at)
            at += len(text) + 1
    finally:
        document.close()
    string = "\f".join(pages)
    _refuse_empty(string, len(pages), file)
    findings = tuple(
        Finding(NO_TEXT_LAYER.code, (places[n], places[n]), f"page {n + 1} is a picture without text: {_OCR}")
        for n in silent
    )
    return Reading(string, "pdf", findings)


def _refuse_empty(string: str, pages: int, file: str) -> None:
    solid = "".join(string.split())
    if not solid:
        raise DecodeError(f"{file}: this PDF ({pages} {'page' if pages == 1 else 'pages'}) has no text layer; {_OCR}")
    if solid.count("\ufffd") > _UNREADABLE * len(solid):
        raise DecodeError(
            f"{file}: the text layer of this PDF is unreadable, as its fonts do not say which characters they show; "
            f"{_OCR}"
        )


def _read_page(document: Any, number: int, file: str) -> tuple[str, bool]:
    """The text of a page, and whether there are pictures on it."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise DecodeError(
            f"{file}: page {number + 1} of this PDF cannot be read ({error}); fetch it again, or repair it "
            "(for example: mutool clean IN.pdf OUT.pdf)"
        ) from error
    try:
        string = page_text(_glyphs(text.raw))
        pictures = not string and any(True for _ in page.get_objects(filter=(_IMAGE,)))
    finally:
        text.close()
        page.close()
    return string, pictures


def _glyphs(text: Any) -> list[Glyph]:
    """The characters of a page, turned so that most of them stand upright."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    chars: list[str] = []
    rows: list[tuple[float, ...]] = []
    turns: Counter[int] = Counter()
    high = 0
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue  # blanks and line ends that pdfium made up: the places say more
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # a character beyond U+FFFF comes in two halves
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if not (
            raw.FPDFText_GetLooseCharBox(text, index, box)
            and raw.FPDFText_GetMatrix(text, index, matrix)
            and raw.FPDFText_GetCharOrigin(text, index, x, y)
        ):
            continue
        em = raw.FPDFText_GetFontSize(text, index) * float(np.hypot(matrix.c, matrix.d))
        chars.append(_character(code))
        rows.append((box.left, box.bottom, box.right, box.top, x.value, y.value, em))
        turns[round(float(np.degrees(np.arctan2(matrix.b, matrix.a))) / 90) % 4] += 1
    turn = turns.most_common(1)[0][0] if turns else 0
    return [_upright(char, row, turn) for char, row in zip(chars, rows, strict=True)]


def _character(code: int) -> str:
    """What a character code of pdfium stands for."""
    if code == _HYPHEN_CODE:
        return HYPHEN
    if code in (9, 10, 13):
        return " "
    return chr(code) if code > 0x1F and code not in _NO_CHARACTER else "\ufffd"


def _upright(char: str, row: tuple[float, ...], turn: int) -> Glyph:
    """The glyph on a page turned back by ``turn`` quarters of a circle."""
    left, bottom, right, top, x, y, em = row
    if turn == 1:
        left, bottom, right, top, x, y = bottom, -right, top, -left, y, -x
    elif turn == 2:
        left, bottom, right, top, x, y = -right, -top, -left, -bottom, -x, -y
    elif turn == 3:
        left, bottom, right, top, x, y = -top, left, -bottom, right, -y, x
    em = em or top - bottom or 1.0
    return Glyph(char, left, right, y + MIDDLE * em, em, (bottom + top) / 2)
