"""Pages to learn from: marked pages come in, pieces with the kinds that each may be go out.

Our own pages tell the very kind of every piece. Of pages that are lent to us only the story's words are known: a piece of it is one of the
article's own words, whichever kind; a piece that is nowhere in it is furniture, whichever kind.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.pages import made as making
from zegsman import extract, gold, language, page
from zegsman.article import learned, traits
from zegsman.article.label import by_rules
from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture
from zegsman.values import OWN_WORDS, Capture, Page

GOLD = Path(__file__).parents[2] / "gold"
sys.path.insert(0, str(GOLD))
import pages as marks  # noqa: E402

_NOT_TOLD = frozenset(
    ("list", "table", "quote", "subhead", "fact-box")
)  # selectors of publishers leave them out, or do not
_LETTERS = re.compile(r"[\W_]+")
_SHORTEST = 12
_OWN = frozenset(learned.taught(kind) for kind in OWN_WORDS - {"title"})
_FURNITURE = frozenset(marks.KINDS) - OWN_WORDS


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its pieces with their traits, what the rules say, and the kinds that each may be (none where nothing is known).

    `sizes` counts the characters of each piece; `counts` those of each kind in it, on our own pages.
    """

    name: str
    outlet: str
    pieces: Sequence[Piece]
    verdicts: tuple[Verdict, ...]
    container: tuple[int, ...]
    rows: tuple[traits.Row, ...]
    alike: traits.Alike
    kinds: tuple[frozenset[str], ...]
    sizes: tuple[int, ...]
    counts: tuple[Counter[str], ...] = ()
    ours: bool = True


def own(folder: Path, part: str) -> Iterator[Example]:
    """Our marked pages of one part."""
    for path in marks.paths(folder, part):
        yield marked(path.stem, path.read_text(encoding="utf-8"), language.load(folder.name).furniture)


def marked(name: str, source: str, furniture: Furniture) -> Example:
    """A page with its marks; a piece is the kind that most of its characters are marked as."""
    told = [kind for character, kind in marks.marked(source) if not character.isspace()]
    read = page.read(Capture(marks.bare(source).encode(), charset="utf-8"))
    counts: list[Counter[str]] = []

    def may_be(piece: Piece, verdict: Verdict) -> frozenset[str]:
        size = sum(not character.isspace() for character in piece.span.of(read.text))
        counts.append(Counter(told[:size]))
        del told[:size]
        kind = max(counts[-1], key=counts[-1].__getitem__, default="title")
        return frozenset() if kind == "title" else frozenset((learned.taught(kind),))

    return _example(name, read.declared.outlet or name, read, furniture, may_be, counts)


def written(folder: Path, part: str) -> Iterator[Example]:
    """The marked articles of a language, which are plain text: how furniture reads, whatever its build."""
    furniture = language.load(folder.name).furniture
    for article in _articles(folder, part):
        read = page.read(Capture(article.text.encode(), media_type="text/plain", charset="utf-8"))
        blocks = [(block.span, block.label) for block in article.blocks if block.label != "title"]

        def may_be(piece: Piece, verdict: Verdict, blocks: Any = blocks) -> frozenset[str]:
            return frozenset([learned.taught(kind) for span, kind in blocks if span.meets(piece.span)][:1])

        yield _example(article.id, article.outlet or article.id, read, furniture, may_be)


def made(folder: Path, codes: Sequence[str], count: int, seed: int) -> Iterator[Example]:
    """Pages put together by chance of the articles of the train part and of boxes of furniture."""
    articles = [one for code in codes for one in _articles(folder / code, "train")]
    headed = [one for one in articles if any(block.label == "title" for block in one.blocks)]
    random.Random(seed).shuffle(headed)  # noqa: S311 - nothing secret
    for name, code, source in making.pages(headed, count, seed):
        yield marked(name, source, language.load(code).furniture)


def _articles(folder: Path, part: str) -> list[gold.MarkedArticle]:
    lines = (folder.parent / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]
    parts = dict(line.split("\t")[:2] for line in lines)
    return [article for article in gold.articles(folder) if parts.get(article.id) == part]


def lent(path: Path) -> Iterator[Example]:
    """Pages of which the story's text is known."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            read = page.read(Capture(row["html"].encode("utf-8", "replace"), row["url"], charset="utf-8"))
            furniture = language.load(extract.choose(read, extract.packs())).furniture
            body, title = _letters(row["gold"]["body"]), _letters(row["gold"]["title"] or "")

            def may_be(piece: Piece, verdict: Verdict, body: str = body, title: str = title) -> frozenset[str]:
                text = _letters(piece.text)
                if not text or verdict.kind == "title" or text == title:
                    return frozenset()
                if text in body:
                    return _OWN if len(text) >= _SHORTEST else frozenset()
                return frozenset() if verdict.kind in _NOT_TOLD else _FURNITURE

            yield _example(row["id"], row["url"].split("/")[2], read, furniture, may_be, ours=False)


def _example(
    name: str,
    outlet: str,
    read: Page,
    furniture: Furniture,
    may_be: Callable[[Piece, Verdict], frozenset[str]],
    counts: Sequence[Counter[str]] = (),
    ours: bool = True,
) -> Example:
    pieces, verdicts, container = by_rules(read, furniture)
    together = traits.alike(pieces)
    kinds = tuple(may_be(piece, verdict) for piece, verdict in zip(pieces, verdicts, strict=True))
    rows = traits.rows(pieces, verdicts, container, together)
    sizes = tuple(len(piece.text) for piece in pieces)
    return Example(name, outlet, pieces, verdicts, container, rows, together, kinds, sizes, tuple(counts), ours)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
