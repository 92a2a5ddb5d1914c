"""Nouns for people, bodies, unnamed groups and media, read from `roles.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zegsman.language.table import Table


@dataclass(frozen=True, slots=True)
class Roles:
    """All sets are lower case, but for the names of media; a compound counts by a suffix."""

    persons: frozenset[str]
    person_suffixes: tuple[str, ...]
    organisations: frozenset[str]
    organisation_suffixes: tuple[str, ...]
    anonymous: frozenset[str]
    spokespeople: frozenset[str]
    agencies: frozenset[str]
    media: frozenset[str]
    platforms: frozenset[str]
    media_nouns: frozenset[str]
    media_suffixes: tuple[str, ...]
    through: frozenset[str]
    to: frozenset[str]
    inside: frozenset[str]
    outlet_words: frozenset[str]
    titles: frozenset[str]
    generic: frozenset[str]
    territories: frozenset[str]
    local: frozenset[str]
    parts: frozenset[str]
    shares: frozenset[str]
    pointing: frozenset[str]
    ministries: Mapping[str, str]
    portfolios: tuple[str, ...]
    leading: frozenset[str]
    plural_endings: tuple[str, ...]
    feminine: tuple[str, ...]
    not_feminine: tuple[str, ...]
    companies: frozenset[str]
    exclusive: frozenset[str]
    instead: Mapping[str, str]
    members: Mapping[str, str]
    company_suffixes: tuple[str, ...]
    genres: frozenset[str]
    name_suffixes: frozenset[str]
    honours: frozenset[str]

    def is_person(self, noun: str) -> bool:
        """True for a noun that names a person by role, also as the last part of a compound."""
        noun = noun.casefold()
        return noun in self.persons or noun in self.spokespeople or _compound(noun, self.person_suffixes)

    def is_organisation(self, noun: str) -> bool:
        """True for a noun that names a body that can speak."""
        noun = noun.casefold()
        return noun in self.organisations or _compound(noun, self.organisation_suffixes)

    def is_territory(self, noun: str) -> bool:
        """True for a body that bears the name of its land: gemeente, provincie."""
        return noun.casefold() in self.territories

    def office(self, noun: str, before: str) -> str:
        """The noun by which an office is told from others: "prime minister", not "minister"."""
        led = before.casefold() in self.leading and any(noun.casefold().endswith(office) for office in self.ministries)
        return f"{before} {noun}".casefold() if led else noun.casefold()

    def is_company(self, noun: str) -> bool:
        """True for a body that trades: bedrijf, energieleverancier."""
        noun = noun.casefold()
        return noun in self.companies or _compound(noun, self.company_suffixes)

    def is_anonymous(self, noun: str) -> bool:
        """True for a noun behind which no name is given: bronnen, ingewijden."""
        return noun.casefold() in self.anonymous

    def is_speaker(self, noun: str) -> bool:
        """True for a noun of any of the tables of people and bodies."""
        return self.is_anonymous(noun) or self.is_person(noun) or self.is_organisation(noun) or self.is_medium(noun)

    def is_woman(self, noun: str) -> bool:
        """True for a noun whose ending tells a woman: onderzoekster, but not minister."""
        noun = noun.casefold()
        return noun.endswith(self.feminine) and not noun.endswith(self.not_feminine)

    def is_spokesperson(self, noun: str) -> bool:
        """True for one who speaks for another: woordvoerder, politiewoordvoerder."""
        noun = noun.casefold()
        return any(noun.endswith(word) for word in self.spokespeople)

    def is_medium(self, noun: str) -> bool:
        """True for a noun that names an outlet or a document: krant, persbericht."""
        noun = noun.casefold()
        return noun in self.media_nouns or _compound(noun, self.media_suffixes)

    def is_medium_name(self, name: str) -> bool:
        """True for the name of an agency, an outlet or a platform."""
        name = name.removesuffix(".")  # "schreef ze op X."
        return name in self.agencies or name in self.media or name in self.platforms


def _endings(table: Table) -> tuple[str, ...]:
    """What ends a compound for a person: the suffixes of the table, and its nouns where they are long enough."""
    return (*table.texts("suffixes"), *(noun for noun in table.texts("nouns") if len(noun) > 5))


def _pair(table: Table, row: str) -> tuple[str, str]:
    """ "minister | ministerie": an office, and the body that goes with it."""
    office, bar, body = (part.strip() for part in row.partition("|"))
    if not bar:
        table.refuse(row, f"{row!r} is not of the form office | body")
    return office, body


def _compound(noun: str, suffixes: tuple[str, ...]) -> bool:
    """True for a noun that ends so, behind two letters and more."""
    return noun[2:].endswith(suffixes)


def read(path: Path) -> Roles:
    """Load and check `roles.toml`; raises `BadPack`."""
    table = Table.read(path)
    persons, organisations, groups = table.table("persons"), table.table("organisations"), table.table("groups")
    media, titles = table.table("media"), table.table("titles")
    roles = Roles(
        persons=frozenset(persons.texts("nouns")),
        person_suffixes=_endings(persons),
        organisations=frozenset(organisations.texts("nouns")),
        organisation_suffixes=organisations.texts("suffixes"),
        anonymous=frozenset(groups.texts("anonymous")),
        spokespeople=frozenset(groups.texts("spokespeople")),
        agencies=frozenset(media.texts("agencies")),
        media=frozenset(media.texts("names")),
        platforms=frozenset(media.texts("platforms")),
        media_nouns=frozenset(media.texts("nouns")),
        media_suffixes=media.texts("suffixes"),
        through=frozenset(media.texts("through")),
        to=frozenset(media.texts("to")),
        inside=frozenset(media.texts("inside")),
        outlet_words=frozenset(media.texts("outlet_words")),
        titles=frozenset(titles.texts("before")),
        plural_endings=persons.texts("plural_endings"),
        pointing=frozenset(organisations.texts("pointing")),
        shares=frozenset(organisations.texts("shares")),
        parts=frozenset(organisations.texts("parts")),
        ministries=dict(_pair(organisations, row) for row in organisations.texts("ministries")),
        leading=frozenset(organisations.texts("leading")),
        portfolios=organisations.texts("portfolios"),
        local=frozenset(organisations.texts("local")),
        territories=frozenset(organisations.texts("territories")),
        generic=frozenset(organisations.texts("generic")),
        feminine=persons.texts("feminine"),
        not_feminine=persons.texts("not_feminine"),
        exclusive=frozenset(persons.texts("exclusive")),
        members=dict(_pair(organisations, row) for row in organisations.texts("members", ())),
        instead=dict(_pair(persons, row) for row in persons.texts("instead", ())),
        companies=frozenset(organisations.texts("companies")),
        company_suffixes=organisations.texts("company_suffixes"),
        genres=frozenset(media.texts("genres")),
        name_suffixes=frozenset(titles.texts("after")),
        honours=frozenset(titles.texts("honours")),
    )
    for part in (persons, organisations, groups, media, titles, table):
        part.done()
    return roles
