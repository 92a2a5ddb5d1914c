"""The rows that are derived from a Reading, made anew whenever it is; pure, and it knows no database."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date

from zegsman.actors import keys
from zegsman.language import transcription
from zegsman.store.terms import plain_words, stem_words
from zegsman.values import Deadline, Moment, Page, Reading, Span, Statement

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
    """Everybody in the story, in order; `statements`: how many are theirs."""
    said, named = Counter(_speakers(reading).values()), by_name(reading)
    return [
        {
            "n": n,
            "name": actor.name,
            "kind": actor.kind,
            "roles": lines(actor.roles),
            "variants": lines(actor.variants),
            "statements": said[n],
            "named": n in named,
            "plain": "".join(f" {plain_words(name)}" for name in (actor.name, *actor.variants)),
        }
        for n, actor in enumerate(reading.actors)
    ]


def by_name(reading: Reading) -> frozenset[int]:
    """The actors, by index, in one of whose mentions a name stands; the others are called by nouns only: "de rechtbank"."""
    words = (word for sentence in reading.sentences for word in sentence.words)
    starts = sorted(word.span.start for word in words if word.name)
    return frozenset(
        n
        for n, actor in enumerate(reading.actors)
        if any(bisect_left(starts, span.end) > bisect_left(starts, span.start) for span in actor.mentions)
    )


def key_rows(reading: Reading) -> list[Row]:
    """By what each actor is found again under another spelling."""
    table = transcription.load()
    return [
        {"n": n, "key": key}
        for n, actor in enumerate(reading.actors)
        for key in sorted(keys.of((actor.name, *actor.variants), table, country=actor.kind == "country"))
    ]


def deadline_rows(reading: Reading) -> list[Row]:
    """Every deadline: by when, what, and whose it is."""
    return [_deadline_row(reading, n, deadline) for n, deadline in enumerate(reading.deadlines)]


def lines(words: tuple[str, ...]) -> str:
    """Several words or names as one text, a line each."""
    return "\n".join(" ".join(each.split()) for each in words)


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
        content = _words(article.page, statement.content)
        actor = reading.actors[speakers[n]] if n in speakers else None
        rows.append(
            {
                "content": plain_words(content),
                "stems": stem_words(content, language),
                "speaker": plain_words(" ".join((actor.name, *actor.variants))) if actor else "",
                "title": f"{plain_title} {title_stems}",
            }
        )
    return rows


def _statement_row(reading: Reading, n: int, statement: Statement, speaker: int | None) -> Row:
    page, said = reading.article.page, _day(statement)
    actor = None if speaker is None else reading.actors[speaker]
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
        "actor": speaker,
    }


def _deadline_row(reading: Reading, n: int, deadline: Deadline) -> Row:
    page, moment = reading.article.page, reading.moments[deadline.moments[0]]
    replaced = {reading.moments[told].instead_of for told in deadline.moments}
    before = next((other for other in reading.moments if other.span in replaced), None)
    return {
        "n": n,
        "words": moment.span.of(page.text),
        "content": _due(reading, deadline, moment),
        "first": moment.first,
        "last": moment.last,
        "duration": moment.duration,
        "asked_by": reading.name(deadline.asked_by),
        "owed_by": reading.name(deadline.owed_by),
        "before_words": before.span.of(page.text) if before else "",
        "before_last": before.last if before else None,
        "before_duration": before.duration if before else None,
        "term": deadline.term,
    }


def _due(reading: Reading, deadline: Deadline, moment: Moment) -> str:
    """What is due: the statement's content where the moment stands in it and something beside it, else its sentence."""
    page = reading.article.page
    if deadline.statement is not None and deadline.statement < len(reading.statements):
        content = reading.statements[deadline.statement].content
        beside = len(_words(page, content).split()) - len(moment.span.of(page.text).split())
        if beside > 1 and any(span.covers(moment.span) for span in content):
            return _words(page, content)
    sentence = next((one.span for one in reading.sentences if one.span.covers(moment.span)), moment.span)
    return sentence.of(page.text)


def _speakers(reading: Reading) -> dict[int, int]:
    """Whose each statement is, an index of actors; as `Reading.speaker` has it, the first actor who claims one has it."""
    speakers: dict[int, int] = {}
    for number, actor in enumerate(reading.actors):
        for statement in actor.statements:
            speakers.setdefault(statement, number)
    return speakers


def _day(statement: Statement) -> date | None:
    return statement.said.first if statement.said else None


def _words(page: Page, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(page.text) for span in spans)
