"""Any spaCy pipeline that is installed, in the place of a model of ours: its name or folder comes in, an analyser goes out.

The rules read Universal Dependencies: a pipeline with other labels (spaCy's own for English and German have them) finds
names and sentences as well as ever, but subjects and objects are told worse. A folder of a pipeline may hold code; only
name one that you would install.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zegsman.values import NameKind, Span, Word

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc
    from spacy.tokens import Span as Piece

# What common schemes call their names: CoNLL, OntoNotes, and our own. Others (dates, numbers, inhabitants) name nothing.
_KINDS: dict[str, NameKind] = {
    "PER": "person", "PERSON": "person", "person": "person",
    "ORG": "organisation", "organisation": "organisation",
    "LOC": "place", "GPE": "place", "FAC": "place", "place": "place",
    "MISC": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other", "other": "other",
}  # fmt: skip
# spaCy reads no more than a million characters at once.
_LONGEST = 100_000


class Installed:
    """An installed pipeline; `name` stamps what it made: "nl_core_news_lg-3.8.0"."""

    def __init__(self, pipeline: Pipeline, asked: str) -> None:
        name, version = pipeline.meta.get("name"), pipeline.meta.get("version")
        self.name = f"{pipeline.lang}_{name}-{version}" if name and version else asked
        self.open_ends = False  # the rules of borders hold, whatever it learnt from
        self._pipeline = pipeline
        self._one_at_a_time = threading.Lock()

    def analyse(self, text: str, paragraphs: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
        """The sentences of each paragraph of `text`, as words with places in `text` and heads in their own sentence."""
        found: list[list[tuple[Word, ...]]] = [[] for _ in paragraphs]
        pieces = [piece for at, paragraph in enumerate(paragraphs) for piece in _pieces(at, paragraph)]
        with self._one_at_a_time, self._pipeline.memory_zone():
            texts = ((text[piece.start : piece.end], (at, piece.start)) for at, piece in pieces)
            for doc, (at, start) in self._pipeline.pipe(texts, as_tuples=True):
                found[at].extend(_sentences(doc, start))
        return found


def _pieces(at: int, paragraph: Span) -> Iterator[tuple[int, Span]]:
    for start in range(paragraph.start, paragraph.end, _LONGEST):
        yield at, Span(start, min(paragraph.end, start + _LONGEST))


def _sentences(doc: Doc, start: int) -> Iterator[tuple[Word, ...]]:
    # A pipeline that sets no borders gives its whole text as one sentence.
    sentences = doc.sents if doc.has_annotation("SENT_START") else (doc[:],)
    for sentence in sentences:
        if words := tuple(_words(sentence, start)):
            yield words


def _words(sentence: Piece, start: int) -> Iterator[Word]:
    words = [word for word in sentence if not word.is_space]
    places = {word.i: at for at, word in enumerate(words)}
    for at, word in enumerate(words):
        yield Word(
            span=Span(start + word.idx, start + word.idx + len(word)),
            form=word.text,
            lemma=word.lemma_ or word.text,
            pos=word.pos_ or "X",
            head=places.get(word.head.i, at),
            relation="root" if word.dep_ == "ROOT" else word.dep_ or "dep",
            features=str(word.morph),
            name=_KINDS.get(word.ent_type_, ""),
        )
