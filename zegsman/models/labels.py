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
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zegsman.models import BadModel, products
from zegsman.models import folder as card_folder

__all__ = ["Labeller", "Weights", "beside", "installed", "read", "sums", "write"]

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
    """Weights, and the names of their traits and kinds. `name` stamps what it told: "pages-2026.11".

    `networks` stand side by side in the weights, none seeing what is hidden of another.
    """

    def __init__(
        self, name: str, traits: Sequence[str], kinds: Sequence[str], weights: Weights, networks: int = 1
    ) -> None:
        self.name, self.traits, self.kinds = name, tuple(traits), tuple(kinds)
        self.weights, self.networks = weights, networks
        self._inner = _apart(weights.inner, networks)
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
        with products.in_one_thread():
            inner = np.maximum(self._read_as_one(hidden, alike) + weights.inner_bias, 0)
            told = inner @ weights.outer + weights.outer_bias + summed[:, width:]
        told = np.exp(told - told.max(axis=1, keepdims=True))
        likely: Floats = told / told.sum(axis=1, keepdims=True)
        return likely

    def _read_as_one(self, hidden: Floats, alike: Sequence[Sequence[int]]) -> Floats:
        """`beside(hidden, alike) @ weights.inner`, each network by itself: the rest of that matrix is zeros."""
        parts = [np.split(part, self.networks, axis=1) for part in around(hidden, alike)]
        each = zip(*parts, strict=True)
        return np.concatenate([np.concatenate(own, axis=1) @ self._inner[n] for n, own in enumerate(each)], axis=1)

    def _summed(self, rows: Sequence[Groups]) -> Floats:
        """What the traits of each piece weigh together. Groups come back, so their sums are kept."""
        groups = [group for row in rows for group in row]
        with self._one_at_a_time:
            places = np.array(self._placed(groups)).reshape(len(rows), -1)
            first, *others = places.T
            summed: Floats = self._sums[first]
            for column in others:
                summed += self._sums[column]
        return summed

    def _placed(self, groups: Sequence[tuple[str, ...]]) -> list[int]:
        """Where the sum of each group is kept; those that are new are weighed."""
        new = list(dict.fromkeys(group for group in groups if group not in self._places))
        if len(self._places) + len(new) > len(self._sums):
            self._places.clear()
            new = list(dict.fromkeys(groups))
            self._sums = np.zeros((max(_SUMS, len(new)), self._sums.shape[1]), np.float32)
        told = len(self._places)
        self._places.update(zip(new, range(told, told + len(new)), strict=True))
        self._sums[told : told + len(new)] = self._added(new)
        return [self._places[group] for group in groups]

    def _added(self, groups: Sequence[tuple[str, ...]]) -> Floats:
        number = self._numbers.get
        known = [[at for at in map(number, group) if at is not None] for group in groups]
        return sums(self.weights.traits, known)


def _apart(inner: Floats, networks: int) -> Floats:
    """The weights of each network out of those of all: network, what stands beside what is hidden, hidden."""
    width = inner.shape[1] // networks
    parts = inner.reshape(-1, networks, width, networks, width)
    return np.stack([parts[:, number, :, number].reshape(-1, width) for number in range(networks)])


def beside(hidden: Floats, alike: Sequence[Sequence[int]]) -> Floats:
    """Each piece's row with those of the pieces before and behind it, and the mean of each pool that it is in."""
    return np.concatenate(around(hidden, alike), axis=1)


def around(hidden: Floats, alike: Sequence[Sequence[int]]) -> list[Floats]:
    """What `beside` lays side by side, apart."""
    nothing = np.zeros_like(hidden[:1])
    before, behind = np.concatenate([nothing, hidden[:-1]]), np.concatenate([hidden[1:], nothing])
    return [hidden, before, behind, *(mean(hidden, pool) for pool in alike)]


def mean(hidden: Floats, pool: Sequence[int]) -> Floats:
    """For each piece the mean of all that are in its pool."""
    members: list[list[int]] = [[] for _ in range(max(pool) + 1)]
    for piece, number in enumerate(pool):
        members[number].append(piece)
    counts = np.array([max(1, len(inside)) for inside in members], np.float32)
    means: Floats = (sums(hidden, members) / counts[:, None])[list(pool)]
    return means


def sums(table: Floats, chosen: Sequence[Sequence[int]]) -> Floats:
    """For each choice the sum of those rows of the table. All choices of as many rows are added at once, which `reduceat` does slowly."""
    found = np.zeros((len(chosen), table.shape[1]), np.float32)
    as_many: dict[int, list[int]] = {}
    for place, rows in enumerate(chosen):
        as_many.setdefault(len(rows), []).append(place)
    for places in as_many.values():
        found[places] = table[np.array([chosen[place] for place in places], int)].sum(axis=1)
    return found


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
        return Labeller(card["name"], traits, card["kinds"], weights, card.get("seeds", 1))
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
