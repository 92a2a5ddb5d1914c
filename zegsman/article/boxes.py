"""What a box of an HTML page is about: pieces and their verdicts come in, the verdicts of whole boxes go out.

A newsletter form is a heading that says so, a line that praises it, a field and a button. One piece tells by its words; the others,
which the place alone has named, follow it. In plain text there are no boxes, and nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from zegsman.article.pieces import Piece, Verdict
from zegsman.values import OWN_WORDS, LabelKind

_BOXED: frozenset[LabelKind] = frozenset((
    "newsletter", "paywall", "promo", "contact", "consent", "comments", "author-bio", "commerce", "media-player",
    "read-aloud", "share", "advertisement", "reading-tip", "embed", "fact-box",
))  # fmt: skip
_HEADED: frozenset[LabelKind] = frozenset(("comments", "reading-tip"))
_HEADING = 6  # words
_LARGEST = 700  # characters; what is larger holds several things
_NAMED_BY_PLACE = (
    "place:",
    "layout: blockquote",
    "layout: button",
    "layout: label",
    "layout: aside",
    "layout: a heading",
    "layout: a short line",
    "layout: a table's cell",
    "shape: no words",
)


def settle(pieces: Sequence[Piece], verdicts: list[Verdict], container: tuple[int, ...]) -> None:
    """Gives the pieces of each small element the kind that its telling pieces agree on; changes `verdicts`."""
    members, outer = _small(pieces), frozenset(container)
    done: set[int] = set()
    for number, piece in enumerate(pieces):
        if number in done or not _tells(verdicts[number]):
            continue
        small = (one for one in piece.layout.within if one in members and one not in outer)
        inside = next((members[one] for one in small if _box(members[one], verdicts)), ())  # the outermost
        _name(inside, verdicts)
        done.update(inside)


def headed(pieces: Sequence[Piece], verdicts: list[Verdict], container: tuple[int, ...]) -> None:
    """Gives what stands in an element the kind that its heading tells by its words: "Reacties (12)", "Lees ook"; changes `verdicts`.

    However large the element is; it is the outermost that begins with the heading and holds no part of the story's own element.
    """
    opening: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        for element in piece.layout.within:
            opening.setdefault(element, number)
    for number, piece in enumerate(pieces):
        kind = verdicts[number].kind
        if kind not in _HEADED or not verdicts[number].why.startswith("words:") or piece.length > _HEADING:
            continue
        region = None
        for element in reversed(piece.layout.within):
            if element in container or opening[element] != number:
                break
            region = element
        for other in range(number + 1, len(pieces)) if region is not None else ():
            if region not in pieces[other].layout.within:
                break
            if verdicts[other].kind != "title" and (
                kind == "comments" or verdicts[other].why.startswith(_NAMED_BY_PLACE)
            ):
                verdicts[other] = Verdict(kind, f"box: headed as {kind}", 0.85)


def _small(pieces: Sequence[Piece]) -> dict[int, list[int]]:
    """The pieces of each element that is no larger than a box. What stands around a larger one is larger too."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    sizes: defaultdict[int, int] = defaultdict(int)
    large: set[int] = set()
    for number, piece in enumerate(pieces):
        within, size = piece.layout.within, len(piece.text)
        for at in range(len(within) - 1, -1, -1):
            element = within[at]
            if element in large:
                break
            sizes[element] += size
            if sizes[element] > _LARGEST:
                large.update(within[: at + 1])
                break
            members[element].append(number)
    return {element: inside for element, inside in members.items() if element not in large}


def _tells(verdict: Verdict) -> bool:
    return verdict.kind in _BOXED and not verdict.why.startswith(_NAMED_BY_PLACE)


def _box(inside: Sequence[int], verdicts: Sequence[Verdict]) -> bool:
    """True where these pieces are one box: those that tell agree, and one that holds own words is told by its first piece."""
    kinds = {verdicts[number].kind for number in inside if _tells(verdicts[number])}
    if len(inside) < 2 or len(kinds) != 1 or any(verdicts[number].kind == "title" for number in inside):
        return False
    own = any(verdicts[number].kind in OWN_WORDS for number in inside)
    return not own or kinds == {"embed"} or _tells(verdicts[inside[0]])


def _name(inside: Sequence[int], verdicts: list[Verdict]) -> None:
    kind = next((verdicts[number].kind for number in inside if _tells(verdicts[number])), None)
    for number in inside:
        if kind is not None and verdicts[number].why.startswith(_NAMED_BY_PLACE):
            verdicts[number] = Verdict(kind, f"box: of {kind}", 0.75)
