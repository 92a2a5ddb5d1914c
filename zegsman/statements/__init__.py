"""Article → statements: who said what, how it is told, through which medium and to whom.

In come the labels, sentences and moments of an article and the tables of its language; out come `Statement`s in the
order of the text. Speakers are words here ("hij", "de minister"); who they are is found later, by the actors' room.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from zegsman.language import Language
from zegsman.language.cues import Cues
from zegsman.statements import marks, runs, scene
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.cuewords import CueFinder
from zegsman.statements.phrases import Phrases
from zegsman.statements.prepositions import PrepositionFinder
from zegsman.statements.quotations import QuotationFinder
from zegsman.statements.settle import Settler
from zegsman.values import OWN_WORDS, Article, Moment, Sentence, Span, Statement, Word

__all__ = ["evidence", "find"]

_HEADINGS = frozenset(("title", "subhead"))
_RUNNING = frozenset(("lead", "body", "quote", "list", "live-entry", "fact-box"))


def find(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[Statement, ...]:
    """Every statement of the story; never raises, a strange page gives fewer."""
    settler = _settler(article, sentences, moments, language)
    return settler.statements(language.certainty) if settler is not None else ()


def evidence(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[tuple[str, ...], ...]:
    """What speaks for and against each statement that `find` gives, in the same order: the names of weights of its score."""
    settler = _settler(article, sentences, moments, language)
    return settler.signs() if settler is not None else ()


def _settler(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> Settler | None:
    read = sorted({sentence.label for sentence in sentences})
    if not read:
        return None
    blocks = tuple(article.labels[label].span for label in read)
    text = article.page.text
    quotes = _parted(_quotes(text, article, read), sentences, language.cues)
    scenery = scene.build(
        text,
        sentences,
        quotes,
        moments,
        language.cues.forms,
        language.roles.is_speaker,
        language.grammar,
    )
    phrases = Phrases(scenery, language.grammar, language.cues, language.roles, language.pronouns)
    cues = CueFinder(phrases).find()
    captions = frozenset(label for label in read if article.labels[label].kind not in OWN_WORDS)
    headings = frozenset(label for label in read if article.labels[label].kind in _HEADINGS)
    quotations = QuotationFinder(phrases, cues, blocks, headings)
    drafts = quotations.find()
    clauses = ClauseFinder(quotations, cues, moments, article.published)
    drafts += clauses.find()
    drafts += PrepositionFinder(clauses, headings).find()
    drafts += runs.find(drafts, clauses.borders)
    drafts = [draft for draft in drafts if draft.quoted or scenery.block(scenery.at(draft.start)) not in captions]
    return Settler(drafts, clauses, moments)


def _quotes(text: str, article: Article, read: Sequence[int]) -> tuple[marks.Quote, ...]:
    """The quotations; one that stays open runs on from paragraph to paragraph, never into a heading or a caption."""
    running = [article.labels[label].span for label in read if article.labels[label].kind in _RUNNING]
    alone = [article.labels[label].span for label in read if article.labels[label].kind not in _RUNNING]
    found = [*marks.find(text, running), *(quote for span in alone for quote in marks.find(text, [span]))]
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _parted(quotes: tuple[marks.Quote, ...], sentences: Sequence[Sentence], cues: Cues) -> tuple[marks.Quote, ...]:
    """Quotations whose inner marks were forgotten, parted at the cue: „Het kan, aldus X. We gaan door.”"""
    words = [word for sentence in sentences for word in sentence.words]
    starts = [word.span.start for word in words]
    ends = {sentence.span.end for sentence in sentences}
    verbs = frozenset(lemma for lemma, entries in cues.verbs if any("quote" in entry.frames for entry in entries))
    parted: list[marks.Quote] = []
    for quote in quotes:
        part = quote.parts[-1]
        inside = range(bisect_left(starts, part.start), bisect_left(starts, part.end) - 2)
        commas = (k for k in inside if words[k].form == ",")
        comma = next((k for k in commas if _names_speaker(words, k + 1, quote, cues.behind, verbs)), None)
        stop = None if comma is None else next((k for k in range(comma, len(words)) if words[k].span.end in ends), None)
        if comma is None or stop is None or quote.depth:
            parted.append(quote)
            continue
        parted.append(replace(quote, parts=(*quote.parts[:-1], Span(part.start, words[comma].span.start))))
        if quote.closed and stop + 1 < len(words) and words[stop + 1].span.start < part.end:
            parted.append(replace(quote, parts=(Span(words[stop + 1].span.start, part.end),)))
    return tuple(parted)


def _names_speaker(
    words: Sequence[Word], at: int, quote: marks.Quote, behind: frozenset[str], verbs: frozenset[str]
) -> bool:
    """ "aldus X"; and where the closing mark was forgotten, "zegt X" too."""
    word, following = words[at], words[at + 1]
    told = not quote.closed and word.lemma.casefold() in verbs and "VerbForm=Inf" not in word.features
    return word.form in behind or (told and following.pos in ("PROPN", "PRON", "NOUN", "DET", "ADJ"))
