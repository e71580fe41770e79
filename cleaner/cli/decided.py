"""The decisions as people see them: what each says, and whether it still fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaner.canon.decisions import Decision, LineEnd, Pair, Place, Reading, Wrong, kind_of
from cleaner.canon.rules import UNFIT_DECISION
from cleaner.cli.deciding import Desk
from cleaner.cli.outcome import Stop
from cleaner.cli.raw import RawText
from cleaner.report.language import say
from cleaner.store import corpus as store


@dataclass(frozen=True, slots=True)
class Shown:
    """A decision as one line, and whether it fits as far as is known."""

    line: str
    fits: bool


def rows(desk: Desk) -> Iterator[Shown]:
    """Each decision of the file with what became of it: the raw files as they are, and the last run, tell."""
    applied = set(store.decided(desk.out).rows)
    about = Say(desk)
    listed = {
        (row["file"], tuple(row["span"]), _kind(row["message"])): row["message"]
        for row in store.reviewed(desk.out)
        if row["code"] == UNFIT_DECISION.code
    }
    for entry in desk.file.entries:
        decision = entry.decision
        place = decision.place
        note = f"  # {entry.note}" if entry.note else ""
        problem = about.changed(decision)
        if not problem and decision in applied:
            problem = listed.get((place.file, place.span, kind_of(decision)), "").partition("no longer fits: ")[2]
        if problem:
            state = say("does not fit: {problem}", problem=problem)
        else:
            state = say("fits") if decision in applied else say("new: clean run applies it")
        yield Shown(f"{about.decision(decision)}  [{state}]{note}", not problem)


@dataclass(frozen=True)
class Say:
    """Says what decisions are about, in lines and columns of the raw files where these are still there."""

    desk: Desk
    _texts: dict[str, RawText | None] = field(default_factory=dict)

    def decision(self, decision: Decision) -> str:
        """What a decision says, as it would be given on the command line, with the words at its place."""
        place = decision.place
        at = self._at(place)
        match decision:
            case Wrong(code=code):
                said = f"{at} {code}"
            case Reading(text=text):
                said = f"{at} {text!r}"
            case Pair(other=other):
                said = f"{at} {place.quote} {self._at(other)} {other.quote}"
                return f"{kind_of(decision)} {said}".rstrip()
            case LineEnd():
                said = at
        return f"{kind_of(decision)} {said} {place.quote}".rstrip()

    def changed(self, decision: Decision) -> str:
        """What is wrong with the raw files that a decision is bound to; "" where nothing is, as far as is known: the
        corpus may have been made of other folders too."""
        for place in (decision.place, decision.other) if isinstance(decision, Pair) else (decision.place,):
            names = {place.file} | {name for name, sha256 in self.desk.recorded.items() if sha256 == place.sha256}
            there = [text for name in sorted(names) if (text := self._text(name)) is not None]
            if any(text.sha256 == place.sha256 for text in there):
                continue
            if there:
                return say("{file} has changed since", file=place.file)
            if place.sha256 not in self.desk.recorded.values():
                return say("{file} is not among the raw files", file=place.file)
        return ""

    def _text(self, file: str) -> RawText | None:
        if file not in self._texts:
            try:
                self._texts[file] = self.desk.open(file)
            except Stop:
                self._texts[file] = None
        return self._texts[file]

    def _at(self, place: Place) -> str:
        text = self._text(place.file)
        if text is None or text.sha256 != place.sha256:
            start, end = place.span
            return say("{file} (characters {start} to {end})", file=place.file, start=start, end=end)
        return text.at(place.span[0])


def same_question(one: Decision, other: Decision) -> bool:
    """Whether two decisions answer the same question, so that the later takes the place of the earlier."""
    if isinstance(one, Pair) and isinstance(other, Pair):
        return {one.place, one.other} == {other.place, other.other}
    if isinstance(one, Wrong) and isinstance(other, Wrong):
        return one == other
    here = (one.place.sha256, one.place.span) == (other.place.sha256, other.place.span)
    return here and type(one) is type(other) and not isinstance(one, Pair | Wrong)


def _kind(message: str) -> str:
    return message.removeprefix("the decision ").split(" ", 1)[0]
