"""What the place in the page tells: pieces with what words, layout and shape made of them come in, a verdict for all goes out.

A story is a headline, perhaps a name and a date, a first paragraph, and paragraphs with short lines between them. What
stands before it and after it is furniture; what is left between is read by its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zegsman.article import boxes, headline, layout, phrases, promo, shape
from zegsman.article.pieces import Piece, Verdict, sentences
from zegsman.article.scene import HEADINGS, Scene
from zegsman.language.furniture import Furniture
from zegsman.values import Declared, LabelKind

_AGENCIES = r"\([A-Za-zÀ-ÿ/ ]{2,30}\)"  # "DEN HAAG (ANP) -", "Tolvik (dpa) –"
_DATELINE = re.compile(
    rf"(?:\d{{1,2}} \S{{1,8}} \S{{3,8}})?(?:[A-ZÀ-Þ'’/ -]{{3,40}}(?: ?{_AGENCIES})?|[A-ZÀ-Þ][\w'’/-]{{1,20}} {_AGENCIES}) ?[-–—] \S"
)
_DASH = re.compile(r"\s+[-–—|/]\s+|,\s+")
_ENTRY = re.compile(
    r"(?:[01]?\d|2[0-4])[.:uh][0-5]\d(?: ?[^\W\d_]{1,3})?(?:\s+[-–—|]\s+\S|: )"
)  # "14.30 uur – De sluis …"
_OPENED = re.compile(r"(?:[01]?\d|2[0-4])[.:uh][0-5]\d(?: ?[a-z]{1,3})?\s+([^\W\d_])")  # "14:30 De sluis …"
_QUOTED = re.compile(r": [\"'“„‘‚«»”’]")
_BULLET = re.compile(r"[-–•*·●▪]\s+\S")
_TOLD: tuple[LabelKind, ...] = ("subhead", "lead", "body", "quote", "live-entry")
_ORDINARY = 70
_ENTRIES, _PARAGRAPHS = 3, 4  # as few times make a live blog, with as many paragraphs for each at most
_HEADLINE = 10
_TEASER = 5  # words
_LAST = 3  # paragraphs
_LONGEST_ITEM = 24  # characters
_TIMID: tuple[LabelKind, ...] = ("navigation", "live-bar", "media-player", "other", "share", "paywall", "tags")


def settle(
    pieces: Sequence[Piece],
    found: Sequence[Verdict | None],
    declared: Declared,
    furniture: Furniture,
    container: tuple[int, ...],
) -> tuple[Verdict, ...]:
    """A verdict for every piece, those that words, layout and shape left open included; `container` is the story's element."""
    verdicts = list(found)
    title = headline.find(pieces, verdicts, declared, furniture)
    if title >= 0:
        verdicts[title] = Verdict("title", "place: the headline", 0.95)
    scene = Scene(pieces, verdicts, furniture, title, container)
    settled = _walk(scene)
    _appeals(scene, settled)
    _entries(scene, settled)
    _biography(scene, settled)
    boxes.headed(pieces, settled, scene.container)
    boxes.settle(pieces, settled, scene.container)
    return with_lead(pieces, settled, furniture)


def _walk(scene: Scene) -> list[Verdict]:
    settled: list[Verdict] = []
    pointing = False  # after "Lees ook" or "Meer uit Binnenland" alone on a line, headlines follow
    for number, piece in enumerate(scene.pieces):
        verdict = scene.found[number]
        if verdict is not None:
            verdict = _placed(verdict, piece, number, scene)
            pointing = _points(verdict, piece) or (pointing and verdict.kind in ("reading-tip", "timestamp", "credit"))
        elif number < scene.title:
            verdict = _before(piece, scene)
        elif pointing and (not piece.prose or _DATELINE.match(piece.text) or piece.linked > 0.5):
            verdict = Verdict("reading-tip", "place: under a pointer", 0.85)
        else:
            verdict = _open(number, piece, scene)
            pointing = pointing and verdict.kind == "reading-tip"
        settled.append(verdict)
    return settled


def _placed(verdict: Verdict, piece: Piece, number: int, scene: Scene) -> Verdict:
    """A verdict that means something else in this place."""
    if verdict.kind == "author-bio" and number < scene.first:
        return Verdict("byline", verdict.why, verdict.score)
    if verdict.kind == "byline" and piece.stopped and piece.length > 8 and number > scene.last:
        return Verdict("author-bio", "place: a sentence about the author below the story", 0.8)
    told = verdict.why.startswith("layout") and verdict.kind == "reading-tip"
    if told and scene.title < number < scene.first and piece.running and not piece.linked:
        return Verdict("lead", "place: a teaser of its own story", 0.75)
    weak = verdict.score <= phrases.WEAK and verdict.why.startswith("words")
    if weak and scene.first < number < scene.last and not piece.linked and scene.heads(number):
        return Verdict("subhead", "place: a short line over a paragraph", 0.75)
    if verdict.kind == "table" and number < scene.title:
        return Verdict("other", "place: figures before the headline", 0.7)
    below = number > scene.last and scene.last > scene.title
    over = scene.found[number - 1] if number else None
    pictured = over is not None and over.kind == "caption"
    if verdict.kind == "credit" and below and not pictured and shape.agency(piece.text, scene.furniture):
        return Verdict("source-line", "place: an agency below the story", verdict.score)
    return verdict


def _points(verdict: Verdict, piece: Piece) -> bool:
    told = verdict.why.startswith("words: ") and verdict.kind in ("reading-tip", "navigation")
    return told and (piece.length <= 4 or piece.text.endswith(":")) and not piece.layout.tag.startswith("a")


def _before(piece: Piece, scene: Scene) -> Verdict:
    if piece.prose and piece.linked < 0.5:
        return Verdict("other", "place: before the headline", 0.7)
    if piece.linked > 0.5 and piece.length >= _TEASER and not _menu(piece):
        return Verdict("reading-tip", "place: a headline before the headline", 0.7)
    return Verdict("navigation", "place: before the headline", 0.8)


def _open(number: int, piece: Piece, scene: Scene) -> Verdict:
    """A piece after the headline that nothing has named yet."""
    if title := _repeats(number, piece, scene):
        return title
    if number > scene.last or (number > scene.first and layout.strays(piece, scene.container)):
        return _after(piece, scene)
    if _pictures(number, piece, scene):
        return Verdict("caption", "place: a line that describes a picture", 0.75)
    if piece.layout.tag in ("td", "th") and not piece.running and scene.alone(piece):
        # old pages set their paragraphs in tables, and several lines in a cell
        return Verdict("table", "layout: a table's cell", 0.85)
    if piece.linked > 0.5 and shape.byline_opens(piece.tokens, scene.furniture) == 0 and _signs(piece, scene.furniture):
        return Verdict("byline", "place: a linked name", 0.85)
    if piece.linked > 0.7 and piece.layout.tag:
        kind: LabelKind = "reading-tip" if piece.length > 3 else "navigation"
        return Verdict(kind, "place: a link in the story", 0.85)
    if piece.layout.tag in ("li", "dt", "dd") or (_BULLET.match(piece.text) and not scene.interview):
        return Verdict("list", "place: an item in the story", 0.85)
    if piece.layout.tag in HEADINGS[1:]:
        return _heading(number, scene)
    if scene.question(number):
        return _question(number, scene)
    if piece.layout.tag == "pre":
        return Verdict("body", "layout: set as it was typed", 0.8)
    if piece.prose and layout.strays(piece, scene.container):
        return Verdict("lead", "place: text over the story", 0.75)
    if piece.prose:
        entry = _ENTRY.match(piece.text)
        return (
            Verdict("live-entry", "shape: a time and its entry", 0.85)
            if entry
            else Verdict("body", "place: a paragraph", 0.93)
        )
    return _early(piece, scene) if number < scene.first else _short(number, piece, scene)


def _repeats(number: int, piece: Piece, scene: Scene) -> Verdict | None:
    """The headline once more: behind an agency's name it is the picture's caption."""
    if scene.title < 0 or len(piece.text) > 300:
        return None
    title, again = scene.heading, headline.skeleton(piece.text)
    if len(title) < 12 or not again.endswith(title) or len(again) > len(title) + 24:
        return None
    before = piece.text[: max(0, len(piece.text) - len(scene.pieces[scene.title].text))]
    kind: LabelKind = "caption" if shape.agency(before, scene.furniture) else "other"
    return Verdict(kind, "place: the headline once more", 0.85)


def _heading(number: int, scene: Scene) -> Verdict:
    if scene.heads(number) or number < scene.last:
        return Verdict("subhead", "layout: a heading in the story", 0.92)
    return Verdict("reading-tip", "layout: a heading after the story", 0.75)


def _question(number: int, scene: Scene) -> Verdict:
    """An interviewer's line belongs to the text; elsewhere a short question over a paragraph is a heading."""
    following = scene.following(number)
    heading = following is not None and following.prose and not following.quoted and number > scene.first
    if (
        not scene.interview
        and heading
        and len(scene.pieces[number].text) <= _ORDINARY
        and not scene.pieces[number].layout.tag
    ):
        return Verdict("subhead", "place: a question over a paragraph", 0.75)
    return Verdict("body", "place: a question in the story", 0.85)


def _early(piece: Piece, scene: Scene) -> Verdict:
    """A short line between the headline and the first paragraph."""
    if headline.path(piece):
        return Verdict("navigation", "place: links under the headline", 0.8)
    if shape.timed(piece.text):
        return Verdict("subhead", "shape: an entry's time", 0.9)
    if _signs(piece, scene.furniture):
        return Verdict("byline", "place: a name under the headline", 0.88)
    if piece.text.isupper() and piece.length <= 4:
        return Verdict("dateline", "place: a place under the headline", 0.7)
    if piece.length >= 8:
        return Verdict("lead", "place: a line under the headline", 0.7)
    if piece.length <= 2 and not piece.quoted and not piece.ends:
        return Verdict("navigation", "place: a word under the headline", 0.6)
    return Verdict("subhead", "place: a short line under the headline", 0.6)


def _short(number: int, piece: Piece, scene: Scene) -> Verdict:
    """A short line between paragraphs."""
    if shape.timed(piece.text):
        return Verdict("subhead", "shape: an entry's time", 0.9)
    if piece.ends or (scene.interview and scene.answered(number) and not piece.quoted):
        return Verdict("body", "place: a short sentence", 0.8)
    if shape.agency(piece.text, scene.furniture):
        return Verdict("credit", "shape: an agency alone", 0.85)
    if piece.tokens[:1] == scene.furniture.byline[:1] and _signs(piece, scene.furniture):
        return Verdict("byline", "place: a name between paragraphs", 0.75)
    if headline.path(piece):
        kind: LabelKind = "list" if any(token[0].isdigit() for token in piece.tokens) else "tags"
        return Verdict(kind, "shape: items side by side", 0.8)
    if piece.quoted and piece.length >= _HEADLINE:
        return Verdict("quote", "shape: a quotation set apart", 0.7)
    if piece.length >= _HEADLINE or len(piece.text) > _ORDINARY or _entices(piece, scene.furniture):
        kind = "body" if piece.layout.tag == "p" else "reading-tip"
        return Verdict(kind, "shape: a headline between paragraphs", 0.7)
    bare = piece.layout.tag not in ("", "p", "blockquote") and not {"strong", "b"}.intersection(piece.layout.hints[:2])
    if bare and not _over_text(number, piece, scene):
        return Verdict("other", "layout: a short line that is no heading", 0.6)
    return Verdict("subhead", "place: a short line over a paragraph", 0.85)


def _over_text(number: int, piece: Piece, scene: Scene) -> bool:
    """A line in a bare element right over a paragraph of the same element: a heading, on a site without headings."""
    if piece.length < 2 or number + 1 == len(scene.pieces) or scene.found[number + 1] is not None:
        return False
    below = scene.pieces[number + 1]
    return below.prose and below.layout.within[:-1] == piece.layout.within[:-1]


def _entices(piece: Piece, furniture: Furniture) -> bool:
    """A headline that speaks to its reader or has two parts points to another story: "Water onder druk: zo zit het bij jou"."""
    spoken = any(token in furniture.address for token in piece.tokens)
    heading = _QUOTED.search(piece.text)  # "Havenmeester Tolsma: »Daar is geknoeid«" heads the story's own paragraphs
    return piece.length >= 6 and not piece.quoted and (spoken or (": " in piece.text and heading is None))


def _pictures(number: int, piece: Piece, scene: Scene) -> bool:
    """A short sentence over a credit, before the dateline, or that opens with a name and where it is, not what it does."""
    if len(piece.text) > 200 or next(sentences(piece), 0) > 0 or piece.layout.tag in HEADINGS:
        return False
    if number + 1 < len(scene.pieces):
        below, verdict = scene.pieces[number + 1], scene.found[number + 1]
        if verdict is not None and verdict.kind == "credit":
            return True
        if (
            number <= scene.first
            and verdict is None
            and _DATELINE.match(below.text)
            and not _DATELINE.match(piece.text)
        ):
            return piece.ends
    words = piece.text.rstrip(".").split()
    proper = next((at for at, word in enumerate(words) if not word[:1].isupper()), 0)
    named = 1 < proper < 5 and words[proper] in scene.furniture.scene and ":" not in piece.text
    return named and piece.length <= 16 and piece.plain == piece.text and (piece.stopped or number < scene.first)


def _after(piece: Piece, scene: Scene) -> Verdict:
    """A piece below the story."""
    if (
        piece.layout.tag in ("li", "pre")
        and scene.container
        and not layout.strays(piece, scene.container)
        and not piece.linked
    ):
        return Verdict("list" if piece.layout.tag == "li" else "body", "place: the end of the story's element", 0.75)
    if shape.agency(piece.text, scene.furniture):
        return Verdict("source-line", "place: an agency below the story", 0.85)
    if shape.crumbs(piece):
        return Verdict("navigation", "shape: a path below the story", 0.8)
    if shape.listed(piece) or (
        piece.text.count(", ") > 1 and not piece.ends and shape.names(piece.text, scene.furniture)
    ):
        return Verdict("tags", "place: items below the story", 0.85)
    if _signs(piece, scene.furniture) and not piece.layout.tag:
        return Verdict("byline", "place: a name below the story", 0.75)
    if piece.prose and piece.linked < 0.5:
        return Verdict("other", "place: text below the story", 0.6)
    kind: LabelKind = "reading-tip" if piece.length > 3 and not _menu(piece) else "navigation"
    return Verdict(kind, "place: a line below the story", 0.7)


def _menu(piece: Piece) -> bool:
    """Short links side by side."""
    links = piece.layout.links
    return len(links) > 2 and piece.linked > 0.6 and len(piece.text) / len(links) <= _LONGEST_ITEM


def _signs(piece: Piece, furniture: Furniture) -> bool:
    """True for a name, a name with its function, or a place and initials."""
    return any(_signed(text, piece, furniture) for text in (piece.bare, _behind_lead_in(piece.bare, furniture)))


def _signed(text: str, piece: Piece, furniture: Furniture) -> bool:
    parts = [part for part in _DASH.split(text) if part]
    named = [shape.names(part, furniture) or shape.initials(part, furniture) for part in parts]
    if named and all(named):
        return piece.length > 1 or shape.initials(piece.text, furniture)
    if not named or not named[0] or piece.length > 10 or piece.ends:
        return False
    return any(word.casefold().strip(".,") in furniture.staff for word in piece.text.split())


def _behind_lead_in(text: str, furniture: Furniture) -> str:
    """ "Column door Evert Houtsma" → "Evert Houtsma"."""
    words = text.split()
    at = shape.byline_opens(words, furniture)
    at = 0 if at is None and words and words[0].casefold().rstrip(":") in furniture.byline else at
    return text if at is None or at + 1 >= len(words) else " ".join(words[at + 1 :])


def _appeals(scene: Scene, settled: list[Verdict]) -> None:
    """Paragraphs in the story's flow that want something of the reader become promos."""
    body = [number for number, verdict in enumerate(settled) if verdict.kind in ("body", "lead", "list", "subhead")]
    around = promo.story([scene.pieces[number] for number in body], scene.furniture)
    for number in body:
        if number != scene.first and scene.found[number] is None and settled[number].kind in ("body", "subhead"):
            settled[number] = promo.find(scene.pieces[number], around, scene.furniture) or settled[number]


def _opens_with_time(text: str) -> bool:
    """ "14:30 De sluis …", not "14.30 uur was het …"."""
    found = _OPENED.match(text)
    return found is not None and found[1].isupper()


def _entries(scene: Scene, settled: list[Verdict]) -> None:
    """Where clock times stand over the paragraphs of an HTML page, or open them, again and again, it is a live blog: these are its entries."""
    pieces = scene.pieces
    inside = [n for n in range(scene.title + 1, scene.last) if not layout.strays(pieces[n], scene.container)]
    hours = [n for n in inside if pieces[n].layout.tag and shape.clock(pieces[n].text)]
    paragraphs = [number for number in scene.prose if settled[number].kind == "body"]
    if len(hours) < _ENTRIES:
        hours = [n for n in paragraphs if pieces[n].layout.tag and _opens_with_time(pieces[n].text)]
    if len(hours) < _ENTRIES or len(hours) * _PARAGRAPHS < len(paragraphs):
        return
    for number in paragraphs:
        if number >= hours[0]:
            settled[number] = Verdict("live-entry", "place: an entry under its time", 0.85)
    for number in hours:
        if settled[number].kind == "other":
            settled[number] = Verdict("live-entry", "place: the minute of an entry", 0.75)


def _biography(scene: Scene, settled: list[Verdict]) -> None:
    """A short paragraph among the last that opens with the name from the byline tells about the author."""
    lines = [piece.text for piece, verdict in zip(scene.pieces, settled, strict=True) if verdict.kind == "byline"]
    for number in scene.prose[1:][-_LAST:]:
        piece = scene.pieces[number]
        name = " ".join(piece.text.split()[:2])
        opens = name[:1].isupper() and shape.names(name, scene.furniture) and any(name in line for line in lines)
        if opens and len(piece.text) <= 240:
            settled[number] = Verdict("author-bio", "place: the author's name below the story", 0.85)


def with_lead(pieces: Sequence[Piece], verdicts: Sequence[Verdict], furniture: Furniture) -> tuple[Verdict, ...]:
    """The same verdicts, the first paragraph called the lead: unless there is one, a heading comes before it or the piece is a column."""
    settled = list(verdicts)
    title = next((n for n, verdict in enumerate(settled) if verdict.kind == "title"), -1)
    first = next((n for n in range(title + 1, len(settled)) if settled[n].kind in _TOLD), None)
    known = any(verdict.kind == "lead" for verdict in settled)
    if first is None or known or settled[first].kind != "body" or _opinion(pieces, title, first, furniture):
        return tuple(settled)
    settled[first] = Verdict("lead", "place: the first paragraph", 0.9)
    return tuple(settled)


def _opinion(pieces: Sequence[Piece], title: int, first: int, furniture: Furniture) -> bool:
    over = [piece for piece in pieces[:first] if piece.layout.tag == "" or not piece.prose]
    near = over[max(0, title - 3) :]
    return any(token in furniture.opinion for piece in near for token in piece.tokens[:24])
