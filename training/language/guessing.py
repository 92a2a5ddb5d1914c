"""Teach the reader of words what words are like, from plain text: words are hidden, and it guesses them from what stands around.

    python -m training.language.guessing de --data data/ud/de --train gsd-a.conllu.xz pud.conllu.xz --gold gold \
        --pages data/pages/fundus.dev.jsonl.xz data/pages/trafi.dev.jsonl.xz --out READER

What comes out is for `training.language.train --reader READER`. A treebank is small, and many a word of the news stands in none; pages and
articles without any marks show in what company words go (a masked language model: Devlin et al. 2019, BERT). Of a rare word only the
ending is guessed. `--attribution` names articles in the form of `data/attribution`. Only what weights that ship may learn from is to be named.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from thinc.api import Adam, Maxout, Model, Softmax, chain, fix_random_seed, warmup_linear

import zegsman
from training.language import network, treebank
from training.language.train import HERE, spelling_of
from zegsman.gold import articles, split
from zegsman.models import products
from zegsman.models.tokens import Spelling, tokens
from zegsman.values import OWN_WORDS

WORDS, ENDINGS, OFTEN = 6000, 1500, 5  # classes to guess: forms, endings of rarer ones; how often each must be there
# the share of words that are guessed; of these, those that show nothing, and those that show another word
HIDDEN, STRANGE, OTHER = 0.2, 0.6, 0.25
BATCH, LONGEST, SHORTEST = 3000, 150, 5  # words
RATE, ROUNDS, BLANK = 0.002, 10, "[?]"

Paragraph = list[str]


def main() -> None:
    """Read the texts, teach, and write the reader."""
    options = argparse.ArgumentParser(description="Teach a reader of words from plain text.")
    options.add_argument("language")
    options.add_argument("--data", type=Path, required=True, help="folder of the treebank")
    options.add_argument("--train", nargs="+", default=["train.conllu.xz"], help="its files to learn from")
    options.add_argument("--gold", type=Path, required=True, help="folder of marked articles; their train part is read")
    options.add_argument("--pages", nargs="*", type=Path, default=[], help="files of HTML pages")
    options.add_argument("--attribution", nargs="*", type=Path, default=[], help="files of articles")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    recipe = tomllib.loads((HERE / f"{chosen.language}.toml").read_text(encoding="utf-8"))
    lines = sorted(set(_lines(chosen)))
    with products.of_numpy(), products.in_one_thread():
        paragraphs = list(_cut(lines, spelling_of(recipe)))
        reader = taught(paragraphs, recipe, recipe.get("guesses", ROUNDS))
        chosen.out.write_bytes(reader)


def _lines(chosen: argparse.Namespace) -> Iterator[str]:
    """The paragraphs of all that was named, white space made even."""
    part = split.read(chosen.gold / split.FILE)
    for article in articles(chosen.gold / chosen.language):
        if part[article.id] == "train":
            yield from (_even(block.span.of(article.text)) for block in article.own)
    for path in chosen.pages:
        for row in _rows(path):
            found = zegsman.article(row["html"], url=row.get("url"))
            if found.language == chosen.language:
                own = (label for label in found.labels if label.kind in OWN_WORDS)
                yield from (_even(label.span.of(found.page.text)) for label in own)
    for path in chosen.attribution:
        for row in _rows(path):
            yield from map(_even, row["text"].split("\n"))
    for name in chosen.train:
        for document in treebank.read(chosen.data / name):
            yield from (network.text(document[at : at + 4]) for at in range(0, len(document), 4))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _even(text: str) -> str:
    return " ".join(text.split())


def _cut(lines: Iterable[str], spelling: Spelling) -> Iterator[Paragraph]:
    for line in lines:
        words = [line[start:end] for start, end in tokens(line, spelling)]
        if len(words) >= SHORTEST:
            yield from (words[at : at + LONGEST] for at in range(0, len(words), LONGEST))


@dataclass(frozen=True, slots=True)
class Classes:
    """What may be guessed: frequent words, and endings of the others."""

    number: dict[str, int]

    @staticmethod
    def of(paragraphs: Iterable[Paragraph]) -> Classes:
        """The most frequent ones."""
        times = Counter(word.lower() for paragraph in paragraphs for word in paragraph)
        words = [word for word, count in times.most_common(WORDS) if count >= OFTEN]
        endings: Counter[str] = Counter()
        for word in times.keys() - set(words):
            endings[_ending(word)] += times[word]
        often = [ending for ending, count in endings.most_common(ENDINGS) if count >= OFTEN]
        return Classes({name: number for number, name in enumerate((*words, *often))})

    def get(self, word: str) -> int:
        """The class of a word; -1 for one that is never guessed."""
        lower = word.lower()
        return self.number.get(lower, self.number.get(_ending(lower), -1))


def _ending(word: str) -> str:
    return f"-{word[-3:]}"


def taught(paragraphs: Sequence[Paragraph], recipe: Mapping[str, Any], rounds: int) -> bytes:
    """A reader of words, as bytes, after `rounds` rounds over the paragraphs."""
    fix_random_seed(recipe["seed"])
    chance = random.Random(recipe["seed"])  # noqa: S311 (repeatable, nothing secret)
    classes = Classes.of(paragraphs)
    nlp = network.blank(recipe["language"], **{key: recipe[key] for key in ("width", "depth", "hidden")})
    reader: Model[Any, Any] = nlp.get_pipe("tok2vec").model
    reader.initialize(X=[Doc(nlp.vocab, words=words) for words in paragraphs[:10]])
    guess: Model[Any, Any] = chain(
        Maxout(nO=256, nI=recipe["width"], nP=2, normalize=True), Softmax(nO=len(classes.number), nI=256)
    )
    guess.initialize()
    sizes = sum(map(len, paragraphs))
    rates = iter(warmup_linear(RATE, 200, int(1.02 * rounds * sizes / BATCH)))
    optimizer = Adam(learn_rate=RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    others = [word for words in paragraphs for word in words]
    print(f"{len(paragraphs)} paragraphs, {sizes} words, {len(classes.number)} classes", flush=True)
    for turn in range(rounds):
        began, tally = time.process_time(), np.zeros(2)
        for batch in _batches(chance.sample(paragraphs, len(paragraphs))):
            shown = [hidden(words, classes, others, chance) for words in batch]
            docs = [Doc(nlp.vocab, words=words) for words, _ in shown]
            wanted = np.concatenate([sought for _, sought in shown])
            optimizer.learn_rate = next(rates)
            tally += _step(reader, guess, docs, wanted)
            reader.finish_update(optimizer)
            guess.finish_update(optimizer)
        share, seconds = tally[0] / tally[1], time.process_time() - began
        print(f"round {turn + 1}: {100 * share:.1f} % of hidden words guessed, {seconds:.0f} CPU seconds", flush=True)
    with reader.use_params(optimizer.averages):
        return reader.to_bytes()


def _batches(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    batch: list[Paragraph] = []
    for words in paragraphs:
        batch.append(words)
        if sum(map(len, batch)) >= BATCH:
            yield batch
            batch = []


def hidden(
    words: Sequence[str], classes: Classes, others: Sequence[str], chance: random.Random
) -> tuple[Paragraph, np.ndarray[Any, Any]]:
    """The words as they are shown, and the class of each that is to be guessed, -1 for the others."""
    shown, sought = list(words), np.full(len(words), -1)
    for at, word in enumerate(words):
        if chance.random() < HIDDEN and (number := classes.get(word)) >= 0:
            sought[at], how = number, chance.random()
            shown[at] = BLANK if how < STRANGE else chance.choice(others) if how < STRANGE + OTHER else word
    return shown, sought


def _step(reader: Model[Any, Any], guess: Model[Any, Any], docs: list[Doc], sought: np.ndarray[Any, Any]) -> list[int]:
    """Learn from one batch; how many were guessed, and how many there were to guess."""
    vectors, back = reader(docs, is_train=True)
    every = np.concatenate(vectors)
    places = np.flatnonzero(sought >= 0)
    shares, guess_back = guess(every[places], is_train=True)
    rows, wanted = np.arange(len(places)), sought[places]
    slopes = shares.copy()
    slopes[rows, wanted] -= 1
    inner = np.zeros_like(every)
    inner[places] = guess_back(slopes / (BATCH * HIDDEN / 2))
    back(np.split(inner, np.cumsum([len(doc) for doc in docs])[:-1]))
    return [int((shares.argmax(axis=1) == wanted).sum()), len(places)]


if __name__ == "__main__":
    main()
