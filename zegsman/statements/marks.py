"""Quotation marks: from the text of a block to quotations, whatever system of marks the outlet uses, or mixes.

In comes a text and the blocks to look at; out come `Quote`s in order, each with the marks that bound it. Marks are a
lenient set, never strict pairs: what opens and what closes is told by the characters around a mark, not by its shape,
because real pages close with an opening mark (“Ja“), open with a closing one (”Ja”) and mix systems (,,Ja"). An
apostrophe, a prime after a figure and a genitive are no marks. This module does not know what a quotation is for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zegsman.values import Span

# Two single marks in a row are one double mark: ,,Ja''. Doubles come first so that the pair is never split.
_MARK = re.compile(r",,|''|‘‘|’’|``|[“”„‟\"»«]|[‘’‚‛'‹›`´]")
_DOUBLE = frozenset(("“", "”", "„", "‟", '"', "»", "«", ",,", "''", "‘‘", "’’", "``"))
_OPENING_ONLY = frozenset(("„", ",,", "‚"))
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{–—-/|:…")
_AFTER_CLOSING = frozenset(" \t\n\u00a0\u202f)]}.,;:!?…–—-/|")
# Clitics that stand behind an apostrophe of their own: 's avonds, 't is, 'n beetje, 'k weet.
_CLITIC = re.compile(r"['’‘‚‛`´](?:s|t|n|k|m|r|ns|em)(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: `parts` is one span a block it runs through; `depth` 0 for a quotation in plain text.

    `closed` is False where the closing mark is missing and the quotation was ended with its block.
    """

    parts: tuple[Span, ...]
    depth: int
    double: bool
    closed: bool

    @property
    def span(self) -> Span:
        """From the first mark to the last, over all blocks."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(slots=True)
class _Open:
    start: int
    double: bool
    block: int
    parts: list[Span]


def find(text: str, blocks: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations in `blocks` (in reading order); one that is left open runs on into the next block that goes on with it."""
    quotes: list[Quote] = []
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        carried = _block(text, block, number, carried, following, quotes)
    return tuple(sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end)))


def _block(
    text: str, block: Span, number: int, carried: _Open | None, following: Span | None, quotes: list[Quote]
) -> _Open | None:
    """Find the quotations of one block; return the one that runs on into `following`, if any."""
    stack: list[_Open] = []
    position = block.start
    if carried is not None:
        stack.append(_Open(carried.start, carried.double, carried.block, carried.parts))
        opening = _MARK.match(text, block.start)
        position = opening.end() if opening and (opening[0] in _DOUBLE) == carried.double else block.start
    for match in _MARK.finditer(text, position, block.end):
        double = match[0] in _DOUBLE
        if not double and _is_apostrophe(text, match, block, stack):
            continue
        if _opens(text, match, block, stack, double):
            if any(item.double == double for item in stack):
                _drop_open(stack, double, match.start(), text, quotes, block)
            stack.append(_Open(match.start(), double, number, []))
        else:
            _close(stack, double, match.end(), quotes, block)
    return _run_over(text, block, stack, following, quotes)


def _is_apostrophe(text: str, match: re.Match[str], block: Span, stack: list[_Open]) -> bool:
    start, end = match.span()
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if _CLITIC.match(text, start) and not before.isalnum():
        closing = text.find(match[0], end + 2, min(block.end, end + 4))
        return closing < 0 or not before.isspace()
    if before.isdigit() and after in " \t.,;)" and not any(not item.double for item in stack):
        return True  # 5' is five minutes or feet
    # A genitive or a dropped letter at the end of a word (Hans' boek, 'zo'n') unless a single mark waits to be closed.
    return before.isalnum() and not any(not item.double for item in stack)


def _opens(text: str, match: re.Match[str], block: Span, stack: list[_Open], double: bool) -> bool:
    start, end = match.span()
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    waiting = any(item.double == double for item in stack)
    if match[0] in _OPENING_ONLY:
        return True
    left, right = before in _BEFORE_OPENING or _MARK.match(before) is not None, after in _AFTER_CLOSING
    if left and not after.isspace() and (not right or after == "…" or after == "."):
        # “A” “B”: a mark right behind another mark closes when something waits and a blank or a stop follows.
        return not (waiting and _MARK.match(before) is not None and right)
    if right and not before.isspace():
        return False
    if not waiting:
        return not before.isalnum() or match[0] in ("“", "«", "‘")
    return False


def _drop_open(stack: list[_Open], double: bool, at: int, text: str, quotes: list[Quote], block: Span) -> None:
    """A second opening mark of the same family: the first never closed; end it at the last sentence end before `at`."""
    while stack:
        item = stack.pop()
        if item.double == double:
            begin = max(item.start, block.start)
            stop = max((m.end() for m in re.finditer(r"[.!?…](?=\s)", text[begin:at])), default=0)
            if stop:
                quotes.append(Quote((*item.parts, Span(begin, begin + stop)), len(stack), double, False))
            return


def _close(stack: list[_Open], double: bool, end: int, quotes: list[Quote], block: Span) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].double == double:
            item = stack[depth]
            del stack[depth:]
            quotes.append(Quote((*item.parts, Span(max(item.start, block.start), end)), depth, double, True))
            return


def _run_over(text: str, block: Span, stack: list[_Open], following: Span | None, quotes: list[Quote]) -> _Open | None:
    """What is still open at the end of a block runs on, or ends here."""
    if not stack:
        return None
    item = stack[0]
    begin = max(item.start, block.start)
    if item.double or begin == block.start or text[begin - 1 : begin] in (" ", "\n"):
        part = Span(begin, block.end)
        if following is not None and len(part.of(text)) > 2 and _goes_on(text, following, item.double):
            return _Open(item.start, item.double, item.block, [*item.parts, part])
        if item.double or _looks_spoken(part.of(text)):
            quotes.append(Quote((*item.parts, part), 0, item.double, False))
    return None


def _goes_on(text: str, following: Span, double: bool) -> bool:
    """True where the next block opens with a mark of the same family, or closes one that it never opened."""
    for match in _MARK.finditer(text, following.start, following.end):
        if (match[0] in _DOUBLE) != double or (not double and _is_apostrophe(text, match, following, [])):
            continue
        return match.start() == following.start or not _opens(text, match, following, [], double)
    return False


def _looks_spoken(words: str) -> bool:
    return words.count(" ") >= 2 and words[1:2].isupper()
