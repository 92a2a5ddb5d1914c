"""The weights in their folder: how they are read, checked and written. A table is kept in bytes, a scale a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from zegsman.models import BadModel
from zegsman.models import folder as card_folder
from zegsman.models.attribution.network import NETWORKS, Network
from zegsman.models.attribution.reader import Reader

FOLDER = Path(__file__).parent / "weights"
_FILE = "weights.npz"
_MEND = "install zegsman again, or make the model anew: python -m training.statements.attribution"
_SMALL = ("scale", "bias", "inner", "inner_bias", "outer")


@cache
def installed() -> Reader | None:
    """The model that comes with zegsman; None where there is none, and `BadModel` where it is damaged."""
    return read(FOLDER) if (FOLDER / "card.toml").is_file() else None


def read(folder: Path) -> Reader:
    """The model in a folder; raises `BadModel` that names the file and how to mend it."""
    try:
        card = card_folder.card(folder, _MEND)
        with np.load(folder / _FILE, allow_pickle=False) as stored:
            networks = {name: _network(stored, name) for name in NETWORKS}
        return Reader(card["name"], networks)
    except (OSError, ValueError, KeyError) as error:
        raise BadModel(folder, f"it cannot be read ({error}); {_MEND}") from None


def _network(stored: Mapping[str, np.ndarray], name: str) -> Network:
    table = stored[f"{name} table"].astype(np.int8)
    return Network(table, *(stored[f"{name} {part}"].astype(np.float32) for part in _SMALL))


def write(networks: Mapping[str, Network], folder: Path) -> dict[str, str]:
    """Stores the networks; the digest of the file goes out, for the card."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray] = {}
    for name, network in networks.items():
        small = in_bytes(network)
        arrays[f"{name} table"] = small.table
        arrays |= {f"{name} {part}": getattr(small, part) for part in _SMALL}
    np.savez_compressed(folder / _FILE, allow_pickle=False, **arrays)
    return card_folder.digests(folder, (_FILE,))


def in_bytes(network: Network) -> Network:
    """The same with a table of bytes, each column by its own largest weight."""
    whole = network.table * network.scale
    scale = (np.maximum(np.abs(whole).max(axis=0), 1e-6) / 127).astype(np.float32)
    return replace(network, table=np.round(whole / scale).astype(np.int8), scale=scale)
