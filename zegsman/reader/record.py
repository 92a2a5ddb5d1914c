"""The record: one reading in its JSON form, version 1.

In comes a `Reading`, or an `Article` alone; out comes a plain dictionary whose keys and order are fixed, so that its JSON text is stable.
Spans are `[start, end)` in code points of `text`. Where it is written, and how it is spelt on the wire, is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from zegsman.reader.minutes import Minutes
from zegsman.values import Actor, Article, Deadline, Label, Mention, Moment, Note, Party, Reading, Span, Statement

VERSION = 1


def record(reading: Reading, *, id: str | None, minutes: Minutes) -> dict[str, object]:
    """The record of one reading; statements are s1, s2, … and actors a1, a2, … in the reading's order."""
    article = reading.article
    owners = _owners(reading.actors)
    return {
        "version": VERSION,
        "made_by": reading.made_by,
        "id": id,
        **_head(article),
        "text": article.page.text,
        "minutes": {"read": minutes.read, "listen": minutes.listen},
        "blocks": [_block(label) for label in article.labels],
        "statements": [
            _statement(number, statement, owners.get(number)) for number, statement in enumerate(reading.statements)
        ],
        "moments": [_moment(moment) for moment in reading.moments],
        "actors": [_actor(number, actor) for number, actor in enumerate(reading.actors)],
        "deadlines": [_deadline(deadline) for deadline in reading.deadlines],
        "notes": [_note(note) for note in reading.notes],
    }


def article_record(article: Article, *, id: str | None, minutes: Minutes) -> dict[str, object]:
    """An article without what was said in it: the same keys, and `story`, its own words without the headline."""
    return {
        "version": VERSION,
        "id": id,
        **_head(article),
        "story": article.text,
        "text": article.page.text,
        "minutes": {"read": minutes.read, "listen": minutes.listen},
        "blocks": [_block(label) for label in article.labels],
    }


def _head(article: Article) -> dict[str, object]:
    return {
        "url": article.page.url,
        "language": article.language,
        "title": article.title,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "published": _iso(article.published),
        "sources": list(article.sources),
    }


def _block(label: Label) -> dict[str, object]:
    return {"span": _pair(label.span), "label": label.kind, "score": round(label.score, 2), "why": label.why}


def _owners(actors: Iterable[Actor]) -> dict[int, tuple[int, Actor]]:
    owners: dict[int, tuple[int, Actor]] = {}
    for number, actor in enumerate(actors):
        for statement in actor.statements:
            owners.setdefault(statement, (number, actor))
    return owners


def _statement(number: int, statement: Statement, owner: tuple[int, Actor] | None) -> dict[str, object]:
    return {
        "id": f"s{number + 1}",
        "mode": statement.mode,
        "content": _pairs(statement.content),
        "cue": _pairs(statement.cue),
        "source": _mentions(statement.source),
        "speaker": _speaker(owner),
        "actor": None if owner is None else f"a{owner[0] + 1}",
        "medium": _pairs(medium.span for medium in statement.via),
        "addressee": _mentions(statement.addressee),
        "said": _said(statement),
        "stance": statement.stance,
        "nested_in": None if statement.nested_in is None else f"s{statement.nested_in + 1}",
        "score": round(statement.score, 2),
        "why": statement.why,
    }


def _speaker(owner: tuple[int, Actor] | None) -> str:
    # "Ingewijden" are somebody in the story, but the text does not say who: no name.
    return "" if owner is None or owner[1].kind == "unnamed" else owner[1].name


def _said(statement: Statement) -> str | None:
    # "Deze week" is no day; a record that names one would say more than the text does.
    moment = statement.said
    return _iso(moment.first) if moment is not None and moment.first == moment.last else None


def _moment(moment: Moment) -> dict[str, object]:
    return {
        "span": _pair(moment.span),
        "kind": moment.kind,
        "first": _iso(moment.first),
        "last": _iso(moment.last),
        "deadline": moment.deadline,
        "duration": moment.duration,
        "counted_from": None if moment.counted_from is None else _pair(moment.counted_from),
        "bound": moment.bound,
        "opens": _iso(moment.opens),
        "closes": _iso(moment.closes),
        "instead_of": None if moment.instead_of is None else _pair(moment.instead_of),
        "why": moment.why,
    }


def _actor(number: int, actor: Actor) -> dict[str, object]:
    return {
        "id": f"a{number + 1}",
        "name": actor.name,
        "kind": actor.kind,
        "roles": list(actor.roles),
        "variants": list(actor.variants),
        "mentions": _pairs(actor.mentions),
    }


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "moments": list(deadline.moments),
        "statement": None if deadline.statement is None else f"s{deadline.statement + 1}",
        "asked_by": _party(deadline.asked_by),
        "owed_by": _party(deadline.owed_by),
        "term": deadline.term,
        "why": deadline.why,
    }


def _party(party: Party | None) -> dict[str, object] | None:
    if party is None:
        return None
    return {"span": _pair(party.span), "actor": None if party.actor is None else f"a{party.actor + 1}"}


def _note(note: Note) -> dict[str, object]:
    return {"span": _pair(note.span), "note": note.note}


def _mentions(mention: Mention | None) -> list[list[int]]:
    return [] if mention is None else [_pair(mention.span)]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
