"""How far two annotators agree: the marks of both in, agreement by kind of statement and by kind of mark out.

    python gold/agree.py gold gold/second      articles that stand in both, by their ids

The first annotator's marks count as right, the second's are scored against them as a record would be (gold/measure.py).
F1 does not change when the two change places. A name agrees where its words and its kind are the same.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import measure

from zegsman.gold import BadGold, MarkedArticle, articles
from zegsman.gold.days import days
from zegsman.values import Mode, Span


def main() -> None:
    """Pair the articles of two folders and print the tables."""
    parser = argparse.ArgumentParser(description="How far two annotators agree.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--each", action="store_true", help="also each article")
    asked = parser.parse_args()
    try:
        first = {one.id: one for one in articles(asked.first)}
        second = {one.id: one for one in articles(asked.second)}
    except BadGold as error:
        raise SystemExit(str(error)) from None
    pairs = [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]
    if other := [one.id for one, two in pairs if one.text != two.text]:
        raise SystemExit(f"the two have not the same text: {', '.join(other)}")
    if not pairs:
        raise SystemExit("no article stands in both folders")
    if asked.each:
        for one, two in pairs:
            rows = measure.scores(agreement([(one, two)]))
            print(one.id, *(f"{row} {rows[row][2]:.0f}" for row in ("content exact", "found", "speaker")), sep="  ")
    print(f"{len(pairs)} articles marked twice\n")
    print(table(pairs))


def table(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> str:
    """Agreement in F1, for all and by the first annotator's mode, as a table in Markdown."""
    pairs = list(pairs)
    counted = agreement(pairs)
    rows = measure.scores(counted)
    lines = ["| statements | content exact | found | speaker | marked |", "|---|---:|---:|---:|---:|"]
    for mode, those in [("all", pairs), *((mode, [_only(pair, mode) for pair in pairs]) for mode in get_args(Mode))]:
        of_mode = agreement(those)
        shown = measure.scores(of_mode)
        # Of one mode only the first annotator's are picked, so recall is what can be told.
        figures = (shown[row][2 if mode == "all" else 1] for row in ("content exact", "found", "speaker"))
        lines.append(f"| {mode} | {' | '.join(f'{one:.1f}' for one in figures)} | {of_mode['found wanted']:,} |")
    lines += ["", "| other marks | agreement | marked |", "|---|---:|---:|"]
    others = ("mode", "medium", "moments", "moment values", "deadlines", "labels", "own words")
    lines += [f"| {row} | {rows[row][2]:.1f} | {counted[f'{row} wanted']:,} |" for row in others]
    for kind, (hit, said, wanted) in _names(pairs).items():
        lines.append(f"| names: {kind} | {200 * hit / (said + wanted) if said + wanted else 0:.1f} | {wanted:,} |")
    return "\n".join(lines)


def agreement(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> Counter[str]:
    """What was hit, said and wanted, the second annotator's marks being what is said."""
    return sum((measure.count(one, record(two)) for one, two in pairs), Counter[str]())


def record(marked: MarkedArticle) -> Mapping[str, Any]:
    """The record of a reader who finds just what is marked."""
    return {
        "text": marked.text,
        "blocks": [{"span": _pair(one.span), "label": one.label} for one in marked.blocks],
        "statements": [
            {
                "content": [_pair(span) for span in one.content],
                "mode": one.mode,
                "speaker": one.speaker,
                "medium": [_pair(span) for span in one.medium],
            }
            for one in marked.statements
        ],
        "moments": [{"span": _pair(one.span), "deadline": one.deadline, **_days(one.value)} for one in marked.moments],
    }


def _days(value: str) -> dict[str, str]:
    found = days(value)
    return {"first": found[0].isoformat(), "last": found[1].isoformat()} if found else {"duration": value}


def _only(pair: tuple[MarkedArticle, MarkedArticle], mode: str) -> tuple[MarkedArticle, MarkedArticle]:
    first, second = pair
    return replace(first, statements=tuple(one for one in first.statements if one.mode == mode)), second


def _names(pairs: Iterable[tuple[MarkedArticle, MarkedArticle]]) -> dict[str, tuple[int, int, int]]:
    """Names that both have, the second has, the first has; in all and by kind."""
    counted: Counter[tuple[str, str]] = Counter()
    for one, two in pairs:
        first, second = set(one.names), set(two.names)
        for which, names in (("hit", first & second), ("said", second), ("wanted", first)):
            for name in names:
                counted.update([("all", which), (name.kind, which)])
    kinds = ("all", "PER", "ORG", "LOC", "MISC")
    return {kind: (counted[kind, "hit"], counted[kind, "said"], counted[kind, "wanted"]) for kind in kinds}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


if __name__ == "__main__":
    main()
