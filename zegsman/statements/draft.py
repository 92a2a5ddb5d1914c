"""A statement in the making, as the finders leave it: words by number, before media, mode and nesting are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from zegsman.language.cues import CueClass
from zegsman.statements.scene import Range
from zegsman.values import Span, Stance

Pattern = Literal[
    "quotation, then cue",
    "cue, then quotation",
    "name, then quotation",
    "quotation in a heading",
    "quotation alone",
    "cue, then clause",
    "clause, then cue",
    "cue, then colon",
    "cue, then infinitive",
    "cue, then object",
    "object, then cue",
    "object, then cue and fragment",
    "wish",
    "as-clause",
    "points to the sentence before",
    "pointing word",
    "goes on behind a colon",
    "goes on behind a source",
    "goes on in reported speech",
    "source behind a preposition",
    "own words",
    "hearsay",
    "noun of saying",
    "document",
    "name and colon in a heading",
    "learnt",
]

Second = Literal["", "the same words", "its words taken", "other words", "nothing"]


@dataclass(frozen=True, slots=True)
class Draft:
    """`content` in characters; `cue`, `source`, `rest` in word numbers.

    `rest` is the stretch of the cue's clause in which a medium or an addressee may stand. `orphan` is set for content
    without a source of its own, whose speaker is to be found in the words around it; `quoted` for a standing quotation.
    `score` ranks drafts among each other; how sure a statement is, is reckoned from its signs. `second` tells what the learned reader
    makes of the cue, "" where it was not asked.
    """

    content: tuple[Span, ...]
    cue: tuple[int, ...]
    source: Range | None
    kind: CueClass
    clause: bool
    pattern: Pattern
    score: float
    stance: Stance = "said"
    rest: Range | None = None
    orphan: bool = False
    quoted: bool = False
    media: tuple[Range, ...] = ()
    addressee: Range | None = None
    second: Second = ""

    @property
    def start(self) -> int:
        """The first character of the content."""
        return min(span.start for span in self.content)

    def extended(self, parts: tuple[Span, ...]) -> Draft:
        """The same with more content behind it."""
        return replace(self, content=(*self.content, *parts))
