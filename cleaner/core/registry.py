"""Code to rule, for a set of stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.core.rule import Rule


class Registry:
    """All rules by code, in the order of their stages."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, Rule] = {}
        names: dict[str, str] = {}
        for rule in rules:
            if rule.code in self._rules:
                raise ValueError(f"two rules have the code {rule.code}")
            if rule.name in names:
                raise ValueError(f"{rule.code} and {names[rule.name]} are both named {rule.name}")
            self._rules[rule.code] = rule
            names[rule.name] = rule.code

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __contains__(self, code: object) -> bool:
        return code in self._rules

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)
