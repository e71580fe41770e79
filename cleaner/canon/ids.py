"""Stable names of canonical articles.

What is known of an id are its witnesses, each as ``CONTENT@RAW:INDEX``: the digest of what the witness says, the digest
of its raw file, and its number in it. A witness is recognised by its content, wherever its file went; when its content
is nowhere to be found any more (a rule was bettered, a reading corrected), by its raw file and number.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.canon.sketch import digest

_encode = json.JSONEncoder(ensure_ascii=False).encode
_SHORT = 12  # characters of the digest in an id; more where two articles would get the same


class IdsError(Exception):
    """An ids file that cannot be used; the message says which line and what to do."""


@dataclass(frozen=True, slots=True)
class Known:
    """One id: its witnesses' keys, and the id it was merged into, if it was."""

    id: str
    witnesses: tuple[str, ...]
    redirect: str | None = None


@dataclass(frozen=True, slots=True)
class Ids:
    """All ids ever given, sorted."""

    rows: tuple[Known, ...] = ()

    @classmethod
    def read(cls, text: str) -> Ids:
        """The ids of an ``ids.jsonl``."""
        rows = []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row: dict[str, Any] = json.loads(line)
                redirect = row.get("redirect")
                witnesses = tuple(map(str, row["witnesses"]))
                known = Known(str(row["id"]), witnesses, None if redirect is None else str(redirect))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise IdsError(
                    f"line {number} is no id row ({error}); restore the file from version control, "
                    "or delete it to give all articles new ids"
                ) from error
            rows.append(known)
        return cls(tuple(sorted(rows, key=lambda row: row.id)))

    def write(self) -> str:
        """The lines of an ``ids.jsonl``."""
        out = []
        for row in self.rows:
            data: dict[str, Any] = {"id": row.id, "witnesses": list(row.witnesses), "redirect": row.redirect}
            out.append(_encode(data) + "\n")
        return "".join(out)


@dataclass(frozen=True, slots=True)
class Named:
    """The outcome: an id for each cluster, in order; the ids for the next run; and what became of the old ones."""

    names: tuple[str, ...]
    ids: Ids
    new: tuple[str, ...]
    merged: tuple[str, ...]
    split: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def name(clusters: Sequence[Sequence[str]], known: Ids) -> Named:
    """Give each cluster of witness keys the known id that it shares most with, or a new one; order has no influence."""
    keys = [sorted(set(cluster)) for cluster in clusters]
    overlap = _overlaps(keys, known)
    given: dict[int, str] = {}
    used: set[str] = set()
    for (number, old), _ in sorted(overlap.items(), key=lambda row: (-row[1], row[0][1], keys[row[0][0]])):
        if number not in given and old not in used:
            given[number] = old
            used.add(old)
    redirects = {row.id: row.redirect for row in known.rows if row.redirect is not None}
    heirs: dict[str, tuple[int, str]] = {}
    for (number, old), count in overlap.items():
        if old not in used:
            heirs[old] = max(heirs.get(old, (0, "")), (count, given[number]))
    shared: dict[int, list[str]] = {}
    for number, old in overlap:
        shared.setdefault(number, []).append(old)
    new = []
    split = []
    taken = {row.id for row in known.rows if row.redirect is None}
    for number in sorted(range(len(keys)), key=lambda n: keys[n]):
        if number not in given:
            given[number] = _fresh(keys[number], taken)
            taken.add(given[number])
            redirects.pop(given[number], None)  # an article that was merged by mistake has its name back
            new.append(given[number])
            parents = [(overlap[number, old], old) for old in shared.get(number, ()) if old in used]
            if parents:
                split.append((given[number], min(parents, key=lambda row: (-row[0], row[1]))[1]))
    rows = _rows(keys, given, known, redirects | {old: heir for old, (_, heir) in heirs.items()})
    merged = tuple(sorted(heirs))
    before = {row.id for row in known.rows if row.redirect is None}
    gone = tuple(sorted(before - set(given.values()) - set(merged)))
    return Named(
        tuple(given[n] for n in range(len(keys))), rows, tuple(sorted(new)), merged, tuple(sorted(split)), gone
    )


def _overlaps(keys: Sequence[Sequence[str]], known: Ids) -> Counter[tuple[int, str]]:
    """How many witnesses each cluster shares with each id."""
    by_content: dict[str, set[str]] = {}
    for row in known.rows:
        if row.redirect is None:
            for each in row.witnesses:
                by_content.setdefault(_said(each), set()).add(row.id)
    out: Counter[tuple[int, str]] = Counter()
    unknown: dict[str, list[int]] = {}  # by their place: what says what no id has
    for number, cluster in enumerate(keys):
        for each in cluster:
            said, _, place = each.partition("@")
            if said not in by_content:
                unknown.setdefault(place, []).append(number)
            for old in by_content.get(said, ()):
                out[number, old] += 1
    if not unknown:
        return out
    present = {_said(each) for cluster in keys for each in cluster}
    by_place: dict[str, set[str]] = {}
    for row in known.rows:
        for each in row.witnesses if row.redirect is None else ():
            said, _, place = each.partition("@")
            if place in unknown and said not in present:
                by_place.setdefault(place, set()).add(row.id)
    for place, olds in by_place.items():
        out.update((number, old) for number in unknown[place] for old in olds)
    return out


def _said(key: str) -> str:
    """The digest of what a witness says."""
    return key.partition("@")[0]


def _fresh(cluster: Sequence[str], taken: set[str]) -> str:
    """A new id from the smallest digest of the cluster, longer where a shorter one is taken."""
    full = digest(_said(cluster[0]))
    for length in range(_SHORT, len(full) + 1, 4):
        if f"c{full[:length]}" not in taken:
            return f"c{full[:length]}"
    count = 2
    while f"c{full}-{count}" in taken:
        count += 1
    return f"c{full}-{count}"


def _rows(keys: Sequence[Sequence[str]], given: dict[int, str], known: Ids, redirects: dict[str, str]) -> Ids:
    """What the next run should know: every witness under one id only, the last content of each."""
    now: dict[str, set[str]] = {given[n]: set(cluster) for n, cluster in enumerate(keys)}
    here = {key for cluster in keys for key in cluster}
    said = set(map(_said, here))
    placed = {each.partition("@")[2] for each in here}
    for row in known.rows:
        heir = _resolved(row.id, redirects)
        for each in row.witnesses:
            if each in here:  # as nearly all are
                continue
            then, _, place = each.partition("@")
            if then not in said and place not in placed:
                now.setdefault(heir, set()).add(each)  # its file is not here today; it may come back
        now.setdefault(row.id, set())
    heirs = {id: _resolved(id, redirects) for id in redirects}
    return Ids(tuple(Known(id, tuple(sorted(now[id])), heirs.get(id)) for id in sorted(now)))


def _resolved(id: str, redirects: dict[str, str]) -> str:
    """Where a chain of redirects ends."""
    seen: Iterable[str] = ()
    while id in redirects and id not in seen:
        seen = (*seen, id)
        id = redirects[id]
    return id
