"""Who is who: the speaker of each statement in cases that a linguist can read, and spellings that are one name or two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cases_reader import Case, agree, cases, read

from zegsman.actors.spelling import alike, same, sounds
from zegsman.language import transcription
from zegsman.values import Reading

HEADLINES = {"nl": "Kort nieuws", "en": "News in brief", "de": "Kurz gemeldet"}
CASES = [(code, case) for code in HEADLINES for case in cases(f"{code}/actors.txt")]
TABLE = transcription.load()

ONE = (
    "Poetin Putin, Rjabkov Ryabkov, Zelensky Zelenskyy, Zelensky Zelenski, Sjojgoe Shoigu, Sjojgoe Sjoigoe, Lavrov Lawrow, "
    "Medvedev Medvedew, Gorbatsjov Gorbachev, Gorbatsjov Gorbatchev, Jeltsin Yeltsin, Loekasjenko Lukashenko, Navalny Navalni, "
    "Solzjenitsyn Solzhenitsyn, Tsjaikovski Tchaikovsky, Boetsja Bucha, Prigozjin Prigozhin, Kirijenko Kiriyenko, Yermak Jermak, "
    "Koeleba Kuleba, Erdogan Erdoğan, Walesa Wałęsa, Mohammed Mohamed, Müller Muller, Sørensen Sorensen, Yıldız Yildiz, Ghani Gani, "
    "Sjabkov Shabkov, Moezjin Muzhin, Dretsjin Drechin, Zaroebajev Zarubayev, Hazekamp Hasekamp, Ypeij IJpey, Thornquist Thornqvist, Dzjangirov Dzjangirovs, Veltsjenko Velchenko, Beltrán Beltran"
)
TWO = (
    "Navalny Navalnaya, Navalny Navalnaja, Putin Potanin, Poetin Potanin, Lavrov Lavrova, Medvedev Medvedeva, Peskov Peskova, "
    "Baranov Baranova, Petrov Petrova, Hamers Hamelink, Hamersma Hamelink, Wolthuis Wolthuizen, Koster Kostner, Mol Mul, Kim Kom, "
    "Haan Hahn, Stroink Strating, Postma Bouma, Dretsjin Dretsjinski, Sjabkov Rjabkov, Kowalczykowski Kowalczykowska"
)


def pairs(written: str) -> list[tuple[str, str]]:
    """Two spellings a pair."""
    return [(one, other) for one, other in (pair.split(" ") for pair in written.split(", "))]


def under_a_headline(text: str, code: str) -> str:
    """The text as a page: under its own headline where it opens with one ("# …"), else under one that names nobody."""
    return text.removeprefix("# ") if text.startswith("# ") else f"{HEADLINES[code]}\n{text}"


def lines(reading: Reading) -> Iterator[str]:
    """ "Speaker | content" for each statement ("–": the text does not say), then the other spellings of who speaks."""
    text = reading.article.page.text
    for number, statement in enumerate(reading.statements):
        speaker = reading.speaker(number)
        content = " ¦ ".join(span.of(text) for span in statement.content)
        yield f"{speaker.name if speaker else '–'} | {content}"
    for actor in reading.actors:
        if actor.statements and actor.variants:
            yield f"{actor.name} = {', '.join(actor.variants)}"


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case.title}" for code, case in CASES])
def test_case(code: str, case: Case) -> None:
    agree(f"{code}/actors.txt", case, list(lines(read(under_a_headline(case.text, code), code=code))))


@pytest.mark.parametrize(("one", "other"), pairs(ONE))
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert same(one, other, TABLE)
    assert same(other, one, TABLE)


@pytest.mark.parametrize(("one", "other"), pairs(TWO))
def test_two_names_that_look_alike(one: str, other: str) -> None:
    assert not same(one, other, TABLE)
    assert not same(other, one, TABLE)


@pytest.mark.parametrize("nothing", ["", " ", "-", "…", "”"])
def test_signs_are_no_spelling_of_a_name(nothing: str) -> None:
    assert sounds(nothing, TABLE) == frozenset()
    assert not same(nothing, "Poetin", TABLE)
    assert not same(nothing, "--", TABLE)


SPELLINGS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "cases" / "spellings.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("told", "one", "other"), SPELLINGS, ids=[f"{one} {other}" for _, one, other in SPELLINGS])
def test_names_are_one_across_languages_or_two(told: str, one: str, other: str) -> None:
    assert alike(one, other, TABLE) == alike(other, one, TABLE) == (told == "one")


def test_a_name_is_alike_itself_whatever_its_letters() -> None:
    for name in ("X", "محمد علي", "李伟", "O’Neill", "Ђорђевић", "- -"):
        assert alike(name, name, TABLE) == any(map(str.isalpha, name))
