"""Article → statements: who said what, how it is told, through which medium and to whom.

In come the labels, sentences and moments of an article and the tables of its language; out come `Statement`s in the
order of the text. Speakers are words here ("hij", "de minister"); who they are is found later, by the actors' room.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.language import Language
from zegsman.statements import marks, runs, scene, settle
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.cuewords import CueFinder
from zegsman.statements.phrases import Phrases
from zegsman.statements.prepositions import PrepositionFinder
from zegsman.statements.quotations import QuotationFinder
from zegsman.values import OWN_WORDS, Article, Moment, Sentence, Statement

__all__ = ["find"]

_HEADINGS = frozenset(("title", "subhead"))
_RUNNING = frozenset(("lead", "body", "quote", "list", "live-entry", "fact-box"))


def find(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[Statement, ...]:
    """Every statement of the story; never raises, a strange page gives fewer."""
    read = sorted({sentence.label for sentence in sentences})
    if not read:
        return ()
    blocks = tuple(article.labels[label].span for label in read)
    text = article.page.text
    scenery = scene.build(
        text,
        sentences,
        _quotes(text, article, read),
        moments,
        language.cues.forms,
        language.roles.is_speaker,
        language.grammar.small,
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
    return settle.settle(drafts, clauses, moments)


def _quotes(text: str, article: Article, read: Sequence[int]) -> tuple[marks.Quote, ...]:
    """The quotations; one that stays open runs on from paragraph to paragraph, never into a heading or a caption."""
    running = [article.labels[label].span for label in read if article.labels[label].kind in _RUNNING]
    alone = [article.labels[label].span for label in read if article.labels[label].kind not in _RUNNING]
    found = [*marks.find(text, running), *(quote for span in alone for quote in marks.find(text, [span]))]
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))
