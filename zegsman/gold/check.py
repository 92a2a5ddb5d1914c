"""What is wrong among many marked articles, though each may be sound: names of articles, copies, sayings and the split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from zegsman.gold import sayings, split
from zegsman.gold.marks import Fault, MarkedArticle
from zegsman.gold.read import gather
from zegsman.values import OWN_WORDS


def check(*paths: Path) -> tuple[tuple[MarkedArticle, ...], tuple[Fault, ...]]:
    """The articles that can be read in files and folders, and every fault in and among them, by file and line.

    In a folder, `sayings.tsv` and `split.tsv` are looked over too, where they are there.
    """
    found, faults = gather(*paths)
    faults += _among(found)
    for folder in (path for path in paths if path.is_dir()):
        faults += sayings.faults(folder / sayings.FILE, found)
        faults += split.faults(folder / split.FILE, found)
    return tuple(found), tuple(sorted(faults))


def _among(articles: Sequence[MarkedArticle]) -> Iterator[Fault]:
    times = Counter(article.id for article in articles)
    by_id = {article.id: article for article in articles}
    for article in articles:
        if times[article.id] > 1:
            yield Fault(article.path, article.line, f"{times[article.id]} articles are called {article.id}")
        if article.copy_of:
            original = by_id.get(article.copy_of)
            if original is None:
                yield Fault(article.path, article.line, f"copy-of={article.copy_of!r} is no article here")
            elif original.event != article.event:
                yield Fault(
                    article.path, article.line, f"{article.id} and its original {original.id} have not the same event"
                )
        yield from _in_furniture(article)


def _in_furniture(article: MarkedArticle) -> Iterator[Fault]:
    """Furniture says nothing, but a caption may quote."""
    silent = [block for block in article.blocks if block.label not in OWN_WORDS and block.label != "caption"]
    for statement in article.statements:
        for block in silent:
            if any(block.span.meets(span) for span in statement.content):
                what = f"statement {statement.id} stands in a piece of furniture ({block.label})"
                yield Fault(article.path, block.line, what)
