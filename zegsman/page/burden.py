"""HTML source in, harmless HTML source out: refuses what would cost a parser minutes or gigabytes, before it is parsed.

An HTML parser that follows the standard takes quadratic time for deep nesting and for many attributes, and quadratic *memory*
for `<p><b id=1><b id=2>…<p>x<p>x…`, where each paragraph opens all the unclosed elements anew: 30 kB fill 1.4 GB.
It will not know what a page says.
"""

from __future__ import annotations

import re
from collections import Counter

from zegsman.page.refuse import BadPage

MAX_TAGS = 100_000
MAX_DEPTH = 2_000
MAX_ATTRIBUTES = 1_000
_MAX_ROOTS = 100
# Smaller pages cannot hold enough to hurt: at worst a third of a second.
_SMALL = 60_000

# The elements that a parser opens anew in each paragraph. An element it does not know, x-b, is inline like them, and stays put.
_REOPENED = re.compile(r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.I)
_ROOT = re.compile(r"<(?:html|body)(?=[\s/>])", re.I)
_ATTRIBUTE = r"""=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+"""
_TOKEN = re.compile(rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(/?)([a-z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE}|=)*+)", re.I | re.S)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.I)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
# Elements that hold nothing, or that the next of their kind closes.
_SHALLOW = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "a", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "caption",
    "colgroup", "html", "head", "body",
))  # fmt: skip


def lightened(html: str) -> str:
    """The source with the elements renamed that multiply (`<b>` → `<x-b>`); raises `BadPage` for what stays too heavy."""
    if html.count("<") > 2 * MAX_TAGS or sum(1 for _ in _ROOT.finditer(html)) > _MAX_ROOTS:
        raise _too_heavy("has more elements than an article can have")
    if len(html) > _SMALL:
        _refuse_depth(html)
    return _REOPENED.sub(r"<\1x-\2", html)


def _refuse_depth(html: str) -> None:
    """Walks over the tags, closing what is open by that name; near enough to what a parser does."""
    opened: Counter[str] = Counter()
    position, depth, tags = 0, 0, 0
    while match := _TOKEN.search(html, position):
        position = match.end()
        closing, name, attributes = match.groups()
        if name is None:
            continue
        name = name.lower()
        if closing:
            if opened[name] > 0:
                opened[name] -= 1
                depth -= 1
            continue
        tags += 1
        if len(attributes) > 2 * MAX_ATTRIBUTES and len(_ATTRIBUTES.findall(attributes)) > MAX_ATTRIBUTES:
            raise _too_heavy("has an element with too many attributes")
        if name in _RAW:
            end = _RAW[name].search(html, position)
            position = end.start() if end else len(html)
        elif name not in _SHALLOW and not (attributes.endswith("/") and opened["svg"] > 0):
            opened[name] += 1
            depth += 1
        if depth > MAX_DEPTH or tags > MAX_TAGS:
            raise _too_heavy(
                "is nested too deeply" if depth > MAX_DEPTH else "has more elements than an article can have"
            )


def _too_heavy(what: str) -> BadPage:
    return BadPage(f"the page {what}", "open it in a browser, copy the article and give that as plain text")
