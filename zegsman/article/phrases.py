"""Lays the phrases of a language over a piece: a piece comes in, the kind its words tell comes out.

It knows how patterns match; it does not know where on the page the piece stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zegsman.article.pieces import Piece, Verdict, cut, outside_quotes, sentences
from zegsman.language.furniture import FLOATING, GAP, MISSING, NUMBER, OPEN, Furniture, Phrase, Step
from zegsman.values import Span

_MARKS = frozenset(":?!.()>›/|·-")
_GAP_WORDS = 6
_LONGEST_TAIL = 400
WEAK = 0.75
_RANK = {"whole": 3, "starts": 2, "ends": 1, "anywhere": 0}


def find(piece: Piece, furniture: Furniture) -> Verdict | None:
    """The kind that the piece's words tell; None where they tell nothing. A quotation tells nothing."""
    if not piece.tokens or piece.quoted:
        return None
    found = _opening(piece, furniture)
    best = max(found, key=_weight, default=None)
    if best is None or best.weak:
        found += _floating(piece, furniture)
        best = max(found, key=_weight, default=None)
    if best is None:
        return None
    score = WEAK if best.weak else 0.92 if best.place in FLOATING else 0.97
    return Verdict(best.kind, f"words: {best.written}", score)


def split(piece: Piece, furniture: Furniture) -> tuple[Piece, ...]:
    """The piece, cut where furniture follows a finished sentence on the same line ("… zei hij. Lees ook: Wat nu?")."""
    for at in sentences(piece, len(piece.text) - _LONGEST_TAIL):
        text = piece.text[at:]
        tail = Piece(Span(0, len(text)), text, piece.block, piece.layout)
        if any(hit.inline for hit in _opening(tail, furniture)):
            return cut(piece, at)
    return (piece,)


def _weight(phrase: Phrase) -> tuple[bool, int, int]:
    return not phrase.weak, _RANK[phrase.place], len(phrase.steps)


def _tokens_outside(piece: Piece) -> tuple[str, ...]:
    text = outside_quotes(piece.text)
    return Piece(Span(0, len(text)), text, piece.block, piece.layout).tokens


def _opening(piece: Piece, furniture: Furniture) -> list[Phrase]:
    """The phrases that the piece begins with."""
    if not piece.tokens:
        return []
    options = (*furniture.opening.get(piece.tokens[0], ()), *_with_a_word_of(piece.tokens, furniture.patterned))
    return [phrase for phrase in _possible(options, piece.tokens, piece) if _fits(phrase, piece.tokens, 0)]


def _floating(piece: Piece, furniture: Furniture) -> list[Phrase]:
    """The phrases that may stand anywhere in the piece, or at its end, and do."""
    tokens = piece.tokens if piece.plain == piece.text else _tokens_outside(piece)
    options = _with_a_word_of(tokens, furniture.floating)
    return [
        phrase
        for phrase in _possible(options, tokens, piece)
        if any(_fits(phrase, tokens, at) for at in _begins(phrase.steps[0], tokens))
    ]


def _possible(options: Sequence[Phrase], tokens: tuple[str, ...], piece: Piece) -> list[Phrase]:
    """Those of the phrases whose words are all there, in a piece that is no longer than they reach."""
    if not options:
        return []
    words, long, stopped = frozenset(tokens), len(piece.text), piece.stopped
    return [
        phrase
        for phrase in options
        if phrase.needs <= words and long <= phrase.longest and not (phrase.headline and stopped)
    ]


def _begins(step: Step, tokens: tuple[str, ...]) -> list[int]:
    """Where the step matches a token."""
    if _plain(step):
        return [at for at, token in enumerate(tokens) if token in step]
    return [at for at, token in enumerate(tokens) if _matches(step, token)]


@lru_cache(maxsize=1 << 12)
def _plain(step: Step) -> bool:
    return not any(word == NUMBER or OPEN in word for word in step)


def _with_a_word_of(tokens: tuple[str, ...], index: dict[str, tuple[Phrase, ...]]) -> list[Phrase]:
    """The phrases that one of the words may belong to, in their order, and those that no word tells; none twice."""
    if OPEN not in index and index.keys().isdisjoint(tokens):
        return []
    told = [*(phrase for word in tokens if word in index for phrase in index[word]), *index.get(OPEN, ())]
    return list({id(phrase): phrase for phrase in told}.values())


def _fits(phrase: Phrase, tokens: tuple[str, ...], at: int) -> bool:
    ends = _ends(phrase.steps, tokens, at)
    if phrase.place in ("whole", "ends"):
        return any(all(token in _MARKS for token in tokens[end:]) for end in ends)
    return bool(ends)


def _ends(steps: tuple[Step, ...], tokens: tuple[str, ...], at: int) -> set[int]:
    """Every place where the steps may have been walked through, beginning at token `at`; at most a handful at a time."""
    places = {at}
    gap = 0
    for step in steps:
        if GAP in step:
            gap = _GAP_WORDS
            continue
        places = {end for place in places for end in _step(step, tokens, place, gap)}
        gap = 0
        if not places:
            break
    return places


def _step(step: Step, tokens: tuple[str, ...], place: int, gap: int) -> set[int]:
    ends = {place} if MISSING in step else set()
    while place < len(tokens):
        if _matches(step, tokens[place]):
            ends.add(place + 1)
        if tokens[place] not in _MARKS:
            if gap == 0:
                break
            gap -= 1
        place += 1
    return ends


@lru_cache(maxsize=1 << 16)
def _matches(step: Step, token: str) -> bool:
    return any(_same(word, token) for word in step)


def _same(word: str, token: str) -> bool:
    if word == NUMBER:
        return token[0].isdigit()
    if word.endswith(OPEN):
        return token.startswith(word[:-1])
    return token.endswith(word[1:]) if word.startswith(OPEN) else token == word
