"""Learns the weights of the labeller, with numpy alone: examples in, a `Labeller` out, the mean of several that chance began otherwise.

A piece may be any of the kinds that its example allows, so the loss is minus the logarithm of what these have together. Traits are dropped
at random, on some pages all class words or all verdicts of the rules, for no other outlet has just these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from training.pages.examples import Example
from zegsman.article.traits import ELEMENT, RULES, WORDS, Alike
from zegsman.models.labels import Floats, Labeller, Weights, beside, mean

WIDTH = 48
FEWEST = 2  # outlets that a trait must be seen at
_RATE, _DECAY, _BATCHES = 0.004, 0.01, 100
_DROPPED, _DROPPED_HIDDEN = 0.3, 0.3
_PAGES_WITHOUT = {ELEMENT: 0.15, RULES: 0.3}  # on this share of the pages such traits are left out whole
_LARGEST = 3.0
_AVERAGED = 0.6  # the share of the epochs after which weights are averaged


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as numbers: which trait stands in which row, what is allowed, what counts, and its pools."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    groups: NDArray[np.int64]
    traits: NDArray[np.int64]
    allowed: Floats
    weights: Floats
    pools: Alike


def learn(
    own: Sequence[Example],
    lent: Sequence[Example],
    kinds: Sequence[str],
    *,
    epochs: int,
    sample: int,
    weight: float,
    seeds: Sequence[int],
) -> Labeller:
    """A labeller from all of `own` in each epoch, and a `sample` of `lent`, whose pieces count `weight` times; the mean of one for each seed."""
    traits = _traits([*own, *lent])
    numbers = {trait: number for number, trait in enumerate(traits)}
    pages = [_page(one, numbers, kinds, 1.0) for one in own] + [_page(one, numbers, kinds, weight) for one in lent]
    learnt: list[Weights] = []
    for seed in seeds:
        chance = np.random.default_rng(seed)
        learner = _Learner(_begun(len(traits), len(kinds), chance), epochs * (len(own) + min(sample, len(lent))))
        for epoch in range(epochs):
            drawn = len(own) + chance.permutation(len(lent))[:sample]
            for number in chance.permutation(np.concatenate([np.arange(len(own)), drawn]).astype(int)):
                learner.step(pages[number], chance, averaged=epoch >= _AVERAGED * epochs)
        learnt.append(learner.averaged())
    return Labeller("", traits, kinds, joined(learnt), len(learnt))


def joined(several: Sequence[Weights]) -> Weights:
    """One network that says what several say in the mean: what is hidden of each stands side by side, and sees nothing of the others."""
    width, many = len(several[0].bias), len(several)
    parts = len(several[0].inner) // width
    inner = np.zeros((parts, many, width, many, width), np.float32)
    for number, one in enumerate(several):
        inner[:, number, :, number, :] = one.inner.reshape(parts, width, width)
    outright = np.mean([one.traits[:, width:] for one in several], axis=0)
    return Weights(
        traits=np.concatenate([*(one.traits[:, :width] for one in several), outright], axis=1),
        bias=np.concatenate([one.bias for one in several]),
        inner=inner.reshape(parts * many * width, many * width),
        inner_bias=np.concatenate([one.inner_bias for one in several]),
        outer=np.concatenate([one.outer for one in several]) / many,
        outer_bias=np.mean([one.outer_bias for one in several], axis=0),
    )


def _traits(examples: Sequence[Example]) -> list[str]:
    """Those of several outlets; of the words of a text only those that stand in texts of our own."""
    outlets: dict[str, set[str]] = {}
    for one in examples:
        found = outlets.setdefault(one.outlet, set())
        found.update(
            trait for row in one.rows for group in row for trait in group if one.ours or not trait.startswith(WORDS)
        )
    seen = Counter(trait for found in outlets.values() for trait in found)
    return sorted(trait for trait, times in seen.items() if times >= FEWEST and "\n" not in trait)


def _page(example: Example, numbers: dict[str, int], kinds: Sequence[str], weight: float) -> _Page:
    told = [
        (n, number, g)
        for n, row in enumerate(example.rows)
        for g, group in enumerate(row)
        for trait in group
        if (number := numbers.get(trait)) is not None
    ]
    rows, columns, groups = (np.array(part) for part in zip(*told, strict=True))
    traits, places = np.unique(columns, return_inverse=True)
    allowed = np.array([[kind in may for kind in kinds] for may in example.kinds], np.float32)
    known = allowed.any(axis=1)
    allowed[~known] = 1
    weights = np.minimum(np.sqrt(np.maximum(example.sizes, 1)) / 5, _LARGEST) * known * weight
    return _Page(rows, places, groups, traits, allowed, weights.astype(np.float32), example.alike)


def _begun(traits: int, kinds: int, chance: np.random.Generator) -> Weights:
    parts = 6  # itself, before, behind, three pools
    spread = np.concatenate([np.full(WIDTH, 0.1), np.zeros(kinds)])
    drawn = (
        chance.normal(size=(traits, WIDTH + kinds)) * spread,
        np.zeros(WIDTH),
        chance.normal(size=(parts * WIDTH, WIDTH)) / np.sqrt(3 * WIDTH),
        np.zeros(WIDTH),
        chance.normal(size=(WIDTH, kinds)) / np.sqrt(WIDTH),
        np.zeros(kinds),
    )
    return Weights(*(part.astype(np.float32) for part in drawn))


class _Learner:
    """Weights on their way, each with the running means of its gradient and of its square (Adam)."""

    def __init__(self, begun: Weights, steps: int) -> None:
        self.now = begun
        self._means = {field.name: np.zeros_like(getattr(begun, field.name)) for field in fields(Weights)}
        self._squares = {name: np.zeros_like(array) for name, array in self._means.items()}
        self._sums = {name: np.zeros_like(array) for name, array in self._means.items()}
        self._steps, self._done, self._summed = steps, 0, 0

    def step(self, page: _Page, chance: np.random.Generator, *, averaged: bool) -> None:
        """Learns from one page."""
        self._done += 1
        rate = _RATE * min(1, self._done / _BATCHES) * max(0.05, 1 - self._done / self._steps)
        for name, gradient in _gradients(self.now, page, chance).items():
            array, at = getattr(self.now, name), page.traits if name == "traits" else slice(None)
            first, second = self._means[name], self._squares[name]
            first[at] += 0.1 * (gradient - first[at])
            second[at] += 0.01 * (gradient**2 - second[at])
            change = first[at] / (np.sqrt(second[at]) + 1e-4)
            if name == "traits":
                change += _DECAY * array[at]
            array[at] -= rate * change
        if averaged and self._done % 20 == 0:
            self._summed += 1
            for name, total in self._sums.items():
                total += getattr(self.now, name)

    def averaged(self) -> Weights:
        """The mean of the weights over the last epochs."""
        return Weights(*(total / max(1, self._summed) for total in self._sums.values()))


def _gradients(weights: Weights, page: _Page, chance: np.random.Generator) -> dict[str, Floats]:
    width, count = len(weights.bias), len(page.allowed)
    held = np.zeros((count, len(page.traits)), np.float32)
    held[page.rows, page.columns] = _kept(page, chance)
    summed = held @ weights.traits[page.traits]
    hidden = np.maximum(summed[:, :width] + weights.bias, 0)
    drop = _drop(hidden.shape, chance)
    together = beside(hidden * drop, page.pools)
    inner = np.maximum(together @ weights.inner + weights.inner_bias, 0)
    drop_inner = _drop(inner.shape, chance)
    told = (inner * drop_inner) @ weights.outer + weights.outer_bias + summed[:, width:]
    told = np.exp(told - told.max(axis=1, keepdims=True))
    told /= told.sum(axis=1, keepdims=True)
    wanted = told * page.allowed
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
    wrong = (told - wanted) * page.weights[:, None] / 10
    to_inner = (wrong @ weights.outer.T) * drop_inner * (inner > 0)
    to_hidden = _back(to_inner @ weights.inner.T, page.pools, width) * drop * (hidden > 0)
    return {
        "traits": held.T @ np.concatenate([to_hidden, wrong], axis=1),
        "bias": to_hidden.sum(axis=0),
        "inner": together.T @ to_inner,
        "inner_bias": to_inner.sum(axis=0),
        "outer": (inner * drop_inner).T @ wrong,
        "outer_bias": wrong.sum(axis=0),
    }


def _kept(page: _Page, chance: np.random.Generator) -> Floats:
    kept = (chance.random(len(page.rows)) >= _DROPPED) / (1 - _DROPPED)
    for group, share in _PAGES_WITHOUT.items():
        if chance.random() < share:
            kept = kept * (page.groups != group)
    return kept.astype(np.float32)


def _drop(shape: tuple[int, ...], chance: np.random.Generator) -> Floats:
    return ((chance.random(shape) >= _DROPPED_HIDDEN) / (1 - _DROPPED_HIDDEN)).astype(np.float32)


def _back(gradient: Floats, pools: Alike, width: int) -> Floats:
    """What `beside` laid together, taken apart again."""
    itself, before, behind, *means = np.split(gradient, gradient.shape[1] // width, axis=1)
    total = itself.copy()
    total[:-1] += before[1:]
    total[1:] += behind[:-1]
    for pool, part in zip(pools, means, strict=True):
        total += mean(part, pool)
    return total
