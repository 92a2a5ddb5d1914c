"""Finds the unlabelled appeal: a paragraph set in the story's flow that speaks to the reader and wants something.

"Loop mee, haal geld op": direct address, orders, an offer, and nothing in common with the story around it. No single mark
proves it, so marks are weighed. What speaks against it: somebody is quoted or reported, the story's names and words come
back, the call goes out to witnesses, or the whole story speaks to its reader (a column, an advice, an interview).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")
_LONGEST = 420
_LONG_WORD = 5
_THRESHOLD = 2.0


@dataclass(frozen=True, slots=True)
class Story:
    """What the paragraphs around have in common: how often each word stands in them, and how much they address the reader."""

    words: dict[str, int]
    names: dict[str, int]
    addressed: float


def story(pieces: Sequence[Piece], furniture: Furniture) -> Story:
    """The vocabulary of the paragraphs, counted by paragraph."""
    words: dict[str, int] = {}
    names: dict[str, int] = {}
    addressed = 0
    for piece in pieces:
        found, named = _vocabulary(piece.text)
        for word in found:
            words[word] = words.get(word, 0) + 1
        for name in named:
            names[name] = names.get(name, 0) + 1
        addressed += _addressed(piece.plain, furniture) > 0
    return Story(words, names, addressed / max(1, len(pieces)))


def find(piece: Piece, around: Story, furniture: Furniture) -> Verdict | None:
    """A promo, if the marks outweigh what speaks against it. `around` counts the piece itself too."""
    if len(piece.text) > _LONGEST or piece.quoted:
        return None
    plain = piece.plain
    orders, address, offers = _orders(plain, furniture), _addressed(plain, furniture), _offers(plain, furniture)
    first = _SENTENCE.split(plain, 1)[0].strip()
    opens = first.endswith(("?", "!")) and len(first.split()) <= 14
    ours = any(word in furniture.ours for word in _words(plain))
    tempts = offers > 0 or opens or ours
    if not (orders and (tempts or (address and orders > 1))) and not (address and offers > 1):
        return None
    score = (
        0.6 * _urged(plain, furniture)
        + 1.2 * min(orders, 3)
        + 0.8 * min(address, 3)
        + 0.7 * min(offers, 4)
        + 0.8 * opens
        + 0.8 * ours
    )
    score += 0.4 * plain.count("!") - _against(piece, around, furniture)
    if around.addressed > 0.35 and offers < 2:
        score -= 2.0
    if score < _THRESHOLD:
        return None
    return Verdict(
        "promo", f"appeal: {orders} orders, {address} times you, {offers} offers", round(1 / (1 + math.exp(-score)), 2)
    )


def _against(piece: Piece, around: Story, furniture: Furniture) -> float:
    found, named = _vocabulary(piece.text)
    shared = sum(around.names.get(name, 0) > 1 for name in named)
    common = sum(around.words.get(word, 0) > 1 for word in found) / max(1, len(found))
    folded = f" {' '.join(_words(piece.plain))} "
    said = sum(f" {word} " in folded for word in furniture.said)
    service = _like(folded.split(), furniture.service)
    return (
        1.0 * shared
        + 3.0 * common
        + 1.5 * min(said, 2)
        + 1.5 * min(service, 2)
        + (1.5 if len(piece.plain) < 0.6 * len(piece.text) else 0)
    )


def _orders(plain: str, furniture: Furniture) -> int:
    """Clauses that open with an order: "Doneer nu", "… en steun onderzoek"."""
    known, urges = _known(furniture.orders), _known(furniture.urges + furniture.address)
    if known.isdisjoint(_words(plain)) and "!" not in plain:
        return 0
    count = 0
    for sentence in _SENTENCE.split(plain):
        for number, clause in enumerate(_clauses(furniture.joiners).split(sentence)):
            words = _words(clause)[:4]
            if number and words and words[0] in furniture.joiners:
                words = words[1:]
            if not words:
                continue
            bare = (
                number == 0
                and len(words) > 1
                and words[1] in urges
                and not words[0].endswith("t")
                and len(words[0]) > 2
            )
            count += words[0] in known or (bare and sentence.rstrip().endswith("!"))
    return count


def _urged(plain: str, furniture: Furniture) -> bool:
    """True where an order is pressed: "scoor nu", "doe mee", "bestel direct"."""
    words = _words(plain)
    orders, urges = _known(furniture.orders), _known(furniture.urges)
    return any(one in orders and other in urges for one, other in pairwise(words))


def _addressed(plain: str, furniture: Furniture) -> int:
    return sum(map(_known(furniture.address).__contains__, _words(plain)))


def _offers(plain: str, furniture: Furniture) -> int:
    words = _words(plain)
    folded = f" {' '.join(words)} "
    return _like(set(words), furniture.offers) + sum(f" {offer} " in folded for offer in _phrases(furniture.offers))


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


def _like(words: Iterable[str], patterns: tuple[str, ...]) -> int:
    """How many of the words are in the list, where "sponsor*" stands for all that begin so."""
    known, openings = _known(patterns), _openings(patterns)
    return sum(word in known or word.startswith(openings) for word in words)


def _vocabulary(text: str) -> tuple[set[str], set[str]]:
    """The long words, cut to their first letters so that plurals meet, and the words written with a capital inside a sentence."""
    words, gaps = _WORD.findall(text), _WORD.split(text)
    gaps[0] = f". {gaps[0]}" if len(gaps[0]) > 1 else ". "
    after_stop = {gap for gap in set(gaps) if _stops(gap)}
    different = set(words)
    long = {word.casefold()[:7] for word in different if len(word) >= _LONG_WORD}
    proper = {word for word in different if len(word) > 2 and word[0].isupper()}
    return long, {word for gap, word in zip(gaps, words, strict=False) if word in proper and gap not in after_stop}


def _stops(gap: str) -> bool:
    """True for what stands between two words, or all that is looked at of it, where a sentence may begin behind it."""
    before = gap[-4:].rstrip(" \"'“”‘’«»„(\n")
    return before[-1] in ".!?:…" if before else len(gap) >= 4


@lru_cache(maxsize=64)
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=64)
def _openings(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:-1] for word in words if word.endswith("*"))


@lru_cache(maxsize=64)
def _phrases(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if " " in word)


@lru_cache(maxsize=64)
def _clauses(joiners: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[,;:]\s+|\s(?=(?:{'|'.join(map(re.escape, joiners))})\s)")
