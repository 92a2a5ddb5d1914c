"""How well pages come apart: HTML pages marked by hand in, shares of characters labelled rightly out.

    python gold/pages.py                       the project's own pages, gold/pages/nl
    python gold/pages.py --part test           only those of outlets that nothing was learnt from
    python gold/pages.py --each                each page apart
    python gold/pages.py --wrong --part train  what is wrong on them, a line for each piece

A marked page is a whole page; `data-label` on an element names the kind of all text in it, until an element inside says
otherwise. The reader never sees that attribute: it is replaced by characters that nobody writes, whose places are then
compared with the labels of the page as it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import get_args

from selectolax.lexbor import LexborHTMLParser

from zegsman import article, language, page
from zegsman.values import OWN_WORDS, Capture, LabelKind

HERE = Path(__file__).parent
KINDS: tuple[LabelKind, ...] = get_args(LabelKind)
# A parser throws text out of these, so their marks go to the cells.
_ROWS = ("table", "thead", "tbody", "tfoot", "tr")
_OPEN, _CLOSE = 0xE000, "\ue0ff"


@dataclass(frozen=True, slots=True)
class Compared:
    """Every visible character of a page that is no blank, with the kind it was marked as and the kind that was found."""

    name: str
    characters: str
    marked: tuple[str, ...]
    found: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def exact(self) -> int:
        """How many characters carry the very label."""
        return sum(one == other for one, other in zip(self.marked, self.found, strict=True))

    @property
    def apart(self) -> int:
        """How many are rightly the article's own words or furniture."""
        pairs = zip(self.marked, self.found, strict=True)
        return sum((one in OWN_WORDS) == (other in OWN_WORDS) for one, other in pairs)


def compare(path: Path) -> Compared:
    """The page at `path` read without its marks, beside its marks; raises ValueError where a character is not marked."""
    source = path.read_text(encoding="utf-8")
    told = [(character, kind) for character, kind in marked(source) if not character.isspace()]
    pack = language.load(path.parent.name)
    found = article.label(page.read(Capture(bare(source).encode(), charset="utf-8")), pack.furniture, pack.code)
    labelled = [
        (character, label)
        for label in found.labels
        for character in label.span.of(found.page.text)
        if not character.isspace()
    ]
    if [character for character, _ in told] != [character for character, _ in labelled]:
        raise ValueError(f"{path.name}: the text with its marks is not the text without them")
    return Compared(
        path.stem,
        "".join(character for character, _ in told),
        tuple(kind for _, kind in told),
        tuple(label.kind for _, label in labelled),
        tuple(label.why for _, label in labelled),
    )


def paths(folder: Path, part: str | None = None) -> list[Path]:
    """The marked pages of a folder, in order of name; `part` is "train" or "test" in its split.tsv."""
    lines = (folder / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]
    parts = dict(line.split("\t") for line in lines)
    return [path for path in sorted(folder.glob("*.html")) if part is None or parts[path.stem] == part]


def marked(source: str) -> Iterator[tuple[str, str]]:
    """The visible characters, each with its kind; a line end behind every block."""
    tree = LexborHTMLParser(source)
    for node in (node for tag in _ROWS for node in tree.css(f"{tag}[data-label]")):  # outermost first
        for child in node.iter():
            if "data-label" not in child.attributes:
                child.attrs["data-label"] = node.attributes["data-label"]
        del node.attrs["data-label"]
    for node in tree.css("[data-label]"):
        kind = node.attributes["data-label"]
        if kind not in KINDS:
            raise ValueError(f"there is no kind of piece called {kind!r}")
        (node.insert_child if node.first_child is None else node.first_child.insert_before)(
            chr(_OPEN + KINDS.index(kind))
        )
        node.insert_child(_CLOSE)
        del node.attrs["data-label"]
    read = page.read(Capture((tree.html or "").encode(), charset="utf-8"))
    around: list[str] = []
    for block in read.blocks:
        for character in block.span.of(read.text):
            if character == _CLOSE:
                around.pop()
            elif _OPEN <= ord(character) < _OPEN + len(KINDS):
                around.append(KINDS[ord(character) - _OPEN])
            else:
                if not around:
                    raise ValueError(f"{character!r} stands in no marked element")
                yield character, around[-1]
        if around:
            yield "\n", around[-1]


def bare(source: str) -> str:
    """The page as its readers get it."""
    tree = LexborHTMLParser(source)
    for node in tree.css("[data-label]"):
        del node.attrs["data-label"]
    return tree.html or ""


def main() -> None:
    """Measure, and print."""
    options = argparse.ArgumentParser(description="Labels of marked HTML pages.")
    options.add_argument("folder", nargs="?", type=Path, default=HERE / "pages" / "nl")
    options.add_argument("--part", choices=("train", "test"))
    options.add_argument("--each", action="store_true", help="each page apart")
    options.add_argument("--wrong", action="store_true", help="every piece that is labelled wrongly")
    chosen = options.parse_args()
    compared = [compare(path) for path in paths(chosen.folder, chosen.part)]
    if chosen.wrong:
        for one in compared:
            _print_wrong(one)
    for one in compared if chosen.each else ():
        size = len(one.characters)
        print(f"{one.name:40}{100 * one.exact / size:8.1f}{100 * one.apart / size:8.1f}")
    size = sum(len(one.characters) for one in compared)
    print(f"pages{len(compared):8}   characters{size:10,}")
    print(f"labels     {100 * sum(one.exact for one in compared) / size:8.2f} %")
    print(f"own words  {100 * sum(one.apart for one in compared) / size:8.2f} %")


def _print_wrong(one: Compared) -> None:
    print(f"== {one.name}")
    rows = zip(one.characters, one.marked, one.found, one.why, strict=True)
    for (marked, found, why), group in groupby(rows, key=lambda row: row[1:]):
        if marked != found:
            print(f"  {marked:14} {found:14} {why:50} {''.join(row[0] for row in group)[:70]}")


if __name__ == "__main__":
    main()
