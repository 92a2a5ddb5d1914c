"""What stands in the head of a page in; what the page says about itself, `Declared`, out.

JSON-LD first, then OpenGraph and `meta`, then the page's `time` elements. It will not know the HTML library, nor a language,
and it believes nothing: every text is bounded, and a broken declaration is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from zegsman.page.characters import clean, composed
from zegsman.values import Declared

_ARTICLE = re.compile(r"(?:^|/)\w*(?:Article|Posting|Report)$")
# Names of meta elements by their letters alone: sites write "article:published_time", "article:published:time", "dc.date", "DC:Date".
_TITLES = ("ogtitle", "twittertitle", "dctitle", "dctermstitle", "headline")
_DATES = (
    "articlepublishedtime", "ogpublishedtime", "ogarticlepublishedtime", "datepublished", "parselypubdate", "sailthrudate",
    "dcdateissued", "dctermsissued", "dctermscreated", "dcdate", "dctermsdate", "publishdate", "publicationdate", "pubdate", "date",
)  # fmt: skip
_AUTHORS = ("author", "articleauthor", "parselyauthor", "sailthruauthor", "dccreator", "dctermscreator", "byl")
_OUTLETS = ("ogsitename", "applicationname")
_LANGUAGES = ("oglocale", "contentlanguage", "dclanguage")
_NO_LETTERS = re.compile(r"[\W_]+")
_DAY = re.compile(r"\s*(\d{4})([-/]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_LANGUAGE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_COMMENTS = re.compile(r"<!--|-->|(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|\]\]>)\s{0,9}(?:\*/)?")
_COMMA_BEFORE_END = re.compile(r",(?=\s{0,200}[}\]])")
_BROKEN = {
    key: re.compile(rf'"{key}"\s{{0,9}}:\s{{0,9}}"((?:[^"\\\n]|\\.){{1,500}})"')
    for key in ("headline", "datePublished")
}
_MAX_TEXT, _MAX_AUTHORS, _MAX_NODES, _MOST_SIGNED = 500, 20, 2_000, 4


@dataclass(frozen=True, slots=True)
class Head:
    """What stands about the page in its source; `meta` are (name in lower case, content), all texts as written.

    `signed` are the texts of the elements that are marked as the author's name.
    """

    json_ld: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    times: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    title: str | None = None
    language: str | None = None
    canonical: str | None = None


def declared(head: Head, url: str | None) -> Declared:
    """What the page says about itself; `url` completes a canonical address that is relative."""
    nodes = [node for text in head.json_ld for node in _nodes(text)]
    article = next((node for node in nodes if _is_article(node)), {})
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    publisher = _follow(article.get("publisher"), by_id)
    outlet = _first(*_meta(head, _OUTLETS), *_names(publisher))
    titles = (article.get("headline"), *_meta(head, _TITLES), article.get("name"), head.title)
    people = (*_people(article.get("author"), by_id), *_people(article.get("creator"), by_id))
    return Declared(
        title=_title(titles, outlet),
        authors=_authors(people, outlet) or _authors(_meta(head, _AUTHORS), outlet) or _signed(head, outlet),
        published=_published((article.get("datePublished"), *_meta(head, _DATES), *head.times)),
        outlet=outlet,
        language=_language((head.language, article.get("inLanguage"), *_meta(head, _LANGUAGES))),
        canonical=_address((head.canonical, *_meta(head, ("ogurl",))), url),
    )


def _meta(head: Head, names: tuple[str, ...]) -> tuple[str, ...]:
    """The contents of these names, in the order of the names."""
    told = [(_NO_LETTERS.sub("", key), content) for key, content in head.meta if content.strip()]
    return tuple(content for name in names for key, content in told if key == name)


def _nodes(text: str) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD text that may describe the page: lists, `@graph` and `mainEntity` opened, lists of others not."""
    waiting: list[object] = [_loaded(text)]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:_MAX_NODES]
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _loaded(text: str) -> object:
    for attempt in (text, _COMMA_BEFORE_END.sub("", _COMMENTS.sub("", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    # Beyond repair, say a quotation mark left bare in the description: two facts can still be read.
    found: dict[str, object] = {
        key: unescape(match[1]) for key, pattern in _BROKEN.items() if (match := pattern.search(text))
    }
    return found | {"@type": "Article"} if found else None


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _follow(value: object, by_id: dict[object, dict[str, object]]) -> object:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _names(value: object) -> Iterator[object]:
    """The names in a declared person or organisation, or in a list of them."""
    for item in value[:_MAX_AUTHORS] if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        yield from name[:_MAX_AUTHORS] if isinstance(name, list) else [name]


def _people(value: object, by_id: dict[object, dict[str, object]]) -> Iterator[str]:
    for item in value[:_MAX_AUTHORS] if isinstance(value, list) else [value]:
        person = _follow(item, by_id)
        kind = person.get("@type") if isinstance(person, dict) else None
        if kind not in (None, "Person", ["Person"]):
            continue  # an organisation that signs its own page
        yield from (name for name in _names(person) if isinstance(name, str))


def _signed(head: Head, outlet: str | None) -> tuple[str, ...]:
    """The names in elements marked as the author's; many of them are the authors of other stories on the page."""
    found = _authors(head.signed, outlet)
    return found if len(found) <= _MOST_SIGNED else ()


def _authors(names: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        for part in _parts(_text(name) or ""):
            if (
                part
                and "://" not in part
                and "@" not in part
                and not part.startswith("www.")
                and not _same(part, outlet)
            ):
                found.setdefault(part)
    return tuple(found)[:_MAX_AUTHORS]


def _parts(name: str) -> list[str]:
    """“Jan Vos, Piet van Loon”: two people; “Jan Vos, onze man in Rome”: one, with what he is."""
    parts = [part.strip() for part in re.split("[,;|]", name)]
    return parts if all(" " in part and part[0].isupper() for part in parts if part) else [name]


def _same(name: str, outlet: str | None) -> bool:
    bare = re.sub(r"\.\w{2,4}$", "", name.casefold())
    return outlet is not None and bare == re.sub(r"\.\w{2,4}$", "", outlet.casefold())


def _title(values: Iterable[object], outlet: str | None) -> str | None:
    title = _first(*values)
    if title and outlet:
        # "Dijk houdt stand | De Waterkant": the outlet signs its titles.
        head, mark, tail = re.sub(r"\s+[|–—-]\s+(?=[^|–—]{1,80}$)", "\n", title).rpartition("\n")
        if mark and _same(tail.strip(), outlet):
            return head
    return title


def _first(*values: object) -> str | None:
    return next((text for value in values if (text := _text(value))), None)


def _text(value: object) -> str | None:
    """A declared text on one line, without the markup and entities that templates leave in it."""
    if not isinstance(value, str):
        return None
    bare = unescape(_TAG.sub("", value[: 4 * _MAX_TEXT]))
    return composed(" ".join(clean(bare).replace("\u00ad", "").split()))[:_MAX_TEXT] or None


def _published(values: Iterable[object]) -> date | None:
    return next((day for value in values if isinstance(value, str) and (day := _day(value[:100]))), None)


def _day(value: str) -> date | None:
    """The day as written, so in the time zone that the page itself counts in."""
    try:
        if match := _DAY.match(value):
            return date(int(match[1]), int(match[3]), int(match[4]))
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _language(values: Iterable[object]) -> str | None:
    return next(
        (match[1].lower() for value in values if isinstance(value, str) and (match := _LANGUAGE.match(value[:50]))),
        None,
    )


def _address(values: Iterable[str | None], url: str | None) -> str | None:
    for value in values:
        try:
            address = urljoin(url or "", value.strip()[:2000]) if value and value.strip() else ""
            if urlsplit(address).scheme in ("http", "https"):
                return address
        except ValueError:
            continue
    return None
