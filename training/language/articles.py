"""Names in marked articles: articles of gold/ come in, paragraphs to learn names from, and scores of a model's names, go out."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from training.language import network
from zegsman.gold import MarkedArticle, articles, split
from zegsman.models import Model
from zegsman.models.tokens import Spelling
from zegsman.values import Article, Block, Label, Page, Span
from zegsman.words import parse

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
_Names = list[tuple[int, int, str]]


def of_part(folder: Path, language: str, parts: frozenset[str]) -> list[MarkedArticle]:
    """The articles of a language in some parts of the split (gold/split.tsv) in which names are marked."""
    part = split.read(folder / split.FILE)
    return [one for one in articles(folder / language) if part[one.id] in parts and one.names]


def beside(
    nlp: Any, marked: Iterable[MarkedArticle], spelling: Spelling, lot: int
) -> Callable[[random.Random], list[Any]]:
    """A source of examples: each call gives the names of `lot` paragraphs drawn by chance, half of them about others."""
    paragraphs = [paragraph for article in marked for paragraph in _paragraphs(article)]
    known = _by_kind(paragraphs)

    def draw(chance: random.Random) -> list[Any]:
        drawn = chance.sample(paragraphs, min(lot, len(paragraphs)))
        return [
            network.named(nlp, *(_about_others(*one, known, chance) if chance.random() < 0.5 else one), spelling)
            for one in drawn
        ]

    return draw


def _by_kind(paragraphs: Iterable[tuple[str, _Names]]) -> dict[tuple[str, int, bool], list[str]]:
    """The names of each kind, number of words and kind of letters."""
    found: dict[tuple[str, int, bool], set[str]] = defaultdict(set)
    for text, names in paragraphs:
        for start, end, kind in names:
            found[_sort(text[start:end], kind)].add(text[start:end])
    return {sort: sorted(names) for sort, names in found.items()}


def _sort(name: str, kind: str) -> tuple[str, int, bool]:
    return kind, name.count(" ") + 1, name.isupper()


def _about_others(
    text: str, names: _Names, known: dict[tuple[str, int, bool], list[str]], chance: random.Random
) -> tuple[str, _Names]:
    """The paragraph with other names of the same kinds, one for another throughout: only their company tells what they are."""
    instead: dict[str, str] = {}
    parts: list[str] = []
    moved: _Names = []
    at = size = 0
    for start, end, kind in sorted(names):
        name = text[start:end]
        if name not in instead:
            instead[name] = chance.choice(known[_sort(name, kind)]) if chance.random() < 0.7 else name
        parts += [text[at:start], instead[name]]
        size += start - at
        moved.append((size, size + len(instead[name]), kind))
        size += len(instead[name])
        at = end
    return "".join((*parts, text[at:])), moved


def _paragraphs(article: MarkedArticle) -> Iterable[tuple[str, _Names]]:
    for block in article.own:
        inside = [one for one in article.names if block.span.covers(one.span)]
        start = block.span.start
        yield (
            block.span.of(article.text),
            [(one.span.start - start, one.span.end - start, KINDS[one.kind]) for one in inside],
        )


def measure(model: Model, marked: Iterable[MarkedArticle], abbreviations: frozenset[str]) -> dict[str, float]:
    """F1 in per cent of names with the same words and the same kind: of people, organisations and places together, and of each.

    Names of other kinds (MISC) are not counted on either side.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for article in marked:
        wanted = {(one.span, KINDS[one.kind]) for one in article.names if one.kind != "MISC"}
        found = {one for one in _found(model, article, abbreviations) if one[1] != "other"}
        for which, names in (("right", wanted & found), ("wanted", wanted), ("found", found)):
            for _, kind in names:
                counts.update([(kind, which), ("names", which)])
    return {kind: _f1(counts, kind) for kind in ("names", "person", "organisation", "place")}


def _f1(counts: Counter[tuple[str, str]], kind: str) -> float:
    both = counts[kind, "wanted"] + counts[kind, "found"]
    return round(200 * counts[kind, "right"] / both, 2) if both else 0.0


def _found(model: Model, article: MarkedArticle, abbreviations: frozenset[str]) -> Iterable[tuple[Span, str]]:
    """The names that the running code finds: words of one kind, one after another."""
    page = Page(article.text, tuple(Block(one.span) for one in article.blocks))
    labels = tuple(Label(one.span, one.label, "given", 1.0) for one in article.blocks)
    own = {block.span for block in article.own}
    for sentence in parse(Article(page, labels, None, None, (), None, (), ""), model, abbreviations):
        if labels[sentence.label].span not in own:
            continue
        start, end, kind = 0, 0, ""
        for word in sentence.words:
            if word.name == kind:
                end = word.span.end
                continue
            if kind:
                yield Span(start, end), kind
            start, end, kind = word.span.start, word.span.end, word.name
        if kind:
            yield Span(start, end), kind
