"""`zegsman gold`: marked articles are checked, counted, shown and written in other forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zegsman.cli.failures import FAILED, Refused, tell

if TYPE_CHECKING:
    from zegsman.gold import MarkedArticle

_FORMS = ("jsonl", "conllu", "brat", "w3c")
_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))


@click.group()
def gold() -> None:
    """Marked articles: news in which people have marked who said what. PATHS are their files, or folders of them."""


@gold.command("check")
@_PATHS
def check(paths: tuple[Path, ...]) -> None:
    """Tell every fault in and among marked articles, with file and line."""
    from zegsman.gold import check as look

    articles, faults = look(*paths)
    for fault in faults:
        tell(str(fault))
    if faults:
        raise click.exceptions.Exit(FAILED)
    statements = sum(len(one.statements) for one in articles)
    click.echo(f"{len(articles)} articles and {statements} statements, all sound")


@gold.command("stats")
@_PATHS
def stats(paths: tuple[Path, ...]) -> None:
    """Count what is marked, as tables in Markdown; beside what is asked in quotas.toml, where a folder has it."""
    from zegsman.gold import stats as count

    with _sound():
        asked = {key: value for path in paths if path.is_dir() for key, value in count.quotas(path).items()}
    click.echo("\n\n".join(table.markdown() for table in count.tables(_read(paths), asked)))


@gold.command("show")
@_PATHS
@click.option("--into", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file to write.")
def show(paths: tuple[Path, ...], into: Path) -> None:
    """Write one web page on which every mark of the articles can be seen."""
    from zegsman.web.gold import page

    _write(into, page(_read(paths)))
    click.echo(f"zegsman: {into}")


@gold.command("convert")
@_PATHS
@click.option("--to", "form", required=True, type=click.Choice(_FORMS), help="The form to write.")
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path),
    help="A folder for one file an article; without it, everything is printed. brat needs it.",
)  # fmt: skip
def convert(paths: tuple[Path, ...], form: str, into: Path | None) -> None:
    """Write marked articles as JSON lines, CoNLL-U, brat standoff or W3C annotations."""
    from zegsman.gold.convert import FORMS

    if form == "brat" and into is None:
        raise Refused("brat keeps texts and marks in files of their own; name a folder for them with --into")
    articles = _read(paths)
    if into is None:
        for article in articles:
            click.echo(FORMS[form](article).rstrip("\n") + ("\n" if form == "conllu" else ""))
        return
    for article in articles:
        name = into / Path(article.id).name
        _write(name.with_name(f"{name.name}.{_ENDINGS[form]}"), FORMS[form](article))
        if form in ("brat", "w3c"):
            _write(name.with_name(f"{name.name}.txt"), article.text)
    click.echo(f"{len(articles)} articles written into {into}")


_ENDINGS = {"jsonl": "jsonl", "conllu": "conllu", "brat": "ann", "w3c": "json"}


def _read(paths: Sequence[Path]) -> tuple[MarkedArticle, ...]:
    from zegsman.gold import articles

    with _sound():
        return articles(*paths)


@contextmanager
def _sound() -> Iterator[None]:
    """Faults in the files are told, all of them, and the command ends."""
    from zegsman.gold import BadGold

    try:
        yield
    except BadGold as error:
        for fault in error.faults:
            tell(str(fault))
        raise click.exceptions.Exit(FAILED) from None


def _write(path: Path, words: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words if words.endswith("\n") or path.suffix == ".txt" else words + "\n", encoding="utf-8")
    except OSError as error:
        raise Refused(f"{path} cannot be written ({error.strerror}); name another place with --into") from None
