"""Article → statements: who said what, how it is told, through which medium and to whom.

In come the labels, sentences and moments of an article and the tables of its language; out come `Statement`s in the
order of the text. Speakers are words here ("hij", "de minister"); who they are is found later, by the actors' room.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from zegsman.language import Language
from zegsman.models import attribution
from zegsman.models.attribution import Columns, Manner, Reader
from zegsman.statements import evident, learnt, marks, runs, scene
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.cuewords import CueFinder, CueWord
from zegsman.statements.draft import Draft
from zegsman.statements.learnt import LearntFinder
from zegsman.statements.noun_cues import NounCueFinder
from zegsman.statements.phrases import Phrases
from zegsman.statements.prepositions import PrepositionFinder
from zegsman.statements.quotations import QuotationFinder
from zegsman.statements.scene import Scene
from zegsman.statements.settle import Settler
from zegsman.values import OWN_WORDS, Article, Moment, Sentence, Span, Statement, Word

__all__ = ["columns", "evidence", "find", "pointed"]

LEAST = 0.2  # the probability below which a statement is not told
_HEADINGS = frozenset(("title", "subhead"))
_RUNNING = frozenset(("lead", "body", "quote", "list", "live-entry", "fact-box"))


def find(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[Statement, ...]:
    """Every statement of the story; never raises, a strange page gives fewer."""
    settler = _settler(article, sentences, moments, language)
    return settler.statements(language.certainty) if settler is not None else ()


def pointed(
    article: Article,
    sentences: Sequence[Sentence],
    moments: Sequence[Moment],
    language: Language,
    reader: Reader,
    least: float,
    manner: Manner,
) -> tuple[Statement, ...]:
    """What the learned reader finds without the rules: whatever has a chance of `least` (0 to 1), as marked in one manner."""
    read = _read(sentences)
    if not read:
        return ()
    clauses, cues, _ = _finders(article, sentences, moments, language, read)
    found = LearntFinder(clauses, cues, _kinds(article), reader).all(least, manner)
    return Settler(found, clauses, moments).statements(language.certainty)


def columns(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> Columns | None:
    """The story as the learned reader sees it, for training; None where there is none."""
    read = _read(sentences)
    if not read:
        return None
    phrases = _phrases(article, sentences, moments, language, read)
    return learnt.columns(phrases.scene, CueFinder(phrases).find(), _kinds(article))


def evidence(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[tuple[str, ...], ...]:
    """What speaks for and against each statement that `find` gives, in the same order: the names of weights of its score."""
    settler = _settler(article, sentences, moments, language)
    return settler.signs() if settler is not None else ()


def _settler(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> Settler | None:
    read = _read(sentences)
    if not read:
        return None
    clauses, cues, drafts = _finders(article, sentences, moments, language, read)
    drafts += clauses.find()
    drafts += PrepositionFinder(clauses, _headings(article, read)).find()
    drafts += evident.find(clauses)
    drafts += NounCueFinder(clauses).find()
    drafts += runs.find(drafts, clauses.borders)
    reader = attribution.installed()
    if reader is not None:
        drafts = LearntFinder(clauses, cues, _kinds(article), reader).beside(drafts)
    kept = [draft for draft in drafts if draft.quoted or not _in_caption(draft, article, clauses.scene)]
    return Settler(kept, clauses, moments).likely(language.certainty, LEAST)


def _finders(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language, read: Sequence[int]
) -> tuple[ClauseFinder, dict[int, CueWord], list[Draft]]:
    """What finds clauses, the words of the table of cues, and the standing quotations."""
    phrases = _phrases(article, sentences, moments, language, read)
    cues = CueFinder(phrases).find()
    blocks = tuple(article.labels[label].span for label in read)
    quotations = QuotationFinder(phrases, cues, blocks, _headings(article, read))
    drafts = quotations.find()
    return ClauseFinder(quotations, cues, moments, article.published), cues, drafts


def _read(sentences: Sequence[Sentence]) -> list[int]:
    """The labels that hold sentences, in the order of the text."""
    return sorted({sentence.label for sentence in sentences})


def _kinds(article: Article) -> list[str]:
    return [label.kind for label in article.labels]


def _headings(article: Article, read: Sequence[int]) -> frozenset[int]:
    return frozenset(label for label in read if article.labels[label].kind in _HEADINGS)


def _in_caption(draft: Draft, article: Article, scenery: Scene) -> bool:
    return article.labels[scenery.block(scenery.at(draft.start))].kind not in OWN_WORDS


def _phrases(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language, read: Sequence[int]
) -> Phrases:
    text = article.page.text
    quotes = _parted(_quotes(text, article, read), sentences, language)
    scenery = scene.build(
        text,
        sentences,
        quotes,
        moments,
        language.cues.forms,
        language.roles.is_speaker,
        language.grammar,
    )
    return Phrases(scenery, language.grammar, language.cues, language.roles, language.pronouns)


def _quotes(text: str, article: Article, read: Sequence[int]) -> tuple[marks.Quote, ...]:
    """The quotations; one that stays open runs on from paragraph to paragraph, never into a heading or a caption."""
    running = [article.labels[label].span for label in read if article.labels[label].kind in _RUNNING]
    alone = [article.labels[label].span for label in read if article.labels[label].kind not in _RUNNING]
    found = [*marks.find(text, running), *(quote for span in alone for quote in marks.find(text, [span]))]
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _parted(
    quotes: tuple[marks.Quote, ...], sentences: Sequence[Sentence], language: Language
) -> tuple[marks.Quote, ...]:
    """Quotations whose inner marks were forgotten, parted at the cue: „Het kan, aldus X. We gaan door.”"""
    words = [word for sentence in sentences for word in sentence.words]
    starts = [word.span.start for word in words]
    ends = {sentence.span.end for sentence in sentences}
    entries = language.cues.verbs
    verbs = frozenset(lemma for lemma, frames in entries if any("quote" in entry.frames for entry in frames))
    parted: list[marks.Quote] = []
    for quote in quotes:
        part = quote.parts[-1]
        inside = range(bisect_left(starts, part.start), bisect_left(starts, part.end) - 2)
        commas = (k for k in inside if words[k].form == ",")
        comma = next((k for k in commas if _names_speaker(words, k + 1, quote, language, verbs)), None)
        stop = None if comma is None else next((k for k in range(comma, len(words)) if words[k].span.end in ends), None)
        if comma is None or stop is None or quote.depth:
            parted.append(quote)
            continue
        parted.append(replace(quote, parts=(*quote.parts[:-1], Span(part.start, words[comma].span.start))))
        if quote.closed and stop + 1 < len(words) and words[stop + 1].span.start < part.end:
            parted.append(replace(quote, parts=(Span(words[stop + 1].span.start, part.end),)))
    return tuple(parted)


def _names_speaker(
    words: Sequence[Word], at: int, quote: marks.Quote, language: Language, verbs: frozenset[str]
) -> bool:
    """ "aldus X", "so der Minister", not "so einen Text"; and where the closing mark was forgotten, "zegt X" too."""
    word, following = words[at], words[at + 1 : at + 4]
    if word.form in language.cues.behind:
        return any(
            one.pos == "PROPN" or language.roles.is_speaker(one.form) or language.pronouns.get(one.form) is not None
            for one in following
        )
    told = not quote.closed and word.lemma.casefold() in verbs and "VerbForm=Inf" not in word.features
    return told and following[0].pos in ("PROPN", "PRON", "NOUN", "DET", "ADJ")
