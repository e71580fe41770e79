"""Which rules hold: codes and beginnings of codes, as in other checkers (``NOR``, ``NOR01``, ``NOR012``)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules that act and are reported.

    ``select`` and ``extend_select`` take rules in, ``ignore`` leaves them out; where both name a rule, the longer
    beginning decides, and of two equal ones ``ignore``. An empty ``select`` takes in all.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    _known: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def active(self, code: str) -> bool:
        """Whether the rule ``code`` holds."""
        if not self.select and not self.ignore:
            return True
        known = self._known.get(code)
        if known is None:  # each is asked for again and again: once a file at least
            taken = _longest((*(self.select or ("",)), *self.extend_select), code)
            known = self._known[code] = taken > _longest(self.ignore, code)
        return known

    def without(self, codes: tuple[str, ...]) -> Selection:
        """This selection, and ``codes`` left out too."""
        return Selection(self.select, self.extend_select, (*self.ignore, *codes)) if codes else self


def _longest(beginnings: tuple[str, ...], code: str) -> int:
    """The length of the longest of ``beginnings`` that ``code`` has; -1 when it has none."""
    return max((len(start) for start in beginnings if code.startswith(start)), default=-1)
