"""Make `zegsman/languages/certainty.toml`: how far each sign of a statement speaks for it.

    python -m training.statements.certainty --crossed FOLDER

The statements that zegsman finds in the train and dev articles of gold/ are learnt from, in all languages at once: a logistic regression
on their signs (`statements.evidence`), right being the very words and the right speaker (gold/measure.py). Cross-fitted over events, it
tells how well that goes. The learned reader has seen these articles too, so `--crossed` holds two models of which each is asked only about those
that it has not seen (training/statements/attribution.py). Rules were written with them at hand, so what they find there is right more often
than elsewhere: on the test part, with which no rule was written, Platt's slope and an offset for each language are fitted. How far they hold is
told by fitting them on one half of its events and asking about the other; by these halves a caution is chosen too, log odds that are taken off
every score, so that of what has .9 and more 95 in a hundred are right.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from training.statements.attribution import half_of
from zegsman import actors, language, models, page, reading, statements
from zegsman.gold import MarkedArticle, articles, split
from zegsman.language.certainty import PATH
from zegsman.models import attribution
from zegsman.reader.minutes import estimate
from zegsman.reader.record import record
from zegsman.values import Capture, Declared

GOLD = Path(__file__).parents[2] / "gold"
sys.path.insert(0, str(GOLD))
import measure  # noqa: E402
import reliability  # noqa: E402

LANGUAGES = ("nl", "en", "de")
SEED, FOLDS, LEAST, PENALTY = 1, 10, 20, 4.0
Numbers = np.ndarray[Any, Any]
SURE, SURE_RIGHT = (
    reliability.SURE - 0.005,
    0.95,
)  # a score of .895 is written as .9; the share of these that is to be right
_STEP, _MOST_CAUTION = 0.05, 1.0  # log odds
_BEFORE = "what is told without the speaker"


@dataclass(frozen=True, slots=True)
class Row:
    """One statement that was found: its event, its signs and those of its speaker (its language among both), and whether it is right."""

    event: str
    signs: tuple[str, ...]
    of_speaker: tuple[str, ...]
    right: bool


def main() -> None:
    """Learn, tell how well it went, and write the table."""
    options = argparse.ArgumentParser(description="Learn how sure each statement is.")
    options.add_argument("--crossed", type=Path, required=True, help="the two crossed models of attribution")
    chosen = options.parse_args()
    statements.LEAST = 0.0  # what is not told otherwise is learnt from too
    parts = split.read(GOLD / split.FILE)
    every = [article for code in LANGUAGES for article in articles(GOLD / code)]
    known = [article for article in every if parts[article.id] != "test"]
    rows: list[Row] = []
    for half in (0, 1):
        reader = attribution.read(chosen.crossed / str(half))
        with patch.object(attribution, "installed", return_value=reader):
            rows += _rows(article for article in known if half_of(article) == half)
    right = np.array([row.right for row in rows], dtype=float)
    unseen = list(_rows(article for article in every if parts[article.id] == "test"))
    truth = np.array([row.right for row in unseen], dtype=float)
    spoken = np.array([[_own(code) in row.signs for code in LANGUAGES] for row in unseen], dtype=float)
    halves = np.array([zlib.crc32(row.event.encode()) & 1 for row in unseen])
    alone = _learnt(rows, right, unseen, None)
    fitted = _platt(alone.unseen, truth, spoken)
    heard = _learnt(rows, right, unseen, alone)
    again = _platt(heard.unseen, truth, spoken)
    halved = _halved(heard.unseen, truth, spoken, halves)
    caution = caution_of(halved, truth)
    scores = {
        "words alone, train and dev, cross-fitted: calibration error": _error(alone.crossed, right),
        "words alone, test: calibration error": _error(fitted[0] * alone.unseen + spoken @ fitted[1:], truth),
        "train and dev, cross-fitted: calibration error": _error(heard.crossed, right),
        "test, as learnt: calibration error": _error(heard.unseen, truth),
        "test, slope and offsets of the other half: calibration error": _error(halved, truth),
        "the same with caution: calibration error": _error(halved - caution, truth),
    }
    print(*(f"{name}: {figure:.1f} points" for name, figure in scores.items()), sep="\n")
    print(f"caution: {caution:.2f} log odds")
    sizes = (len(rows), len(unseen))
    PATH.write_text(
        _written(alone, fitted, scores, sizes) + _of_speaker(heard, fitted, again, caution), encoding="utf-8"
    )


@dataclass(frozen=True, slots=True)
class Learnt:
    """Names of signs and their weights, the start last; log odds of what was learnt from by others' weights, and of what was not."""

    names: list[str]
    weights: Numbers
    crossed: Numbers
    unseen: Numbers


def _learnt(rows: Sequence[Row], right: Numbers, unseen: Sequence[Row], before: Learnt | None) -> Learnt:
    """Weights of the signs of the statement or, `before` being what these tell, of those of its speaker and of `before` itself."""

    def signs(row: Row) -> tuple[str, ...]:
        return row.signs if before is None else row.of_speaker

    names = _names([signs(row) for row in rows])
    known, others = _matrix([signs(row) for row in rows], names), _matrix([signs(row) for row in unseen], names)
    if before is not None:
        names = [_BEFORE, *names]
        known = np.concatenate([before.crossed[:, None], known], axis=1)
        others = np.concatenate([before.unseen[:, None], others], axis=1)
    weights = _fit(known, right, PENALTY)
    return Learnt(names, weights, _crossed(rows, known, right), others @ weights)


def _platt(learnt: Numbers, truth: Numbers, spoken: Numbers) -> Numbers:
    """A slope, and an offset a language, that make log odds fit what is true; `spoken` has a column of ones and noughts a language."""
    return _fit(np.concatenate([learnt[:, None], spoken], axis=1), truth, 0.0)


def _halved(learnt: Numbers, truth: Numbers, spoken: Numbers, halves: Numbers) -> Numbers:
    """Log odds of each half with the slope and offsets of the other."""
    found = np.zeros(len(learnt))
    for half in (0, 1):
        slope, *offsets = _platt(learnt[halves != half], truth[halves != half], spoken[halves != half])
        found[halves == half] = slope * learnt[halves == half] + spoken[halves == half] @ offsets
    return found


def caution_of(learnt: Numbers, truth: Numbers) -> float:
    """The least that must be taken off these log odds for enough of the sure ones to be right."""
    for caution in np.arange(0, _MOST_CAUTION, _STEP).tolist():
        sure = 1 / (1 + np.exp(caution - learnt)) >= SURE
        if truth[sure].mean() >= SURE_RIGHT:
            return float(caution)
    raise SystemExit(f"no caution up to {_MOST_CAUTION} makes {SURE_RIGHT:.0%} of the sure ones right")


def _rows(marked: Iterable[MarkedArticle]) -> Iterable[Row]:
    for article in marked:
        capture = Capture(article.text.encode(), media_type="text/plain", charset="utf-8")
        declared = Declared(published=article.published, language=article.language)
        pack, model = language.load(article.language), models.load(article.language)
        found = reading.read(replace(page.read(capture), declared=declared), pack, model)
        whole = found.article, found.sentences
        evidence = statements.evidence(*whole, found.moments, pack)
        told = actors.gather(*whole, statements.find(*whole, found.moments, pack), pack).signs
        rights = measure.right(article, record(found, id=article.id, minutes=estimate(found.article)))
        own = _own(article.language)
        for signs, of_speaker, right in zip(evidence, told, rights, strict=True):
            yield Row(article.event or article.id, (*signs, own), (*of_speaker, own), right)


def _own(code: str) -> str:
    return f"language: {code}"


def _names(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The signs that are there often enough to be weighed."""
    times = Counter(sign for signs in rows for sign in set(signs))
    return sorted(sign for sign, count in times.items() if count >= LEAST)


def _matrix(rows: Sequence[tuple[str, ...]], names: Sequence[str]) -> Numbers:
    """A row a statement, a column a sign, and a last one of ones."""
    columns = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1
    for number, signs in enumerate(rows):
        matrix[number, [columns[sign] for sign in signs if sign in columns]] = 1
    return matrix


def _fit(matrix: Numbers, right: Numbers, penalty: float) -> Numbers:
    """Logistic regression by Newton's steps; large weights are penalised, but not the last one."""
    weights = np.zeros(matrix.shape[1])
    penalties = np.full(len(weights), penalty + 1e-9)
    penalties[-1] = 1e-9
    for _ in range(50):
        share = 1 / (1 + np.exp(-matrix @ weights))
        slopes = matrix.T @ (share - right) + penalties * weights
        bends = (matrix * (share * (1 - share))[:, None]).T @ matrix + np.diag(penalties)
        step = np.linalg.solve(bends, slopes)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _crossed(rows: Sequence[Row], matrix: Numbers, right: Numbers) -> Numbers:
    """What is said of each statement by weights learnt from the articles about other events."""
    events = sorted({row.event for row in rows})
    random.Random(SEED).shuffle(events)  # noqa: S311
    folds = {event: number % FOLDS for number, event in enumerate(events)}
    fold = np.array([folds[row.event] for row in rows])
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        here = fold == number
        found[here] = matrix[here] @ _fit(matrix[~here], right[~here], PENALTY)
    return found


def _error(learnt: Numbers, right: Numbers) -> float:
    shares = 1 / (1 + np.exp(-learnt))
    return reliability.error([(float(share), bool(one)) for share, one in zip(shares, right, strict=True)])


def _written(learnt: Learnt, fitted: Numbers, scores: dict[str, float], sizes: tuple[int, int]) -> str:
    """The table as TOML."""
    weights, weighed = learnt.weights, dict(zip(learnt.names, learnt.weights, strict=False))
    slope, *offsets = fitted.tolist()
    own = {code: weighed.pop(_own(code), 0.0) + offset / slope for code, offset in zip(LANGUAGES, offsets, strict=True)}
    unseen = f"; slope and offsets: {sizes[1]} in the test part"
    lines = [
        "# Written by training/statements/certainty.py; make it anew rather than change it.",
        f"start = {weights[-1]:.3f}",
        f"slope = {slope:.3f}",
        "",
        "[card]",
        'name = "certainty-2026.11"',
        f'revision = "{datetime.date.today().isoformat()}"',
        'means = "the probability of the very words and the right speaker, of a statement that rules found"',
        f'data = "gold/, train and dev: what zegsman finds there, {sizes[0]:,} statements{unseen}"',
        'licence = "Apache-2.0; the articles are the project\'s own"',
        f"seed = {SEED}",
        f"statements = {sizes[0]}",
        "",
        "[card.scores]  # in points",
        *(f'"{name}" = {figure:.1f}' for name, figure in scores.items()),
        "",
        "[languages]  # on top of the start",
        *(f"{code} = {weight:.3f}" for code, weight in own.items()),
        "",
        "[signs]  # log odds",
        *(f'"{name}" = {weight:.3f}' for name, weight in weighed.items()),
    ]
    return "\n".join(lines) + "\n"


def _of_speaker(heard: Learnt, fitted: Numbers, again: Numbers, caution: float) -> str:
    """The rest of the table: what the signs of the speaker add to log odds that slope and offsets were already fitted to."""
    weighed = dict(zip(heard.names, heard.weights * again[0], strict=False))
    carried = weighed.pop(_BEFORE) / fitted[0]
    start = heard.weights[-1] * again[0]
    own = {
        code: start + weighed.pop(_own(code), 0.0) + offset - carried * first - caution
        for code, first, offset in zip(LANGUAGES, fitted[1:], again[1:], strict=True)
    }
    lines = [
        "",
        "[speaker]  # heard on top of the log odds that the signs above give, which count so many times",
        f"carried = {carried:.3f}",
        "",
        f"[speaker.languages]  # where they start, less a caution of {caution:.2f}",
        *(f"{code} = {weight:.3f}" for code, weight in own.items()),
        "",
        "[speaker.signs]  # log odds",
        *(f'"{name}" = {weight:.3f}' for name, weight in weighed.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
