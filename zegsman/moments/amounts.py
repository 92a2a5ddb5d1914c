"""Amounts of time that make one: in several units ("two years and three months ago", "1 Jahr, 2 Monate und 21 Tage"), or
between two numbers ("10 to 12 days", which is read as the larger).

In come a phrase, if any, and the tokens it stands in, out goes the phrase with the amounts that follow it taken along; or tokens,
with numbers that belong together as one. Which days are meant is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zegsman.language.moments import UNITS, MomentTable, Unit
from zegsman.moments import grammar
from zegsman.moments.grammar import Grammar, Phrase
from zegsman.moments.surroundings import Surroundings
from zegsman.moments.tokens import Token

_MONTHS: dict[Unit, int] = {"century": 1200, "decade": 120, "year": 12, "half_year": 6, "quarter": 3, "month": 1}
_DAYS: dict[Unit, int] = {"fortnight": 14, "week": 7, "day": 1}
_ORDER: dict[Unit | None, int] = {unit: number for number, unit in enumerate((*_MONTHS, *_DAYS))}  # the largest first
_FIRST = frozenset(("duration", "several_directed", "in_units", "within", "ago", "ahead"))
_THEN = frozenset(("duration", "ago", "ahead", "later", "earlier", "exactly_ago", "exactly_ahead"))
_UNITS = frozenset(("unit", "units"))


def joined(phrase: Phrase | None, around: Surroundings, made: Grammar, index: int) -> Phrase | None:
    """The phrase at `index` with each smaller amount behind it; what the last one says ("ago") is said of the whole."""
    first = phrase or _amount(around, made, index, frozenset(("a", "count")))
    if first is None or first.meaning not in _FIRST or first.unit() not in _ORDER or not _open(first, around, made):
        return phrase
    parts = [first]
    while (after := _next(parts[-1], around, made)) and _ORDER[after.unit()] > _ORDER[parts[-1].unit()]:
        if after.meaning != "duration" and first.meaning != "duration":
            break  # "vor zwei Jahren, drei Monate später"
        parts.append(after)
    return _sum(parts) if len(parts) > 1 else phrase


def merged(tokens: list[Token], table: MomentTable) -> list[Token]:
    """The tokens, two numbers before a unit of days and more made one that reads as the larger: "10 à 12 dagen"."""
    made, result, at = grammar.grammar(table), list[Token](), 0
    while at < len(tokens):
        larger = _larger(tokens, at, table, made)
        result.append(tokens[at] if larger is None else replace(larger, start=tokens[at].start))
        at += 1 if larger is None or larger.start == tokens[at].start else 3
    return result


def _larger(tokens: Sequence[Token], at: int, table: MomentTable, made: Grammar) -> Token | None:
    """The larger of the two numbers that begin here, "10 à 12" or "10-12", where a unit follows; None for all else."""
    low, dash, high = tokens[at].lower.partition("-")
    if dash and low.isdecimal() and high.isdecimal():
        rises = len(low) <= len(high) and int(low) < int(high) and _counts_days(made, tokens[at + 1 : at + 2])
        return replace(tokens[at], lower=high) if rises else None
    if at + 3 >= len(tokens) or tokens[at + 1].lower not in table.choices:
        return None
    first, second = _count(made, tokens[at]), _count(made, tokens[at + 2])
    rises = first is not None and second is not None and first < second
    return tokens[at + 2] if rises and _counts_days(made, tokens[at + 3 : at + 4]) else None


def _count(made: Grammar, token: Token) -> float | None:
    return next((value for slot, value in made.readings(token) if slot == "count"), None)


def _counts_days(made: Grammar, tokens: Sequence[Token]) -> bool:
    """True where the first of these is a unit of days and more."""
    read = made.readings(tokens[0]) if tokens else ()
    return any(slot in _UNITS and UNITS[int(value)] in _ORDER for slot, value in read)


def _open(phrase: Phrase, around: Surroundings, made: Grammar) -> bool:
    """True where a phrase ends with its unit: "two years", not "two years ago"."""
    return any(slot in _UNITS for slot, _ in made.readings(around.tokens[phrase.end - 1]))


def _amount(around: Surroundings, made: Grammar, at: int, numbers: frozenset[str]) -> Phrase | None:
    """A number and a unit, of which alone nothing is made: "een jaar"."""
    if at + 1 >= len(around.tokens):
        return None
    count = [read for read in made.readings(around.tokens[at]) if read[0] in numbers]
    unit = [read for read in made.readings(around.tokens[at + 1]) if read[0] in _UNITS]
    return Phrase(at, at + 2, "duration", (count[0], unit[0])) if count and unit else None


def _next(phrase: Phrase, around: Surroundings, made: Grammar) -> Phrase | None:
    """The amount behind a phrase, with or without a word between."""
    for joint in (*around.table.joints, ""):
        words = grammar.words(joint) if joint else ()
        at = phrase.end + len(words)
        if tuple(token.lower for token in around.tokens[phrase.end : at]) != words:
            continue
        amount = _amount(around, made, at, frozenset(("count",)))
        after = grammar.longest(made.phrases, made, around.tokens, at) if amount else None
        after = after if after and after.meaning in _THEN and after.end >= at + 2 else amount
        if after and after.unit() in _ORDER:
            return after
    return None


def _sum(parts: list[Phrase]) -> Phrase:
    """All amounts as one, in months and in days."""
    first, last = parts[0], parts[-1]
    months = sum(_MONTHS[unit] * part.count() for part in parts if (unit := part.unit()) in _MONTHS)
    days = sum(_DAYS[unit] * part.count() for part in parts if (unit := part.unit()) in _DAYS)
    amount: tuple[Unit, float] = ("day", days) if days else ("month", months)
    which = tuple(read for read in first.captures if read[0] == "which")
    captures = (*which, ("count", amount[1]), ("units", float(UNITS.index(amount[0]))))
    meaning = first.meaning if last.meaning == "duration" else last.meaning
    return Phrase(first.start, last.end, meaning, captures, months=int(months) if days else 0)
