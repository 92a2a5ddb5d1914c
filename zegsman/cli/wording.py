"""The words that only the terminal says, in Dutch; what the reader in the browser says too stands in `web.wording`."""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.values import Mode


@dataclass(frozen=True, slots=True)
class TerminalWording:
    """Pairs are (one, many), with `{n}` for the number."""

    signs: dict[Mode, str]
    speakers: tuple[str, str]
    page: str
    added: str
    known: str
    renewed: str
    skipped: str
    remade: str
    more: str
    found_none: str
    found_none_do: str
    findings: dict[str, str]
    why_one: str
    judged_same: str
    judged_apart: str
    taken_back: str
    due: tuple[str, str]
    due_none: str
    due_none_do: str
    counted_from: str
    moved: str


DUTCH_TERMINAL = TerminalWording(
    # How full the circle is tells how literally the words are given.
    signs={"direct": "●", "mixed": "◐", "indirect": "○", "reported": "▸", "attitude": "◇"},
    speakers=("{n} spreker met naam", "{n} sprekers met naam"),
    page="pagina {n}",
    added="{n} toegevoegd",
    known="{n} al bekend",
    renewed="{n} vernieuwd",
    skipped="{n} overgeslagen",
    remade="{n} opnieuw gelezen",
    more="… en nog {n}; vraag er meer met --limit",
    found_none="Niets gevonden.",
    found_none_do="Probeer minder of andere woorden, of laat de spreker of de dagen weg.",
    why_one="{one} en {other}: {why}",
    judged_same="Voortaan zijn deze twee één.",
    judged_apart="Voortaan zijn deze twee niet dezelfde.",
    taken_back="Dat oordeel is ingetrokken.",
    due=("{n} termijn", "{n} termijnen"),
    due_none="Er loopt geen termijn.",
    due_none_do="Met --all ziet u ook wat voorbij of verplaatst is; pagina’s van een oudere zegsman moeten eerst opnieuw gelezen: zegsman reread --all.",
    counted_from="geteld vanaf {day}",
    moved="eerder: {day} (pagina {page})",
    findings={"labels": "Delen van de pagina", "moments": "Dagen en termijnen", "statements": "Uitspraken", "actors": "Wie er voorkomt"},
)  # fmt: skip
