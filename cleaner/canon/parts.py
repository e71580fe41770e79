"""Articles that were continued on another page: heads and tails put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from cleaner.canon.unit import Unit, plain
from cleaner.canon.witness import Witness

Page = tuple[str, int]  # the section letter or "", and the number

_PAGE = re.compile(r"([A-Za-z]?)0*(\d{1,3})")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十]{1,3}")
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_FILE_DATE = re.compile(r"(?:19|20)\d{2}[-_.]?(?:0\d|1[0-2])[-_.]?(?:[0-2]\d|3[01])")
_FILE_PAGE = re.compile(r"(?:^|[-_. 第pP])([A-Za-z]?)0*(\d{1,2})版?(?=$|[-_. ])")

# Titles of a head and its tail are the same but for recognition errors.
_TITLE_ALIKE = 80.0


def units(witnesses: Sequence[Witness]) -> list[Unit]:
    """Every witness in exactly one unit; pieces that belong together in one."""
    after = _links(witnesses)
    tails = set(after.values())
    out = []
    for number, witness in enumerate(witnesses):
        if number in tails:
            continue
        chain, at = [witness], number
        while at in after:
            at = after[at]
            chain.append(witnesses[at])
        out.append(Unit(tuple(chain)))
    return out


class _End(NamedTuple):
    """What a piece says of what it goes on with, or goes on from: its title with nothing but its letters, the page that
    its jump line names, and the page that the name of its file ends with."""

    title: str
    named: Page | None
    own: Page | None

    @staticmethod
    def of(witness: Witness, said: str | None) -> _End:
        return _End(plain(witness.title or ""), page(said), _file_page(witness.file))


def _links(witnesses: Sequence[Witness]) -> dict[int, int]:
    """Head to tail, by number; only pairs in which each is the other's only choice, the nearest scope first."""
    heads = {n: _End.of(w, w.continued_on) for n, w in enumerate(witnesses) if w.continued_on}
    tails = {n: _End.of(w, w.continued_from) for n, w in enumerate(witnesses) if w.continued_from}
    scopes: tuple[Callable[[Witness], object], ...] = (lambda w: (w.sha256, w.file), _issue, lambda w: w.date)
    after: dict[int, int] = {}
    taken: set[int] = set()
    for width, scope in enumerate(scopes):
        groups: dict[object, list[int]] = {}
        for n, tail in tails.items():
            if n not in taken:
                for place in _tail_places(tail, width):
                    groups.setdefault((scope(witnesses[n]), place), []).append(n)
        choices: dict[int, list[int]] = {}
        for n, head in heads.items():
            if n not in after:
                place_in = scope(witnesses[n])
                near = {t for place in _head_places(head, width) for t in groups.get((place_in, place), ())}
                choices[n] = [t for t in near if _fits(witnesses[n], head, witnesses[t], tails[t], width)]
        chosen = Counter(t for fitting in choices.values() for t in fitting)
        for n, fitting in choices.items():
            if len(fitting) == 1 and chosen[fitting[0]] == 1 and not _reaches(after, fitting[0], n):
                after[n] = fitting[0]
                taken.add(fitting[0])
    return after


def _tail_places(tail: _End, width: int) -> list[object]:
    """Under what a tail is found: beyond a file only by the number of a page, its own or the one it names."""
    if not width:
        return [None]
    return [(kind, number[1]) for kind, number in (("own", tail.own), ("named", tail.named)) if number]


def _head_places(head: _End, width: int) -> list[object]:
    """Under what the tails that a head may have are found."""
    if not width:
        return [None]
    return [(kind, number[1]) for kind, number in (("own", head.named), ("named", head.own)) if number]


def _reaches(after: dict[int, int], start: int, goal: int) -> bool:
    """Whether following the links from ``start`` leads to ``goal``: such a link would close a ring."""
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = after.get(at)
    return False


def _fits(head: Witness, leaves: _End, tail: Witness, enters: _End, width: int) -> bool:
    """Whether ``tail`` can be what ``head`` is continued with; the wider the scope the more evidence is needed."""
    from rapidfuzz import fuzz

    if head is tail or (head.date and tail.date and head.date != tail.date):
        return False
    checks = [(leaves.named, enters.own), (enters.named, leaves.own)]
    known = [(a, b) for a, b in checks if a and b] if head.file != tail.file else []
    if any(not _same_page(a, b) for a, b in known):
        return False
    title, other = leaves.title, enters.title
    alike = bool(title and other) and (
        fuzz.ratio(title, other) >= _TITLE_ALIKE or (len(other) >= 4 and (other in title or title in other))
    )
    if title and other and not alike:
        return False
    if width == 0:
        return alike or head.index < tail.index
    return bool(known) and (alike or (width == 1 and len(known) == 2))


def page(said: str | None) -> Page | None:
    """The page named by 第1版, A04版, 第四版."""
    if not said:
        return None
    if found := _PAGE.search(said):
        return found[1].upper(), int(found[2])
    if found := _NUMERAL.search(said):
        tens, ten, ones = found[0].rpartition("十")
        number = (_DIGIT.get(tens, 1) * 10 if ten else 0) + (_DIGIT.get(ones, 0) if ones else 0)
        return "", number
    return None


def _file_page(file: str) -> Page | None:
    """The page that the file name ends with, its date put aside."""
    found = _FILE_PAGE.findall(_FILE_DATE.sub("-", PurePosixPath(file).stem))
    return (found[-1][0].upper(), int(found[-1][1])) if found else None


def _issue(witness: Witness) -> object:
    """The issue of the paper, as far as the file name tells it: folder and date."""
    path = PurePosixPath(witness.file)
    found = _FILE_DATE.search(path.stem)
    return (str(path.parent), found[0] if found else None)


def _same_page(a: Page | None, b: Page | None) -> bool:
    return a is not None and b is not None and a[1] == b[1] and (a[0] == b[0] or not a[0] or not b[0])
