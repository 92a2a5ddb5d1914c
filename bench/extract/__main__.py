"""How well and how fast a page becomes an article, beside other extractors in the same run.

    python -m bench.extract                                          on the marked pages of gold/pages/nl
    python -m bench.extract --data ../data/pages --node FOLDER      on two public sets as well, and beside Readability.js

`--data` holds `fundus.dev.jsonl.xz` (pages with body, title, authors and date by selectors of their publishers) and
`trafi.dev.jsonl.xz` (pages with pieces that must and must not be in the body), which are not ours to give; `--node` is a folder with
`@mozilla/readability` and `jsdom` installed. Peers that are not installed are left out (`bench/extract/requirements.txt`).

A row an extractor. Of our own pages: words (precision, recall, F1, means over pages) and the share of furniture pieces of three words and
more that are left. Of the first public set: words, pages with the very words, title, authors (the very set), people (the very set of
them without agencies, desks and outlets on either side, by one rule for all), day. Of the second: pieces, and how many of those that do not
belong are left. Last the pages per CPU second over all, metadata included.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
import time
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.extract import peers, score
from bench.extract.peers import Extracted, Extractor
from zegsman import language
from zegsman.values import OWN_WORDS

GOLD = Path(__file__).parents[2] / "gold"
_OWN = ("own: P", "R", "F1", "left %")
_BODY = ("body: P", "R", "F1", "exact", "title", "authors", "people", "day")
_PIECES = ("pieces: P", "R", "F1", "left")
_SITE = re.compile(r'property="og:site_name"\s+content="([^"]{3,60})"')
Row = dict[str, Any]


def main() -> None:
    """Run all that are installed over all pages, and print one table."""
    options = argparse.ArgumentParser(description="Extractors side by side.")
    options.add_argument("--data", type=Path, help="folder of the two public sets")
    options.add_argument("--node", type=Path, help="folder with node_modules of Readability.js")
    chosen = options.parse_args()
    sets, columns = [_own()], _OWN
    if chosen.data:
        sets += [_stored(chosen.data / "fundus.dev.jsonl.xz"), _stored(chosen.data / "trafi.dev.jsonl.xz")]
        columns += _BODY + _PIECES
    print(f"{'':22}" + "".join(f"{name:>10}" for name in (*columns, "pages/s")))
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
    measures = (_of_own, _of_bodies, _of_pieces)
    shares = [
        share for measure, rows, found in zip(measures, sets, made, strict=False) for share in measure(rows, found)
    ]
    cells = [f"{share:10.3f}" if share <= 1 and isinstance(share, float) else f"{share:10.1f}" for share in shares]
    print(f"{name:22}" + "".join(cells) + f"{sum(map(len, sets)) / seconds:10.1f}", flush=True)


def _of_own(rows: list[Row], found: list[Extracted]) -> list[float]:
    pairs = list(zip(rows, found, strict=True))
    left = [score.spaced(piece) in score.spaced(one.text) for row, one in pairs for piece in row["furniture"]]
    words = score.means([score.overlap(one.text, row["story"]) for row, one in pairs])
    return [*words, 100 * sum(left) / len(left)]


def _of_bodies(rows: list[Row], found: list[Extracted]) -> list[float]:
    packs = [language.load(code).furniture for code in language.available()]
    nobody = frozenset(word.casefold() for pack in packs for word in (*pack.agencies, *pack.staff))
    return score.means([_of_body(row, one, nobody) for row, one in zip(rows, found, strict=True)])


def _of_body(row: Row, found: Extracted, nobody: frozenset[str]) -> tuple[float, ...]:
    marked = row["gold"]
    outlets = [
        *_SITE.findall(row["html"])[:1],
        (urlsplit(row["url"]).hostname or "").removeprefix("www.").split(".")[0],
    ]
    people = [score.people(names, nobody, outlets) for names in (found.authors, marked["authors"] or ())]
    return (
        *score.overlap(found.text, marked["body"]),
        score.exact(found.text, marked["body"]),
        score.same(found.title, marked["title"] or ""),
        set(found.authors) == set(marked["authors"] or ()),
        people[0] == people[1],
        found.day == (marked["date"] or "")[:10],
    )


def _of_pieces(rows: list[Row], found: list[Extracted]) -> list[float]:
    counts = [score.snippets(one.text, row["with"], row["without"]) for row, one in zip(rows, found, strict=True)]
    right, missing, wrong = (sum(column) for column in zip(*counts, strict=True))
    return [*score.f1(right, missing, wrong), wrong]


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
