"""Spellings of one name across languages, beside general similarities: `python -m bench.names --data ../data/names`.

`persons.tsv` there holds a person a line, spelt in four languages. Every pair of two spellings is a question: one person or two? For
full names and for the last part alone, F1 of "one". Ours has its threshold fixed in `zegsman.actors.spelling`; each peer gets the
threshold that suits it best on these very pairs, which flatters it. Pairs of two people with the very same family name are left out
of the second row. Peers that are not installed (rapidfuzz) are left out.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from zegsman.actors.spelling import alike, same
from zegsman.language import transcription

Similarity = Callable[[str, str], float]


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description="One name or two, across languages.")
    options.add_argument("--data", type=Path, required=True)
    path = options.parse_args().data / "persons.tsv"
    people = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    names = [
        (row["id"], name) for row in people for name in dict.fromkeys(row[code] for code in ("nl", "en", "de", "fr"))
    ]
    pairs = [(one[0] == other[0], one[1], other[1]) for one, other in itertools.combinations(names, 2)]
    family = [(same, _last(one), _last(other)) for same, one, other in pairs if same or _last(one) != _last(other)]
    print(f"{'':26}{'P':>8}{'R':>8}{'F1':>8}{'pairs/s':>12}")
    table = transcription.load()
    for what, asked, ours in (("full names", pairs, alike), ("family names", family, same)):
        _print(f"zegsman, {what}", asked, lambda one, other, ours=ours: float(ours(one, other, table)))
        for name, similarity in _peers():
            _print(f"{name}, {what}", asked, similarity)


def _print(name: str, pairs: list[tuple[bool, str, str]], similarity: Similarity) -> None:
    began = time.process_time()
    scored = [(similarity(one, other), same) for same, one, other in pairs]
    seconds = time.process_time() - began
    precision, recall, best = max(_thresholds(scored), key=lambda row: row[2])
    print(f"{name:26}{precision:8.3f}{recall:8.3f}{best:8.3f}{len(pairs) / seconds:12,.0f}")


def _thresholds(scored: list[tuple[float, bool]]) -> Iterator[tuple[float, float, float]]:
    """Precision, recall and F1 for each threshold from above."""
    every = sum(same for _, same in scored)
    right = found = 0
    for _, group in itertools.groupby(sorted(scored, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        told = [same for _, same in group]
        found, right = found + len(told), right + sum(told)
        if right:
            yield right / found, right / every, 2 * right / (found + every)


def _peers() -> Iterator[tuple[str, Similarity]]:
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import JaroWinkler
    except ImportError:
        return
    yield "WRatio", fuzz.WRatio
    yield "Jaro-Winkler", JaroWinkler.similarity


def _last(name: str) -> str:
    return name.split()[-1]


if __name__ == "__main__":
    main()
