"""The rows that are derived from a Reading, made anew whenever it is; pure, and it knows no database."""

from __future__ import annotations

from datetime import date

from zegsman.store.terms import plain_words, stem_words
from zegsman.values import Actor, Page, Reading, Span, Statement

Row = dict[str, object]


def page_row(page: Page, reading: Reading) -> Row:
    """What a list of pages shows; `day` puts a page without a date of publication at the day it came."""
    article = reading.article
    return {
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": article.published,
        "day": article.published or (page.fetched.date() if page.fetched else None),
        "statements": len(reading.statements),
    }


def actor_rows(reading: Reading) -> list[Row]:
    """Everybody in the story, in order."""
    return [{"n": n, "name": actor.name, "kind": actor.kind} for n, actor in enumerate(reading.actors)]


def statement_rows(reading: Reading) -> list[Row]:
    """Every statement with its speaker's name, its day, and its words as they stand."""
    speakers = _speakers(reading)
    return [_statement_row(reading, n, statement, speakers.get(n)) for n, statement in enumerate(reading.statements)]


def word_rows(reading: Reading) -> list[Row]:
    """The search words of every statement, in the order of `statement_rows`."""
    speakers, article = _speakers(reading), reading.article
    title, language = article.title or "", article.language
    plain_title, title_stems = plain_words(title), stem_words(title, language)
    rows: list[Row] = []
    for n, statement in enumerate(reading.statements):
        content, actor = _words(article.page, statement.content), speakers.get(n)
        rows.append(
            {
                "content": plain_words(content),
                "stems": stem_words(content, language),
                "speaker": plain_words(" ".join((actor.name, *actor.variants))) if actor else "",
                "title": f"{plain_title} {title_stems}",
            }
        )
    return rows


def _statement_row(reading: Reading, n: int, statement: Statement, actor: Actor | None) -> Row:
    page, said = reading.article.page, _day(statement)
    return {
        "n": n,
        "mode": statement.mode,
        "stance": statement.stance,
        "speaker": actor.name if actor else "",
        "kind": actor.kind if actor else None,
        "said": said,
        "day": said or reading.article.published,
        "content": _words(page, statement.content),
        "source": statement.source.span.of(page.text) if statement.source else "",
        "cue": _words(page, statement.cue),
    }


def _speakers(reading: Reading) -> dict[int, Actor]:
    """As `Reading.speaker` has it, for all statements at once: the first actor who claims one has it."""
    speakers: dict[int, Actor] = {}
    for actor in reading.actors:
        for statement in actor.statements:
            speakers.setdefault(statement, actor)
    return speakers


def _day(statement: Statement) -> date | None:
    return statement.said.first if statement.said else None


def _words(page: Page, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(page.text) for span in spans)
