"""Article → statements: who said what, how it is told, through which medium and to whom.

In come the labels, sentences and moments of an article and the tables of its language; out come `Statement`s in the
order of the text. Speakers are words here ("hij", "de minister"); who they are is found later, by the actors' room.
"""

from __future__ import annotations

from collections.abc import Sequence

from zegsman.language import Language
from zegsman.statements import marks, scene, settle
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.cuewords import CueFinder
from zegsman.statements.phrases import Phrases
from zegsman.statements.prepositions import PrepositionFinder
from zegsman.statements.quotations import QuotationFinder
from zegsman.values import Article, Moment, Sentence, Statement

__all__ = ["find"]

_HEADINGS = frozenset(("title", "subhead"))


def find(
    article: Article, sentences: Sequence[Sentence], moments: Sequence[Moment], language: Language
) -> tuple[Statement, ...]:
    """Every statement of the story; never raises, a strange page gives fewer."""
    read = sorted({sentence.label for sentence in sentences})
    if not read:
        return ()
    blocks = tuple(article.labels[label].span for label in read)
    text = article.page.text
    scenery = scene.build(text, sentences, marks.find(text, blocks), moments, language.cues.forms)
    phrases = Phrases(scenery, language.grammar, language.cues, language.roles, language.pronouns)
    cues = CueFinder(phrases).find()
    headings = frozenset(label for label in read if article.labels[label].kind in _HEADINGS)
    quotations = QuotationFinder(phrases, cues, blocks, headings)
    drafts = quotations.find()
    clauses = ClauseFinder(quotations, cues, moments, article.published)
    drafts += clauses.find()
    drafts += PrepositionFinder(clauses, headings).find()
    return settle.settle(drafts, clauses, moments)
