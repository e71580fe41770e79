"""Lines that say in what office somebody signs: 审判员 王朴, 书 记 员　　李 芳."""

from __future__ import annotations

import regex

from cleaner.core.late import late

# Who signs below the date of a judgment, a record or a notice: 书 记 员　　王 朴.
_SIGNER = late(
    r"""
    (?: 代理|代|助理 )?
    (?: 审判长|審判長|审判员|審判員|人民陪审员|法官助理|书记员|書記員|执行员|首席仲裁员|仲裁员|公证员|检察员
      | 检察官(?:助理)?|调解员|记录[人员]?|见证人|经办人|承办人|监交人|移交人|接收人|签收人|复核人?|制表人?|填表人? )
    \p{Han}{2,4}
    """,
    regex.VERBOSE,
)
_OPENS_SIGNER = frozenset("代助审審人法书書执首仲公检调记主见经承监移接签复制填")
_SIGNED = 12  # code points of such a line, blanks aside


def is_signer(text: str) -> bool:
    """Whether a line says in what office somebody signs, and who."""
    if text[0] not in _OPENS_SIGNER or len(text) > 2 * _SIGNED:
        return False
    bare = "".join(text.split())
    return len(bare) <= _SIGNED and _SIGNER.fullmatch(bare) is not None
