"""What the networks of attribution are asked in training: marked statements in, places with the right one among them out.

A statement without a cue asks where it begins and ends and, with its first word for a cue, who its source is; so does one that stands inside another of the
same cue (a fragment between marks, as some mark it). Where the marked place is not among those that
would be asked about in reading, the statement is left out of that question, and counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from zegsman.models.attribution import NETWORKS, Columns, Manner, reader
from zegsman.models.attribution.columns import number
from zegsman.models.attribution.traits import Rows, Traits
from zegsman.values import Sentence, Span

Piece = tuple[int, int]
_VERB = number("VERB")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as it is marked, in characters."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows of all places of all questions of one kind, the sizes of the questions, and the number of the right place in each."""

    rows: NDArray[np.uint16]
    sizes: NDArray[np.int64]
    right: NDArray[np.int64]


@dataclass(slots=True)
class Questions:
    """Of each network the questions of many articles; of the cues each word is one, `right` being 1 for a cue."""

    asked: dict[str, list[Asked]] = field(default_factory=lambda: {name: [] for name in NETWORKS})
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, network: str, rows: Rows, sizes: Sequence[int], right: Sequence[int]) -> None:
        """One article's questions."""
        if sizes:
            self.asked[network].append(Asked(rows.astype(np.uint16), np.array(sizes), np.array(right)))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A marked statement in rows, last ones included; of one without a cue, the first of its rows stands for it."""

    cue: int
    alone: bool
    pieces: tuple[Piece, ...]
    source: Piece | None


def ask(
    questions: Questions, columns: Columns, sentences: Sequence[Sentence], marked: Sequence[Marked], manner: Manner
) -> None:
    """Adds what one article asks."""
    placed = _all_placed(marked, columns, sentences, questions.missed)
    traits = Traits(columns, manner)
    cues = {one.cue for one in placed if not one.alone}
    questions.add("cue", traits.of_words(), [1] * columns.count, [int(row in cues) for row in range(columns.count)])
    places = reader.openings(columns)
    begun = {one.cue for one in placed if one.alone}
    questions.add("alone", traits.of_alone(places), [1] * len(places), [int(row in begun) for row in places.tolist()])
    if placed:
        _ask_pieces(questions, traits, placed)
        _ask_sources(questions, traits, placed)


def _all_placed(
    marked: Sequence[Marked], columns: Columns, sentences: Sequence[Sentence], missed: Counter[str]
) -> list[_Placed]:
    """The statements in rows; of two that share a cue the longer one has it."""
    openings, cues, found = set(reader.openings(columns).tolist()), set[int](), list[_Placed]()
    every = [_placed(statement, columns, sentences) for statement in marked]
    for one in sorted(filter(None, every), key=lambda one: sum(first - last for first, last in one.pieces)):
        first = one.pieces[0][0]
        if not one.alone and one.cue not in cues:
            cues.add(one.cue)
            found.append(one)
        elif first in openings:
            found.append(replace(one, cue=first, alone=True, pieces=one.pieces[:1]))
        else:
            missed["alone"] += 1
    missed["no content"] += every.count(None)
    return found


def _placed(statement: Marked, columns: Columns, sentences: Sequence[Sentence]) -> _Placed | None:
    words = [word for sentence in sentences for word in sentence.words]
    spans = [words[k].span for k in columns.rows]
    pieces, cue, source = (
        [piece for span in part if (piece := _rows_of(span, spans)) is not None]
        for part in (statement.content, statement.cue, statement.source)
    )
    if not pieces:
        return None
    if not cue:
        return _Placed(pieces[0][0], True, tuple(pieces), source[0] if source else None)
    group = [row for first, last in cue for row in range(first, last + 1)]
    heads = [row for row in group if columns.head[row] not in group or columns.head[row] == row]
    verbs = [row for row in heads if columns.part[row] == _VERB]
    return _Placed((verbs or heads or group)[0], False, tuple(pieces), source[0] if source else None)


def _rows_of(span: Span, spans: Sequence[Span]) -> Piece | None:
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    last = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return (first, last) if first <= last else None


def _ask_pieces(questions: Questions, traits: Traits, placed: Sequence[_Placed]) -> None:
    """Where contents begin and end."""
    columns = traits.columns
    signalled = [one for one in placed if not one.alone]
    if signalled:
        _ask_beginnings(questions, traits, signalled)
    pieces = [(one.cue, *piece, second) for one in placed for second, piece in enumerate(one.pieces[:2])]
    of, starts, lasts, second = (np.array(column) for column in zip(*pieces, strict=True))
    groups = [reader.ends(columns, cue, start) for cue, start, _, _ in pieces]
    sizes = [len(group) for group in groups]
    own, places = reader.pairs(of, groups)
    rows = traits.of_ends(own, np.repeat(starts, sizes), places, np.repeat(second > 0, sizes))
    _add(questions, "end", rows, groups, lasts.tolist())


def _ask_beginnings(questions: Questions, traits: Traits, placed: Sequence[_Placed]) -> None:
    """Where contents of a cue begin, and whether and where they go on."""
    columns = traits.columns
    cues = np.array([one.cue for one in placed])
    firsts = np.array([one.pieces[0][0] for one in placed])
    groups = [reader.starts(columns, one.cue) for one in placed]
    _add(questions, "start", traits.of_starts(*reader.pairs(cues, groups)), groups, firsts.tolist())
    ended = np.array([one.pieces[0][1] for one in placed])
    groups, rows = reader.seconds(traits, cues, firsts, ended)
    begun = [one.pieces[1][0] if len(one.pieces) > 1 else None for one in placed]
    _add(questions, "again", rows, groups, begun, none=True)


def _ask_sources(questions: Questions, traits: Traits, placed: Sequence[_Placed]) -> None:
    """Where sources begin and end, or that there is none."""
    columns = traits.columns
    cues, held = np.array([one.cue for one in placed]), [reader.holding(columns, one.pieces) for one in placed]
    groups, rows = reader.source_starts(traits, cues, [one.pieces[0] for one in placed], held)
    _add(
        questions, "source", rows, groups, [None if one.source is None else one.source[0] for one in placed], none=True
    )
    with_source = [(k, one.source) for k, one in enumerate(placed) if one.source is not None]
    if with_source:
        numbers, firsts = np.array([k for k, _ in with_source]), np.array([source[0] for _, source in with_source])
        groups, rows = reader.source_ends(traits, cues[numbers], firsts, [held[k] for k, _ in with_source])
        _add(questions, "source end", rows, groups, [source[1] for _, source in with_source])


def _add(
    questions: Questions,
    network: str,
    rows: Rows,
    groups: Sequence[NDArray[np.int64]],
    wanted: Sequence[int | None],
    none: bool = False,
) -> None:
    """Keeps the questions whose right place is among those asked about; None is the choice of none, behind all places."""
    kept, sizes, right, at, total = [], [], [], 0, sum(map(len, groups))
    for number_, (group, place) in enumerate(zip(groups, wanted, strict=True)):
        own = np.arange(at, at + len(group))
        at += len(group)
        if none:
            own = np.append(own, total + number_)
        found = len(group) if place is None else int(np.searchsorted(group, place))
        if place is not None and (found == len(group) or group[found] != place):
            questions.missed[network] += 1
            continue
        kept.append(own)
        sizes.append(len(own))
        right.append(found)
    if kept:
        questions.add(network, rows[np.concatenate(kept)], sizes, right)
