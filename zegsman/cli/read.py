"""`zegsman read`, `explain` and `article`: pages in, what was found in them out, kept nowhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from zegsman.cli import pages
from zegsman.cli.failures import Batch, Refused, interruptible
from zegsman.cli.visible import visible, visible_json

if TYPE_CHECKING:
    from zegsman.archive.files import BadLine, Line
    from zegsman.values import Article, Declared, Reading


@click.command()
@click.argument("names", metavar="PAGE...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print each page's record as one line of JSON.")
@click.option(
    "--jsonl", "stream", is_flag=True, help="Read JSON lines from standard input, and print a record for each."
)
@click.option("--today", metavar="DATE", callback=pages.day, help="Count down to deadlines from this day.")
@pages.about_pages
def read(
    names: tuple[str, ...], as_json: bool, stream: bool, today: date | None, published: date | None,
    language: str | None, allow_private: bool,
) -> None:  # fmt: skip
    """Tell who said what on each PAGE: a file, an address, or - for standard input.

    With --jsonl each line of standard input is {"id": ..., "text": ... or "html": ...}, with "url", "published" and "language"
    where known; a line that cannot be read gives {"id": ..., "error": ...}.
    """
    from zegsman.values import Declared

    told = Declared(published=published, language=language)
    if stream:
        if names or as_json:
            raise click.UsageError("--jsonl reads standard input; leave PAGE and --json out")
        _read_stream(told)
    elif not names:
        raise click.UsageError("name a page: a file, an address, or - for standard input")
    else:
        _read_pages(names, as_json, today, told, allow_private)


@click.command()
@click.argument("names", metavar="PAGE...", nargs=-1, required=True)
@pages.about_pages
def explain(names: tuple[str, ...], published: date | None, language: str | None, allow_private: bool) -> None:
    """Print every finding on each PAGE with the rule that made it, its score and its words."""
    from zegsman.cli.terminal import Terminal
    from zegsman.values import Declared

    terminal, batch, told = Terminal(), Batch(), Declared(published=published, language=language)
    with interruptible(lambda: "the pages above were read"):
        for name in names:
            with batch.each(name):
                terminal.explain(_read(name, told, allow_private))
    batch.close()


@click.command()
@click.argument("names", metavar="PAGE...", nargs=-1, required=True)
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print each article as one line of JSON, every piece labelled.")
@pages.about_pages
def article(
    names: tuple[str, ...],
    markdown: bool,
    as_json: bool,
    published: date | None,
    language: str | None,
    allow_private: bool,
) -> None:
    """Print the story on each PAGE without its furniture: text, or Markdown, or JSON."""
    from zegsman.page import BadPage
    from zegsman.reader import prose
    from zegsman.values import Declared

    if markdown and as_json:
        raise click.UsageError("--markdown and --json exclude each other")
    batch, told, done = Batch(), Declared(published=published, language=language), 0
    with interruptible(lambda: f"{done} of {len(names)} pages were read"):
        for name in names:
            with batch.each(name):
                found = pages.article_of(pages.page_of(pages.capture(name, allow_private=allow_private), told))
                if as_json:
                    _print_json(_article_record(found, name))
                elif not found.text:
                    raise BadPage("no story was found on this page", "give the page of one article")
                else:
                    click.echo(
                        "\n" * (done > 0) + visible(prose.markdown(found) if markdown else prose.plain(found)), nl=False
                    )
                done += 1
    batch.close()


def _article_record(found: Article, id: str) -> dict[str, object]:
    """The record of an article, with reading minutes at the rates of its language."""
    from zegsman.reader import record

    return record.article_record(found, id=id, minutes=pages.minutes_of(found))


def _read_pages(names: tuple[str, ...], as_json: bool, today: date | None, told: Declared, allow_private: bool) -> None:
    batch, done = Batch(), 0
    with interruptible(lambda: f"{done} of {len(names)} pages were read"):
        for name in names:
            with batch.each(name):
                reading = _read(name, told, allow_private)
                if as_json:
                    _print_json(_record(reading, name))
                else:
                    from zegsman.cli.terminal import Terminal

                    Terminal().reading(reading, pages.minutes_of(reading.article), today)
                done += 1
    batch.close()


def _read(name: str, told: Declared, allow_private: bool) -> Reading:
    page = pages.page_of(pages.capture(name, allow_private=allow_private), told)
    pages.refuse_other_language(page)
    return pages.reading_of(page)


def _read_stream(told: Declared) -> None:
    done = 0
    with interruptible(lambda: f"{done} lines were read"):
        for line in _lines():
            _print_json(_line(line, told))
            done += 1


def _lines() -> Iterator[Line | BadLine]:
    from zegsman.archive import files

    try:
        yield from files.lines(pages.standard_input())
    except OSError as error:
        raise Refused(f"standard input cannot be read ({error.strerror}); give it JSON lines") from None


def _line(line: Line | BadLine, told: Declared) -> dict[str, object]:
    """The record of a line, or its error; what the line tells goes before what the user told of all."""
    from zegsman.archive.files import BadLine
    from zegsman.cli.failures import why
    from zegsman.values import Declared

    if isinstance(line, BadLine):
        return {"id": line.id, "error": line.error}
    told = Declared(
        published=line.declared.published or told.published, language=line.declared.language or told.language
    )
    try:
        return _record(pages.reading_of(pages.page_of(line.capture, told)), line.id)
    except click.ClickException:
        raise
    except Exception as error:
        return {"id": line.id, "error": why(error)}


def _record(reading: Reading, id: str | int) -> dict[str, object]:
    from zegsman.reader.record import record

    # An id goes out as it came in, a number as a number.
    return {**record(reading, id=None, minutes=pages.minutes_of(reading.article)), "id": id}


def print_record(reading: Reading, id: str) -> None:
    """The record of a reading as a line of JSON on standard output."""
    _print_json(_record(reading, id))


def _print_json(value: dict[str, object]) -> None:
    line = visible_json(json.dumps(value, ensure_ascii=False))
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()
