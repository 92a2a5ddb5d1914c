"""`zegsman check-language`: a language pack in; "it is sound", or the file and line that is not, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zegsman.cli.failures import FAILED, Refused, tell

if TYPE_CHECKING:
    from zegsman.language import Language
    from zegsman.values import Moment

# Examples of days are read as if on a page of this day.
_PUBLISHED = date(2025, 10, 9)
_NOTHING = "-"


@click.command()
@click.argument("code")
def check_language(code: str) -> None:
    """Load the language pack CODE and try its examples; a fault is told with its file and line."""
    from zegsman.language import PACKS, BadPack, available, load

    folder = PACKS / code
    if not re.fullmatch("[a-z]{2,3}", code) or not folder.is_dir():
        raise Refused(f"there is no language pack {code!r}; there are {', '.join(available())}")
    try:
        language = load(code)
    except BadPack as error:
        raise Refused(str(error)) from None
    except UnicodeDecodeError:
        raise Refused(f"a file of {folder} is not UTF-8; save it as UTF-8") from None
    tried, failed = 0, 0
    for name, room in _ROOMS.items():
        path = folder / "examples" / name
        for number, wanted, line in _examples(path):
            found = room(line, language)
            tried += 1
            if found != wanted:
                failed += 1
                tell(f"{code}/examples/{name}:{number}: found {found}, not {wanted}: {line}")
    if failed:
        raise click.exceptions.Exit(FAILED)
    click.echo(f"{code}: {language.pack.name}; every table is sound, and {tried} examples are read as they should be")


def _examples(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, what must be found ("-": nothing) and the text of each example; none where there is no file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            wanted, tab, text = line.partition("\t")
            if not tab:
                raise Refused(f"{path.name}:{number}: no tab; write what must be found, a tab, and the text")
            yield number, wanted, text


def _furniture(line: str, language: Language) -> str:
    """The label that the words alone tell."""
    from zegsman.article import phrases
    from zegsman.article.pieces import Piece
    from zegsman.values import Block, Span

    span = Span(0, len(line))
    verdict = phrases.find(Piece(span, line, 0, Block(span)), language.furniture)
    return verdict.kind if verdict else _NOTHING


def _moments(line: str, language: Language) -> str:
    """The moments of a line, as the examples write them."""
    from zegsman import moments
    from zegsman.values import Span

    found = moments.find(line, [Span(0, len(line))], language.moments, _PUBLISHED)
    return " ".join(map(_value, found)) or _NOTHING


def _value(moment: Moment) -> str:
    days = "/".join(str(day) for day in dict.fromkeys((moment.first, moment.last)) if day)
    value = " = ".join(part for part in (moment.duration, days) if part)
    return f"{value} deadline" if moment.deadline else value


_ROOMS: dict[str, Callable[[str, Language], str]] = {"furniture.txt": _furniture, "moments.txt": _moments}
