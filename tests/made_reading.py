"""A reading made by hand, of an article about people who do not exist: every mode, nesting, furniture, a term."""

from __future__ import annotations

from datetime import date

from zegsman.values import (
    Actor,
    Article,
    Block,
    Capture,
    Deadline,
    Label,
    LabelKind,
    Mention,
    Moment,
    Note,
    Page,
    Party,
    Reading,
    Span,
    Statement,
)

PIECES: tuple[tuple[LabelKind, str], ...] = (
    ("title", "Wethouder Brandsma: ‘De brug gaat dit jaar niet meer open’"),
    ("byline", "Door onze verslaggever"),
    ("read-aloud", "Luister naar dit artikel"),
    ("reading-time", "Leestijd: 4 minuten"),
    ("lead", "De ophaalbrug bij Oudemeer blijft langer dicht dan beloofd. De gemeente vreest dat de herstelkosten verder oplopen, en schippers eisen een vergoeding."),
    ("caption", "De brug, vorige week. “Het is hier stil geworden”, zegt een buurtbewoner."),
    ("body", "“We hebben de scheuren onderschat”, zei wethouder Elske Brandsma dinsdag in de raad. “Wie nu belooft dat de brug in mei opengaat, houdt de mensen voor de gek.”"),
    ("body", "Volgens Brandsma is een nieuw onderzoek nodig. Ze noemde de planning van haar voorganger “een wensdroom” en vertrouwt erop dat de provincie meebetaalt."),
    ("reading-tip", "Lees ook: Waarom de sluis van Noorderdam al drie jaar lekt"),
    ("promo", "Elke ochtend het nieuws uit de streek in uw brievenbus? Neem nu vier weken voor een klein bedrag."),
    ("subhead", "Schippers eisen geld"),
    ("body", "De schippersbond eist vóór 1 september een regeling. Voorzitter Joris van Aalst zei dat de gemeente hem had verzekerd dat “niemand erop achteruitgaat”."),
    ("body", "“Wij varen nu elke dag twee uur om."),
    ("body", "Dat kost een gezin zijn winst”, aldus Van Aalst tegenover persbureau Delta. Hij ontkende dat zijn leden de sluis willen blokkeren."),
    ("body", "De bond wil drie dingen:"),
    ("list", "een vergoeding voor elk omgevaren uur;"),
    ("list", "een noodbrug binnen negentig dagen;"),
    ("list", "voortaan eerder bericht."),
    ("body", "Ingewijden zeggen dat het college daar donderdag over praat."),
    ("source-line", "Bron: Delta, eigen verslaggeving"),
)  # fmt: skip
SEPARATOR = "\n\n"
TEXT = SEPARATOR.join(text for _, text in PIECES)
ROLE = "wethouder Elske Brandsma"


def span(words: str, after: str = "") -> Span:
    """Where `words` stand in the article, counted from the first `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def made_reading(url: str | None = "https://streekblad.example/brug", title: str | None = None) -> Reading:
    """The reading; `url` and `title` may be replaced by what a hostile page would say."""
    page = Page(TEXT, tuple(Block(label.span) for label in _labels()), url=url)
    article = Article(
        page=page,
        labels=_labels(),
        title=title or PIECES[0][1],
        published=date(2025, 7, 15),
        authors=("Femke Oostra",),
        outlet="Streekblad Oudemeer",
        sources=("Delta",),
        language="nl",
    )
    return Reading(
        article=article,
        sentences=(),
        moments=_moments(),
        statements=_statements(),
        actors=_actors(),
        notes=(Note(Span(0, 10), "De kop staat twee keer op de pagina."),),
        made_by="zegsman 0.1.0 nl-2026.12",
        deadlines=_deadlines(),
    )


def made_capture(url: str | None = "https://streekblad.example/brug") -> Capture:
    """The bytes from which the page would have been read."""
    return Capture(TEXT.encode(), url=url, media_type="text/plain", charset="utf-8")


def _labels() -> tuple[Label, ...]:
    labels, start = [], 0
    for kind, text in PIECES:
        labels.append(Label(Span(start, start + len(text)), kind, f"made {kind}", 0.987))
        start += len(text) + len(SEPARATOR)
    return tuple(labels)


def _moments() -> tuple[Moment, ...]:
    day = date(2025, 7, 15)
    return (
        Moment(span("dinsdag"), "day", day, day, why="weekday"),
        Moment(span("mei", "belooft dat"), "period", date(2026, 5, 1), date(2026, 5, 31), why="month"),
        Moment(span("vóór 1 september"), "day", date(2025, 9, 1), date(2025, 9, 1), deadline=True, why="bound"),
        Moment(span("binnen negentig dagen"), "duration", None, None, duration="P90D", deadline=True, why="bound"),
        Moment(span("dit jaar"), "period", date(2025, 1, 1), date(2025, 12, 31), why="year"),
        Moment(span("vorige week"), "period", date(2025, 7, 7), date(2025, 7, 13), why="week"),
    )


def _deadlines() -> tuple[Deadline, ...]:
    union, town = Party(span("De schippersbond"), 2), Party(span("De gemeente"), 1)
    return (
        Deadline((2,), statement=8, asked_by=union, owed_by=town, why="demanded"),
        Deadline((3,), asked_by=Party(span("De bond"), 2), why="told to be due"),
    )


def _statements() -> tuple[Statement, ...]:
    role = Mention(span(ROLE), "role")
    she = Mention(span("Ze", "nodig."), "pronoun")
    chairman = Mention(span("Voorzitter Joris van Aalst"), "role")
    dinsdag = _moments()[0]
    return (
        Statement((span("‘De brug gaat dit jaar niet meer open’"),), "direct", source=Mention(span("Wethouder Brandsma"), "role"), why="headline", score=0.91),
        Statement((span("de herstelkosten verder oplopen"),), "attitude", (span("vreest"),), Mention(span("De gemeente"), "role"), why="cue", score=0.8),
        Statement((span("“Het is hier stil geworden”"),), "direct", (span("zegt"),), Mention(span("een buurtbewoner"), "role"), why="quotation", score=0.7),
        Statement((span("“We hebben de scheuren onderschat”"), span("“Wie nu belooft dat de brug in mei opengaat, houdt de mensen voor de gek.”")), "direct", (span("zei"),), role, addressee=Mention(span("de raad"), "role"), said=dinsdag, why="quotation", score=0.987),
        Statement((span("dat de brug in mei opengaat"),), "indirect", (span("belooft"),), nested_in=3, why="cue", score=0.444),
        Statement((span("is een nieuw onderzoek nodig"),), "indirect", (span("Volgens"),), Mention(span("Brandsma", "Volgens"), "name", "person"), why="according", score=0.9),
        Statement((span("de planning van haar voorganger “een wensdroom”"),), "mixed", (span("noemde"),), she, why="cue", score=0.9),
        Statement((span("dat de provincie meebetaalt"),), "attitude", (span("vertrouwt erop"),), she, why="cue", score=0.9),
        Statement((span("vóór 1 september een regeling"),), "reported", (span("eist"),), Mention(span("De schippersbond"), "name", "organisation"), why="cue", score=0.9),
        Statement((span("dat de gemeente hem had verzekerd dat “niemand erop achteruitgaat”"),), "mixed", (span("zei", "Voorzitter"),), chairman, why="cue", score=0.9),
        Statement((span("dat “niemand erop achteruitgaat”"),), "mixed", (span("verzekerd"),), Mention(span("de gemeente", "Voorzitter"), "role"), nested_in=9, why="cue", score=0.9),
        Statement((Span(span("“Wij varen").start, span("winst”").end),), "direct", (span("aldus"),), Mention(span("Van Aalst"), "name", "person"), via=(Mention(span("Delta"), "medium"),), why="quotation", score=0.9),
        Statement((span("dat zijn leden de sluis willen blokkeren"),), "indirect", (span("ontkende"),), Mention(span("Hij", "Delta"), "pronoun"), stance="denied", why="cue", score=0.9),
        Statement((span("dat het college daar donderdag over praat"),), "indirect", (span("zeggen"),), Mention(span("Ingewijden"), "role"), why="cue", score=0.9),
    )  # fmt: skip


def _actors() -> tuple[Actor, ...]:
    return (
        Actor("Elske Brandsma", "person", ("wethouder",), ("Brandsma",), (span("Brandsma"), span("Elske Brandsma")), (0, 3, 5, 6, 7)),
        Actor("gemeente Oudemeer", "organisation", (), ("de gemeente",), (span("De gemeente"),), (1, 10)),
        Actor("Schippersbond", "organisation", (), ("De bond",), (span("De schippersbond"),), (8,)),
        Actor("Joris van Aalst", "person", ("voorzitter van de schippersbond",), ("Van Aalst",), (span("Joris van Aalst"),), (9, 11, 12)),
        Actor("ingewijden", "unnamed", (), (), (span("Ingewijden"),), (13,)),
    )  # fmt: skip
