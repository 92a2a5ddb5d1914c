"""The words of an article as columns of numbers, a row a word; marks have no row, they stand in the gap between two words.

Forms, lemmas and tags become numbers by CRC-32, so that no list of words need be kept. Sentences are numbered in the order of the
text; a parse that reaches over a mark is led past it.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zegsman.values import Word

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_DEEPEST = 60  # steps to the root that are looked at; no sentence that a person wrote has more
_LONGEST_PATH, _FAR = 5, 9
_MARKS = frozenset('“”"«»„‟')
_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis", "acl", "advcl", "acl:relcl"))
_RELATIONS = _CLAUSES | {"nsubj", "nsubj:pass", "obj", "mark", "cop", "aux:pass", "obl", "iobj", "compound:prt"} - {
    "acl:relcl"
}
_FEATURES = ("VerbForm", "Tense", "Voice", "Mood", "PronType", "Number", "Person", "Polarity")


@lru_cache(maxsize=100_000)
def number(text: str) -> int:
    """A number for a text, the same in every run."""
    return zlib.crc32(text.encode())


def numbers(texts: Sequence[str]) -> Hashes:
    """A number for each text."""
    return np.array([number(text) for text in texts], np.uint64)


class Columns:
    """One article. `rows` tells for each row which of the given words it is."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        heads: Sequence[int],
        sentences: Sequence[int],
        quotes: Sequence[int],
        kinds: Sequence[str],
        cues: Mapping[int, str],
    ) -> None:
        """Of each word: its head, its sentence and its quotation (-1 outside) by number, and the label of its piece; `cues` tells what
        the table of cues makes of a word ("say: clause, quote")."""
        self.rows = [k for k, word in enumerate(words) if any(map(str.isalnum, word.form)) or word.form == ":"]
        self.count = len(self.rows)
        row_of = {word: row for row, word in enumerate(self.rows)}
        kept = [words[k] for k in self.rows]
        self.relations = [word.relation for word in kept]
        self.head = np.array([_head(k, heads, row_of) for k in self.rows], np.int64)
        self._from_words(kept, [kinds[k] for k in self.rows], [cues.get(k, "") for k in self.rows])
        self._gaps(text, kept)
        self._sentences([sentences[k] for k in self.rows])
        self._quotes([quotes[k] for k in self.rows])
        self._tree()

    def _from_words(self, kept: Sequence[Word], kinds: Sequence[str], cues: Sequence[str]) -> None:
        lower = [word.form.lower() for word in kept]
        self.form, self.lemma = numbers(lower), numbers([word.lemma.lower() for word in kept])
        self.ending = numbers([form[-3:] for form in lower])
        self.part = numbers([word.pos for word in kept])
        self.relation = numbers(self.relations)
        self.name = numbers([word.name for word in kept])
        self.shape = np.array([_shape(word.form) for word in kept], np.uint64)
        self.features = numbers([_features(word.features, _FEATURES) for word in kept])
        self.verb_form = numbers([_features(word.features, _FEATURES[:1]) or word.pos for word in kept])
        self.finite = np.array(["VerbForm=Fin" in word.features for word in kept], bool)
        self.kind = numbers(kinds)
        self.cue = numbers(cues)
        self.is_cue = np.array([bool(cue) for cue in cues], bool)

    def _gaps(self, text: str, kept: Sequence[Word]) -> None:
        """What stands before each word, and behind the last: marks and ends of lines."""
        gaps, at = [], kept[0].span.start if kept else 0
        for word in kept:
            gap = "".join(
                "n" if mark == "\n" else mark for mark in text[at : word.span.start][:40] if mark not in " \u00a0"
            )
            gaps.append(gap.replace("nn", "n")[:4])
            at = word.span.end
        gaps.append("$")
        self.gap = numbers(gaps)
        self.commas = np.concatenate([[0], np.cumsum([("," in gap) for gap in gaps])])
        self.marks = np.concatenate([[0], np.cumsum([not _MARKS.isdisjoint(gap) for gap in gaps])])

    def _sentences(self, sentences: Sequence[int]) -> None:
        numbered = {sentence: order for order, sentence in enumerate(dict.fromkeys(sentences))}
        self.sentence = np.array([numbered[sentence] for sentence in sentences], np.int64)
        self.bounds = np.searchsorted(self.sentence, np.arange(len(numbered) + 1))
        self.first, self.last = self.bounds[self.sentence], self.bounds[self.sentence + 1] - 1

    def _quotes(self, quotes: Sequence[int]) -> None:
        self.quote = np.array(quotes, np.int64)
        inside = self.quote >= 0
        self.inside = inside
        self.opens, self.closes = inside.copy(), inside.copy()
        self.opens[1:] &= self.quote[1:] != self.quote[:-1]
        self.closes[:-1] &= self.quote[1:] != self.quote[:-1]
        quoted = np.zeros(len(self.bounds), bool)
        quoted[self.sentence[inside]] = True
        self.quoted = quoted[self.sentence]

    def _tree(self) -> None:
        """Of each word how deep it hangs, how far its subtree reaches, and the highest word whose subtree begins or ends with it."""
        heads = self.head.tolist()
        children: list[list[int]] = [[] for _ in heads]
        left, right, depth = list(range(self.count)), list(range(self.count)), [0] * self.count
        for row, head in enumerate(heads):
            if head != row:
                children[head].append(row)
            at, steps = row, 0
            while heads[at] != at and steps < _DEEPEST:
                at, steps = heads[at], steps + 1
                left[at], right[at] = min(left[at], row), max(right[at], row)
            depth[row] = steps
        self.children, self.depth = children, np.array(depth, np.int64)
        lifted = np.where(self.head == np.arange(self.count), self.depth, _DEEPEST + 1)
        tops = [begin + int(lifted[begin:end].argmin()) for begin, end in pairwise(self.bounds.tolist())]
        self.top = np.array(tops, np.int64)  # of each sentence, the word on which the others hang
        self.left, self.right = np.array(left, np.int64), np.array(right, np.int64)
        self.begun = np.array([_highest(row, heads, left) for row in range(self.count)], np.int64)
        self.ended = np.array([_highest(row, heads, right) for row in range(self.count)], np.int64)
        extents = self.left * (self.count + 1) + self.right
        order = np.argsort(extents, kind="stable")
        self._extents, self._extent_rows = extents[order], order
        self._below()

    def _below(self) -> None:
        """What hangs on each word."""
        self.below, self.clauses = np.zeros(self.count, np.uint64), np.zeros(self.count, np.uint64)
        self.subject, self.marker, self.particle, self.object = (np.zeros(self.count, np.uint64) for _ in range(4))
        for row, children in enumerate(self.children):
            if not children:
                continue
            found = {self.relations[child] for child in children}
            self.below[row] = number("|".join(sorted(found & _RELATIONS)))
            self.clauses[row] = number("|".join(sorted(found & _CLAUSES)))
            for child in children:
                relation = self.relations[child]
                if relation.startswith("nsubj"):
                    self.subject[row] = self.part[child]
                elif relation == "mark":
                    self.marker[row] = self.lemma[child]
                elif relation == "compound:prt":
                    self.particle[row] = self.lemma[child]
                elif relation == "obj":
                    self.object[row] = self.lemma[child]

    def whole(self, first: Numbers, last: Numbers) -> Hashes:
        """The relation of the word whose subtree reaches from `first` to `last`; 0 where there is none."""
        wanted = first * (self.count + 1) + last
        at = np.minimum(np.searchsorted(self._extents, wanted), max(0, self.count - 1))
        found: Hashes = np.where(self._extents[at] == wanted, self.relation[self._extent_rows[at]], np.uint64(0))
        return found

    def paths(self, row: int) -> tuple[Hashes, Numbers]:
        """The way in the parse from a word to each word of its sentence, and its length."""
        begin, end = int(self.first[row]), int(self.last[row]) + 1
        ways, steps = np.full(end - begin, number("none"), np.uint64), np.full(end - begin, _FAR, np.int64)
        todo, seen = [(row, "", 0)], {row}
        while todo:
            at, way, length = todo.pop()
            ways[at - begin] = number(way) if length <= _LONGEST_PATH else number("far")
            steps[at - begin] = min(length, _FAR)
            near = length < _LONGEST_PATH
            for child in self.children[at]:
                if child not in seen and begin <= child < end:
                    seen.add(child)
                    todo.append((child, f"{way}>{self.relations[child]}" if near else way, length + 1))
            head = int(self.head[at])
            if head not in seen and begin <= head < end:
                seen.add(head)
                todo.append((head, f"{way}<{self.relations[at]}" if near else way, length + 1))
        return ways, steps


def _head(word: int, heads: Sequence[int], row_of: Mapping[int, int]) -> int:
    at = heads[word]
    for _ in range(20):
        if at in row_of or heads[at] == at:
            break
        at = heads[at]
    return row_of.get(at, row_of[word])


def _highest(row: int, heads: Sequence[int], edges: Sequence[int]) -> int:
    at = row
    while heads[at] != at and edges[heads[at]] == row:
        at = heads[at]
    return at


def _shape(form: str) -> int:
    if form.islower():
        return 0
    return 2 if form.isupper() else 1 if form[:1].isupper() else 3


@lru_cache(maxsize=10_000)
def _features(features: str, asked: tuple[str, ...]) -> str:
    return "|".join(feature for feature in features.split("|") if feature.startswith(asked))
