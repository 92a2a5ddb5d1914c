"""One article as the rules of this room see it: its words in one row, the quotations they stand in, and the parse.

Ranges are half-open (first, last) pairs of word numbers; they become character spans only when a statement is made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zegsman.language.cues import Form
from zegsman.language.grammar import Grammar
from zegsman.statements.forms import finite_verbs, mended
from zegsman.statements.marks import Quote
from zegsman.values import Moment, Sentence, Span, Word

DASHES = frozenset(("–", "—", "―", "-", "--"))
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """`heads` are word numbers of the whole article; `quote_of` is the outermost quotation a word stands in, or -1;
    `finite` tells the finite verbs, `timed` the words of moments."""

    text: str
    words: tuple[Word, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentence_of: tuple[int, ...]
    sentences: tuple[Range, ...]
    labels: tuple[int, ...]
    quotes: tuple[Quote, ...]
    quote_of: tuple[int, ...]
    starts: tuple[int, ...]
    lowers: tuple[str, ...]
    finite: tuple[bool, ...]
    timed: frozenset[int]

    def sentence(self, word: int) -> Range:
        """The sentence that holds a word."""
        return self.sentences[self.sentence_of[word]]

    def block(self, word: int) -> int:
        """The label (an index into the article's labels) that holds a word."""
        return self.labels[self.sentence_of[word]]

    def at(self, character: int) -> int:
        """The first word that starts at or after a character."""
        return bisect_left(self.starts, character)

    def upto(self, character: int) -> int:
        """One past the last word that starts before a character."""
        return bisect_left(self.starts, character)

    def span(self, words: Range) -> Span:
        """The characters from the first word of a range to its last."""
        return Span(self.words[words[0]].span.start, self.words[words[1] - 1].span.end)

    def lower(self, word: int) -> str:
        """A word's form in lower case."""
        return self.lowers[word]

    def is_finite(self, word: int) -> bool:
        """True for a verb or auxiliary with a finite form."""
        return self.finite[word]

    def is_timed(self, words: Range) -> bool:
        """True for words of moments alone: "Monday afternoon"."""
        return all(word in self.timed for word in range(*words))

    def is_verb(self, word: int) -> bool:
        """True for any form of a verb or auxiliary."""
        return self.words[word].pos in ("VERB", "AUX")

    def is_infinitive(self, word: int) -> bool:
        """True for an infinitive."""
        return self.is_verb(word) and "VerbForm=Inf" in self.words[word].features and not self.finite[word]

    def is_participle(self, word: int) -> bool:
        """True for a participle, also where the tagger took it for an adjective."""
        return "VerbForm=Part" in self.words[word].features


def build(
    text: str,
    sentences: Sequence[Sentence],
    quotes: tuple[Quote, ...],
    moments: Sequence[Moment],
    forms: Mapping[str, Form],
    is_speaker: Callable[[str], bool],
    grammar: Grammar,
) -> Scene:
    """Lay out an article's sentences in one row."""
    sentences = mended(text, sentences, forms, is_speaker, grammar)
    past_like_participle = "past like participle" in grammar.traits
    words: list[Word] = []
    heads: list[int] = []
    sentence_of: list[int] = []
    bounds: list[Range] = []
    for number, sentence in enumerate(sentences):
        first = len(words)
        words.extend(sentence.words)
        heads.extend(first + word.head for word in sentence.words)
        sentence_of.extend([number] * len(sentence.words))
        bounds.append((first, len(words)))
    children: list[list[int]] = [[] for _ in words]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    starts = [word.span.start for word in words]
    quote_of = [-1] * len(words)
    for number, quote in enumerate(quotes):
        if quote.depth == 0:
            for part in quote.parts:
                for word in range(bisect_left(starts, part.start), bisect_right(starts, part.end - 1)):
                    quote_of[word] = number
    return Scene(
        text=text,
        words=tuple(words),
        heads=tuple(heads),
        children=tuple(tuple(found) for found in children),
        sentence_of=tuple(sentence_of),
        sentences=tuple(bounds),
        labels=tuple(sentence.label for sentence in sentences),
        quotes=quotes,
        quote_of=tuple(quote_of),
        starts=tuple(starts),
        lowers=tuple(word.form.casefold() for word in words),
        timed=frozenset(
            word
            for moment in moments
            for word in range(bisect_left(starts, moment.span.start), bisect_left(starts, moment.span.end))
        ),
        finite=tuple(finite for sentence in sentences for finite in finite_verbs(sentence, past_like_participle)),
    )
