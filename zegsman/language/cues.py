"""The words of a language that signal an attribution, read from `cues.toml`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

from zegsman.language.table import Table
from zegsman.values import Stance

CueClass = Literal["say", "act", "attitude"]
Frame = Literal["quote", "clause", "infinitive", "object", "bare"]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that attributes: its lemma without particle, what must stand with it, and what it can take."""

    lemma: str
    particle: str
    words: tuple[str, ...]
    preposition: str
    frames: frozenset[Frame]
    kind: CueClass
    stance: Stance

    @property
    def telling(self) -> bool:
        """True for a verb that by itself nearly always attributes; "staan" or "willen" do not."""
        return (
            not self.words
            and not self.preposition
            and ("clause" in self.frames or "object" in self.frames)
            and "bare" not in self.frames
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form that a tagger may miss: its lemma and UD features."""

    lemma: str
    features: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words of a language. `verbs` is sorted by lemma; the most demanding entry of a lemma comes first.

    `by_word` finds them by what a lemma may look like, "delen" and "mededelen", and tells whether a particle stands apart; `telling` are the
    lemmas of those that tell what is said.
    """

    verbs: tuple[tuple[str, tuple[CueVerb, ...]], ...]
    by_word: Mapping[str, tuple[tuple[CueVerb, bool], ...]]
    telling: frozenset[str]
    sources: tuple[str, ...]
    behind: frozenset[str]
    around: tuple[tuple[str, str], ...]
    after: frozenset[str]
    compounds_behind: frozenset[str]
    compounds: frozenset[str]
    for_whom: frozenset[str]
    evident: frozenset[str]
    so: frozenset[str]
    hearsay: tuple[str, ...]
    own: tuple[str, ...]
    document_verbs: frozenset[str]
    document_telling: frozenset[str]
    document_prepositions: frozenset[str]
    document_nouns: frozenset[str]
    nouns: frozenset[str]
    asking: frozenset[str]
    thinking: frozenset[str]
    lending: frozenset[str]
    bearing: frozenset[str]
    linking: frozenset[str]
    strict: frozenset[str]
    addressed: frozenset[str]
    judging: frozenset[str]
    naming: frozenset[str]
    relaying: frozenset[str]
    silent_with_self: frozenset[str]
    silent_with_state: frozenset[str]
    raising: frozenset[str]
    carrying: frozenset[str]
    hearing: frozenset[str]
    hearers: frozenset[str]
    dismissing: frozenset[str]
    forms: Mapping[str, Form]


def read(path: Path) -> Cues:
    """Load and check `cues.toml`; raises `BadPack`."""
    table = Table.read(path)
    verbs: dict[str, list[CueVerb]] = {}
    for group in table.tables("cues"):
        kind, stance = group.choice("class", get_args(CueClass)), group.choice("stance", get_args(Stance))
        frames = frozenset(group.texts("frames"))
        if unknown := frames - frozenset(get_args(Frame)):
            group.refuse(min(unknown), f"unknown frame {min(unknown)!r}; it may be {', '.join(get_args(Frame))}")
        for written in (
            *group.texts("verbs", ()),
            *_each_with_each(group.texts("beside", ()), group.texts("words", ())),
        ):
            verb = _verb(written, cast(CueClass, kind), cast(Stance, stance), cast(frozenset[Frame], frames))
            if verb is None:
                group.refuse(written, f"{written!r} is not of the form [particle|]verb[ + words][ ~ preposition]")
            verbs.setdefault(verb.lemma, []).append(verb)
        group.done()
    prepositions, adverbs, documents = table.table("prepositions"), table.table("adverbs"), table.table("documents")
    nouns, subjects, forms = table.table("nouns"), table.table("subjects"), table.table("forms")
    entries = tuple((lemma, tuple(sorted(found, key=_demand))) for lemma, found in sorted(verbs.items()))
    cues = Cues(
        verbs=entries,
        by_word=MappingProxyType(_by_word(entries)),
        telling=frozenset(lemma for lemma, found in entries if any(entry.telling for entry in found)),
        sources=prepositions.texts("source"),
        behind=frozenset(prepositions.texts("behind")),
        around=_around(prepositions),
        after=frozenset(prepositions.texts("after", ())),
        compounds_behind=frozenset(prepositions.texts("compounds_behind", ())),
        compounds=frozenset(prepositions.texts("compounds", ())),
        for_whom=frozenset(prepositions.texts("for_whom", ())),
        evident=frozenset(prepositions.texts("evident", ())),
        so=frozenset(prepositions.texts("so")),
        hearsay=adverbs.texts("hearsay"),
        own=adverbs.texts("own"),
        document_verbs=frozenset(documents.texts("verbs")),
        document_telling=frozenset(documents.texts("telling", ())),
        document_prepositions=frozenset(documents.texts("prepositions")),
        document_nouns=frozenset(documents.texts("nouns")),
        nouns=frozenset(nouns.texts("heads")),
        asking=frozenset(nouns.texts("asking", ())),
        thinking=frozenset(nouns.texts("thinking", ())),
        lending=frozenset(nouns.texts("lending", ())),
        bearing=frozenset(nouns.texts("bearing", ())),
        linking=frozenset(nouns.texts("linking", ())),
        strict=frozenset(subjects.texts("strict")),
        addressed=frozenset(subjects.texts("addressed")),
        judging=frozenset(subjects.texts("judging")),
        naming=frozenset(subjects.texts("naming", ())),
        relaying=frozenset(subjects.texts("relaying")),
        silent_with_self=frozenset(subjects.texts("silent_with_self")),
        silent_with_state=frozenset(subjects.texts("silent_with_state")),
        raising=frozenset(subjects.texts("raising", ())),
        carrying=frozenset(subjects.texts("carrying", ())),
        hearing=frozenset(subjects.texts("hearing", ())),
        hearers=frozenset(subjects.texts("hearers", ())),
        dismissing=frozenset(subjects.texts("dismissing", ())),
        forms=MappingProxyType(_forms(forms)),
    )
    for part in (prepositions, adverbs, documents, nouns, subjects, forms, table):
        part.done()
    return cues


def _around(prepositions: Table) -> tuple[tuple[str, str], ...]:
    """ "als het aan … ligt": what stands before a source and what behind it."""
    found = []
    for written in prepositions.texts("around", ()):
        before, gap, behind = written.partition(" … ")
        if not gap:
            prepositions.refuse(written, f"{written!r} is not of the form before … behind")
        found.append((before, behind))
    return tuple(found)


def _each_with_each(verbs: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """Rows of "zeigen + sich" and "sein" with "erstaunt ~ über"."""
    for verb, word in itertools.product(verbs, words):
        yield f"{verb} {word}" if "+" in verb else f"{verb} + {word}"


def _by_word(verbs: Iterable[tuple[str, tuple[CueVerb, ...]]]) -> dict[str, tuple[tuple[CueVerb, bool], ...]]:
    found: dict[str, list[tuple[CueVerb, bool]]] = {}
    for lemma, entries in verbs:
        for entry in entries:
            found.setdefault(lemma, []).append((entry, bool(entry.particle)))
            if entry.particle:
                found.setdefault(entry.particle + lemma, []).append((entry, False))
    return {word: tuple(entries) for word, entries in found.items()}


def _forms(table: Table) -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in table.texts("verbs"):
        match = re.fullmatch(r"([\w-]+): ([^,|]+), ([^|]+) \| (\S+)", row)
        if match is None:
            table.refuse(row, f"{row!r} is not of the form lemma: present forms, past forms | participle")
        lemma, present, past, participle = match.groups()
        found[participle] = Form(lemma, "VerbForm=Part")
        for tense, forms in (("Past", past), ("Pres", present)):
            for form in forms.split():
                number = "Plur" if form.endswith("en") else "Sing"
                found[form] = Form(lemma, f"Number={number}|Tense={tense}|VerbForm=Fin")
    for row in table.texts("gerunds", ()):
        lemma, colon, gerund = row.partition(": ")
        if not colon:
            table.refuse(row, f"{row!r} is not of the form lemma: gerund")
        found[gerund] = Form(lemma, "Tense=Pres|VerbForm=Part")
    return found


_VERB = re.compile(
    r"(?:(?P<particle>[\w'’-]+)\|)?(?P<lemma>[\w'’-]+)(?: \+ (?P<words>[^~]+?))?(?: ~ (?P<preposition>\w+))?"
)


def _verb(written: str, kind: CueClass, stance: Stance, frames: frozenset[Frame]) -> CueVerb | None:
    match = _VERB.fullmatch(written)
    if match is None:
        return None
    words = tuple(word for word in (match["words"] or "").split() if word != "+")
    return CueVerb(match["lemma"], match["particle"] or "", words, match["preposition"] or "", frames, kind, stance)


def _demand(verb: CueVerb) -> tuple[int, int, int]:
    """Sort key: entries that ask for more words come first, so that "zeggen + toe" is tried before "zeggen"."""
    return (-len(verb.words) - bool(verb.particle), -bool(verb.preposition), 0 if "clause" in verb.frames else 1)
