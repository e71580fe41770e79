"""What the first bytes say: files that are no text at all, and PDFs, which have some."""

from __future__ import annotations

from cleaner.stages.decode.errors import DecodeError

_TO_TEXT = "extract its text first, and give the tool the text"

# What the first bytes say, and what to do about it. Only formats people mistake for text.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive (a .zip, .docx, .xlsx or .epub)", "unpack it, or save the document as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive", "unpack it"),
    (b"\x1f\x8b", "gzip-compressed twice", "decompress it first (gunzip)"),
    (b"\x28\xb5\x2f\xfd", "compressed twice", "decompress it first (unzstd)"),
    (b"PAR1\x15", "a Parquet table", "name it so that its name ends in .parquet"),
    (b"BZh9", "bzip2-compressed", "decompress it first (bunzip2)"),
    (b"\xfd7zXZ\x00", "xz-compressed", "decompress it first (unxz)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "run OCR on it, and give the tool the text"),
    (b"\xff\xd8\xff", "a JPEG image", "run OCR on it, and give the tool the text"),
    (b"GIF87a", "a GIF image", "run OCR on it, and give the tool the text"),
    (b"GIF89a", "a GIF image", "run OCR on it, and give the tool the text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"SQLite format 3\x00", "an SQLite database", _TO_TEXT),
    (b"\x7fELF", "a program", "leave it out"),
)


def is_pdf(data: bytes) -> bool:
    """Whether these are the first bytes of a PDF; a byte-order mark and blanks before it do no harm."""
    return data[:32].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-")


def refuse_binary(data: bytes, file: str) -> None:
    """Raise DecodeError when the first bytes are those of a format that is no text."""
    for magic, what, cure in _MAGIC:
        if data.startswith(magic):
            raise DecodeError(f"{file}: this is {what}, not text; {cure}")


def nul_error(data: bytes, file: str) -> DecodeError:
    """The error for a file with NUL bytes that is not UTF-16 or UTF-32."""
    at = data.index(b"\0")
    return DecodeError(
        f"{file}: binary data, not text: byte {at} is NUL, and the file is neither UTF-16 nor UTF-32; {_TO_TEXT}"
    )


def garbage_error(file: str, bad: int, length: int) -> DecodeError:
    """The error for a file that is mostly undecodable."""
    return DecodeError(
        f"{file}: {bad} of {length} characters cannot be read in UTF-8, UTF-16, GB 18030 or Big5: binary data, or an "
        "encoding that is not supported; convert it to UTF-8 first (iconv -f ENCODING -t UTF-8)"
    )
