"""Makes the model that names the pieces of HTML pages, and says how good it is.

    python -m training.pages.train                               from gold/ alone
    python -m training.pages.train --lent ../data/pages/fundus.dev.jsonl.xz
    python -m training.pages.train --try                         only scores, each outlet read by a model that did not see it
    python -m training.pages.train --try --lent ../data/pages/fundus.dev.jsonl.xz --watch ../data/pages/trafi.dev.jsonl.xz

It learns from the train parts of our marked pages and articles, from pages that chance puts together of these articles and of `boxes.txt`,
and, with `--lent`, from sets of pages that are not ours to give, and only weights come of them: pages whose whole story is known, or some pieces
of it and some that are none. The sets of `--watch` are only read, for the scores. Some minutes of one core.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from threadpoolctl import threadpool_limits

from bench.extract import score
from training.pages import examples, network
from training.pages.examples import GOLD, Example
from training.pages.network import Group
from zegsman.article import learned
from zegsman.models import labels
from zegsman.models.labels import FOLDER, Labeller
from zegsman.values import OWN_WORDS, LabelKind

NAME = "pages-2026.11"
KINDS = tuple(kind for kind in get_args(LabelKind) if kind != "title" and learned.taught(kind) == kind)
SEEDS, EPOCHS, FOLDS = 1, 60, 3
# Of our own pages all are shown in each epoch, of the others so many; a piece of theirs counts so much.
MADE, SHOWN_MADE, SHOWN_WRITTEN, SHOWN_STORIES, SHOWN_PIECES = 300, 62, 38, 25, 20
WEIGHT, WEIGHT_PIECES = 0.7, 0.35
_CARD = """name = "{name}"
what = "names the pieces of an HTML page, from their build, words, place and what the rules make of them"
data = [
    "gold/pages and gold/nl, en, de of zegsman, train parts, and training/pages/boxes.txt (Apache-2.0)",{lent}
]
licence = "Apache-2.0"
seeds = {seeds}
epochs = {epochs}
kinds = [{kinds}]

# In per cent, the outlet of each page left out of what was learnt: of the characters of the train part of our pages, and of the rules alone
# there; of the words (F1) of pages whose story is known, and of their pieces (F1) where pieces are.
[scores]
{scores}

[files]
{files}
"""
_LENT = '\n    "{} news pages, {}; weights only, no text of them is here",'


def main() -> None:
    """Learn, measure and store."""
    options = argparse.ArgumentParser(description="The model of pages.")
    options.add_argument("--lent", type=Path, nargs="+", default=[], help="sets to learn from, as JSON lines in xz")
    options.add_argument("--watch", type=Path, nargs="+", default=[], help="sets that are read for the scores alone")
    options.add_argument("--out", type=Path, default=FOLDER)
    options.add_argument("--seeds", type=int, default=SEEDS, help="networks that are made one")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--try", action="store_true", dest="tried", help="store nothing")
    chosen = options.parse_args()
    own = list(examples.own(GOLD / "pages" / "nl", "train"))
    rest = _groups(chosen.lent)
    watched = [one for group in rest for one in group.examples if not one.ours]
    watched += [one for path in chosen.watch for one in examples.lent(path)]
    with threadpool_limits(1):
        scores = _left_out(own, rest, watched, chosen)
        for name, share in scores.items():
            print(f"{name:24}{share:8.2f}", flush=True)
        if not chosen.tried:
            _store(_learnt([Group(own), *rest], chosen), scores, rest, chosen)


def _groups(lent: Sequence[Path]) -> list[Group]:
    """All that is learnt from beside our own pages."""
    codes = ("nl", "en", "de")
    written = [one for code in codes for one in examples.written(GOLD / code, "train")]
    groups = [
        Group(list(examples.made(GOLD, codes, MADE, seed=0)), SHOWN_MADE, WEIGHT),
        Group(written, SHOWN_WRITTEN, WEIGHT),
    ]
    for path in lent:
        found = list(examples.lent(path))
        whole = any(one.told and one.told.body for one in found)
        groups.append(Group(found, SHOWN_STORIES if whole else SHOWN_PIECES, WEIGHT if whole else WEIGHT_PIECES))
    return groups


def _learnt(groups: Sequence[Group], chosen: argparse.Namespace) -> Labeller:
    return network.learn(groups, KINDS, epochs=chosen.epochs, seeds=range(chosen.seeds))


def _left_out(
    own: Sequence[Example], rest: Sequence[Group], watched: Sequence[Example], chosen: argparse.Namespace
) -> dict[str, float]:
    """How well pages are read by models that have not seen their outlets."""
    outlets = sorted({one.outlet for one in own})
    counted: Counter[str] = Counter()
    words: list[float] = []
    for fold in range(FOLDS):
        away = set(outlets[fold::FOLDS])
        near = [
            Group([one for one in group.examples if one.ours or _fold(one) != fold], group.sample, group.weight)
            for group in rest
        ]
        model = _learnt([Group([one for one in own if one.outlet not in away]), *near], chosen)
        for one in own:
            if one.outlet in away:
                counted += _counts("", one, _read(one, model))
                counted += _counts("rules ", one, [verdict.kind for verdict in one.verdicts])
        for one in watched:
            if _fold(one) == fold:
                words += _words(one, _read(one, model))
                counted += _pieces(one, _read(one, model))
    return dict(_scores(counted, words))


def _fold(example: Example) -> int:
    return zlib.crc32(example.outlet.encode()) % FOLDS


def _read(example: Example, model: Labeller) -> list[LabelKind]:
    told = learned.settle(example.pieces, example.verdicts, example.container, model)
    return [verdict.kind for verdict in told]


def _counts(before: str, example: Example, told: Sequence[LabelKind]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for kind, marked in zip(told, example.counts, strict=True):
        counted[f"{before}all"] += marked.total()
        counted[f"{before}labels"] += marked[kind]
        counted[f"{before}own words"] += sum(
            times for one, times in marked.items() if (one in OWN_WORDS) == (kind in OWN_WORDS)
        )
    return counted


def _story(example: Example, told: Sequence[LabelKind]) -> str:
    own = OWN_WORDS - {"title"}
    return "\n\n".join(piece.text for piece, kind in zip(example.pieces, told, strict=True) if kind in own)


def _words(example: Example, told: Sequence[LabelKind]) -> list[float]:
    known = example.told
    return [score.overlap(_story(example, told), known.body)[2]] if known and known.body else []


def _pieces(example: Example, told: Sequence[LabelKind]) -> Counter[str]:
    known = example.told
    if known is None or known.body:
        return Counter()
    counts = score.snippets(_story(example, told), known.within, known.without)
    return Counter(dict(zip(("right", "missing", "wrong"), counts, strict=True)))


def _scores(counted: Counter[str], words: Sequence[float]) -> Iterator[tuple[str, float]]:
    for name in ("labels", "own words", "rules labels", "rules own words"):
        whole = "rules all" if name.startswith("rules") else "all"
        yield name, 100 * counted[name] / counted[whole]
    if words:
        yield "words of stories", 100 * sum(words) / len(words)
    if counted["right"]:
        yield "pieces of stories", 100 * score.f1(counted["right"], counted["missing"], counted["wrong"])[2]


def _store(model: Labeller, scores: dict[str, float], rest: Sequence[Group], chosen: argparse.Namespace) -> None:
    digests = labels.write(model, chosen.out)
    lent = [[one.told for one in group.examples if one.told] for group in rest]
    card = _CARD.format(
        name=NAME,
        lent="".join(_LENT.format(len(told), _known(told[0])) for told in lent if told),
        seeds=chosen.seeds,
        epochs=chosen.epochs,
        kinds=", ".join(f'"{kind}"' for kind in model.kinds),
        scores="\n".join(f'"{name}" = {share:.2f}' for name, share in scores.items()),
        files="\n".join(f'"{name}" = "{digest}"' for name, digest in digests.items()),
    )
    (chosen.out / "card.toml").write_text(card, encoding="utf-8")


def _known(told: examples.Told) -> str:
    if told.body:
        return "the story by their publishers' selectors (tests of fundus)"
    return "some pieces of the story and some that are none of it (trafilatura's evaluation)"


if __name__ == "__main__":
    main()
