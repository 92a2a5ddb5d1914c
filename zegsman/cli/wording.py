"""The words that only the terminal says, in Dutch; what the reader in the browser says too stands in `web.wording`."""

from __future__ import annotations

from dataclasses import dataclass

from zegsman.values import Mode


@dataclass(frozen=True, slots=True)
class TerminalWording:
    """Pairs are (one, many), with `{n}` for the number."""

    signs: dict[Mode, str]
    speakers: tuple[str, str]
    left: tuple[str, str]
    past: tuple[str, str]
    today: str
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


DUTCH_TERMINAL = TerminalWording(
    # How full the circle is tells how literally the words are given.
    signs={"direct": "●", "mixed": "◐", "indirect": "○", "reported": "▸", "attitude": "◇"},
    speakers=("{n} spreker met naam", "{n} sprekers met naam"),
    left=("over {n} dag", "over {n} dagen"),
    past=("{n} dag geleden", "{n} dagen geleden"),
    today="vandaag",
    page="pagina {n}",
    added="{n} toegevoegd",
    known="{n} al bekend",
    renewed="{n} vernieuwd",
    skipped="{n} overgeslagen",
    remade="{n} opnieuw gelezen",
    more="… en nog {n}; vraag er meer met --limit",
    found_none="Niets gevonden.",
    found_none_do="Probeer minder of andere woorden, of laat de spreker of de dagen weg.",
    findings={"labels": "Delen van de pagina", "moments": "Dagen en termijnen", "statements": "Uitspraken", "actors": "Wie er voorkomt"},
)  # fmt: skip
