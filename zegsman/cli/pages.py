"""From what a user calls a page (a file, an address, "-") to its `Capture`, its `Page` and its `Reading`.

The rooms that do it are loaded when first needed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO, ParamSpec, TypeVar

import click

from zegsman.cli.failures import Refused

if TYPE_CHECKING:
    from zegsman.language import Language
    from zegsman.language.pack import Pack
    from zegsman.models import Analyser
    from zegsman.reader.minutes import Minutes, Rates
    from zegsman.values import Article, Capture, Declared, Page, Reading

_P = ParamSpec("_P")
_R = TypeVar("_R")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """An option's value as the day that is meant; fails with an example."""
    try:
        return None if value is None else datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2025-07-15", context, option) from None


def code(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """An option's value as the code of a language that has a pack; fails with those there are."""
    if value is not None and value not in _packs():
        known = ", ".join(_packs())
        raise click.BadParameter(f"zegsman does not read {value!r}; it reads {known}", context, option)
    return value


def about_pages(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """The options of every command that reads pages."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Also fetch from addresses on a private network."),
        click.option(
            "--language",
            metavar="CODE",
            callback=code,
            help="The language of the pages, where they do not tell or tell it wrongly.",
        ),
        click.option(
            "--published",
            metavar="DATE",
            callback=day,
            help="The day of publication, as 2025-07-15, where pages do not tell or tell it wrongly.",
        ),
    ):
        command = option(command)
    return command


def capture(name: str, *, allow_private: bool = False) -> Capture:
    """The page in a file, at an address, or ("-") on standard input; raises `BadPage`."""
    from zegsman.archive import files

    if name == "-":
        return files.from_stdin(standard_input())
    if not _ADDRESS.match(name):
        return files.from_file(name)
    from zegsman.archive import fetch

    return fetch.fetch(name, allow_private=allow_private)


def standard_input() -> BinaryIO:
    """The bytes that come in."""
    if sys.stdin is None:  # closed by the shell: zegsman … <&-
        raise Refused("standard input is closed; name a file, or give the pages there")
    return sys.stdin.buffer


def page_of(found: Capture, told: Declared) -> Page:
    """The page, with what the user or a stream says of it laid over what it says of itself; raises `BadPage`."""
    from zegsman import extract, page

    return extract.told(page.read(found), told.published, told.language)


def article_of(page: Page) -> Article:
    """The page with every piece labelled, in whatever language it is; no model is loaded."""
    from zegsman import extract
    from zegsman.language import BadPack

    try:
        return extract.of_page(page)
    except BadPack as error:
        raise Refused(f"a language pack cannot be used: {error}") from None


def reading_of(page: Page) -> Reading:
    """What is found in a page, with the pack that fits it; one in another language gives a note and no statements."""
    from zegsman import models, reading

    chosen = reading.choose(page, _packs())
    language = _language(chosen)
    try:
        return reading.read(page, language, _model(chosen))
    except models.BadModel as error:
        raise Refused(f"the model of {chosen} cannot be used: {error}") from None


def _model(language: str) -> Analyser:
    from zegsman import models, settings

    name = settings.model(os.environ, language)
    return models.installed(name) if name else models.load(language)


def refuse_other_language(page: Page) -> None:
    """Raise `BadPage` for a page in a language without a pack."""
    from zegsman.page import BadPage
    from zegsman.reading import other_language

    if found := other_language(page, _packs()):
        told = page.declared.language in _packs()
        mend = "give a page in one of these" if told else "if the page is in one of these, say so with --language"
        raise BadPage(found[0], f"zegsman reads {', '.join(_packs())}; {mend}")


def minutes_of(article: Article) -> Minutes:
    """How long the story takes, at the rates of its language."""
    from zegsman.reader.minutes import estimate

    return estimate(article, rates().get(article.language))


def rates() -> dict[str, Rates]:
    """The reading rates of every language that has a pack."""
    from zegsman.reader.minutes import Rates

    return {code: Rates(pack.silent, pack.aloud) for code, pack in _packs().items()}


def _packs() -> dict[str, Pack]:
    from zegsman import extract
    from zegsman.language import BadPack

    try:
        return extract.packs()
    except BadPack as error:
        raise Refused(f"a language pack cannot be used: {error}") from None


def _language(code: str) -> Language:
    from zegsman.language import BadPack, load

    try:
        return load(code)
    except BadPack as error:
        raise Refused(
            f"the language pack {code} cannot be used: {error}; see `zegsman check-language {code}`"
        ) from None
