"""From columns to attributions: the likeliest cues, and of each the likeliest content and source.

A content is one piece or two; a piece is a first and a last word, each chosen in its turn (a beam of three found nothing more). What is
asked of all cues is asked at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from zegsman.models import products
from zegsman.models.attribution.columns import Columns, Flags, Numbers, numbers
from zegsman.models.attribution.network import Floats, Network
from zegsman.models.attribution.traits import OURS, Manner, Rows, Traits, within

Piece = tuple[int, int]

BACK, AHEAD = 3, 6  # sentences before and behind the cue's in which a content may begin and end
LONGEST_SOURCE = 45
_IN_A_SENTENCE = 12  # cues; more are a list, and time must stay linear
_ELSEWHERE = 40  # places outside the sentence of the cue
_AT_ONCE = 48  # cues
_NEVER = numbers(("CCONJ", "DET", "INTJ", "NUM", "PRON", "SYM"))  # parts of speech that no cue is of


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in word numbers; pieces are half-open. `chance` is the product of the choices that made cue and content.

    `cue` is None where the content stands without one: a quotation by itself, a sentence that goes on.
    """

    cue: int | None
    content: tuple[Piece, ...]
    source: Piece | None
    chance: float


class Reader:
    """The networks by name, and the name that stamps what they found."""

    def __init__(self, name: str, networks: Mapping[str, Network]) -> None:
        self.name, self.networks = name, dict(networks)

    def read(
        self,
        columns: Columns,
        least: float,
        manner: Manner = OURS,
        known: Collection[int] = (),
        least_known: float = 0.5,
        least_alone: float | None = None,
    ) -> tuple[Found, ...]:
        """The attributions that have a chance of `least` (0 to 1) and more: those with a cue in its order, then those without.

        Of words that are `known` for cues already only the content is looked for, from a chance of `least_known` on; what stands without a
        cue is found from `least_alone` on, where that is given.
        """
        if not columns.count:
            return ()
        found: list[Found] = []
        traits = Traits(columns, manner)
        owned = np.array([word in known for word in columns.rows])
        lowest = np.full(columns.count, np.log(least), np.float32)
        lowest[owned] = np.log(least_known)
        with products.in_one_thread():
            told = np.full(columns.count, -np.inf, np.float32)
            asked = np.flatnonzero(~np.isin(columns.part, _NEVER))
            told[asked] = -np.logaddexp(0, -self.networks["cue"].scores(traits.of_words()[asked]))
            cues = _likely(told, lowest, columns)
            for begin in range(0, len(cues), _AT_ONCE):
                some = cues[begin : begin + _AT_ONCE]
                found += self._about(traits, some, told[some], lowest[some], owned[some])
            found += self._alone(traits, least if least_alone is None else least_alone)
        return tuple(found)

    def _alone(self, traits: Traits, least: float) -> Iterator[Found]:
        """The contents that stand without a cue; each is one piece, and its first word stands for the cue in what is asked."""
        columns = traits.columns
        places = openings(columns)
        told = -np.logaddexp(0, -self.networks["alone"].scores(traits.of_alone(places)))
        likely = told >= np.log(least)
        firsts, told = places[likely], told[likely]
        if not len(firsts):
            return
        lasts, chances = self._ends(traits, firsts, firsts, second=False)
        chances = chances + told
        kept = chances >= np.log(least)
        firsts, lasts, chances = firsts[kept], lasts[kept], chances[kept]
        pieces: list[tuple[Piece, ...]] = [(piece,) for piece in zip(firsts.tolist(), lasts.tolist(), strict=True)]
        sources = self._sources(traits, firsts, pieces)
        for held, source, chance in zip(pieces, sources, chances.tolist(), strict=True):
            yield _found(columns, None, held, source, chance)

    def _about(self, traits: Traits, cues: Numbers, told: Floats, lowest: Floats, owned: Flags) -> Iterator[Found]:
        pieces, chances = self._contents(traits, cues)
        chances += told
        likely = np.flatnonzero(chances >= lowest)
        asked = likely[~owned[likely]]
        sources = dict(
            zip(asked.tolist(), self._sources(traits, cues[asked], [pieces[k] for k in asked.tolist()]), strict=True)
        )
        for k in likely.tolist():
            yield _found(traits.columns, int(cues[k]), pieces[k], sources.get(k), float(chances[k]))

    def _contents(self, traits: Traits, cues: Numbers) -> tuple[list[tuple[Piece, ...]], Floats]:
        """The likeliest content of each cue, in rows with the last word included, and the log of its chance."""
        columns = traits.columns
        groups = [starts(columns, cue) for cue in cues.tolist()]
        firsts, chances = self._choose("start", traits.of_starts(*pairs(cues, groups)), groups)
        lasts, told = self._ends(traits, cues, firsts, second=False)
        chances += told
        pieces: list[tuple[Piece, ...]] = [(piece,) for piece in zip(firsts.tolist(), lasts.tolist(), strict=True)]
        groups, rows = seconds(traits, cues, firsts, lasts)
        again, told = self._choose("again", rows, groups, none=True)
        chances += told
        more = np.flatnonzero(again >= 0)
        if len(more):
            lasts, told = self._ends(traits, cues[more], again[more], second=True)
            chances[more] += told
            for k, first, last in zip(more.tolist(), again[more].tolist(), lasts.tolist(), strict=True):
                pieces[k] = (*pieces[k], (first, last))
        return pieces, chances

    def _ends(self, traits: Traits, cues: Numbers, firsts: Numbers, *, second: bool) -> tuple[Numbers, Floats]:
        """The last words of pieces that begin so."""
        pairs_ = zip(cues.tolist(), firsts.tolist(), strict=True)
        groups = [ends(traits.columns, cue, first) for cue, first in pairs_]
        sizes = [len(group) for group in groups]
        of, places = pairs(cues, groups)
        rows = traits.of_ends(of, np.repeat(firsts, sizes), places, np.full(len(places), second))
        return self._choose("end", rows, groups)

    def _sources(self, traits: Traits, cues: Numbers, contents: Sequence[tuple[Piece, ...]]) -> list[Piece | None]:
        if not contents:
            return []
        held = [holding(traits.columns, pieces) for pieces in contents]
        groups, rows = source_starts(traits, cues, [pieces[0] for pieces in contents], held)
        firsts, _ = self._choose("source", rows, groups, none=True)
        found: list[Piece | None] = [None] * len(contents)
        named = np.flatnonzero(firsts >= 0)
        if len(named):
            groups, rows = source_ends(traits, cues[named], firsts[named], [held[k] for k in named.tolist()])
            lasts, _ = self._choose("source end", rows, groups)
            for k, first, last in zip(named.tolist(), firsts[named].tolist(), lasts.tolist(), strict=True):
                found[k] = (first, last)
        return found

    def _choose(
        self, network: str, rows: Rows, groups: Sequence[Numbers], none: bool = False
    ) -> tuple[Numbers, Floats]:
        """The likeliest place of each group, and the log of its share; with `none`, -1 where the choice of none is likelier.

        The rows of the places come first, then, with `none`, one row of none for each group.
        """
        scores = self.networks[network].scores(rows)
        chosen, told = np.full(len(groups), -1, np.int64), np.zeros(len(groups), np.float32)
        at, last = 0, sum(map(len, groups))
        for number, group in enumerate(groups):
            own = scores[at : at + len(group)]
            own = np.append(own, scores[last + number]) if none else own
            at += len(group)
            best = int(own.argmax())
            told[number] = -np.log(np.exp(own - own[best]).sum())
            if best < len(group):
                chosen[number] = group[best]
        return chosen, told


def _found(columns: Columns, cue: int | None, pieces: tuple[Piece, ...], source: Piece | None, chance: float) -> Found:
    """Rows, with last ones included, as words; `chance` is still a logarithm."""
    rows = columns.rows
    return Found(
        cue=None if cue is None else rows[cue],
        content=tuple((rows[first], rows[last] + 1) for first, last in pieces),
        source=None if source is None else (rows[source[0]], rows[source[1]] + 1),
        chance=float(np.exp(chance)),
    )


# Which places are asked about; training asks about the same ones.


def openings(columns: Columns) -> Numbers:
    """Rows with which a content without a cue may begin: those that open a sentence or a quotation."""
    return np.flatnonzero((columns.first == np.arange(columns.count)) | columns.opens)


def starts(columns: Columns, cue: int, after: int = -1) -> Numbers:
    """Rows with which a content of this cue may begin: words of its sentence, and sentences and quotations near it."""
    begin, end = _near(columns, cue)
    return _places(columns, cue, np.arange(max(begin, after), end), (columns.first, columns.opens))


def ends(columns: Columns, cue: int, start: int) -> Numbers:
    """Rows with which it may end."""
    _, end = _near(columns, cue)
    places = np.arange(start, max(end, int(columns.last[start]) + 1))
    return _places(columns, cue, places, (columns.last, columns.closes), int(columns.sentence[start]))


def _near(columns: Columns, cue: int) -> tuple[int, int]:
    sentence, last = int(columns.sentence[cue]), len(columns.bounds) - 1
    return int(columns.bounds[max(0, sentence - BACK)]), int(columns.bounds[min(last, sentence + AHEAD + 1)])


def _places(
    columns: Columns, cue: int, places: Numbers, edges: tuple[Numbers, Flags], whole: int | None = None
) -> Numbers:
    edge, marks = edges
    own = columns.sentence[places] == columns.sentence[cue]
    if whole is not None:
        own = own | (columns.sentence[places] == whole)
    others = np.flatnonzero(~own & ((edge[places] == places) | marks[places]))
    if len(others) > _ELSEWHERE:
        others = others[np.argsort(np.abs(places[others] - cue), kind="stable")[:_ELSEWHERE]]
    own[others] = True
    chosen: Numbers = places[own]
    return chosen


def seconds(traits: Traits, cues: Numbers, begun: Numbers, ended: Numbers) -> tuple[list[Numbers], Rows]:
    """Where a second piece may begin behind a first one that begins and ends there; rows of all places, then one of none for each."""
    both = zip(cues.tolist(), ended.tolist(), strict=True)
    groups = [starts(traits.columns, cue, last + 1) for cue, last in both]
    of, places = pairs(cues, groups)
    sizes = [len(group) for group in groups]
    rows = traits.of_starts(of, places, (np.repeat(begun, sizes), np.repeat(ended, sizes)))
    return groups, _with_none(rows, traits.of_none(cues, begun, ended))


def source_starts(
    traits: Traits, cues: Numbers, firsts: Sequence[Piece], held: Sequence[Flags]
) -> tuple[list[Numbers], Rows]:
    """Where the source of each cue may begin, with the first piece and all words of its content; rows of all places, then one of none each."""
    columns = traits.columns
    groups = []
    for cue in cues.tolist():
        sentence = int(columns.sentence[cue])
        groups.append(np.arange(columns.bounds[max(0, sentence - 1)], columns.bounds[sentence + 1]))
    of, places = pairs(cues, groups)
    rows = traits.of_starts(of, places, held=_beside(groups, held, -1))
    begun, ended = (np.array([piece[edge] for piece in firsts], np.int64) for edge in (0, 1))
    return groups, _with_none(rows, traits.of_none(cues, begun, ended, source=True))


def source_ends(traits: Traits, cues: Numbers, firsts: Numbers, held: Sequence[Flags]) -> tuple[list[Numbers], Rows]:
    """Where a source that begins there may end."""
    last = traits.columns.last
    groups = [np.arange(first, min(int(last[first]) + 1, first + LONGEST_SOURCE)) for first in firsts.tolist()]
    of, places = pairs(cues, groups)
    rows = traits.of_ends(
        of, np.repeat(firsts, [len(group) for group in groups]), places, held=_beside(groups, held, 1)
    )
    return groups, rows


def holding(columns: Columns, pieces: Sequence[Piece]) -> Flags:
    """For each row whether it stands in the content."""
    held = np.zeros(columns.count, bool)
    for first, last in pieces:
        held[first : last + 1] = True
    return held


def _beside(groups: Sequence[Numbers], held: Sequence[Flags], step: int) -> Flags:
    """Whether each place, and the one a step further, is held."""
    found = []
    for group, flags in zip(groups, held, strict=True):
        at = within(group + step, 0, len(flags) - 1)
        found.append(np.stack([flags[group], flags[at] & (at == group + step)], axis=1))
    return np.concatenate(found)


def pairs(cues: Numbers, groups: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Every place with its cue."""
    return np.repeat(cues, [len(group) for group in groups]), np.concatenate([*groups, np.zeros(0, np.int64)])


def _with_none(rows: Rows, none: Rows) -> Rows:
    """Both below each other; what has fewer traits is filled up with nothing."""
    width = max(rows.shape[1], none.shape[1])
    return np.concatenate([np.pad(part, ((0, 0), (0, width - part.shape[1]))) for part in (rows, none)])


def _likely(told: Floats, lowest: Floats, columns: Columns) -> Numbers:
    """The rows that are likely enough to be cues; of a sentence with many only the likeliest."""
    found = np.flatnonzero(told >= lowest)
    order = found[np.lexsort((-told[found], columns.sentence[found]))]
    sentence = columns.sentence[order]
    rank = np.arange(len(order)) - np.searchsorted(sentence, sentence)
    kept: Numbers = np.sort(order[rank < _IN_A_SENTENCE])
    return kept
