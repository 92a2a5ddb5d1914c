"""What languages call the same state or international body, read from `exonyms.toml`, which all packs share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from zegsman.language.table import Table

PATH = Path(__file__).parent.parent / "languages" / "exonyms.toml"


@cache
def load(path: Path = PATH) -> Mapping[str, str]:
    """The code of each name, which is in small letters with a blank for every sign; a state's is its two letters, a body's its initials.

    Raises `BadPack`, naming file and line.
    """
    table = Table.read(path)
    found: dict[str, str] = {}
    for key in ("states", "bodies"):
        for row in table.texts(key):
            code, _, names = (part.strip() for part in row.partition("="))
            if not code or not names:
                table.refuse(row, f"{row!r} is not of the form code = name; name")
            for name in names.split(";"):
                lower = " ".join("".join(x if x.isalnum() else " " for x in name.casefold()).split())
                if lower in found:
                    table.refuse(row, f"{name.strip()!r} stands twice")
                found[lower] = f"{key}: {code}"
    table.done()
    return MappingProxyType(found)
