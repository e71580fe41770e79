"""What programs write over the text of a Markdown file: names and values between two lines of hyphens."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, rule
from cleaner.core.text import Text

# At the start of the file; two names at least, which are Latin words, and nothing else but items of lists.
_MATTER = late(
    r"\A \ufeff?+ \s*+ ---[ \t]*\n (?<lines> (?: [A-Za-z][\w.-]{0,40}+ [ \t]*+ : [^\n]*+ \n"
    r" (?: [ \t]+ [^\n]*+ \n | - [ ] [^\n]*+ \n )*+ ){2,60}+ ) (?: --- | \.\.\. ) [ \t]* (?: \n | \Z )",
    regex.VERBOSE,
)
_TITLE = late(
    r"^ title [ \t]*+ : [ \t]*+ (?<quote>[\"']?+) (?<of> \S [^\n]*? ) (?P=quote) [ \t]*+ $", regex.VERBOSE | regex.M
)


@rule(
    "REP028",
    "front-matter",
    removes=Removed.MARKUP,
    examples=(
        fixes("---\nprimary_language: zh\nis_table: False\n---\n渡口新桥通车", "\n渡口新桥通车"),
        fixes('---\ntitle: "渡口的灯"\ndate: 2025-06-03\n---\n灯亮了。', "渡口的灯\n灯亮了。"),
        keeps("---\n渡口新桥通车\n---\n桥修好了。"),
        keeps("---\n时间: 2025年6月\n地点: 渡口\n---\n桥修好了。"),
        keeps("渡口\n---\nlayout: post\ndate: 2025\n---\n"),
    ),
)
def front_matter(text: Text) -> Edits:
    """Takes out the names and values that a program wrote over the text, and keeps the title among them.

    Sites made of Markdown files and some OCR engines (olmOCR) write them between two lines of hyphens.
    Wrong for a file whose text is such lines.
    """
    found = _MATTER.match(text.string) if "---" in text.string[:16] else None
    if found is None:
        return Edits.none()
    title = _TITLE.search(text.string, found.start("lines"), found.end("lines"))
    if title is None:
        return Edits.of([(found.start(), found.end() - text.string[: found.end()].endswith("\n"), "")])
    tail = found.end() - text.string[: found.end()].endswith("\n")
    return Edits.of([(found.start(), title.start("of"), ""), (title.end("of"), tail, "")])
