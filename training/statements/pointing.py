"""Learns one network of attribution with numpy alone: questions in, a `Network` out.

The loss of a question is minus the logarithm of the share of its right place (of a cue: of its right answer). Adam, on the rows of the table that
a batch touches; traits and hidden numbers are dropped by chance; the weights of the last epochs are averaged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from training.statements.questions import Asked
from zegsman.models.attribution.network import Floats, Network
from zegsman.models.attribution.traits import BITS

WIDTH, HIDDEN = 32, 32
_RATE, _WARM, _LEAST_RATE = 0.0015, 100, 0.03
_DROPPED, _DROPPED_TRAITS = 0.25, 0.15
_QUESTIONS, _WORDS = 64, 4096  # a batch
_BATCHES = 1000  # an epoch of answers has at least
_SNAPSHOTS = 6  # a last epoch
_SUMMED = 20.0  # of the loss of a word, that is mostly nil


@dataclass(frozen=True, slots=True)
class Pool:
    """All questions of one network: `begins` tells where each one's places begin in `rows`."""

    rows: NDArray[np.uint16]
    begins: NDArray[np.int64]
    sizes: NDArray[np.int64]
    right: NDArray[np.int64]


def pooled(asked: Sequence[tuple[Asked, int]]) -> Pool:
    """Questions laid together, each so many times."""
    rows = np.concatenate([one.rows for one, _ in asked])
    begins, sizes, right, at = [], [], [], 0
    for one, times in asked:
        own = at + np.cumsum(one.sizes) - one.sizes
        begins += [own] * times
        sizes += [one.sizes] * times
        right += [one.right] * times
        at += len(one.rows)
    return Pool(rows, *(np.concatenate(part) for part in (begins, sizes, right)))


def learn(pool: Pool, *, choice: bool, epochs: int, seed: int, least: int) -> Network:
    """A network; with `choice` one place of each question is right, else each place has an answer of its own.

    Rows of the table that fewer than `least` places touch stay empty.
    """
    chance = np.random.default_rng(seed)
    touched = np.bincount(pool.rows.ravel(), minlength=1 << BITS) >= least
    learner = _Learner(_begun(chance), chance, touched)
    batch = _QUESTIONS if choice else min(_WORDS, max(1, len(pool.sizes) // _BATCHES))
    steps = epochs * (-(-len(pool.sizes) // batch))
    for epoch in range(epochs):
        order = chance.permutation(len(pool.sizes))
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            rate = _RATE * min(1.0, (learner.done + 1) / _WARM) * max(_LEAST_RATE, 1 - learner.done / steps)
            learner.step(*_batch(pool, chosen, choice), rate)
            if epoch == epochs - 1 and (begin // batch) % max(1, len(order) // batch // _SNAPSHOTS) == 0:
                learner.snap()
    return learner.averaged()


def right_share(network: Network, pool: Pool) -> float:
    """The share of the questions whose likeliest place is the right one."""
    right = 0
    for at, size, wanted in zip(pool.begins.tolist(), pool.sizes.tolist(), pool.right.tolist(), strict=True):
        right += int(np.argmax(network.scores(pool.rows[at : at + size].astype(np.int32))) == wanted)
    return right / len(pool.sizes)


def _batch(pool: Pool, chosen: NDArray[np.int64], choice: bool) -> tuple[NDArray[np.int64], Callable[[Floats], Floats]]:
    """The rows of some questions, and the slope of their loss as a function of the scores."""
    sizes, right = pool.sizes[chosen], pool.right[chosen]
    begins = np.cumsum(sizes) - sizes
    places = np.repeat(pool.begins[chosen] - begins, sizes) + np.arange(sizes.sum())
    rows = pool.rows[places].astype(np.int64)
    of = np.repeat(np.arange(len(chosen)), sizes)

    def slope_of_choice(scores: Floats) -> Floats:
        shares = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        shares /= np.add.reduceat(shares, begins)[of]
        shares[begins + right] -= 1
        slopes: Floats = shares / len(chosen)
        return slopes

    def slope_of_answers(scores: Floats) -> Floats:
        slopes: Floats = (1 / (1 + np.exp(-scores)) - right) * (_SUMMED / len(chosen))
        return slopes

    return rows, slope_of_choice if choice else slope_of_answers


def _begun(chance: np.random.Generator) -> Network:
    spread = np.append(np.full(WIDTH, 0.05), 0.0)
    drawn = (
        chance.normal(size=(1 << BITS, WIDTH + 1)) * spread,
        np.ones(WIDTH + 1),
        np.zeros(WIDTH),
        chance.normal(size=(WIDTH, HIDDEN)) / np.sqrt(WIDTH),
        np.zeros(HIDDEN),
        chance.normal(size=HIDDEN) / np.sqrt(HIDDEN),
    )
    return Network(*(part.astype(np.float32) for part in drawn))


class _Learner:
    """Weights on their way, each with the running means of its slope and of its square."""

    def __init__(self, begun: Network, chance: np.random.Generator, touched: NDArray[np.bool_]) -> None:
        self.now, self.chance, self.done = begun, chance, 0
        self._places = np.where(touched, np.arange(len(touched)), 0)
        begun.table[~touched] = 0
        begun.table[0] = 0
        self._names = [one.name for one in fields(Network) if one.name != "scale"]
        self._means = {name: np.zeros_like(getattr(begun, name)) for name in self._names}
        self._squares = {name: np.zeros_like(getattr(begun, name)) for name in self._names}
        self._sums = {name: np.zeros(getattr(begun, name).shape) for name in self._names}
        self._snapped = 0

    def step(self, rows: NDArray[np.int64], slope: Callable[[Floats], Floats], rate: float) -> None:
        """Learns from one batch."""
        rows = np.where(self.chance.random(rows.shape, np.float32) < _DROPPED_TRAITS, 0, self._places[rows])
        self.done += 1
        for name, (at, slopes) in self._slopes(rows, slope):
            mean, square = self._means[name], self._squares[name]
            now: NDArray[np.float32] = getattr(self.now, name)
            means = mean[at] + 0.1 * (slopes - mean[at])
            squares = square[at] + 0.01 * (slopes**2 - square[at])
            mean[at], square[at] = means, squares
            now[at] -= rate * means / (np.sqrt(squares) + 1e-5)

    def _slopes(
        self, rows: NDArray[np.int64], slope: Callable[[Floats], Floats]
    ) -> Iterator[tuple[str, tuple[NDArray[np.int64] | slice, Floats]]]:
        net = self.now
        summed = net.table[rows[:, 0]]
        for column in range(1, rows.shape[1]):
            summed += net.table[rows[:, column]]
        drop, drop_inner = self._drop((len(rows), WIDTH)), self._drop((len(rows), HIDDEN))
        hidden = np.maximum(summed[:, :-1] + net.bias, 0) * drop
        between = hidden @ net.inner + net.inner_bias
        inner = np.maximum(between, 0) * drop_inner
        wrong = slope(inner @ net.outer + summed[:, -1]).astype(np.float32)
        to_inner = wrong[:, None] * net.outer * drop_inner * (between > 0)
        to_hidden = (to_inner @ net.inner.T) * drop * (hidden > 0)
        whole = slice(None)
        yield "outer", (whole, inner.T @ wrong)
        yield "inner", (whole, hidden.T @ to_inner)
        yield "inner_bias", (whole, to_inner.sum(axis=0))
        yield "bias", (whole, to_hidden.sum(axis=0))
        yield "table", _summed_by_row(rows, np.concatenate([to_hidden, wrong[:, None]], axis=1))

    def _drop(self, shape: tuple[int, int]) -> Floats:
        return (self.chance.random(shape, np.float32) >= _DROPPED).astype(np.float32) / np.float32(1 - _DROPPED)

    def snap(self) -> None:
        """Lays the weights as they are by, for the average."""
        self._snapped += 1
        for name, total in self._sums.items():
            total += getattr(self.now, name)

    def averaged(self) -> Network:
        """The mean of what was laid by."""
        means = {name: (total / self._snapped).astype(np.float32) for name, total in self._sums.items()}
        return Network(scale=self.now.scale, **means)


def _summed_by_row(rows: NDArray[np.int64], slopes: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The slopes of the table: each row that was touched once, with the sum over all places that touched it."""
    flat = rows.ravel()
    order = np.argsort(flat, kind="stable")
    sorted_rows = flat[order]
    begins = np.flatnonzero(np.append(True, sorted_rows[1:] != sorted_rows[:-1]))
    summed: Floats = np.add.reduceat(slopes[order // rows.shape[1]], begins, axis=0)
    touched = sorted_rows[begins]
    keep = touched != 0
    return touched[keep], summed[keep]
