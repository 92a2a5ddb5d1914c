"""How well and how fast a page becomes an article, beside other extractors in the same run.

    python -m bench.extract --data ../data/pages --node FOLDER

`--data` holds `fundus.dev.jsonl.xz` (pages with body, title, authors and date by selectors of their publishers) and
`trafi.dev.jsonl.xz` (pages with pieces that must and must not be in the body); the marked pages are those of `gold/pages/nl`.
`--node` is a folder with `@mozilla/readability` and `jsdom` installed. Peers that are not installed are left out
(`bench/extract/requirements.txt`).

Columns: words of fundus pages (precision, recall, F1, means over pages; exact pages), title, authors (the very set) and day; pieces of
trafilatura's pages (precision, recall, F1; how many of those that do not belong are left); words of our own pages (precision, recall,
F1; share of their furniture pieces of three words and more that are left); pages per CPU second over all, metadata included.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.extract import peers, score
from bench.extract.peers import Extracted, Extractor
from zegsman.values import OWN_WORDS

GOLD = Path(__file__).parents[2] / "gold"
_COLUMNS = (
    "P", "R", "F1", "exact", "title", "authors", "day", "| P", "R", "F1", "left", "| P", "R", "F1", "left %", "| pages/s",
)  # fmt: skip
Row = dict[str, Any]


def main() -> None:
    """Run all that are installed over all pages, and print one table."""
    options = argparse.ArgumentParser(description="Extractors side by side.")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--node", type=Path, help="folder with node_modules of Readability.js")
    options.add_argument("--pages", type=int, default=0, help="only so many of each set")
    chosen = options.parse_args()
    sets = [_stored(chosen.data / "fundus.dev.jsonl.xz"), _stored(chosen.data / "trafi.dev.jsonl.xz"), _own()]
    sets = [rows[: chosen.pages or None] for rows in sets]
    print(f"{'':22}" + "".join(f"{name:>9}" for name in _COLUMNS))
    for name, extract in peers.extractors():
        began = time.process_time()
        made = [[_safely(extract, row) for row in rows] for rows in sets]
        _print(name, sets, made, time.process_time() - began)
    if chosen.node:
        told = peers.readability_js(chosen.node, [(row["html"], row["url"]) for rows in sets for row in rows])
        every = iter(told)
        made = [[next(every) for _ in rows] for rows in sets]
        _print("Readability.js", sets, made, sum(one.seconds for one in told))


def _safely(extract: Extractor, row: Row) -> Extracted:
    """What is made of the page; one that an extractor cannot read is a page without text."""
    try:
        return extract(row["html"], row["url"])
    except Exception as error:
        print(f"  {row['id']}: {type(error).__name__}: {error}", file=sys.stderr)
        return Extracted("")


def _print(name: str, sets: list[list[Row]], made: list[list[Extracted]], seconds: float) -> None:
    fundus = list(zip(sets[0], made[0], strict=True))
    words = [
        (*score.overlap(one.text, row["gold"]["body"]), float(score.exact(one.text, row["gold"]["body"])))
        for row, one in fundus
    ]
    told = [
        (
            score.same(one.title, row["gold"]["title"] or ""),
            set(one.authors) == set(row["gold"]["authors"] or ()),
            one.day == (row["gold"]["date"] or "")[:10],
        )
        for row, one in fundus
    ]
    counts = [score.snippets(one.text, row["with"], row["without"]) for row, one in zip(sets[1], made[1], strict=True)]
    right, missing, wrong = (sum(column) for column in zip(*counts, strict=True))
    own = list(zip(sets[2], made[2], strict=True))
    left = [score.spaced(piece) in score.spaced(one.text) for row, one in own for piece in row["furniture"]]
    shares = [
        *score.means(words),
        *score.means(told),
        *score.f1(right, missing, wrong),
        wrong,
        *score.means([score.overlap(one.text, row["story"]) for row, one in own]),
        100 * sum(left) / len(left),
        sum(map(len, sets)) / seconds,
    ]
    cells = [f"{share:9.3f}" if share <= 1 and isinstance(share, float) else f"{share:9.1f}" for share in shares]
    print(f"{name:22}" + "".join(cells), flush=True)


def _stored(path: Path) -> list[Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _own() -> list[Row]:
    """Our own pages of the test part: source, story, and furniture pieces of three words and more."""
    sys.path.insert(0, str(GOLD))
    import pages

    rows: list[Row] = []
    for path in pages.paths(GOLD / "pages" / "nl", "test"):
        source = path.read_text(encoding="utf-8")
        story: list[str] = []
        furniture: list[str] = []
        for kind, group in groupby(pages.marked(source), key=lambda pair: pair[1]):
            text = "".join(character for character, _ in group).strip()
            if kind in OWN_WORDS and kind != "title":
                story.append(text)
            elif kind not in OWN_WORDS and len(text.split()) >= 3:
                furniture.append(text)
        html = pages.bare(source)
        rows.append(
            {
                "id": path.stem,
                "url": "https://example.org/",
                "html": html,
                "story": "\n".join(story),
                "furniture": furniture,
            }
        )
    return rows


if __name__ == "__main__":
    main()
