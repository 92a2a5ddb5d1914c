"""The page as the rules of place see it: the pieces, what is known of them, and where the story begins and ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zegsman.article import headline, layout
from zegsman.article.pieces import Piece, Verdict
from zegsman.language.furniture import Furniture

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Scene:
    """All that a rule of place may look at: the pieces, the verdicts so far, and where the story begins and ends."""

    pieces: Sequence[Piece]
    found: list[Verdict | None]
    furniture: Furniture
    title: int
    container: tuple[int, ...]

    @cached_property
    def heading(self) -> str:
        """The headline's letters and figures; only for a page that has a headline."""
        return headline.skeleton(self.pieces[self.title].text)

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The unlabelled paragraphs after the headline, in the story's container."""
        return tuple(number for number in range(self.title + 1, len(self.pieces)) if self._paragraph(number))

    @cached_property
    def first(self) -> int:
        """Where the first paragraph stands; past the end where there is none."""
        return self.prose[0] if self.prose else len(self.pieces)

    @cached_property
    def last(self) -> int:
        """Where the last paragraph stands; the headline's place where there is none."""
        return self.prose[-1] if self.prose else self.title

    @cached_property
    def interview(self) -> bool:
        """True where questions are answered by quoted lines, or often put to somebody who is addressed."""
        asked = [
            number for number in range(self.first, self.last) if self.found[number] is None and self.question(number)
        ]
        spoken = sum(any(token in self.furniture.address for token in self.pieces[number].tokens) for number in asked)
        return sum(map(self.answered, asked)) > 1 or (len(asked) > 2 and spoken > 1)

    def question(self, number: int) -> bool:
        """True for a line that is one question, not in quotation marks."""
        piece = self.pieces[number]
        return piece.text.endswith("?") and len(piece.text) <= 160 and not piece.quoted

    def answered(self, number: int) -> bool:
        """True where the next piece of the story opens with a quotation mark or a dash."""
        following = self.following(number)
        return following is not None and (following.quoted or following.text.startswith(("–", "—", "- ")))

    def following(self, number: int) -> Piece | None:
        """The next unlabelled piece."""
        return self._followers[number]

    def heads(self, number: int) -> bool:
        """True where a paragraph follows, furniture left out of account."""
        following = self.following(number)
        return following is not None and following.prose

    def alone(self, piece: Piece) -> bool:
        """True for the only piece of its element."""
        return self._sharing[piece.layout.within] < 2

    @cached_property
    def _sharing(self) -> Counter[tuple[int, ...]]:
        return Counter(piece.layout.within for piece in self.pieces)

    @cached_property
    def _followers(self) -> list[Piece | None]:
        followers: list[Piece | None] = [None] * len(self.pieces)
        for number in range(len(self.pieces) - 1, 0, -1):
            followers[number - 1] = self.pieces[number] if self.found[number] is None else followers[number]
        return followers

    def _paragraph(self, number: int) -> bool:
        piece = self.pieces[number]
        open_ended = self.found[number] is None and piece.prose and piece.layout.tag not in HEADINGS
        return open_ended and piece.linked < 0.6 and not layout.strays(piece, self.container)
