"""One actor behind many appearances: who is one, who stays apart, and why. The people do not exist."""

from __future__ import annotations

from datetime import date

import pytest

from zegsman.compare.voices import Voice, voices
from zegsman.language import transcription
from zegsman.values import ActorKind, Appearance, Verdict

TABLE = transcription.load()


def one(
    page: int,
    name: str,
    *roles: str,
    kind: ActorKind = "person",
    beside: str = "",
    day: date | None = date(2026, 3, 12),
    number: int = 0,
    also: tuple[str, ...] = (),
    language: str = "nl",
    named: bool = True,
) -> Appearance:
    """An actor on a page; `beside`: the others there, with commas."""
    companions = tuple(each.strip() for each in beside.split(",") if each)
    return Appearance(page, number, name, kind, roles, also, companions, day, language, 1, named)


def groups(*shown: Appearance, said: tuple[Verdict, ...] = ()) -> list[list[int]]:
    """The pages of each voice."""
    return sorted(sorted(each.page for each in voice.appearances) for voice in voices(shown, said, TABLE))


def only(*shown: Appearance) -> Voice:
    (voice,) = voices(shown, (), TABLE)
    return voice


ONE = [
    (one(1, "Elske Brandsma"), one(2, "Elske Brandsma")),
    (one(1, "Sergej Rjabkov", "vice-minister"), one(2, "Sergei Ryabkov", "deputy minister", language="en")),
    (one(1, "Dmitri Sjabkov"), one(2, "Dmitry Shabkov", language="en"), one(3, "Dmitrij Schabkow", language="de")),
    (one(1, "Elske Brandsma", "wethouder"), one(2, "Brandsma", "wethouder")),
    (one(1, "Elske Brandsma", "wethouder"), one(2, "Brandsma")),
    (one(1, "Lotte van den Eikhof"), one(2, "Van den Eikhof")),
    (one(1, "Lotte van den Eikhof"), one(2, "L. van den Eikhof")),
    (one(1, "Pavel Dretsjin", "vice-minister"), one(2, "Dretsjin", "minister van Oorlog")),
    (one(1, "Europese Unie", kind="organisation", also=("EU",)), one(2, "EU", kind="organisation")),
    (one(1, "NAVO", kind="organisation"), one(2, "NATO", kind="organisation", language="en")),
    (one(1, "Duitsland", kind="country"), one(2, "Germany", kind="country"), one(3, "Deutschland", kind="country")),
    (one(1, "Merovanië", kind="country"), one(2, "Merowanien", kind="country", language="de")),
    (one(1, "rechtbank", kind="organisation", named=False, beside="Wiebe Tolsma, Femke Holtrop"), one(2, "rechtbank", kind="organisation", named=False, beside="Wiebe Tolsma, Femke Holtrop")),
    (one(1, "Elske Brandsma", "wethouder", beside="Wiebe Tolsma"), one(2, "Elske Brandsma", "burgemeester", beside="Wiebe Tolsma")),
]  # fmt: skip
APART = [
    (one(1, "Una Thistle", "a chemist"), one(2, "Thistle", "the bishop")),
    (one(1, "Karel Bruggink"), one(2, "Sofie Bruggink")),
    (one(1, "Oleg Baranov"), one(2, "Irina Baranova")),
    (one(1, "Oleg Baranov"), one(2, "Baranova")),
    (one(1, "Elske Brandsma"), one(2, "Brandsma", kind="organisation")),
    (one(1, "Jan Postma", "bakker", beside="A. Aal, B. Bos, C. Cramer"), one(2, "Jan Postma", "minister", beside="D. Dijk, E. Eek, F. Faas", day=date(2019, 1, 1))),
    (one(1, "Elske Brandsma"), one(1, "Elske Brandsma", number=1)),
    (one(1, "De Brug", kind="organisation"), one(2, "De Burg", kind="organisation")),
    (one(1, "Jan Postma", "wethouder"), one(2, "Jan Postma", "schaatser")),
    (one(1, "J. Eikhof"), one(2, "K. Eikhof")),
    (one(1, "P. Eikhof"), one(2, "Karel Eikhof")),
    (one(1, "Eikhof"), one(2, "Eikhof")),
    (one(1, "VHB", kind="organisation"), one(2, "WB", kind="organisation")),
    (one(1, "Ierland", kind="country"), one(2, "IJsland", kind="country")),
    (one(1, "rechtbank", kind="organisation", named=False), one(2, "rechtbank", kind="organisation", named=False)),
]  # fmt: skip


@pytest.mark.parametrize("shown", ONE, ids=lambda shown: shown[-1].name)
def test_one_voice(shown: tuple[Appearance, ...]) -> None:
    assert len(groups(*shown)) == 1
    assert len(groups(*reversed(shown))) == 1


@pytest.mark.parametrize("shown", APART, ids=lambda shown: shown[-1].name)
def test_two_voices(shown: tuple[Appearance, ...]) -> None:
    assert len(groups(*shown)) == 2
    assert len(groups(*reversed(shown))) == 2


def test_a_family_name_goes_where_the_role_and_the_company_are() -> None:
    karel = one(1, "Karel Bruggink", "molenaar", beside="Wiebe Tolsma")
    sofie = one(2, "Sofie Bruggink", "wethouder", beside="Elske Brandsma")
    assert groups(karel, sofie, one(3, "Bruggink", "wethouder")) == [[1], [2, 3]]
    assert groups(karel, sofie, one(3, "Bruggink", beside="Wiebe Tolsma, Femke Holtrop")) == [[1, 3], [2]]


def test_a_family_name_that_may_be_either_stays_apart() -> None:
    assert groups(one(1, "Karel Bruggink"), one(2, "Sofie Bruggink"), one(3, "Bruggink")) == [[1], [2], [3]]


def test_two_full_names_never_meet_in_one_family_name() -> None:
    shared = one(3, "Bruggink", "wethouder", beside="Elske Brandsma")
    both = (
        one(1, "Karel Bruggink", "wethouder", beside="Elske Brandsma"),
        one(2, "Sofie Bruggink", "wethouder", beside="Elske Brandsma"),
    )
    assert all({1, 2} - set(pages) for pages in groups(*both, shared))


def test_a_voice_tells_why() -> None:
    voice = only(
        one(1, "Elske Brandsma", "wethouder", beside="Wiebe Tolsma"),
        one(2, "Elske Brandsma", "wethouder van Oudemeer", beside="Wiebe Tolsma", day=date(2026, 4, 1)),
    )
    (join,) = voice.joins
    assert (join.one.mark, join.other.mark) == ("1.1", "2.1")
    assert join.why == ("the same name", "the same role: wethouder", "both beside Wiebe Tolsma")
    assert join.score == 6.0


def test_a_voice_bears_its_fullest_name_and_all_spellings() -> None:
    voice = only(
        one(1, "Rjabkov", "vice-minister", also=("Ryabkov",)),
        one(2, "Sergej Rjabkov", "vice-minister"),
        one(3, "Rjabkov", "vice-minister"),
    )
    assert voice.name == "Sergej Rjabkov"
    assert voice.variants == ("Rjabkov", "Ryabkov")
    assert voice.statements == 3
    assert only(one(1, "Van den Eikhof"), one(2, "Van den Eikhof"), one(3, "Lotte van den Eikhof")).name == (
        "Lotte van den Eikhof"
    )


def test_what_a_person_says_goes_first() -> None:
    first, second = one(1, "Elske Brandsma"), one(2, "Elske Brandsma")
    apart = Verdict(1, "Elske Brandsma", 2, "Elske Brandsma", same=False)
    assert groups(first, second, said=(apart,)) == [[1], [2]]
    third = one(3, "Elske Brandsma")
    assert len(groups(first, second, third, said=(apart,))) == 2
    married = one(2, "Elske Tolsma")
    same = Verdict(1, "Elske Brandsma", 2, "Elske Tolsma", same=True)
    assert groups(first, married, said=(same,)) == [[1, 2]]


def test_what_a_person_says_outlives_a_better_reading() -> None:
    first, second = one(1, "Elske Brandsma"), one(2, "Elske Brandsma", also=("Brandsma",))
    assert groups(first, second, said=(Verdict(1, "Elske Brandsma", 2, "Brandsma", same=False),)) == [[1], [2]]


def test_nobody_without_a_name_is_a_voice() -> None:
    assert groups(one(1, "ingewijden", kind="unnamed"), one(2, "ingewijden", kind="unnamed")) == []


def test_who_is_said_to_be_two_is_not_the_only_one() -> None:
    first, second, bare = one(1, "Elske Brandsma"), one(2, "Elske Brandsma"), one(3, "Brandsma")
    apart = Verdict(1, "Elske Brandsma", 2, "Elske Brandsma", same=False)
    assert groups(first, second, bare, said=(apart,)) == [[1], [2], [3]]


def test_an_actor_of_thousands_of_pages_is_one_voice() -> None:
    many = [one(page, "Elske Brandsma", "wethouder", day=date(2020, 1, 1)) for page in range(2000)]
    assert len(only(*many).appearances) == 2000
