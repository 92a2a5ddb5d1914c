"""One article as the rules of this room see it: its words in one row, the quotations they stand in, and the parse.

Ranges are half-open (first, last) pairs of word numbers; they become character spans only when a statement is made.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from zegsman.language.cues import Form
from zegsman.language.grammar import Grammar
from zegsman.statements.marks import Quote
from zegsman.values import Moment, Sentence, Span, Word

DASHES = frozenset(("–", "—", "―", "-", "--"))
Range = tuple[int, int]

_BENT_VOWELS = ("ä", "ö", "ü")
_PLAIN_VOWELS = str.maketrans("äöü", "aou")
_REPORTED = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_NOMINAL = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "appos", "compound"))


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
    small, past_like_participle = grammar.small, "past like participle" in grammar.traits
    helpers = grammar.perfect_auxiliaries - grammar.passive_auxiliaries
    sentences = [_with_forms(sentence, forms, is_speaker, small, helpers) for sentence in sentences]
    if "reported mood" in grammar.traits:
        sentences = [_with_mood(text, sentence) for sentence in sentences]
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
        finite=tuple(finite for sentence in sentences for finite in _finite(sentence, past_like_participle)),
    )


def _with_forms(
    sentence: Sentence,
    forms: Mapping[str, Form],
    is_speaker: Callable[[str], bool],
    small: frozenset[str],
    helpers: frozenset[str],
) -> Sentence:
    """The sentence with the verbs that the tagger missed; a form behind a determiner or an adjective is a noun.

    `small` are the language's closed-class words, which are never names; `helpers` stand beside a participle that tells what was done.
    """
    words = list(sentence.words)
    for number, word in enumerate(words):
        following = words[number + 1].pos if number + 1 < len(words) else ""
        if word.pos in ("SCONJ", "CCONJ") and word.form[:1].isupper() and word.form.casefold() not in small:
            words[number] = replace(word, pos="PROPN", features="")
            continue
        # "to | freeze fees" is no noun
        asked = "VerbForm=Inf" in word.features and number and words[number - 1].pos in ("ADP", "PART")
        if word.pos == "VERB" and word.relation == "compound" and not asked:  # "| Crane driver Kev Tallow"
            words[number] = replace(word, pos="NOUN", features="")
            continue
        main = word.relation == "root" and word.form in forms  # "Aides | accused the mayor", not "the accused"
        bent = word.pos in ("ADJ", "PRON") or (word.pos == "VERB" and "VerbForm=Fin" not in word.features and not main)
        titled = word.pos == "VERB" and word.relation in _NOMINAL and following == "PROPN"  # "| engineer Una Pellow"
        if (bent or titled) and (titled or following not in ("NOUN", "ADJ", "PROPN")) and is_speaker(word.form):
            words[number] = replace(word, pos="NOUN", features="")
            continue
        form = forms.get(word.form)
        # "ruled" is no infinitive
        odd = form is not None and "VerbForm=Inf" in word.features and word.form != form.lemma
        if form is None or (word.pos == "VERB" and word.lemma == form.lemma and not odd):
            continue
        if word.pos not in ("VERB", "AUX") and word.relation != "root" and _has_verb(words, number):
            if _is_helped(words, number, form, helpers):
                words[number] = replace(word, pos="VERB", lemma=form.lemma, features=form.features)
            continue
        before = words[number - 1].pos if number else ""
        if number and "Poss=Yes" in words[number - 1].features:
            before = "DET"  # "their | calls"
        runs = word.relation == "root" and before == "AUX" and "Tense=Pres|VerbForm=Part" in form.features
        if (
            word.pos in ("VERB", "AUX")
            or runs
            or (before not in ("DET", "ADP", "NUM") and "VerbForm=Fin" in form.features)
        ):
            kept = word.pos == "VERB" and "VerbForm" in word.features and not odd
            features = word.features if kept else form.features
            words[number] = replace(word, pos="VERB", lemma=form.lemma, features=features)
    return replace(sentence, words=tuple(words))


def _with_mood(text: str, sentence: Sentence) -> Sentence:
    """The sentence with the mood of reported speech where a tagger, which saw few of its forms, did not know it.

    "Der Wirt | mache keine Fehler": the stem of a known infinitive with -e, where the clause has no other finite verb. "Es | kämen zu
    viele": a past with a vowel that neither the infinitive nor the plain past has.
    """
    words = list(sentence.words)
    alone = not any("VerbForm=Fin" in word.features for word in words)
    for number, word in enumerate(words):
        form = text[word.span.start : word.span.end]
        if not form.islower() or "VerbForm=Part" in word.features:
            continue
        if "Mood=Ind" in word.features:
            if form.endswith("e") and word.lemma == form + "n" and "Person=1" not in word.features:
                words[number] = replace(word, features=_REPORTED)  # "erwarte" is no past of "erwarten"
            elif _is_bent(form, word.lemma):
                features = word.features.replace("Mood=Ind", "Mood=Sub").replace("Tense=Pres", "Tense=Past")
                words[number] = replace(word, features=features)
        elif (
            word.pos in ("ADJ", "ADV", "NOUN", "VERB")
            and "VerbForm=Fin" not in word.features
            and form.endswith("e")
            and (word.lemma == form + "n" or (word.pos == "NOUN" and alone))  # what is written small is no noun
            and ((number and words[number - 1].pos == "CCONJ") or not _has_verb(words, number))
            and not (word.relation == "amod" and number + 1 < len(words) and words[number + 1].pos == "NOUN")
        ):
            words[number] = replace(word, pos="VERB", lemma=form + "n", features=_REPORTED)
    return replace(sentence, words=tuple(words))


def _is_bent(form: str, lemma: str) -> bool:
    """ "kämen", "gäbe", not "erläuterte" and "fühlten", whose vowel is that of the infinitive."""
    plain = form.translate(_PLAIN_VOWELS)
    bent = plain != form and not any(vowel in form and vowel in lemma for vowel in _BENT_VOWELS)
    return bent and form.endswith(("e", "en")) and not plain.startswith(lemma.removesuffix("n").removesuffix("e"))


def _is_helped(words: Sequence[Word], number: int, form: Form, helpers: frozenset[str]) -> bool:
    """ "Er hatte im Mai | eingeräumt, …": a participle that ends its clause, and no other verb beside the auxiliary."""
    closed = number + 1 == len(words) or words[number + 1].pos == "PUNCT"
    if "VerbForm=Part" not in form.features or not closed or "Tense=Pres" in form.features:
        return False
    first = next((k for k in range(number - 1, -1, -1) if words[k].form in (",", ":", ";")), -1)
    verbs = [word for word in words[first + 1 : number] if word.pos in ("VERB", "AUX")]
    return len(verbs) == 1 and verbs[0].lemma in helpers and "VerbForm=Fin" in verbs[0].features


def _has_verb(words: Sequence[Word], number: int) -> bool:
    """True where the stretch between commas around a word has another finite verb."""
    first = next((k for k in range(number - 1, -1, -1) if words[k].form in (",", ":", ";")), -1)
    last = next((k for k in range(number + 1, len(words)) if words[k].form in (",", ":", ";")), len(words))
    return any("VerbForm=Fin" in words[k].features for k in range(first + 1, last) if k != number)


def _finite(sentence: Sentence, past_like_participle: bool) -> list[bool]:
    """Which words are finite verbs; the plural of the present looks like an infinitive, and a root without one is it."""
    words = sentence.words
    finite = [word.pos in ("VERB", "AUX") and "VerbForm=Fin" in word.features for word in words]
    for number, word in enumerate(words):
        if word.pos != "VERB" or finite[number]:
            continue
        dependents = [other for k, other in enumerate(words) if other.head == number and k != number]
        reduced = past_like_participle and word.relation == "acl"  # "a keeper | raised in Ness"
        subject = any(
            other.relation.startswith("nsubj") and not (reduced and other.relation == "nsubj:pass")
            for other in dependents
        )
        helped = any(other.relation.startswith(("aux", "cop")) for other in dependents)
        marked = helped or any(other.relation == "mark" and other.pos != "CCONJ" for other in dependents)
        if "VerbForm=Inf" in word.features:
            finite[number] = subject and not marked and word.head == number
        elif "VerbForm=Part" in word.features and "Tense=Pres" in word.features:
            finite[number] = False
        elif "VerbForm=Part" in word.features and number and words[number - 1].form == ",":
            finite[number] = not marked and not _has_verb(words, number)  # "Het dak lekt, benadrukt de wethouder"
        elif "VerbForm=Part" in word.features:
            alone = marked and not helped and not _has_verb(words, number)  # "Zoals de bond benadrukt, …"
            finite[number] = (subject and (alone or not marked)) or (past_like_participle and _is_past(words, number))
    return finite


def _is_past(words: Sequence[Word], number: int) -> bool:
    """ "The carriers | announced on Monday that …": taken for a participle, but what follows only a past can have."""
    word = words[number]
    if "Tense=Past" not in word.features:
        return False
    if word.relation == "amod" and number and words[number - 1].pos in ("NOUN", "PROPN", "PRON"):
        return not any("VerbForm=Fin" in other.features for other in words)  # "The minister | outlined plans for a dam"
    if word.head >= number:
        return False
    if words[number - 1].pos == "CCONJ":  # "to take out £20m and | ruled out more"
        helped = any(other.relation.startswith("aux") and other.head in (number, word.head) for other in words)
        return not helped and "VerbForm=Part" not in words[word.head].features
    if word.relation != "acl":
        return False
    first = next((k for k in range(number - 1, -1, -1) if words[k].form in (",", ":", ";")), -1)
    if any("VerbForm=Fin" in words[k].features for k in range(first + 1, number)):
        return False
    behind = next((k for k in range(number + 1, len(words)) if words[k].pos not in ("ADV", "PROPN", "NUM")), len(words))
    if behind < len(words) and words[behind].pos == "ADP" and words[behind + 1 : behind + 2]:
        behind = next(
            (k for k in range(behind + 1, len(words)) if words[k].pos not in ("PROPN", "NUM", "NOUN", "DET", "ADJ")),
            len(words),
        )
        return behind < len(words) and words[behind].relation == "mark"
    return behind < len(words) and (words[behind].relation == "mark" or words[behind].pos in ("DET", "PRON", "NOUN"))
