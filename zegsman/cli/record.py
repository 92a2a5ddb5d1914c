"""The commands about the record: add pages, ask it, make its readings anew, and write all of it out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from zegsman import settings
from zegsman.cli import pages
from zegsman.cli.failures import Batch, Refused, interruptible, undisturbed
from zegsman.cli.progress import progress
from zegsman.cli.wording import DUTCH_TERMINAL

if TYPE_CHECKING:
    from zegsman.store import Store
    from zegsman.values import Capture, Declared, Page, Reading

_P = ParamSpec("_P")
_R = TypeVar("_R")
_AT_ONCE = 1000


def on_record(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """The option of every command that opens the record."""
    return click.option(
        "--record",
        metavar="PATH",
        default=lambda: settings.read(os.environ)["record"],
        show_default="~/.local/share/zegsman/record.sqlite",
        help="The file of the record.",
    )(command)


@contextmanager
def opened(where: str, *, make: bool = False) -> Iterator[Store]:
    """The record, open; what is wrong with it is told in one line. `make`: where there is none yet, one is begun."""
    from zegsman.store import Store, StoreError

    if "://" not in where:
        path = Path(where).expanduser()
        if make:
            _make_folder(path.parent)
        elif not path.exists():
            raise Refused(f"there is no record {where} yet; add a page first: zegsman add PAGE")
        where = str(path)
    try:
        with Store.open(where) as store:
            yield store
    except StoreError as error:
        raise Refused(str(error)) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"the folder {folder} cannot be made ({error.strerror}); choose another with --record") from None


@click.command()
@click.argument("names", metavar="PAGE...", nargs=-1, required=True)
@pages.about_pages
@on_record
def add(names: tuple[str, ...], record: str, published: date | None, language: str | None, allow_private: bool) -> None:
    """Keep each PAGE in the record with who said what: a file, an address, or - for standard input.

    A page that the record has already is kept once. Each page is kept as soon as it is read.
    """
    from zegsman.values import Declared

    told = Declared(published=published, language=language)
    batch, counts = Batch(), {"added": 0, "renewed": 0, "known": 0}
    with opened(record, make=True) as store, interruptible(lambda: _counted(counts, batch)):
        for name in progress(names):
            with batch.each(name):
                capture, page, reading = _read(name, told, allow_private)
                with undisturbed():
                    added = store.add(capture, page, reading)
                    counts["added" if added.new else "renewed" if added.renewed else "known"] += 1
    click.echo(_counted(counts, batch))
    batch.close()


def _read(name: str, told: Declared, allow_private: bool) -> tuple[Capture, Page, Reading]:
    capture = pages.capture(name, allow_private=allow_private)
    page = pages.page_of(capture, told)
    pages.refuse_other_language(page)
    return capture, page, pages.reading_of(page)


def _counted(counts: dict[str, int], batch: Batch) -> str:
    every = {**counts, "skipped": batch.failed}
    parts = [getattr(DUTCH_TERMINAL, kind).format(n=number) for kind, number in every.items() if number]
    return " · ".join(parts) or DUTCH_TERMINAL.added.format(n=0)


@click.command()
@click.argument("words", nargs=-1)
@click.option("--speaker", default="", help="Who said it; the beginning of each name will do.")
@click.option("--from", "first", metavar="DATE", callback=pages.day, help="The first day.")
@click.option("--to", "last", metavar="DATE", callback=pages.day, help="The last day.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@on_record
def search(
    words: tuple[str, ...], speaker: str, first: date | None, last: date | None, limit: int, record: str
) -> None:
    """Find statements with all these WORDS, best first; without words the newest.

    Quotation marks keep words together ('"rode lijn"'), a star stands for any ending (sanct*).
    """
    if first and last and first > last:
        raise click.UsageError("the day of --from comes after that of --to; swap them")
    from zegsman.cli.terminal import Terminal

    with opened(record) as store:
        Terminal().found(store.search(" ".join(words), speaker=speaker, first=first, last=last, limit=limit))


@click.command()
@click.argument("ids", metavar="[ID...]", nargs=-1, type=click.IntRange(1))
@click.option("--all", "every", is_flag=True, help="Every page of the record.")
@on_record
def reread(ids: tuple[int, ...], every: bool, record: str) -> None:
    """Make the readings of pages anew, from the pages as they came, after zegsman has learned to read better."""
    if every == bool(ids):
        raise click.UsageError("name pages by their numbers, or give --all")
    batch, counts = Batch(), {"remade": 0}
    with opened(record) as store, interruptible(lambda: _counted(counts, batch)):
        for id in progress(_all_pages(store) if every else ids):
            with batch.each(f"page {id}"):
                reading = _read_again(store, id)
                with undisturbed():
                    store.reread(id, reading)
                    counts["remade"] += 1
    click.echo(_counted(counts, batch))
    batch.close()


def _read_again(store: Store, id: int) -> Reading:
    # The day and language may have been told by the user when the page was added; that must not be lost.
    told = store.page(id).declared
    return pages.reading_of(pages.page_of(store.capture(id), told))


@click.command()
@on_record
def export(record: str) -> None:
    """Write the whole record as JSON lines, a page a line, in the order in which pages came."""
    from zegsman.cli.read import print_record

    with opened(record) as store, interruptible(lambda: "the lines above are whole"):
        for id in _all_pages(store):
            print_record(store.reading(id), str(id))


def _all_pages(store: Store) -> list[int]:
    """The numbers of all pages, oldest first."""
    ids: list[int] = []
    while leaf := store.pages(limit=_AT_ONCE, offset=len(ids)):
        ids.extend(row.id for row in leaf)
    return sorted(ids)
