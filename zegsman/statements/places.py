"""What stands near a place: an index of spans, so that a long page is not compared with itself as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zegsman.values import Span

_SIZE = 512  # characters of one shelf; a statement touches one or two


class Places:
    """Numbered things by where they stand."""

    def __init__(self, things: Iterable[Sequence[Span]] = ()) -> None:
        self._shelves: dict[int, list[int]] = {}
        for number, spans in enumerate(things):
            self.add(number, spans)

    def add(self, number: int, spans: Sequence[Span]) -> None:
        """Put thing `number` where its spans are."""
        for shelf in dict.fromkeys(shelf for span in spans for shelf in _shelves(span)):
            self._shelves.setdefault(shelf, []).append(number)

    def near(self, span: Span) -> list[int]:
        """The numbers of all things that may touch a span, in the order they were put."""
        return list(dict.fromkeys(number for shelf in _shelves(span) for number in self._shelves.get(shelf, ())))


def _shelves(span: Span) -> range:
    return range(span.start // _SIZE, max(span.start, span.end - 1) // _SIZE + 1)
