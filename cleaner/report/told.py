"""The history of a place, told: as lines for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.report import catalogue, history
from cleaner.report.attested import Attestation, CanonicalPlace
from cleaner.report.history import CleanPlace, History, Step
from cleaner.report.language import count, say
from cleaner.report.position import LineIndex
from cleaner.report.styled import Line, Run, line
from cleaner.store.opened import CanonicalArticle, Variant, Witness

_LONG = 40  # characters of a text that are shown, from its ends
_INDENT = "  "

Row = dict[str, Any]
Found = Sequence[tuple[CleanPlace, CanonicalPlace | None]]


def of_place(told: History, index: LineIndex, found: Found, looked: bool) -> Iterator[Line]:
    """The history of a place of a raw file. ``found``: each clean place with its canonical place, if ``looked`` for."""
    yield from _raw(told, index, "")
    if not told.clean:
        yield Line((Run(say("clean: "), "bold"), Run(_gone(told))))
    for place, canonical in found:
        yield Line((Run(say("clean: "), "bold"), *_clean(place)))
        if canonical is not None:
            yield from _canonical(canonical)
        elif looked:
            yield line(say("canonical: the corpus does not have it; run: clean run"))


def of_character(
    article: CanonicalArticle, offset: int, variants: Sequence[Variant], witnesses: Sequence[Witness]
) -> Iterator[Line]:
    """A character of a canonical article, and what its copies have there."""
    number, within = article.paragraph_at(offset)
    paragraph = article.paragraphs[number]
    where = say(
        "{title}, paragraph {number}, {role}: ", title=article.title or "", number=number + 1, role=paragraph.role
    )
    yield Line((Run(f"{article.id}:{offset} ", "bold"), Run(where)))
    lo, hi = max(within - 12, 0), within + 13
    before, after = paragraph.text[lo:within], paragraph.text[within + 1 : hi]
    dots = ("…" if lo else "", "…" if hi < len(paragraph.text) else "")
    runs = (Run(dots[0] + before), Run(paragraph.text[within], "reverse"), Run(after + dots[1]))
    yield Line((Run(f"{_INDENT}{_shown(paragraph.text[within])}  "), *runs))
    for variant in variants:
        yield _variant(variant, [w.file for w in witnesses])


def of_witness(one: Attestation) -> Iterator[Line]:
    """What one witness has there."""
    kind = "base" if one.witness.base else one.witness.kind
    head = say("witness {number} ({kind}): ", number=one.number, kind=say(kind))
    if one.history is None or one.cleaned is None:
        yield Line((Run(head, "bold"), Run(f"{one.witness.file}: {say(one.missing)}")))
        return
    yield from _raw(one.history, LineIndex(one.cleaned.text.raw), head)


def _raw(told: History, index: LineIndex, head: str) -> Iterator[Line]:
    row, column = index.place(told.span[0])
    where = f"{told.file}:{row}:{column}"
    yield Line((Run(head, "bold"), Run(where, "bold cyan"), Run(f"  {_shown(told.raw)}")))
    steps = [step for step in told.steps if not history.blank(step)]
    for step in steps:
        yield _step(step, index, told.span)
    if not steps and told.clean:
        yield line(f"{_INDENT}{say('no rule changed it')}", "dim")
    if told.earlier or told.later:
        yield line(f"{_INDENT}{_moved(told)}")
    for finding in told.findings:
        said = f" {catalogue.name(finding.code)}: {finding.message}"
        yield Line((Run(_INDENT + say("listed for review: ")), Run(finding.code, "cyan"), Run(said)))


def _step(step: Step, index: LineIndex, span: tuple[int, int]) -> Line:
    runs = [
        Run(_INDENT),
        Run(step.code, "cyan"),
        Run(f" {catalogue.name(step.code)}: "),
        Run(_shown(step.before), "red"),
    ]
    runs += [Run(" -> "), Run(_shown(step.after), "green")]
    if step.span != span:
        (row, column), (to_row, to_column) = index.place(step.span[0]), index.place(max(step.span[1] - 1, step.span[0]))
        at, end = f"{row}:{column}", f"{to_row}:{to_column}"
        runs.append(
            Run(say("  (at {at})", at=at) if at == end else say("  (from {at} to {end})", at=at, end=end), "dim")
        )
    return Line(tuple(runs), len(_INDENT))


def _moved(told: History) -> str:
    sides = []
    if told.earlier:
        sides.append(
            count(
                "after {number} character that the raw file has below it",
                "after {number} characters that the raw file has below it",
                told.earlier,
            )
        )
    if told.later:
        sides.append(
            count(
                "before {number} character that the raw file has above it",
                "before {number} characters that the raw file has above it",
                told.later,
            )
        )
    return say("put in reading order: it stands {sides}", sides=say(" and ").join(sides))


def _gone(told: History) -> str:
    if not told.raw:
        return say("the line is empty")
    if told.removed:
        return say("removed as {kinds}", kinds=say(" and ").join(map(say, told.removed)))
    if any(history.blank(step) for step in told.steps):
        return say("only parts one paragraph from the next")
    return say("nothing is left of it")


def _clean(place: CleanPlace) -> tuple[Run, ...]:
    where = say(
        "article {article}, part {part} ({role}), {offsets}: ",
        article=place.article,
        part=place.part,
        role=place.role,
        offsets=_offsets(place.start, place.end),
    )
    return Run(where), Run(_shown(place.text), "green")


def _canonical(place: CanonicalPlace) -> Iterator[Line]:
    where = f"{place.article.id}:{place.start}"
    if place.field:
        where = say("{field} of {id}", field=place.field, id=place.article.id)
    runs = [Run(say("canonical: "), "bold"), Run(where, "bold cyan"), Run(f"  {_shown(place.text)}")]
    if not place.same:
        runs.append(Run(say("  (another reading than this copy's)"), "yellow"))
    yield Line(tuple(runs))
    for variant in place.variants:
        yield _variant(variant, [])


def _variant(variant: Variant, files: Sequence[str]) -> Line:
    rows = []
    for said, who in variant.readings:
        names = ", ".join(files[n] for n in who) if files else ", ".join(map(str, who))
        chosen = say(", chosen") if said == variant.chosen else ""
        rows.append(f"{_shown(said)} ({names}{chosen})")
    head = say("copies differ: {readings}; ", readings="; ".join(rows))
    tail = say(" {name}, {share:.0%} sure", name=catalogue.name(variant.why), share=variant.sure)
    return Line((Run(_INDENT + head), Run(variant.why, "cyan"), Run(tail)), len(_INDENT))


def chosen(article: CanonicalArticle, variant: Variant, witness: int, files: Sequence[str]) -> str:
    """A reading that was not taken from the witness of this number, and why."""
    mine = next((said for said, who in variant.readings if witness in who), "")
    have = ", ".join(files[n] for said, who in variant.readings if said == variant.chosen for n in who)
    offset = sum(len(p.text) + 2 for p in article.paragraphs[: variant.paragraph]) + variant.offset
    return say(
        "{code} {name}: {mine} -> {chosen} at {place}, from {files}",
        code=variant.why,
        name=catalogue.name(variant.why),
        mine=_shown(mine),
        chosen=_shown(variant.chosen),
        place=f"{article.id}:{offset}",
        files=have or say("no copy"),
    )


def to_json(told: History, index: LineIndex, found: Found) -> Row:
    """The history of a place as an object."""
    row, column = index.place(told.span[0])
    return {
        "file": told.file,
        "line": row,
        "column": column,
        "span": list(told.span),
        "raw": told.raw,
        "steps": [
            {"rule": s.code, "name": _english(s.code), "span": list(s.span), "before": s.before, "after": s.after}
            for s in told.steps
        ],
        "moved": {"after": told.earlier, "before": told.later},
        "removed": list(told.removed),
        "review": [{"rule": f.code, "span": list(f.span), "message": f.message} for f in told.findings],
        "clean": [
            _place_json(place) | {"canonical": canonical and _canonical_json(canonical)} for place, canonical in found
        ],
    }


def character_json(
    article: CanonicalArticle, offset: int, variants: Sequence[Variant], attested: Sequence[Attestation]
) -> Row:
    """A character of a canonical article, and what its copies have there, as an object."""
    number, _ = article.paragraph_at(offset)
    return {
        "id": article.id,
        "offset": offset,
        "text": article.text[offset],
        "paragraph": number,
        "role": article.paragraphs[number].role,
        "variants": [_variant_json(variant) for variant in variants],
        "witnesses": [_witness_json(one) for one in attested],
    }


def _place_json(place: CleanPlace) -> Row:
    return {
        "article": place.article - 1,
        "part": place.part - 1,
        "role": place.role,
        "span": [place.start, place.end],
        "text": place.text,
    }


def _canonical_json(place: CanonicalPlace) -> Row:
    return {
        "id": place.article.id,
        "witness": place.witness,
        "field": place.field or None,
        "span": None if place.field else [place.start, place.end],
        "text": place.text,
        "same": place.same,
        "variants": [_variant_json(variant) for variant in place.variants],
    }


def _variant_json(variant: Variant) -> Row:
    readings = [{"text": said, "witnesses": list(who)} for said, who in variant.readings]
    where = {"paragraph": variant.paragraph, "offset": variant.offset}
    return {"where": where, "readings": readings, "chosen": variant.chosen, "why": variant.why, "sure": variant.sure}


def _witness_json(one: Attestation) -> Row:
    row: Row = {"witness": one.number, "file": one.witness.file, "kind": one.witness.kind, "base": one.witness.base}
    if one.history is None or one.cleaned is None:
        return row | {"missing": one.missing, "place": None}
    return row | {"missing": None, "place": to_json(one.history, LineIndex(one.cleaned.text.raw), ())}


def _offsets(start: int, end: int) -> str:
    if end == start + 1:
        return say("offset {start}", start=start)
    return say("offsets {start} to {last}", start=start, last=end - 1)


def _shown(text: str) -> str:
    """A text in quotation marks, with what cannot be seen written out, and without its middle when it is long."""
    if len(text) > _LONG:
        text = f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
    shown = "".join(c if c.isprintable() and c != "\u3000" else c.encode("unicode_escape").decode() for c in text)
    return f"'{shown}'" if text else say("nothing")


def _english(code: str) -> str:
    """The name of a rule for a program."""
    found = catalogue.find(code)
    return found.name if found else code
