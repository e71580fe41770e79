"""Read the pages back as text, the ways raw text comes about: a PDF text extractor, with and without layout; OCR."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.pages import render
from bench.pages.truth import FIXTURES

DPI = 200


def missing() -> list[str]:
    """What reading the pages back needs and is not here, each with how to install it."""
    out = [
        f"{program} is missing: apt-get install {package}"
        for program, package in (
            ("pdftotext", "poppler-utils"),
            ("pdftoppm", "poppler-utils"),
            ("tesseract", "tesseract-ocr"),
        )
        if shutil.which(program) is None
    ]
    if shutil.which("tesseract") and "chi_sim" not in _run("tesseract", "--list-langs").decode():
        out.append("tesseract cannot read Chinese: apt-get install tesseract-ocr-chi-sim")
    return out


def _run(*command: str) -> bytes:
    """The standard output of a program. Raises CalledProcessError when it fails."""
    return subprocess.run(command, capture_output=True, check=True).stdout


def pdftotext(pdf: Path) -> bytes:
    """The text in the order in which poppler reads the page."""
    return _run("pdftotext", str(pdf), "-")


def layout(pdf: Path) -> bytes:
    """The text as it stands on the page: columns side by side."""
    return _run("pdftotext", "-layout", str(pdf), "-")


def tesseract(pdf: Path) -> bytes:
    """What OCR reads in images of the pages, a form feed after each page."""
    with tempfile.TemporaryDirectory() as folder:
        _run("pdftoppm", "-r", str(DPI), "-gray", "-png", str(pdf), f"{folder}/page")
        images = sorted(Path(folder).glob("*.png"))
        return b"".join(_run("tesseract", str(image), "stdout", "-l", "chi_sim") for image in images)


EXTRACTORS = {"pdftotext": pdftotext, "layout": layout, "tesseract": tesseract}


def refresh() -> None:
    """Set all pages and read them back into ``fixtures/pages``."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (pdf, truth) in render.render(Path(folder)).items():
            truth.save(FIXTURES / f"{name}.truth.json")
            for extractor, read in EXTRACTORS.items():
                (FIXTURES / f"{name}.{extractor}.txt").write_bytes(read(pdf))
