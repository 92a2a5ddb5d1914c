"""How well statements are found, beside other systems in the same run.

    python -m bench.statements --data ../data/attribution                  zegsman and a floor of patterns
    python -m bench.statements --data … --textacy FOLDER                   and textacy, in a venv that is made in FOLDER
    python -m bench.statements --data … --wikinews FOLDER                  and a model that has learnt from German Wikinews too

The last is what `python -m training.statements.attribution --polnear … --wikinews … --out FOLDER` makes; its licence keeps it out of the package.

`--data` holds `polnear.dev.jsonl.xz` (PolNeAR 1.0, English political news) and `german.dev.jsonl.xz` (German Wikinews, Petersen-Frey
and Biemann 2024), which are not ours to give. What the columns are is told in `score.py`; a row a system, and for zegsman also one for
each type. Types are the set's own; of a type that zegsman's modes lack only recall means something.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.statements import readers, score
from zegsman.models import attribution
from zegsman.models.attribution import POLNEAR, WIKINEWS

GOLD = Path(__file__).parents[2] / "gold"
_SETS = (("polnear.dev.jsonl.xz", "en"), ("german.dev.jsonl.xz", "de"))


def main() -> None:
    """Run every system over every set, and print a table for each set."""
    options = argparse.ArgumentParser(description="Statements found, side by side.")
    options.add_argument("--data", type=Path, required=True, help="folder of the two public sets")
    options.add_argument("--textacy", type=Path, metavar="FOLDER", help="a venv with textacy; made where it is missing")
    options.add_argument("--wikinews", type=Path, metavar="FOLDER", help="a model that has learnt from German Wikinews")
    chosen = options.parse_args()
    shipped = attribution.installed()
    assert shipped is not None
    for file, code in _SETS:
        with lzma.open(chosen.data / file, "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        print(f"{file}: {len(documents)} documents, {sum(len(one['statements']) for one in documents):,} statements")
        print(f"{'':22}{'marked':>8}{'given':>8}" + "".join(f"{name:>10}" for name in (*score.FIGURES, "docs/s")))
        texts = [one["text"] for one in documents]
        _print("zegsman", documents, *readers.zegsman(texts, code), by_type=True)
        _print("zegsman, learnt alone", documents, *readers.learnt(texts, code, shipped, POLNEAR), by_type=True)
        if chosen.wikinews:
            other, manner = attribution.read(chosen.wikinews), WIKINEWS if code == "de" else POLNEAR
            _print("with Wikinews, alone", documents, *readers.learnt(texts, code, other, manner), by_type=True)
        _print("patterns", documents, *readers.patterns(texts, code))
        if chosen.textacy and code == "en":
            _print("textacy", documents, *readers.textacy(texts, chosen.textacy))
        print()


def _print(
    name: str,
    documents: Sequence[dict[str, Any]],
    found: Sequence[list[dict[str, Any]]],
    seconds: float,
    by_type: bool = False,
) -> None:
    tallies = score.tally(documents, found, _pairing())
    for kind in ("all", *sorted(set(tallies) - {"all"})) if by_type else ("all",):
        one = tallies[kind]
        row = f"{name if kind == 'all' else '  ' + kind:22}{one.counts['marked']:8,.0f}{one.counts['given']:8,.0f}"
        row += "".join(f"{figure:10.1f}" for figure in one.figures())
        print(row + (f"{len(documents) / seconds:10.1f}" if kind == "all" else ""), flush=True)


def _pairing() -> Callable[..., dict[int, int]]:
    """The pairing of gold/measure.py, one for both measures."""
    sys.path.insert(0, str(GOLD))
    import measure

    pairs: Callable[..., dict[int, int]] = measure.pairs
    return pairs


if __name__ == "__main__":
    main()
