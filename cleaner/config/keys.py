"""The keys of a configuration file: what each may hold, and what it is for. Reading, ``clean config``, the JSON Schema
and the table in the documentation are made of this one table."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from cleaner.config.model import DEFAULT, Quotes, Script, Spacing

Kind = Literal["choice", "words", "codes", "share", "evidence", "folder"]

_CODE = r"[A-Z]{1,3}|[A-Z]{3}[0-9]{1,3}"  # a code, or the beginning of one


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a value: which one (``item``: its place in the list, from 0), and what it must be."""

    value: Any
    wanted: str
    hint: str = ""
    item: int | None = None

    def __str__(self) -> str:
        return f"is {shown(self.value)}, must be {self.wanted}{self.hint}"


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what kind of value it takes, its default value, one sentence that says what it is for, and an example."""

    name: str
    kind: Kind
    default: Any
    doc: str
    example: Any
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The name of the key as an attribute."""
        return self.name.replace("-", "_")

    def wrong(self, value: Any) -> Wrong | None:
        """What is wrong with ``value``; None: nothing. It agrees with ``schema``."""
        match self.kind:
            case "choice":
                return None if value in self.choices else Wrong(value, _either(self.choices), near(value, self.choices))
            case "folder":
                return None if isinstance(value, str) and value else Wrong(value, "the name of a folder")
            case "share" | "evidence":
                wanted = "a number from 0 to 1" if self.kind == "share" else "a number from 0"
                number = isinstance(value, int | float) and not isinstance(value, bool)
                most = 1 if self.kind == "share" else math.inf
                return None if number and math.isfinite(value) and 0 <= value <= most else Wrong(value, wanted)
        wanted = 'the code of a rule or its beginning, such as "NOR" or "NOR012"' if self.kind == "codes" else "a word"
        if not isinstance(value, list):
            hint = f"; write {shown([value])}" if isinstance(value, str) and value else ""
            return Wrong(value, f"a list of {'codes' if self.kind == 'codes' else 'words'}", hint)
        for item, each in enumerate(value):
            if not isinstance(each, str) or not re.fullmatch(_CODE if self.kind == "codes" else r"(?s).*\S.*", each):
                upper = each.strip().upper() if isinstance(each, str) else ""
                hint = f"; did you mean {shown(upper)}?" if self.kind == "codes" and re.fullmatch(_CODE, upper) else ""
                return Wrong(each, wanted, hint, item)
        return None

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        kinds: dict[Kind, dict[str, Any]] = {
            "choice": {"enum": list(self.choices)},
            "words": {"type": "array", "items": {"type": "string", "pattern": r"\S"}},
            "codes": {"type": "array", "items": {"type": "string", "pattern": f"^({_CODE})$"}},
            "share": {"type": "number", "minimum": 0, "maximum": 1},
            "evidence": {"type": "number", "minimum": 0},
            "folder": {"type": "string", "minLength": 1},
        }
        about = {"description": self.doc, "default": self.default, "examples": [self.example]}
        return about | kinds[self.kind]


FOR_FILES = (
    Key("ignore", "codes", [], "Rules that do not act and are not reported: codes, or beginnings of codes.", ["NOR04"]),
    Key(
        "script",
        "choice",
        DEFAULT.script,
        "A file in Traditional characters becomes Simplified, or stays.",
        "keep",
        get_args(Script),
    ),
    Key("quotes", "choice", DEFAULT.quotes, "Quotation marks become “ ” and ‘ ’, or stay.", "keep", get_args(Quotes)),
    Key(
        "spacing",
        "choice",
        DEFAULT.spacing,
        "Blanks between Chinese characters, letters and digits go, or stay.",
        "keep",
        get_args(Spacing),
    ),
)
TOP = (
    Key("select", "codes", [], "Only these rules hold: codes, or beginnings of codes. Empty: all.", ["REP", "NOR"]),
    Key("extend-select", "codes", [], "Rules that hold beside those of select, or in spite of ignore.", ["UNW002"]),
    *FOR_FILES,
    Key("headers", "words", [], "Lines that are running heads or mastheads, wherever they stand.", ["临江日报"]),
    Key("bylines", "words", [], "How bylines of one's papers begin.", ["本报特派员", "联合报道组"]),
    Key(
        "protected", "words", [], "Words, names above all, that are never converted or corrected.", ["周乾", "A B 公司"]
    ),
    Key("raw", "folder", "corpus/raw", "The folder of raw files.", "scans"),
    Key("out", "folder", "corpus/clean", "The folder of the corpus.", "corpus"),
)
THRESHOLDS = (
    Key(
        "doubtful-line-end",
        "evidence",
        DEFAULT.thresholds.doubtful_line_end,
        "A line end with less evidence than this, in log-odds, for or against a paragraph's end is listed for review.",
        1.5,
    ),
    Key(
        "same-short-article",
        "share",
        DEFAULT.thresholds.same_short_article,
        "The share of equal characters from which two short articles with equal titles and dates are one.",
        0.95,
    ),
)
TABLES = ("thresholds", "per-file")


def schema() -> dict[str, Any]:
    """The JSON Schema of ``cleaner.toml``, and of ``[tool.cleaner]`` in ``pyproject.toml``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",  # the version that editors know
        "title": "Settings of cleaner",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: key.schema() for key in TOP}
        | {
            "thresholds": _table(THRESHOLDS, "How much evidence is enough."),
            "per-file": {
                "description": "Other settings for the files whose name matches a pattern.",
                "type": "object",
                "propertyNames": {"minLength": 1},
                "additionalProperties": _table(FOR_FILES, "The settings of these files."),
            },
        },
    }


def schema_file() -> str:
    """``schema`` as the text of ``schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def written(value: Any) -> str:
    """A value as TOML has it."""
    return json.dumps(value, ensure_ascii=False, default=str)


def shown(value: Any) -> str:
    """A value for a message: a long one is cut."""
    string = written(value)
    return string if len(string) <= 80 else f"{string[:79]}…"


def near(word: Any, known: tuple[str, ...] | list[str]) -> str:
    """The hint at the one of ``known`` that was meant, or nothing."""
    import difflib  # here, for it is seldom needed

    found = difflib.get_close_matches(str(word).lower(), known, 1)
    return f"; did you mean {shown(found[0])}?" if found else ""


def _either(choices: tuple[str, ...]) -> str:
    return " or ".join(map(shown, choices))


def _table(keys: tuple[Key, ...], doc: str) -> dict[str, Any]:
    properties = {key.name: key.schema() for key in keys}
    return {"description": doc, "type": "object", "additionalProperties": False, "properties": properties}
