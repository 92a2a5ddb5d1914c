"""A language pack as one frozen value: every table of `zegsman/languages/<code>/`, typed and checked on load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zegsman.language import (
    abbreviations,
    certainty,
    cues,
    furniture,
    grammar,
    moments,
    names,
    pack,
    pronouns,
    roles,
    transcription,
)
from zegsman.language.abbreviations import Abbreviations
from zegsman.language.certainty import Certainty
from zegsman.language.cues import Cues
from zegsman.language.furniture import Furniture
from zegsman.language.grammar import Grammar
from zegsman.language.moments import MomentTable
from zegsman.language.names import Names
from zegsman.language.pack import Pack
from zegsman.language.pronouns import Pronouns
from zegsman.language.roles import Roles
from zegsman.language.table import BadPack
from zegsman.language.transcription import Transcription

__all__ = ["BadPack", "Language", "available", "load"]

PACKS = Path(__file__).parent.parent / "languages"


@dataclass(frozen=True, slots=True)
class Language:
    """All tables of one language; `code` is ISO 639-1, `transcription` and `certainty` are of all."""

    code: str
    pack: Pack
    abbreviations: Abbreviations
    certainty: Certainty
    cues: Cues
    furniture: Furniture
    grammar: Grammar
    moments: MomentTable
    names: Names
    pronouns: Pronouns
    roles: Roles
    transcription: Transcription


def available() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.toml")))


@cache
def load(code: str, packs: Path = PACKS) -> Language:
    """The pack of a language; raises `BadPack` with file and line."""
    folder = packs / code
    return Language(
        code=code,
        pack=pack.read(folder / "pack.toml"),
        abbreviations=abbreviations.read(folder / "abbreviations.txt"),
        certainty=certainty.load(code),
        cues=cues.read(folder / "cues.toml"),
        furniture=furniture.read(folder / "furniture.toml"),
        grammar=grammar.read(folder / "grammar.toml"),
        moments=moments.read(folder / "moments.toml"),
        names=names.read(folder / "names.toml"),
        pronouns=pronouns.read(folder / "pronouns.toml"),
        roles=roles.read(folder / "roles.toml"),
        transcription=transcription.load(),
    )
