"""What the networks see: traits of places, hashed to rows of a table (the hashing trick, Weinberger et al. 2009).

Each function gives a matrix with a row a place and a column a trait, of numbers of table rows; row 0 weighs nothing. All places of all
cues of an article are told at once, for numpy is slow to start and fast to go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from zegsman.models.attribution.columns import Columns, Flags, Hashes, Numbers, number

Rows = NDArray[np.int32]
Manner = Literal[0, 1, 2]
OURS: Manner = 0  # as docs/marking.md tells it
POLNEAR: Manner = 1  # as the annotators of PolNeAR marked: what is believed and planned too
WIKINEWS: Manner = 2  # as those of German Wikinews marked: fragments between marks apart, whole sentences of report
BITS = 16
_START, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x9E3779B97F4A7C15)
_HIGH = np.uint64(64 - BITS)  # the high bits of a product depend on all bits of what was multiplied
_STEPS = np.array([0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 8, 8, 8, 8, 8, *[9] * 8, *[10] * 18, 11], np.int64)


def mixed(first: Any, *others: Any) -> Hashes:
    """One hash of several columns, or of columns and single values: each is laid over what there is, and that multiplied."""
    found = _START ^ _column(first)
    found *= _PRIME
    for other in others:
        column = _column(other)
        if len(column) in (1, len(found)):
            found ^= column
        else:
            found = found ^ column
        found *= _PRIME
    return found


def _column(part: Any) -> Hashes:
    if not isinstance(part, np.ndarray):
        return np.array([part], np.uint64)
    return part.view(np.uint64) if part.dtype.itemsize == _START.itemsize else part.astype(np.uint64)


def _rows(traits: Sequence[Hashes], count: int, network: int) -> Rows:
    """Hashes to rows of the table, each trait of each network in a way of its own."""
    found = np.empty((len(traits), count), np.uint64)
    for column, trait in enumerate(traits):
        found[column] = trait
    found ^= mixed(network, np.arange(len(traits)))[:, None]
    found *= _PRIME
    found >>= _HIGH
    rows: Rows = np.maximum(found.astype(np.int32).T, 1)
    return rows


def _at(column: NDArray[Any], rows: Numbers, outside: int = 0) -> NDArray[Any]:
    """The column at these rows, and `outside` beyond its ends."""
    found: NDArray[Any] = column.take(rows, mode="clip")
    found[(rows < 0) | (rows >= len(column))] = outside
    return found


def within(values: Numbers, low: int, high: int) -> Numbers:
    """The values, none below `low` or above `high`; numpy's own clip takes longer to start."""
    found: Numbers = np.minimum(np.maximum(values, low), high)
    return found


def _apart(distance: Numbers) -> Numbers:
    """A distance in words, in classes."""
    found: Numbers = np.sign(distance) * _STEPS[np.minimum(np.abs(distance), len(_STEPS) - 1)]
    return found


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Of sentences: the finite verb and its features, the first word of the table of cues, how many there are, where marks stand."""

    features: Hashes
    verb: Hashes
    lemma: Hashes
    cue: Hashes
    clauses: Hashes
    cues: Numbers
    inside: Numbers


def _first(flags: Flags, columns: Columns) -> Numbers:
    """The first row of each sentence that is flagged, -1 where none is."""
    rows = np.flatnonzero(flags)
    begins, ends = columns.bounds[:-1], columns.bounds[1:]
    at = np.searchsorted(rows, begins)
    found = np.append(rows, columns.count)[at]
    first: Numbers = np.where(found < ends, found, -1)
    return first


class Traits:
    """The traits of one article's places, as told in one manner."""

    def __init__(self, columns: Columns, manner: Manner = OURS) -> None:
        self.columns, self.manner = columns, manner
        self._row_of = np.full(columns.count, -1)
        self._table = np.zeros((0, 0), np.uint64)
        self._lengths = np.zeros((0, 0), np.int64)
        self._asked: tuple[Numbers, tuple[Numbers, Numbers, Numbers, Numbers]] | None = None

    def of_words(self) -> Rows:
        """Of each word, as one that may signal an attribution."""
        c, own = self.columns, self.manner
        i, before = np.arange(c.count), np.arange(c.count) - 1
        lemma, part, cue, after = c.lemma, c.part, c.cue, i + 1
        next_lemma, next_part, last_lemma, last_part = (
            _at(lemma, after), _at(part, after), _at(lemma, before), _at(part, before),
        )  # fmt: skip
        left, gap = np.minimum(c.last - i, 8), c.gap[:-1]
        traits = [
            lemma, c.form, mixed(lemma, part), mixed(lemma, c.clauses), mixed(lemma, c.verb_form, c.below), mixed(part, c.relation),
            mixed(part, c.below), mixed(cue, part), mixed(cue, c.below), mixed(cue, c.clauses, c.quoted), mixed(last_lemma, lemma),
            mixed(lemma, next_lemma), mixed(last_part, part, next_part), mixed(lemma, next_part), mixed(lemma, last_part),
            mixed(lemma, _at(c.form, after), _at(c.form, i + 2)), _at(lemma, i - 2), _at(lemma, i + 2), last_lemma, next_lemma,
            mixed(lemma[c.head], c.relation), mixed(part[c.head], c.relation, part), mixed(cue[c.head], c.relation), c.features,
            mixed(lemma, c.features), c.ending, c.shape, mixed(gap, c.gap[1:]), mixed(c.gap[1:], _at(c.quote, after, -1) >= 0, c.inside),
            mixed(part, gap, _at(c.quote, before, -1) >= 0, c.inside), mixed(cue, c.inside, c.quoted), mixed(lemma, c.inside, c.quoted),
            mixed(c.particle, lemma), mixed(c.object, lemma), mixed(c.marker, part), c.kind, mixed(np.minimum(c.sentence, 3), cue),
            mixed(c.subject, cue, c.clauses), mixed(lemma, c.subject), mixed(c.name, part), mixed(part[c.head], lemma[c.head]),
            mixed(c.first == i, part), mixed(left, part), mixed(left, cue), mixed(own, lemma), mixed(own, cue, part), mixed(own, part, c.clauses),
        ]  # fmt: skip
        return _rows(traits, c.count, 1)

    def of_alone(self, i: Numbers) -> Rows:
        """Of words with which a sentence or a quotation begins, as ones with which a content without a cue begins."""
        c, own = self.columns, self.manner
        sentence = c.sentence[i]
        here, before = self._of_sentence(sentence), self._of_sentence(np.maximum(sentence - 1, 0))
        top, first = c.top[sentence], c.first[i] == i
        quoted = c.opens[i] + 2 * c.inside[i]
        gap, last_gap = c.gap[i], c.gap[c.last[i] + 1]
        end = self._quote_end[i]
        after, length = c.gap[end + 1], _apart(end - i)
        next_cue, next_part = _at(c.is_cue, end + 1), _at(c.part, end + 1)
        fresh, cue = first & (sentence == 0), mixed(here.cue, here.clauses)
        traits = [
            mixed(quoted, first, own), mixed(quoted, gap), mixed(quoted, after, first), mixed(quoted, length, after), mixed(quoted, first, here.cues),
            mixed(quoted, after, next_cue), mixed(quoted, after, next_part), mixed(quoted, first, gap, after, own), mixed(quoted, _at(c.lemma, i - 1)),
            mixed(quoted, _at(c.part, i - 1), c.part[i]), mixed(quoted, _at(c.is_cue, i - 1), gap), mixed(quoted, c.kind[i]), mixed(quoted, here.cues, own),
            mixed(quoted, last_gap), mixed(quoted, first, here.inside), mixed(quoted, before.inside, before.cues, gap), mixed(quoted, fresh, c.kind[i]),
            mixed(c.form[i], quoted), mixed(c.part[i], c.relation[i], quoted), mixed(c.form[i], own), mixed(c.form[i], _at(c.form, i + 1)),
            mixed(c.part[i], _at(c.part, i + 1), quoted), mixed(c.features[top], quoted), mixed(c.verb_form[top], c.features[top], own, quoted),
            mixed(c.lemma[top], quoted), mixed(c.lemma[top], own, quoted), mixed(c.form[top], quoted), mixed(c.cue[top], c.below[top], quoted),
            mixed(c.subject[top], c.part[top], quoted), mixed(c.ending[top], c.part[top]), mixed(here.features, quoted), mixed(here.features, own, quoted),
            mixed(here.verb, quoted), mixed(here.verb, here.features), mixed(here.lemma, quoted), mixed(here.lemma, own, quoted), mixed(here.lemma, here.clauses),
            mixed(cue, own, quoted), mixed(cue, here.cues, quoted), mixed(before.features, here.features, gap), mixed(before.cues, here.cues, quoted, gap),
            mixed(before.lemma, gap, quoted), mixed(before.cue, before.clauses, here.features), mixed(before.cue, here.features, gap, own),
            mixed(before.verb, here.verb, quoted), mixed(before.inside, here.inside, quoted), mixed(_apart(c.last[i] - i), quoted), mixed(np.minimum(sentence, 3), own),
        ]  # fmt: skip
        return _rows(traits, len(i), 3)

    @cached_property
    def _quote_end(self) -> Numbers:
        """Of each word the last one of its quotation, without those outside; of a word outside the last of its sentence."""
        c = self.columns
        closing = np.flatnonzero(c.closes)
        if not len(closing):
            return c.last
        at = np.minimum(np.searchsorted(closing, np.arange(c.count)), len(closing) - 1)
        found: Numbers = np.where(c.inside, np.maximum(closing[at], np.arange(c.count)), c.last)
        return found

    @cached_property
    def _sentences(self) -> _Sentences:
        c = self.columns
        begins, cue, finite = c.bounds[:-1], _first(c.is_cue, c), _first(c.finite, c)
        aux, signal = np.where(finite >= 0, finite, c.top), np.where(cue >= 0, cue, c.top)
        return _Sentences(
            features=c.features[aux],
            verb=mixed(c.lemma[aux], c.part[aux]),
            lemma=c.lemma[signal],
            cue=c.cue[signal],
            clauses=c.clauses[signal],
            cues=np.minimum(np.add.reduceat(c.is_cue.astype(np.int64), begins), 2),
            inside=c.inside[begins] + 2 * c.inside[c.bounds[1:] - 1] + 4 * c.quoted[begins],
        )

    def _of_sentence(self, sentence: Numbers) -> _Sentences:
        whole = self._sentences
        return _Sentences(*(getattr(whole, part.name)[sentence] for part in fields(_Sentences)))

    def of_starts(
        self, cues: Numbers, i: Numbers, before: tuple[Numbers, Numbers] | None = None, held: Flags | None = None
    ) -> Rows:
        """Of words with which a content may begin, each for its cue.

        `before`: first and last word of the piece of the content that is known; the place is for a second one. `held`: whether the place
        and the one before it stand in the content (two columns); the place is for a source.
        """
        c, own = self.columns, self.manner
        way, _ = self._way(cues, i)
        way_before, _ = self._way(cues, np.maximum(i - 1, 0))
        top = c.begun[i]
        way_top, far = self._way(cues, top)
        lemma, cue = mixed(c.lemma[cues], c.part[cues]), mixed(c.cue[cues], c.part[cues])
        build = mixed(c.clauses[cues], c.part[cues], c.subject[cues] > 0)
        away, distance, side = within(c.sentence[i] - c.sentence[cues], -2, 2), _apart(i - cues), np.sign(i - cues)
        commas = np.minimum(np.abs(c.commas[i + 1] - c.commas[cues + 1]), 3)
        marks = np.minimum(np.abs(c.marks[i + 1] - c.marks[cues + 1]), 3)
        gap, first, form, part = c.gap[i], c.first[i] == i, c.form[i], c.part[i]
        quoted = c.opens[i] + 2 * c.inside[i]
        last_form, last_part = _at(c.form, i - 1), _at(c.part, i - 1)
        relation, top_part = c.relation[top], c.part[top]
        again = 0 if before is None else 1
        behind_cue = _at(c.gap, cues + 1)
        traits = [
            mixed(way, again), mixed(way_top, again), mixed(way_top, lemma), mixed(way_top, cue), mixed(way_before, way), mixed(way_top, gap),
            mixed(way, form), mixed(distance, again), mixed(distance, cue), mixed(distance, lemma), mixed(side, away, again, cue),
            mixed(last_form, side), mixed(form, side), mixed(_at(c.lemma, i - 1), c.lemma[i]), mixed(last_part, part, side),
            mixed(part, _at(c.part, i + 1), side), mixed(c.relation[i], part, side), mixed(relation, top_part, side, again),
            mixed(relation, lemma), mixed(relation, cue, side), mixed(relation, top_part, form), mixed(gap, side, again),
            mixed(gap, side, first, away), mixed(gap, cue, side), mixed(gap, last_form), mixed(commas, side, quoted), mixed(marks, side, quoted),
            mixed(quoted, side, away), mixed(quoted, cue, side), mixed(first, side, away, cue), mixed(first, side, build), mixed(far, side, relation),
            mixed(c.verb_form[top], relation, cue), mixed(last_part, _at(c.part, i - 2), side), mixed(form, cue), mixed(last_form, cue),
            mixed(last_form, lemma), mixed(build, side, away, quoted), mixed(c.kind[cues], first, side),
            mixed(c.inside[cues], c.quote[i] == c.quote[cues], side, quoted), mixed(c.quoted[cues], side, first, quoted),
            mixed(behind_cue, side, distance), mixed(c.marker[top], relation, side), mixed(c.subject[top], relation, top_part),
            mixed(c.is_cue[i], side), mixed(c.cue[top], relation), mixed(own, last_form, side), mixed(own, form, side), mixed(own, way_top),
        ]  # fmt: skip
        if before is not None:
            traits += self._again(cues, i, *before, way_top=way_top, away=away, first=first, quoted=quoted)
        if held is not None:
            inside, near = held[:, 0], held[:, 1]
            traits += [
                mixed(inside, part), mixed(inside, side, near), mixed(near, gap, side), mixed(inside, way_top), mixed(c.name[i], c.shape[i], side),
                mixed(c.name[top], top_part, side, relation), mixed(c.features[i], part, side), mixed(c.lemma[top], side), mixed(near, distance),
            ]  # fmt: skip
        return _rows(traits, len(i), 2 if before is None and held is None else 5 if held is None else 7)

    def _again(
        self,
        cues: Numbers,
        i: Numbers,
        begun: Numbers,
        ended: Numbers,
        *,
        way_top: Hashes,
        away: Numbers,
        first: Flags,
        quoted: Numbers,
    ) -> list[Hashes]:
        c, over, gap = self.columns, ended > cues, self.columns.gap[i]
        return [
            mixed(i == ended + 1, over), mixed(_apart(i - ended), over), mixed(over, away, first),
            mixed(over, i > cues, c.sentence[i] == c.sentence[ended], gap), mixed(over, quoted), mixed(over, way_top),
            mixed(over, _apart(i - cues)), mixed(over, c.quote[i] == c.quote[ended], c.quote[ended] >= 0, gap),
            mixed(over, gap, c.gap[ended + 1], i > cues),
        ]  # fmt: skip

    def of_none(self, cues: Numbers, begun: Numbers, ended: Numbers, source: bool = False) -> Rows:
        """Of the choice that there is no second piece, or no source, for each cue; the piece that is known begins and ends there."""
        c, own = self.columns, self.manner
        lemma, cue = mixed(c.lemma[cues], c.part[cues]), mixed(c.cue[cues], c.part[cues])
        over, left = ended > cues, within(c.last[cues] - np.maximum(cues, ended), -1, 8)
        inside = (begun <= cues) & (cues <= ended)
        traits = [
            mixed(over, cue), mixed(over, lemma), mixed(over, left == 0), mixed(over, left), mixed(over, cue, np.minimum(left, 6)),
            mixed(c.gap[ended + 1], over), mixed(_at(c.gap, cues + 1), over), mixed(c.gap[c.last[cues] + 1], over), mixed(c.quoted[cues], over),
            mixed(c.inside[ended], c.closes[ended], over), mixed(c.first[begun] == begun, over), mixed(c.subject[cues] > 0, over),
            mixed(within(c.sentence[cues] - c.sentence[ended], -3, 3), over), mixed(c.below[cues]), mixed(c.lemma[cues], c.relation[cues]),
            mixed(inside, cue), mixed(_apart(cues - ended), over), mixed(c.inside[cues], over),
            mixed(c.relation[cues], c.part[cues], c.below[cues]), c.features[cues], mixed(_at(c.lemma, cues + 1), cue),
            mixed(_at(c.lemma, cues - 1), cue), mixed(c.gap[cues], c.gap[cues + 1]), mixed(own, cue), mixed(own, over),
        ]  # fmt: skip
        return _rows(traits, len(cues), 8 if source else 6)

    def of_ends(
        self, cues: Numbers, starts: Numbers, i: Numbers, second: Flags | None = None, held: Flags | None = None
    ) -> Rows:
        """Of words with which a content that begins at `starts` may end, each for its cue.

        `second`: whether it is a second piece. `held`: whether the place and the one behind it stand in the content; the place is for a source.
        """
        c, own = self.columns, self.manner
        after = np.minimum(i + 1, c.count - 1)
        way, _ = self._way(cues, i)
        way_after, _ = self._way(cues, after)
        top, next_top = c.ended[i], c.begun[after]
        way_top, _ = self._way(cues, top)
        way_next, _ = self._way(cues, next_top)
        lemma, cue = mixed(c.lemma[cues], c.part[cues]), mixed(c.cue[cues], c.part[cues])
        whole, begun = c.whole(starts, i), c.begun[starts]
        reach, gap, side = c.right[begun], c.gap[i + 1], starts > cues
        away, length, distance = within(c.sentence[i] - c.sentence[starts], 0, 4), _apart(i - starts), _apart(i - cues)
        from_cue = within(c.sentence[i] - c.sentence[cues], -2, 4)
        last, holds = c.last[i] == i, (starts <= cues) & (cues <= i)
        closed, open_quote = c.closes[i] + 2 * c.inside[i], c.quote[starts]
        balance = (open_quote == c.quote[i]) + 2 * (open_quote >= 0) + 4 * c.opens[starts]
        paragraph = last & ((gap == number("n")) | (gap == number(".n")) | (gap == number("$")) | (gap == number("”n")))
        next_form, next_part, form, part = _at(c.form, i + 1), _at(c.part, i + 1), c.form[i], c.part[i]
        commas = np.minimum(c.commas[i + 1] - c.commas[starts + 1], 3)
        relation, beyond = c.relation[begun], np.sign(i - reach)
        again = np.zeros(len(i), bool) if second is None else second
        traits = [
            mixed(way, side), mixed(way_top, side), mixed(way_top, relation), mixed(way_top, lemma), mixed(way_top, cue), mixed(way_after, side, gap),
            mixed(way_next, gap, side), mixed(way_next, next_part), mixed(c.relation[next_top], gap, next_form),
            mixed(c.relation[next_top], c.part[next_top], c.verb_form[next_top], gap, side), mixed(whole, side), mixed(whole, gap, side),
            mixed(whole, cue), mixed(whole, i == reach, gap, last), mixed(beyond, gap, last, side), mixed(beyond, next_form), mixed(length, side),
            mixed(length, cue), mixed(distance, side), mixed(distance, cue, side), mixed(gap, side), mixed(gap, side, last, away),
            mixed(gap, next_form), mixed(gap, next_part, side), mixed(gap, cue, side), mixed(next_form, side), mixed(next_form, cue),
            mixed(form, side), mixed(part, next_part, side), mixed(c.lemma[i], c.lemma[after]), mixed(c.relation[top], c.part[top], side),
            mixed(c.relation[i], part), mixed(holds, side), mixed(last, away, side, from_cue), mixed(last, away, balance), mixed(closed, balance, side),
            mixed(closed, gap, balance), mixed(balance, away, last, closed), mixed(paragraph, away, balance), mixed(commas, gap, side),
            mixed(relation, c.relation[top], gap), mixed(relation, c.part[begun], whole), mixed(last, cue, side), mixed(last, lemma),
            mixed(i == cues - 1, gap), mixed(i + 1 == c.left[cues], gap, side), mixed(c.form[starts], last, gap, side),
            mixed(c.form[starts], whole), mixed(_at(c.form, starts - 1), whole, gap), mixed(c.first[starts] == starts, last, side),
            mixed(c.is_cue[after], gap), mixed(next_part, _at(c.part, i + 2), gap), mixed(c.inside[cues], balance, closed, last),
            mixed(c.kind[cues], last), mixed(again, last, gap, side),
            mixed(from_cue == 0, c.sentence[starts] == c.sentence[cues], last, closed, gap),
            mixed(own, gap, next_form), mixed(own, whole, gap), mixed(own, last, side),
        ]  # fmt: skip
        if held is not None:
            inside, near = held[:, 0], held[:, 1]
            traits += [
                mixed(near, gap), mixed(inside, part), mixed(c.name[i], c.name[after], gap), mixed(c.part[starts], part, whole),
                mixed(c.shape[i], c.shape[after], gap), mixed(i + 1 == cues, gap), mixed(c.name[starts], length), mixed(c.part[starts], length),
                mixed(c.lemma[top], whole),
            ]  # fmt: skip
        return _rows(traits, len(i), 4 if held is None else 9)

    def _way(self, cues: Numbers, i: Numbers) -> tuple[Hashes, Numbers]:
        """The way from each cue to a word; to another sentence only how far and in which direction."""
        c = self.columns
        rows, begin, last, sentence = self._of_cues(cues)
        near = (i >= begin) & (i <= last)
        at = np.where(near, i - begin, 0)
        elsewhere = mixed(within(c.sentence[i] - sentence, -3, 3), c.depth[i] == 0)
        return np.where(near, self._table[rows, at], elsewhere), np.where(near, self._lengths[rows, at], 10)

    def _of_cues(self, cues: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Of each cue where its ways are kept, the bounds of its sentence, and which it is; asked several times of the same cues."""
        if self._asked is None or self._asked[0] is not cues:
            c, unknown = self.columns, cues[self._row_of[cues] < 0]
            if len(unknown):
                self._know(unknown)
            self._asked = (cues, (self._row_of[cues], c.first[cues], c.last[cues], c.sentence[cues]))
        return self._asked[1]

    def _know(self, cues: Numbers) -> None:
        """Looks the ways from some words up, each once."""
        new = list(dict.fromkeys(cues.tolist()))
        found = [self.columns.paths(cue) for cue in new]
        known, width = len(self._table), max(self._table.shape[1], *(len(ways) for ways, _ in found))
        table, lengths = np.zeros((known + len(new), width), np.uint64), np.zeros((known + len(new), width), np.int64)
        table[:known, : self._table.shape[1]] = self._table
        lengths[:known, : self._table.shape[1]] = self._lengths
        for row, (ways, steps) in enumerate(found, known):
            table[row, : len(ways)], lengths[row, : len(ways)] = ways, steps
        self._row_of[new] = np.arange(known, known + len(new))
        self._table, self._lengths = table, lengths
