"""The second look at an HTML page: pieces with the verdicts of the rules come in, the verdicts of a learned labeller go out.

The labeller has seen how marked pages are built and what the rules made of them, so it knows where to believe them. The headline stays
where the rules found it, and so does what they know better: which running text is the lead, and which the entries of a live blog.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from zegsman.article import traits
from zegsman.article.pieces import Piece, Verdict
from zegsman.values import OWN_WORDS, LabelKind

if TYPE_CHECKING:
    from zegsman.models.labels import Labeller

RUNNING: frozenset[LabelKind] = frozenset(("lead", "body", "live-entry"))
_TRUST, _SUREST = (
    0.75,
    0.97,
)  # how far the odds that a rule gives itself count beside what was learned; and the longest odds
_SURE = 0.98  # how sure it must be to call one part of the story another (a list in it a fact box)
_KEPT: frozenset[LabelKind] = RUNNING | {"table"}
_SURER = 0.97  # and to call a paragraph or a table of the story furniture of no kind
_ENTRIES = 3


def settle(
    pieces: Sequence[Piece], verdicts: Sequence[Verdict], container: tuple[int, ...], labeller: Labeller
) -> tuple[Verdict, ...]:
    """A verdict for every piece. Plain text has no build to look at, and keeps those of the rules."""
    if not any(piece.layout.tag for piece in pieces):
        return tuple(verdicts)
    together = traits.alike(pieces)
    likely = labeller.scores(traits.rows(pieces, verdicts, container, together), together)
    numbers = {kind: number for number, kind in enumerate(labeller.kinds)}
    told = [numbers.get(taught(verdict.kind), 0) for verdict in verdicts]
    likely[range(len(told)), told] *= [_odds(verdict.score) ** _TRUST for verdict in verdicts]
    likely /= likely.sum(axis=1, keepdims=True)
    best, scores = likely.argmax(axis=1).tolist(), likely.max(axis=1).tolist()
    kinds = [cast(LabelKind, labeller.kinds[number]) for number in best]
    return tuple(_settled(verdicts, kinds, scores))


def _odds(score: float) -> float:
    sure = min(score, _SUREST)
    return sure / (1 - sure)


def taught(kind: LabelKind) -> LabelKind:
    """The kind as the labeller knows it: all running text is one."""
    return "body" if kind in RUNNING else kind


def _needed(told: LabelKind, kind: LabelKind) -> float:
    """How sure the labeller must be to call `kind` what the rules told for `told`: surer where a piece of the story would be another or none."""
    if told not in OWN_WORDS:
        return 0.0
    if kind in OWN_WORDS:
        return _SURE
    return _SURER if kind == "other" and told in _KEPT else 0.0


def _settled(verdicts: Sequence[Verdict], kinds: Sequence[LabelKind], scores: Sequence[float]) -> Iterator[Verdict]:
    live = sum(verdict.kind == "live-entry" for verdict in verdicts) >= _ENTRIES
    begun = False
    for verdict, kind, below, score in zip(verdicts, kinds, (*kinds[1:], "other"), scores, strict=True):
        begun = begun or verdict.kind == "live-entry"
        if verdict.kind == "title":
            yield verdict
        elif verdict.kind == "subhead" and kind == "fact-box" and below == "body":
            yield verdict  # a box's heading stands over the box
        elif kind == taught(verdict.kind) or (score < _needed(verdict.kind, kind)):
            yield Verdict(verdict.kind, verdict.why, round(score, 2))
        else:
            entry = kind == "body" and live and begun
            yield Verdict("live-entry" if entry else kind, f"learned: not {verdict.why}", round(score, 2))
