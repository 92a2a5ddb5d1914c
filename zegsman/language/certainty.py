"""How far each sign of a statement speaks for it, read from `certainty.toml`, which all packs share.

In comes the code of a language; out goes a frozen `Certainty` that makes a probability of signs. Which signs a statement has is the
statements room's business; the weights are learnt (training/statements/certainty.py), and none of them is set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from zegsman.language.table import Table

PATH = Path(__file__).parent.parent / "languages" / "certainty.toml"
_LEAST, _MOST = 0.01, 0.99  # nothing read by rules is beyond doubt


@dataclass(frozen=True, slots=True)
class Certainty:
    """Weights of signs as log odds, on top of a `start`, which is the language's own; `slope` fits them to articles that no rule was written with."""

    weights: Mapping[str, float]
    start: float
    slope: float

    def probability(self, signs: Iterable[str]) -> float:
        """That a statement with these signs has the very words and the right speaker; a sign without a weight tells nothing."""
        learnt = self.start + sum(self.weights.get(sign, 0.0) for sign in signs)
        return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-self.slope * learnt))))


@cache
def load(code: str, path: Path = PATH) -> Certainty:
    """The weights for a language, of which only the start is its own; raises `BadPack`, naming file and line."""
    table = Table.read(path)
    card, languages, signs = table.table("card"), table.table("languages"), table.table("signs")
    for key in ("name", "revision", "data", "licence", "means"):
        card.text(key)
    for key in ("seed", "statements"):
        card.number(key)
    _numbers(card.table("scores"))
    found = Certainty(
        MappingProxyType(_numbers(signs)),
        table.number("start") + _numbers(languages).get(code, 0.0),
        table.number("slope"),
    )
    for part in (card, languages, signs, table):
        part.done()
    return found


def _numbers(table: Table) -> dict[str, float]:
    keys = table.keys()
    return {key: table.number(key) for key in keys}
