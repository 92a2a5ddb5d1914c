"""Whether an article of ours shares words with the page it was modelled on: both texts in, every common run of words out.

    python gold/overlap.py gold/nl/s-001.xml page.txt        runs of eight words and more; exit code 1 where there is one
    python gold/overlap.py --words 6 ARTICLE PAGE

The page is plain text or HTML saved by hand: it is somebody else's, and is not kept in this project. Capitals and marks are
not counted. What is shared may be a name or a formula ("minister van Binnenlandse Zaken en Koninkrijksrelaties"): look.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from zegsman import page
from zegsman.gold import BadGold, articles
from zegsman.values import Capture

_WORD = re.compile(r"\w+")


def main() -> None:
    """Print what the two share."""
    parser = argparse.ArgumentParser(description="The runs of words that an article shares with a page.")
    parser.add_argument("article", type=Path)
    parser.add_argument("page", type=Path)
    parser.add_argument("--words", type=int, default=8, help="the shortest run that counts (8)")
    asked = parser.parse_args()
    try:
        ours = [one.text for one in articles(asked.article)]
    except BadGold as error:
        raise SystemExit(str(error)) from None
    theirs = page.read(Capture(asked.page.read_bytes())).text
    runs = [run for text in ours for run in shared(text, theirs, asked.words)]
    for run in runs:
        print(run)
    print(f"{len(runs)} runs of {asked.words} words or more")
    raise SystemExit(bool(runs))


def shared(ours: str, theirs: str, words: int) -> Iterator[str]:
    """Every run of at least `words` words of ours that stands in theirs too, in small letters."""
    left, right = (_WORD.findall(text.casefold()) for text in (ours, theirs))
    known = set(_runs(right, words))
    here = [run in known for run in _runs(left, words)]
    start = 0
    while start < len(here):
        end = start
        while end < len(here) and here[end]:
            end += 1
        if end > start:
            yield " ".join(left[start : end + words - 1])
        start = end + 1


def _runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1))


if __name__ == "__main__":
    main()
