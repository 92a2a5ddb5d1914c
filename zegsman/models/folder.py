"""A model's folder: its `card.toml`, and the digests by which the card knows the other files."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast


class BadModel(Exception):
    """A model folder that cannot be used; the message names the file and the mend."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path, self.what = path, what


def card(folder: Path, mend: str) -> dict[str, Any]:
    """The card of a folder whose files are all those that it describes; `mend` tells in `BadModel` what to do."""
    found = toml(folder / "card.toml", mend)
    if not isinstance(found.get("name"), str) or not isinstance(found.get("files"), dict):
        raise BadModel(folder / "card.toml", f"it lacks `name` or `files`; {mend}")
    for name, digest in cast(dict[str, str], found["files"]).items():
        if not (folder / name).is_file():
            raise BadModel(folder / name, f"the file is missing; {mend}")
        if digests(folder, (name,))[name] != digest:
            raise BadModel(folder / name, f"it is damaged (not the file that card.toml describes); {mend}")
    return found


def toml(path: Path, mend: str) -> dict[str, Any]:
    """A file of settings; raises `BadModel`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadModel(path, f"the file is missing; {mend}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadModel(path, f"it is damaged ({error}); {mend}") from None


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digests of files, for their card."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
