"""Readings and answers set for the terminal: who said what, a paragraph each. Readable without colour, at any width.

All text of a page passes `visible` on its way. In a pipe there are no escape sequences and the width is eighty; NO_COLOR and
COLUMNS are honoured. Nothing is decided here about what was said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from zegsman.cli.visible import visible
from zegsman.cli.wording import DUTCH_TERMINAL
from zegsman.values import OWN_WORDS, Actor, Deadline, Moment, Reading, Span, Statement
from zegsman.web.wording import DUTCH

if TYPE_CHECKING:
    from zegsman.compare.countdown import Countdown
    from zegsman.compare.voices import Voice
    from zegsman.reader.minutes import Minutes
    from zegsman.store import Found, Hit

WIDEST = 88
_NARROWEST = 24
_MARGIN = 2
_DEEPEST = 4
_SURE = 0.5
_MOST_ROLES = 3


class Terminal:
    """The terminal on standard output."""

    def __init__(self) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal without “ shows ?, and the reading goes on
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._width = max(_NARROWEST, min(self._console.width, WIDEST))

    def reading(self, reading: Reading, minutes: Minutes, today: date | None = None) -> None:
        """Head, who said what, deadlines, furniture and notes of one page; days are counted down where `today` is given."""
        self._head(reading, minutes)
        self._statements(reading)
        self._deadlines(reading, today)
        self._furniture(reading)
        self._notes(reading)
        self._line(Text())

    def explain(self, reading: Reading) -> None:
        """Every finding with its rule, score and words."""
        article, said = reading.article, DUTCH_TERMINAL.findings
        text = article.page.text
        self._line(Text())
        self._paragraph(_plain(_title(reading), "bold"), _MARGIN)
        self._findings(
            said["labels"], [(label.kind, label.score, label.why, label.span.of(text)) for label in article.labels]
        )
        self._findings(
            said["moments"], [(_value(when), when.score, when.why, when.span.of(text)) for when in reading.moments]
        )
        self._findings(
            said["statements"],
            [
                (f"{_mark(number)} {statement.mode}", statement.score, statement.why, _explained(reading, number))
                for number, statement in enumerate(reading.statements)
            ],
        )
        self._findings(said["actors"], [(actor.kind, None, actor.why, _who(actor)) for actor in reading.actors])
        self._line(Text())

    def found(self, found: Found) -> None:
        """The statements that a question to the record found."""
        if not found.hits:
            self._paragraph(Text(f"{DUTCH_TERMINAL.found_none} {DUTCH_TERMINAL.found_none_do}"), 0)
            return
        self._line(Text(DUTCH.count(DUTCH.found, found.total), "dim"))
        for hit in found.hits:
            self._hit(hit)
        if found.total > len(found.hits):
            self._line(Text())
            self._line(Text(DUTCH_TERMINAL.more.format(n=found.total - len(found.hits)), "dim"))

    def voice(self, voice: Voice, found: Found | None, *, why: bool) -> None:
        """One who appears in the record, with their statements where they are given, and with all appearances where asked."""
        self._line(Text())
        first = voice.appearances[0]
        line = _plain(voice.name, "bold")
        line.append(visible("".join(f", {_flat(role)}" for role in _longest(voice.roles)[:_MOST_ROLES])))
        self._paragraph(line, 0)
        counted = (
            DUTCH.count(DUTCH.statements, voice.statements),
            DUTCH.count(DUTCH.on_pages, len({one.page for one in voice.appearances})),
            first.mark,
        )
        self._facts([Text(fact, "dim") for fact in counted], 0)
        if voice.variants:
            self._paragraph(_plain(DUTCH.also.format(names=", ".join(map(_flat, voice.variants))), "dim"), 0)
        if why:
            self._appearances(voice)
        if found is None:
            return
        for hit in found.hits:
            self._hit(hit)
        if found.total > len(found.hits):
            self._line(Text())
            self._line(Text(DUTCH_TERMINAL.more.format(n=found.total - len(found.hits)), "dim"))

    def countdown(self, counted: Sequence[Countdown], today: date) -> None:
        """Deadlines over the whole record, the nearest first."""
        if not counted:
            self._paragraph(Text(f"{DUTCH_TERMINAL.due_none} {DUTCH_TERMINAL.due_none_do}"), 0)
            return
        heading = (
            DUTCH.count(DUTCH_TERMINAL.due, len(counted)),
            DUTCH_TERMINAL.counted_from.format(day=DUTCH.day(today)),
        )
        self._facts([Text(fact, "dim") for fact in heading], 0)
        for one in counted:
            self._countdown(one)

    # The parts of a reading

    def _head(self, reading: Reading, minutes: Minutes) -> None:
        article = reading.article
        self._line(Text())
        self._paragraph(_plain(_title(reading), "bold"), _MARGIN)
        facts = (
            article.outlet,
            DUTCH.day(article.published) if article.published else None,
            f"{DUTCH.by} {', '.join(article.authors)}" if article.authors else None,
            ", ".join(article.sources),
            DUTCH.read.format(n=minutes.read),
            DUTCH.listen.format(n=minutes.listen),
        )
        self._facts([_plain(fact, "dim") for fact in facts if fact], _MARGIN)

    def _statements(self, reading: Reading) -> None:
        speakers = {actor.name for actor in reading.actors if actor.statements and actor.kind != "unnamed"}
        said = DUTCH.count(DUTCH.statements, len(reading.statements))
        counted = f"{said}, {DUTCH.count(DUTCH_TERMINAL.speakers, len(speakers))}" if reading.statements else ""
        self._heading(DUTCH.who_said_what, counted)
        if not reading.statements:
            self._paragraph(Text(DUTCH.no_statements), _MARGIN)
        introduced: set[str] = set()
        for number, depth in _in_order(reading.statements):
            self._statement(reading, number, depth, introduced)

    def _statement(self, reading: Reading, number: int, depth: int, introduced: set[str]) -> None:
        statement, text = reading.statements[number], reading.article.page.text
        left = _MARGIN + 4 * min(depth, _DEEPEST)
        speaker = _speaker(reading.speaker(number), statement, text, introduced)
        if depth or number:
            self._line(Text())
        self._paragraph(speaker, left + 2, DUTCH_TERMINAL.signs[statement.mode])
        self._paragraph(_plain(_words(text, statement.content)), left + 2)
        self._facts([Text(DUTCH.modes[statement.mode], "dim"), *_circumstances(statement, text)], left + 2)

    def _deadlines(self, reading: Reading, today: date | None) -> None:
        text = reading.article.page.text
        due: list[tuple[int, Deadline | None]] = [(deadline.moments[0], deadline) for deadline in reading.deadlines]
        if not due:  # a reading of before knows no sides
            due = [(number, None) for number, moment in enumerate(reading.moments) if moment.deadline]
        rows: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for number, deadline in due:
            words, when = _flat(reading.moments[number].span.of(text)), _due(reading.moments[number], today)
            sides = list(_sides(reading, deadline)) if deadline else []
            rows.setdefault((words.casefold(), when, *sides), [(words, when), *(("", side) for side in sides)])
        if rows:
            self._heading(DUTCH.deadlines)
            self._rows([row for told in rows.values() for row in told], "")

    def _furniture(self, reading: Reading) -> None:
        text = reading.article.page.text
        labels = [label for label in reading.article.labels if label.kind not in OWN_WORDS]
        if labels:
            self._heading(DUTCH.furniture)
            self._rows([(DUTCH.labels[label.kind], _flat(label.span.of(text))) for label in labels], "dim")

    def _notes(self, reading: Reading) -> None:
        if reading.notes:
            self._heading(DUTCH.notes)
            for note in reading.notes:
                self._paragraph(_plain(note.note), _MARGIN)
        self._line(Text())
        self._paragraph(_plain(f"{DUTCH.made_by} {reading.made_by}", "dim"), _MARGIN)

    def _findings(self, heading: str, rows: Sequence[tuple[str, float | None, str, str]]) -> None:
        """Kind, score and rule on one line, the words under it."""
        if not rows:
            return
        self._heading(heading, str(len(rows)))
        widest = max(cell_len(kind) for kind, *_ in rows)
        for kind, score, why, words in rows:
            line = Text(visible(kind) + " " * (widest - cell_len(kind) + 2))
            line.append(f"{score:4.2f}  " if score is not None else "", "dim")
            line.append(visible(_flat(why)), "italic cyan")
            self._paragraph(line, _MARGIN)
            self._paragraph(_plain(_flat(words)), _MARGIN + 4)

    def _hit(self, hit: Hit) -> None:
        day = hit.said or hit.published
        name = hit.speaker or _flat(hit.source) or DUTCH.speaker_unknown
        facts = [DUTCH.day(day) if day else "", hit.outlet, hit.title, DUTCH_TERMINAL.page.format(n=hit.page)]
        told = [_plain(_flat(fact), "dim") for fact in facts if fact]
        if hit.stance != "said":
            told.insert(0, Text(DUTCH.stances[hit.stance], "yellow"))
        self._line(Text())
        self._paragraph(_plain(name, "bold" if hit.speaker else "italic"), 2, DUTCH_TERMINAL.signs[hit.mode])
        self._paragraph(_plain(_flat(hit.content)), 2)
        self._facts(told, 2)

    def _appearances(self, voice: Voice) -> None:
        for one in voice.appearances:
            facts = [one.mark, one.name, *one.roles[:1], DUTCH.day(one.day) if one.day else ""]
            self._facts([_plain(_flat(fact), "dim") for fact in facts if fact], _MARGIN)
        for join in voice.joins:
            told = DUTCH_TERMINAL.why_one.format(one=join.one.mark, other=join.other.mark, why="; ".join(join.why))
            self._paragraph(_plain(_flat(told), "italic cyan"), _MARGIN)

    def _countdown(self, one: Countdown) -> None:
        due = one.due
        self._line(Text())
        when = [
            Text(DUTCH.start_unknown if one.left is None else DUTCH.days_left(one.left), "" if one.over else "bold")
        ]
        if due.first and due.last:
            when.append(_plain(DUTCH.days(due.first, due.last)))
        when.append(_plain(_flat(due.words), "italic"))
        if one.replaced:
            when.append(Text(DUTCH.replaced, "yellow"))
        self._facts(when, 0)
        self._paragraph(_plain(_flat(due.content)), _MARGIN)
        sides = ((DUTCH.asked_by, due.asked_by), (DUTCH.owed_by, due.owed_by))
        self._facts([_plain(f"{words} {_flat(name)}") for words, name in sides if name], _MARGIN)
        for old in one.moved:
            day = DUTCH.days(old.first, old.last) if old.first and old.last else _flat(old.words)
            self._paragraph(_plain(DUTCH_TERMINAL.moved.format(day=day, page=old.page), "yellow"), _MARGIN)
        others = len({told.page for told in one.told}) - 1
        facts = [
            DUTCH.day(due.published) if due.published else "",
            due.outlet,
            due.title,
            DUTCH_TERMINAL.page.format(n=due.page),
            DUTCH.count(DUTCH.more_pages, others) if others else "",
        ]
        self._facts([_plain(_flat(fact), "dim") for fact in facts if fact], _MARGIN)

    # How lines are set

    def _heading(self, words: str, counted: str = "") -> None:
        line = Text().append(words, "bold").append(f" · {counted}" if counted else "", "dim")
        rule = "─" * (self._width - 2 * _MARGIN - line.cell_len - 1)
        self._line(Text())
        self._paragraph(line.append(f" {rule}" if rule else "", "dim"), _MARGIN)
        self._line(Text())

    def _paragraph(self, text: Text, left: int, sign: str = "") -> None:
        """A paragraph between the margins; a sign hangs before its first line."""
        for number, line in enumerate(text.wrap(self._console, max(8, self._width - left))):
            line.rstrip()
            before = sign.rjust(left - 1) + " " if sign and not number else " " * left
            self._line(Text(before).append_text(line))

    def _facts(self, facts: Sequence[Text], left: int) -> None:
        """Facts side by side with dots between them; a line breaks between two facts where it can."""
        line = Text()
        for fact in facts:
            if line and line.cell_len + 3 + fact.cell_len > self._width - left:
                self._paragraph(line, left)
                line = Text()
            line = line.append(" · ", "dim").append_text(fact) if line else fact.copy()
        if line:
            self._paragraph(line, left)

    def _rows(self, rows: Sequence[tuple[str, str]], style: str) -> None:
        """Two columns; the second is cut to what fits on the line."""
        widest = min(max(cell_len(left) for left, _ in rows), self._width // 2)
        for left, right in rows:
            line = _plain(left, style)
            line.truncate(widest, overflow="ellipsis", pad=True)
            rest = _plain(right, style)
            rest.truncate(self._width - _MARGIN - widest - 2, overflow="ellipsis")
            self._line(Text(" " * _MARGIN).append_text(line).append("  ").append_text(rest))

    def _line(self, text: Text) -> None:
        self._console.print(text, no_wrap=True, overflow="ignore", crop=False)


def _title(reading: Reading) -> str:
    return reading.article.title or reading.article.page.url or DUTCH.untitled


def _in_order(statements: tuple[Statement, ...]) -> Iterator[tuple[int, int]]:
    """Each statement's number and depth: in the order of the text, nested ones under the one that holds them."""
    under: dict[int | None, list[int]] = {}
    for number, statement in enumerate(statements):
        under.setdefault(statement.nested_in, []).append(number)
    waiting = [(number, 0) for number in reversed(under.get(None, ()))]
    while waiting:
        number, depth = waiting.pop()
        yield number, depth
        waiting.extend((held, depth + 1) for held in reversed(under.get(number, ())))


def _speaker(actor: Actor | None, statement: Statement, text: str, introduced: set[str]) -> Text:
    """The name, with the role where it is first met; where the text does not say who, the words that stand there."""
    source = _flat(statement.source.span.of(text)) if statement.source else ""
    if actor is None or actor.kind == "unnamed":
        return Text(visible(source or DUTCH.speaker_unknown), "italic")
    line = Text().append(visible(actor.name), "bold")
    if actor.roles and actor.name not in introduced:
        line.append(visible(f", {_roles(actor)}"))
    introduced.add(actor.name)
    return line


def _roles(actor: Actor) -> str:
    return ", ".join(_longest(actor.roles))


def _longest(roles: Sequence[str]) -> list[str]:
    """The roles, without those that a longer one holds: "president" where "president van Noordmark" stands too."""
    told = [role.casefold() for role in roles]
    whole = (role for role in roles if not any(role.casefold() in other != role.casefold() for other in told))
    return list({role.casefold(): role for role in whole}.values())


def _circumstances(statement: Statement, text: str) -> Iterator[Text]:
    """Cue, stance, through whom, to whom, when, and how unsure we are."""
    if statement.cue:
        yield _plain(_words(text, statement.cue), "italic")
    if statement.stance != "said":
        yield Text(DUTCH.stances[statement.stance], "yellow")
    if statement.via:
        yield _plain(f"{DUTCH.via} {', '.join(_flat(medium.span.of(text)) for medium in statement.via)}", "dim")
    if statement.addressee:
        yield _plain(f"{DUTCH.addressed} {_flat(statement.addressee.span.of(text))}", "dim")
    said = statement.said
    if said and said.first and said.last:
        yield Text(f"{DUTCH.said_on} {DUTCH.days(said.first, said.last)}", "dim")
    if statement.score < _SURE:
        yield Text(DUTCH.unsure.format(n=round(100 * statement.score)), "dim")


def _sides(reading: Reading, deadline: Deadline) -> Iterator[str]:
    """Who asks it and who owes it, where the text says."""
    for words, party in ((DUTCH.asked_by, deadline.asked_by), (DUTCH.owed_by, deadline.owed_by)):
        if party is not None:
            yield f"{words} {_flat(reading.name(party))}"


def _due(moment: Moment, today: date | None) -> str:
    if moment.first is None or moment.last is None:
        return DUTCH.start_unknown
    days = DUTCH.days(moment.first, moment.last)
    return days if today is None else f"{days} · {DUTCH.days_left((moment.last - today).days)}"


def _value(moment: Moment) -> str:
    days = f"{moment.first}" if moment.first == moment.last else f"{moment.first}/{moment.last}"
    value = days if moment.first else moment.duration or ""
    return f"{value} {DUTCH.deadline}" if moment.deadline else value


def _explained(reading: Reading, number: int) -> str:
    statement = reading.statements[number]
    text, actor = reading.article.page.text, reading.speaker(number)
    nested = "" if statement.nested_in is None else f" < {_mark(statement.nested_in)}"
    source = f" [{_flat(statement.source.span.of(text))}]" if statement.source else ""
    return f"{actor.name if actor else '?'}{source}{nested}: {_words(text, statement.content)}"


def _who(actor: Actor) -> str:
    said = f" ({', '.join(map(_mark, actor.statements))})" if actor.statements else ""
    return "; ".join([actor.name, *actor.roles, *actor.variants]) + said


def _mark(number: int) -> str:
    """The number by which the record's JSON form calls a statement."""
    return f"s{number + 1}"


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(_flat(span.of(text)) for span in spans)


def _plain(text: str, style: str = "") -> Text:
    """Text of a page, made harmless."""
    return Text(visible(text), style)


def _flat(text: str) -> str:
    return " ".join(text.split())
