"""Whether time grows as the text does, told by ratios alone: how fast a machine is, and what else it does, plays no part."""

from __future__ import annotations

import time
from collections.abc import Callable


def grows_evenly(work: Callable[[str], object], piece: str, letters: int) -> bool:
    """True where reading `letters` characters, `piece` after `piece`, takes at most three times as long as half of them.

    A little is added for the clock. On a machine that others use one reading may be slow; what grows too fast is too slow each of three times.
    """
    return any(
        _seconds(work, piece * (letters // len(piece)))
        <= 3 * _seconds(work, piece * (letters // 2 // len(piece))) + 0.05
        for _ in range(3)
    )


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started
