"""Small PDFs put together by hand. Their font is one of those every reader knows by name, so none is embedded."""

from __future__ import annotations

from collections.abc import Sequence

Show = tuple[float, float, float, str]
"""Where a string stands (from the lower left corner), how large it is, and the string."""

_FONT = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 700/StemV 80>>"
)
_CID = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 2>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 3 0 R>>"
)
_IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n"
    b"\x80\nendstream"
)


def make(pages: Sequence[Sequence[Show]], *, turned: bool = False, vertical: bool = False) -> bytes:
    """A PDF of pages of 400 by 600 points; a page without text shows a picture.

    ``turned``: everything stands on its side, as on a landscape page; ``vertical``: text runs from top to bottom.
    """
    encoding = b"UniGB-UCS2-V" if vertical else b"UniGB-UCS2-H"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[4 0 R]>>" % encoding
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _CID, font, _IMAGE]
    kids = []
    for page in pages:
        content = b"".join(map(_turned if turned else _shown, page)) or b"q 300 0 0 400 50 100 cm /I Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (count, table, count)
    return out + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def _shown(show: Show) -> bytes:
    x, y, size, text = show
    return b"BT /F %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())


def _turned(show: Show) -> bytes:
    x, y, size, text = show
    code = text.encode("utf-16-be").hex().encode()
    return b"BT /F %g Tf 0 1 -1 0 %g %g Tm <%s> Tj ET\n" % (size, 400 - y, x, code)


def column(x: float, y: float, lines: Sequence[str], size: float = 10, pitch: float = 16) -> list[Show]:
    """Lines one below the other; each U+3000 at the start of one moves it to the right."""
    out: list[Show] = []
    for number, line in enumerate(lines):
        text = line.lstrip("\u3000")
        if text:
            out.append((x + size * (len(line) - len(text)), y - pitch * number, size, text))
    return out
