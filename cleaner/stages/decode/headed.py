"""The title of a web page: which of its lines it is, and what of the lines round it belongs to the article."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.core.late import late
from cleaner.stages.decode.chrome import is_chrome, is_day_of_issue, is_kicker, is_note, is_text
from cleaner.stages.decode.html import IS_SITE, SITE_BEFORE, SITE_NAME
from cleaner.stages.decode.shown import Shown, key

_H1 = late(r"(?is)<h1[^>]{0,500}>(.{0,500}?)</h1")
_TITLE = late(r"(?is)<title[^>]{0,200}>([^<]{0,500})")
_TAG = late(r"<[^<>]*>")
_DIVIDED = late(r"[-_|｜—–]+")
_LEAST = 4  # so many characters with which a title begins can be all that the page shows of it
_SURE = 6  # and so many surely are


def titles(page: Shown) -> list[str]:
    """The keys that the title of a page may have: as its heading and its head show it, with the site's name or without.

    A heading that names the site is none: the head has another title, which stands in a line of its own.
    """
    head = _TITLE.search(page.source)
    if head is None:
        return [found for found in _headings(page) if found]
    named = [key(title) for title in (head[1], SITE_NAME.sub("", head[1]), SITE_BEFORE.sub("", head[1]))]
    whole = named[0]
    first = {named[1], key(_DIVIDED.split(head[1], maxsplit=1)[0])}
    others = [line for line in page.keys if line in first or (len(line) >= _SURE and whole.startswith(line))]
    shown = [
        heading
        for heading in _headings(page)
        if whole.startswith(heading)
        or (whole.endswith(heading) and IS_SITE.search(whole.removesuffix(heading)))
        or not any(line not in heading for line in others)
    ]
    return [found for found in (*shown, *named) if found]


def _headings(page: Shown) -> list[str]:
    """The keys of the headings of the first level."""
    return [key(_TAG.sub("", found[1])) for found in _H1.finditer(page.source)]


def same(page: Shown, titles: list[str]) -> list[bool]:
    """Which lines can be the title, or its beginning."""
    return [any(k == title or (len(k) >= _LEAST and title.startswith(k)) for title in titles) for k in page.keys]


def keep_heading(page: Shown, keep: list[bool], titles: list[str], same: list[bool]) -> int:
    """Mark the title and what stands between it and the article as kept; its copies, and what stands over it, as not.

    The line of the title; -1 where none is found.
    """
    keys, strings, aside = page.keys, page.strings, page.aside
    text = (k for k, kept in enumerate(keep) if kept and not (same[k] or aside[k]) and is_text(strings[k]))
    start = next(text, len(keys))
    found = [k for k in range(start) if keys[k] and same[k] and not (aside[k] and not strings[k].startswith("#"))]
    found = found or [k for k in range(start) if keys[k] and same[k]]
    if not found:
        return -1
    # Of several, the first may be the title of the head, with the site's name; the page shows its own.
    marked = [k for k in found if strings[k].startswith("#")]
    heading = marked[0] if marked else found[1] if len(found) > 1 and keys[found[0]] in titles else found[0]
    noted = any(is_note(strings[k]) for k in range(heading + 1, start))
    for k in range(heading):
        line = strings[k]
        kicker = keep[k] and not any(keys[k + 1 : heading]) and is_kicker(line)
        kicker = kicker and not any(title.endswith(keys[k]) for title in titles)
        dated = is_day_of_issue(line) or (not noted and is_note(line))
        keep[k] = not (aside[k] or same[k]) and (kicker or dated)
    keep[heading] = True
    for k in range(heading + 1, start):
        kept = bool(keys[k]) and not (same[k] or is_chrome(strings[k]))
        keep[k] = kept and (keep[k] or is_note(strings[k]) or not aside[k])
    return heading


def heading_shown(page: Shown, keep: list[bool], heading: int, titles: list[str]) -> Iterator[tuple[int, int, str]]:
    """Edits that mark the title as a heading where others are marked, and make it one line where the head has it so."""
    start, end = page.places[heading]
    marked = any(kept and line.startswith("#") for kept, line in zip(keep, page.strings, strict=True))
    if marked and not page.strings[heading].startswith("#"):
        yield start, start, "# "
    below = next((k for k in range(heading + 1, len(keep)) if page.strings[k].strip()), None)
    if below is not None and keep[below]:
        both = page.keys[heading] + page.keys[below]
        if page.keys[below] and any(title.startswith(both) for title in titles):
            yield end, page.places[below][0], " "
