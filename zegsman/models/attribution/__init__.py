"""A small model that points: the words of an article come in, and who says what, by which word, goes out as places.

It is asked three things, each of a network of its own: which words signal an attribution (the cue), where what is attributed begins
and ends, and where its source does. A place is chosen among those that the sentence offers, by what stands there, around it and
on the way from the cue to it in the parse. It does not know articles, labels or rules, and no word of any language is written here.

The folder `weights/` holds `card.toml` (what it is, what it learnt from, and the digest of the other file) and `weights.npz`; neither can
run code. Training (training/statements) asks for traits with the functions used here, so that weights and traits always agree.
"""

from __future__ import annotations

from zegsman.models.attribution.columns import Columns
from zegsman.models.attribution.network import NETWORKS, Network
from zegsman.models.attribution.reader import Found, Reader
from zegsman.models.attribution.stored import FOLDER, installed, read, write
from zegsman.models.attribution.traits import OURS, POLNEAR, WIKINEWS, Manner

__all__ = [
    "FOLDER",
    "NETWORKS",
    "OURS",
    "POLNEAR",
    "WIKINEWS",
    "Columns",
    "Found",
    "Manner",
    "Network",
    "Reader",
    "installed",
    "read",
    "write",
]
