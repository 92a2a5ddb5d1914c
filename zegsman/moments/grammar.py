"""The phrasings of a table made into a tree of words, and the longest phrasing that begins at a token.

In come a `MomentTable` once and tokens many times; out go `Phrase`s: which tokens, which meaning, which values stood in the
slots. Which days are meant is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from zegsman.language.moments import UNITS, MomentTable, Unit
from zegsman.moments.tokens import Reading, Token, cut, figures
from zegsman.values import Span

Step = tuple[str, str]  # ("word", "geleden") or ("slot", "count")
_CAPITAL = frozenset(("weekday", "any_weekday", "month", "any_month", "weekdays", "holiday"))  # names of the calendar
_NO_DAYS = frozenset(("duration", "half_duration"))
_PIECE = re.compile(r"\[([^\]]*)\]|(\S+)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, end) that say something about time; `inner` is what a wrap goes round, `until` where a range ends; `alone`:
    its line holds nothing else; `months`: what is told before its own count ("two months and three days")."""

    start: int
    end: int
    meaning: str
    captures: tuple[Reading, ...]
    inner: Phrase | None = None
    until: Phrase | None = None
    alone: bool = False
    months: int = 0

    def value(self, slot: str, nth: int = 0) -> int | None:
        """The nth value that stood in a slot, as a whole number; None where there was none."""
        found = [value for name, value in self.captures if name == slot]
        return int(found[nth]) if -len(found) <= nth < len(found) else None

    def count(self) -> float:
        """The number before a unit: what stands there, or one for an article; "half" and "and a half" count with it."""
        share = next((value for name, value in self.captures if name == "share"), 1.0)
        more = sum(value for name, value in self.captures if name == "plus")
        return next((value for name, value in self.captures if name in ("count", "a")), 1.0) * share + more

    def unit(self) -> Unit | None:
        """The unit of time that the phrase names."""
        found = next((value for name, value in self.captures if name in ("unit", "units", "unit_plural")), None)
        return None if found is None else UNITS[int(found)]


class _Add(Protocol):
    def __call__(self, word: str, *readings: Reading) -> None: ...


@dataclass(slots=True)
class Node:
    """A place in the tree: where each next word or slot leads, and which meaning ends here."""

    words: dict[str, list[tuple[Node, Reading | None]]] = field(default_factory=dict)
    slots: dict[str, Node] = field(default_factory=dict)
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """A table ready for matching."""

    phrases: Node
    wraps: Node
    lexicon: dict[str, tuple[Reading, ...]]
    ordinal_endings: tuple[str, ...]
    articles: frozenset[str]
    capital: frozenset[str]
    compounds: dict[str, tuple[Token, ...]]
    alone: Node | None = None

    def readings(self, token: Token) -> tuple[Reading, ...]:
        """What a token can be."""
        listed = self.lexicon.get(token.lower, ())
        if token.lower[0].isdecimal():
            return figures(token.lower, self.ordinal_endings) + listed  # "1990s" is listed
        if not token.capital and token.lower in self.capital:
            return tuple(read for read in listed if read[0] not in _CAPITAL)  # "may" is no month
        return listed


@lru_cache(maxsize=16)
def grammar(table: MomentTable) -> Grammar:
    """The tree of a table, made once."""
    names = _names(table)
    return Grammar(
        _tree(table.phrases, names),
        _tree(table.wraps, names),
        _lexicon(table),
        table.ordinal_endings,
        frozenset(table.articles),
        table.capital,
        {word: tuple(cut(parts, Span(0, len(parts)))) for word, parts in table.compounds},
    )


@lru_cache(maxsize=16)
def grammar_alone(table: MomentTable) -> Grammar:
    """The same for a line that holds nothing else: more phrasings, and small letters do as well."""
    return replace(grammar(table), alone=_tree(table.alone, _names(table)), capital=frozenset())


def _tree(entries: Iterable[tuple[str, tuple[str, ...]]], names: dict[str, dict[str, float]]) -> Node:
    root = Node()
    for meaning, patterns in entries:
        for pattern in patterns:
            for steps in _expand(pattern):
                _plant(root, steps, meaning, names)
    return root


def longest(root: Node, made: Grammar, tokens: list[Token], start: int) -> Phrase | None:
    """The longest phrasing that begins at token `start`; of equals, the one whose meaning stands first in `Meaning`."""
    best: Phrase | None = None
    paths: list[tuple[Node, int, tuple[Reading, ...]]] = [(root, start, ())]
    while paths:
        node, index, captures = paths.pop()
        if node.meaning and (best is None or index > best.end):
            best = Phrase(start, index, node.meaning, captures)
        if index >= len(tokens):
            continue
        for after, held in _through(node, made, tokens[index]):
            paths.append((after, index + 1, captures + held if held else captures))
        if parts := made.compounds.get(tokens[index].lower):  # "Vorjahr" is read as "letztes Jahr"
            ways: list[tuple[Node, tuple[Reading, ...]]] = [(node, captures)]
            for part in parts:
                ways = [(after, (*held, *more)) for inner, held in ways for after, more in _through(inner, made, part)]
            paths.extend((after, index + 1, held) for after, held in ways)
    return best


def _through(node: Node, made: Grammar, token: Token) -> list[tuple[Node, tuple[Reading, ...]]]:
    """Where one token leads from a place in the tree, and what it is taken for there."""
    edges, slots = node.words.get(token.lower), node.slots
    ways: list[tuple[Node, tuple[Reading, ...]]] = []
    if edges:
        ways += [(after, (capture,) if capture else ()) for after, capture in edges]
    if slots:
        ways += [(slots[read[0]], (read,)) for read in made.readings(token) if read[0] in slots]
    return ways


def wrapped(made: Grammar, tokens: list[Token], start: int, depth: int = 2) -> Phrase | None:
    """A phrase at `start`, with the parts of it that go before taken along ("eind juli", "de eerste helft van 2025")."""
    plain = longest(made.phrases, made, tokens, start)
    if made.alone and (more := longest(made.alone, made, tokens, start)) and (plain is None or more.end >= plain.end):
        plain = more
    if depth and (outer := longest(made.wraps, made, tokens, start)):
        at = outer.end
        inner = wrapped(made, tokens, at, depth - 1)
        if inner is None and at < len(tokens) and tokens[at].lower in made.articles:
            inner = wrapped(made, tokens, at + 1, depth - 1)
        if inner and inner.meaning not in _NO_DAYS and (plain is None or inner.end > plain.end):
            return Phrase(start, inner.end, outer.meaning, outer.captures, inner)
    return plain


@lru_cache(maxsize=4096)
def words(phrase: str) -> tuple[str, ...]:
    """A phrase of a table as tokens in small letters."""
    return tuple(token.lower for token in cut(phrase, Span(0, len(phrase))))


def _expand(pattern: str) -> list[list[Step]]:
    """All ways to read a pattern: with and without its brackets, one alternative at a time."""
    ways: list[list[Step]] = [[]]
    for bracket, plain in _PIECE.findall(pattern):
        options = [*_expand(bracket), []] if bracket else [_steps(option) for option in _alternatives(plain)]
        ways = [way + option for way in ways for option in options]
    return ways


def _alternatives(piece: str) -> list[str]:
    if piece.startswith("{"):
        return ["{" + slot + "}" for slot in piece.strip("{}").split("|")]
    return piece.split("|")


def _steps(option: str) -> list[Step]:
    if option.startswith("{"):
        return [("slot", option.strip("{}"))]
    return [("word", word) for word in words(option)]


def _names(table: MomentTable) -> dict[str, dict[str, float]]:
    """What the table writes in several words, by slot: "Good Friday", "last night", "twenty-eight"."""
    holidays = [(name, float(index)) for index, entry in enumerate(table.holidays) for name in entry.names]
    slots: tuple[tuple[str, Iterable[tuple[str, float]]], ...] = (
        ("holiday", holidays), ("relative_day", table.days), ("count", table.numbers), ("ordinal", table.ordinals),
        ("far", table.far), ("plus", table.plus), ("year_words", table.year_words), ("which", table.which), ("back", table.back),
    )  # fmt: skip
    return {slot: {name: value for name, value in entries if len(words(name)) > 1} for slot, entries in slots}


def _plant(root: Node, steps: list[Step], meaning: str, names: dict[str, dict[str, float]]) -> None:
    """Lay one way of reading into the tree."""
    if not steps:
        return
    node = root
    for kind, value in steps:
        node = _word(node, value) if kind == "word" else _slot(node, value, names.get(value, {}))
    node.meaning = node.meaning or meaning


def _word(node: Node, word: str) -> Node:
    edges = node.words.setdefault(word, [])
    for after, held in edges:
        if held is None:
            return after
    edges.append((Node(), None))
    return edges[-1][0]


def _slot(node: Node, slot: str, names: dict[str, float]) -> Node:
    """Where a slot leads; a name of several words is laid in word by word, and leads there too."""
    if slot not in node.slots:
        node.slots[slot] = Node()
        for name, value in names.items():
            *before, last = words(name)
            at = node
            for word in before:
                at = _word(at, word)
            at.words.setdefault(last, []).append((node.slots[slot], (slot, value)))
    return node.slots[slot]


def _lexicon(table: MomentTable) -> dict[str, tuple[Reading, ...]]:
    """Each word of the table with all that it can be."""
    found: dict[str, list[Reading]] = {}

    def add(word: str, *readings: Reading) -> None:
        held = found.setdefault(word, [])
        held.extend(reading for reading in readings if reading not in held)

    _add_calendar(table, add)
    for unit, forms in table.singular:
        for word in forms:
            add(word, ("unit", UNITS.index(unit)))
    singular = {word for _, forms in table.singular for word in forms}
    for unit, forms in table.plural:
        for word in forms:
            add(word, ("units", UNITS.index(unit)))
            if word not in singular:
                add(word, ("unit_plural", UNITS.index(unit)))
    for word, value in table.numbers:
        add(word, ("count", value))
        if table.days_in_words and value == int(value) and 1 <= value <= 31:
            add(word, ("day", value))
    slots: tuple[tuple[str, Iterable[tuple[str, float]]], ...] = (
        ("ordinal", table.ordinals), ("decade", table.decades), ("long_decade", _in_full(table.decades)), ("which", table.which), ("far", table.far),
        ("plus", table.plus), ("back", table.back), ("share", table.share), ("year_words", table.year_words), ("roman", _roman(table.ordinal_endings)),
    )  # fmt: skip
    for slot, entries in slots:
        for word, number in entries:
            add(word, (slot, number))
    for slot, listed in (("a", table.one), ("article", table.articles), ("part", table.parts)):
        for word in listed:
            add(word, (slot, 1))
    for number in range(1, 5):
        add(f"q{number}", ("quarter", number))
    add("h1", ("half", 1))
    add("h2", ("half", 2))
    return {word: tuple(readings) for word, readings in found.items()}


def _in_full(decades: Iterable[tuple[str, int]]) -> list[tuple[str, float]]:
    """The decades that name their century: "1990s" tells itself from "she is in her nineties"."""
    return [(word, float(first)) for word, first in decades if word[:4].isdecimal()]


def _roman(endings: tuple[str, ...]) -> list[tuple[str, float]]:
    """The centuries as they are carved: "xix", and with the ending of an ordinal, "xixe"."""
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return [
        ("x" * (n // 10) + units[n % 10] + end, float(n)) for n in range(1, 22) for end in ("", *endings) if end != "."
    ]


def _add_calendar(table: MomentTable, add: _Add) -> None:
    for slot, both, entries in (
        ("weekday", "any_weekday", table.weekdays),
        ("", "any_weekday", table.weekdays_short),
        ("month", "any_month", table.months),
        ("", "any_month", table.months_short),
    ):
        for number, forms in enumerate(entries, 1):
            for word in forms:
                add(word, *([(slot, number)] if slot else []), (both, number))
                for part in table.parts if slot == "weekday" else ():
                    add(word + part, ("weekday", number), ("any_weekday", number))
    for number, forms in enumerate(table.weekdays_plural, 1):
        for word in forms:
            add(word, ("weekdays", number))
    for word, number in table.days:
        add(word, ("relative_day", number))
    for stem, number in table.day_stems:
        for part in table.parts:
            add(stem + part, ("relative_day", number))
    for number, forms in table.seasons:
        for word in forms:
            add(word, ("season", number))
    for number, entry in enumerate(table.holidays):
        for name in entry.names:
            if " " not in name:
                add(name, ("holiday", number))
