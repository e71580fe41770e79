"""The summary at the end of a run, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleaner.canon import rules as collation
from cleaner.canon.canonical import PART
from cleaner.canon.corpus import Corpus, ReviewRow
from cleaner.rules import RULES
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
    lines = [f"{out} was made anew; look at the changes, add them, and commit again:", f"  git add {out}"]
    title = {article.id: article.title or "" for article in corpus.articles}
    for word, rows in _kinds(changes).items():
        for id, old in rows:
            name = f"{title.get(id, '')}{f' (was part of {old})' if old else ''}"
            lines.append(f"  {word:<15}  {out}/articles/{id}.md  {name}".rstrip())
    if len(lines) == 2:
        lines.append("  no article changed, only what is recorded beside them")
    return "\n".join(lines) + "\n"


def of_problems(problems: Sequence[Problem]) -> str:
    """The files that were left out, and why."""
    if not problems:
        return ""
    lines = [f"\nleft out: {_number(len(problems), 'file or folder', 'files or folders')}"]
    lines += [f"  {file}: {message}" for file, message in problems[:_PROBLEMS_SHOWN]]
    if len(problems) > _PROBLEMS_SHOWN:
        lines.append(f"  and {len(problems) - _PROBLEMS_SHOWN:,} more")
    return "\n".join(lines) + "\n"


def _counts(corpus: Corpus, out: str) -> Iterator[str]:
    report = corpus.report
    files, articles = _number(report.files, "raw file"), _number(report.articles, "article")
    yield f"{out}: {_number(report.canonical, 'canonical article')} from {articles} in {files}"
    kinds = dict(report.witnesses)
    joined = kinds.pop(PART, 0)
    yield _row("duplicates merged", sum(kinds.values()), kinds)
    if joined:
        yield _row("continuations joined", joined, {})
    if report.relations:
        yield _row("related articles kept apart", sum(dict(report.relations).values()), dict(report.relations))
    if report.variants:
        yield _row("readings compared", sum(dict(report.variants).values()), _named(dict(report.variants)))


def _became(changes: Changes | None) -> Iterator[str]:
    """What became of the articles that were there, and which are new; few ids are named."""
    if changes is None:
        return
    told = _kinds(changes)
    yield "articles: " + (", ".join(f"{word} {len(rows):,}" for word, rows in told.items()) or "none changed")
    for word, rows in told.items():
        if len(rows) <= _IDS_SHOWN:
            yield f"  {word}: " + ", ".join(f"{id} from {old}" if old else id for id, old in rows)


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
    yield _row("characters removed", kinds.total(), kinds)


def _changed(corpus: Corpus) -> Iterator[str]:
    codes: Counter[str] = Counter()
    for record in corpus.records:
        codes.update(dict(record.changes))
    yield _row("changes", codes.total(), {})
    common = sorted(codes.items(), key=lambda row: (-row[1], row[0]))
    for code, count in common[:_RULES_SHOWN]:
        yield f"  {count:>9,}  {code} {_name(code)}"
    others = common[_RULES_SHOWN:]
    if others:
        yield f"  {sum(count for _, count in others):>9,}  by {_number(len(others), 'other rule')}"


def _review(corpus: Corpus, out: str) -> Iterator[str]:
    """The findings, rule by rule, the first places of each."""
    if not corpus.review:
        yield "needs a look: nothing"
        return
    rows: dict[str, list[ReviewRow]] = {}
    for row in corpus.review:
        rows.setdefault(row.finding.code, []).append(row)
    yield f"needs a look: {_number(len(corpus.review), 'place')} (all of them: {out}/review.jsonl)"
    for code, found in sorted(rows.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {len(found):>9,}  {code} {_name(code)}: {_summary(code)}"
        for row in found[:_PLACES_SHOWN]:
            yield f"             {row.file}, character {row.finding.span[0]:,}: {row.finding.message}"


def _row(what: str, total: int, parts: Mapping[str, int]) -> str:
    shown = ", ".join(f"{name} {count:,}" for name, count in sorted(parts.items(), key=lambda p: (-p[1], p[0])))
    return f"{what}: {total:,}" + (f" ({shown})" if shown else "")


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _named(codes: Mapping[str, int]) -> dict[str, int]:
    return {_name(code): count for code, count in codes.items()}


def _name(code: str) -> str:
    rule = next((r for r in (*RULES, *collation.RULES) if r.code == code), None)
    return rule.name if rule else code


def _summary(code: str) -> str:
    rule = next((r for r in (*RULES, *collation.RULES) if r.code == code), None)
    return rule.summary.rstrip(".") if rule else ""
