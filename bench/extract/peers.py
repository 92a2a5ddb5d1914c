"""The extractors side by side, each as a function from a page's source to what it made of it.

A peer that is not installed is left out. Every one is called as its manual tells for articles, comments off.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import zegsman


@dataclass(frozen=True, slots=True)
class Extracted:
    """The story as text, and what was found of title, authors and day (as YYYY-MM-DD)."""

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    seconds: float = field(default=0.0, compare=False)  # told only by a peer that times itself


Extractor = Callable[[str, str], Extracted]


def extractors() -> Iterator[tuple[str, Extractor]]:
    """Name and function of each that is there, ours first."""
    yield "zegsman", _zegsman
    for name, make in (
        ("trafilatura fast", lambda: _trafilatura(fast=True)),
        ("trafilatura", lambda: _trafilatura()),
        ("trafilatura precision", lambda: _trafilatura(favor_precision=True)),
        ("resiliparse", _resiliparse),
        ("readability-lxml", _readability_lxml),
        ("newspaper4k", _newspaper),
    ):
        try:
            yield name, make()
        except ImportError:
            continue


def readability_js(folder: Path, pages: list[tuple[str, str]]) -> list[Extracted]:
    """Readability.js over (source, url) of all pages, in one process of node that times each; `folder` holds node_modules."""
    script = Path(__file__).with_name("readability.mjs").read_text(encoding="utf-8")
    lines = "".join(json.dumps({"html": html, "url": url}) + "\n" for html, url in pages)
    done = subprocess.run(
        [shutil.which("node") or "node", "--input-type=module", "-e", script],
        input=lines,
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    return [
        Extracted(one["text"], one["title"], seconds=one["seconds"])
        for one in map(json.loads, done.stdout.rstrip("\n").split("\n"))
    ]


def _zegsman(html: str, url: str) -> Extracted:
    found = zegsman.article(html, url)  # type: ignore[operator] - a module that can be called
    day = found.published.isoformat() if found.published else ""
    return Extracted(found.text, found.title or "", found.authors, day)


def _trafilatura(**options: bool) -> Extractor:
    from trafilatura import bare_extraction

    def extract(html: str, url: str) -> Extracted:
        found = bare_extraction(html, url=url, include_comments=False, with_metadata=True, **options)
        if found is None:
            return Extracted("")
        authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
        return Extracted(found.text or "", found.title or "", authors, found.date or "")

    return extract


def _resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url: Extracted(extract_plain_text(html, main_content=True, comments=False))


def _readability_lxml() -> Extractor:
    from lxml.html import fromstring
    from readability import Document

    def extract(html: str, url: str) -> Extracted:
        found = Document(html, url=url)
        text = fromstring(found.summary(html_partial=True)).xpath("string()")
        return Extracted(str(text), found.short_title() or "")

    return extract


def _newspaper() -> Extractor:
    from newspaper import Article

    def extract(html: str, url: str) -> Extracted:
        found = Article(url, fetch_images=False)
        found.download(input_html=html)
        found.parse()
        day = found.publish_date.date().isoformat() if found.publish_date else ""
        return Extracted(found.text, found.title or "", tuple(found.authors), day)

    return extract
