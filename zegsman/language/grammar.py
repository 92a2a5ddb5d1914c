"""The small words of a language that bound phrases and clauses, read from `grammar.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from zegsman.language.table import Table

# What a language may do, and what the rules do where it does.
TRAITS = {
    "addressee passive": "whom one told may be the subject of a passive: The keepers were told to go",
    "backshift": "a pluperfect or a conditional goes on with what was said: She said it was shut. It had been inspected.",
    "bare clause": "what is said may follow its cue without an opener: said it was late",
    "bare clause behind a comma": "it does so behind a comma: sagte, es sei spät",
    "bare relative": "a relative clause may go without its pronoun: a promise the union dismissed",
    "closing cue behind its subject": "It was late, Anna said.",
    "document source": "a document behind a preposition of attribution is a source: according to the report",
    "groups unnamed": "a group called by a common noun alone has no name: local fishermen",
    "hearsay in the present": "the modal of hearsay stands in the present (soll gesunken sein), elsewhere in the past (zou gezonken zijn)",
    "noun cue": "a noun of saying tells by itself what is said: rumours that the lock is shut",
    "noun cue behind a comma": "it does so behind a comma: der Vorwurf, er habe gelogen",
    "nouns join": "one noun stands before another, and a possessive before both: the council's transport chief",
    "nouns written large": "every noun has a capital, which then tells no name",
    "one order": "main and subordinate clauses have one order of words, with the subject first",
    "participle behind its noun": "a participle and what belongs to it may stand behind a noun: emails seen by PA",
    "participle cue": "…, adding that it was late",
    "past like participle": "the past of most verbs looks like their participle: announced",
    "relative opener": "an opener behind a noun is a relative: a fault that has caused fires",
    "reported mood": "a mood of its own goes on with what was said: Das Dach sei dicht.",
    "separable verbs": "a particle behind a verb makes another verb of it: findet im Juli statt",
}


@dataclass(frozen=True, slots=True)
class Mood:
    """The letters that make the mood of reported speech; all empty where a language has none.

    `present` ends a form that is the infinitive without `infinitive` ("er mache", "machen"). `past` ends one whose vowel is bent, from
    a letter of `plain` to that of `bent` in the same place ("gäbe", "kämen"); `plural` ends the plain past of most verbs ("lobten").
    """

    infinitive: str
    present: str
    past: tuple[str, ...]
    plural: str
    plain: str
    bent: str

    def infinitive_of(self, present: str) -> str:
        """ "mache": "machen"."""
        return present + self.infinitive

    def is_present_of(self, form: str, lemma: str) -> bool:
        """ "mache" of "machen", "ändere" of "ändern"."""
        return lemma in (self.infinitive_of(form), self.infinitive_of(form.removesuffix(self.present)))

    def is_bent(self, form: str, lemma: str) -> bool:
        """ "kämen", "gäbe", not "erläuterte" and "fühlten", whose vowel is that of the infinitive."""
        plain = form.translate(str.maketrans(self.bent, self.plain))
        bent = plain != form and not any(vowel in form and vowel in lemma for vowel in self.bent)
        return bent and form.endswith(self.past) and not plain.startswith(self._stems(lemma)[0])

    def is_plural_past(self, form: str, lemma: str) -> bool:
        """ "lobten", "warteten", "handelten": the stem of the infinitive and the ending."""
        return form in (stem + self.plural for stem in self._stems(lemma.casefold()))

    def _stems(self, lemma: str) -> tuple[str, str]:
        """ "loben", "warten", "handeln": without the ending of the present, and with it."""
        stem = lemma.removesuffix(self.infinitive)
        return (stem.removesuffix(self.present), stem)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of lower-case forms (`modals`, `hearsay_modals` and `…_auxiliaries`: lemmas), each named for what the words do.

    `datives` are the articles of whom or what one told, where that stands beside the cue without a preposition ("sagte der
    „Elsviker Post“"); empty where a language has no such case.
    `obliques` are those that never open a subject ("den Plan nannte …"); none where nouns have no cases.
    `possessive_marks` stand apart behind an owner ("the council 's plan"); `genitive_endings` are last letters of one ("Nordmarks Ministerin").
    `traits` are what the language does or allows, from `TRAITS`; `mood` holds letters, no words.
    """

    # clauses
    openers: frozenset[str]
    infinitive_markers: frozenset[str]
    infinitive_openers: frozenset[str]
    coordinators: frozenset[str]
    contrasts: frozenset[str]
    subordinators: frozenset[str]
    parting: frozenset[str]
    accompanying: frozenset[str]
    as_: frozenset[str]
    relatives: frozenset[str]
    sentence_relatives: frozenset[str]
    backward: frozenset[str]
    expletives: frozenset[str]
    adverbs: frozenset[str]
    fillers: frozenset[str]
    fleeting: frozenset[str]
    traits: frozenset[str]
    # phrases
    of: frozenset[str]
    of_whom: frozenset[str]
    in_bodies: frozenset[str]
    agents: frozenset[str]
    possessive_marks: frozenset[str]
    genitive_endings: frozenset[str]
    place_endings: frozenset[str]
    bent_adjectives: frozenset[str]
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
    circumstances: frozenset[str]
    contractions: frozenset[str]
    # negation
    words: frozenset[str]
    denying: frozenset[str]
    modals: frozenset[str]
    hearsay_modals: frozenset[str]
    shifted_modals: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    wishing_modals: frozenset[str]
    able_modals: frozenset[str]
    passive_auxiliaries: frozenset[str]
    reciprocals: frozenset[str]
    refusals: frozenset[str]
    # reported_mood
    mood: Mood

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
        """Every noun is written with a capital, which then tells no name."""
        return "nouns written large" in self.traits

    def is_genitive(self, form: str) -> bool:
        """ "Nordmarks", "Hans’": ends as an owner's name does."""
        return form[-1:] in self.genitive_endings

    @property
    def belonging(self) -> str:
        """The preposition that tells whose somebody or something is: "woordvoerder van …"."""
        return min(self.of_whom)

    def preposition(self, form: str) -> str:
        """ "am": "an"; any other lower-case form is as it is."""
        return _contracted(self.contractions).get(form, form)

    def bent(self, article: str, adjective: str) -> str:
        """An adjective as it is without its article: "das", "Weiße": "Weißes"; as it is where the two tell nothing."""
        for row in sorted(self.bent_adjectives):
            before, weak, strong = row.replace("-", "").split()
            if article == before and adjective.endswith(weak):
                return adjective.removesuffix(weak) + strong
        return adjective

    def owner(self, possessive: str) -> str:
        """The gender of whom a lower-case possessive belongs to: "m", "f", "" where it does not tell."""
        return "m" if possessive in self.his else "f" if possessive in self.hers else ""

    @property
    def small(self) -> frozenset[str]:
        """All words of all sets."""
        return frozenset[str]().union(
            *(getattr(self, field.name) for field in fields(self) if field.name not in _NO_WORDS)
        )


_NO_WORDS = (
    "traits",
    "contractions",
    "possessive_marks",
    "genitive_endings",
    "place_endings",
    "bent_adjectives",
    "mood",
)
_SECTIONS = {"openers": "clauses", "of": "phrases", "words": "negation"}  # the first field of each section


@lru_cache(maxsize=16)
def _contracted(rows: frozenset[str]) -> dict[str, str]:
    """ "am an": from "am" to "an"."""
    return {row.partition(" ")[0]: row.partition(" ")[2] for row in rows}


def read(path: Path) -> Grammar:
    """Load and check `grammar.toml`; raises `BadPack`."""
    table = Table.read(path)
    found: dict[str, frozenset[str]] = {}
    sections = {name: table.table(name) for name in _SECTIONS.values()}
    section = ""
    for field in fields(Grammar):
        if field.name == "mood":
            continue
        section = _SECTIONS.get(field.name, section)
        found[field.name] = frozenset(sections[section].texts(field.name.rstrip("_")))
    if unknown := found["traits"] - frozenset(TRAITS):
        sections["clauses"].refuse(min(unknown), f"{min(unknown)!r} is no trait; there are {', '.join(TRAITS)}")
    mood = _mood(table.table("reported_mood"))
    for part in (*sections.values(), table):
        part.done()
    return Grammar(**found, mood=mood)


def _mood(table: Table) -> Mood:
    plain, bent = table.text("plain", ""), table.text("bent", "")
    if len(plain) != len(bent):
        table.refuse(bent, f"{bent!r} has other than one letter for each of {plain!r}")
    found = Mood(
        infinitive=table.text("infinitive", ""),
        present=table.text("present", ""),
        past=table.texts("past", ()),
        plural=table.text("plural", ""),
        plain=plain,
        bent=bent,
    )
    table.done()
    return found
