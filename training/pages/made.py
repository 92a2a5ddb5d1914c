"""Pages that are put together by chance: marked articles and boxes of furniture in, marked HTML pages out.

Our hand-marked pages are few. Here the story of an article stands in a page of some build, with boxes of `boxes.txt` before, between, beside
and below its paragraphs: now with class words that tell, now with some that say nothing, now with none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from zegsman.gold import MarkedArticle

BOXES = Path(__file__).with_name("boxes.txt")

_TOP = ("navigation", "navigation", "navigation", "other", "advertisement", "paywall", "promo", "newsletter")
_UNDER = ("byline", "timestamp", "share", "reading-time", "read-aloud", "comments", "paywall", "live-bar")
_BETWEEN = (
    "promo", "promo", "newsletter", "reading-tip", "reading-tip", "advertisement", "embed", "media-player", "contact", "commerce",
    "paywall", "fact-box", "fact-box", "quote", "table", "promo", "contact", "continue-marker", "list", "other", "consent", "correction",
)  # fmt: skip
_BELOW = (
    "source-line",
    "correction",
    "author-bio",
    "tags",
    "share",
    "contact",
    "comments",
    "paywall",
    "promo",
    "newsletter",
    "commerce",
    "other",
)
_BESIDE = ("reading-tip", "reading-tip", "advertisement", "newsletter", "other", "promo", "commerce", "navigation")
_TELLING = {
    "newsletter": "newsletter nieuwsbrief nb-signup signup mailing brief-inschrijven",
    "promo": "promo app-promo steun donatie doneer banner-eigen actie campagne oproep",
    "paywall": "paywall abo abonneren login plus premium slot toegang aanbod-lid",
    "contact": "tip tipbox contact reageer redactie-tip oproep-lezers",
    "commerce": "shop winkel affiliate product koop deal partner-aanbod",
    "advertisement": "ad advertentie adv banner sponsored native-ad reclame",
    "comments": "comments reacties praatmee discussie respond",
    "correction": "correctie rectificatie naschrift update-note",
    "author-bio": "bio auteur-bio author-box over-auteur schrijver",
    "source-line": "bron source bronvermelding colofon",
    "consent": "cookie consent cookiemelding privacy toestemming",
    "media-player": "video player podcast speler fotoserie audio",
    "embed": "embed tweet social-post insta bericht-extern",
    "share": "share deel socials deelknoppen acties",
    "tags": "tags trefwoorden onderwerpen topics labels",
    "byline": "byline auteur author door meta-auteur",
    "timestamp": "datum date tijd published meta-datum",
    "caption": "caption bijschrift onderschrift foto-tekst",
    "credit": "credit fotograaf foto-credit maker",
    "continue-marker": "verder leesverder loopt-door",
    "read-aloud": "voorlezen listen audio-artikel luister",
    "reading-time": "leestijd readtime duur",
    "live-bar": "live-bar liveblog-kop status updates",
    "reading-tip": "related leesook verder-lezen teasers meer-nieuws gerelateerd lijst-nieuws",
    "navigation": "nav menu links kruimel voet onderkant service",
    "other": "widget weer poll peiling melding extra",
    "fact-box": "kader kader-uitleg factbox uitleg achtergrond",
    "list": "lijst opsomming",
    "quote": "quote pullquote citaat streamer",
}  # fmt: skip
_BARE, _IN_ONE = 0.5, 0.2
_DULL = (
    "block",
    "wrapper",
    "c-box",
    "module",
    "row",
    "col-12",
    "inner",
    "mb-4",
    "css-1x8f",
    "sc-a9f2",
    "content",
    "item",
    "root__k2j9",
)


def boxes(path: Path = BOXES) -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The pieces of every box, by kind and language."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, code, pieces = line.split("\t")
            found.setdefault((kind, code), []).append(tuple(pieces.split(" || ")))
    return found


def pages(articles: Sequence[MarkedArticle], count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Name, language and marked source of as many pages."""
    chance, known = random.Random(seed), boxes()  # noqa: S311 - nothing secret
    for number in range(count):
        article = articles[number % len(articles)]
        yield f"made-{number}", article.language, _Maker(chance, known, article.language).page(article)


class _Maker:
    """One page in the making; how its site writes stays the same over the page."""

    def __init__(self, chance: random.Random, known: dict[tuple[str, str], list[tuple[str, ...]]], code: str) -> None:
        self._chance, self._known, self._code = chance, known, code
        self._telling = chance.choice((0.0, 0.3, 0.6, 0.9))
        self._dull = chance.sample(_DULL, 4)
        self._heading = chance.choice(("h2", "h3", "h3", "h4", "strong", "div", "p"))
        self._subhead = chance.choice(("h2", "h2", "h3", "p"))
        self._text = chance.choice(("", "", ' class="text"', ' class="paragraph"', ' class="article-body-p"'))
        self._around = chance.choice(("div", "div", "section", "aside"))

    def page(self, article: MarkedArticle) -> str:
        title = escape(next((block.span.of(article.text) for block in article.blocks if block.label == "title"), ""))
        top = self._some(("consent",), 1) + self._some(_TOP, 4)
        bar, foot = (
            self._some(("navigation",) * 4, 3),
            self._some(("navigation",) * 4 + ("other", "newsletter", "promo"), 5),
        )
        story = self._story(article, title)
        beside = f"<aside>{self._some(_BESIDE, 4)}</aside>" if self._chance.random() < 0.6 else self._some(_BESIDE, 4)
        main = self._chance.choice(
            ("<main>{}{}</main>", "<div>{}</div><div>{}</div>", "<div class='page'><div>{}</div>{}</div>")
        )
        return (
            f'<html lang="{article.language}"><head><title>{title}</title><meta property="og:title" content="{title}"></head>'
            f'<body data-label="other">{top}<header>{bar}</header>{main.format(story, beside)}<footer>{foot}</footer></body></html>'
        )

    def _story(self, article: MarkedArticle, title: str) -> str:
        parts = [f'<h1 data-label="title">{title}</h1>', self._some(_UNDER, 4)]
        if self._chance.random() < 0.5:
            parts.append(self._figure())
        own = [block for block in article.blocks if block.label != "title"]
        open_list = False
        for number, block in enumerate(own):
            item = block.label == "list"
            parts += ["<ul>"] if item and not open_list else ["</ul>"] if open_list and not item else []
            open_list = item
            parts.append(self._block(block.label, escape(block.span.of(article.text))))
            if not open_list and number and self._chance.random() < 0.22:
                parts.append(self._between(self._chance.choice(_BETWEEN)))
        parts += ["</ul>"] if open_list else []
        tag = self._chance.choice(("article", "div", "article", "section"))
        below = self._some(_BELOW, 5)
        inside = self._chance.random() < 0.5
        whole = "".join(parts)
        return f"<{tag}>{whole}{below}</{tag}>" if inside else f"<{tag}>{whole}</{tag}>{below}"

    def _block(self, kind: str, text: str) -> str:
        if kind == "subhead":
            inner = f"<strong>{text}</strong>" if self._subhead == "p" else text
            return f'<{self._subhead} data-label="subhead">{inner}</{self._subhead}>'
        if kind == "list":
            return f'<li data-label="list">{text}</li>'
        if kind in ("lead", "body", "live-entry", "quote", "table", "fact-box"):
            return f'<p{self._text} data-label="{kind}">{text}</p>'
        tag = self._chance.choice(("p", "div", "span"))
        return f'<div><{tag}{self._class(kind)} data-label="{kind}">{text}</{tag}></div>'

    def _between(self, kind: str) -> str:
        """A box, or an appeal that looks like one more paragraph."""
        pieces = self._pieces(kind)
        if len(pieces) == 1 and pieces[0][1:2] != "=" and self._chance.random() < _BARE:
            return f'<p{self._text} data-label="{kind}">{escape(pieces[0])}</p>'
        return self._box(kind, pieces)

    def _figure(self) -> str:
        caption, credit = (escape(self._pieces(kind)[0]) for kind in ("caption", "credit"))
        tag = self._chance.choice(("figcaption", "div", "p"))
        made = (
            f' <span{self._class("credit")} data-label="credit">{credit}</span>' if self._chance.random() < 0.6 else ""
        )
        return f'<figure><{tag} data-label="caption"><span>{caption}</span>{made}</{tag}></figure>'

    def _some(self, kinds: Sequence[str], most: int) -> str:
        chosen = self._chance.sample(kinds, min(len(kinds), self._chance.randint(0, most)))
        return "".join(map(self._one, chosen))

    def _pieces(self, kind: str) -> tuple[str, ...]:
        ours = self._known.get((kind, self._code)) if self._chance.random() < 0.8 else None
        return self._chance.choice(ours or self._known[kind, "nl"])

    def _one(self, kind: str) -> str:
        return self._box(kind, self._pieces(kind))

    def _box(self, kind: str, told: Sequence[str]) -> str:
        if self._chance.random() < _IN_ONE:
            line = self._chance.choice((" ", " ", "", " | ")).join(map(self._inline, told))
            tag = self._chance.choice(("p", "div"))
            return f'<{tag}{self._class(kind)} data-label="{kind}">{line}</{tag}>'
        pieces = "".join(map(self._piece, told))
        inner = f"<div{self._class('')}>{pieces}</div>" if self._chance.random() < 0.3 else pieces
        return f'<{self._around}{self._class(kind)} data-label="{kind}">{inner}</{self._around}>'

    def _inline(self, piece: str) -> str:
        sign, text = _parted(piece)
        tag = {"h": "strong", "a": 'a href="/x"', "b": "button", "s": "small"}.get(sign, "span")
        return f"<{tag}>{text}</{tag.split()[0]}>"

    def _piece(self, piece: str) -> str:
        sign, text = _parted(piece)
        if sign == "h":
            return f"<{self._heading}>{text}</{self._heading}>"
        if sign == "b":
            return f"<button>{text}</button>" if self._chance.random() < 0.6 else f'<p><a href="#">{text}</a></p>'
        if sign == "a":
            tag = self._chance.choice(("li", "div", "p", "h3"))
            return f'<{tag}><a href="/x">{text}</a></{tag}>'
        tag = {"s": "small", "l": "li"}.get(sign) or self._chance.choice(("p", "p", "div", "span"))
        return f"<div><{tag}>{text}</{tag}></div>" if tag in ("small", "span") else f"<{tag}>{text}</{tag}>"

    def _class(self, kind: str) -> str:
        words = [self._chance.choice(self._dull)] if self._chance.random() < 0.5 else []
        if kind in _TELLING and self._chance.random() < self._telling:
            word = self._chance.choice(_TELLING[kind].split())
            words.append(self._chance.choice((word, f"article__{word}", f"c-{word}", f"{word}-blok")))
        return f' class="{" ".join(words)}"' if words else ""


def _parted(piece: str) -> tuple[str, str]:
    sign, text = (piece[0], piece[2:]) if piece[1:2] == "=" else ("", piece)
    return sign, escape(text)
