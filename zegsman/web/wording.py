"""The words of the interface, all in one place.

A `Wording` is one language of the interface (not of the news: that is a language pack's). Another language is another
value of the same type, and the type checker says what it still lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from zegsman.values import LabelKind, Mode, Stance


@dataclass(frozen=True, slots=True)
class Wording:
    """Every word the interface says. Pairs are (one, many), with `{n}` for the number."""

    code: str
    months: tuple[str, ...]
    tagline: str
    skip: str
    home: str
    pages: str
    pages_intro: str
    empty: str
    empty_do: str
    empty_command: str
    untitled: str
    statements: tuple[str, str]
    newer: str
    older: str
    paging: str
    search: str
    search_all: str
    search_words: str
    search_speaker: str
    search_first: str
    search_last: str
    search_hint: str
    found: tuple[str, str]
    found_shown: str
    found_none: str
    found_none_do: str
    by: str
    read: str
    listen: str
    source: str
    from_source: str
    record: str
    who_said_what: str
    to_list: str
    to_text: str
    no_statements: str
    speakers: str
    speaker_unknown: str
    nameless: str
    in_statement: str
    via: str
    addressed: str
    said_on: str
    unsure: str
    not_in_view: str
    legend: str
    people: str
    people_hint: str
    people_none: str
    people_more: str
    on_pages: tuple[str, str]
    also: str
    why_one: str
    deadlines: str
    deadlines_intro: str
    deadlines_all: str
    deadlines_open: str
    deadlines_none: str
    asked_by: str
    owed_by: str
    left: tuple[str, str]
    past: tuple[str, str]
    today: str
    moved: str
    replaced: str
    more_pages: tuple[str, str]
    sooner: str
    later: str
    deadline: str
    start_unknown: str
    furniture: str
    notes: str
    made_by: str
    keys: str
    close: str
    key_next: str
    key_previous: str
    key_search: str
    key_help: str
    wrong_title: str
    missing_title: str
    missing: str
    missing_do: str
    asked_title: str
    asked: str
    asked_order: str
    broken_title: str
    broken: str
    store_title: str
    method_title: str
    modes: Mapping[Mode, str]
    modes_told: Mapping[Mode, str]
    stances: Mapping[Stance, str]
    labels: Mapping[LabelKind, str]

    def count(self, forms: tuple[str, str], number: int) -> str:
        """ "1 uitspraak", "3 uitspraken"."""
        return forms[number != 1].format(n=number)

    def days_left(self, days: int) -> str:
        """ "over 3 dagen", "vandaag", "1 dag geleden"."""
        return self.count(self.left if days > 0 else self.past, abs(days)) if days else self.today

    def day(self, day: date) -> str:
        """ "15 juli 2025"."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def days(self, first: date, last: date) -> str:
        """The days from `first` to `last` as short as they can be told: a day, a month, a year, or from … to …."""
        if first == last:
            return self.day(first)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
        if (first.year, first.month, first.day) == (last.year, last.month, 1) and _ends_month(last):
            return f"{self.months[first.month - 1]} {first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} – {self.day(last)}"
        if first.year == last.year:
            return f"{first.day} {self.months[first.month - 1]} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(1)).day == 1


DUTCH = Wording(
    code="nl",
    months=(
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    tagline="wie zei wat, en waar staat het",
    skip="Naar de inhoud",
    home="zegsman, naar alle pagina’s",
    pages="Gelezen pagina’s",
    pages_intro="Nieuwste bovenaan. Kies een pagina om haar in rust te lezen en te zien wie wat zei.",
    empty="Hier staat nog niets.",
    empty_do="Voeg een eerste pagina toe vanaf de opdrachtregel, en ververs dan dit venster:",
    empty_command="zegsman add PAGINA",
    untitled="Zonder titel",
    statements=("{n} uitspraak", "{n} uitspraken"),
    newer="Nieuwere",
    older="Oudere",
    paging="Bladeren",
    search="Zoeken",
    search_all="Zoek in wat er gezegd is",
    search_words="Woorden",
    search_speaker="Wie",
    search_first="Vanaf",
    search_last="Tot en met",
    search_hint="Aanhalingstekens houden woorden bijeen: \"ernstig verwijt\". Een sterretje vult aan: sancti*. "
    "Zonder woorden vindt u alles van een spreker of uit een tijd.",
    found=("{n} uitspraak gevonden", "{n} uitspraken gevonden"),
    found_shown="{first} tot en met {last}",
    found_none="Niets gevonden.",
    found_none_do="Probeer minder of andere woorden, of laat de spreker of de dagen weg.",
    by="door",
    read="{n} min. lezen",
    listen="{n} min. luisteren",
    source="Naar de bron",
    from_source="Bron:",
    record="Als gegevens (JSON)",
    who_said_what="Wie zei wat",
    to_list="Uitspraak {n}, {who}: naar de lijst",
    to_text="Uitspraak {n}: naar de plaats in de tekst",
    no_statements="In deze tekst zijn geen uitspraken gevonden.",
    speakers="Aan het woord",
    speaker_unknown="De tekst zegt niet wie",
    nameless="zonder naam",
    in_statement="in uitspraak",
    via="via",
    addressed="tegen",
    said_on="gezegd op",
    unsure="onzeker gelezen ({n} %)",
    not_in_view="staat niet in de getoonde tekst",
    legend="Zo is het gemerkt",
    people="Wie",
    people_hint="De naam, of een deel ervan, in welke spelling ook.",
    people_none="Niemand in het register heet zo.",
    people_more="Geef meer van de naam om te lezen wat zij zeiden.",
    on_pages=("op {n} pagina", "op {n} pagina’s"),
    also="ook: {names}",
    why_one="Waarom dit één is",
    deadlines="Termijnen",
    deadlines_intro="Wat er moet gebeuren, de eerstvolgende dag bovenaan, geteld vanaf {day}.",
    deadlines_all="Ook wat voorbij of verplaatst is",
    deadlines_open="Alleen wat nog loopt",
    deadlines_none="Er loopt geen termijn.",
    asked_by="gevraagd door",
    owed_by="te doen door",
    left=("over {n} dag", "over {n} dagen"),
    past=("{n} dag geleden", "{n} dagen geleden"),
    today="vandaag",
    moved="eerder",
    replaced="vervangen door een andere",
    more_pages=("nog {n} pagina", "nog {n} pagina’s"),
    sooner="Eerder",
    later="Later",
    deadline="termijn",
    start_unknown="de dag staat er niet bij",
    furniture="Niet van het verhaal",
    notes="Bij deze lezing",
    made_by="Gelezen door",
    keys="Toetsen",
    close="Sluiten",
    key_next="volgende uitspraak",
    key_previous="vorige uitspraak",
    key_search="zoeken",
    key_help="deze uitleg",
    wrong_title="Dat ging niet",
    missing_title="Niet gevonden",
    missing="Deze pagina staat niet in het register.",
    missing_do="Ze is misschien nog niet toegevoegd, of het adres is verschreven.",
    asked_title="Deze vraag is niet te lezen",
    asked="Een dag schrijft u als 2025-07-15; een paginanummer is een geheel getal boven nul.",
    asked_order="De eerste dag ligt na de laatste. Wissel ze om.",
    broken_title="Hier ging iets stuk",
    broken="De fout ligt bij zegsman, niet bij u. In het venster waar de lezer draait staat wat er gebeurde.",
    store_title="Het register antwoordt niet",
    method_title="Zo kan het niet gevraagd worden",
    modes={
        "direct": "letterlijk",
        "mixed": "deels letterlijk",
        "indirect": "weergegeven",
        "reported": "samengevat",
        "attitude": "houding",
    },
    modes_told={
        "direct": "tussen aanhalingstekens",
        "mixed": "een deel tussen aanhalingstekens",
        "indirect": "in een bijzin of na volgens",
        "reported": "de daad van het spreken, kort verteld",
        "attitude": "hoop, vrees of wil die iemand toegeschreven wordt",
    },
    stances={
        "said": "gezegd",
        "claimed": "beweerd",
        "denied": "ontkend",
        "doubted": "betwijfeld",
        "confirmed": "bevestigd",
    },
    labels={
        "title": "titel", "lead": "inleiding", "body": "tekst", "subhead": "tussenkop", "quote": "citaat",
        "list": "opsomming", "table": "tabel", "fact-box": "kader", "live-entry": "bericht uit het liveblog",
        "reading-tip": "leestip", "reading-time": "leestijd", "read-aloud": "voorleesknop", "newsletter": "nieuwsbrief",
        "paywall": "betaalmuur", "advertisement": "advertentie", "promo": "reclame", "caption": "bijschrift",
        "credit": "maker van het beeld", "source-line": "bronregel", "byline": "auteursregel", "timestamp": "tijdstip",
        "dateline": "plaats en dag", "share": "deelknoppen", "comments": "reacties", "tags": "onderwerpen",
        "navigation": "menu", "media-player": "speler", "embed": "ingesloten bericht", "consent": "toestemming",
        "live-bar": "balk van het liveblog", "continue-marker": "tekst gaat verder", "author-bio": "over de auteur",
        "contact": "contact", "commerce": "koopkader", "correction": "rectificatie", "other": "overig",
    },
)  # fmt: skip
