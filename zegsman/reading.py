"""The pipeline: a `Page`, the tables of its language and a model in; a `Reading` out. The only module that knows all the rooms.

Reading never fails: a page without a story, or in a language that we do not read yet, gives a poorer reading with a note.
Nothing here knows files, the network, the store or today's date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from zegsman import __version__, actors, article, deadlines, moments, statements, words
from zegsman.language import Language, available, identify
from zegsman.language.pack import Pack
from zegsman.models import Analyser
from zegsman.statements import marks
from zegsman.values import OWN_WORDS, Article, LabelKind, Note, Page, Reading, Span

_WITH_MOMENTS: frozenset[LabelKind] = OWN_WORDS | {"caption", "embed", "byline", "timestamp", "dateline"}
_LOOKED_AT = 20_000


def read(page: Page, language: Language, model: Analyser) -> Reading:
    """All that is found in a page with one language's tables and model; never raises."""
    made_by = f"zegsman {__version__} {model.name}"
    packs = {language.code: language.pack}
    foreign = other_language(page, packs)
    if foreign:
        told, code = foreign
        labelled = article.label(page, language.furniture, code)
        return Reading(
            labelled, (), (), (), (), (_note(page, f"{told}; zegsman reads {', '.join(available())}"),), made_by
        )
    labelled = article.label(page, language.furniture, language.code)
    unread = dict(_in_other_languages(labelled, language))
    dated = [label.span for label in labelled.labels if label.kind in _WITH_MOMENTS and label.span not in unread]
    found = moments.find(page.text, dated, language.moments, labelled.published)
    grammar, short = language.grammar, language.abbreviations.inner
    sentences = words.parse(labelled, model, short, large_nouns=grammar.large_nouns, unread=unread.keys())
    said = statements.find(labelled, sentences, found, language)
    who = actors.gather(labelled, sentences, said, language)
    rated = (language.certainty.with_speaker(one.score, signs) for one, signs in zip(said, who.signs, strict=True))
    said = tuple(replace(one, score=round(score, 2)) for one, score in zip(said, rated, strict=True))
    notes = (*_notes(labelled), *(Note(span, note) for span, note in unread.items()))
    due = deadlines.find(sentences, found, said, who.actors, language)
    return Reading(labelled, sentences, found, said, who.actors, notes, made_by, due)


def choose(page: Page, packs: Mapping[str, Pack]) -> str:
    """The code of the pack that fits a page best: the declared one, else the one that its words tell.

    `packs` must not be empty; where none fits, the first is returned, and `read` notes it.
    """
    code = identify.language_of(_looked_at(page), page.declared.language, packs)
    return code if code in packs else min(packs)


def other_language(page: Page, packs: Mapping[str, Pack]) -> tuple[str, str] | None:
    """What a page is in, where it is in none of these languages: ("this page is in Chinese", "zh"); None where it may be."""
    code = identify.language_of(_looked_at(page), page.declared.language, packs)
    return None if code in packs else (f"this page is in {identify.english_name(code)}", code)


def _looked_at(page: Page) -> str:
    """The beginning of the page without its menus: the pieces that are as long as a sentence, or else all of them."""
    pieces = [block.span.of(page.text) for block in page.blocks]
    sentences = [piece for piece in pieces if len(piece) > 60]
    return "\n".join(sentences or pieces)[:_LOOKED_AT]


def _in_other_languages(labelled: Article, language: Language) -> Iterator[tuple[Span, str]]:
    """The paragraphs that tell the story in another language, with a note on each; somebody may be quoted in any language."""
    packs = {language.code: language.pack}
    for label in labelled.labels:
        if label.kind in _WITH_MOMENTS:
            code = identify.paragraph_in(_unquoted(labelled.page.text, label.span), language.code, packs)
            if code != language.code:
                told = identify.english_name(code)
                yield label.span, f"this paragraph is in {told} and is not read; the page is in {language.code}"


def _unquoted(text: str, paragraph: Span) -> str:
    at, pieces = paragraph.start, []
    for quote in marks.find(text, (paragraph,)):
        if quote.depth == 0:
            pieces.append(text[at : quote.span.start])
            at = quote.span.end
    return " ".join((*pieces, text[at : paragraph.end]))


def _notes(labelled: Article) -> tuple[Note, ...]:
    page = labelled.page
    if not any(label.kind in OWN_WORDS for label in labelled.labels):
        return (_note(page, "no story was found on this page"),)
    if labelled.published is None:
        return (_note(page, "the page does not tell its day of publication; days that count from it are left out"),)
    return ()


def _note(page: Page, note: str) -> Note:
    return Note(Span(0, len(page.text)), note)
