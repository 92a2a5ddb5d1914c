"""The source of an HTML page in; its visible text, its blocks in reading order, and its head out.

The HTML library stays in this file. It will not know which blocks are the article: menus and footers are blocks too.
Scripts, styles and what the page itself hides are left out; nothing is loaded and nothing is run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zegsman.page.burden import lightened
from zegsman.page.declared import Head
from zegsman.page.refuse import BadPage
from zegsman.page.writer import Writer, nearest
from zegsman.values import Block

_UNSEEN = frozenset((
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "canvas", "video",
    "audio", "map", "datalist", "select", "title", "textarea", "noembed", "noframes", "rp", "link", "meta", "img",
    "input", "progress", "meter", "param", "source", "track",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_NAMED_IN_HINTS = frozenset((
    "aside", "nav", "header", "footer", "figure", "form", "article", "main", "blockquote", "ul", "ol", "table",
))  # fmt: skip
# An inline element that fills a block tells of it: a paragraph all in <strong> is seldom a paragraph.
_EMPHASIS = {"x-b": "b", "x-strong": "strong", "x-em": "em", "x-i": "i", "x-small": "small", "cite": "cite", "q": "q"}
_HINT_ATTRIBUTES = ("class", "id", "role", "itemprop", "aria-label", "data-testid")
_MAX_HINT_TEXT = 400
_MAX_WITHIN = 100
_WORD = re.compile(r"[^\W\d_]+")
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_AUTHORS_NAME = '[itemprop~="author"] [itemprop="name"], .vcard.author .fn'
_AUTHOR = '[itemprop~="author"], a[rel~="author"], .vcard.author'
_MAX_SIGNED, _LONGEST_NAME = 20, 100
_MAX_SCRIPTS, _MAX_META, _MAX_TIMES, _MAX_JSON = 20, 300, 50, 1_000_000

_Attributes = dict[str, str | None]


class _Frame(NamedTuple):
    """An open element. Text in it belongs to the block `tag` with `hints`; a block in it stands within `around`."""

    node: LexborNode
    tag: str
    hints: tuple[str, ...]
    around: tuple[str, ...]
    within: tuple[int, ...]
    is_block: bool = True
    is_entered: bool = False
    keeps_lines: bool = False


def read(source: str) -> tuple[str, tuple[Block, ...], Head]:
    """Text, blocks and head of the page; raises `BadPage` where it shows no text, or would cost too much to read."""
    tree = LexborHTMLParser(lightened(source))
    writer = _written(tree, hide=True)
    if not writer.blocks:
        writer = _written(tree, hide=False)  # some pages hide everything until a script has run
    if not writer.blocks:
        mend = "it may be made by a script: open it in a browser, copy the article and give that as plain text"
        raise BadPage("the page shows no text", mend)
    return "".join(writer.text), tuple(writer.blocks), _head(tree)


def _written(tree: LexborHTMLParser, *, hide: bool) -> Writer:
    """Walks the body with a stack of its own: pages nest deeper than Python may call."""
    writer, body = Writer(), tree.body
    if body is None:
        return writer
    words = nearest(_words(body.attributes), ())
    frame, node = _Frame(body, "body", words, words, ()), body.first_child
    around: list[_Frame] = []
    while True:
        if node is None:
            if frame.is_block:
                writer.end(frame.tag, frame.hints, frame.within)
            elif frame.is_entered:
                writer.leave()
            if not around:
                return writer
            node, frame = frame.node.next, around.pop()
        elif (tag := node.tag or "") == "-text":
            _add(writer, node.text_content or "", frame)
            node = node.next
        elif (inside := _start(writer, node, tag, frame, hide)) is None:
            node = node.next
        else:
            around.append(frame)
            frame, node = inside, node.first_child


def _start(writer: Writer, node: LexborNode, tag: str, frame: _Frame, hide: bool) -> _Frame | None:
    """Writes what begins at `node`: the frame of an element to walk into, or None."""
    if tag == "br":
        writer.end(frame.tag, frame.hints, frame.within, at_break=True)
        return None
    if not tag or not tag[0].isalpha() or tag in _UNSEEN:
        return None
    attributes: _Attributes = node.attributes
    if hide and (attributes or tag == "dialog") and _is_hidden(node, tag, attributes):
        return None
    words = _words(attributes)
    if tag in _BLOCKS:
        writer.end(frame.tag, frame.hints, frame.within)
        own = nearest(words, frame.around)
        hints = nearest((*words, tag), frame.around) if tag in _NAMED_IN_HINTS else own
        within = _deeper(frame.within, writer.number())
        return _Frame(node, tag, own, hints, within, keeps_lines=frame.keeps_lines or tag == "pre")
    if tag in _EMPHASIS:
        words = (*words, _EMPHASIS[tag])
    counts = bool(words) or tag == "time" or (tag == "a" and "href" in attributes)
    is_entered = counts and writer.enter("" if tag == "a" and "href" not in attributes else tag, words)
    around = nearest(words, frame.around)
    return _Frame(node, frame.tag, frame.hints, around, frame.within, False, is_entered, frame.keeps_lines)


def _deeper(within: tuple[int, ...], number: int) -> tuple[int, ...]:
    """The elements around the next one; below `_MAX_WITHIN` all stand in one, as no page that is read is so deep."""
    return within if len(within) >= _MAX_WITHIN else (*within, number)


def _add(writer: Writer, text: str, frame: _Frame) -> None:
    if not frame.keeps_lines:
        writer.add(text)
        return
    *lines, last = text.split("\n")
    for line in lines:
        writer.add(line)
        writer.end(frame.tag, frame.hints, frame.within, at_break=True)
    writer.add(last)


def _is_hidden(node: LexborNode, tag: str, attributes: _Attributes) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    if attributes.get("aria-hidden") == "true" and node.css_first("article, main, h1") is None:
        return True  # with the story inside, it is a page that was saved while a dialog lay over it
    style = attributes.get("style")
    return bool(style and _HIDING.search(style))


def _words(attributes: _Attributes) -> tuple[str, ...]:
    return _split(tuple(map(attributes.get, _HINT_ATTRIBUTES))) if attributes else ()


@lru_cache(maxsize=4096)
def _split(values: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(word for value in values if value for word in _WORD.findall(value[:_MAX_HINT_TEXT].lower()))


def _head(tree: LexborHTMLParser) -> Head:
    scripts = [node.first_child for node in tree.css('script[type*="ld+json"]')[:_MAX_SCRIPTS]]
    texts = [script.text_content or "" for script in scripts if script is not None]
    title = tree.css_first("head > title")
    times = tree.css('time[itemprop="datePublished"], time[pubdate]') or tree.css(
        "article time[datetime], main time[datetime]"
    )
    return Head(
        json_ld=tuple(text for text in texts if len(text) <= _MAX_JSON),
        meta=tuple(_meta(tree)),
        signed=tuple(_signed(tree)),
        times=tuple(node.attributes.get("datetime") or "" for node in times[:_MAX_TIMES]),
        title=title.text() if title is not None else None,
        language=tree.root.attributes.get("lang") if tree.root is not None else None,
        canonical=next((node.attributes.get("href") for node in tree.css('link[rel="canonical"]')[:1]), None),
    )


def _signed(tree: LexborHTMLParser) -> list[str]:
    """The names in elements marked as the author's, by microdata, by the link's relation or by the class words of an hCard."""
    marked = tree.css(_AUTHORS_NAME) or tree.css(_AUTHOR)
    texts = [" ".join(node.text(separator=" ").split()) for node in marked[:_MAX_SIGNED]]
    return [text for text in texts if 0 < len(text) <= _LONGEST_NAME]


def _meta(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    found = []
    for node in tree.css("meta[content]")[:_MAX_META]:
        attributes: _Attributes = node.attributes
        name = next(
            (value for key in ("property", "name", "itemprop", "http-equiv") if (value := attributes.get(key))), None
        )
        if name:
            found.append((name.strip().lower()[:100], (attributes["content"] or "")[:2000]))
    return found
