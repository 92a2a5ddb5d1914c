"""Nouns of saying and thinking with what is said behind a comma: "die Hoffnung, dass …", "der Verdacht, die Reederei habe …".

Comes into play in a language that sets the comma there. Who says it stands in the genitive behind the noun, owns it, or is the subject of
a verb that only lends itself to the noun ("macht Andeutungen, dass …"); where nobody does, it is told of nobody, and then the clause or
the noun must show that somebody else says or thinks it.
"""

from __future__ import annotations

from zegsman.language.cues import CueClass
from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.scene import Range

TRAIT = "noun cue behind a comma"


def find(clauses: ClauseFinder) -> list[Draft]:
    """A draft for each noun of saying with a clause or an infinitive behind its comma."""
    if TRAIT not in clauses.grammar.traits:
        return []
    scene, nouns = clauses.scene, clauses.phrases.cues.nouns
    words = (k for k, word in enumerate(scene.words) if word.pos == "NOUN" and _lemma(clauses, k) in nouns)
    return [draft for word in words if (draft := _at(clauses, word)) is not None]


def _lemma(clauses: ClauseFinder, word: int) -> str:
    """ "Andeutungen": the noun as the table has it."""
    scene, nouns = clauses.scene, clauses.phrases.cues.nouns
    return scene.lower(word) if scene.lower(word) in nouns else scene.words[word].lemma.casefold()


def _at(clauses: ClauseFinder, word: int) -> Draft | None:
    scene, stop = clauses.scene, clauses.borders.limit(word)
    owner = _behind(clauses, word, stop)
    comma = owner[1] if owner is not None else word + 1
    if comma + 1 < stop and scene.words[comma].relation == "compound:prt":
        comma += 1  # "wurde die Frage | laut|, ob …"
    if comma + 2 >= stop or scene.words[comma].form != ",":
        return None
    first = comma + 1
    last = _end(clauses, first, stop)
    bearer = _bearer(clauses, word) if owner is None else None
    if bearer is None and _is_of_verb(clauses, word, range(comma, last)):
        return None
    clause = clauses.borders.opens(first) or clauses.borders.begins_in_mood(first, last)
    if not clause and not any(clauses.complements.is_marked_infinitive(k) for k in range(first, last)):
        return None
    content = clauses.borders.span(first, last)
    if content and bearer is not None:
        content = clauses.borders.span(*bearer) + content
        return Draft(content, (word,), None, "attitude", clause, "noun of saying", 0.7, rest=(word, comma))
    source = owner or _before(clauses, word)
    if not content or (source is None and not _is_told(clauses, word, first, last)):
        return None
    kind = _kind(clauses, word, clause)
    score = 0.7 if source is None else 0.8
    return Draft(content, (word,), source, kind, clause, "noun of saying", score, rest=(word, comma))


def _end(clauses: ClauseFinder, first: int, stop: int) -> int:
    """One past the clause, before a comma behind which the sentence's own verb stands: "Die Sorge, dass es regne|, wächst"."""
    scene, last = clauses.scene, clauses.borders.end_of_clause(first, stop)
    commas = (k for k in range(first, last - 1) if scene.words[k].form == ",")
    return next((k for k in commas if scene.is_finite(k + 1)), last)


def _kind(clauses: ClauseFinder, word: int, clause: bool) -> CueClass:
    if _lemma(clauses, word) in clauses.phrases.cues.thinking:
        return "attitude"
    return "say" if clause else "act"


def _is_of_verb(clauses: ClauseFinder, word: int, content: range) -> bool:
    """ "wies den Vorwurf zurück, …", "äußerte die Hoffnung, dass …": a verb of the table in the noun's clause attributes it."""
    begin, stop = clauses.scene.sentence(word)
    own = ((k, cue.finite) for k, cue in clauses.cues.items() if begin <= k < stop and k not in content)
    return any(min(verb, finite) < content.start for verb, finite in own)


def _is_told(clauses: ClauseFinder, word: int, first: int, last: int) -> bool:
    """Whether it is somebody else's, though nobody is told: a thought, or the mood of reported speech."""
    told = any(clauses.scene.is_finite(k) and clauses.phrases.is_in_mood(k) for k in range(first, last))
    return told or _lemma(clauses, word) in clauses.phrases.cues.thinking


def _behind(clauses: ClauseFinder, word: int, stop: int) -> Range | None:
    """ "die Forderung | der Gewerkschaft|, …", "… von Beate Quast, …": whose it is."""
    scene, after = clauses.scene, word + 1
    if after + 1 >= stop or scene.lower(after) not in clauses.grammar.of:
        return None
    first = after if scene.words[after].pos == "DET" else after + 1
    comma = next((k for k in range(first, stop) if scene.words[k].form == ","), stop)
    phrase = clauses.phrases.forward(first, comma)
    return phrase if phrase is not None and clauses.phrases.speaks(phrase) else None


def _bearer(clauses: ClauseFinder, word: int) -> Range | None:
    """ "| Die Werft steht | im Verdacht, …": of whom something is thought, the subject of a verb that says no more than that."""
    scene, phrases = clauses.scene, clauses.phrases
    verb = phrases.finite_of(scene.heads[word])
    borne = scene.words[verb].lemma in phrases.cues.bearing and scene.words[word - 1].pos == "ADP"
    subject = phrases.subject(verb) if borne else None
    return subject if subject is not None and subject[1] <= word else None


def _before(clauses: ClauseFinder, word: int) -> Range | None:
    """ "| seine Forderung, …", "| Jens Pohl macht Andeutungen, …": the owner, or the subject of a verb that lends itself."""
    scene, phrases, first = clauses.scene, clauses.phrases, word - 1
    begin = scene.sentence(word)[0]
    while first > begin and scene.words[first].pos == "ADJ":
        first -= 1
    if first >= begin and scene.lower(first) in clauses.grammar.possessives:
        return (first, first + 1)
    verb = scene.heads[word]
    if not begin <= verb < word or scene.words[verb].lemma not in phrases.cues.lending:
        return None
    subject = phrases.subject(verb)
    if subject is None or subject[0] <= word < subject[1] or scene.lower(subject[0]) in clauses.grammar.expletives:
        return None
    return subject if phrases.speaks(subject) else None
