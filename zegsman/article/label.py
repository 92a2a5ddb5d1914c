"""Page → Article. Each piece is named by its words, its layout, its shape, and at last by its place in the page.

What comes in is a page cut into blocks; what goes out are labels that tile these blocks, and the article's fields. It
never fails: a page without a story is an article without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zegsman.article import fields, flow, layout, learned, phrases, shape
from zegsman.article.pieces import Piece, Verdict, cut, inlines, parts, whole
from zegsman.language.furniture import Furniture
from zegsman.models import labels
from zegsman.values import Article, Label, LabelKind, Page, Span

_SIGNATURE: frozenset[LabelKind] = frozenset(("byline", "timestamp", "credit", "dateline"))
_PLAYING_TIME = re.compile(r"\(?\d{1,2}:[0-5]\d\b.{0,8}$")
_SMALL = 4


def label(page: Page, furniture: Furniture, language: str, *, rules_alone: bool = False) -> Article:
    """The page with every piece labelled, and its title, day, authors and sources."""
    pieces, verdicts, container = by_rules(page, furniture)
    by_rule = list(zip(pieces, verdicts, strict=True))  # title, day and names were measured with these
    if not rules_alone and (labeller := labels.installed()) is not None:
        verdicts = flow.with_lead(pieces, learned.settle(pieces, verdicts, container, labeller), furniture)
    return Article(
        page=page,
        labels=_labels(list(zip(pieces, verdicts, strict=True))),
        title=fields.title(by_rule, page),
        published=fields.published(by_rule, page, furniture),
        authors=fields.authors(by_rule, page, furniture),
        outlet=page.declared.outlet,
        sources=fields.sources(by_rule, furniture),
        language=language,
    )


def by_rules(page: Page, furniture: Furniture) -> tuple[list[Piece], tuple[Verdict, ...], tuple[int, ...]]:
    """The pieces of the page, what the rules make of each, and the story's element."""
    uncut = tuple(whole(number, block, page.text) for number, block in enumerate(page.blocks))
    wrapping = layout.wrapping(uncut)
    judged = [pair for piece in uncut for pair in _judged(piece, wrapping, furniture)]
    pieces = [piece for piece, _ in judged]
    container = layout.container(pieces)
    verdicts = flow.settle(pieces, [verdict for _, verdict in judged], page.declared, furniture, container)
    return pieces, verdicts, container


def _judged(block: Piece, wrapping: frozenset[str], furniture: Furniture) -> list[tuple[Piece, Verdict | None]]:
    """The block's pieces with what their words, layout and shape tell."""
    seen = layout.find(block, wrapping)
    if seen is not None and layout.strong(seen):
        return [(block, seen)]
    if several := _side_by_side(block, wrapping, furniture):
        return several
    found: list[tuple[Piece, Verdict | None]] = []
    for piece in phrases.split(block, furniture):
        own = seen if piece is block else layout.find(piece, wrapping)
        found += _apart(piece, furniture) or _credited(piece, _judge(piece, own, furniture), furniture)
    return found


def _credited(piece: Piece, verdict: Verdict | None, furniture: Furniture) -> list[tuple[Piece, Verdict | None]]:
    """A caption of an HTML page with its maker behind it in two: "De sluis op dinsdag." "Foto: Wiebe Tolsma"."""
    if verdict is None or verdict.kind != "caption" or not piece.layout.tag:
        return [(piece, verdict)]
    at = shape.credit_behind(piece, furniture)
    made = Verdict("credit", "parts: a maker behind a caption", 0.9)
    return list(zip(cut(piece, at), (verdict, made), strict=True)) if at else [(piece, verdict)]


def _side_by_side(block: Piece, wrapping: frozenset[str], furniture: Furniture) -> list[tuple[Piece, Verdict | None]]:
    """A line whose inline elements are of several kinds, cut: a name, a date, a caption and its maker. Empty for another."""
    if not block.layout.parts or (block.prose and block.layout.tag == "p"):
        return []
    several = inlines(block)
    if len(several) < 2:
        return []
    if _pictured(block, several, furniture):
        made = Verdict("credit", "parts: a maker behind a sentence", 0.85)
        return [(several[0], Verdict("caption", "parts: a sentence and a maker", 0.85)), (several[1], made)]
    seen = [layout.find(piece, wrapping) for piece in several]
    verdicts: list[Verdict | None] = []
    for piece, own in zip(several, seen, strict=True):
        verdicts.append(_judge(piece, own, furniture))
        if verdicts[-1] is None and not any(seen):
            return []  # one that neither words nor layout tell, on a line where the layout tells of none
    kinds = {verdict.kind if verdict else None for verdict in verdicts}
    own_layout = any(verdict and verdict.why.startswith("layout") for verdict in verdicts)
    if len(kinds) < 2 or (None in kinds and not own_layout):
        return []
    return list(zip(several, verdicts, strict=True))


def _pictured(block: Piece, several: Sequence[Piece], furniture: Furniture) -> bool:
    """A sentence, and in an element of its own an agency with or without a name: "De sluis dinsdag." "NBO/Wiebe Tolsma".

    In a caption's own element any name will do.
    """
    if len(several) != 2 or not several[0].ends:
        return False
    maker, captioned = several[1].text, block.layout.tag == "figcaption"
    told = captioned or (several[0].stopped and ("/" in maker or shape.agency(maker, furniture)))
    return told and shape.names(maker, furniture)


def _judge(piece: Piece, seen: Verdict | None, furniture: Furniture) -> Verdict | None:
    """What the words and the shape of a piece tell beside what was seen of its layout."""
    if layout.strong(seen):
        return seen
    if seen is not None and seen.kind == "caption" and shape.credit_alone(piece, furniture):
        return Verdict("credit", "shape: a credit alone", 0.95)
    told = phrases.find(piece, furniture)
    if seen is not None and seen.kind != "other" and told is not None and told.kind == "navigation":
        return seen
    if told is not None or (seen is not None and not layout.own(seen)):
        return told or seen
    return shape.find(piece, furniture) or seen


def _apart(piece: Piece, furniture: Furniture) -> list[tuple[Piece, Verdict | None]]:
    """A line of several kinds side by side, cut: a read-aloud bar | a reading time. Empty where the line is one piece."""
    several = parts(piece)
    if len(several) < 2:
        return []
    kinds: list[Verdict] = []
    for part in several:
        verdict = _part(part, kinds[-1] if kinds else None, furniture)
        if verdict is None:
            return []
        kinds.append(verdict)
    if {verdict.kind for verdict in kinds} <= _SIGNATURE and any(verdict.kind == "byline" for verdict in kinds):
        return [(piece, Verdict("byline", "parts: a signature", 0.93))]
    if kinds[0].kind == "media-player" and _PLAYING_TIME.match(several[-1].text):
        return [(piece, kinds[0])]  # "Video: de brug zakt | 1:31 min."
    if {verdict.kind for verdict in kinds} <= {"navigation", "reading-tip"}:
        return [(piece, None)]  # a menu above the story, its topics below: the place tells
    return _joined(piece, several, kinds) if len({verdict.kind for verdict in kinds}) > 1 else []


def _part(part: Piece, before: Verdict | None, furniture: Furniture) -> Verdict | None:
    verdict = phrases.find(part, furniture) or shape.find(part, furniture)
    if verdict is not None and (verdict.why != "shape: no words" or before is None):
        return verdict
    if part.text.casefold() in furniture.sections:
        return Verdict("navigation", "parts: a section", 0.85)
    signing = before is None or before.kind in _SIGNATURE
    if (
        signing
        and part.length <= 6
        and (shape.initials(part.text, furniture) or (part.length > 1 and shape.names(part.text, furniture)))
    ):
        return Verdict("byline", "parts: a name", 0.85)
    return before if part.length <= _SMALL else None


def _joined(piece: Piece, several: Sequence[Piece], kinds: Sequence[Verdict]) -> list[tuple[Piece, Verdict | None]]:
    """The parts, neighbours of one kind made one again."""
    joined: list[tuple[Piece, Verdict | None]] = []
    for part, verdict in zip(several, kinds, strict=True):
        if joined and (last := joined[-1])[1] is not None and last[1].kind == verdict.kind:
            span = Span(last[0].span.start, part.span.end)
            text = piece.text[span.start - piece.span.start : span.end - piece.span.start]
            joined[-1] = (Piece(span, text, piece.block, piece.layout), last[1])
        else:
            joined.append((part, verdict))
    return joined


def _labels(labelled: Sequence[tuple[Piece, Verdict]]) -> tuple[Label, ...]:
    return tuple(Label(piece.span, verdict.kind, verdict.why, verdict.score) for piece, verdict in labelled)
