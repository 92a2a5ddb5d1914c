"""Which articles are to learn from, to look at and to check with: `split.tsv` in, parts or the faults of the file out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, cast, get_args

from zegsman.gold import table
from zegsman.gold.marks import BadGold, Fault, MarkedArticle

FILE = "split.tsv"
COLUMNS = ("article", "part")
Split = Literal["train", "dev", "test"]
# Shorter ones ("Dat is niet waar.") come up in any two articles.
_FEWEST_WORDS = 6
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’»“]*\s+|\n+")
_WORD = re.compile(r"\w+")


def read(path: Path) -> Mapping[str, Split]:
    """The part of each article. Raises `BadGold`."""
    return {row["article"]: cast(Split, row["part"]) for _, row in table.rows(path, COLUMNS)}


def faults(path: Path, articles: Sequence[MarkedArticle]) -> Iterator[Fault]:
    """What is wrong in the file, if it is there; above all, a sentence or an event that stands in two parts."""
    if not path.exists():
        return
    try:
        rows = list(table.rows(path, COLUMNS))
    except BadGold as error:
        yield from error.faults
        return
    known = {article.id for article in articles}
    seen: set[str] = set()
    for line, row in rows:
        if row["part"] not in get_args(Split):
            yield Fault(str(path), line, f"{row['part']!r} is no part; there are {', '.join(get_args(Split))}")
        if row["article"] not in known or row["article"] in seen:
            yield Fault(str(path), line, f"{row['article']} stands here twice, or is no article")
        seen.add(row["article"])
    parts = {row["article"]: row["part"] for _, row in rows}
    for article in articles:
        if article.id not in parts:
            yield Fault(article.path, article.line, f"{article.id} is in no part; add it to {path.name}")
    yield from _shared([article for article in articles if article.id in parts], parts)


def _shared(articles: Sequence[MarkedArticle], parts: Mapping[str, str]) -> Iterator[Fault]:
    """Events and sentences that are in another part already."""
    events: dict[str, MarkedArticle] = {}
    met: dict[str, MarkedArticle] = {}
    for article in articles:
        first = events.setdefault(article.event or article.id, article)
        if parts[first.id] != parts[article.id]:
            what = f"event {article.event} is in {parts[first.id]} ({first.id}) and in {parts[article.id]}"
            yield Fault(article.path, article.line, what)
        for sentence in sentences(article):
            first = met.setdefault(sentence, article)
            if parts[first.id] != parts[article.id]:
                what = f"“{sentence}” is in {parts[first.id]} ({first.id}) and in {parts[article.id]} ({article.id})"
                yield Fault(article.path, article.line, what)


def sentences(article: MarkedArticle) -> Iterator[str]:
    """The longer sentences of the own words, without marks and capitals."""
    for block in article.own:
        for sentence in _SENTENCE.split(block.span.of(article.text)):
            words = _WORD.findall(sentence.casefold())
            if len(words) >= _FEWEST_WORDS:
                yield " ".join(words)
