"""Deadlines counted down: told once, with what is left, and with what they took the place of. The speakers do not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from zegsman.compare.countdown import Countdown, countdown, days_left
from zegsman.language import transcription
from zegsman.values import Due

TABLE = transcription.load()
TODAY = date(2026, 3, 20)
BRIDGE = Due(
    page=1,
    number=0,
    words="uiterlijk 1 mei",
    content="dat de aannemer de brug uiterlijk 1 mei oplevert",
    first=date(2026, 5, 1),
    last=date(2026, 5, 1),
    duration=None,
    asked_by="Elske Brandsma",
    owed_by="de aannemer",
    published=date(2026, 3, 12),
)
TERM = replace(
    BRIDGE,
    page=2,
    words="50 dagen",
    content="een ultimatum van 50 dagen",
    first=date(2026, 4, 28),
    last=date(2026, 4, 28),
    duration="P50D",
    asked_by="Ilian Sorescu",
    owed_by="Veldorië",
    term=True,
    published=date(2026, 3, 9),
)


def counted(*dues: Due) -> list[Countdown]:
    return list(countdown(dues, TODAY, TABLE))


def test_days_are_counted_to_the_last_one() -> None:
    assert days_left(BRIDGE, TODAY) == 42
    assert days_left(BRIDGE, date(2026, 5, 1)) == 0
    assert days_left(BRIDGE, date(2026, 5, 3)) == -2
    assert days_left(replace(BRIDGE, first=None, last=None), TODAY) is None


def test_the_nearest_day_is_first_and_what_has_no_day_is_last() -> None:
    open_term = replace(TERM, page=3, first=None, last=None, duration="P2W", asked_by="Wiebe Tolsma")
    assert [each.left for each in counted(open_term, BRIDGE, TERM)] == [39, 42, None]


def test_one_deadline_on_two_pages_is_told_once() -> None:
    other = replace(BRIDGE, page=7, words="voor 1 mei", asked_by="Brandsma", published=date(2026, 3, 13))
    (only,) = counted(other, BRIDGE)
    assert only.due == BRIDGE
    assert [due.page for due in only.told] == [1, 7]


def test_two_demands_for_one_day_stay_two() -> None:
    other = replace(BRIDGE, page=7, content="dat de raad uiterlijk 1 mei een pont regelt", asked_by="Wiebe Tolsma")
    assert len(counted(BRIDGE, other)) == 2


def test_two_demands_of_one_page_stay_two() -> None:
    assert len(counted(BRIDGE, replace(BRIDGE, number=1))) == 2


def test_a_page_that_tells_the_beginning_gives_the_others_their_day() -> None:
    unknown = replace(TERM, page=1, first=None, last=None, published=date(2026, 3, 8))
    (only,) = counted(TERM, unknown)
    assert only.left == 39
    assert [due.page for due in only.told] == [1, 2]


def test_a_later_term_by_the_same_moves_the_earlier() -> None:
    shorter = replace(
        TERM, page=5, words="10 à 12 dagen", first=None, last=None, duration="P12D", published=date(2026, 3, 19)
    )
    earlier, later = counted(TERM, shorter)
    assert (earlier.replaced, earlier.over, later.replaced, later.over) == (True, True, False, False)
    assert later.moved == (TERM,)
    assert later.why == "a later term by the same, to the same"


def test_the_same_over_languages() -> None:
    shorter = replace(
        TERM,
        page=5,
        words="10 bis 12 Tage",
        content="das Ultimatum",
        asked_by="Iljan Soresku",
        owed_by="",
        previous="P50D",
        instead_of="50 Tagen",
        first=None,
        last=None,
        duration="P12D",
        published=date(2026, 3, 19),
    )
    later = counted(TERM, shorter)[-1]
    assert later.moved == (TERM,)
    assert later.why == "its text says so"


def test_a_later_day_for_the_same_demand_moves_the_earlier() -> None:
    later_day = date(2026, 9, 1)
    later = replace(BRIDGE, page=9, first=later_day, last=later_day, words="1 september", published=date(2026, 4, 2))
    first, second = counted(BRIDGE, later)
    assert first.replaced
    assert second.moved == (BRIDGE,)


def test_a_chain_of_moves_is_told_whole() -> None:
    days = [date(2026, 9, 1), date(2026, 11, 1)]
    later = [
        replace(BRIDGE, page=9 + n, first=day, last=day, words="later", published=date(2026, 4, 2 + n))
        for n, day in enumerate(days)
    ]
    assert counted(BRIDGE, *later)[-1].moved == (later[0], BRIDGE)


def test_another_demand_by_the_same_moves_nothing() -> None:
    day = date(2026, 9, 1)
    other = replace(
        BRIDGE, page=9, first=day, last=day, content="dat de schipper een pont regelt", published=date(2026, 4, 2)
    )
    assert [each.replaced for each in counted(BRIDGE, other)] == [False, False]


def test_another_term_to_somebody_else_moves_nothing() -> None:
    other = replace(
        TERM, page=5, owed_by="Merovanië", duration="P12D", first=None, last=None, published=date(2026, 3, 19)
    )
    assert [each.replaced for each in counted(TERM, other)] == [False, False]


def test_an_earlier_page_moves_nothing() -> None:
    older = replace(
        TERM, page=5, duration="P90D", last=date(2026, 6, 1), first=date(2026, 6, 1), published=date(2026, 3, 1)
    )
    replaced = {each.due.page: each.replaced for each in counted(TERM, older)}
    assert replaced == {2: False, 5: True}


def test_a_side_that_one_page_tells_is_lent_to_all() -> None:
    asker, ower = replace(BRIDGE, owed_by=""), replace(BRIDGE, page=7, asked_by="", published=date(2026, 3, 13))
    (only,) = counted(asker, ower)
    assert (only.due.asked_by, only.due.owed_by) == ("Elske Brandsma", "de aannemer")


def test_two_demands_by_the_same_for_one_day_stay_two() -> None:
    other = replace(BRIDGE, page=7, content="dat de kade uiterlijk 1 mei schoon is", owed_by="")
    assert len(counted(BRIDGE, other)) == 2
    assert len(counted(BRIDGE, replace(BRIDGE, page=7, asked_by="Karel Brandsma"))) == 2


def test_a_later_page_about_an_earlier_day_moves_nothing() -> None:
    past = date(2026, 2, 1)
    other = replace(TERM, page=5, first=past, last=past, duration=None, published=date(2026, 3, 15))
    assert not any(each.replaced for each in counted(TERM, other))


def test_a_promise_that_is_put_off_moves() -> None:
    promised = replace(BRIDGE, asked_by="", owed_by="Wiebe Tolsma")
    day = date(2026, 9, 1)
    later = replace(promised, page=9, first=day, last=day, words="1 september", published=date(2026, 4, 2))
    first, second = counted(promised, later)
    assert first.replaced
    assert second.moved == (promised,)


def test_states_are_one_in_every_language() -> None:
    nations = [
        replace(BRIDGE, page=n, asked_by=name) for n, name in enumerate(("VN", "United Nations", "Vereinte Nationen"))
    ]
    lands = [replace(BRIDGE, page=n, asked_by=name) for n, name in enumerate(("Merovanië", "Merovania", "Merowanien"))]
    assert len(counted(*nations)) == len(counted(*lands)) == 1


def test_a_length_without_a_beginning_runs_out() -> None:
    unknown = replace(TERM, first=None, last=None, duration="P10D", published=date(2026, 3, 1))
    assert (counted(unknown)[0].over, counted(unknown)[0].replaced) == (True, False)
    assert not countdown([unknown], date(2026, 3, 9), TABLE)[0].over
    years_later = replace(unknown, page=9, published=date(2026, 3, 19))
    assert len(counted(replace(unknown, published=date(2015, 3, 1)), years_later)) == 2


def test_a_day_that_has_passed_is_over_and_not_replaced() -> None:
    (past,) = countdown([BRIDGE], date(2026, 5, 2), TABLE)
    assert (past.left, past.over, past.replaced) == (-1, True, False)
    assert not countdown([BRIDGE], date(2026, 5, 1), TABLE)[0].over
