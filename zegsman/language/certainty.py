"""How far each sign of a statement speaks for it, read from `certainty.toml`, which all packs share.

In comes the code of a language; out goes a frozen `Certainty` that makes a probability of signs. Which signs there are is the business of
the rooms: the statements room has its own, and when the actors room has told who the speaker is, its signs are heard on top. The weights
are learnt (training/statements/certainty.py), and none of them is set by hand.
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
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds of signs on top of a `start`, which is the language's own; a sign without a weight tells nothing."""

    signs: Mapping[str, float]
    start: float

    def odds(self, signs: Iterable[str]) -> float:
        """What all of these signs say together."""
        return self.start + sum(self.signs.get(sign, 0.0) for sign in signs)


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the signs of a statement say and, on top of that, those of its speaker.

    `slope` fits the former to articles that no rule was written with; they count `carried` times when the latter are heard.
    """

    statement: Weights
    slope: float
    speaker: Weights
    carried: float

    def probability(self, signs: Iterable[str]) -> float:
        """That a statement with these signs has the very words and the right speaker."""
        return _share(self.slope * self.statement.odds(signs))

    def with_speaker(self, probability: float, signs: Iterable[str]) -> float:
        """The same when it is known by which signs its speaker was found; `probability` is that without them."""
        return _share(self.carried * math.log(probability / (1 - probability)) + self.speaker.odds(signs))


def _share(odds: float) -> float:
    """Log odds as a probability; nothing read by rules is beyond doubt."""
    return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds))))


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
    speaker = table.table("speaker")
    own, told = speaker.table("languages"), speaker.table("signs")
    found = Certainty(
        Weights(MappingProxyType(_numbers(signs)), table.number("start") + _numbers(languages).get(code, 0.0)),
        table.number("slope"),
        Weights(MappingProxyType(_numbers(told)), _numbers(own).get(code, 0.0)),
        speaker.number("carried"),
    )
    for part in (card, languages, signs, own, told, speaker, table):
        part.done()
    return found


def _numbers(table: Table) -> dict[str, float]:
    keys = table.keys()
    return {key: table.number(key) for key in keys}
