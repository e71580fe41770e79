"""Bytes to a string: the whole file in one encoding, or by runs of lines; undecodable bytes marked and listed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.rule import Finding
from cleaner.core.text import code_points
from cleaner.stages.decode.binary import garbage_error, nul_error, refuse_binary
from cleaner.stages.decode.guess import (
    BIG5,
    GB,
    READABLE_CHINESE,
    UTF8,
    guess_bytewise,
    guess_wide,
    is_readable,
    marked,
    sample,
    weigh,
)
from cleaner.stages.decode.rules import GUESSED, MIXED, UNDECODABLE

# Two characters of UTF-8 Chinese side by side. Rare in GB 18030 and Big5; where it occurs, the lines are looked at.
_UTF8_RUN = late(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){2}")
# More undecodable characters than this, and a file is not text. Short files are given the benefit of the doubt.
_GARBAGE_SHARE, _GARBAGE_LEAST = 0.3, 100
_WEIGHED = 100_000  # characters
_SHOWN_BYTES = 16
_HZ = "hz"


class Reading(NamedTuple):
    """The raw text of a file, the encoding it was in, and what was in doubt."""

    string: str
    encoding: str
    findings: tuple[Finding, ...] = ()


# Binary data has more NUL bytes than one in so many; ASCII in UTF-16 has one in two.
_BYTES_PER_NUL = 200


class _Run(NamedTuple):
    """Bytes ``start:end`` of a file, all in one encoding."""

    start: int
    end: int
    encoding: str


def read(data: bytes, file: str) -> Reading:
    """The text of a file. Raises DecodeError when it is no text."""
    refuse_binary(data, file)
    mark = marked(data)
    if mark:
        encoding, length = mark
        return _bytewise(data, length, file) if encoding == UTF8 else _wide(data, length, encoding, file)
    if b"\0" in data and not _is_stray(data):
        found = guess_wide(data)
        if found is None:
            raise nul_error(data, file)
        return _wide(data, 0, found, file)
    return _bytewise(data, 0, file)


def _is_stray(data: bytes) -> bool:
    """Whether the few NUL bytes of ``data`` are control codes in UTF-8 text: a PDF's or a database's are left so."""
    if data.count(0) * _BYTES_PER_NUL > len(data):
        return False
    try:
        data.decode(UTF8)
    except UnicodeDecodeError:
        return False
    return True


def _bytewise(data: bytes, skip: int, file: str) -> Reading:
    """A file in UTF-8, GB 18030, Big5, or a mixture."""
    body = data[skip:] if skip else data
    if b"\0" in body and not _is_stray(body):
        raise nul_error(data, file)
    if b"~{" in body and (string := _seven_bits(body)):
        return Reading(string, _HZ)
    try:
        return Reading(body.decode(UTF8), UTF8)
    except UnicodeDecodeError:
        pass
    guess = guess_bytewise(body)
    if guess.encoding.startswith("utf-16"):
        return _wide(data, skip, guess.encoding, file)
    doubts: tuple[Finding, ...] = ()
    if guess.doubt:
        message = f"read as {guess.encoding}, but it might be {guess.doubt}: look whether it is readable"
        doubts = (Finding(GUESSED.code, (0, 0), message),)
    if guess.encoding != UTF8 and not _UTF8_RUN.search(body):
        try:
            return Reading(body.decode(guess.encoding), guess.encoding, doubts)
        except UnicodeDecodeError:
            pass
    runs = _runs(body, guess.encoding)
    used = {run.encoding for run in runs}
    strings: list[str] = []
    findings = list(doubts)
    at = 0
    for k, run in enumerate(runs):
        string, bad = _run_string(body, run, at, skip)
        if k:
            message = f"from here the file is in {run.encoding}, before in {runs[k - 1].encoding}"
            findings.append(Finding(MIXED.code, (at, at + len(string)), message))
        findings.extend(bad)
        strings.append(string)
        at += len(string)
    encoding = "+".join(sorted(used, key=(UTF8, GB, BIG5).index))
    whole = "".join(strings)
    _refuse_garbage(whole, file)
    return Reading(whole, encoding, tuple(findings))


def _seven_bits(data: bytes) -> str:
    """The text of a file in HZ, in which news groups sent GB 2312 in seven bits a byte; "" for another file."""
    try:
        string = data.decode(_HZ) if data.isascii() else ""
    except UnicodeDecodeError:
        return ""
    return string if not string.isascii() and is_readable(string, READABLE_CHINESE) else ""


def _runs(data: bytes, guess: str) -> list[_Run]:
    """The runs of lines in one encoding: a line that has ASCII only goes with the line before it."""
    lines = data.splitlines(keepends=True)  # of bytes: at LF, CR and CRLF only
    other = guess
    if guess == UTF8:
        odd = b"".join(line for line in lines if not _is_valid(line, UTF8))
        part = sample(odd)
        other = max((GB, BIG5), key=lambda encoding: weigh(part, encoding))
    runs: list[_Run] = []
    start = at = 0
    current = ""
    for line in lines:
        if not line.isascii():
            encoding = _line_encoding(line, other)
            if current and encoding != current:
                runs.append(_Run(start, at, current))
                start = at
            current = encoding
        at += len(line)
    runs.append(_Run(start, at, current))
    return runs


def _line_encoding(line: bytes, other: str) -> str:
    """UTF-8 or the other encoding. A line not valid UTF-8 may be UTF-8 damaged: weigh it."""
    if _is_valid(line, UTF8) and not _is_valid(line, other):
        return UTF8
    part = sample(line)
    return UTF8 if weigh(part, UTF8) >= weigh(part, other) else other


def _is_valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _run_string(data: bytes, run: _Run, at: int, skip: int) -> tuple[str, list[Finding]]:
    """A run's text, which starts at raw code point ``at``, and its undecodable bytes."""
    part = data[run.start : run.end]
    try:
        return part.decode(run.encoding), []
    except UnicodeDecodeError:
        pass
    string = part.decode(run.encoding, "surrogateescape")  # a lone surrogate for each undecodable byte
    codes = code_points(string)
    bad = np.flatnonzero((codes >= 0xD800) & (codes < 0xE000))
    findings = []
    done, offset = 0, 0
    for group in np.split(bad, np.flatnonzero(np.diff(bad) != 1) + 1):
        first, last = int(group[0]), int(group[-1]) + 1
        offset += len(string[done:first].encode(run.encoding, "surrogateescape"))
        findings.append(_undecodable(part[offset : offset + last - first], run.start + skip + offset, at + first))
        offset += last - first
        done = last
    return _SURROGATE.sub("\ufffd", string), findings


_SURROGATE = regex.compile("[\ud800-\udfff]")


def _undecodable(raw: bytes, offset: int, at: int) -> Finding:
    shown = raw[:_SHOWN_BYTES].hex(" ") + (" …" if len(raw) > _SHOWN_BYTES else "")
    return Finding(UNDECODABLE.code, (at, at + len(raw)), f"undecodable: byte offset {offset}: {shown}")


def _wide(data: bytes, skip: int, encoding: str, file: str) -> Reading:
    """A file in UTF-16 or UTF-32, known to be that."""
    width = 4 if encoding.startswith("utf-32") else 2
    body = data[skip:]
    rest = len(body) % width
    body = body[: len(body) - rest]
    if width == 4:
        units = np.frombuffer(body, "<u4" if encoding.endswith("le") else ">u4").astype(np.uint32)
        units[units > 0x10FFFF] = 0xD800
        string = units.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    else:
        string = body.decode(encoding, "surrogatepass")
    findings: list[Finding] = []
    codes = code_points(string)
    bad = np.flatnonzero((codes >= 0xD800) & (codes < 0xE000)).tolist()
    if bad:
        before = np.concatenate(([0], np.cumsum(np.where((codes >= 0x10000) & (width == 2), 4, width))))
        for at in bad:
            offset = int(before[at])
            message = f"undecodable: byte offset {skip + offset}: {body[offset : offset + width].hex(' ')}"
            findings.append(Finding(UNDECODABLE.code, (at, at + 1), message))
        string = _SURROGATE.sub("\ufffd", string)
    if rest:
        findings.append(_undecodable(data[len(data) - rest :], len(data) - rest, len(string)))
        string += "\ufffd" * rest
    _refuse_garbage(string, file)
    return Reading(string, encoding, tuple(findings))


def _refuse_garbage(string: str, file: str) -> None:
    bad = string.count("\ufffd")
    if bad <= _GARBAGE_LEAST:
        return
    step = max(1, len(string) // _WEIGHED)  # any characters will do: it is not their order that is weighed
    if bad > _GARBAGE_SHARE * len(string) or not is_readable(string[::step]):
        raise garbage_error(file, bad, len(string))
