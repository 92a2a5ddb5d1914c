"""Learn how much each sign weighs that somebody is meant: from marked articles to `zegsman/languages/view.toml`.

    python -m training.speakers.train --gold gold

Each time the reader looks for somebody without a name, those in view and their signs are kept, with who the article says it is. A
conditional softmax over those in view and "nobody" is fitted to these choices (maximum likelihood, L2, by gradient descent), the
three languages together. As who spoke before is a sign itself, reading and fitting take turns. The strength of L2 is chosen by
leaving out a fifth of the articles at a time, the greatest that is as good as the best by a standard error. Learns from the train and dev parts of `gold/split.tsv`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gold import measure
from zegsman import language, models, page, reading
from zegsman.actors import signs, view
from zegsman.actors.known import Known
from zegsman.actors.signs import Sought
from zegsman.gold import MarkedArticle, articles, split
from zegsman.values import Capture, Declared, Reading

LANGUAGES = ("nl", "en", "de")
_FOLDS, _SEED = 5, 1
_STRENGTHS = (2.0, 4.0, 8.0, 16.0)
_STEPS, _RATE = 400, 0.1
_SMALLEST = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the article, the signs of each candidate with their sort ("nobody" last), and which are right."""

    article: str
    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(description="Learn who is meant.")
    parser.add_argument("--gold", type=Path, default=Path("gold"), help="folder of the marked articles")
    parser.add_argument("--rounds", type=int, default=3, help="how often reading and fitting take turns")
    options = parser.parse_args()
    weights: dict[str, float] = dict(signs.load()) if signs.WEIGHTS.exists() else _first_weights()
    strength = _STRENGTHS[2]
    for number in range(options.rounds):
        choices = list(_choices(options.gold, weights))
        right = sum(_is_right(choice, weights) for choice in choices)
        print(
            f"round {number + 1}: {len(choices)} choices, {100 * right / len(choices):.1f} % right before fitting",
            flush=True,
        )
        strength = _best_strength(choices)
        weights = fit(choices, strength)
        right = sum(_is_right(choice, weights) for choice in choices)
        print(f"  L2 {strength}: {100 * right / len(choices):.1f} % right on what was learnt from", flush=True)
        write(weights, len(choices), strength)


def _first_weights() -> dict[str, float]:
    """To begin with: who was named or spoke lately."""
    near = {f"{what} {at}": 2.0 - at for what in ("named", "spoke") for at in range(5)}
    return near | {"spoke last of kind": 1.0, "goes on 0": 3.0, "goes on 1": 3.0}


def _choices(gold: Path, weights: dict[str, float]) -> Iterator[Choice]:
    parts = split.read(gold / split.FILE)
    for code in LANGUAGES:
        for article in articles(gold / code):
            if parts.get(article.id) in ("train", "dev"):
                yield from _of_article(article, weights)


def _of_article(article: MarkedArticle, weights: dict[str, float]) -> Iterator[Choice]:
    """The choices that were made for statements whose speaker is marked."""
    asked: dict[int, tuple[Sought, list[Known], list[list[str]]]] = {}
    choose = view.View.choose

    def listen(self: view.View, sought: Sought, who: Iterable[Known], *, unnamed_topic: bool = False) -> Known | None:
        candidates = list(who)
        if candidates:
            asked[sought.statement] = (sought, candidates, self.given(sought, candidates, unnamed_topic))
        return choose(self, sought, candidates, unnamed_topic=unnamed_topic)

    view.View.choose, load = listen, signs.load  # type: ignore[method-assign]
    signs.load = lambda: weights  # type: ignore[assignment]
    try:
        found = _read(article)
    finally:
        view.View.choose, signs.load = choose, load  # type: ignore[method-assign]
    names = measure.speakers(article)
    said = [([(span.start, span.end) for span in one.content], one.mode) for one in found.statements]
    for marked, number in measure.aligned(article, said).found():
        wanted = article.statements[marked].speaker or ""
        if number in asked:
            sought, candidates, given = asked[number]
            spellings = names.get(wanted, set())
            right = [bool(wanted) and _is_one(known, spellings) for known in candidates]
            if sought.sort == "owner" and not any(right):
                continue  # "haar woordvoerder": who speaks is another than she who was sought
            rows = [(*row, *(f"{sought.sort}: {sign}" for sign in row)) for row in given]
            yield Choice(article.id, tuple(rows), (*right, not any(right)))


def _is_one(known: Known, spellings: set[str]) -> bool:
    return any(measure.same_speaker(spellings, name) for name in (known.name, *known.variants))


def _read(article: MarkedArticle) -> Reading:
    read = page.read(Capture(article.text.encode(), media_type="text/plain", charset="utf-8"))
    declared = Declared(published=article.published, language=article.language)
    pack = language.load(article.language)
    return reading.read(replace(read, declared=declared), pack, models.load(article.language))


def _is_right(choice: Choice, weights: dict[str, float]) -> bool:
    scores = [sum(weights.get(sign, 0.0) for sign in row) for row in choice.candidates]
    return choice.right[max(range(len(scores)), key=scores.__getitem__)]


def _best_strength(choices: Sequence[Choice]) -> float:
    """The greatest strength of L2 that is within a standard error of the best on articles left out: of equals, what learns least by heart."""
    names = sorted({choice.article for choice in choices})
    random.Random(_SEED).shuffle(names)  # noqa: S311
    fold = {name: number % _FOLDS for number, name in enumerate(names)}
    shares = {}
    for strength in _STRENGTHS:
        right = 0
        for number in range(_FOLDS):
            weights = fit([choice for choice in choices if fold[choice.article] != number], strength)
            right += sum(_is_right(choice, weights) for choice in choices if fold[choice.article] == number)
        print(f"  L2 {strength}: {100 * right / len(choices):.1f} % right on articles left out", flush=True)
        shares[strength] = right / len(choices)
    best = max(shares.values())
    error = (best * (1 - best) / len(choices)) ** 0.5
    return max(strength for strength, share in shares.items() if share >= best - error)


def fit(choices: Sequence[Choice], strength: float) -> dict[str, float]:
    """The weights by sign that make the right choices likeliest, L2 taken off."""
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    rows, columns, first, right = [], [], [0], []
    for choice in choices:
        for row in choice.candidates:
            for sign in row:
                rows.append(len(right))
                columns.append(numbers[sign])
            right.append(choice.right[len(right) - first[-1]])
        first.append(len(right))
    row_of, column_of, wanted = np.array(rows), np.array(columns), np.array(right, dtype=float)
    starts = np.array(first[:-1])
    sizes = np.diff(first)
    weights, momentum, spread = np.zeros(len(numbers)), np.zeros(len(numbers)), np.zeros(len(numbers))
    for step in range(1, _STEPS + 1):
        scores = np.bincount(row_of, weights[column_of], minlength=len(wanted))
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        share = scores / np.repeat(np.add.reduceat(scores, starts), sizes)
        meant = scores * wanted
        meant = meant / np.repeat(np.add.reduceat(meant, starts), sizes)
        slope = np.bincount(column_of, (share - meant)[row_of], minlength=len(weights)) + strength * weights
        momentum = 0.9 * momentum + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= _RATE * (momentum / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {sign: round(float(weights[number]), 2) for sign, number in numbers.items()}


def write(weights: dict[str, float], choices: int, strength: float) -> None:
    """The table that ships, the least signs left out."""
    kept = {sign: weight for sign, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST}
    lines = [
        "# How much each sign weighs that somebody is meant. Written by training/speakers/train.py; make it anew rather than change it.",
        f"# Learnt from {choices:,} choices in the train and dev articles of gold/ (CC BY 4.0, our own), nl, en and de together; L2 {strength}.",
        "",
        "weights = [",
        *(f"  {json.dumps(f'{sign} = {weight}', ensure_ascii=False)}," for sign, weight in kept.items()),
        "]",
    ]
    signs.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
