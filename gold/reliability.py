"""How well `score` tells how sure zegsman may be: of the statements that it gives with 80 to 90 %, are 80 to 90 in a hundred right?

    python gold/reliability.py                  the articles of all languages on which nothing was learnt
    python gold/reliability.py --part dev       another part of gold/split.tsv
    python gold/reliability.py --folder FOLDER  marked articles from elsewhere

A statement is right where a marked one has its very words and its speaker, as the rows "content exact" and "speaker" of gold/measure.py
count them. Printed are the tenths of the scale and three figures: the expected calibration error (the mean distance between score
and share of right ones, over the tenths, in points), the Brier score, and how many are right of those with a score of .9 and more.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import measure

from zegsman.gold import MarkedArticle, articles, split

HERE = Path(__file__).parent
_TENTHS = 10
SURE = 0.9
Judged = tuple[float, bool]


def judged(marked: Iterable[MarkedArticle]) -> Iterator[Judged]:
    """Score of each statement that is given, and whether it is right."""
    marked = list(marked)
    for article, found in zip(marked, measure.records(marked), strict=True):
        yield from judged_in(article, found)


def judged_in(article: MarkedArticle, found: measure.Record) -> Iterator[Judged]:
    """The same of one article and its record."""
    scores = (statement["score"] for statement in found["statements"])
    yield from zip(scores, measure.right(article, found), strict=True)


def error(rows: Sequence[Judged]) -> float:
    """The expected calibration error, in points."""
    tenths = _tenths(rows)
    return 100 * sum(abs(sum(s for s, _ in one) - sum(r for _, r in one)) for one in tenths if one) / len(rows)


def brier(rows: Sequence[Judged]) -> float:
    """The mean square of what score and truth differ."""
    return sum((score - right) ** 2 for score, right in rows) / len(rows)


def table(rows: Sequence[Judged]) -> str:
    """The tenths of the scale as a table in Markdown, and the figures."""
    lines = ["| score | statements | mean score | right |", "|---|---:|---:|---:|"]
    for number, one in enumerate(_tenths(rows)):
        if one:
            mean, share = (100 * sum(pair[k] for pair in one) / len(one) for k in (0, 1))
            lines.append(
                f"| .{number} to {'.' if number < 9 else ''}{number + 1 if number < 9 else 1} | {len(one)} | {mean:.1f} | {share:.1f} |"
            )
    sure = [right for score, right in rows if score >= SURE]
    share = 100 * sum(sure) / len(sure) if sure else 0.0
    lines += ["", f"expected calibration error {error(rows):.1f} points; Brier score {brier(rows):.3f}"]
    lines += [f"of {len(sure)} statements with a score of {SURE} and more, {share:.1f} % are right"]
    return "\n".join(lines)


def _tenths(rows: Sequence[Judged]) -> list[list[Judged]]:
    found: list[list[Judged]] = [[] for _ in range(_TENTHS)]
    for score, right in rows:
        found[min(_TENTHS - 1, int(score * _TENTHS + 1e-9))].append((score, right))
    return found


def main() -> None:
    """Read the articles, and print the table."""
    parser = argparse.ArgumentParser(description="How well scores tell how sure zegsman may be.")
    parser.add_argument("--part", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--folder", type=Path, help="marked articles from elsewhere, all of them")
    asked = parser.parse_args()
    if asked.folder:
        marked = list(articles(asked.folder))
    else:
        parts = split.read(HERE / split.FILE)
        every = (article for code in ("nl", "en", "de") for article in articles(HERE / code))
        marked = [article for article in every if parts[article.id] == asked.part]
    rows = list(judged(marked))
    print(
        f"{len(marked)} articles, {len(rows)} statements, {100 * sum(right for _, right in rows) / len(rows):.1f} % right\n"
    )
    print(table(rows))


if __name__ == "__main__":
    main()
