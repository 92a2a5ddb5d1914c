"""Article -> sentences of words: lemma, part of speech, head, kind of name.

In: a labelled article, a trained model, the language's abbreviations. Out: `Sentence`s in the order of the text, each
inside one label. Only what may hold statements is read: the story's own words, captions and embedded posts. It does not
know what a sentence says.

The model proposes where sentences begin; rules mend the borders, because news is strict about them and a small model is
not: no sentence begins where none has ended, a mark goes with the words it opens or closes. A model that has learnt from
texts whose sentences often end without a stop is believed where there is none. Names are made to agree too: one spelling is
one kind of thing throughout an article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, cast

from zegsman.values import OWN_WORDS, Article, LabelKind, NameKind, Sentence, Span, Word

_READ: frozenset[LabelKind] = OWN_WORDS | {"caption", "embed"}
_LONGEST = 250  # words in a sentence; in 63 news articles the longest has 71
_FINAL = frozenset(".!?…")  # no colon: what it announces belongs to the sentence
_ENDS = frozenset((".", "!", "?"))
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_GOING_ON = frozenset((",", ";"))  # after these a sentence goes on
_MARKS = frozenset(("“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", '"', "'", "`", "´", "''", "``", ",,"))
_NEVER_LARGE = frozenset(("ADP", "SCONJ", "CCONJ", "PART"))
_LONGEST_SMALL = 8  # letters: a small word with a capital may begin a title
_OPENING_BRACKETS, _CLOSING_BRACKETS = frozenset("([{"), frozenset(")]}")


class Analyser(Protocol):
    """What this room needs of a model. `open_ends`: it knows where a sentence ends without a stop."""

    @property
    def open_ends(self) -> bool: ...

    def analyse(self, text: str, paragraphs: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
        """The sentences of each paragraph, heads counted in their own sentence."""


def parse(
    article: Article,
    model: Analyser,
    abbreviations: frozenset[str] = frozenset(),
    *,
    large_nouns: bool = False,
    unread: Collection[Span] = (),
) -> tuple[Sentence, ...]:
    """The sentences of an article. `abbreviations`: lower-case words with their full stop after which none ends.

    `large_nouns`: the language writes every noun with a capital. It then tells nothing, and the form of a common noun is
    given with a small letter, so that a capital means a name in every language. `unread`: labels that are left out.
    """
    text = article.page.text
    paragraphs: list[Span] = []
    labels: list[int] = []
    for at, label in enumerate(article.labels):
        if label.kind in _READ and label.span not in unread:
            lines = list(_lines(text, label.span))
            paragraphs.extend(lines)
            labels.extend([at] * len(lines))
    sentences = _agreed(
        Sentence(Span(words[0].span.start, words[-1].span.end), words, label)
        for label, found in zip(labels, model.analyse(text, paragraphs), strict=True)
        for words in mended(text, found, abbreviations, open_ends=model.open_ends, large_nouns=large_nouns)
    )
    mend = _with_small_nouns if large_nouns else _with_proper_names
    return tuple(mend(sentence) for sentence in sentences)


def _with_proper_names(sentence: Sentence) -> Sentence:
    """ "harbour master | Annelies Verkuijl": what is somebody's name is a proper noun, whatever the tagger made of it."""
    words = tuple(
        replace(word, pos="PROPN", lemma=word.form) if at and _is_missed_name(word) else word
        for at, word in enumerate(sentence.words)
    )
    return replace(sentence, words=words)


def _is_missed_name(word: Word) -> bool:
    return word.name == "person" and word.pos in ("NOUN", "ADJ", "ADV", "VERB") and word.form[:1].isupper()


def _with_small_nouns(sentence: Sentence) -> Sentence:
    words: list[Word] = []
    for word, following in zip(sentence.words, (*sentence.words[1:], None), strict=True):
        behind = bool(words) and words[-1].name == "person" and not (following and following.name)
        if words and words[-1].pos != "PUNCT" and _is_missed_noun(word):
            word = replace(word, pos="NOUN", features="")
        if word.pos == "NOUN" and not word.name and word.form[:1].isupper() and behind:
            words.append(replace(word, pos="PROPN", name="person"))  # "Direktorin Sunniva | Hjelmtveit"
        elif word.pos == "NOUN" and not word.name and not word.form[:2].isupper():
            form, lemma = (text[:1].lower() + text[1:] for text in (word.form, word.lemma))
            words.append(replace(word, form=form, lemma=lemma))
        else:
            words.append(word)
    return replace(sentence, words=tuple(words))


def _is_missed_noun(word: Word) -> bool:
    """ "meinte | Unterrichtsministerin Claudia Tolm": a preposition to the tagger, but large and long."""
    return word.pos in _NEVER_LARGE and word.form[:1].isupper() and len(word.form) > _LONGEST_SMALL


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        newline = text.find("\n", start, span.end)
        end = span.end if newline < 0 else newline
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1


def mended(
    text: str,
    sentences: Sequence[tuple[Word, ...]],
    abbreviations: frozenset[str] = frozenset(),
    *,
    open_ends: bool = False,
    large_nouns: bool = False,
) -> list[tuple[Word, ...]]:
    """The same words of one paragraph with their sentence borders mended, heads and roots kept sound.

    With `open_ends` a sentence may end without a stop, where `sentences` has it so; `large_nouns` as in `parse`.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return []
    heads: list[int] = []
    proposed: set[int] = set()
    for sentence in sentences:
        first = len(heads)
        proposed.add(first)
        heads.extend(first + word.head for word in sentence)
    begun = _starts(text, words, proposed, abbreviations, open_ends) | _behind_clock(text, words, large_nouns)
    starts = sorted(_parted(begun, len(words)))
    ends = [*starts[1:], len(words)]
    return [_sentence(words, heads, start, end) for start, end in zip(starts, ends, strict=True)]


def _parted(starts: set[int], words: int) -> set[int]:
    """A start every so many words where a text has no stops: nobody reads on, and no rule should have to."""
    parted = set(starts)
    for start, end in zip(sorted(starts), [*sorted(starts)[1:], words], strict=True):
        parted.update(range(start + _LONGEST, end, _LONGEST))
    return parted


def _starts(
    text: str, words: list[Word], proposed: set[int], abbreviations: frozenset[str], open_ends: bool
) -> set[int]:
    opening = _opening_marks(text, words)
    starts = {0}
    for at in range(1, len(words)):
        if at in proposed:
            place = _moved(words, at, opening)
            if 0 < place < len(words) and _may_begin(words, place, opening, abbreviations, open_ends):
                starts.add(place)
        elif _must_begin(text, words, at, opening, abbreviations):
            starts.add(_before_openings(at, opening))
    return starts


def _behind_clock(text: str, words: list[Word], large_nouns: bool) -> set[int]:
    """The second word, where the first is the time of an entry of a live blog: "12.27 | The minister says …", not "12.27 Uhr"."""
    if len(words) < 3 or not _CLOCK.fullmatch(words[0].form):
        return set()
    opening, first = _opening_marks(text, words), 1
    while first + 1 < len(words) and opening[first] is True:
        first += 1
    unit = words[first].pos in ("NUM", "SYM") or (large_nouns and words[first].pos == "NOUN")
    return {1} if words[first].form[0].isupper() and not unit else set()


def _opening_marks(text: str, words: list[Word]) -> list[bool | None]:
    """For each word: True for a mark or bracket that opens, False for one that closes, None for all else."""
    kinds: list[bool | None] = [None] * len(words)
    inside = False
    for at, word in enumerate(words):
        if word.form in _OPENING_BRACKETS or word.form in _CLOSING_BRACKETS:
            kinds[at] = word.form in _OPENING_BRACKETS
        elif word.form in _MARKS:
            inside = _opens(text, words, at, inside, kinds)
            kinds[at] = inside
    return kinds


def _opens(text: str, words: list[Word], at: int, inside: bool, kinds: list[bool | None]) -> bool:
    span = words[at].span
    glued_before = at > 0 and words[at - 1].span.end == span.start
    glued_after = at + 1 < len(words) and words[at + 1].span.start == span.end
    if glued_before != glued_after:
        return glued_after
    if glued_before:
        return kinds[at - 1] is True
    return not inside


def _moved(words: list[Word], at: int, opening: list[bool | None]) -> int:
    """The proposed beginning, with closing marks left to the sentence before and opening marks taken along."""
    while at < len(words) and opening[at] is False:
        at += 1
    return _before_openings(at, opening)


def _before_openings(at: int, opening: list[bool | None]) -> int:
    while at > 0 and opening[at - 1] is True:
        at -= 1
    return at


def _may_begin(
    words: list[Word], at: int, opening: list[bool | None], abbreviations: frozenset[str], open_ends: bool
) -> bool:
    """True where the words before `at` can end a sentence: final punctuation, closing marks aside; none begins small.

    With `open_ends` one may begin small behind a stop; and any word can end one before a capital, and every mark that does not go
    on, but for a part of a person's name.
    """
    first = at
    while first + 1 < len(words) and opening[first] is True:
        first += 1
    if words[first].form[0].islower() and not open_ends:
        return False
    last = at - 1
    while last > 0 and opening[last] is False:
        last -= 1
    form = words[last].form
    if form[-1] not in _FINAL:
        named = words[at].name == words[at - 1].name == "person"
        return open_ends and form not in _GOING_ON and not words[first].form[0].islower() and not named
    initial = len(form) == 2 and form[0].isalpha()
    return not initial and form.lower() not in abbreviations


def _must_begin(
    text: str, words: list[Word], at: int, opening: list[bool | None], abbreviations: frozenset[str]
) -> bool:
    """True after a full stop that stands alone or closes "enz.", where the next word has a capital and a space before it."""
    if not words[at].form[:1].isupper():
        return False
    first = _before_openings(at, opening)
    last = first - 1
    while last > 0 and opening[last] is False:
        last -= 1
    if last <= 0 or (words[last].form not in _ENDS and not _closes(words, last, at, abbreviations)):
        return False
    return words[first - 1].span.end < words[first].span.start


def _closes(words: list[Word], last: int, at: int, abbreviations: frozenset[str]) -> bool:
    """ "eenden, zwanen | enz. | Daarna …": an abbreviation or one letter that may end a sentence, and no name behind it."""
    form = words[last].form
    if len(form) == 2 and form[0].isalpha():
        return form[1] == "." and words[at].pos == "PRON"  # "schreef ze op X. | Ze …"
    closing = len(form) > 2 and form[-1] == "." and form[:-1].isalpha() and form.lower() not in abbreviations
    return closing and form[0].islower() and words[at].pos != "PROPN"


def _sentence(words: list[Word], heads: list[int], start: int, end: int) -> tuple[Word, ...]:
    """The words [start, end) as a sentence with one root; what hung outside, or was a root too, hangs on that root."""
    root = next((at for at in range(start, end) if heads[at] == at), None)
    if root is None:
        root = next(at for at in range(start, end) if not start <= heads[at] < end)
    made = []
    for at in range(start, end):
        word, head = words[at], heads[at]
        if at == root:
            relation, head = "root", at
        elif head == at:
            relation, head = "punct" if word.pos == "PUNCT" else "parataxis", root
        else:
            relation = word.relation
            head = head if start <= head < end else root
        made.append(replace(word, head=head - start, relation=relation))
    return tuple(made)


def _agreed(found: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """One name, one kind: a lone name is a person where it ends or begins a person's full name, else what it mostly is.

    A family name that was taken for no name ("| Daelemans wijst erop") is one too, where somebody is called so in full.
    """
    sentences = tuple(found)
    people: set[str] = set()
    families: set[str] = set()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for start, end in _names(sentence.words):
            first, last = sentence.words[start], sentence.words[end - 1]
            if end - start == 1:
                kinds[first.form][first.name] += 1 if first.name == "other" else 2
            elif first.name == "person":
                people.update((first.form, last.form))
                families.add(last.form)
    agreed = {form: "person" if form in people else max(votes, key=votes.__getitem__) for form, votes in kinds.items()}
    return tuple(_with_kinds(_with_families(sentence, families), agreed) for sentence in sentences)


def _with_families(sentence: Sentence, families: Collection[str]) -> Sentence:
    """ "| Daelemans wijst erop": a large word that is somebody's family name elsewhere, and here neither a name nor a noun."""
    words = tuple(
        replace(word, name="person", pos="PROPN", lemma=word.form)
        if word.form in families and not word.name and word.pos != "NOUN" and word.form[:1].isupper()
        else word
        for word in sentence.words
    )
    return sentence if words == sentence.words else replace(sentence, words=words)


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        end = at + 1
        while words[at].name and end < len(words) and words[end].name == words[at].name:
            end += 1
        if words[at].name:
            yield at, end
        at = end


def _with_kinds(sentence: Sentence, agreed: Mapping[str, str]) -> Sentence:
    words = list(sentence.words)
    for start, end in _names(sentence.words):
        kind = agreed.get(words[start].form, words[start].name)
        if end - start == 1 and kind != words[start].name:
            words[start] = replace(words[start], name=cast(NameKind, kind))
    return sentence if tuple(words) == sentence.words else replace(sentence, words=tuple(words))
