"""The words of time of a language, as its `moments.toml` lists them.

In comes the path of the table; out goes a frozen `MomentTable`: names of days and months, numbers, holidays, the phrasings
a language has for "three weeks ago" or "from Monday to Friday", and the words that tell past from future and demand from
report. What a phrasing *means* is not known here: the keys of `[phrases]` and `[wraps]` are names of meanings that the
moments room computes.

A phrasing is a few words, matched whole and without regard to case:

    over {count} {units}        braces: a slot, filled by a word of that class ({a|b}: of either class)
    {month} tot|en {month}      alternatives stand with a bar between them
    [de] {ordinal} {month}      brackets: the words may be missing
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, get_args

from zegsman.language import feasts
from zegsman.language.table import Table

Unit = Literal[
    "hour",
    "day",
    "week",
    "fortnight",
    "weekend",
    "working_week",
    "month",
    "quarter",
    "half_year",
    "year",
    "decade",
    "century",
]
UNITS: tuple[Unit, ...] = get_args(Unit)
Meaning = Literal[
    "nothing", "now", "weekday", "weekday_in_week", "weekday_directed", "weekday_next", "weekday_after_weeks", "weekday_weeks_ago", "weekday_weeks_ahead", "weekday_of_week_number", "weekday_day",
    "weekdays_ago", "weekdays_ahead",
    "day_alone", "exactly_ago", "exactly_ahead", "in_units", "first_units", "year_month",
    "day_month", "days_of_month", "day_to_day", "numeric", "day_of_week_only", "month", "month_year", "months_of_year", "months",
    "month_directed", "year", "years", "decade", "decade_too", "century", "relative_day", "unit_directed", "units_directed", "the_unit",
    "several_directed", "ago", "ahead", "later", "earlier", "day_after", "day_before", "same", "unit_before", "unit_after", "duration", "half_duration",
    "within", "season", "season_year", "season_directed", "part_of_month", "quarter", "week_number", "half_of_year", "holiday",
    "holiday_directed", "holiday_weekend", "year_before", "unit_end", "unit_begin", "that_day", "later_in", "earlier_in", "midnight", "new_year",
]  # fmt: skip
Wrap = Literal["begin", "middle", "end", "quarter_of", "half_of", "after", "before", "week_of", "weekend_of",
               "weekday_in", "a_weekday_in", "last_weekday_in", "day_of", "week_in", "month_in", "weekend_in", "first_units_of",
               "last_units_of", "weekday_after", "weekday_before", "same_in", "rest", "span_from", "span_to"]  # fmt: skip

Name = TypeVar("Name", Meaning, Wrap)
SLOTS = frozenset(
    ("weekday", "any_weekday", "part", "day", "month", "any_month", "year", "ordinal", "number", "count", "a", "unit", "units",
     "unit_plural", "which", "article", "relative_day", "season", "holiday", "quarter", "decade", "long_decade", "decade_digits", "date",
     "dayrange", "dayslash", "daydot", "yearrange", "yearmonth", "nth", "far", "plus", "roman", "half", "share", "year_words", "weekdays", "back", "short", "month_figure")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name: a fixed day, an offset from Easter Sunday, the nth weekday of a month (-1: the last), or a feast of
    `feasts.toml`. `orthodox`: an offset from the Easter of the eastern churches; `shift`: days after the nth weekday; `days`:
    how many it has."""

    names: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    weekday: int | None = None
    nth: int | None = None
    not_on_sunday: bool = False
    orthodox: int | None = None
    feast: str | None = None
    shift: int = 0
    days: int = 1


@dataclass(frozen=True, slots=True)
class Ranging:
    """Two moments that make one: the words before the first ("" where there are none), and the words between."""

    opening: str
    between: str


@dataclass(frozen=True, slots=True)
class Tense:
    """Words near a moment that tell where it lies; `past` holds strong verbs behind their prefixes too. `boundaries` begin a new clause; `ambiguous`: verbs that may be another word,
    heard where no other is ("zijn"); `second_endings`: of a verb of the present that stands second, behind a moment that opens
    the sentence; `toward`: words of a plan, behind which a moment lies ahead; `past_or_participle`: past forms, unless one of
    `passive` stands before; `subjects`: pronouns with a verb behind; `noun_endings`: of words that are no participles; `light`:
    words that may stand between a verb and its moment; `complete`: particles that end a verb of telling, so that what follows
    belongs to an infinitive.
    """

    past: frozenset[str]
    future: frozenset[str]
    reporting: frozenset[str]
    past_endings: tuple[str, ...]
    present_endings: tuple[str, ...]
    participles: tuple[str, ...]
    not_verbs: frozenset[str]
    boundaries: frozenset[str]
    since: frozenset[str]
    attributive: frozenset[str]
    ahead: frozenset[str]
    infinitive: frozenset[str]
    auxiliaries: frozenset[str]
    ambiguous: frozenset[str]
    second_endings: tuple[str, ...]
    complete: frozenset[str]
    light: frozenset[str]
    toward: tuple[str, ...]
    subjects: frozenset[str]
    noun_endings: tuple[str, ...]
    past_or_participle: frozenset[str]
    passive: frozenset[str]
    participle_endings: tuple[str, ...]
    inner_participles: tuple[str, ...]
    will: tuple[str, ...]
    perfect: tuple[str, ...]
    planned: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words that make a moment a bound, and words that make a bound a deadline.

    `onwards`: words behind a moment that make it a beginning ("onwards"). `included`: words of a bound after which the last day counts in ("by", "t/m"). `unsure`: words that may as well mean something
    else ("voor" is "before" and "for"), so that only what is due makes a bound of them.
    `gets`: the forms among `gives` whose subject is the one who is given time ("kreeg"). `moves`: words that shift a deadline; `moved_to`:
    words before the day that takes the place of another ("van 1 mei naar 1 juni").
    """

    starting: tuple[str, ...]
    onwards: tuple[str, ...]
    since: tuple[str, ...]
    after: tuple[str, ...]
    included: tuple[str, ...]
    unsure: tuple[str, ...]

    before: tuple[str, ...]
    by: tuple[str, ...]
    latest: tuple[str, ...]
    until: tuple[str, ...]
    on: tuple[str, ...]
    demand: tuple[str, ...]
    promise: tuple[str, ...]
    ultimatum: tuple[str, ...]
    leave: tuple[str, ...]
    gives: tuple[str, ...]
    gets: tuple[str, ...]
    moves: tuple[str, ...]
    moved_to: tuple[str, ...]
    ends: tuple[str, ...]
    conditions: tuple[str, ...]
    negations: tuple[str, ...]
    none: tuple[str, ...]
    expect: tuple[str, ...]
    still: tuple[str, ...]
    outcomes: tuple[str, ...]
    purpose: tuple[str, ...]
    emphatic: tuple[str, ...]
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Words beside a moment that make it none, and words without which a lone month, year or season is none.

    "*" among `year_leads`: none is needed, as a language that writes nouns large tells "2011 Häuser" from "2011 saniert".
    """

    before: frozenset[str]
    event_leads: frozenset[str]
    clock: frozenset[str]
    every: frozenset[str]
    month_leads: frozenset[str]
    sure_months: frozenset[str]
    short_month_leads: frozenset[str]
    openers: frozenset[str]
    year_leads: frozenset[str]
    season_leads: frozenset[str]
    not_years: frozenset[str]
    money: frozenset[str]
    age_after: frozenset[str]
    age_before: frozenset[str]
    persons: frozenset[str]
    punishments: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)  # a table is itself: to ask for its tree is cheap
class MomentTable:
    """All words of time of one language. Alternatives of one entry are a tuple; weekdays and months are in calendar order."""

    lower_case: bool
    day_first: bool
    capital: frozenset[str]
    weekdays: tuple[tuple[str, ...], ...]
    weekdays_short: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    months_short: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]
    days: tuple[tuple[str, int], ...]
    day_stems: tuple[tuple[str, int], ...]
    singular: tuple[tuple[Unit, tuple[str, ...]], ...]
    plural: tuple[tuple[Unit, tuple[str, ...]], ...]
    numbers: tuple[tuple[str, float], ...]
    days_in_words: bool
    one: tuple[str, ...]
    ordinals: tuple[tuple[str, int], ...]
    ordinal_endings: tuple[str, ...]
    decades: tuple[tuple[str, int], ...]
    seasons: tuple[tuple[int, tuple[str, ...]], ...]
    holidays: tuple[Holiday, ...]
    which: tuple[tuple[str, int], ...]
    far: tuple[tuple[str, int], ...]
    plus: tuple[tuple[str, float], ...]
    joints: tuple[str, ...]
    choices: frozenset[str]
    pairs: frozenset[str]
    back: tuple[tuple[str, float], ...]
    share: tuple[tuple[str, float], ...]
    year_words: tuple[tuple[str, int], ...]
    weekdays_plural: tuple[tuple[str, ...], ...]
    articles: tuple[str, ...]
    compounds: tuple[tuple[str, str], ...]
    phrases: tuple[tuple[Meaning, tuple[str, ...]], ...]
    wraps: tuple[tuple[Wrap, tuple[str, ...]], ...]
    alone: tuple[tuple[Meaning, tuple[str, ...]], ...]
    ranges: tuple[Ranging, ...]
    tense: Tense
    bounds: Bounds
    quiet: Quiet


def read(path: Path) -> MomentTable:
    """The table of `moments.toml`; raises `BadPack` with file and line where it is not well formed."""
    table = Table.read(path)
    calendar, numbers, units = table.table("calendar"), table.table("numbers"), table.table("units")
    parts = calendar.texts("parts")
    result = MomentTable(
        lower_case=calendar.flag("lower_case"),
        day_first=calendar.flag("day_first", True),
        capital=frozenset(calendar.texts("capital", ())),
        weekdays=_entries(calendar, "weekdays", 7),
        weekdays_short=_entries(calendar, "weekdays_short", 7),
        months=_entries(calendar, "months", 12),
        months_short=_entries(calendar, "months_short", 12),
        parts=parts,
        days=_numbered(calendar.table("days")),
        day_stems=_numbered(calendar.table("day_stems")),
        singular=_units(units.table("singular")),
        plural=_units(units.table("plural")),
        numbers=_numbers(numbers),
        days_in_words=numbers.flag("days_in_words", True),
        one=numbers.texts("one"),
        ordinals=tuple((word, n) for n, words in enumerate(_entries(numbers, "ordinals", 31), 1) for word in words),
        ordinal_endings=numbers.texts("ordinal_endings"),
        decades=_numbered(numbers.table("decades")),
        seasons=_seasons(calendar.table("seasons")),
        holidays=tuple(_holiday(entry) for entry in table.tables("holidays")),
        which=_which(calendar.table("which")),
        far=_far(calendar.table("far")),
        joints=numbers.texts("joints"),
        choices=frozenset(numbers.texts("choices")),
        pairs=frozenset(calendar.texts("pairs")),
        back=_plus(numbers.table("back")),
        plus=_plus(numbers.table("plus")),
        share=_plus(numbers.table("share")),
        year_words=_year_words(numbers),
        weekdays_plural=_entries(calendar, "weekdays_plural", 7),
        articles=calendar.texts("articles"),
        compounds=_compounds(calendar, numbers.texts("small")),
        phrases=_meanings(table.table("phrases"), get_args(Meaning)),
        wraps=_meanings(table.table("wraps"), get_args(Wrap)),
        alone=_meanings(table.table("alone"), get_args(Meaning)),
        ranges=tuple(_ranging(entry) for entry in table.tables("ranges")),
        tense=_tense(table.table("tense")),
        bounds=_bounds(table.table("bounds")),
        quiet=_quiet(table.table("quiet")),
    )
    for part in (calendar, numbers, units, table):
        part.done()
    return result


def _compounds(table: Table, small: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Words that are read as several: "vorjahr|vorjahres = letztes jahr"; {number} stands for each number from two to nineteen,
    {month} for each month."""
    stands = {
        "{number}": [word for entry in small[2:] for word in entry.split("|")],
        "{month}": [word for entry in table.texts("months") for word in entry.split("|")],
    }
    result: list[tuple[str, str]] = []
    for row in table.texts("compounds", ()):
        words, _, parts = (part.strip() for part in row.partition("="))
        if not words or not parts:
            table.refuse(row, f"{row!r} is not of the form word|word = several words")
        slot = next((slot for slot in stands if slot in row), "")
        result += [
            (word.replace(slot, each), parts.replace(slot, each)) if slot else (word, parts)
            for each in stands.get(slot, [""])
            for word in words.split("|")
        ]
    return tuple(result)


def _entries(table: Table, key: str, count: int) -> tuple[tuple[str, ...], ...]:
    values = table.texts(key)
    if len(values) != count:
        table.refuse(key, f"{key} has {len(values)} entries; it must have {count}, in calendar order")
    return tuple(tuple(value.split("|")) for value in values)


def _numbered(table: Table) -> tuple[tuple[str, int], ...]:
    return tuple((key, int(table.number(key))) for key in table.keys())  # noqa: SIM118 - a Table is no dict


def _units(table: Table) -> tuple[tuple[Unit, tuple[str, ...]], ...]:
    result = tuple((unit, table.texts(unit, ())) for unit in UNITS)
    table.done()
    return result


def _numbers(table: Table) -> tuple[tuple[str, float], ...]:
    """Words with their value: those listed one by one, and the compounds that a language builds of unit and ten."""
    small, tens = table.texts("small"), table.texts("tens")
    listed = [(word, float(n)) for n, words in enumerate(small) for word in words.split("|")]
    listed += [(word, 10.0 * n) for n, words in enumerate(tens, 1) for word in words.split("|") if word]
    units = table.texts("compound_units")
    for pattern in table.texts("compounds"):
        for one, unit in enumerate(units, 1):
            for ten, words in enumerate(tens[1:], 2):
                listed += [(pattern.format(unit=unit, ten=word), 10.0 * ten + one) for word in words.split("|")]
    values = table.table("values")
    return tuple(listed) + tuple((key, values.number(key)) for key in values.keys())  # noqa: SIM118


def _seasons(table: Table) -> tuple[tuple[int, tuple[str, ...]], ...]:
    result = tuple(
        (month, table.texts(key)) for key, month in (("spring", 3), ("summer", 6), ("autumn", 9), ("winter", 12))
    )
    table.done()
    return result


def _which(table: Table) -> tuple[tuple[str, int], ...]:
    kinds = (("last", -1), ("this", 0), ("next", 1), ("coming", 2), ("past", -2))
    result = tuple((word, value) for key, value in kinds for word in table.texts(key))
    table.done()
    return result


def _far(table: Table) -> tuple[tuple[str, int], ...]:
    """The one before the last, and the one after the next."""
    result = tuple(
        (word, value) for key, value in (("before_last", -3), ("after_next", 3)) for word in table.texts(key)
    )
    table.done()
    return result


def _plus(table: Table) -> tuple[tuple[str, float], ...]:
    return tuple((key, table.number(key)) for key in table.keys())  # noqa: SIM118 - a Table is no dict


def _year_words(numbers: Table) -> tuple[tuple[str, int], ...]:
    """Years as they are spoken: a head ("nineteen", "two thousand and") and a number below a hundred behind it."""
    below = [(word, int(value)) for word, value in _numbers(numbers) if 1 <= value < 100 and value == int(value)]
    result: list[tuple[str, int]] = []
    for key, least in (("year_heads", 10), ("long_year_heads", 1)):
        heads = numbers.table(key)
        for head in heads.keys():  # noqa: SIM118 - a Table is no dict
            start = int(heads.number(head))
            result += [(head.replace("*", word), start + value) for word, value in below if value >= least]
    return tuple(result)


def _holiday(table: Table) -> Holiday:
    def whole(key: str) -> int | None:
        return int(table.number(key)) if key in table.keys() else None  # noqa: SIM118 - a Table is no dict

    holiday = Holiday(
        names=table.texts("names"),
        month=whole("month"),
        day=whole("day"),
        easter=whole("easter"),
        weekday=whole("weekday"),
        nth=whole("nth"),
        not_on_sunday=table.flag("not_on_sunday", False),
        orthodox=whole("orthodox"),
        feast=table.choice("feast", sorted(feasts.names())) if "feast" in table.keys() else None,  # noqa: SIM118
        shift=whole("shift") or 0,
        days=whole("days") or 1,
    )
    fixed, moving = (holiday.month, holiday.day), (holiday.month, holiday.weekday, holiday.nth)
    others = (holiday.easter, holiday.orthodox, holiday.feast)
    if sum((None not in fixed, None not in moving, *(other is not None for other in others))) != 1:
        table.refuse(
            holiday.names[0],
            f"{holiday.names[0]!r} needs month and day, or easter, orthodox or feast, or month, weekday and nth",
        )
    table.done()
    return holiday


def _meanings(table: Table, names: tuple[Name, ...]) -> tuple[tuple[Name, tuple[str, ...]], ...]:
    result = tuple((name, table.texts(name, ())) for name in names)
    table.done()
    for _, phrasings in result:
        for phrasing in phrasings:
            for slot in (slot for group in re.findall(r"\{([^}]*)\}", phrasing) for slot in group.split("|")):
                if slot not in SLOTS:
                    table.refuse(
                        phrasing, f"unknown slot {slot!r} in {phrasing!r}; known are {', '.join(sorted(SLOTS))}"
                    )
    return result


def _ranging(table: Table) -> Ranging:
    result = Ranging(table.text("opening", ""), table.text("between"))
    table.done()
    return result


def _strong(table: Table) -> frozenset[str]:
    """Past forms that no ending tells, by themselves and behind a prefix: "kwam", "aankwam", "bekwam"."""
    forms, prefixes = table.texts("strong", ()), table.texts("strong_prefixes", ())
    behind = {prefix + form for prefix in prefixes for form in forms}
    return frozenset(forms) | (behind - set(table.texts("not_strong", ())))


def _tense(table: Table) -> Tense:
    result = Tense(
        past=frozenset(table.texts("past")) | _strong(table),
        future=frozenset(table.texts("future")),
        reporting=frozenset(table.texts("reporting")),
        past_endings=table.texts("past_endings"),
        present_endings=table.texts("present_endings"),
        participles=table.texts("participles"),
        not_verbs=frozenset(table.texts("not_verbs")),
        boundaries=frozenset(table.texts("boundaries")),
        since=frozenset(table.texts("since")),
        attributive=frozenset(table.texts("attributive")),
        ahead=frozenset(table.texts("ahead")),
        infinitive=frozenset(table.texts("infinitive")),
        auxiliaries=frozenset(table.texts("auxiliaries")),
        ambiguous=frozenset(table.texts("ambiguous", ())),
        second_endings=table.texts("second_endings", ()),
        complete=frozenset(table.texts("complete", ())),
        light=frozenset(table.texts("light")),
        toward=table.texts("toward", ()),
        subjects=frozenset(table.texts("subjects", ())),
        noun_endings=table.texts("noun_endings", ()),
        past_or_participle=frozenset(table.texts("past_or_participle", ())),
        passive=frozenset(table.texts("passive", ())),
        participle_endings=table.texts("participle_endings"),
        inner_participles=table.texts("inner_participles"),
        will=table.texts("will"),
        perfect=table.texts("perfect"),
        planned=frozenset(table.texts("planned")),
    )
    table.done()
    return result


def _bounds(table: Table) -> Bounds:
    result = Bounds(**{key: table.texts(key) for key in Bounds.__slots__})
    table.done()
    return result


def _quiet(table: Table) -> Quiet:
    result = Quiet(**{key: frozenset(table.texts(key)) for key in Quiet.__slots__})
    table.done()
    return result
