"""A small network that names the pieces of a page: traits of its pieces come in, how likely each kind is goes out.

Each piece is the sum of what its traits weigh; beside it are laid its neighbours and the means of those that look like it and that
stand in the same elements, so that a page is read as one. It does not know what a trait means or what a page is.

The folder holds `card.toml` (what it is, its kinds, and the digest of the other files), `traits.txt` (a trait a line) and
`weights.npz`; none of them can run code.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zegsman.models import BadModel, products
from zegsman.models import folder as card_folder

__all__ = ["Labeller", "Weights", "beside", "installed", "read", "write"]

Floats = NDArray[np.float32]
Groups = tuple[tuple[str, ...], ...]
FOLDER = Path(__file__).parent / "pages"
_SUMS = 20_000
_MEND = "install zegsman again, or make the model anew: python -m training.pages.train"


@dataclass(frozen=True, slots=True)
class Weights:
    """The network. A row of `traits` is what one trait adds to what is hidden, and then to each kind outright."""

    traits: Floats
    bias: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats


class Labeller:
    """Weights, and the names of their traits and kinds. `name` stamps what it told: "pages-2026.11"."""

    def __init__(self, name: str, traits: Sequence[str], kinds: Sequence[str], weights: Weights) -> None:
        self.name, self.traits, self.kinds, self.weights = name, tuple(traits), tuple(kinds), weights
        self._nothing = len(self.traits)  # the number of a trait that weighs nothing
        self._weighed = np.pad(weights.traits, ((0, 1), (0, 0)))
        self._numbers = {trait: number for number, trait in enumerate(traits)}
        self._places: dict[tuple[str, ...], int] = {}
        self._sums = np.zeros((_SUMS, weights.traits.shape[1]), np.float32)
        self._one_at_a_time = threading.Lock()

    def scores(self, rows: Sequence[Groups], alike: Sequence[Sequence[int]]) -> Floats:
        """How likely each piece is of each kind: a row a piece, a column a kind.

        `rows` holds the traits of each piece, in as many groups for each; `alike` for every pool the number of the pool that a piece is in.
        """
        if not rows:
            return np.zeros((0, len(self.kinds)), np.float32)
        weights, width = self.weights, len(self.weights.bias)
        summed = self._summed(rows)
        hidden = np.maximum(summed[:, :width] + weights.bias, 0)
        pools = [np.asarray(numbers) for numbers in alike]
        with products.in_one_thread():
            inner = np.maximum(beside(hidden, pools) @ weights.inner + weights.inner_bias, 0)
            told = inner @ weights.outer + weights.outer_bias + summed[:, width:]
        told = np.exp(told - told.max(axis=1, keepdims=True))
        likely: Floats = told / told.sum(axis=1, keepdims=True)
        return likely

    def _summed(self, rows: Sequence[Groups]) -> Floats:
        """What the traits of each piece weigh together. Groups come back, so their sums are kept."""
        groups = [group for row in rows for group in row]
        with self._one_at_a_time:
            places = self._placed(groups)
            found = self._sums[places]
        summed: Floats = found.reshape(len(rows), -1, found.shape[1]).sum(axis=1)
        return summed

    def _placed(self, groups: Sequence[tuple[str, ...]]) -> list[int]:
        """Where the sum of each group is kept; those that are new are weighed."""
        told = len(self._places)
        found = [self._places.setdefault(group, len(self._places)) for group in groups]
        if len(self._places) > len(self._sums):
            self._places.clear()
            told = 0
            found = [self._places.setdefault(group, len(self._places)) for group in groups]
            self._sums = np.zeros((max(_SUMS, len(self._places)), self._sums.shape[1]), np.float32)
        if new := list(islice(self._places, told, None)):
            self._sums[told : told + len(new)] = self._added(new)
        return found

    def _added(self, groups: Sequence[tuple[str, ...]]) -> Floats:
        numbers, nothing = self._numbers, self._nothing
        told: list[int] = []
        starts: list[int] = []
        for group in groups:
            starts.append(len(told))
            told.append(nothing)
            told += [numbers[trait] for trait in group if trait in numbers]
        added: Floats = np.add.reduceat(self._weighed[told], starts, axis=0)
        return added


def beside(hidden: Floats, pools: Sequence[NDArray[np.int64]]) -> Floats:
    """Each piece's row with those of the pieces before and behind it, and the mean of each pool that it is in."""
    nothing = np.zeros_like(hidden[:1])
    parts = [hidden, np.concatenate([nothing, hidden[:-1]]), np.concatenate([hidden[1:], nothing])]
    return np.concatenate([*parts, *(mean(hidden, pool) for pool in pools)], axis=1)


def mean(hidden: Floats, pool: NDArray[np.int64]) -> Floats:
    """For each piece the mean of all that are in its pool."""
    counts: Floats = np.bincount(pool).astype(np.float32)
    sums = np.zeros((len(counts), hidden.shape[1]), np.float32)
    np.add.at(sums, pool, hidden)
    means: Floats = np.divide(sums, np.maximum(counts, 1)[:, None], dtype=np.float32)[pool]
    return means


@cache
def installed() -> Labeller | None:
    """The model that comes with zegsman; None where there is none, and `BadModel` where it is damaged."""
    return read(FOLDER) if (FOLDER / "card.toml").is_file() else None


def read(folder: Path) -> Labeller:
    """The model in a folder; raises `BadModel` that names the file and how to mend it."""
    try:
        card = card_folder.card(folder, _MEND)
        traits = (folder / "traits.txt").read_text(encoding="utf-8").splitlines()
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            arrays = {field.name: stored[field.name].astype(np.float32) for field in fields(Weights)}
            weights = Weights(**arrays | {"traits": arrays["traits"] * stored["scale"]})
        return Labeller(card["name"], traits, card["kinds"], weights)
    except (OSError, ValueError, KeyError) as error:
        raise BadModel(folder, f"it cannot be read ({error}); {_MEND}") from None


def write(labeller: Labeller, folder: Path) -> dict[str, str]:
    """Stores traits and weights, those of traits in bytes, a scale a column, the others in half precision; the files' digests go out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "traits.txt").write_text("".join(f"{trait}\n" for trait in labeller.traits), encoding="utf-8")
    told = labeller.weights.traits
    scale = (np.abs(told).max(axis=0, initial=1e-6) / 127).astype(np.float32)
    small = {field.name: getattr(labeller.weights, field.name).astype(np.float16) for field in fields(Weights)}
    arrays = small | {"traits": np.round(told / scale).astype(np.int8), "scale": scale}
    np.savez_compressed(folder / "weights.npz", **arrays)
    return card_folder.digests(folder, ("traits.txt", "weights.npz"))
