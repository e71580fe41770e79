"""How good Chinese a reading is."""

from __future__ import annotations

from cleaner.canon.language import Language
from cleaner.canon.usage import Usage


def test_a_reading_of_nothing_with_nothing_beside_it_is_heard() -> None:
    language = Language.of(Usage.of([("a.txt", "渠里放水了。")]), "")
    nothing, something = ("", "", ""), ("渠里", "放水", "了")
    assert [heard.score for heard in language.hear([nothing])] == [language.hear([nothing, something])[0].score]
