"""Who is who: names, roles, pronouns and spellings gathered to actors, each with the statements that are theirs.

In come an article, its sentences and statements and a language's tables; out come the `Actor`s who are named or speak,
in the order in which they first stand, and what speaks for each answer. "None" is an answer: a statement whose speaker the
text does not tell has no actor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zegsman.actors.answers import Answer
from zegsman.actors.known import Known
from zegsman.actors.people import People
from zegsman.actors.resolve import Resolver
from zegsman.actors.signs import Sought
from zegsman.language import Language
from zegsman.values import Actor, Article, Sentence, Span, Statement

__all__ = ["Gathered", "gather"]

_HEADINGS = frozenset(("title", "subhead", "caption"))
_WORD = re.compile(r"[^\W_]{4,}")
_SHARES = ((0.6, "to .6"), (0.75, "to .75"), (0.85, "to .85"), (0.93, "to .93"), (0.98, "to .98"))


@dataclass(frozen=True, slots=True)
class Gathered:
    """The actors, and of each statement the signs that its speaker is the right one: by which rule, and how likely a choice that was."""

    actors: tuple[Actor, ...]
    signs: tuple[tuple[str, ...], ...]


def gather(
    article: Article, sentences: Sequence[Sentence], statements: Sequence[Statement], language: Language
) -> Gathered:
    """The actors of an article; their `statements` are indexes into `statements`."""
    people = People(article, sentences, language)
    resolver = Resolver(people, sentences, statements, language)
    answers = resolver.answer_all()
    headings = _headings(article, statements)
    interview = _interview(article, statements)
    for number in range(len(statements)):
        if number not in answers and number not in headings:
            answers[number] = _follow(number, statements, answers, resolver, interview, article, language)
    for number in sorted(headings):
        if number not in answers:
            answers[number] = _echo(number, statements, answers, article) or _follow_heading(
                number, statements, people, article, resolver.view.protagonist() if interview else None
            )
    shares = resolver.view.shares
    signs = tuple(_signs(number, statements, answers, shares) for number in range(len(statements)))
    return Gathered(_actors(people, statements, answers), signs)


def _signs(
    number: int, statements: Sequence[Statement], answers: dict[int, Answer], shares: dict[int, float]
) -> tuple[str, ...]:
    """The rule behind an answer and the share of its least likely choice; where words go on, of those before too."""
    answer = answers.get(number)
    if answer is None:
        return ("speaker: nobody was sought",)
    chosen, at = [shares[number]] if number in shares else [], number
    while (before := statements[at].continues) in answers and answers[before].who is answer.who:
        chosen += [shares[before]] if before in shares else []
        at = before
    rule = answer.why if answer.who is not None else f"nobody: {answer.why}"
    sure = next((name for bound, name in _SHARES if min(chosen) <= bound), "more") if chosen else "none"
    return (f"speaker: {rule}", f"choice: {sure}", f"{statements[number].mode}, choice: {sure}")


def _headings(article: Article, statements: Sequence[Statement]) -> set[int]:
    """Statements that stand in a title, a subhead or a caption."""
    spans = [label.span for label in article.labels if label.kind in _HEADINGS]
    return {n for n, s in enumerate(statements) if any(span.covers(s.content[0]) for span in spans)}


def _interview(article: Article, statements: Sequence[Statement]) -> set[int]:
    """Quotations that open a block without a cue: from three on, they are somebody's answers."""
    starts = {label.span.start for label in article.labels if label.kind not in _HEADINGS}
    found = {n for n, s in enumerate(statements) if s.source is None and not s.cue and s.content[0].start in starts}
    return found if len(found) >= 3 else set()


def _follow(
    number: int,
    statements: Sequence[Statement],
    answers: dict[int, Answer],
    resolver: Resolver,
    interview: set[int],
    article: Article,
    language: Language,
) -> Answer:
    """Whose words go on in a statement without a source: the speaker before, or somebody brought up in between."""
    statement = statements[number]
    before = statement.continues
    if number in interview:
        return Answer(resolver.view.protagonist(), "who is interviewed")
    place = resolver.view.sentence_at(statement.content[0].start)
    told = resolver.subject_of(number, statement.cue[0]) if statement.cue else None
    if told is not None and told.who is not None:
        return Answer(_said_before(statement, before, statements, answers, resolver) or told.who, "goes on")
    if before is None and statement.mode != "direct" and (statement.cue or statement.why == "hearsay"):
        return Answer(None, "no source")  # of whom something is told does not tell it
    if _is_first_person(statement, article, language) and before is not None and before in answers:
        who = answers[before].who
        if who is not None and who.kind not in ("person", "unnamed"):
            before = next((n for n in range(before, -1, -1) if n in answers and _is_person(answers[n].who)), None)
    goes_on = answers[before].who if before is not None and before in answers else None
    if goes_on is not None and statement.why == "goes on in reported speech":
        return Answer(goes_on, "goes on")  # "Hij zou geld hebben aangenomen": who did so is not who tells it
    since = place - resolver.view.sentence_at(statements[before].content[-1].end - 1) if before is not None else 0
    sought = Sought(
        "follow",
        place,
        0,
        number,
        gender=resolver.subject_before(place),
        before=goes_on,
        interviewed=resolver.view.protagonist() if interview else None,
        since=max(0, since),
    )
    who = resolver.view.follow(sought, unnamed_topic=resolver.unnamed_topic(place))
    if who is None:
        return Answer(None, "nobody is named")
    return Answer(who, "goes on" if who is goes_on else "the person in view")


def _said_before(
    statement: Statement,
    before: int | None,
    statements: Sequence[Statement],
    answers: Mapping[int, Answer],
    resolver: Resolver,
) -> Known | None:
    """ "X said the firm could pay, | pointing to its profit": who speaks in the same sentence ahead of a participle, not what they speak of."""
    if before is None or before not in answers or not statements[before].cue:
        return None
    first, second = (one.cue[0].start for one in (statements[before], statement))
    same = resolver.view.sentence_at(first) == resolver.view.sentence_at(second)
    return answers[before].who if same and first < second else None


def _is_person(who: Known | None) -> bool:
    return who is not None and who.kind == "person"


def _is_first_person(statement: Statement, article: Article, language: Language) -> bool:
    """True for words in which one person speaks of themself: ik, mij."""
    words = re.findall(r"\w+", " ".join(span.of(article.page.text) for span in statement.content).casefold())
    found = (language.pronouns.get(word) for word in words)
    return any(entry is not None and entry.person == 1 and entry.number == "singular" for entry in found)


def _echo(number: int, statements: Sequence[Statement], answers: dict[int, Answer], article: Article) -> Answer | None:
    """A quotation in a heading repeats words of the story: its speaker is theirs."""
    text = article.page.text
    wanted = set(_WORD.findall(" ".join(span.of(text) for span in statements[number].content).casefold()))
    best, best_share = None, 0.0
    for other, statement in enumerate(statements):
        if other == number or other not in answers or statement.content[0].start <= statements[number].content[-1].end:
            continue
        words = set(_WORD.findall(" ".join(span.of(text) for span in statement.content).casefold()))
        share = len(wanted & words) / len(wanted) if wanted else 0.0
        if statement.mode in ("direct", "mixed"):
            share *= 1.1
        if share > best_share:
            best, best_share = other, share
    return Answer(answers[best].who, "words of the story") if best is not None and best_share >= 0.4 else None


def _follow_heading(
    number: int, statements: Sequence[Statement], people: People, article: Article, interviewed: Known | None
) -> Answer:
    """A heading whose words the story does not repeat: a person named in it, who is interviewed, else the next speaker."""
    start = statements[number].content[0].start
    block = next((label.span for label in article.labels if label.span.start <= start < label.span.end), None)
    if block is not None:
        for known in people.known:
            if known.kind == "person" and any(block.covers(span) for span in known.mentions):
                return Answer(known, "named in the heading")
    if interviewed is not None:
        return Answer(interviewed, "who is interviewed")
    following = [
        n
        for n, s in enumerate(statements)
        if s.content[0].start > start and s.source is not None and s.mode == "direct"
    ]
    if following:
        who = next(
            (
                k
                for k in people.known
                if statements[following[0]].source is not None and _mentions(k, statements[following[0]])
            ),
            None,
        )
        if who is not None:
            return Answer(who, "who speaks next")
    return Answer(None, "nobody is named")


def _mentions(known: Known, statement: Statement) -> bool:
    return statement.source is not None and any(statement.source.span.meets(span) for span in known.mentions)


def _actors(people: People, statements: Sequence[Statement], answers: dict[int, Answer]) -> tuple[Actor, ...]:
    speaks: dict[int, list[int]] = {}
    reasons: dict[int, list[str]] = {}
    for number in sorted(answers):
        who = answers[number].who
        if who is not None:
            speaks.setdefault(id(who), []).append(number)
            reasons.setdefault(id(who), []).append(answers[number].why)
    actors = []
    for known in people.known:
        said = tuple(speaks.get(id(known), ()))
        mentions = set(known.mentions)
        for number in said:
            source = statements[number].source
            if source is not None:
                mentions.add(_trimmed(source.span, known))
        if said or known.kind in ("person", "organisation", "country", "medium"):
            actors.append(
                Actor(
                    name=known.name,
                    kind=known.kind,
                    roles=tuple(dict.fromkeys(known.roles)),
                    variants=tuple(dict.fromkeys(v for v in known.variants if v != known.name)),
                    mentions=tuple(sorted(mentions)),
                    statements=said,
                    why="; ".join(dict.fromkeys(reasons.get(id(known), ["named"]))),
                )
            )
    actors.sort(key=lambda actor: actor.mentions[0] if actor.mentions else Span(0, 0))
    return tuple(actors)


def _trimmed(span: Span, known: Known) -> Span:
    """The mention inside a source: the name where it holds one, else the whole source."""
    return next((mention for mention in known.mentions if span.covers(mention)), span)
