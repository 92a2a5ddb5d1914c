"""The phrases of time in a stretch: the longest ones, two that make one joined, look-alikes left out.

In come the tokens of a stretch, out go `Phrase`s in order that do not overlap. Which days they mean is not known here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from zegsman.language.moments import MomentTable
from zegsman.moments import alone, amounts, grammar
from zegsman.moments.grammar import Grammar, Phrase
from zegsman.moments.surroundings import Surroundings
from zegsman.moments.tokens import opens

_WRITTEN_SMALL = frozenset(("weekday", "month", "relative_day", "season"))
_LONE = frozenset(("month", "year", "season"))
_DECADES = frozenset(("decade", "decade_too"))
_APART = 3
_YEAR_DIGITS = 4
_ANY = "*"


def find(around: Surroundings) -> list[Phrase]:
    """The phrases of a stretch, in order; "now" is none, but may be an end of one ("between now and June")."""
    made, found, index = grammar.grammar(around.table), list[Phrase](), 0
    while index < len(around.tokens):
        if (line := alone.line(around, index)) and (whole := alone.find(around, line)):
            found += whole
            index = line.stop
            continue
        phrase = amounts.joined(grammar.wrapped(made, around.tokens, index), around, made, index)
        if phrase is None:
            index += 1
            continue
        phrase = _trimmed(phrase, around)
        if _allowed(phrase, around, made, found):
            found.append(phrase)
            index = phrase.end
        else:
            index = phrase.end if _finished(phrase, around) else index + 1
    return [phrase for phrase in _joined(found, around, made) if phrase.meaning != "now" or phrase.until]


def _trimmed(phrase: Phrase, around: Surroundings) -> Phrase:
    """Without the full stop of an abbreviation: it may as well end the sentence."""
    return replace(phrase, end=phrase.end - 1) if around.tokens[phrase.end - 1].lower == "." else phrase


def _finished(phrase: Phrase, around: Surroundings) -> bool:
    """True where nothing inside a refused phrase may be looked at again: "34 jaar", "elke maandag"."""
    return phrase.meaning in ("duration", "half_duration", "weekday", "year", "month") or phrase.end - phrase.start == 1


def _allowed(phrase: Phrase, around: Surroundings, made: Grammar, found: list[Phrase]) -> bool:
    """False for look-alikes."""
    return (
        not _part_of_word(phrase, around, made, found[-1].end if found else None)
        and not _quoted(phrase, around)
        and not _unread_year(phrase, around)
        and not _name(phrase, around)
        and not _habit(phrase, around)
        and not _lone(phrase, around)
        and not _half_decade(phrase, found, around)
        and not _measure(phrase, around)
        and not _counts_things(phrase, around)
        and not _age_or_punishment(phrase, around)
    )


def _part_of_word(phrase: Phrase, around: Surroundings, made: Grammar, reached: int | None) -> bool:
    """True in "8 oktober-brug" or "pre-mei": a hyphen or a figure is tied to the phrase without a space."""
    tokens = around.tokens
    first, last = tokens[phrase.start], tokens[phrase.end - 1]
    tied = ("-", "/", "'", "’", "_", "&", "@", "#", "+", "=")
    if phrase.end + 1 < len(tokens) and tokens[phrase.end].lower in tied[:2]:
        mark, following = tokens[phrase.end], tokens[phrase.end + 1]
        apart = mark.lower == "/" and last.lower.isdecimal() and following.lower.isalpha()  # "Ende 2016/Anfang 2017"
        if mark.start == last.end and following.start == mark.end and following.lower[0].isalnum() and not apart:
            return not _spans(phrase, grammar.wrapped(made, tokens, phrase.end + 1))
    if phrase.end < len(tokens) and tokens[phrase.end].start == last.end and tokens[phrase.end].lower[0].isalnum():
        return True
    before = tokens[phrase.start - 1] if phrase.start else None
    if before is None or before.end != first.start:
        return False
    if before.lower in ("'", "’") or (before.lower == "-" and reached == phrase.start - 1):
        return False
    if (
        before.lower == "/"
        and first.lower.isalpha()
        and phrase.start > 1
        and tokens[phrase.start - 2].lower.isdecimal()
    ):
        return False
    figure = before.lower in (".", ",") and first.lower[0].isdecimal()
    return figure or before.lower in tied or before.lower[0].isalnum()


def _half_decade(phrase: Phrase, found: list[Phrase], around: Surroundings) -> bool:
    """True for a number that is a decade only beside another: "de jaren zeventig en tachtig"."""
    if "decade_too" not in (phrase.meaning, phrase.inner and phrase.inner.meaning):
        return False
    before = found[-1] if found else None
    joined = around.before(phrase.start) in around.table.pairs
    return before is None or not joined or before.end != phrase.start - 1 or before.meaning not in _DECADES


def _quoted(phrase: Phrase, around: Surroundings) -> bool:
    """True in "said 'May' 68 times": the mark closes a quotation, and is no part of the year, as it is in "May '68"."""
    if phrase.value("short") is None:
        return False
    name, mark, figure = around.tokens[phrase.end - 3 : phrase.end]
    return name.end == mark.start or mark.end != figure.start


def _spans(phrase: Phrase, after: Phrase | None) -> bool:
    """True in "Nov 18-Dec 19": a hyphen between two days."""
    return after is not None and (phrase.meaning, after.meaning) == ("day_month", "day_month")


def _unread_year(phrase: Phrase, around: Surroundings) -> bool:
    """True in "31 december 9999": what stands behind the month is a year that is not read, and no number of things."""
    named = phrase
    while named.inner:
        named = named.inner
    if named.meaning not in ("day_month", "month") or named.value("year") is not None:
        return False
    figure, thing = around.after(phrase.end), around.after(phrase.end + 1)
    counted = thing[:1].isalpha() and thing not in around.table.tense.boundaries
    return len(figure) == _YEAR_DIGITS and figure.isdecimal() and not counted


def _name(phrase: Phrase, around: Surroundings) -> bool:
    """True in "De Morgen", "Theresa Mei": a word that is written small has a capital inside the sentence."""
    first = around.tokens[phrase.start]
    if not around.table.lower_case or phrase.end - phrase.start > 1 or phrase.meaning not in _WRITTEN_SMALL:
        return False
    if first.capital:
        return not opens(around.tokens, phrase.start) or _capital_after(phrase, around)
    return False


def _capital_after(phrase: Phrase, around: Surroundings) -> bool:
    """True where a capital follows: "Maandag Live"."""
    return phrase.end < len(around.tokens) and around.tokens[phrase.end].capital and phrase.meaning == "month"


def _habit(phrase: Phrase, around: Surroundings) -> bool:
    """True in "elke maandag" and "per dag": no day that a reader would put on a calendar."""
    before, after = around.before(phrase.start), around.after(phrase.end)
    tense = around.table.tense
    if before in around.all_articles and after.endswith(tense.past_endings) and after not in tense.not_verbs:
        return False  # "een maandag verstuurde brief"
    if _event(phrase, around):
        return False
    part_of_day = phrase.end - phrase.start == 1 and around.tokens[phrase.start].lower in around.table.parts
    if part_of_day and before in around.table.articles:
        return True  # "in de morgen"
    if phrase.value("year") is not None and phrase.meaning != "holiday":
        return False  # "the whole first quarter of 2013"
    if phrase.meaning in ("day_month", "numeric", "year", "month_year", "holiday", "a_weekday_in", "weekday_in"):
        return before in around.table.quiet.before and phrase.meaning == "holiday"
    return before in around.table.quiet.before


def _event(phrase: Phrase, around: Surroundings) -> bool:
    """True in "in a Wednesday interview": what happened is told of, not what happens on Wednesdays."""
    if (
        phrase.meaning != "weekday"
        or phrase.end - phrase.start > 1
        or around.before(phrase.start) not in around.table.one
    ):
        return False
    after, leads = around.tokens[phrase.end : phrase.end + 1], around.table.quiet.event_leads
    noun = bool(after) and after[0].lower.isalpha() and not after[0].capital and not _particle(after[0].lower, around)
    return noun and around.before(phrase.start, 2) in leads


def _particle(word: str, around: Surroundings) -> bool:
    tense = around.table.tense
    return word in tense.boundaries | tense.past | tense.future | tense.since | around.table.quiet.month_leads


def _lone(phrase: Phrase, around: Surroundings) -> bool:
    """True for a month, year or season that no word before it makes a moment."""
    quiet, before = around.table.quiet, around.before(phrase.start)
    if phrase.meaning == "midnight":
        return around.bound(phrase.start) is None
    if (
        phrase.meaning in ("day_before", "day_after", "unit_before", "unit_after")
        and around.after(phrase.end - 1) in around.table.quiet.openers
    ):
        return around.after(phrase.end)[:1].isalnum()  # "the day before", not "the day before the vote"
    if phrase.meaning == "month" and phrase.end - phrase.start == 1:
        first = around.tokens[phrase.start]
        sure = first.lower in quiet.sure_months and first.capital != around.table.lower_case
        short = first.lower not in _full_months(around.table)
        return not sure and before not in (quiet.short_month_leads if short else quiet.month_leads)
    if phrase.meaning == "year" and phrase.end - phrase.start == 1:
        if _ANY in quiet.year_leads:  # where nouns are written large, "2011 Häuser" tells itself from "2011 saniert"
            led = before in around.table.tense.since  # "seit 2016 Gas"
            counted = not led and phrase.end < len(around.tokens) and around.tokens[phrase.end].capital
            return counted or around.after(phrase.end) in quiet.not_years or before in quiet.before
        return before not in quiet.year_leads or around.after(phrase.end) in quiet.not_years
    if phrase.meaning == "day_of_week_only" and phrase.value("daydot"):
        return _figure(phrase, around)
    if phrase.meaning == "season":
        return before not in quiet.season_leads
    if phrase.meaning == "duration" and phrase.unit() == "day" and phrase.end - phrase.start == 2:
        return phrase.value("a") is not None  # "een dag duurt er zestien uur"
    if phrase.meaning == "the_unit":
        return phrase.unit() != "weekend"
    return phrase.meaning == "century" and around.after(phrase.end - 1) == ""


@lru_cache(maxsize=32)
def _full_months(table: MomentTable) -> frozenset[str]:
    return frozenset(word for words in table.months for word in words)


def _figure(phrase: Phrase, around: Surroundings) -> bool:
    """True where "5.10." may as well be a price that ends its sentence, or "um 5.10." a time of the clock."""
    if not around.tokens[phrase.start].lower[0].isdecimal():
        return False  # "am 5.10."
    before, stop = around.before(phrase.start), phrase.end + 1
    if before in around.table.quiet.clock:
        return True
    led = before in around.all_articles or around.bound(phrase.start) or around.opening(phrase.start, phrase.end)
    goes_on = stop < len(around.tokens) and not around.tokens[stop].capital and around.after(stop) != "\n"
    return not led and not goes_on


def _counts_things(phrase: Phrase, around: Surroundings) -> bool:
    """True in "on the 18th floor": a day of the month stands alone, or a verb follows."""
    if phrase.meaning != "day_alone" or phrase.unit() is not None or phrase.end == len(around.tokens):
        return False
    tense, after = around.table.tense, around.after(phrase.end)
    if phrase.value("nth") is None:  # "am 15. beginnt": behind the stop a verb, not a noun or a month
        at = phrase.end + 1
        return (
            after != "." or at >= len(around.tokens) or around.tokens[at].capital or not around.after(at)[0].isalpha()
        )
    return after[0].isalnum() and after not in tense.past | tense.future | tense.auxiliaries | tense.reporting


def _measure(phrase: Phrase, around: Surroundings) -> bool:
    """True for money and shares: "€ 2025", "2025 euro", "2025 %", "$12 December 27"."""
    if phrase.meaning == "day_month" and around.tokens[phrase.start].lower[0].isdecimal():
        before = around.before(phrase.start)
        return before in around.table.quiet.money and not before.isalpha()
    if phrase.meaning not in ("year", "years", "day_of_week_only"):
        return False
    money = around.table.quiet.money
    return around.before(phrase.start) in money or around.after(phrase.end) in money


def _age_or_punishment(phrase: Phrase, around: Surroundings) -> bool:
    """True in "een man van 34 jaar", "(34 jaar)", "34 jaar oud", "zes jaar cel"."""
    if phrase.meaning not in ("duration", "half_duration"):
        return False
    quiet, unit = around.table.quiet, phrase.unit()
    if around.tokens[phrase.start].lower in around.table.bounds.after:
        return False  # "was na 36 jaar met pensioen"
    before, after = around.before(phrase.start), around.after(phrase.end)
    if after in quiet.age_after or (unit in ("year", "month", "week", "day") and around.punished(phrase.start)):
        return True
    if before in quiet.before or f"{around.before(phrase.start, 2)} {before}" in quiet.every:
        return True
    if unit not in ("year", "month"):
        return False
    lone = (before, after) in (("(", ")"), (",", ","))
    return lone or before in quiet.age_before or _of_person(phrase, around)


def _of_person(phrase: Phrase, around: Surroundings) -> bool:
    """True in "een man van 34 jaar" and "twee meisjes van 9 en 10 jaar"."""
    of, persons = around.table.tense.attributive, around.table.quiet.persons
    return any(
        around.before(phrase.start, back) in of and around.before(phrase.start, back + 1) in persons
        for back in (1, 2, 3)
    )


def _joined(found: list[Phrase], around: Surroundings, made: Grammar) -> list[Phrase]:
    """Two phrases with "tussen … en", "van … tot" round them made one, unless a deadline moves from one to the other."""
    result: list[Phrase] = []
    for phrase in found:
        near = bool(result) and result[-1].until is None and 0 < phrase.start - result[-1].end <= _APART
        if near and not around.moves(phrase.start):
            joined = _range(result[-1], phrase, around)
            if joined:
                result[-1] = joined
                continue
        result.append(phrase)
    return result


def _range(first: Phrase, second: Phrase, around: Surroundings) -> Phrase | None:
    after = first.end + (around.after(first.end) == "." and first.end + 1 < second.start)  # "14.10. bis 15.10."
    between = tuple(token.lower for token in around.tokens[after : second.start])
    for ranging in around.table.ranges:
        opening = grammar.words(ranging.opening)
        start = first.start - len(opening)
        if between != grammar.words(ranging.between) or start < 0:
            continue
        if tuple(token.lower for token in around.tokens[start : first.start]) == opening and _alike(first, second):
            return replace(first, start=start, end=second.end, until=second)
    return None


def _alike(first: Phrase, second: Phrase) -> bool:
    return "duration" not in (first.meaning, second.meaning)
