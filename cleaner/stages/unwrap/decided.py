"""Line ends that a person has decided: their lines are joined, or kept apart, whatever the evidence says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cleaner.core.layers import Lines
from cleaner.core.rule import fixes, judged, keeps
from cleaner.core.rulings import Rulings
from cleaner.stages.unwrap.joins import Joins
from cleaner.stages.unwrap.kept import Kept

DECIDED = judged(
    "UNW015",
    "decided-line-end",
    """A line end of which a person said that the paragraph goes on in the next line.

    What it does: joins the line to the next line of text; blank lines and page furniture between them are passed over.
    Nothing is weighed, and the place is not listed. A line end at which a person said that the paragraph ends is the
    other half of this rule: there nothing is joined.
    Why it is needed: a person sees the page, or knows the speech.
    When it is wrong: when the person was. The decisions are in `decisions.toml` beside the corpus, written by
    `clean decide join` and `clean decide break`; one that no longer fits is listed as COL018.
    """,
    examples=(
        fixes(
            "入冬以前，各村都要修好水渠，\n\n备足种子，等着春天。", "入冬以前，各村都要修好水渠，备足种子，等着春天。"
        ),
        keeps("春分那天放水。\n谷雨那天插秧。"),
    ),
)


@dataclass(frozen=True, slots=True)
class LineEnds:
    """``joins``: for each kept line that a person had go on, the kept line that it goes on in; ``breaks``: the kept
    lines at whose end a person said that a paragraph ends; ``rows``: where each kept line stands in the file."""

    joins: Mapping[int, int]
    breaks: frozenset[int]
    rows: tuple[int, ...]

    @classmethod
    def of(cls, lines: Lines, kept: Kept, rulings: Rulings) -> LineEnds:
        """The decided line ends; those of no kept line are left out."""
        if not (rulings.joins or rulings.breaks) or not len(kept.rows):
            return cls({}, frozenset(), ())
        rows = tuple(kept.rows.tolist())
        number = {row: k for k, row in enumerate(rows)}
        after = dict(zip(sorted(rows), sorted(rows)[1:], strict=False))
        at_row = _rows_at(lines, (*rulings.joins, *rulings.breaks))
        joined = [at_row.get(at, -1) for at in rulings.joins]
        broken = [at_row.get(at, -1) for at in rulings.breaks]
        return cls(
            {number[row]: number[after[row]] for row in joined if row in after},
            frozenset(number[row] for row in broken if row in number),
            rows,
        )

    def applied(self, joins: Joins) -> Joins:
        """``joins`` with the decided line ends as they were decided; no line goes on in itself in the end."""
        if not self.joins and not self.breaks:
            return joins
        out = Joins([*joins.after], [*joins.joined_by])
        for k in (*self.breaks, *self.joins):
            out.part(k)
        before = out.columns()[1].tolist()
        for k, at in sorted(self.joins.items(), key=lambda join: self.rows[join[0]]):
            other = before[at]
            if other >= 0 and out.after[other] == at:
                out.part(other)
            self._open(out, at, k)
            out.join(k, at, DECIDED.code)
        return out

    def _open(self, joins: Joins, start: int, goal: int) -> None:
        """Take the step back out of a way from ``start`` to the earlier line ``goal``: it would close a ring."""
        back, here = -1, start
        while (there := joins.after[here]) >= 0:
            if back < 0 and self.rows[there] < self.rows[here]:
                back = here
            if there == goal:
                if back >= 0:
                    joins.part(back)
                return
            here = there


def _rows_at(lines: Lines, ends: tuple[int, ...]) -> dict[int, int]:
    """The row of the line that each raw line end ends; those that end no line of ``lines`` are left out."""
    text = lines.text
    last = text.origin[lines.end - 1].astype(np.int64)
    raw_end = last + 1
    made = last < 0
    if made.any():
        raw_end[made] = text.ledger.hulls()[1][~last[made]]
    order = np.argsort(raw_end, kind="stable")
    out = {}
    for at in ends:
        found = int(np.searchsorted(raw_end[order], at, "right")) - 1
        is_end = text.raw[at : at + 1] in ("\n", "\r") and text.raw[max(0, at - 1) : at + 1] != "\r\n"
        if found >= 0 and is_end:
            row = int(order[found])
            if not set("\r\n") & set(text.raw[raw_end[row] : at]):
                out[at] = row
    return out
