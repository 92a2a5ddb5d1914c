"""How well analysed text agrees with a treebank, from raw text, as the CoNLL 2018 shared task counts.

Words are aligned by their characters; a gold word that was cut otherwise is missed. Attachment counts punctuation, and
relations are compared without their subtypes (`LAS`) and with them (`LAS full`). All figures are F1 in per cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from training.language.treebank import Tree
from zegsman.models import Model
from zegsman.values import Article, Block, Label, Page, Sentence, Span, Word
from zegsman.words import parse


@dataclass(frozen=True, slots=True)
class Found:
    """An analysed word: its place in the text, and its head as an index into its own sentence (itself for a root)."""

    start: int
    end: int
    lemma: str
    pos: str
    features: str
    head: int
    relation: str


@dataclass(slots=True)
class Tally:
    """Counts so far; `table()` gives the scores."""

    gold: int = 0
    found: int = 0
    gold_sentences: int = 0
    found_sentences: int = 0
    right: dict[str, int] = field(default_factory=dict)

    def table(self) -> dict[str, float]:
        """F1 in per cent for each measure."""
        words = 2 / ((self.gold + self.found) or 1)
        scores = {name: round(100 * count * words, 2) for name, count in self.right.items() if name != "sentences"}
        sentences = 2 * self.right.get("sentences", 0) / ((self.gold_sentences + self.found_sentences) or 1)
        return scores | {"sentences": round(100 * sentences, 2)}


def plain(document: Sequence[Tree]) -> tuple[str, list[list[Found]]]:
    """The document as one running text, and its words with their places in it."""
    parts: list[str] = []
    sentences: list[list[Found]] = []
    at = 0
    for tree in document:
        sentence = []
        for word in tree:
            sentence.append(
                Found(at, at + len(word.form), word.lemma, word.pos, word.features, word.head, word.relation)
            )
            parts.append(word.form + " " * word.space)
            at += len(parts[-1])
        sentences.append(sentence)
    return "".join(parts), sentences


def add(tally: Tally, gold: Iterable[Sequence[Found]], found: Iterable[Sequence[Found]]) -> None:
    """Count one text; both sides are sentences of words in the order of the text."""
    gold_words, gold_borders = _flat(gold)
    found_words, found_borders = _flat(found)
    tally.gold += len(gold_words)
    tally.found += len(found_words)
    tally.gold_sentences += len(gold_borders)
    tally.found_sentences += len(found_borders)
    counts = tally.right
    counts["sentences"] = counts.get("sentences", 0) + len(gold_borders & found_borders)
    for place, (word, head) in gold_words.items():
        other = found_words.get(place)
        if other is None:
            continue
        mine, mine_head = other
        same_head = head == mine_head
        hits = {
            "words": True,
            "UPOS": word.pos == mine.pos,
            "features": word.features == mine.features,
            "lemma": word.lemma == mine.lemma,
            "UAS": same_head,
            "LAS": same_head and word.relation.split(":")[0] == mine.relation.split(":")[0],
            "LAS full": same_head and word.relation == mine.relation,
        }
        for name, hit in hits.items():
            counts[name] = counts.get(name, 0) + hit


_Place = tuple[int, int]


def _flat(sentences: Iterable[Sequence[Found]]) -> tuple[dict[_Place, tuple[Found, _Place | None]], set[_Place]]:
    words: dict[_Place, tuple[Found, _Place | None]] = {}
    borders: set[_Place] = set()
    for sentence in sentences:
        for at, word in enumerate(sentence):
            head = sentence[word.head]
            words[word.start, word.end] = (word, None if word.head == at else (head.start, head.end))
        if sentence:
            borders.add((sentence[0].start, sentence[-1].end))
    return words, borders


def measure(model: Model, documents: Iterable[list[Tree]], abbreviations: frozenset[str]) -> dict[str, float]:
    """The scores of a model and the mended borders on documents, each read as one running paragraph."""
    tally = Tally()
    for document in documents:
        text, gold = plain(document)
        add(tally, gold, [[_found(word) for word in sentence.words] for sentence in parsed(text, model, abbreviations)])
    return tally.table()


def parsed(text: str, model: Model, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """A text read as the body of an article that has nothing else."""
    page = Page(text, (Block(Span(0, len(text))),))
    label = Label(Span(0, len(text)), "body", "given", 1.0)
    return parse(Article(page, (label,), None, None, (), None, (), ""), model, abbreviations)


def _found(word: Word) -> Found:
    return Found(word.span.start, word.span.end, word.lemma, word.pos, word.features, word.head, word.relation)
