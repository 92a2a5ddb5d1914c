"""Makes the model that names the pieces of HTML pages, and says how good it is.

    python -m training.pages.train                               from gold/ alone
    python -m training.pages.train --lent ../data/pages/fundus.dev.jsonl.xz
    python -m training.pages.train --try                         only scores, each outlet read by a model that did not see it

It learns from the train parts of our marked pages and articles, from pages that chance puts together of these articles and of `boxes.txt`,
and, with `--lent`, from news pages whose story is known through selectors of their publishers; those are not ours to give, and only
weights come of them. A quarter of an hour of one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from threadpoolctl import threadpool_limits

from training.pages import examples, network
from training.pages.examples import GOLD, Example
from zegsman.article import learned
from zegsman.models import labels
from zegsman.models.labels import FOLDER, Labeller
from zegsman.values import OWN_WORDS, LabelKind

NAME = "pages-2026.11"
KINDS = tuple(kind for kind in get_args(LabelKind) if kind != "title" and learned.taught(kind) == kind)
SEEDS, EPOCHS, SAMPLE, WEIGHT, MADE = 4, 60, 100, 0.7, 300
_CARD = """name = "{name}"
what = "names the pieces of an HTML page, from their build, words, place and what the rules make of them"
data = [
    "gold/pages and gold/nl, en, de of zegsman, train parts, and training/pages/boxes.txt (Apache-2.0)",{lent}
]
licence = "Apache-2.0"
seeds = {seeds}
epochs = {epochs}
kinds = [{kinds}]

# Shares of the characters of our pages in per cent: train part with the outlet left out of what was learnt, and the rules alone there.
[scores]
{scores}

[files]
{files}
"""
_LENT = '\n    "121 news pages with the story by their publishers\' selectors (tests of fundus); weights only, no text of them is here",'


def main() -> None:
    """Learn, measure and store."""
    options = argparse.ArgumentParser(description="The model of pages.")
    options.add_argument("--lent", type=Path, help="pages with their story, as JSON lines in xz")
    options.add_argument("--out", type=Path, default=FOLDER)
    options.add_argument("--seeds", type=int, default=SEEDS, help="networks that are made one")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--folds", type=int, default=3)
    options.add_argument("--try", action="store_true", dest="tried", help="store nothing")
    chosen = options.parse_args()
    own = list(examples.own(GOLD / "pages" / "nl", "train"))
    lent = list(examples.made(GOLD, ("nl", "en", "de"), MADE, seed=0))
    lent += [one for code in ("nl", "en", "de") for one in examples.written(GOLD / code, "train")]
    lent += examples.lent(chosen.lent) if chosen.lent else ()
    with threadpool_limits(1):
        scores = _left_out(own, lent, chosen)
        for name, score in scores.items():
            print(f"{name:24}{score:8.2f}", flush=True)
        if not chosen.tried:
            _store(_learnt(own, lent, chosen), scores, chosen)


def _learnt(own: Sequence[Example], lent: Sequence[Example], chosen: argparse.Namespace) -> Labeller:
    seeds = range(chosen.seeds)
    return network.learn(own, lent, KINDS, epochs=chosen.epochs, sample=SAMPLE, weight=WEIGHT, seeds=seeds)


def _left_out(own: Sequence[Example], lent: Sequence[Example], chosen: argparse.Namespace) -> dict[str, float]:
    """How well pages are read by models that have not seen their outlets."""
    outlets = sorted({one.outlet for one in own})
    counted: Counter[str] = Counter()
    for fold in range(chosen.folds):
        away = set(outlets[fold :: chosen.folds])
        model = _learnt([one for one in own if one.outlet not in away], lent, chosen)
        for one in own:
            if one.outlet in away:
                told = learned.settle(one.pieces, one.verdicts, one.container, model)
                counted += _counts("", one, [verdict.kind for verdict in told])
                counted += _counts("rules ", one, [verdict.kind for verdict in one.verdicts])
    return {name: 100 * amount / counted["all"] * 2 for name, amount in counted.items() if name != "all"}


def _counts(before: str, example: Example, told: Sequence[LabelKind]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for kind, marked in zip(told, example.counts, strict=True):
        counted["all"] += marked.total()
        counted[f"{before}labels"] += marked[kind]
        counted[f"{before}own words"] += sum(
            times for one, times in marked.items() if (one in OWN_WORDS) == (kind in OWN_WORDS)
        )
    return counted


def _store(model: Labeller, scores: dict[str, float], chosen: argparse.Namespace) -> None:
    digests = labels.write(model, chosen.out)
    card = _CARD.format(
        name=NAME,
        lent=_LENT if chosen.lent else "",
        seeds=chosen.seeds,
        epochs=chosen.epochs,
        kinds=", ".join(f'"{kind}"' for kind in model.kinds),
        scores="\n".join(f'"{name}" = {score:.2f}' for name, score in scores.items()),
        files="\n".join(f'"{name}" = "{digest}"' for name, digest in digests.items()),
    )
    (chosen.out / "card.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
