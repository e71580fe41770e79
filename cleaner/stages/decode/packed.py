"""gzip and Zstandard: a compressed file is what it holds. Known by the first bytes, whatever the name says."""

from __future__ import annotations

import io

import regex

from cleaner.stages.decode.errors import DecodeError

_GZIP = b"\x1f\x8b"
_ZSTANDARD = regex.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")  # a frame, or a frame to be skipped (RFC 8878)

# Text packs to a third or a tenth, repeated HTML to a fiftieth; gzip reaches a thousandth, Zstandard any share.
_MOST_TIMES = 200
_ALWAYS = 64 << 20  # bytes; a small file may be as repetitive as it likes
_LARGEST = 2 << 30  # bytes; offsets are 32-bit numbers, and the memory for a text is many times its size
_STEP = 1 << 20
_FED = 4096  # bytes given to Zstandard at once: a few bytes can mean 128 kB each


def is_packed(data: bytes) -> bool:
    """Whether these are the first bytes of a gzip or Zstandard file."""
    return data.startswith(_GZIP) or _ZSTANDARD.match(data) is not None


def unpack(data: bytes, file: str) -> bytes:
    """What a compressed file holds, all its members or frames one after the other; other data as they are.

    Unpacks once: what is packed twice is refused later. Raises DecodeError for a file that is damaged or cut off, that
    swells beyond reason, or that needs a package that is not installed.
    """
    if not is_packed(data):
        return data
    return _gunzip(data, file) if data.startswith(_GZIP) else _unpack_zstandard(data, file)


def _gunzip(data: bytes, file: str) -> bytes:
    import gzip
    import zlib

    parts: list[bytes] = []
    total = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            while part := stream.read(_STEP):
                parts.append(part)
                total += len(part)
                _refuse_bomb(total, len(data), file)
    except (EOFError, OSError, zlib.error) as error:
        raise _damaged(file, "gzip", str(error)) from error
    return b"".join(parts)


def _unpack_zstandard(data: bytes, file: str) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise DecodeError(
            f"{file}: this is Zstandard-compressed, and reading it needs the package zstandard, which cannot be loaded "
            f"({error}); install it: pip install 'cleaner[zst]', or unpack the file first (unzstd)"
        ) from error
    parts: list[bytes] = []
    total = 0
    try:
        frame = zstandard.ZstdDecompressor().decompressobj()
        for at in range(0, len(data), _FED):
            fed = data[at : at + _FED]
            while fed:
                if frame.eof:
                    frame = zstandard.ZstdDecompressor().decompressobj()
                parts.append(frame.decompress(fed))
                total += len(parts[-1])
                _refuse_bomb(total, len(data), file)
                fed = frame.unused_data if frame.eof else b""
    except zstandard.ZstdError as error:
        raise _damaged(file, "Zstandard", str(error)) from error
    if not frame.eof:  # the library does not say so
        raise _damaged(file, "Zstandard", "the last frame does not end")
    return b"".join(parts)


def _refuse_bomb(unpacked: int, packed: int, file: str) -> None:
    limit = min(_LARGEST, max(_ALWAYS, _MOST_TIMES * packed))
    if unpacked > limit:
        raise DecodeError(
            f"{file}: {packed:,} compressed bytes unpack to more than {limit >> 20} MB, which no text file does; "
            "if you trust the file, unpack it yourself and give the tool the result, divided into smaller files"
        )


def _damaged(file: str, what: str, why: str) -> DecodeError:
    return DecodeError(
        f"{file}: this is {what}-compressed, but damaged or cut off ({why}); fetch it again, or unpack what can be "
        "saved and give the tool that"
    )
