"""Long lists in portions that every database takes in one question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

AT_ONCE = 400
"""Items at most in one question; two columns of each stay under the thousand variables that the oldest SQLite takes."""


def portions(whole: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """A list cut in pieces of `AT_ONCE` and a rest."""
    return (whole[at : at + AT_ONCE] for at in range(0, len(whole), AT_ONCE))
