"""What the pipeline makes of the raw pages, measured against what was set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from bench.pages.align import Units, align
from bench.pages.truth import FIXTURES, Truth
from cleaner.article import FIELDS, Cleaned
from cleaner.pipeline import clean

EXTRACTORS = ("pdftotext", "layout", "tesseract")
HEADLINES = tuple(role.value for role in FIELDS)
WHOLE = 0.95  # the share of a paragraph that must be in one part, and of the part that must be of the paragraph
READ = 0.5  # a paragraph of which the extractor read less is not scored
SKIPPED = 4  # characters of the truth that the extractor may have missed within one run of a line

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Ratio:
    """A sum of what is right over a sum of what there is."""

    right: float = 0.0
    of: float = 0.0

    def value(self) -> float:
        """The ratio; 1 when there was nothing to get right."""
        return self.right / self.of if self.of else 1.0


def f1(precision: Ratio, recall: Ratio) -> float:
    """The harmonic mean of precision and recall."""
    p, r = precision.value(), recall.value()
    return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(slots=True)
class Score:
    """Everything counted on one page or several."""

    join_precision: Ratio = field(default_factory=Ratio)
    join_recall: Ratio = field(default_factory=Ratio)
    break_precision: Ratio = field(default_factory=Ratio)
    break_recall: Ratio = field(default_factory=Ratio)
    whole: Ratio = field(default_factory=Ratio)
    article_precision: Ratio = field(default_factory=Ratio)
    article_recall: Ratio = field(default_factory=Ratio)
    furniture_precision: Ratio = field(default_factory=Ratio)
    furniture_recall: Ratio = field(default_factory=Ratio)
    roles: Ratio = field(default_factory=Ratio)
    errors_before: Ratio = field(default_factory=Ratio)
    errors_after: Ratio = field(default_factory=Ratio)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        for name in (f.name for f in fields(self) if f.name != "faults"):
            mine, theirs = getattr(self, name), getattr(other, name)
            mine.right += theirs.right
            mine.of += theirs.of

    def figures(self) -> dict[str, float]:
        """The figures by name; ``cer_before`` and ``cer`` are error rates, of the others more is better."""
        values = {
            "join": f1(self.join_precision, self.join_recall),
            "break": f1(self.break_precision, self.break_recall),
            "whole": self.whole.value(),
            "article": f1(self.article_precision, self.article_recall),
            "furniture": f1(self.furniture_precision, self.furniture_recall),
            "roles": self.roles.value(),
            "cer_before": self.errors_before.value(),
            "cer": self.errors_after.value(),
        }
        return {name: round(value, 4) for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """For each character of the truth that was read: its raw offset, and what the pipeline did with it.

    ``part`` is the number of the clean part it is in, -1 for removed; ``place`` its place in clean reading order;
    ``article`` is the clean article of each part, ``role`` its role.
    """

    raw: Ints
    part: Ints
    place: Ints
    article: list[int]
    role: list[str]


def read(cleaned: Cleaned, found: Ints) -> Reading:
    """What the pipeline did with each character of the truth; all are -1 where ``found`` is."""
    part_of = np.full(len(cleaned.text.raw), -1)
    place_of = np.full(len(cleaned.text.raw), -1)
    articles, roles, place = [], [], 0
    for number, article in enumerate(cleaned.articles):
        for part in article.parts:
            for start, end in cleaned.spans(part):
                part_of[start:end] = len(roles)
                place_of[start:end] = np.arange(place, place + end - start)
                place += end - start
            articles.append(number)
            roles.append(part.role.value)
    seen = found >= 0
    part = np.where(seen, part_of[np.maximum(found, 0)], -1)
    return Reading(found, part, np.where(seen, place_of[np.maximum(found, 0)], -1), articles, roles)


def score(raw: bytes, name: str, truth: Truth) -> Score:
    """Everything counted on one raw page."""
    cleaned = clean(raw, name)
    units = Units.of(truth)
    reading = read(cleaned, align(cleaned.text.raw, units))
    out = Score()
    _line_ends(out, cleaned.text.raw, units, reading)
    _paragraphs(out, cleaned, units, reading)
    _articles(out, units, reading)
    _furniture(out, units, reading)
    _characters(out, cleaned, truth)
    return out


def _line_ends(out: Score, raw: str, units: Units, reading: Reading) -> None:
    """Each end of a run of a raw line goes on somewhere, or ends a part: does it in the clean text?"""
    runs = _runs(raw, units, reading)
    run_of = np.full(len(units.string), -1)
    for number, (start, end) in enumerate(runs):
        run_of[start:end] = number
    seen = np.flatnonzero(reading.raw >= 0)
    follows = dict(zip(seen[:-1].tolist(), seen[1:].tolist(), strict=True))
    kept = seen[reading.part[seen] >= 0]
    kept = kept[np.argsort(reading.place[kept], kind="stable")]
    goes_on = dict(zip(kept[:-1].tolist(), kept[1:].tolist(), strict=True))
    for start, end in runs:
        last = end - 1
        text = units.article[units.unit[last]] >= 0
        right = follows.get(last, -1)
        right = right if right >= 0 and units.unit[right] == units.unit[last] else -1
        removed = reading.part[last] < 0
        ours = goes_on.get(last, -1)
        ours = ours if ours >= 0 and reading.part[ours] == reading.part[last] else -1
        if not text and (ours < 0 or units.article[units.unit[ours]] < 0):
            continue  # furniture by itself, right or wrong, is in the figure for furniture
        if text:
            (out.join_recall if right >= 0 else out.break_recall).of += 1
        if ours >= 0:
            out.join_precision.of += 1
        elif not removed:
            out.break_precision.of += 1
        if text and not removed and ours == right:
            for ratio in (
                (out.join_precision, out.join_recall) if right >= 0 else (out.break_precision, out.break_recall)
            ):
                ratio.right += 1
        else:
            line = raw.count("\n", 0, int(reading.raw[last])) + 1
            tail = "".join(raw[i] for i in reading.raw[max(start, last - 11) : end].tolist())
            wanted = _excerpt(raw, reading, right) if right >= 0 else "ends" if text else "furniture"
            got = "removed" if removed else _excerpt(raw, reading, ours) if ours >= 0 else "ends"
            out.faults.append(f"line {line}: …{tail}| should: {wanted}; is: {got}")


def _excerpt(raw: str, reading: Reading, at: int) -> str:
    """The beginning of a run, with its raw line."""
    offset = int(reading.raw[at])
    return f"goes on with line {raw.count(chr(10), 0, offset) + 1} {raw[offset : offset + 8].split(chr(10))[0]!r}"


def _runs(raw: str, units: Units, reading: Reading) -> list[tuple[int, int]]:
    """Ranges of the truth that stand together on one raw line, and are in one part both there and here."""
    line = np.cumsum(np.array([c == "\n" for c in raw], bool))
    seen = np.flatnonzero(reading.raw >= 0)
    if not len(seen):
        return []
    offset = reading.raw[seen]
    cut = (
        (np.diff(seen) > SKIPPED)
        | (np.diff(offset) <= 0)
        | (np.diff(line[offset]) > 0)
        | (np.diff(units.unit[seen]) != 0)
        | (np.diff(reading.part[seen]) != 0)
        | (np.diff(reading.place[seen]) < 0)
    )
    starts = np.concatenate(([0], np.flatnonzero(cut) + 1))
    ends = np.concatenate((np.flatnonzero(cut) + 1, [len(seen)]))
    return [(int(seen[s]), int(seen[e - 1]) + 1) for s, e in zip(starts, ends, strict=True)]


def _paragraphs(out: Score, cleaned: Cleaned, units: Units, reading: Reading) -> None:
    """How many paragraphs are whole, and how many characters of the articles are in a part of their role."""
    parts = [part for article in cleaned.articles for part in article.parts]
    sizes = [sum(not c.isspace() for c in cleaned.string(part)) for part in parts]
    for number, (role, text) in enumerate(units.parts):
        if units.article[number] < 0:
            continue
        inside = units.unit == number
        seen = inside & (reading.raw >= 0)
        here = reading.part[seen]
        out.roles.of += len(here)
        out.roles.right += sum(p >= 0 and reading.role[p] == role for p in here.tolist())
        if role in HEADLINES or seen.sum() < READ * inside.sum():
            continue
        best, count = Counter(here.tolist()).most_common(1)[0]
        whole = best >= 0 and count >= WHOLE * len(here) and sizes[best] - count <= (1 - WHOLE) * sizes[best]
        out.whole.of += 1
        out.whole.right += whole
        if not whole:
            of = f"{count} of {len(here)} in a part of {sizes[best]}" if best >= 0 else "removed"
            out.faults.append(f"not whole: {role} {text[:16]}…{text[-6:]}: {of}")


def _articles(out: Score, units: Units, reading: Reading) -> None:
    """B-cubed over the characters: of those in a character's clean article, how many are of its true one."""
    seen = reading.raw >= 0
    true = units.article[units.unit]
    ours = np.array([*reading.article, -1])[reading.part]
    for article in np.unique(true[true >= 0]).tolist():
        mine = seen & (true == article)
        out.article_recall.of += int(mine.sum())
        out.article_precision.of += int((mine & (ours >= 0)).sum())
        for other, count in Counter(ours[mine].tolist()).items():
            if other >= 0:
                out.article_recall.right += count * count / int(mine.sum())
                out.article_precision.right += count * count / int((seen & (ours == other)).sum())


def _furniture(out: Score, units: Units, reading: Reading) -> None:
    """How much of the furniture is removed, and how much of what is removed is furniture."""
    seen = reading.raw >= 0
    furniture = seen & (units.article[units.unit] < 0)
    removed = seen & (reading.part < 0)
    out.furniture_recall.of += int(furniture.sum())
    out.furniture_precision.of += int(removed.sum())
    both = int((furniture & removed).sum())
    out.furniture_recall.right += both
    out.furniture_precision.right += both
    for unit in np.unique(units.unit[furniture & ~removed]).tolist():
        out.faults.append(f"furniture kept: {units.parts[unit]}")
    for unit in np.unique(units.unit[removed & ~furniture]).tolist():
        out.faults.append(f"text removed: {units.parts[unit][0]} {units.parts[unit][1][:30]}")


def _characters(out: Score, cleaned: Cleaned, truth: Truth) -> None:
    """The distance to the articles as they were set, before and after cleaning, blanks aside."""
    wanted = _plain("".join(text for article in truth.articles for _, text in article))
    for ratio, string in ((out.errors_before, cleaned.text.raw), (out.errors_after, cleaned.text.string)):
        ratio.right += Levenshtein.distance(_plain(string), wanted)
        ratio.of += len(wanted)


def _plain(string: str) -> str:
    """The string without blanks."""
    return "".join(string.split())


def scores(folder: Path = FIXTURES) -> dict[str, Score]:
    """The score of each raw page, and the total of each extractor."""
    out = {}
    for extractor in EXTRACTORS:
        total = Score()
        for path in sorted(folder.glob(f"*.{extractor}.txt")):
            truth = Truth.load(path.with_name(f"{path.name.split('.')[0]}.truth.json"))
            one = out[path.stem] = score(path.read_bytes(), path.name, truth)
            total.add(one)
        out[f"total.{extractor}"] = total
    return out
