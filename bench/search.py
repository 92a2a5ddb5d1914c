"""How long the record takes to keep, to find, to tell who is one and what is due: 50,000 statements on fixed input, in milliseconds.

    python bench/search.py [STATEMENTS]

The text is made of a small vocabulary of our own with the skew of a language: a few words stand everywhere.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from zegsman.store import Store
from zegsman.values import (
    Actor,
    Article,
    Block,
    Capture,
    Deadline,
    Label,
    Mention,
    Moment,
    Page,
    Party,
    Reading,
    Sentence,
    Span,
    Statement,
    Word,
)
from zegsman.web import people

A_PAGE = 20
WORDS = """
    de het een van dat en in is op niet met voor haven sancties sanctie minister raad brug verkiezingen staking waarschuwing
    akkoord besluit onderhandelingen rode lijn vrede steun boeren water stikstof woningen huren pensioen dijken treinen
    scholen leraren ziekenhuizen verpleegkundigen energie windmolens belasting begroting kamer gemeente burgemeester
""".split()  # noqa: SIM905
NAMES = tuple(
    f"{first} {last}" for first in ("Anna", "Bram", "Çağla", "Daan") for last in ("de Wit", "Los", "Yıldız", "Bos")
)
START = date(2024, 1, 1)


def main() -> None:
    """Fill a record in a folder that goes away, and ask it every kind of question."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "record.db") as store:
        start = time.perf_counter()
        for capture, page, reading in pages(statements // A_PAGE):
            store.add(capture, page, reading)
        spent = time.perf_counter() - start
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        print(
            f"{statements:,} statements kept: {1000 * spent / (statements // A_PAGE):.1f} ms a page, {size / 2**20:.0f} MB"
        )
        ask(store)
        show("one page read back", lambda: len(store.reading(7).statements))
        show("list of pages", lambda: len(store.pages()))


def ask(store: Store) -> None:
    """The kinds of question, with how many answers each has."""
    first, last = date(2024, 6, 1), date(2024, 6, 30)
    show("a word that stands everywhere", lambda: store.search("de").total)
    show("a common word", lambda: store.search("sancties").total)
    show("a rare word", lambda: store.search("burgemeester").total)
    show("two words", lambda: store.search("sancties haven").total)
    show("a phrase", lambda: store.search('"rode lijn"').total)
    show("the beginning of a word", lambda: store.search("s*").total)
    show("a word and a speaker", lambda: store.search("sancties", speaker="Anna de Wit").total)
    show("a word and a month", lambda: store.search("sancties", first=first, last=last).total)
    show("everywhere, speaker, month", lambda: store.search("de", speaker="yildiz", first=first, last=last).total)
    show("a speaker, newest first", lambda: store.search("", speaker="Bram Los").total)
    show("a speaker and a month", lambda: store.search("", speaker="Bram Los", first=first, last=last).total)
    show("a month, newest first", lambda: store.search("", first=first, last=last).total)
    show("all, newest first", lambda: store.search("").total)
    show("the last leaf of a common word", lambda: store.search("sancties", offset=20_000).total)
    show("nothing", lambda: store.search("zebra").total)
    show("one of 16, over all pages", lambda: len(people.called(store, "Bram Los")))
    show("what is due", lambda: len(people.due(store, first)))
    show("what is due, of one", lambda: len(people.due(store, first, name="Bram Los")))


def show(what: str, act: Callable[[], int]) -> None:
    """Print the first and the median of nine more runs."""
    times: list[float] = []
    answers = 0
    for _ in range(10):
        start = time.perf_counter()
        answers = act()
        times.append(1000 * (time.perf_counter() - start))
    print(f"{what:32} {answers:7,} answers  first {times[0]:7.1f} ms  median {median(times[1:]):7.1f} ms")


def pages(number: int) -> Iterator[tuple[Capture, Page, Reading]]:
    """Pages with twenty statements each, the same on every run."""
    chance = random.Random(20240101)  # noqa: S311
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    for n in range(number):
        lines = [" ".join(chance.choices(WORDS, weights, k=chance.randint(8, 30))) for _ in range(A_PAGE)]
        yield a_page(n, lines, chance)


def a_page(n: int, lines: list[str], chance: random.Random) -> tuple[Capture, Page, Reading]:
    """One page; its words are parsed as a real one's would be, so that its weight is real."""
    text = ""
    statements: list[Statement] = []
    sentences: list[Sentence] = []
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        start = len(text)
        text += line + "\n"
        span = Span(start, len(text) - 1)
        words: list[Word] = []
        at = start
        for form in line.split():
            words.append(Word(Span(at, at + len(form)), form, form, "NOUN", 0, "obl", "Number=Sing"))
            at += len(form) + 1
        blocks.append(Block(span, "p", ("article", "main")))
        sentences.append(Sentence(span, tuple(words), number))
        cue = (words[1].span,)
        statements.append(
            Statement((span,), "indirect", cue, Mention(words[0].span, "name", "person"), why="volgens", score=0.9)
        )
    page = Page(text, tuple(blocks), f"https://bode.example/{n}")
    labels = tuple(Label(block.span, "body", "story", 0.97) for block in blocks)
    day = START + timedelta(days=n % 700)
    article = Article(page, labels, " ".join(lines[0].split()[:6]), day, (), "De Bode", (), "nl")
    owners = [chance.choice(NAMES) for _ in lines]
    actors = tuple(
        Actor(name, "person", statements=tuple(i for i, owner in enumerate(owners) if owner == name))
        for name in dict.fromkeys(owners)
    )
    due = day + timedelta(days=chance.randint(1, 90))
    moment = Moment(sentences[0].words[2].span, "day", due, due, deadline=True)
    whose = next(number for number, actor in enumerate(actors) if 0 in actor.statements)
    deadline = Deadline((0,), 0, Party(sentences[0].words[0].span, whose), why="demanded")
    body = f"<html><body>{text}</body></html>".encode()
    return (
        Capture(body, page.url),
        page,
        Reading(article, tuple(sentences), (moment,), tuple(statements), actors, (), "bench", (deadline,)),
    )


if __name__ == "__main__":
    main()
