"""The keys of a configuration file: what each may hold, and what it is for. Reading, ``clean config`` and the JSON
Schema are made of this one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from cleaner.config.model import DEFAULT, Quotes, Script, Spacing

Kind = Literal["choice", "words", "codes", "share", "evidence", "folder"]

_CODE = r"[A-Z]{1,3}|[A-Z]{3}[0-9]{1,3}"  # a code, or the beginning of one


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what kind of value it takes, its default value, and one sentence that says what it is for."""

    name: str
    kind: Kind
    default: Any
    doc: str
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The name of the key as an attribute."""
        return self.name.replace("-", "_")

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        words: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}
        kinds: dict[Kind, dict[str, Any]] = {
            "choice": {"enum": list(self.choices)},
            "words": words,
            "codes": words | {"items": {"type": "string", "pattern": f"^({_CODE})$"}},
            "share": {"type": "number", "minimum": 0, "maximum": 1},
            "evidence": {"type": "number", "minimum": 0},
            "folder": {"type": "string", "minLength": 1},
        }
        return {"description": self.doc, "default": self.default} | kinds[self.kind]


FOR_FILES = (
    Key("ignore", "codes", [], "Rules that do not act and are not reported: codes, or beginnings of codes."),
    Key("script", "choice", DEFAULT.script, "Traditional files become Simplified, or stay.", get_args(Script)),
    Key("quotes", "choice", DEFAULT.quotes, "Quotation marks become “ ” and ‘ ’, or stay.", get_args(Quotes)),
    Key(
        "spacing",
        "choice",
        DEFAULT.spacing,
        "Blanks between Chinese characters, letters and digits go, or stay.",
        get_args(Spacing),
    ),
)
TOP = (
    Key("select", "codes", [], "Only these rules hold: codes, or beginnings of codes. Empty: all."),
    Key("extend-select", "codes", [], "Rules that hold beside those of select."),
    *FOR_FILES,
    Key("headers", "words", [], "Lines that are running heads or mastheads of one's papers, wherever they stand."),
    Key("bylines", "words", [], "How bylines of one's papers begin, such as 本报特约撰稿."),
    Key("protected", "words", [], "Words, names above all, that are never converted or corrected."),
    Key("raw", "folder", "corpus/raw", "The folder of raw files."),
    Key("out", "folder", "corpus/clean", "The folder of the corpus."),
)
THRESHOLDS = (
    Key(
        "doubtful-line-end",
        "evidence",
        DEFAULT.thresholds.doubtful_line_end,
        "A line end with less evidence than this, in log-odds, is listed.",
    ),
    Key(
        "same-short-article",
        "share",
        DEFAULT.thresholds.same_short_article,
        "The share of equal characters from which two short articles are one.",
    ),
)


def schema() -> dict[str, Any]:
    """The JSON Schema of ``cleaner.toml``, and of ``[tool.cleaner]`` in ``pyproject.toml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of cleaner",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: key.schema() for key in TOP}
        | {
            "thresholds": _table(THRESHOLDS, "How much evidence is enough."),
            "per-file": {
                "description": "Other settings for files whose name matches a pattern.",
                "type": "object",
                "additionalProperties": _table(FOR_FILES, "The settings of these files."),
            },
        },
    }


def _table(keys: tuple[Key, ...], doc: str) -> dict[str, Any]:
    properties = {key.name: key.schema() for key in keys}
    return {"description": doc, "type": "object", "additionalProperties": False, "properties": properties}
