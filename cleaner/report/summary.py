"""The summary at the end of a run, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleaner.canon.canonical import PART
from cleaner.canon.corpus import Corpus, ReviewRow
from cleaner.report import catalogue
from cleaner.report.language import count, say
from cleaner.store.changes import Changes

_RULES_SHOWN = 8  # the most frequent rules; the rest is one number
_PLACES_SHOWN = 2  # for each kind of finding; review.jsonl has all
_PROBLEMS_SHOWN = 50
_IDS_SHOWN = 5  # more ids than this are only counted

Problem = tuple[str, str]  # a file, and what is wrong with it


def of_run(corpus: Corpus, problems: Sequence[Problem], out: str, changes: Changes | None = None) -> str:
    """What a run read, did and wrote, and what a person should look at."""
    return "\n".join(
        [*_counts(corpus, out), *_became(changes), *_removed(corpus), *_changed(corpus), *_review(corpus, out), ""]
    ) + (of_problems(problems))


def of_changes(corpus: Corpus, changes: Changes, out: str) -> str:
    """What became of every article, with the file of each: for somebody who must add them to a commit."""
    head = say("{out} was made anew; look at the changes, add them, and commit again:", out=out)
    lines = [head, f"  git add {out}"]
    title = {article.id: article.title or "" for article in corpus.articles}
    for word, rows in _kinds(changes).items():
        for id, old in rows:
            name = title.get(id, "") + (say(" (was part of {old})", old=old) if old else "")
            lines.append(f"  {say(word):<15}  {out}/articles/{id}.md  {name}".rstrip())
    if len(lines) == 2:
        lines.append("  " + say("no article changed, only what is recorded beside them"))
    return "\n".join(lines) + "\n"


def of_problems(problems: Sequence[Problem]) -> str:
    """The files that were left out, and why."""
    if not problems:
        return ""
    lines = ["\n" + count("left out: {number} file or folder", "left out: {number} files or folders", len(problems))]
    lines += [f"  {file}: {message}" for file, message in problems[:_PROBLEMS_SHOWN]]
    if len(problems) > _PROBLEMS_SHOWN:
        lines.append("  " + say("and {number:,} more", number=len(problems) - _PROBLEMS_SHOWN))
    return "\n".join(lines) + "\n"


def _counts(corpus: Corpus, out: str) -> Iterator[str]:
    report = corpus.report
    yield say(
        "{out}: {canonical} from {articles} in {files}",
        out=out,
        canonical=count("{number} canonical article", "{number} canonical articles", report.canonical),
        articles=count("{number} article", "{number} articles", report.articles),
        files=count("{number} raw file", "{number} raw files", report.files),
    )
    kinds = dict(report.witnesses)
    joined = kinds.pop(PART, 0)
    yield _row(say("duplicates merged"), sum(kinds.values()), kinds)
    if joined:
        yield _row(say("continuations joined"), joined, {})
    if report.relations:
        yield _row(say("related articles kept apart"), sum(dict(report.relations).values()), dict(report.relations))
    if report.variants:
        yield _row(say("readings compared"), sum(dict(report.variants).values()), _named(dict(report.variants)))


def _became(changes: Changes | None) -> Iterator[str]:
    """What became of the articles that were there, and which are new; few ids are named."""
    if changes is None:
        return
    told = _kinds(changes)
    yield say("articles: ") + (
        ", ".join(f"{say(word)} {len(rows):,}" for word, rows in told.items()) or say("none changed")
    )
    for word, rows in told.items():
        if len(rows) <= _IDS_SHOWN:
            named = (say("{id} from {old}", id=id, old=old) if old else id for id, old in rows)
            yield f"  {say(word)}: {', '.join(named)}"


def _kinds(changes: Changes) -> dict[str, list[tuple[str, str]]]:
    """The ids by what became of them, each with the id it was part of or ""; kinds without any left out."""
    kinds = {
        "new": changes.new,
        "better attested": changes.better_attested,
        "text changed": changes.text_changed,
        "merged": changes.merged,
        "gone": changes.gone,
    }
    told = {word: [(id, "") for id in ids] for word, ids in kinds.items()} | {"split": list(changes.split)}
    return {word: rows for word, rows in told.items() if rows}


def _removed(corpus: Corpus) -> Iterator[str]:
    """Characters that are in no article, by kind; blanks are not counted."""
    kinds: Counter[str] = Counter()
    for record in corpus.records:
        for removal in record.removed:
            kinds[removal.kind] += len("".join(removal.text.split()))
    yield _row(say("characters removed"), kinds.total(), kinds)


def _changed(corpus: Corpus) -> Iterator[str]:
    codes: Counter[str] = Counter()
    for record in corpus.records:
        codes.update(dict(record.changes))
    yield _row(say("changes"), codes.total(), {})
    common = sorted(codes.items(), key=lambda row: (-row[1], row[0]))
    for code, times in common[:_RULES_SHOWN]:
        yield f"  {times:>9,}  {code} {catalogue.name(code)}"
    others = common[_RULES_SHOWN:]
    if others:
        total = sum(times for _, times in others)
        yield f"  {total:>9,}  {count('by {number} other rule', 'by {number} other rules', len(others))}"


def _review(corpus: Corpus, out: str) -> Iterator[str]:
    """The findings, rule by rule, the first places of each."""
    if not corpus.review:
        yield say("needs a look: nothing")
        return
    rows: dict[str, list[ReviewRow]] = {}
    for row in corpus.review:
        rows.setdefault(row.finding.code, []).append(row)
    places = count("{number} place", "{number} places", len(corpus.review))
    yield say("needs a look: {places} (all of them: {out}/review.jsonl)", places=places, out=out)
    for code, found in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {len(found):>9,}  {code} {catalogue.name(code)}: {_summary(code)}"
        for row in found[:_PLACES_SHOWN]:
            at = say("{file}, character {at:,}: ", file=row.file, at=row.finding.span[0])
            yield f"             {at}{row.finding.message}"


def _row(what: str, total: int, parts: Mapping[str, int]) -> str:
    shown = ", ".join(f"{say(name)} {times:,}" for name, times in sorted(parts.items(), key=lambda p: (-p[1], p[0])))
    return f"{what}: {total:,}" + (f" ({shown})" if shown else "")


def _named(codes: Mapping[str, int]) -> dict[str, int]:
    return {catalogue.name(code): times for code, times in codes.items()}


def _summary(code: str) -> str:
    rule = catalogue.find(code)
    return say(rule.summary).rstrip(".。") if rule else ""
