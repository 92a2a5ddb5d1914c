"""What is certain to somebody: "Für ihn ist klar: Das Tor bleibt zu", "Fest steht für die Ministerin, dass …".

The preposition names who is sure, the word of certainty is the cue, and the content is a clause with an opener or stands behind a colon.
"""

from __future__ import annotations

from zegsman.statements.clauses import ClauseFinder
from zegsman.statements.draft import Draft
from zegsman.statements.scene import Range


def find(clauses: ClauseFinder) -> list[Draft]:
    """A draft for each word of certainty beside somebody who is sure and a clause of what they are sure of."""
    words = range(len(clauses.scene.words))
    found = (_at(clauses, word) for word in words if clauses.scene.lower(word) in clauses.phrases.cues.evident)
    return [draft for draft in found if draft is not None]


def _at(clauses: ClauseFinder, word: int) -> Draft | None:
    scene, stop = clauses.scene, clauses.borders.limit(word)
    first = clauses.phrases.clause_start(word)
    opener = next((k for k in range(word + 1, stop - 1) if _opens(clauses, k)), None)
    if opener is None or any(scene.lower(k) in clauses.grammar.words for k in range(first, opener)):
        return None
    if sum(scene.is_finite(k) for k in range(first, opener)) != 1:
        return None
    source = _who(clauses, first, opener)
    last = clauses.borders.end_of_clause(opener, stop)
    content = clauses.borders.span(opener, last)
    if source is None or not content or source[0] <= word < source[1]:
        return None
    return Draft(content, (word,), source, "say", True, "source behind a preposition", 0.85, rest=(first, opener))


def _opens(clauses: ClauseFinder, word: int) -> bool:
    """ "klar: | Das Tor …", "klar, | dass …"."""
    before = clauses.scene.words[word - 1].form
    return before == ":" or (before == "," and clauses.borders.opens(word))


def _who(clauses: ClauseFinder, first: int, last: int) -> Range | None:
    """Who is sure, behind the preposition; nobody where it is "I" or no speaker."""
    scene, phrases = clauses.scene, clauses.phrases
    place = next((k for k in range(first, last) if scene.lower(k) in phrases.cues.for_whom), None)
    source = phrases.forward(place + 1, last) if place is not None and place + 1 < last else None
    if source is None or not phrases.speaks(source):
        return None
    entry = phrases.pronouns.get(scene.words[source[0]].form) if phrases.is_pronoun_phrase(source) else None
    return None if entry is not None and (entry.person < 3 or entry.gender == "nobody") else source
