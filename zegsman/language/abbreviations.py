"""The abbreviations of a language pack: words whose full stop belongs to the word.

In: `abbreviations.txt`, a line a word, `#` for comments, `[final]` before those that often close a sentence. Out: a frozen
value. It does not know how a text is cut into words or sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zegsman.language.table import BadPack

_FINAL = "[final]"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Lower-case words with their full stop. After `inner` a sentence goes on; after `final` it may also end."""

    inner: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()


def read(path: Path) -> Abbreviations:
    """The table at `path`; raises `BadPack` naming the line that is no abbreviation."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BadPack(path, 0, "the file is missing; it may be empty, with one abbreviation a line") from None
    inner: set[str] = set()
    final: set[str] = set()
    current = inner
    for number, line in enumerate(lines, 1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        if word == _FINAL:
            current = final
            continue
        _check(path, number, word, inner | final)
        current.add(word)
    return Abbreviations(frozenset(inner), frozenset(final))


def _check(path: Path, number: int, word: str, known: set[str]) -> None:
    if not word.endswith(".") or len(word) < 2 or " " in word:
        raise BadPack(path, number, f"{word!r} is no abbreviation: one word that ends in a full stop")
    if word != word.lower():
        raise BadPack(path, number, f"write {word!r} in lower case; a capital at its start is understood")
    if word in known:
        raise BadPack(path, number, f"{word!r} stands twice")
