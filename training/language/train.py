"""Make the model of a language: from a treebank to the folder that ships.

    python -m training.language.train nl --data ../data/ud/nl

`--data` holds `train.conllu.xz` and `dev.conllu.xz`. Training takes the steps and the seed of `nl.toml`, keeps a
checkpoint, measures the shipped form on the dev set from raw text, and replaces `zegsman/languages/nl/model/` only where
no score falls below the floors of `nl.toml`. `--from CHECKPOINT` ships a checkpoint without training, or the network of a model, its folder `pipeline`.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import spacy

from training.language import articles, lemmas, names, network, score, treebank
from training.language.treebank import Tree, read
from zegsman import language, models
from zegsman.language import abbreviations
from zegsman.models import products
from zegsman.models.tokens import Spelling

HERE = Path(__file__).parent
SPELLING = ("clitics", "tails", "enclitics", "apart", "prefixes", "parted", "units", "marks")
DROPOUT = 0.1
PIPES = ("tok2vec", "morphologizer", "parser", "ner")


def main() -> None:
    """Train, measure, and replace the shipped folder where the floors hold."""
    with products.of_numpy(), products.in_one_thread():
        _make(_options())


def _make(options: argparse.Namespace) -> None:
    recipe = tomllib.loads((HERE / f"{options.language}.toml").read_text(encoding="utf-8"))
    pack = models.PACKS / options.language
    spelling, short = spelling_of(recipe), abbreviations.read(pack / "abbreviations.txt").inner
    seeds = names.seeds(HERE / f"names_{options.language}.toml")
    documents = [document for path in options.train for document in read(options.data / path)]
    dev = list(read(options.data / options.dev))
    marked = names.given(documents, options.names) if options.names else names.mark(documents, seeds)
    if options.checkpoint is None or options.go_on:
        lent = [treebank.of_structure(names.given(list(read(path)), options.names)) for path in options.lend]
        cut = [[treebank.joined(tree, spelling) for tree in document] for document in marked]
        everything = [*cut * recipe.get("times", 1), *chain(*lent)]
        nlp = (
            spacy.load(options.checkpoint, exclude=["tokenizer"])
            if options.checkpoint
            else network.blank(options.language, **{key: recipe[key] for key in ("width", "depth", "hidden")})
        )
        _train(nlp, everything, spelling, seeds, recipe, options)
    else:
        nlp = spacy.load(options.checkpoint, exclude=["tokenizer"])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        _write(folder, nlp, documents, recipe)
        _write_lists(folder, spelling, seeds, names.roles(marked), _of_pack(recipe["language"]))
        recipe["steps"] = nlp.meta.get("steps", recipe["steps"])
        _card(folder, recipe, {})
        model = models.read(folder)
        scores = score.measure(model, dev, short)
        if options.gold:
            held_out = articles.of_part(options.gold, options.language, frozenset(("dev", "test")))
            scores |= articles.measure(model, held_out, short)
        _card(folder, recipe, scores)
        print(scores)
        _replace(folder, options.out or pack / "model", scores, recipe["floors"])


def spelling_of(recipe: Mapping[str, Any]) -> Spelling:
    """How a language's words are cut, by its recipe and the abbreviations of its pack."""
    known = abbreviations.read(models.PACKS / recipe["language"] / "abbreviations.txt")
    return Spelling(known.inner | known.final, **{key: frozenset(recipe.get(key, ())) for key in SPELLING})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the model of a language.")
    parser.add_argument("language")
    parser.add_argument("--data", type=Path, required=True, help="folder of the treebank")
    parser.add_argument("--train", nargs="+", default=["train.conllu.xz"], help="its files to learn from")
    parser.add_argument("--dev", default="dev.conllu.xz", help="its file to measure on")
    parser.add_argument(
        "--names", nargs="*", type=Path, default=[], help="files with the names in these sentences, in IOB2"
    )
    parser.add_argument(
        "--lend", nargs="*", type=Path, default=[], help="treebanks of other languages to learn heads from as well"
    )
    parser.add_argument("--from", dest="checkpoint", type=Path, help="ship this checkpoint instead of training")
    parser.add_argument(
        "--reader", type=Path, help="a reader of words that has learnt from plain text (training/language/guessing.py)"
    )
    parser.add_argument("--go-on", action="store_true", help="train the checkpoint further, on the treebank and names")
    parser.add_argument(
        "--gold", type=Path, help="folder of marked articles to learn names from, and to measure them on"
    )
    parser.add_argument("--keep", type=Path, default=HERE.parent / "runs" / "checkpoint")
    parser.add_argument("--out", type=Path, help="the folder to replace; the language pack's model by default")
    return parser.parse_args()


def _train(
    nlp: Any,
    documents: list[list[Tree]],
    spelling: Spelling,
    seeds: names.Seeds,
    recipe: Mapping[str, Any],
    options: argparse.Namespace,
) -> None:
    """First the treebank; then, more gently, the names of marked articles beside it."""

    def report(step: int, seconds: float) -> None:
        nlp.meta["steps"] = before + step
        nlp.to_disk(options.keep)
        print(f"step {before + step}, {seconds:.0f} CPU seconds, checkpoint in {options.keep}", flush=True)

    def vary(tree: Tree, chance: random.Random) -> Tree:
        return names.renamed(tree, seeds, chance)

    before = nlp.meta.get("steps", 0)
    if not before:
        reader = options.reader.read_bytes() if options.reader else None
        network.train(
            nlp,
            documents,
            spelling,
            steps=recipe["steps"],
            seed=recipe["seed"],
            report=report,
            vary=vary,
            reader=reader,
            dropout=recipe.get("dropout", DROPOUT),
        )
        before = recipe["steps"]
    if options.gold:
        marked = articles.of_part(options.gold, options.language, frozenset(("train",)))
        beside = articles.beside(nlp, marked, spelling, lot=12)
        network.train(
            nlp, documents, spelling, steps=recipe["name_steps"], seed=recipe["seed"] + 1, report=report, vary=vary,
            rate=0.0004, beside=beside, dropout=recipe.get("dropout", DROPOUT),
        )  # fmt: skip


def _write(folder: Path, nlp: Any, documents: list[list[Tree]], recipe: Mapping[str, Any]) -> None:
    for name in PIPES:
        for node in nlp.get_pipe(name).model.walk():
            for parameter in node.param_names:
                if node.has_param(parameter):
                    node.set_param(parameter, network.rounded(node.get_param(parameter)))
    nlp.meta.update(
        name="zegsman", version="0", license="CC BY-SA 4.0", description="A part of zegsman; see card.toml."
    )
    folder.mkdir(parents=True)
    nlp.to_disk(folder / "pipeline", exclude=["vocab", "tokenizer"])
    (folder / "lemmas.json").write_text(
        json.dumps(lemmas.learn(documents), ensure_ascii=False, indent=0, sort_keys=True), encoding="utf-8"
    )
    (folder / "LICENSE").write_text(recipe["licence_text"], encoding="utf-8")


def _of_pack(code: str) -> frozenset[str]:
    """The first names that the language's pack lists; none while it has no pack."""
    if code not in language.available():
        return frozenset()
    first = language.load(code).names
    return first.female | first.male


def _write_lists(
    folder: Path, spelling: Spelling, seeds: names.Seeds, roles: set[str], pack_names: frozenset[str]
) -> None:
    words = {"abbreviations": spelling.abbreviations, **{key: getattr(spelling, key) for key in SPELLING}}
    listed = {
        "place": seeds.places,
        "organisation": seeds.organisations,
        "other": seeds.others,
        "organisation_words": seeds.organisation_words,
        "roles": seeds.person_nouns | roles,
        "times": seeds.time_words,
        "person_titles": seeds.person_nouns,
        "organisation_titles": seeds.organisation_nouns,
        "first_names": seeds.first_names | pack_names,
        "place_titles": seeds.place_nouns,
        "other_titles": seeds.other_nouns,
        "articles": seeds.articles,
        "in_places": seeds.in_places,
        "organisation_endings": seeds.organisation_endings,
        "particles": seeds.particles,
        "outlets": seeds.outlets,
    }
    for name, lists in (("spelling.toml", words), ("names.toml", listed)):
        lines = [f"{key} = {json.dumps(sorted(items), ensure_ascii=False)}" for key, items in lists.items()]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _card(folder: Path, recipe: Mapping[str, Any], scores: Mapping[str, float]) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "card.toml")
    size = sum(path.stat().st_size for path in files)
    lines = [
        "# Written by training/language/train.py; make it anew rather than change it.",
        f'name = "{recipe["language"]}-{today:%Y.%m}"',
        f'revision = "{today.isoformat()}"',
        f"seed = {recipe['seed']}",
        f"steps = {recipe['steps']}",
        f'data = "{recipe["data"]}"',
        f'licence = "{recipe["licence"]}"',
        f'attribution = "{recipe["attribution"]}"',
        f'spacy = "{spacy.about.__version__}"',
        f"bytes = {size}",
        *(
            ["open_ends = true  # sentences may end without a stop: the treebank's often do"]
            if recipe.get("open_ends")
            else ()
        ),
        "",
        "[dev]  # F1 in per cent from raw text, as the CoNLL 2018 shared task counts",
        *(f'"{name}" = {value}' for name, value in scores.items()),
        "",
        "[files]  # SHA-256",
        *(
            f'"{path.relative_to(folder).as_posix()}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"'
            for path in files
        ),
    ]
    (folder / "card.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _replace(folder: Path, shipped: Path, scores: Mapping[str, float], floors: Mapping[str, float]) -> None:
    low = [f"{name} {scores[name]} < {floor}" for name, floor in floors.items() if scores[name] < floor]
    if low:
        raise SystemExit(f"not shipped, below the floors: {', '.join(low)}")
    if shipped.exists():
        shutil.rmtree(shipped)
    shutil.copytree(folder, shipped)
    print(f"shipped to {shipped}")


if __name__ == "__main__":
    main()
