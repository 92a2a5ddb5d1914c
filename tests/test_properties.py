"""What holds for any text whatever: the rooms never raise, what they find lies in the text, and time grows as the text does."""

from __future__ import annotations

import pickle
import time
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from cases_reader import dutch
from growth import grows_evenly, many
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zegsman import models, reading
from zegsman.values import Block, Declared, Page, Reading, Span, Statement

_PIECES = (
    "“~”~„~‘~’~\"~'~«~»~‹~›~(~)~[~–~—~-~,~.~:~;~?~!~…~\n~\n\n~\t~\x00~\x1b~\u200b~\u202e~\ufeff~\xa0~🙂~"
    "\U0001f469\u200d\U0001f680~שלום~مرحبا~中国~é~volgens~Volgens~aldus~zei~zegt~zeiden~noemde~noemt~wil~vindt~"
    "ontkende~bevestigt~ontkent~dat~of~wie~waarom~om~te~niet~geen~zou~zouden~hebben~gezegd~voegde~eraan~toe~"
    "liet~weten~klinkt~het~roept~op~verwijt~dreigt~met~spreekt~van~blijkt~uit~rapport~naar~verluidt~zoals~"
    "wethouder~Elske~Brandsma~Brandsma~Sjabkov~Shabkov~minister~de~een~hij~zij~ze~ik~wij~die~haar~zijn~"
    "woordvoerder~politie~gemeente~Oudemeer~Moskou~Kremlin~TASS~persbureau~krant~X~(BVS)~BVS~bronnen~"
    "ingewijden~VOLGENS~BRANDSMA~ZEGT~DE~BRUG~van~der~al-Hakimi~O'Hara~brug~dicht~gisteren~dinsdag~maart~2026~"
    "binnen~vijftig~dagen~12.30~3%~www.voorbeeld.nl~a@b.nl~Lees~ook:~Bron:~ANP"
)
PIECES = tuple(_PIECES.split("~"))
_PHRASES = (
    "“De brug is dicht”, zei Brandsma.~“De brug”, zei ze, “is dicht.”~“Het hout is op~“Wij gaan door.”~‘Nee’~"
    "volgens Brandsma~Volgens de minister~, aldus de politie.~zei hij~zei dat~"
    ", zegt wethouder Elske Brandsma,~dat de brug dicht is~of de brug dicht is~waarom~om te wachten~"
    "ontkende dat~noemde het plan “onzin”~Dat bevestigt Sjabkov.~Shabkov zei tegen TASS:~klinkt het~"
    "naar verluidt~Uit het rapport blijkt~Zij verwacht dat hij komt.~“Hij zei: ‘Ik kom niet’”~"
    "zou hebben gezegd~roept de gemeente op~en voegde eraan toe dat~De Bond (BVS)~de BVS~"
    "Ze wijst naar de sluis.~Wat vindt u?~een woordvoerder van de gemeente Oudemeer~die zegt~dinsdag~"
    "binnen vijftig dagen~”~“~‘~’~:~,~.~\n~\n\n"
)
PHRASES = tuple(_PHRASES.split("~"))
LETTERS = "abcdeghijlnorstuvwz ABDEHVZ“”„‘’\"'«»()-–.,:;?!…\n\t\x00\x1b\u200b\u202e\u0301é🙂3"
TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=LETTERS, max_size=200),
    st.lists(st.sampled_from(PHRASES), max_size=25).map(" ".join),
    st.lists(st.sampled_from((*PHRASES, *PIECES)), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: " ".join(pieces).upper()),
)
NOTHING_SHARED = settings(
    max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


def read(text: str) -> Reading:
    """The reading of a text that is past the door, with whatever characters; a block a line."""
    text = unicodedata.normalize("NFC", text).replace("\r", "\n")
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    declared = Declared(language="nl", published=date(2026, 3, 12))
    return reading.read(Page(text, tuple(blocks), declared=declared), dutch(), models.load("nl"))


def spans(found: Reading) -> Iterator[Span]:
    """Every span of a reading."""
    for label in found.article.labels:
        yield label.span
    for sentence in found.sentences:
        yield sentence.span
        yield from (word.span for word in sentence.words)
    for moment in found.moments:
        yield moment.span
        yield from (moment.counted_from,) if moment.counted_from else ()
    for statement in found.statements:
        yield from spans_of(statement)
    for actor in found.actors:
        yield from actor.mentions
    yield from (note.span for note in found.notes)


def spans_of(statement: Statement) -> Iterator[Span]:
    """Every span of a statement."""
    yield from statement.content
    yield from statement.cue
    mentions = (statement.source, *statement.via, statement.addressee)
    yield from (mention.span for mention in mentions if mention is not None)
    yield from (statement.said.span,) if statement.said else ()


@NOTHING_SHARED
@given(TEXTS)
@example("")
@example("“De brug”, zei Brandsma. zei dat noemde het plan “onzin”")
@example("“")
@example("”“”“")
@example("“‘“‘“‘zei hij’”’”’”")
@example("Volgens volgens volgens hem, aldus aldus.")
@example("Zei zei zei dat dat dat, zei hij die zei.")
@example("ELSKE BRANDSMA: “NEE”\n“NEE” zei ze “NEE” zei hij “NEE")
@example("volgens Brandsma die zegt")
@example("zei de man die ontkende")
@example("‘Nee’, zei de woordvoerder van")
@example("zei minister van")
@example("\u202e“Nee”\u202c, zei \u200bBrandsma\ufeff.\x00")
def test_on_any_text(text: str) -> None:
    found = read(text)
    whole = Span(0, len(found.article.page.text))
    for span in spans(found):
        assert span.start < span.end or whole == span
        assert whole.covers(span)
    for number, statement in enumerate(found.statements):
        stands(statement, found)
        assert linked(number, found)
        assert sum(number in actor.statements for actor in found.actors) <= 1
    for actor in found.actors:
        assert actor.name.strip()
        assert all(0 <= number < len(found.statements) for number in actor.statements)
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))


def stands(statement: Statement, found: Reading) -> None:
    """Content is something, and its pieces and those of the cue stand in order; a finding says why, and how surely."""
    assert statement.content
    assert all(piece.of(found.article.page.text).strip() for piece in statement.content)
    for row in (statement.content, statement.cue):
        assert all(before.end <= after.start for before, after in pairwise(row))
    assert 0.0 <= statement.score <= 1.0
    assert statement.why


def linked(number: int, found: Reading) -> bool:
    """True where `nested_in` and `continues`, followed in any turn, lead to other statements and never back here."""
    reached: set[int] = set()
    ahead = [number]
    while ahead:
        here = found.statements[ahead.pop()]
        for link in (here.nested_in, here.continues):
            if link is None or link in reached:
                continue
            if not 0 <= link < len(found.statements) or link == number:
                return False
            reached.add(link)
            ahead.append(link)
    return True


@settings(NOTHING_SHARED, max_examples=30)
@given(TEXTS)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(text)


def names(length: int) -> str:
    """Speakers who are all different, each with a pronoun and a role behind it."""
    people = (
        f"Jan {chr(65 + k % 26)}o{chr(97 + k // 26 % 26)}gen{chr(97 + k // 676 % 26)}" for k in range(length // 70)
    )
    return "".join(f"“Nee”, zei {name}. Hij wacht. De man zwijgt. Volgens hem is het op. " for name in people)


LONG = {
    "opening marks": "“",
    "closing marks": "”",
    "marks of two sorts": "“‘",
    "dashes": "– ",
    "brackets": "(",
    "one word": "a",
    "capitals": "DE BRUG IS DICHT ZEGT WETHOUDER ELSKE BRANDSMA. ",
    "quotations": "“De brug is dicht”, zei wethouder Elske Brandsma. Ze wacht. ",
    "volgens": "Volgens hem is het zo. ",
    "paragraphs that open a quotation": "“De brug is dicht en het water stijgt.\n",
    "no punctuation": "de wethouder zegt dat de brug dicht is en de politie wil dat het water daalt ",
    "clitics without a stop": "'t is 'n ",
    "speech without a stop": "de brug is dicht zei de man en ",
    "a table of names": "Jan Bolstra\t12\nPia Kelman\t7\nRik Dorsink\t31\n",
    "names": "",
}


@pytest.mark.parametrize("what", LONG)
def test_time_grows_no_faster_than_the_text(what: str) -> None:
    assert grows_evenly(read, many(LONG[what]) if LONG[what] else names, 10_000)


def test_a_paragraph_of_two_hundred_thousand_letters_is_read() -> None:
    started = time.process_time()
    found = read(many(LONG["quotations"])(200_000))
    assert time.process_time() - started < 60  # about six on one quiet core
    assert len(found.statements) > 3_000
