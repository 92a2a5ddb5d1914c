"""Plain text in, its blocks out: one for each line that is not blank. It will not know what a line means."""

from __future__ import annotations

from zegsman.page.characters import trimmed
from zegsman.page.refuse import MAX_BLOCKS, too_many_pieces
from zegsman.values import Block


def blocks(text: str) -> tuple[Block, ...]:
    """Each non-blank line of `text`, without the blanks around it; raises `BadPage` where there are too many."""
    found, start = [], 0
    for line in text.split("\n"):
        span = trimmed(text, start, start + len(line))
        if span.start < span.end:
            found.append(Block(span))
            if len(found) > MAX_BLOCKS:
                raise too_many_pieces()
        start += len(line) + 1
    return tuple(found)
