"""The small words of a language that bound phrases and clauses, read from `grammar.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from zegsman.language.table import Table

# "bare clause": what is said may follow its cue without an opener ("said it was late"); "bare clause behind a comma": it does so
# behind a comma ("sagte, es sei spät"); "closing cue behind its subject": "It was late, Anna said."; "groups unnamed": a
# group called by a common noun alone has no name ("local fishermen"); "nouns join": one noun stands before
# another, and a possessive before both ("the council's transport chief"); "participle cue": "…, adding that it was late"; "relative opener":
# an opener behind a noun is a relative ("a fault that has caused fires"); "one order": main and subordinate clauses have one order of
# words, with the subject first; "past like participle": the past of most verbs looks like their participle ("announced"); "reported
# mood": a mood of its own goes on with what was said ("Das Dach sei dicht."); "hearsay in the present": the modal of hearsay stands in the
# present ("soll gesunken sein"), elsewhere in the past ("zou gezonken zijn").
TRAITS = (
    "bare clause", "bare clause behind a comma", "closing cue behind its subject", "groups unnamed", "hearsay in the present", "nouns join", "nouns written large",
    "one order", "participle cue", "past like participle", "relative opener", "reported mood",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case forms (`modals`, `hearsay_modals` and `…_auxiliaries`: lemmas), each named for what the words do.

    `datives` are the articles of whom or what one told, where that stands beside the cue without a preposition ("sagte der
    „Elsviker Post“"); empty where a language has no such case.
    `obliques` are those that never open a subject ("den Plan nannte …"); none where nouns have no cases.
    `traits` are orders of words that the language allows, from `TRAITS`.
    """

    # clauses
    openers: frozenset[str]
    infinitive_markers: frozenset[str]
    infinitive_openers: frozenset[str]
    coordinators: frozenset[str]
    contrasts: frozenset[str]
    subordinators: frozenset[str]
    parting: frozenset[str]
    as_: frozenset[str]
    relatives: frozenset[str]
    sentence_relatives: frozenset[str]
    backward: frozenset[str]
    expletives: frozenset[str]
    fillers: frozenset[str]
    fleeting: frozenset[str]
    traits: frozenset[str]
    # phrases
    of: frozenset[str]
    of_whom: frozenset[str]
    in_bodies: frozenset[str]
    agents: frozenset[str]
    ands: frozenset[str]
    ones: frozenset[str]
    selves: frozenset[str]
    determiner_pronouns: frozenset[str]
    datives: frozenset[str]
    obliques: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    his: frozenset[str]
    hers: frozenset[str]
    own_possessives: frozenset[str]
    name_particles: frozenset[str]
    attaching: frozenset[str]
    attaching_origin: frozenset[str]
    attaching_circle: frozenset[str]
    attaching_place: frozenset[str]
    # negation
    words: frozenset[str]
    modals: frozenset[str]
    hearsay_modals: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    wishing_modals: frozenset[str]
    able_modals: frozenset[str]
    passive_auxiliaries: frozenset[str]
    reciprocals: frozenset[str]
    refusals: frozenset[str]

    @property
    def nouns_join(self) -> bool:
        """One noun stands before another, and a possessive before both: "the council's transport chief"."""
        return "nouns join" in self.traits

    @property
    def groups_unnamed(self) -> bool:
        """A group that the text calls by a common noun alone is nobody by name: "local fishermen"."""
        return "groups unnamed" in self.traits

    @property
    def large_nouns(self) -> bool:
        """True where every noun is written with a capital, which then tells no name."""
        return "nouns written large" in self.traits

    @property
    def belonging(self) -> str:
        """The preposition that tells whose somebody or something is: "woordvoerder van …"."""
        return min(self.of_whom)

    def owner(self, possessive: str) -> str:
        """The gender of whom a lower-case possessive belongs to: "m", "f", "" where it does not tell."""
        return "m" if possessive in self.his else "f" if possessive in self.hers else ""

    @property
    def small(self) -> frozenset[str]:
        """All words of all sets."""
        return frozenset[str]().union(*(getattr(self, field.name) for field in fields(self) if field.name != "traits"))


_SECTIONS = {"openers": "clauses", "of": "phrases", "words": "negation"}  # the first field of each section


def read(path: Path) -> Grammar:
    """Load and check `grammar.toml`; raises `BadPack`."""
    table = Table.read(path)
    found: dict[str, frozenset[str]] = {}
    sections = {name: table.table(name) for name in _SECTIONS.values()}
    section = ""
    for field in fields(Grammar):
        section = _SECTIONS.get(field.name, section)
        found[field.name] = frozenset(sections[section].texts(field.name.rstrip("_")))
    if unknown := found["traits"] - frozenset(TRAITS):
        sections["clauses"].refuse(min(unknown), f"{min(unknown)!r} is no trait; there are {', '.join(TRAITS)}")
    for part in (*sections.values(), table):
        part.done()
    return Grammar(**found)
