"""What stands on a page: the articles with their parts in reading order, and the page furniture."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "fixtures" / "pages"
ARTICLES = Path(__file__).parent / "articles"

Part = tuple[str, str]  # role, text


@dataclass(frozen=True, slots=True)
class Truth:
    """One document: ``articles`` as lists of (role, text), ``furniture`` as (kind, text), once for each printing."""

    articles: tuple[tuple[Part, ...], ...]
    furniture: tuple[Part, ...]

    def save(self, path: Path) -> None:
        """Write the truth as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Truth:
        """Read a truth from JSON."""
        row = json.loads(path.read_text(encoding="utf-8"))
        articles = tuple(tuple((role, text) for role, text in article) for article in row["articles"])
        return cls(articles, tuple((kind, text) for kind, text in row["furniture"]))


def article(name: str) -> tuple[Part, ...]:
    """The parts of a master article."""
    parts = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    return tuple((role, text) for role, text in parts)
