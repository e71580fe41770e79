"""Set the documents of the bench as PDF with WeasyPrint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bench.pages.layouts import documents
from bench.pages.truth import Truth

FONT = "Noto Serif CJK SC"


def missing() -> list[str]:
    """What setting the pages needs and is not here, each with how to install it."""
    out = []
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        out.append("WeasyPrint is missing: pip install weasyprint")
    except OSError as error:
        out.append(f"WeasyPrint lacks a library ({error}): apt-get install libpango-1.0-0 libpangoft2-1.0-0")
    listing = shutil.which("fc-list")
    fonts = subprocess.run([listing, ":lang=zh"], capture_output=True, text=True).stdout if listing else ""
    if FONT not in fonts:
        out.append(f"the font {FONT} is missing: apt-get install fontconfig fonts-noto-cjk")
    return out


def render(folder: Path) -> dict[str, tuple[Path, Truth]]:
    """Each document set as ``folder/<name>.pdf``, and its truth."""
    from weasyprint import HTML

    out = {}
    for document in documents():
        pdf = folder / f"{document.name}.pdf"
        pages = HTML(string=document.html).render()
        pages.write_pdf(pdf)
        out[document.name] = (pdf, document.truth(len(pages.pages)))
    return out
