"""The door: a `Capture` in, a `Page` out, with its text decoded and cut into blocks, or a `BadPage` that says what to do.

It will not know what a block is for, nor the language it is in; it touches neither file nor network.
"""

from __future__ import annotations

import re

from zegsman.page import html, plain
from zegsman.page.characters import BLANKS, composed
from zegsman.page.declared import declared
from zegsman.page.decode import decode
from zegsman.page.refuse import MAX_BYTES, BadPage, refuse, too_large
from zegsman.values import Capture, Page

__all__ = ["MAX_BYTES", "BadPage", "read", "too_large"]

_HTML = frozenset(("text/html", "application/xhtml+xml"))
_PLAIN = frozenset(("text/plain", "text/markdown"))
# Bearers say these of anything.
_UNSURE = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "text/*", "*/*")
)
_STARTS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|article|main|"
    r"section|header|div|h[1-6]|p|span|a|table|ul|ol|br|figure|blockquote)(?=[\s/>]))",
    re.I | re.S,
)
_STARTS_LIKE_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)(?=[\s/>])", re.I | re.S
)
_SNIFFED = 4096


def read(capture: Capture) -> Page:
    """The page of a capture; raises `BadPage`, and nothing else, for bytes that cannot be read as one."""
    refuse(capture.body)
    media_type = (capture.media_type or "").split(";")[0].strip().lower()
    is_html = _by_media_type(media_type)
    text = decode(capture.body, capture.charset, meta=is_html is not False)
    if not text.strip(BLANKS):
        raise BadPage("the page is empty", "check that it was saved or copied whole")
    if is_html or (is_html is None and _looks_like_html(text)):
        text, blocks, head = html.read(text)
        return Page(text, blocks, capture.url, capture.fetched, declared(head, capture.url))
    text = composed(text)
    return Page(text, plain.blocks(text), capture.url, capture.fetched)


def _by_media_type(media_type: str) -> bool | None:
    """True for HTML, False for plain text, None where the page itself must tell."""
    if media_type in _HTML:
        return True
    if media_type in _PLAIN:
        return False
    if media_type in _UNSURE:
        return None
    raise BadPage(f"this is {media_type[:60]}, not a written page", "give an HTML page or plain text")


def _looks_like_html(text: str) -> bool:
    start = text[:_SNIFFED]
    if _STARTS_LIKE_FEED.match(start):
        raise BadPage("this is a feed or a site map, not a page", "give the address of one of the articles in it")
    return _STARTS_LIKE_HTML.match(start) is not None
