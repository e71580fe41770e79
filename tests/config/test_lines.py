"""The line of every key of a TOML file, however it is written."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config.lines import Key, lines_of

ALL_WAYS = '''\
# [comment]
a = 1 # [x] = 2
b.c = "[z]"
"q.r".'s t' = [ # a comment = "here"
  "a", "b]",
  ["n",
   {k = 1, l.m = 2}],
]
inline = { x = 1, "y" = [1,
2], z.w = {v = 3} }
long = """
[no]
k = 1
""\\"x"""""
literal = \'\'\'
[no]
\'\'\'\'
float = 1.5
time = 1979-05-27T07:32:00Z
"\\u00e9" = 2
[ a2 . "b" ] # [c]
x = 1
[[arr]]
y = 1
[[arr]]
z = 2
[a2.c]
z = []
'''


def test_all_ways_to_write_a_key() -> None:
    tomllib.loads(ALL_WAYS)
    assert lines_of(ALL_WAYS) == {
        ("a",): 2,
        ("b",): 3,
        ("b", "c"): 3,
        ("q.r",): 4,
        ("q.r", "s t"): 4,
        ("q.r", "s t", 0): 5,
        ("q.r", "s t", 1): 5,
        ("q.r", "s t", 2): 6,
        ("q.r", "s t", 2, 0): 6,
        ("q.r", "s t", 2, 1): 7,
        ("q.r", "s t", 2, 1, "k"): 7,
        ("q.r", "s t", 2, 1, "l"): 7,
        ("q.r", "s t", 2, 1, "l", "m"): 7,
        ("inline",): 9,
        ("inline", "x"): 9,
        ("inline", "y"): 9,
        ("inline", "y", 0): 9,
        ("inline", "y", 1): 10,
        ("inline", "z"): 10,
        ("inline", "z", "w"): 10,
        ("inline", "z", "w", "v"): 10,
        ("long",): 11,
        ("literal",): 15,
        ("float",): 18,
        ("time",): 19,
        ("é",): 20,
        ("a2",): 21,
        ("a2", "b"): 21,
        ("a2", "b", "x"): 22,
        ("arr",): 23,
        ("arr", "y"): 24,
        ("arr", "z"): 26,
        ("a2", "c"): 27,
        ("a2", "c", "z"): 28,
    }


texts = st.text(st.sampled_from("ab[]{}=,.#\"'\\ \t\n词"), max_size=6)
values = st.recursive(
    st.integers(0, 9) | st.booleans() | st.floats(0, 9).map(lambda f: round(f, 2)) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, values, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_finds_the_keys_that_tomllib_finds(table: dict[str, Any], random: Any) -> None:
    """Each key of the document, and each item of its arrays, in the line in which it was written."""
    writer = _Writer(random)
    document = writer.table(table)
    assert tomllib.loads(document) == table
    assert lines_of(document) == writer.lines
    assert set(lines_of(document)) == set(_keys(table, ()))


class _Writer:
    """Writes a table as TOML, with comments and line ends where there may be some, and notes the lines of the keys."""

    def __init__(self, random: Any) -> None:
        self.random, self.out = random, ""
        self.lines: dict[Key, int] = {}

    def table(self, table: dict[str, Any]) -> str:
        for name, value in table.items():
            self.out += self.random.choice(["", "\n", "# [x] = '''\n", "  "])
            self.entry(name, value, ())
            self.out += self.random.choice(["\n", ' # ] } "\n', "\n\n"])
        return self.out

    def entry(self, name: str, value: Any, above: Key) -> None:
        self.note((*above, name))
        self.out += f"{self.string(name)} = "
        self.value(value, (*above, name))

    def value(self, value: Any, key: Key) -> None:
        if isinstance(value, dict):
            self.out += "{ "
            for number, (name, inner) in enumerate(value.items()):
                self.out += ", " if number else ""
                self.entry(name, inner, key)
            self.out += " }"
        elif isinstance(value, list):
            self.out += "["
            for number, inner in enumerate(value):
                self.out += self.random.choice(["", "\n", " # , [\n"])
                self.note((*key, number))
                self.value(inner, (*key, number))
                self.out += self.random.choice([",", "\n,", " , "])
            self.out += "]"
        elif isinstance(value, str) and self.random.random() < 0.3:
            body = "".join(c if c == "\n" else self.string(c)[1:-1] for c in value)
            self.out += f'"""\n{body}"""'
        else:
            self.out += self.string(value) if isinstance(value, str) else json.dumps(value)

    def string(self, value: str) -> str:
        return json.dumps(value)

    def note(self, key: Key) -> None:
        self.lines[key] = self.out.count("\n") + 1


def _keys(value: Any, above: Key) -> Iterator[Key]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield (*above, name)
        yield from _keys(each, (*above, name))
