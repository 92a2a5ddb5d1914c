"""What the layout of an HTML page tells: the element, and the class words of the block and those around it.

Class words are the web's own language, not a reader's; so their table stands here. A class that most of the story
carries ("paywall" around the whole text, "article__related" misnamed) says nothing and is left out of account.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from zegsman.article.pieces import Piece, Verdict
from zegsman.values import LabelKind

_WRAPPING = 0.4
_MOST = 0.8
_ROWS = 0.2
_TABLE: tuple[tuple[LabelKind, str], ...] = (
    ("consent", "cookie cookies cookiebar cookiewall cookiebanner consent gdpr cmp didomi onetrust privacy"),
    ("comments", "comments comment reacties commentsection commentlist commentform disqus usercomments reactions respond kommentare "
     "kommentar leserkommentare comentarios commentaires"),
    ("newsletter", "newsletter nieuwsbrief newsletters mailinglist newslettersignup newsletterbox"),
    ("advertisement", "ad ads advert advertisement advertentie adslot dfp sponsored advertorial adcontainer banner reclame"),
    ("share", "share sharing social socials sharebar sharebuttons socialshare sharetools delen"),
    ("live-bar", "livebar liveticker livestatus"),
    ("read-aloud", "readspeaker readaloud tts texttospeech voorlezen listen beluister audioplayer articleaudio"),
    ("reading-time", "readingtime leestijd readtime"),
    ("caption", "figcaption caption bijschrift mediacaption imagecaption bildunterschrift captiontext"),
    ("credit", "credit credits imagecredit fotograaf"),
    ("embed", "embed tweet twitter instagram tiktok socialembed embedded oembed iframe"),
    ("media-player", "player videoplayer jwplayer videojs slideshow fotogalerij mediaplayer brightcove"),
    ("byline", "byline author authors auteur auteurs writer signature articleauthor"),
    ("timestamp", "timestamp datetime pubdate datepublished publishdate publicationdate datemodified"),
    ("tags", "tags taglist tagcloud keywords topics trefwoorden tag postmetadata entrymeta entryutility"),
    ("reading-tip", "related relatedarticles gerelateerd readmore recommended recommendations aanbevolen teaser teasers leesook "
     "readalso onward mostread popular trending meestgelezen upnext inlinelink moreon leestip nextpost nextstory relatedposts recirculation "
     "articleteaser"),
    ("author-bio", "authorbio bio authorbox authordescription authorinfo authorcard aboutauthor"),
    ("contact", "tipbox tipline nieuwstip"),
    ("commerce", "affiliate webshop pricebox productbox"),
    ("correction", "correction rectificatie correctie editornote"),
    ("promo", "promo promotion promobox cta calltoaction appbanner campaign campagne donate donation"),
    ("paywall", "paywall subscribe subscription loginwall regwall piano meteredwall abonneren inloggen premiumgate"),
    ("navigation", "nav navigation menu breadcrumb breadcrumbs navbar footer pagination masthead topbar sitemap legal skiplink "
     "contentinfo submenu kruimelpad"),
    ("fact-box", "factbox infobox kader kadertekst explainer"),
    ("other", "sidebar textwidget"),
    ("quote", "pullquote blockquote quotebox"),
    ("lead", "lead intro standfirst chapeau lede dek introduction"),
)  # fmt: skip
_KINDS = {word: kind for kind, words in _TABLE for word in words.split()}
_STRONG: frozenset[LabelKind] = frozenset(("navigation", "consent", "comments"))
_SHORT_ONLY: frozenset[LabelKind] = frozenset(
    ("share", "byline", "timestamp", "tags", "read-aloud", "reading-time", "live-bar")
)
_OWN: frozenset[LabelKind] = frozenset(("fact-box", "quote", "lead"))
_LONG = 200


def find(piece: Piece, wrapping: frozenset[str]) -> Verdict | None:
    """The kind that element and class words tell; None where they tell nothing, as in plain text."""
    tag = piece.layout.tag
    if tag == "figcaption":
        return Verdict("caption", "layout: figcaption", 0.95)
    if tag == "h1":
        return None
    for hint, kind in _known(piece.layout.hints):
        if hint in wrapping or (kind in _SHORT_ONLY and len(piece.text) > _LONG):
            continue
        if hint == "tag" and not piece.linked:
            continue  # a story that carries its topics in a class: "post tag-travel"
        return Verdict(kind, f"layout: {hint}", 0.93)
    return _element(piece, wrapping)


@lru_cache(maxsize=4096)
def _known(hints: tuple[str, ...]) -> tuple[tuple[str, LabelKind], ...]:
    """The class words that tell a kind, each with it; "read-more" comes as two words."""
    pairs = map(add, hints, (*hints[1:], ""))
    told = [_KINDS.get(pair) or _KINDS.get(hint) for pair, hint in zip(pairs, hints, strict=True)]
    return tuple((hint, kind) for hint, kind in zip(hints, told, strict=True) if kind is not None)


def strong(verdict: Verdict | None) -> bool:
    """True where the layout is believed over the words: inside a menu, "Nieuwsbrief" is one more link."""
    return verdict is not None and verdict.kind in _STRONG


def own(verdict: Verdict | None) -> bool:
    """True where the layout names a part of the story; words may still know better."""
    return verdict is not None and verdict.kind in _OWN


def wrapping(pieces: Sequence[Piece]) -> frozenset[str]:
    """The class words that much of the page's running text carries: they wrap the story, whatever they are called.

    Of words that tell menus and comments almost all of it must: there can be more comments than story.
    """
    amounts: Counter[tuple[str, ...]] = Counter()
    for piece in _paragraphs(pieces):
        amounts[piece.layout.hints] += len(piece.text)
    carried: Counter[str] = Counter()
    for hints, amount in amounts.items():
        for hint in set(hints):
            carried[hint] += amount
    total = amounts.total()
    return frozenset(
        hint
        for hint, amount in carried.items()
        if amount >= total * (_MOST if _KINDS.get(hint) in _STRONG else _WRAPPING)
    )


def container(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """The innermost element that most of the running text shares, with those around it: the story's. Empty in plain text."""
    told = _paragraphs(pieces)
    most = _MOST * sum(len(piece.text) for piece in told)
    held: Counter[int] = Counter()
    for piece in told:
        for number in piece.layout.within:
            held[number] += len(piece.text)
    longest = max(
        (piece.layout.within for piece in told), key=lambda within: sum(held[n] >= most for n in within), default=()
    )
    return tuple(number for number in longest if held[number] >= most)


def strays(piece: Piece, container: tuple[int, ...]) -> bool:
    """True where the piece stands outside the story's container."""
    return bool(container) and piece.layout.within[: len(container)] != container


def _paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    """The page's running text: paragraphs that follow one another, as a story's do and teasers do not; else all of them."""
    flags = [bool(piece.layout.tag) and piece.running for piece in pieces]
    beside = [flag and (flags[n + 1 : n + 2] == [True] or (n > 0 and flags[n - 1])) for n, flag in enumerate(flags)]
    every = [piece for piece, flag in zip(pieces, flags, strict=True) if flag]
    rows = [piece for piece, flag in zip(pieces, beside, strict=True) if flag]
    much = sum(len(piece.text) for piece in rows) >= _ROWS * sum(len(piece.text) for piece in every)
    return rows if much else every


def _element(piece: Piece, wrapping: frozenset[str]) -> Verdict | None:
    hints = piece.layout.hints
    if piece.layout.tag == "time":
        return Verdict("timestamp", "layout: time", 0.9)
    if "figure" in hints and "figure" not in wrapping and piece.layout.tag not in ("h2", "h3"):
        return Verdict("caption", "layout: figure", 0.85)
    if "aside" in hints and "aside" not in wrapping and not piece.running:
        kind: LabelKind = "reading-tip" if piece.linked > 0.5 or piece.length > 3 else "other"
        return Verdict(kind, "layout: aside", 0.8)
    if piece.layout.tag in ("button", "label"):
        return Verdict("other", f"layout: {piece.layout.tag}", 0.7)
    return None
