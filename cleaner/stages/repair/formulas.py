"""Formulas that hold nothing but what plain text can say: OCR engines set every number with a sign beside it so."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text

# Between dollar signs a formula shows itself by a command, a brace or a raised sign, or is one letter, or digits set
# apart; two prices on a line (从$5涨到$8) have none of that. Nothing in it is Chinese.
_FORMULA = late(
    r"""
      (?<! [\\$] ) \$ (?! \$ )
      (?= [^$\n]{0,160} (?: \\ [A-Za-z%] | [\^_] [ ]? [{\d①-⑳] )
        | [ ]? [A-Za-z] [ ]? \$ | [ ]? \d (?: [ ] [\d.%] )+ [ ]? \$ )
      (?<body> [ -!\#%->A-_a-~°①-⑳]{1,160}? ) \$ (?! \$ )
    | (?<! [\\$] ) \\\( (?= [^)\n]{0,160} (?: \\ [A-Za-z%] | [\^_=<>] ) | [A-Za-z\d] \\ )
      (?<body> [ -!\#-)+->A-_a-~°①-⑳]{1,160}? ) \\\)
    """,
    regex.VERBOSE,
)
_SIGNS = {
    "sim": "～", "thicksim": "～", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "leq": "≤", "le": "≤",
    "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓", "circ": "°", "prime": "′",
    "ldots": "…", "cdots": "…", "dots": "…", "infty": "∞", "propto": "∝", "permil": "‰", "textperthousand": "‰",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Gamma": "Γ",
    "Lambda": "Λ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "Theta": "Θ", "Pi": "Π",
    "quad": "", "qquad": "", "left": "", "right": "", "displaystyle": "", "textstyle": "", "rm": "", "bf": "", "it": "",
    "mathrm": "", "mathbf": "", "mathit": "", "mathsf": "", "mathtt": "", "textrm": "", "textbf": "", "textit": "",
    "text": "", "operatorname": "", "boldsymbol": "", "bm": "", "mathregular": "",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_CIRCLED = late(r"\\textcircled\s*(?:\{\s*(?:\\(?:small|scriptsize)\s*)?(\d(?:\s?\d)?)\s*\}|(\d))")
_DEGREES = late(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ)\s*(?:\\mathrm\s*)?(?:\{\s*([CF])\s*\}|([CF])(?![A-Za-z]))")
_COMMAND = late(r"\\([A-Za-z]+)\s?")
_ESCAPED = late(r"\\([%&#$_])")
_GAP = late(r"\\[,;:! ]|~|\s+")
_SCRIPT = late(r"(?<sign>[\^_])(?:\{(?<of>[^{}]*)\}|(?<of>[^{}\\]))")
_NOTE = late(r"\[[\d,，\-–—~～]+\]|[①-⑳*′°]+|[（(]\d{1,3}[)）]")  # a raised note reference
_GROUP = late(r"\{([^{}]*)\}")
_ESCAPE = "\ue000"  # for a percent sign and the like while it is no command


def _plain(body: str) -> str | None:
    """What a formula says, as plain text; None where plain text cannot say it."""
    said = _CIRCLED.sub(lambda m: _circled((m[1] or m[2]).replace(" ", "")), body)
    said = _DEGREES.sub(lambda m: "℃" if "C" in (m[1], m[2]) else "℉", said)
    escaped = _ESCAPED.findall(said)
    said = _GAP.sub("", _COMMAND.sub(lambda m: _SIGNS.get(m[1], "\\"), _ESCAPED.sub(_ESCAPE, _keep_apart(said))))
    said = _SCRIPT.sub(_script, said)
    for _ in range(_DEEPEST):
        said = _GROUP.sub(r"\1", said)
    if not said or any(sign in said for sign in "\\^_{}$"):
        return None
    for sign in escaped:
        said = said.replace(_ESCAPE, sign, 1)
    return said


_DEEPEST = 4  # groups in one another
_WORD_GAP = late(r"(?<=[A-Za-z]{2})\s*(?:\\ |~)\s*(?=[A-Za-z]{2})")


def _keep_apart(body: str) -> str:
    """``body``, where two words stand in it, as no formula: its blanks would be lost."""
    return "\\" if _WORD_GAP.search(body) else body


def _circled(number: str) -> str:
    return chr(0x245F + int(number)) if 1 <= int(number) <= 20 else "\\"


def _script(match: regex.Match[str]) -> str:
    """A raised or lowered part, in the characters that Unicode has for it; a backslash where it has none."""
    of = match["of"]
    if not of:
        return ""
    if match["sign"] == "^" and _NOTE.fullmatch(of):
        return of
    table = _RAISED if match["sign"] == "^" else _LOWERED
    return of.translate(table) if all(ord(char) in table for char in of) else "\\"


@rule(
    "REP027",
    "formula-of-plain-text",
    Confidence.LIKELY,
    examples=(
        fixes(r"水温为 $1 8 . 4 ^ { \circ } \mathrm { C }$ ，", "水温为 18.4℃ ，"),
        fixes(r"增长$1 1 . 5 \%$，面积$3 5 \mathrm { k m } ^ { 2 }$", "增长11.5%，面积35km²"),
        fixes(r"$\textcircled{1}$每日观测，$3 0 \% \sim 4 0 \%$", "①每日观测，30%～40%"),
        fixes(r"清得见底${ } ^ { [ 1 ] }$，\(p \leq 0.05\)", "清得见底[1]，p≤0.05"),
        fixes(r"设流量为$Q$，$\mathrm{CO}_2$减少", "设流量为Q，CO₂减少"),
        keeps("售价$5，成本$3"),
        keeps("from $5 to $10 一张"),
        keeps("变量$name和$path"),
        keeps(r"比值为$\frac{a}{b}$，$x_{max}$"),
        keeps("$$\nQ = A v\n$$"),
        keeps(r"\(\text{flow\ rate}\)"),
        keeps(r'echo "$\(clean .*\)"'),
        keeps(r"a\.pdf: \(2 pages\)，${1:-b}和$a"),
        fixes(r"\(x^2+1\)", "x²+1"),
    ),
)
def plain_formula(text: Text) -> Edits:
    r"""A formula that plain text can say is written as plain text.

    ``$1 1 . 5 \%$`` is 11.5%, ``$\textcircled{1}$`` is ①. OCR engines that write Markdown set numbers with a unit or a
    sign beside them, note references and circled numbers as formulas, with blanks between the digits. Only formulas in
    a line, of letters, digits, common signs, raised and lowered digits; a fraction, a root and what stands on lines of
    its own stay as they are.
    Wrong in a text about LaTeX.
    """
    if "$" not in text.string and "\\(" not in text.string:
        return Edits.none()
    return Edits.from_regex(_FORMULA, lambda match: _plain(match["body"]), text.string)
