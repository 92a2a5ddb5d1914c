"""The commands about people over the whole record: who said what, who is one with whom, and what is due from whom."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import click

from zegsman.cli import pages
from zegsman.cli.record import on_record, opened
from zegsman.cli.wording import DUTCH_TERMINAL
from zegsman.web.wording import DUTCH

if TYPE_CHECKING:
    from zegsman.compare.countdown import Countdown

_PLACE = re.compile(r"([0-9]{1,18})\.([0-9]{1,9})")
_AT_ONCE = 5  # voices of whom the statements are shown; of more only who they are

Place = tuple[int, int]


def _place(context: click.Context, option: click.Parameter, value: str) -> Place:
    """An actor of the record, as page and number: "12.3"."""
    found = _PLACE.fullmatch(value)
    if found is None or int(found[2]) < 1:
        raise click.BadParameter(
            f"{value!r} is no actor; write page and number as `zegsman who NAME` does: 12.3", context, option
        )
    return int(found[1]), int(found[2]) - 1


def _name(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name, which must hold a letter or a figure."""
    if value and not any(letter.isalnum() for word in value for letter in word):
        raise click.BadParameter("that is no name; write at least the beginning of one", context, option)
    return value


@click.command()
@click.argument("name", nargs=-1, required=True, callback=_name)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many statements at most, of each."
)
@click.option("--why", is_flag=True, help="Tell where each appears, and why all of them are one.")
@on_record
def who(name: tuple[str, ...], limit: int, why: bool, record: str) -> None:
    """Show what the one called NAME said, newest first.

    One who appears on many pages, under whatever spelling, is told once; two of one name are told apart.
    """
    from zegsman.cli.terminal import Terminal
    from zegsman.web import people

    with opened(record) as store:
        terminal, found = Terminal(), people.called(store, " ".join(name))
        if not found:
            said = store.search("", speaker=" ".join(name), limit=limit)
            terminal.found(said) if said.hits else click.echo(DUTCH.people_none)
        for number, voice in enumerate(found):
            shown = len(found) <= _AT_ONCE or not number
            places = [(one.page, one.number) for one in voice.appearances]
            terminal.voice(voice, store.said_by(places, limit=limit) if shown else None, why=why)
        if len(found) > _AT_ONCE:
            click.echo(f"\n{DUTCH.people_more}")


def _judging(same: bool) -> click.Command:
    told = "are one and the same" if same else "are two"

    @click.command(
        name="same" if same else "apart",
        help=f"Say that two actors of the record {told}: each as page and number, which `zegsman who` tells (12.3).\n\n"
        "What you say goes before what zegsman thinks, and stays after a reread.",
    )
    @click.argument("one", callback=_place)
    @click.argument("other", callback=_place)
    @click.option("--undo", is_flag=True, help="Take back what was said of these two.")
    @on_record
    def judge(one: Place, other: Place, undo: bool, record: str) -> None:
        with opened(record) as store:
            store.judge(one, other, same, undo=undo)
        click.echo(
            DUTCH_TERMINAL.taken_back if undo else DUTCH_TERMINAL.judged_same if same else DUTCH_TERMINAL.judged_apart
        )

    return judge


same, apart = _judging(True), _judging(False)


@click.command()
@click.argument("name", nargs=-1, callback=_name)
@click.option(
    "--today",
    metavar="DATE",
    callback=pages.day,
    help="The day to count from; the day of your machine's clock otherwise.",
)
@click.option("--days", type=click.IntRange(0), help="Only what is due within so many days.")
@click.option("--all", "every", is_flag=True, help="Also what is over: its day has passed, or another took its place.")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each.")
@on_record
def deadlines(
    name: tuple[str, ...], today: date | None, days: int | None, every: bool, as_json: bool, record: str
) -> None:
    """Tell what is due, the nearest day first: what, asked by whom, owed by whom, and how many days are left.

    With a NAME only what that one asks or owes. A deadline on many pages is told once; one that was moved tells from when.
    """
    from zegsman.cli.terminal import Terminal
    from zegsman.web import people

    day = today or date.today()
    with opened(record) as store:
        counted = people.due(store, day, name=" ".join(name), every=every)
    found = [one for one in counted if days is None or (one.left is not None and 0 <= one.left <= days)]
    if as_json:
        for one in found:
            click.echo(json.dumps(_as_json(one), ensure_ascii=False))
    else:
        Terminal().countdown(found, day)


def _as_json(one: Countdown) -> dict[str, object]:
    due = one.due
    return {
        "due": None if due.last is None else due.last.isoformat(),
        "days_left": one.left,
        "over": one.over,
        "replaced": one.replaced,
        "duration": due.duration,
        "words": due.words,
        "content": due.content,
        "asked_by": due.asked_by,
        "owed_by": due.owed_by,
        "pages": list(dict.fromkeys(told.page for told in one.told)),
        "title": due.title,
        "outlet": due.outlet,
        "published": None if due.published is None else due.published.isoformat(),
        "moved_from": [
            {"due": None if old.last is None else old.last.isoformat(), "duration": old.duration, "page": old.page}
            for old in one.moved
        ],
        "why_moved": one.why,
    }
