"""Whether time grows as the text does, told by ratios alone: how fast a machine is, and what else it does, plays no part."""

from __future__ import annotations

import time
from collections.abc import Callable


def many(piece: str) -> Callable[[int], str]:
    """Texts of about so many characters: the piece again and again."""
    return lambda letters: piece * (letters // len(piece))


def grows_evenly(work: Callable[[str], object], text_of: Callable[[int], str], letters: int) -> bool:
    """True where reading a text of `letters` characters takes at most three times as long as one of half of them.

    A little is added for the clock. On a machine that others use one reading may be slow; what grows too fast is too slow each of three times.
    """
    short, long = text_of(letters // 2), text_of(letters)
    return any(_seconds(work, long) <= 3 * _seconds(work, short) + 0.05 for _ in range(3))


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started
