"""One actor behind many appearances: which actors of different pages are one voice, why, and which stay apart.

Appearances come in, with what a person has said of them; `Voice`s go out, each with the joins that made it. Names must fit, and then roles,
company and days are weighed: the score of a pair is a sum of signs, and two go together above zero. A person's word goes before all
signs. Two actors of one page are never one, and two full names that differ never are.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from zegsman.actors import keys, spelling
from zegsman.actors.keys import plain, stem
from zegsman.actors.spelling import alike, same, sounds
from zegsman.language import exonyms
from zegsman.language.transcription import Transcription
from zegsman.values import ActorKind, Appearance, Verdict

__all__ = ["Join", "Voice", "voices"]

# What each sign adds to the score of a pair; set by hand, and measured by `gold/voices.py`.
FULL_NAME, OTHER_SPELLING, FAMILY_NAME, ONLY_ONE = 3.0, 2.5, -1.0, 2.0
SAME_ROLE, OTHER_ROLE = 2.0, -3.5
COMPANION, MOST_COMPANIONS, NO_COMPANION = 1.0, 3, -1.0
SAME_DAYS, LONG_AGO = 0.5, -0.5
BODY, BODY_SPELT, NOUN = 3.0, 2.0, -1.5
TOLD = 100.0

_NEAR, _FAR = 3, 3 * 365  # days
_COMPANY = 3  # companions on either side, from which on it tells something that none is shared
_WINDOW = 20  # appearances under one name that are looked at beside another
_NAMES = 100  # names with one key that are looked at beside each other, the most frequent ones
_SURE = 3.0  # the score from which on no other of them is looked at
_SHORT = 4  # letters of a body's name that is known by its letters only: VHB, EU
_LETTERS = 4  # of a word in a role that can tell it from another
_BODIES: frozenset[ActorKind] = frozenset(("organisation", "country", "group", "medium"))


@dataclass(frozen=True, slots=True)
class Join:
    """Two appearances that were put together, the older page first: the score, and what spoke for it and against it."""

    one: Appearance
    other: Appearance
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One actor over many pages: the name that most pages use (of people one with a first name), all spellings, the roles that most pages
    tell first."""

    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    variants: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    joins: tuple[Join, ...]

    @property
    def statements(self) -> int:
        """How many statements are theirs."""
        return sum(one.statements for one in self.appearances)


def voices(appearances: Iterable[Appearance], verdicts: Iterable[Verdict], table: Transcription) -> tuple[Voice, ...]:
    """The voices among some appearances, whoever said most first; every appearance with a name is in one of them.

    Of appearances under one name, and of those under two, only the ones nearest in time are weighed against each other: the time this takes
    grows with their number, and with that of the spellings.
    """
    shown = [one for one in appearances if one.kind != "unnamed"]
    gathering = _Gathering(shown, _Told(shown, verdicts), table)
    found = [_voice(members, joins, table) for members, joins in gathering.groups()]
    return tuple(sorted(found, key=lambda voice: (-voice.statements, -len(voice.appearances), voice.name)))


class _Told:
    """What a person said of pairs of appearances."""

    def __init__(self, shown: Sequence[Appearance], verdicts: Iterable[Verdict]) -> None:
        by_page: dict[int, list[int]] = {}
        for at, one in enumerate(shown):
            by_page.setdefault(one.page, []).append(at)

        def named(page: int, name: str) -> list[int]:
            here = by_page.get(page, ())
            equal = [at for at in here if name == shown[at].name] or [at for at in here if name in shown[at].variants]
            return equal[:1]

        self.same: dict[frozenset[int], bool] = {}
        for verdict in verdicts:
            ours = named(verdict.page, verdict.name)
            theirs = named(verdict.other_page, verdict.other_name)
            pairs = (frozenset(pair) for pair in itertools.product(ours, theirs))
            self.same.update({pair: verdict.same for pair in pairs if len(pair) > 1})


@dataclass(slots=True, eq=False)
class _Group:
    """Appearances that were put together: their numbers, their pages, and their full names, each spelling once."""

    members: list[int]
    pages: set[int]
    names: list[str]
    joins: list[Join] = field(default_factory=list)

    def take(self, other: _Group, join: Join) -> None:
        """Become one with another group."""
        self.members += other.members
        self.pages |= other.pages
        self.names = list(dict.fromkeys((*self.names, *other.names)))
        self.joins += [*other.joins, join]


class _Gathering:
    """Pairs in order of their score, put together where nothing in either group forbids it."""

    def __init__(self, shown: Sequence[Appearance], told: _Told, table: Transcription) -> None:
        self.shown, self.told, self.table = shown, told, table
        self.exonyms = exonyms.load()
        self.names = [_full_names(one, table) for one in shown]
        self.companies = [_company(one, table) for one in shown]
        self.keys = [keys.of(_spellings(one), table, country=one.kind == "country") for one in shown]
        self.short = [_initials(one) for one in shown]
        self.apart: dict[int, set[int]] = {}
        for pair in (pair for pair, is_same in told.same.items() if not is_same):
            for at in pair:
                self.apart.setdefault(at, set()).update(pair - {at})
        self.parted = frozenset[str]().union(*(self.keys[at] for at in self.apart))
        self.full_of = self._full_of()

    def groups(self) -> Iterator[tuple[list[Appearance], list[Join]]]:
        """Who belongs together, with the joins that put them so."""
        groups = [_Group([at], {self.shown[at].page}, list(self.names[at])) for at in range(len(self.shown))]
        of = list(groups)
        for score, one, other, why in sorted(self._pairs(), key=lambda pair: (-pair[0], pair[1], pair[2])):
            big, small = sorted((of[one], of[other]), key=lambda group: -len(group.members))
            if big is small or not self._may_join(big, small, score):
                continue
            first, second = sorted((self.shown[at] for at in (one, other)), key=lambda each: (each.page, each.number))
            big.take(small, Join(first, second, round(score, 1), why))
            for at in small.members:
                of[at] = big
        for group in dict.fromkeys(of):
            yield [self.shown[at] for at in sorted(group.members)], group.joins

    def _pairs(self) -> Iterator[tuple[float, int, int, tuple[str, ...]]]:
        for pair, told in self.told.same.items():
            if told:
                one, other = sorted(pair)
                yield TOLD, one, other, ("a person said so",)
        for one, others in self._near():
            for other in others:
                signs = () if frozenset((one, other)) in self.told.same else tuple(self._signs(one, other))
                score = sum(weight for weight, _ in signs)
                if signs and score > 0:
                    yield score, one, other, tuple(why for _, why in signs)
                    if score >= _SURE:
                        break

    def _near(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Each appearance with those near to it in time, under its own name (the nearest before it first) or under another."""
        under: dict[str, list[int]] = {}
        for at in sorted(range(len(self.shown)), key=lambda at: self.shown[at].day or date.min):
            under.setdefault(plain(self.shown[at].name), []).append(at)
        for all_of in under.values():
            for place, one in enumerate(all_of):
                yield one, all_of[max(0, place - _WINDOW) : place][::-1]
        for few, many in self._two_names(list(under.values())):
            days = [self.shown[at].day or date.min for at in many]
            for one in few:
                place = max(0, bisect_left(days, self.shown[one].day or date.min) - _WINDOW // 2)
                yield one, many[place : place + _WINDOW]

    def _two_names(self, groups: Sequence[list[int]]) -> Iterator[tuple[list[int], list[int]]]:
        """Names that may be one, the rarer first; of those that share one key the most frequent ones only."""
        by_key: dict[str, list[int]] = {}
        for number in sorted(range(len(groups)), key=lambda number: -len(groups[number])):
            for key in frozenset[str]().union(*(self.keys[at] for at in groups[number])):
                by_key.setdefault(key, []).append(number)
        pairs = {pair for numbers in by_key.values() for pair in itertools.combinations(numbers[:_NAMES], 2)}
        by_size = (sorted(pair, key=lambda number: len(groups[number])) for pair in sorted(pairs))
        for few, many in by_size:
            if self._may_meet(groups[few], groups[many]):
                yield groups[few], groups[many]

    def _may_meet(self, few: Iterable[int], many: Iterable[int]) -> bool:
        """False for two names of which no full name of the one fits the other's."""
        names = [{name for at in group for name in self.names[at]} for group in (few, many)]
        bare = any(not self.names[at] for group in (few, many) for at in group)
        return bare or any(alike(one, other, self.table) for one, other in itertools.product(*names))

    def _may_join(self, big: _Group, small: _Group, score: float) -> bool:
        parted = any(not self.apart.get(at, set()).isdisjoint(big.members) for at in small.members)
        if parted or score >= TOLD:
            return not parted
        fits = all(any(alike(a, b, self.table) for a in big.names) for b in small.names) or not big.names
        return fits and big.pages.isdisjoint(small.pages)

    def _excludes(self, one: int, other: int) -> bool:
        """True for two of one page, and for people whose full names differ."""
        if self.shown[one].page == self.shown[other].page:
            return True
        if self._initials_differ(one, other):
            return True
        first, second = self.names[one], self.names[other]
        both = self.shown[one].kind == self.shown[other].kind == "person" and first and second
        return bool(both) and not any(alike(a, b, self.table) for a in first for b in second)

    def _initials_differ(self, one: int, other: int) -> bool:
        """True for "J. Eikhof" beside "K. Eikhof" or "Karel Eikhof"."""
        if not self.short[one] and not self.short[other]:
            return False
        ours, theirs = (self.short[at] or {plain(name)[:1] for name in self.names[at]} for at in (one, other))
        return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)

    def _signs(self, one: int, other: int) -> Iterator[tuple[float, str]]:
        """What speaks for and against two appearances being one; nothing where their names do not fit."""
        first, second = self.shown[one], self.shown[other]
        if self._excludes(one, other):
            return
        name = self._body(first, second) if first.kind in _BODIES else self._name(one, other)
        if name is None:
            return
        yield name
        if first.kind == "person":
            yield from _roles(first, second, self.table)
        yield from self._companions(one, other)
        yield from _days(first.day, second.day)

    def _body(self, first: Appearance, second: Appearance) -> tuple[float, str] | None:
        """The same name, or a short one that the other is also called by ("EU"), or what another language calls them."""
        if second.kind not in _BODIES:
            return None
        ours, theirs = ({plain(name) for name in _spellings(one)} for one in (first, second))
        if ours & theirs:
            return (BODY, "the same name") if first.named and second.named else (NOUN, "called by the same noun")
        codes, others = ({self.exonyms[name] for name in names if name in self.exonyms} for names in (ours, theirs))
        if codes & others:
            return BODY, "the same name in another language"
        if codes or others or not (first.named and second.named):
            return None
        if first.kind == second.kind == "country":
            spelt = {stem(name) for name in ours} & {stem(name) for name in theirs}
        else:
            spelt = {way for name in ours if len(name) > _SHORT for way in sounds(name, self.table)}
            spelt &= {way for name in theirs if len(name) > _SHORT for way in sounds(name, self.table)}
        return (BODY_SPELT, "the same name, spelt otherwise") if spelt else None

    def _name(self, one: int, other: int) -> tuple[float, str] | None:
        first, second = self.shown[one], self.shown[other]
        if second.kind != "person":
            return None
        ours, theirs = self.names[one], self.names[other]
        if ours and theirs:
            equal = {plain(name) for name in ours} & {plain(name) for name in theirs}
            return (FULL_NAME, "the same name") if equal else (OTHER_SPELLING, "the same name, spelt otherwise")
        if not any(same(_family(a), _family(b), self.table) for a in _spellings(first) for b in _spellings(second)):
            return None
        if self._is_only_one(self.keys[one] | self.keys[other]):
            return FAMILY_NAME + ONLY_ONE, "the family name of one person only"
        return FAMILY_NAME, "the family name"

    def _full_of(self) -> Mapping[str, list[str]]:
        """The different full names of people with a key in common."""
        found: dict[str, list[str]] = {}
        for names, all_keys in zip(self.names, self.keys, strict=True):
            for key in all_keys:
                known = found.setdefault(key, [])
                if len(known) < 2:  # two tell that it is not one person's
                    known += [name for name in names if not any(alike(name, other, self.table) for other in known)]
        return found

    def _is_only_one(self, of: Iterable[str]) -> bool:
        """True where all full names with these keys can be one person's, and nobody said that there are two."""
        keys_of = frozenset(of)
        names = list(dict.fromkeys(name for key in keys_of for name in self.full_of.get(key, ())))
        return (
            bool(names)
            and keys_of.isdisjoint(self.parted)
            and all(alike(names[0], other, self.table) for other in names[1:])
        )

    def _companions(self, one: int, other: int) -> Iterator[tuple[float, str]]:
        ours, theirs = self.companies[one], self.companies[other]
        shared = sorted(ours.keys() & theirs.keys())
        if shared:
            told = ", ".join(ours[name] for name in shared[:MOST_COMPANIONS])
            yield COMPANION * min(len(shared), MOST_COMPANIONS), f"both beside {told}"
        elif min(len(ours), len(theirs)) >= _COMPANY:
            yield NO_COMPANION, "nobody else in common"


def _roles(first: Appearance, second: Appearance, table: Transcription) -> Iterator[tuple[float, str]]:
    ours, theirs = (_heads_of_roles(one, table) for one in (first, second))
    if not ours or not theirs:
        return
    shared = sorted(min(a, b, key=len) for a in ours for b in theirs if a.endswith(b) or b.endswith(a))
    if shared:
        yield SAME_ROLE, f"the same role: {shared[0]}"
    elif first.language == second.language:
        yield OTHER_ROLE, f"another role: {first.roles[0]}, {second.roles[0]}"


def _heads_of_roles(one: Appearance, table: Transcription) -> set[str]:
    """The noun that each role turns on: "wethouder" of "wethouder van Oudemeer", "minister" of "former foreign minister"."""

    def tells(word: str) -> bool:
        return len(word) >= _LETTERS and word not in table.particles

    found: set[str] = set()
    for role in one.roles:
        behind_articles = itertools.dropwhile(lambda word: not tells(word), plain(role).split())
        found.update([*itertools.takewhile(tells, behind_articles)][-1:])
    return found


def _days(one: date | None, other: date | None) -> Iterator[tuple[float, str]]:
    if one is None or other is None:
        return
    apart = abs((one - other).days)
    if apart <= _NEAR:
        yield SAME_DAYS, "in the same days"
    elif apart > _FAR:
        yield LONG_AGO, "years apart"


def _company(one: Appearance, table: Transcription) -> dict[str, str]:
    """The companions by what their spellings share."""
    found: dict[str, str] = {}
    for name in one.companions:
        every = spelling.keys(name, table)
        if every:
            found.setdefault(min(every), name)
    return found


def _spellings(one: Appearance) -> tuple[str, ...]:
    return one.name, *one.variants


def _full_names(one: Appearance, table: Transcription) -> list[str]:
    """The spellings with a first name: not "Van den Eikhof", and not "J. Eikhof"."""
    return [name for name in _spellings(one) if one.kind == "person" and _has_first_name(name, table)]


def _initials(one: Appearance) -> set[str]:
    """The first letters of spellings like "J. Eikhof"."""
    firsts = (name.partition(" ")[0].strip(".") for name in _spellings(one) if " " in name and one.kind == "person")
    return {plain(first) for first in firsts if len(first) == 1}


def _has_first_name(name: str, table: Transcription) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and len(first.strip(".")) > 1 and first.casefold() not in table.particles


def _family(name: str) -> str:
    return name.split()[-1] if name.split() else ""


def _voice(members: Sequence[Appearance], joins: Sequence[Join], table: Transcription) -> Voice:
    times = Counter(one.name for one in members)
    people = any(one.kind == "person" for one in members)
    full = [name for name in times if people and _has_first_name(name, table)] or list(times)
    name = max(full, key=lambda name: times[name])
    roles = Counter(role for one in members for role in dict.fromkeys(one.roles))
    spelt = dict.fromkeys(spelling for one in members for spelling in _spellings(one))
    kinds = Counter(one.kind for one in members)
    return Voice(
        name=name,
        kind=kinds.most_common(1)[0][0],
        roles=tuple(role for role, _ in roles.most_common()),
        variants=tuple(spelling for spelling in spelt if spelling != name),
        appearances=tuple(members),
        joins=tuple(joins),
    )
